extension NumeralReader {
  /// "two and a half", "two-and-a-half", "five and three quarters", "3 and a quarter".
  func addHalf(_ numeral: inout Numeral, from start: Int) {
    guard rules.contains(.andAHalf), numeral.denominator == 1, numeral.exponent == 0,
      !isWord(start - 1, "between")
    else { return }
    var index = skippingDash(numeral.end)
    guard words.sorts(index).contains(.andWord) else { return }
    index = skippingDash(index + 1)
    let above: Int
    if words.sorts(index).contains(.article) {
      above = 1
      index += 1
    } else if let cardinal = belowHundred(at: index) {
      above = cardinal.value
      index = cardinal.end
    } else if let digits = small(index), numeral.hasDigits || slashDenominator(index + 1, digits) != nil {
      above = digits
      index += 1
      if let below = slashDenominator(index, above) {
        return add(above, below, &numeral, end: index + 2)
      }
    } else {
      return
    }
    index = skippingDash(index)
    guard let below = denominator(at: index), above < below.value, below.isPlural == (above > 1) else {
      return
    }
    add(above, below.value, &numeral, end: below.end)
  }

  private func add(_ above: Int, _ below: Int, _ numeral: inout Numeral, end: Int) {
    numeral.mantissa = numeral.mantissa * below + above
    numeral.denominator = below
    numeral.isDecimal = true
    numeral.end = end
  }

  // MARK: - Fractions

  func wordFraction(at start: Int) -> Numeral? {
    guard rules.contains(.wordFraction) else { return nil }
    if words.sorts(start).contains(.halfWord) { return half(at: start) }
    let isArticle = words.sorts(start).contains(.article)
    var above = 1
    var index = start + 1
    if isArticle, words.sorts(index).contains(.halfWord), words.magnitude(skippingDash(index + 1)) != nil {
      // "a half million", "a half-billion"
      return Numeral(mantissa: 5, exponent: -1, end: index + 1, hasDigits: false, isDecimal: true)
    }
    if isArticle {
      // "a quarter", "a half"
    } else if let first = belowHundred(at: start), first.value > 0 {
      (above, index) = first
    } else if words.fraction(start) == 4, isFractionOfSomething(start + 1) || isOfPoint(start + 1) {
      // "quarter of a million", "quarter-point"
      index = start
    } else {
      return nil
    }
    index = skippingDash(index)
    guard let below = denominator(at: index), above < below.value || below.value == 2 && above == 1,
      above > 1 ? below.isPlural : !below.isPlural
    else { return nil }
    if words.sorts(index).contains(.quarterWord), isQuarterOfYear(start, index) { return nil }
    if above == 1, !isOfPoint(below.end), !isFractionContext(below.end, isArticle: isArticle) { return nil }
    guard rules.contains(.fractionNotOrdinal) || words.ordinal(index) == nil else { return nil }
    return Numeral(
      mantissa: above, exponent: 0, denominator: below.value, end: below.end, hasDigits: false,
      isDecimal: true)
  }

  /// "fifths", "quarter", "twenty-fifths", "thirty-seconds".
  func denominator(at index: Int) -> (value: Int, end: Int, isPlural: Bool)? {
    if let below = words.fraction(index) { return (below, index + 1, isPlural(index)) }
    guard let tens = words.cardinal(index), tens >= 20, tens < 100, rules.contains(.compoundFraction) else {
      return nil
    }
    let last = skippingDash(index + 1)
    if isWord(last, "seconds") { return (tens + 2, last + 1, true) }
    guard let unit = words.fraction(last), unit < 10, words.ordinal(last) != nil || isPlural(last),
      !words.sorts(last).contains(.quarterWord)
    else { return nil }
    return (tens + unit, last + 1, isPlural(last))
  }

  /// "one hundred and twenty-three thousandths"; "three hundred and two thirds" is 300⅔.
  func addParts(_ numeral: inout Numeral) {
    guard numeral.denominator == 1, numeral.exponent == 0, numeral.mantissa > 100,
      rules.contains(.wordFraction)
    else { return }
    let index = skippingDash(numeral.end)
    guard let below = denominator(at: index), below.isPlural else { return }
    let last = numeral.mantissa % 100
    if below.value >= 100 {
      guard numeral.mantissa < below.value else { return }
    } else {
      guard last > 0, last < below.value else { return }
      numeral.mantissa = (numeral.mantissa - last) * below.value + last
    }
    numeral.denominator = below.value
    numeral.isDecimal = true
    numeral.end = below.end
  }

  /// "quarter-point", "half-percentage-point": a part of a point.
  private func isOfPoint(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isDash, isGlued(index) else { return false }
    return isWord(index + 1, "point") || words.unit(index + 1)?.sort == .percent
  }

  /// "1 over 5", "three over four": a fraction read out, where nothing is counted.
  func addOver(_ numeral: inout Numeral, from start: Int) {
    guard rules.contains(.overFraction), numeral.isInteger, numeral.exponent == 0, numeral.mantissa > 0,
      numeral.mantissa < 1000, isWord(numeral.end, "over"), !tokens.indices.contains(start - 1)
    else { return }
    let index = numeral.end + 1
    let below: (value: Int, end: Int)?
    if numeral.hasDigits {
      below = small(index, length: 3).map { ($0, index + 1) }
    } else {
      below = belowHundred(at: index)
    }
    guard let below, below.value > 1, !tokens.indices.contains(below.end) || isEndOfPhrase(below.end) else {
      return
    }
    numeral.denominator = below.value
    numeral.isDecimal = true
    numeral.end = below.end
  }

  private func isEndOfPhrase(_ index: Int) -> Bool {
    tokens[index].kind == .mark && (tokens[index].isMark(".") || tokens[index].isMark(","))
      && !isPart(index + 1)
  }

  private func isPart(_ index: Int) -> Bool { isGlued(index) && tokens[index].isDigits }

  /// "half a billion", "half of", "half the exports", "half an hour": "half" alone is the number.
  private func half(at start: Int) -> Numeral? {
    guard rules.contains(.halfOf) else { return nil }
    let before = start - 1
    if words.ordinal(before) != nil || isWord(before, "last") || isWord(before, "second") { return nil }
    let next = start + 1
    let isLed =
      words.sorts(next).contains(.of) || words.sorts(next).contains(.article)
      || words.sorts(next).contains(.determiner) || isWord(next, "as") || words.hasUnit(next)
      || words.magnitude(next) != nil
      || tokens.indices.contains(next) && tokens[next].isDash && words.hasUnit(next + 1)
      || words.cardinal(next) == 1 || words.qualifierEnding(before) != nil
      || words.sorts(before).contains(.byWord) && !tokens.indices.contains(next)
      || words.sorts(before).contains(.byWord) && tokens[next].kind == .mark
      || isOfPoint(next) || isEndOfRange(next)
    guard isLed else { return nil }
    return Numeral(mantissa: 5, exponent: -1, end: next, hasDigits: false, isDecimal: true)
  }

  /// "half to three quarters", "half and two thirds".
  private func isEndOfRange(_ index: Int) -> Bool {
    (words.sorts(index).contains(.toWord) || isWord(index, "or")) && words.cardinal(index + 1) != nil
      && words.fraction(skippingDash(index + 2)) != nil
  }

  private func isFractionOfSomething(_ index: Int) -> Bool {
    words.sorts(index).contains(.of) && words.sorts(index + 1).contains(.article)
      && words.magnitude(index + 2) != nil
  }

  /// "a quarter later", "three quarters of 2022" are times of a year.
  func isQuarterOfYear(_ start: Int, _ index: Int) -> Bool {
    let next = index + 1
    if words.sorts(next).contains(.agoWord) || words.sorts(next).contains(.laterWord) { return true }
    if words.sorts(next).contains(.of), let year = small(next + 1, length: 4), year >= 1800 { return true }
    return words.sorts(start - 1).contains(.spanLeadPast) || words.sorts(start - 1).contains(.spanLeadNext)
  }

  /// After "a third" or "one third": "of", "more", "in 2022", a mark, the end; not a noun, which makes it an ordinal.
  private func isFractionContext(_ index: Int, isArticle: Bool) -> Bool {
    guard tokens.indices.contains(index) else { return true }
    let token = tokens[index]
    if token.kind == .mark { return !token.isDash || token.hasSpaceBefore }
    let sorts = words.sorts(index)
    if !sorts.isDisjoint(with: [.of, .toWord, .inWord, .baseWord, .andWord, .byWord]) { return true }
    if let unit = words.unit(index), !isArticle || unit.sort == .percent { return true }
    if words.sorts(index).contains(.multipleSuffix) { return true }
    return ["more", "less", "higher", "lower", "as", "or", "but", "is", "was", "are", "were"].contains {
      isText(index, $0)
    }
  }
}
