internal import AlmanacModel

extension NumberScan {
  private enum Link { case dash, to, and, or, plusMinus, bound }

  /// The range that `first` begins, if a second amount is joined to it.
  func range(from first: Amount, limit: Int) -> NumberMention? {
    var index = first.tokens.upperBound
    guard index < limit, !first.isBareFraction, let link = link(at: &index, limit) else { return nil }
    guard let second = secondAmount(at: index, limit, link) else { return nil }
    switch link {
    case .plusMinus: return has(.plusMinusRange) ? plusMinus(first, second) : nil
    case .bound: return bounded(first, second)
    case .dash: guard has(.dashRange), isDashRange(first, second, limit) else { return nil }
    case .to: guard has(.toRange), isToRange(first, second) else { return nil }
    case .and: guard has(.betweenRange), isBetween(first.tokens.lowerBound) else { return nil }
    case .or: guard has(.orRange), isAlternative(first, second) else { return nil }
    }
    guard unitsAgree(first, second) else { return nil }
    let low = shared(first, second)
    guard low < second.value || link == .and && low > second.value else { return nil }
    return joined(first, second)
  }

  private func link(at index: inout Int, _ limit: Int) -> Link? {
    let start = index
    index += 1
    let token = tokens[start]
    if token.kind == .mark {
      if token.mark == Mark.plusMinus { return .plusMinus }
      if token.isMark("+"), isMark(start + 1, "/"), isDash(start + 2) {
        index = start + 3
        return .plusMinus
      }
      if token.isMark("~"), isGlued(start), isGlued(index) { return .dash }
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
    if numerals.isWord(start, "to") || numerals.isWord(start, "through") || numerals.isWord(start, "till") {
      if numerals.isWord(index, "about") || numerals.isWord(index, "around") { index += 1 }
      return .to
    }
    if numerals.isWord(start, "plus"), numerals.isWord(start + 1, "or"),
      words.sorts(start + 2).contains(.minus)
    {
      index = start + 3
      return .plusMinus
    }
    if words.sorts(start).contains(.butWord) || numerals.isWord(start, "and") {
      // "more than 5 but less than 7"
      if let end = qualifierSpan(from: start + 1) {
        index = end
        return .bound
      }
      return numerals.isWord(start, "and") ? .and : nil
    }
    return numerals.isWord(start, "or") ? .or : nil
  }

  /// The end of a qualifier phrase that begins at `start`, articles after it included.
  private func qualifierSpan(from start: Int) -> Int? {
    for last in start..<start + 4 {
      if let qualifier = words.qualifierEnding(last), qualifier.start <= start { return last + 1 }
    }
    return nil
  }

  /// The amount joined on; it may carry its own currency, so that its numeral is up to three tokens on.
  private func secondAmount(at index: Int, _ limit: Int, _ link: Link) -> Amount? {
    var start = index
    while start < min(index + 4, limit), numerals.plain(at: start) == nil {
      let isOwn =
        words.hasUnit(start) || isMark(start, "\\") || tokens[start].isMinus || isMark(start, ".")
        || words.sorts(start).contains(.minus)
      guard isOwn else { return nil }
      start += 1
    }
    guard start < limit, let second = amount(at: start, limit: limit), second.tokens.lowerBound <= start
    else {
      return nil
    }
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
    if isOwn, second.unit != nil, has(.changeFromTo), isChange(first.tokens.lowerBound, within: 4) {
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
    return NumberMention(
      tokens: first.tokens.lowerBound..<end, kind: kind,
      stated: StatedValue(
        value: nil, low: min(low, second.value), high: max(low, second.value), halfUnit: second.halfUnit),
      unit: unit, nounTokens: second.unitTokens,
      isSpelled: !first.numeral.hasDigits && !second.numeral.hasDigits,
      hasSign: first.hasSign)
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
      isLower(before.qualifier), let between = qualifierBetween(first, second), isUpper(between),
      shared(first, second) < second.value
    else { return nil }
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
