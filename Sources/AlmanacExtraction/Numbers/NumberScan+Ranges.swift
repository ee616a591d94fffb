internal import AlmanacModel

extension NumberScan {
  private enum Link { case dash, to, and, or, plusMinus, bound }

  /// The range that `first` begins, if a second amount is joined to it.
  func range(from first: Amount, limit: Int) -> NumberMention? {
    var index = first.tokens.upperBound
    guard index < limit, let link = link(at: &index, limit, first) else { return nil }
    guard var second = secondAmount(at: index, limit, first) else { return nil }
    if first.isBareFraction, !second.isBareFraction || !has(.fractionRange) { return nil }
    if isMark(index - 2, "("), isMark(second.tokens.upperBound, ")") {
      // "10 (±2)"
      second.tokens = second.tokens.lowerBound..<second.tokens.upperBound + 1
    }
    switch link {
    case .plusMinus: return has(.plusMinusRange) ? plusMinus(first, second) : nil
    case .bound: return bounded(first, second)
    case .dash: guard has(.dashRange), isDashRange(first, second, limit) else { return nil }
    case .to:
      guard has(.toRange), isToRange(first, second), !first.isBareFraction || isFreeFraction(first) else {
        return nil
      }
    case .and: guard has(.betweenRange), isBetween(first.tokens.lowerBound) else { return nil }
    case .or: guard has(.orRange), isAlternative(first, second) else { return nil }
    }
    guard unitsAgree(first, second) else { return nil }
    let low = shared(first, second)
    guard low < second.value || link == .and && low > second.value else { return nil }
    return joined(first, second)
  }

  /// Two fractions joined by "to" are the ends of a range unless something went from one to the other.
  private func isFreeFraction(_ first: Amount) -> Bool { !isChange(first.tokens.lowerBound, within: 6) }

  private func link(at index: inout Int, _ limit: Int, _ first: Amount) -> Link? {
    let start = index
    index += 1
    let token = tokens[start]
    if token.kind == .mark {
      if token.mark == Mark.plusMinus { return .plusMinus }
      if token.isMark("("), index < limit, tokens[index].mark == Mark.plusMinus, tokens[index].kind == .mark {
        index += 1
        return .plusMinus
      }
      if token.isMark(","), let end = qualifierSpan(from: index) {
        index = end
        return .bound
      }
      if has(.dottedRange), isGlued(start), token.mark == Mark.ellipsis || token.isMark("."), isGlued(index) {
        if token.mark == Mark.ellipsis { return .dash }
        while index < min(limit, start + 3), isMark(index, "."), isGlued(index) { index += 1 }
        return index > start + 1 && isGlued(index) ? .dash : nil
      }
      if token.isMark("+"), isMark(start + 1, "/"), isDash(start + 2) {
        index = start + 3
        return .plusMinus
      }
      if token.isMark("~"), index < limit, tokens[index].hasSpaceBefore == token.hasSpaceBefore {
        return .dash
      }
      // ">10 <20"
      if token.hasSpaceBefore, token.isMark("<") || token.mark == Mark.atMost, isGlued(index) {
        return .bound
      }
      guard token.isDash, index < limit else { return nil }
      // "five-to-ten-year", "5- to 10-year"
      if isGlued(start), numerals.isWord(index, "to") {
        index = isHyphen(index + 1) ? index + 2 : index + 1
        return .to
      }
      // "3 -4" is a list, "3 - 4" and "3-4" are ranges; an em dash parts sentences.
      guard token.mark != Mark.emDash || isGlued(start) && isGlued(index) else { return nil }
      if isMark(index, "-"), isGlued(index) { index += 1 }
      return token.hasSpaceBefore == tokens[start + 1].hasSpaceBefore ? .dash : nil
    }
    if numerals.isWord(start, "up"), numerals.isWord(index, "to"),
      numerals.isWord(beforeSigns(first.tokens.lowerBound), "from")
    {
      index += 1
      return .to
    }
    if numerals.isWord(start, "to") || numerals.isWord(start, "through") || numerals.isWord(start, "till")
      || numerals.isWord(start, "thru")
    {
      if let end = qualifierSpan(from: index), has(.boundedTwice) {
        index = end
        return .bound
      }
      if numerals.isWord(index, "about") || numerals.isWord(index, "around") { index += 1 }
      return .to
    }
    if numerals.isWord(start, "plus"), numerals.isWord(start + 1, "or"),
      words.sorts(start + 2).contains(.minus)
    {
      index = start + 3
      return .plusMinus
    }
    if numerals.isWord(start, "give"), numerals.isWord(start + 1, "or"), numerals.isWord(start + 2, "take") {
      index = start + 3
      return .plusMinus
    }
    if words.sorts(start).contains(.butWord) || numerals.isWord(start, "and") || numerals.isWord(start, "nor")
    {
      // "more than 5 but less than 7"
      if let end = qualifierSpan(from: start + 1) {
        index = end
        return .bound
      }
      return numerals.isWord(start, "and") ? .and : nil
    }
    return numerals.isWord(start, "or") ? .or : nil
  }

  /// The end of the longest qualifier phrase that begins at `start` and bounds a number.
  private func qualifierSpan(from start: Int) -> Int? {
    var end: Int?
    for last in start..<start + 6 {
      if let qualifier = words.qualifierEnding(last), qualifier.start <= start,
        isLower(qualifier.qualifier) || isUpper(qualifier.qualifier)
      {
        end = last + 1
      }
    }
    return end
  }

  /// The amount joined on; it may carry its own currency, so that its numeral is up to three tokens on.
  private func secondAmount(at index: Int, _ limit: Int, _ first: Amount) -> Amount? {
    var start = index
    while start < min(index + 4, limit), numerals.plain(at: start) == nil {
      let isOwn =
        words.hasUnit(start) || isMark(start, "\\") || tokens[start].isMinus || isMark(start, ".")
        || isMark(start, "+")
        || !words.sorts(start).isDisjoint(with: [.minus, .plus])
      guard isOwn else { return nil }
      start += 1
    }
    // "$5m-10m": the second letter is a magnitude like the first.
    let isMoney = first.isPrefixed && first.numeral.magnitude > 0
    guard start < limit, let second = amount(at: start, limit: limit, isMoney: isMoney),
      second.tokens.lowerBound <= start
    else { return nil }
    return second
  }

  private func unitsAgree(_ first: Amount, _ second: Amount) -> Bool {
    if let a = first.unit, let b = second.unit, a != b { return false }
    // "$5 billion to 3 per cent" has two units; "5 to $6bn" only shares where the first has none.
    if first.unit != nil, second.unit == nil, !first.isPrefixed { return false }
    if first.unit == nil, first.numeral.magnitude > 0, second.unit != nil, second.numeral.magnitude == 0 {
      return second.sort != .money
    }
    return true
  }

  private func isDashRange(_ first: Amount, _ second: Amount, _ limit: Int) -> Bool {
    guard !second.hasSign || second.tokens.lowerBound > first.tokens.upperBound + 1 else { return false }
    // Three numbers joined by dashes are a telephone or file number.
    let next = second.tokens.upperBound
    if isHyphen(next), tokens.indices.contains(next + 1), tokens[next + 1].isDigits { return false }
    let before = first.tokens.lowerBound - 1
    if isDash(before), isGlued(before), tokens.indices.contains(before - 1), tokens[before - 1].isDigits {
      return false
    }
    // "747-400", "007-12": types and file numbers.
    return
      !(first.numeral.hasDigits && text[tokens[first.tokens.lowerBound].start] == UInt8(ascii: "0")
      && first.numeral.isInteger && tokens[first.tokens.lowerBound].length > 1)
  }

  /// "5 to 7 percent"; "from 5 to 7" is a range too, unless something moved from one to the other.
  private func isToRange(_ first: Amount, _ second: Amount) -> Bool {
    let before = beforeSigns(first.tokens.lowerBound)
    if numerals.isWord(before, "from"), has(.changeFromTo), isChange(before) { return false }
    // "fell 35 cents to 18.25 dollars", "fell by a third to $13.2 billion": by how much, and to what.
    let isOwn = first.unit != nil || first.numeral.denominator > 1
    let isOfPercent = first.sort == .percent && words.sorts(before).contains(.of)
    if isOwn, second.unit != nil, !isOfPercent, has(.changeFromTo),
      isChange(first.tokens.lowerBound, within: 4)
    {
      return false
    }
    // "declined by 11,905 to 489,617": no range is that wide.
    if numerals.isWord(before, "by"), has(.changeFromTo), isChange(before, within: 3),
      let low = first.numeral.value.magnitude as Double?,
      let high = second.numeral.value.magnitude as Double?,
      high > 3 * low
    {
      return false
    }
    // "rose 5 pct to 7 billion"
    return first.unit == nil || second.unit != nil || first.isPrefixed
  }

  /// Whether a word of change stands before "from" in the same clause: then both are values of their own.
  private func isChange(_ from: Int, within reach: Int = 12) -> Bool {
    var index = from - 1
    var steps = 0
    while tokens.indices.contains(index), steps < reach {
      if tokens[index].isMark(";") || tokens[index].isMark(":") { return false }
      if !words.sorts(index).isDisjoint(with: .change) { return true }
      index -= 1
      steps += 1
    }
    return false
  }

  private func beforeSigns(_ index: Int) -> Int {
    var before = index - 1
    while isMark(before, "\\") || isMark(before, "*") { before -= 1 }
    if let qualifier = words.qualifierEnding(before) { return qualifier.start - 1 }
    return before
  }

  private func isBetween(_ index: Int) -> Bool {
    let before = beforeSigns(index)
    return numerals.isWord(before, "between")
      || words.sorts(before).contains(.article) && numerals.isWord(before - 1, "between")
  }

  /// "5 or 6": neighbours; "10 or 200" is a choice.
  private func isAlternative(_ first: Amount, _ second: Amount) -> Bool {
    guard first.unit == nil || second.unit != nil else { return false }
    let low = shared(first, second)
    return low > 0 && second.value <= low * 2 + 1
  }

  /// The first value with the second's magnitude where it has none of its own.
  func shared(_ first: Amount, _ second: Amount) -> Double {
    if second.isCoin, first.unit == nil, first.numeral.denominator == 1 {
      // "50-60 cents"
      var coins = first
      coins.numeral.exponent -= 2
      return coins.value
    }
    guard has(.sharedMagnitude), first.numeral.magnitude == 0, second.numeral.magnitude > 0,
      abs(first.value) < 1000,
      first.unit == nil || first.isPrefixed
    else { return first.value }
    var scaled = first
    scaled.numeral.exponent += second.numeral.magnitude
    return scaled.value < second.value ? scaled.value : first.value
  }

  private func joined(_ first: Amount, _ second: Amount) -> NumberMention {
    let unit = second.unit ?? first.unit
    let sort = second.unit == nil ? first.sort : second.sort
    let kind = kind(of: unit, sort)
    let end =
      kind == .count ? second.numeral.end : second.tokens.upperBound
    let low = shared(first, second)
    if first.isBareFraction { return fractions(first, second) }
    return NumberMention(
      tokens: first.tokens.lowerBound..<end, kind: kind,
      stated: StatedValue(
        value: nil, low: min(low, second.value), high: max(low, second.value), halfUnit: second.halfUnit),
      unit: unit, nounTokens: second.unitTokens,
      isSpelled: !first.numeral.hasDigits && !second.numeral.hasDigits,
      rate: kind == .measure ? rate(of: unit, after: end, limit: tokens.endIndex) : nil,
      hasSign: first.hasSign)
  }

  /// "a third to a half": a share in per cent for claims, two numbers as written.
  private func fractions(_ first: Amount, _ second: Amount) -> NumberMention {
    let (low, high) = (min(first.value, second.value), max(first.value, second.value))
    var mention = NumberMention(
      tokens: first.tokens.lowerBound..<second.tokens.upperBound, kind: .percent,
      stated: StatedValue(
        value: nil, low: (low * 1000).rounded() / 10, high: (high * 1000).rounded() / 10), unit: .percent,
      isSpelled: true)
    mention.fractionRange = low...high
    return mention
  }

  /// "±3%", "plus or minus 3 percent" with nothing before it to add to or take from.
  func spread(at index: Int, limit: Int) -> NumberMention? {
    var start = index
    if tokens[index].kind == .mark, tokens[index].mark == Mark.plusMinus {
      start += 1
    } else if isMark(index, "+"), isMark(index + 1, "/"), isDash(index + 2) {
      start += 3
    } else if words.sorts(index).contains(.plus), numerals.isWord(index + 1, "or"),
      words.sorts(index + 2).contains(.minus)
    {
      start += 3
    }
    guard start > index, start < limit, has(.symmetricSpread), let first = secondStart(at: start, limit),
      let amount = amount(at: first, limit: limit), amount.numeral.value > 0
    else { return nil }
    var mention = mention(of: amount)
    mention.tokens = index..<mention.tokens.upperBound
    let value = amount.numeral.value
    mention.stated = StatedValue(value: nil, low: -value, high: value, halfUnit: amount.halfUnit)
    mention.fraction = nil
    return mention
  }

  private func secondStart(at index: Int, _ limit: Int) -> Int? {
    (index..<min(index + 3, limit)).first { numerals.plain(at: $0) != nil }
  }

  private func plusMinus(_ middle: Amount, _ spread: Amount) -> NumberMention {
    var centre = middle
    if centre.numeral.magnitude == 0, spread.numeral.magnitude > 0 {
      centre.numeral.exponent += spread.numeral.magnitude
    }
    var range = joined(centre, spread)
    // "100 ± 5 %" without a unit of its own before the sign is a relative spread of a bare number only by chance.
    let isExact = middle.numeral.denominator == 1 && spread.numeral.denominator == 1
    var difference = centre.numeral
    var sum = centre.numeral
    var negative = spread.numeral
    negative.mantissa = -negative.mantissa
    if isExact, sum.add(spread.numeral), difference.add(negative) {
      range.stated.low = centre.sign * (centre.sign > 0 ? difference : sum).value
      range.stated.high = centre.sign * (centre.sign > 0 ? sum : difference).value
    } else {
      range.stated.low = centre.value - spread.numeral.value
      range.stated.high = centre.value + spread.numeral.value
    }
    range.stated.halfUnit = centre.halfUnit
    return range
  }

  /// "more than 5 but less than 7": a lower and an upper bound, each with its qualifier.
  private func bounded(_ first: Amount, _ second: Amount) -> NumberMention? {
    guard has(.boundedTwice), unitsAgree(first, second) || second.unit == nil,
      let before = words.qualifierEnding(beforeSignsOnly(first.tokens.lowerBound)),
      let between = qualifierBetween(first, second)
    else { return nil }
    let low = shared(first, second)
    // "as little as 5 to as much as 10" and "less than 10 but more than 5" bound on both sides too.
    let isInOrder = isLower(before.qualifier) && isUpper(between) && low < second.value
    let isReversed = isUpper(before.qualifier) && isLower(between) && second.value < low
    guard isInOrder || isReversed else { return nil }
    var range = joined(first, second)
    // The bounds are told by both ends; what stands before the first qualifies it alone.
    range.qualifierTokens = before.start..<first.tokens.lowerBound
    return range
  }

  private func beforeSignsOnly(_ index: Int) -> Int {
    var before = index - 1
    while isMark(before, "\\") || isMark(before, "*") { before -= 1 }
    return before
  }

  private func qualifierBetween(_ first: Amount, _ second: Amount) -> Qualifier? {
    words.qualifierEnding(beforeSignsOnly(second.tokens.lowerBound))?.qualifier
  }

  private func isLower(_ qualifier: Qualifier) -> Bool { qualifier == .moreThan || qualifier == .atLeast }
  private func isUpper(_ qualifier: Qualifier) -> Bool {
    qualifier == .lessThan || qualifier == .atMost || qualifier == .almost
  }

  /// "(3, 5]", "[3, 5)", "the interval [3, 5]": brackets that do not match, or that are called an interval.
  func interval(at index: Int, limit: Int) -> NumberMention? {
    guard has(.intervalBrackets), isMark(index, "(") || isMark(index, "["), isGlued(index + 1),
      let first = amount(at: index + 1 + signLength(index + 1), limit: limit), first.unit == nil
    else { return nil }
    let comma = first.tokens.upperBound
    guard isMark(comma, ",") || isMark(comma, ";"),
      let second = amount(at: comma + 1 + signLength(comma + 1), limit: limit), second.unit == nil,
      second.value > first.value
    else { return nil }
    let end = second.tokens.upperBound
    let isMixed = isMark(index, "(") && isMark(end, "]") || isMark(index, "[") && isMark(end, ")")
    let isNamed = numerals.isWord(index - 1, "interval") || numerals.isWord(index - 1, "range")
    guard isMixed || isNamed && (isMark(end, "]") || isMark(end, ")")) else { return nil }
    var range = joined(first, second)
    range.tokens = index..<end + 1
    return range
  }

  private func signLength(_ index: Int) -> Int {
    tokens.indices.contains(index) && tokens[index].isMinus ? 1 : 0
  }
}
