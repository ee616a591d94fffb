internal import AlmanacModel

extension NumberScan {
  // MARK: - Multiples

  /// "doubled", "twofold", "fivefold", "twice"; "double" and "triple" only where they are no adjectives of names.
  func multipleWord(at index: Int) -> NumberMention? {
    guard let factor = words.multiple(index), has(.multipleWord) else { return nil }
    if ["double", "triple", "treble", "quadruple", "halve"].contains(where: { numerals.isText(index, $0) }) {
      let before = words.sorts(index - 1)
      let isVerb =
        before.contains(.toWord) || words.qualifierEnding(index - 1) != nil
        || ["will", "would", "could", "may", "might", "should", "can", "must"].contains {
          numerals.isText(index - 1, $0)
        }
      let next = words.sorts(index + 1)
      let isTimes =
        next.contains(.determiner) || ["what", "that"].contains { numerals.isText(index + 1, $0) }
      guard isVerb || isTimes, !isDash(index + 1) else { return nil }
    }
    return NumberMention(
      tokens: index..<index + 1, kind: .multiple, stated: StatedValue(value: factor), unit: .times,
      isSpelled: true)
  }

  /// "2.7-fold", "nine times", "by 1.5 times", "4.4x"; "1.5x-2x".
  func multiple(of numeral: Numeral, at index: Int, limit: Int) -> NumberMention? {
    guard has(.multipleSuffix) else { return nil }
    guard let end = multipleSuffix(after: numeral.end, limit) else {
      return multipleToFold(numeral, at: index, limit)
    }
    if has(.multipleRange), let second = multipleAfter(end, limit), second.value > numeral.value {
      return multiples(index..<second.end, numeral, second.value)
    }
    return NumberMention(
      tokens: index..<end, kind: .multiple,
      stated: StatedValue(value: numeral.value, halfUnit: numeral.halfUnit),
      unit: .times, isSpelled: !numeral.hasDigits)
  }

  private func multiples(_ range: Range<Int>, _ first: Numeral, _ high: Double) -> NumberMention {
    NumberMention(
      tokens: range, kind: .multiple,
      stated: StatedValue(value: nil, low: first.value, high: high, halfUnit: first.halfUnit), unit: .times,
      isSpelled: !first.hasDigits)
  }

  /// "-2x" after "1.5x".
  private func multipleAfter(_ link: Int, _ limit: Int) -> (value: Double, end: Int)? {
    guard link + 1 < limit, isDash(link) || numerals.isWord(link, "to"),
      let numeral = numerals.plain(at: link + 1), let end = multipleSuffix(after: numeral.end, limit)
    else { return nil }
    return (numeral.value, end)
  }

  /// "five- to tenfold", "two to threefold".
  private func multipleToFold(_ numeral: Numeral, at index: Int, _ limit: Int) -> NumberMention? {
    guard has(.multipleRange), numeral.end < limit else { return nil }
    var next = numeral.end
    if isDash(next), isGlued(next) { next += 1 }
    guard numerals.isWord(next, "to") || numerals.isWord(next, "or") else { return nil }
    next += 1
    if isHyphen(next) { next += 1 }
    guard next < limit, let high = words.multiple(next), high > numeral.value, tokens[next].length > 6 else {
      return nil
    }
    return multiples(index..<next + 1, numeral, high)
  }

  /// "two to three times", "5-10 fold": a range whose end says it is of multiples.
  func multiple(from range: NumberMention, _ limit: Int) -> NumberMention {
    guard range.kind == .number, has(.multipleRange),
      let end = multipleSuffix(after: range.tokens.upperBound, limit)
    else { return range }
    var multiple = range
    multiple.tokens = range.tokens.lowerBound..<end
    multiple.kind = .multiple
    multiple.unit = .times
    return multiple
  }

  /// "an hour and a half", "a year and a quarter".
  func oneAndHalf(at index: Int, limit: Int) -> NumberMention? {
    guard words.sorts(index).contains(.article), has(.unitAndHalf) else { return nil }
    let time = words.timeUnit(index + 1).map { (end: $0.end, code: $0.code) }
    let unit = words.unit(index + 1).flatMap { $0.sort == .measure ? (end: $0.end, code: $0.code) : nil }
    guard let unit = time ?? unit, !unit.code.rawValue.isEmpty else { return nil }
    var numeral = Numeral(mantissa: 1, exponent: 0, end: unit.end, hasDigits: false)
    numerals.addHalf(&numeral, from: index)
    guard numeral.denominator > 1, numeral.end <= limit else { return nil }
    return NumberMention(
      tokens: index..<numeral.end, kind: .measure, stated: StatedValue(value: numeral.value), unit: unit.code,
      nounTokens: index + 1..<unit.end, isSpelled: true)
  }

  /// "a percentage point": one.
  func onePoint(at index: Int, limit: Int) -> NumberMention? {
    guard words.sorts(index).contains(.article), let unit = words.unit(index + 1), unit.end <= limit,
      unit.sort == .percent, unit.code != .percent, has(.articleOfPoint),
      !words.sorts(index - 1).contains(.of)
    else { return nil }
    return NumberMention(
      tokens: index..<unit.end, kind: kind(of: unit.code, unit.sort), stated: StatedValue(value: 1),
      unit: unit.code, nounTokens: index + 1..<unit.end, isSpelled: true)
  }

  private func multipleSuffix(after index: Int, _ limit: Int) -> Int? {
    var next = index
    if isHyphen(next) { next += 1 }
    guard next < limit, words.sorts(next).contains(.multipleSuffix), !numerals.isWord(next, "time") else {
      return nil
    }
    let isLetter = numerals.isWord(next, "x") || tokens[next].kind == .mark
    // "4.4x" is a multiple; "3 x 4" and "3x4" are sizes.
    if isLetter, !isGlued(next) || tokens.indices.contains(next + 1) && tokens[next + 1].isDigits {
      return nil
    }
    // "three times a week", "twice per year" tell how often.
    let after = next + 1
    if words.sorts(after).contains(.article) || numerals.isWord(after, "per")
      || numerals.isWord(after, "each"),
      words.sorts(after + 1).contains(.timeUnit)
    {
      return nil
    }
    return after
  }

  // MARK: - Ordinals

  /// "No. 7", "number 7", "number one", "#1": a place, unless it numbers a document.
  func numbered(at index: Int) -> NumberMention? {
    guard has(.numberedRank), words.sorts(index).contains(.numberNoun), !numerals.isPlural(index) else {
      return nil
    }
    var next = index + 1
    if isMark(next, "."), isGlued(next) { next += 1 }
    guard tokens.indices.contains(next), let numeral = numerals.plain(at: next), numeral.isInteger,
      numeral.value < 100, numeral.value > 0
    else { return nil }
    // "no two firms", "a number three times as high"
    if !numeral.hasDigits, !numerals.isWord(index, "number") { return nil }
    if numerals.isWord(index, "no"), !isMark(index + 1, "."), !tokens[index].flags.contains(.capital) {
      return nil
    }
    let after = numeral.end
    if isGlued(after),
      isMark(after, "/") || isMark(after, "(")
        || isDash(after) && tokens.indices.contains(after + 1) && tokens[after + 1].isDigits
    {
      return nil
    }
    var mention = NumberMention(
      tokens: index..<after, kind: .ordinal, stated: StatedValue(value: numeral.value), unit: .rank,
      isSpelled: !numeral.hasDigits)
    mention.isNumbered = true
    return mention
  }

  func ordinal(at index: Int, _ numeral: Numeral?, limit: Int) -> NumberMention? {
    if tokens[index].isDigits { return numeral.flatMap { digitOrdinal($0, at: index) } }
    guard tokens[index].isWord, has(.wordOrdinal) else { return nil }
    if let value = words.ordinal(index) {
      guard isOrdinal(index) else { return nil }
      return ordinal(index..<index + 1, Double(value), isSpelled: true)
    }
    return has(.compoundOrdinal) ? compoundOrdinal(at: index, limit) : nil
  }

  private func ordinal(_ range: Range<Int>, _ value: Double, isSpelled: Bool) -> NumberMention {
    NumberMention(
      tokens: range, kind: .ordinal, stated: StatedValue(value: value), unit: .rank, isSpelled: isSpelled)
  }

  /// "1st", "22nd", "1,000th", "19 th".
  private func digitOrdinal(_ numeral: Numeral, at index: Int) -> NumberMention? {
    guard has(.digitOrdinal), numeral.isInteger else { return nil }
    // "30 thousandth"
    if let power = words.ordinal(numeral.end), power >= 100, power <= 1_000_000_000, numeral.value < 1000,
      !words.sorts(numeral.end + 1).contains(.of)
    {
      return ordinal(index..<numeral.end + 1, numeral.value * Double(power), isSpelled: false)
    }
    var end = numeral.end
    if isHyphen(end) { end += 1 }
    guard words.sorts(end).contains(.ordinalSuffix), !isMark(end + 1, "'") || !isGlued(end + 1),
      isGlued(end) || end == numeral.end && isSuffix(end, of: numeral.value)
    else {
      return nil
    }
    return ordinal(index..<end + 1, numeral.value, isSpelled: false)
  }

  /// "11 th": set apart only where it is the number's own.
  private func isSuffix(_ index: Int, of value: Double) -> Bool {
    guard value < 1e9, !tokens[index].flags.contains(.capital) else { return false }
    let number = Int(value)
    if (11...13).contains(number % 100) { return numerals.isWord(index, "th") }
    switch number % 10 {
    case 1: return numerals.isWord(index, "st")
    case 2: return numerals.isWord(index, "nd")
    case 3: return numerals.isWord(index, "rd")
    default: return numerals.isWord(index, "th")
    }
  }

  /// "second" is an ordinal; "a second", "per second", "seconds later" and "a third of" are none.
  private func isOrdinal(_ index: Int) -> Bool {
    guard words.timeUnit(index) != nil else { return true }
    let before = index - 1
    if words.sorts(before).contains(.article) || numerals.isWord(before, "per") {
      // "a second plant", "a second, larger one": an ordinal; "a second." and "a second of" are times.
      let next = index + 1
      return tokens.indices.contains(next)
        && (tokens[next].isWord && words.sorts(next).isDisjoint(with: [.of, .inWord, .agoWord, .laterWord])
          && !numerals.isWord(before, "per") || isHyphen(next))
    }
    return true
  }

  /// "twenty-first", "one hundred and third", "two-hundredth", "three thousandth".
  private func compoundOrdinal(at start: Int, _ limit: Int) -> NumberMention? {
    // "hundred-and-first"
    let isMagnitude = words.magnitude(start).map { $0 >= 2 } ?? false && !numerals.isPlural(start)
    guard words.cardinal(start) != nil || isMagnitude || words.sorts(start).contains(.article) else {
      return nil
    }
    var total = 0
    var current = words.cardinal(start) ?? 1
    var index = isMagnitude ? start : start + 1
    // "a hundredth of" is a fraction; "a hundred and first" is not.
    while index < limit, index < start + 14 {
      if isDash(index), isGlued(index) || words.sorts(index).contains(.andWord) {
        index += 1
        continue
      }
      if words.sorts(index).contains(.andWord) {
        guard current >= 100 || total > 0 else { return nil }
        index += 1
        continue
      }
      if let last = words.ordinal(index) {
        return finish(start, index, total, current, last)
      }
      if let next = words.cardinal(index),
        current % 100 == 0 || current % 10 == 0 && current >= 20 && next < 10
      {
        current += next
      } else if let power = words.magnitude(index), !numerals.isPlural(index) {
        if power == 2 {
          current *= 100
        } else {
          (total, current) = (total + current * Int(Numeral.decimal(1, min(power, 12))), 0)
        }
      } else {
        return nil
      }
      guard current < 1_000_000, total < 1 << 52 else { return nil }
      index += 1
    }
    return nil
  }

  private func finish(_ start: Int, _ index: Int, _ total: Int, _ current: Int, _ last: Int) -> NumberMention?
  {
    let value: Int
    if last >= 100 {
      guard current < 1000, !words.sorts(start).contains(.article) else { return nil }
      // "one millionth of it" is a part.
      if current == 1, total == 0, words.sorts(index + 1).contains(.of),
        !words.sorts(start - 1).contains(.determiner)
      {
        return nil
      }
      // "two hundredths" is plural; "two hundredth" an ordinal.
      value = total + current * last
    } else {
      let isTens = current % 10 == 0 && current % 100 >= 20 && last < 10
      guard isTens || current % 100 == 0, current > 0 || total > 0 else { return nil }
      value = total + current + last
    }
    return ordinal(start..<index + 1, Double(value), isSpelled: true)
  }

  // MARK: - Ratios

  /// "one in five", "1 in 5", "two out of three": a part of a whole.
  func oneIn(_ first: Amount, limit: Int) -> NumberMention? {
    guard has(.oneInMany), first.unit == nil, first.numeral.isInteger, first.numeral.magnitude == 0 else {
      return nil
    }
    var next = first.tokens.upperBound
    var isOutOf = false
    if numerals.isWord(next, "out"), words.sorts(next + 1).contains(.of) {
      next += 2
      isOutOf = true
    } else if numerals.isWord(next, "in") {
      next += 1
    } else {
      return nil
    }
    if words.sorts(next).contains(.determiner) && isText(next, "every") { next += 1 }
    guard next < limit, let second = numerals.plain(at: next), second.end <= limit, second.isInteger,
      second.value > first.value, first.value > 0, second.value <= (isOutOf ? 10_000 : 1_000),
      isOutOf || first.value <= 9 && first.numeral.hasDigits == second.hasDigits,
      words.unit(second.end) == nil || words.unit(second.end)?.sort == .count
    else { return nil }
    var mention = NumberMention(
      tokens: first.tokens.lowerBound..<second.end, kind: .percent,
      stated: StatedValue(value: (first.value / second.value * 1000).rounded() / 10), unit: .percent,
      isSpelled: !first.numeral.hasDigits)
    mention.fraction = first.value / second.value
    return mention
  }

  func isText(_ index: Int, _ word: String) -> Bool { numerals.isText(index, word) }
}
