internal import AlmanacModel

extension NumberScan {
  /// "5.8 billion", "half a million", "5.8m", "2 trillion 930 billion", "one million two hundred thousand and five".
  func readMagnitude(_ numeral: inout Numeral, _ limit: Int, hasCurrency: Bool) {
    readMagnitudeWords(&numeral, limit, hasCurrency)
    if numeral.magnitude >= 3, let half = halfAfter(numeral, limit) {
      numeral = half
      return
    }
    guard has(.smallerPart) else { return }
    var last = numeral.magnitude
    while last >= 3, let part = smallerPart(after: numeral.end, below: last, limit, numeral) {
      var sum = numeral
      guard sum.add(part) else { return }
      sum.magnitude = numeral.magnitude
      numeral = sum
      last = part.magnitude
    }
  }

  /// "a million and a half": half of the magnitude, where nothing that could be halved follows.
  private func halfAfter(_ numeral: Numeral, _ limit: Int) -> Numeral? {
    guard has(.andAHalf), numeral.isInteger, words.sorts(numeral.end).contains(.andWord),
      words.sorts(numeral.end + 1).contains(.article), words.sorts(numeral.end + 2).contains(.halfWord),
      numeral.end + 3 <= limit, words.magnitude(numeral.end + 3) == nil,
      !words.sorts(numeral.end + 3).contains(.of)
    else { return nil }
    var sum = numeral
    let half = Numeral(
      mantissa: 5, exponent: numeral.magnitude - 1, end: numeral.end + 3, hasDigits: false, isDecimal: true)
    guard sum.add(half) else { return nil }
    return sum
  }

  private func readMagnitudeWords(_ numeral: inout Numeral, _ limit: Int, _ hasCurrency: Bool) {
    var index = numeral.end
    while index < limit, numeral.magnitude < 30 {
      if numeral.hasDigits || numeral.isDecimal, numeral.mantissa < 1_000_000_000,
        words.sorts(index).contains(.dozen), has(.dozen)
      {
        numeral.mantissa *= 12
        numeral.end = index + 1
        return
      }
      var next = index
      if isHyphen(next), next + 1 < limit { next += 1 }
      if numeral.magnitude == 0, isFraction(numeral), has(.fractionOfMagnitude) {
        if words.sorts(next).contains(.of), words.sorts(next + 1).contains(.article) { next += 1 }
        if words.sorts(next).contains(.article), words.magnitude(next + 1) != nil { next += 1 }
      }
      if numeral.isVague, numeral.magnitude == 0, words.sorts(next).contains(.of) { next += 1 }
      guard next < limit, let power = power(at: next, numeral, hasCurrency) else { break }
      if numeral.magnitudeStart == nil { numeral.magnitudeStart = next }
      numeral.exponent += power
      numeral.magnitude += power
      numeral.end = next + 1
      index = next + 1
    }
  }

  private func isFraction(_ numeral: Numeral) -> Bool { numeral.isDecimal }

  private func power(at index: Int, _ numeral: Numeral, _ hasCurrency: Bool) -> Int? {
    if let power = words.magnitude(index), has(.magnitudeWord) {
      // "5 thousands" is met; "two millions of them" too; a magnitude that touches other letters is none.
      return power == 2 && numeral.hasDigits && numeral.isDecimal ? nil : power
    }
    guard has(.gluedMagnitude), let power = words.gluedMagnitude(index), index > tokens.startIndex,
      tokens[index - 1].isDigits || tokens[index - 1].kind == .mark
    else { return nil }
    // "10 k€", "5M$": the letter may stand apart where a sign touches it.
    let isBeforeSign =
      tokens.indices.contains(index + 1) && tokens[index + 1].kind == .symbol && isGlued(index + 1)
      && words.unit(index + 1)?.sort == .money
    if isBeforeSign { return power }
    guard isGlued(index) else { return nil }
    if isMark(index + 1, "/"), isGlued(index + 1) { return nil }
    if hasCurrency { return power }
    guard let unit = words.unit(index) else { return power }
    return unit.end == index + 1 && isMillionLetter(index) ? power : nil
  }

  /// "5m people", "5m dollars": millions, where metres, tonnes or grams would leave the noun without a number.
  private func isMillionLetter(_ index: Int) -> Bool {
    let next = index + 1
    guard tokens.indices.contains(next), tokens[next].isWord, tokens[next].hasSpaceBefore else {
      return false
    }
    if words.unit(next) != nil || words.subunit(next) != nil { return true }
    return numerals.isPlural(next) && !tokens[next].flags.contains(.capital)
      && words.sorts(next).isDisjoint(with: [.of, .inWord, .byWord, .toWord, .andWord, .multipleSuffix])
  }

  /// "$5.8 m": a letter set apart is a magnitude only beside a currency.
  func readLateLetter(_ amount: inout Amount, _ limit: Int) {
    let index = amount.tokens.upperBound
    guard amount.numeral.magnitude == 0, has(.gluedMagnitude), index < limit, amount.sort == .money,
      tokens[index].isWord, tokens[index].length == 1, let power = words.gluedMagnitude(index)
    else { return }
    amount.numeral.exponent += power
    amount.numeral.magnitude = power
    amount.numeral.end = index + 1
    amount.tokens = amount.tokens.lowerBound..<index + 1
  }

  /// The next, smaller part of a number: "930 billion" after trillions, "two hundred thousand", "and five".
  private func smallerPart(after index: Int, below magnitude: Int, _ limit: Int, _ whole: Numeral) -> Numeral?
  {
    guard index < limit, whole.denominator == 1 else { return nil }
    var start = index
    let hasAnd = words.sorts(start).contains(.andWord)
    if hasAnd || tokens[start].isMark(",") && !whole.hasDigits { start += 1 }
    if !hasAnd, start > index, words.sorts(start).contains(.andWord) { start += 1 }
    guard start < limit, tokens[start].hasSpaceBefore, var part = numerals.plain(at: start),
      part.end <= limit,
      part.denominator == 1, part.hasDigits == whole.hasDigits || !hasAnd
    else { return nil }
    if !part.hasDigits, part.end < limit, words.magnitude(part.end) == 2 { return nil }
    let isComma = isMark(index, ",")
    readMagnitudeWords(&part, limit, false)
    guard part.magnitude < magnitude else { return nil }
    if part.hasDigits {
      return part.magnitude >= 3 && whole.isInteger && !hasAnd ? part : nil
    }
    guard part.mantissa > 0, !whole.hasDigits else { return nil }
    // "two thousand, five …" may be a list; "two million, five hundred thousand" is one number.
    if isComma, part.mantissa < 100, part.magnitude == 0 { return nil }
    if hasAnd, part.magnitude == 0, part.mantissa >= 1000 { return nil }
    return part.value < Numeral.decimal(1, magnitude) ? part : nil
  }
}
