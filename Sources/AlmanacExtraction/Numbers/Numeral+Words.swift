extension NumeralReader {
  /// "twenty-three", "one hundred and five", "a dozen", "three quarters", "half a", "a third", "two point five".
  func spelled(at start: Int) -> Numeral? {
    if !words.sorts(start).isDisjoint(with: [.article, .halfWord]), let dozen = articleDozen(at: start) {
      return dozen
    }
    if let fraction = wordFraction(at: start) { return fraction }
    guard var numeral = belowThousand(at: start) else { return nil }
    addSpokenDecimals(&numeral)
    addHalf(&numeral)
    return numeral
  }

  /// A group of words for a number below a thousand, or "a" before a magnitude.
  private func belowThousand(at start: Int) -> Numeral? {
    var index = start
    var current = 0
    if words.sorts(start).contains(.article) {
      guard words.magnitude(start + 1) != nil, !isPlural(start + 1),
        rules.contains(.articleAsOne)
      else { return nil }
      guard words.magnitude(start + 1) == 2, rules.contains(.hundreds) else {
        return Numeral(mantissa: 1, exponent: 0, end: start + 1, hasDigits: false)
      }
      current = 100
      index = start + 2
      addTens(&current, &index)
      return Numeral(mantissa: current, exponent: 0, end: index, hasDigits: false)
    }
    guard words.cardinal(start) != nil else { return dozenAlone(at: start) }
    guard let first = belowHundred(at: index) else { return nil }
    (current, index) = first
    if words.sorts(index).contains(.dozen), !isPlural(index), rules.contains(.dozen) {
      return Numeral(mantissa: current * 12, exponent: 0, end: index + 1, hasDigits: false)
    }
    var hundred = index
    if tokens.indices.contains(index), tokens[index].isDash, isGlued(index) { hundred += 1 }
    if words.magnitude(hundred) == 2, !isPlural(hundred), current > 0, current < 100,
      rules.contains(.hundreds)
    {
      current *= 100
      index = hundred + 1
      addTens(&current, &index)
    }
    return Numeral(mantissa: current, exponent: 0, end: index, hasDigits: false)
  }

  /// "and twenty-three", "twenty-three" after hundreds.
  private func addTens(_ current: inout Int, _ index: inout Int) {
    if let next = belowHundred(at: skippingDash(index)), next.value > 0 {
      (current, index) = (current + next.value, next.end)
    } else if words.sorts(index).contains(.andWord), rules.contains(.andInWords),
      let next = belowHundred(at: index + 1), next.value > 0
    {
      (current, index) = (current + next.value, next.end)
    }
  }

  func belowHundred(at index: Int) -> (value: Int, end: Int)? {
    guard let first = words.cardinal(index) else { return nil }
    guard first >= 20, first < 100, rules.contains(.hyphenatedTens) else { return (first, index + 1) }
    var next = index + 1
    if tokens.indices.contains(next), tokens[next].isDash, isGlued(next) { next += 1 }
    if let unit = words.cardinal(next), unit > 0, unit < 10, next > index + 1 || tokens[next].hasSpaceBefore {
      return (first + unit, next + 1)
    }
    return (first, index + 1)
  }

  /// "a dozen", "half a dozen", "a half-dozen".
  private func articleDozen(at start: Int) -> Numeral? {
    guard rules.contains(.dozen) else { return nil }
    var index = start
    var isHalf = false
    if words.sorts(index).contains(.article) { index += 1 }
    if words.sorts(index).contains(.halfWord) {
      isHalf = true
      index += 1
      if tokens.indices.contains(index), tokens[index].isDash { index += 1 }
      if words.sorts(index).contains(.article) { index += 1 }
    }
    guard words.sorts(index).contains(.dozen), !isPlural(index) else { return nil }
    return Numeral(mantissa: isHalf ? 6 : 12, exponent: 0, end: index + 1, hasDigits: false)
  }

  /// "dozen eggs" with nothing vague before it.
  private func dozenAlone(at start: Int) -> Numeral? {
    guard words.sorts(start).contains(.dozen), !isPlural(start), rules.contains(.dozen) else { return nil }
    let isVague = tokens.indices.contains(start - 1) && tokens[start - 1].isWord
    return isVague ? nil : Numeral(mantissa: 12, exponent: 0, end: start + 1, hasDigits: false)
  }

  /// "three point one four".
  private func addSpokenDecimals(_ numeral: inout Numeral) {
    guard words.sorts(numeral.end).contains(.point), rules.contains(.spokenPoint) else { return }
    var index = numeral.end + 1
    while let digit = words.cardinal(index), digit < 10, numeral.exponent > -9 {
      numeral.mantissa = numeral.mantissa * 10 + digit
      numeral.exponent -= 1
      index += 1
    }
    guard numeral.exponent < 0 else { return }
    numeral.isDecimal = true
    numeral.end = index
  }

  /// "two and a half", "two-and-a-half", "five and three quarters", "3 and a quarter".
  func addHalf(_ numeral: inout Numeral) {
    guard rules.contains(.andAHalf), numeral.denominator == 1, numeral.exponent == 0 else { return }
    var index = skippingDash(numeral.end)
    guard words.sorts(index).contains(.andWord) else { return }
    index = skippingDash(index + 1)
    let above: Int
    if words.sorts(index).contains(.article) {
      above = 1
    } else if let cardinal = words.cardinal(index), cardinal < 10 {
      above = cardinal
    } else {
      return
    }
    index = skippingDash(index + 1)
    guard let below = words.fraction(index), above < below, isPlural(index) == (above > 1) else { return }
    numeral.mantissa = numeral.mantissa * below + above
    numeral.denominator = below
    numeral.isDecimal = true
    numeral.end = index + 1
  }

  private func skippingDash(_ index: Int) -> Int {
    tokens.indices.contains(index) && tokens[index].isDash && isGlued(index) ? index + 1 : index
  }

  // MARK: - Fractions

  private func wordFraction(at start: Int) -> Numeral? {
    guard rules.contains(.wordFraction) else { return nil }
    if words.sorts(start).contains(.halfWord) { return half(at: start) }
    let isArticle = words.sorts(start).contains(.article)
    var above = 1
    var index = start + 1
    if isArticle {
      // "a quarter", "a half"
    } else if let first = belowHundred(at: start), first.value > 0 {
      (above, index) = first
    } else if words.fraction(start) == 4, isFractionOfSomething(start + 1) {
      // "quarter of a million"
      index = start
    } else {
      return nil
    }
    index = skippingDash(index)
    guard let below = words.fraction(index), above < below || below == 2 && above == 1,
      above > 1 ? isPlural(index) : !isPlural(index)
    else { return nil }
    if words.sorts(index).contains(.quarterWord), isQuarterOfYear(start, index) { return nil }
    if above == 1, !isFractionContext(index + 1, isArticle: isArticle) { return nil }
    guard rules.contains(.fractionNotOrdinal) || words.ordinal(index) == nil else { return nil }
    return Numeral(
      mantissa: above, exponent: 0, denominator: below, end: index + 1, hasDigits: false, isDecimal: true)
  }

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
    guard isLed else { return nil }
    return Numeral(mantissa: 5, exponent: -1, end: next, hasDigits: false, isDecimal: true)
  }

  private func isFractionOfSomething(_ index: Int) -> Bool {
    words.sorts(index).contains(.of) && words.sorts(index + 1).contains(.article)
      && words.magnitude(index + 2) != nil
  }

  /// "a quarter later", "three quarters of 2022" are times of a year.
  private func isQuarterOfYear(_ start: Int, _ index: Int) -> Bool {
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
    if words.hasUnit(index) && !isArticle || words.sorts(index).contains(.multipleSuffix) { return true }
    return ["more", "less", "higher", "lower", "as", "or", "but", "is", "was", "are", "were"].contains {
      isText(index, $0)
    }
  }

  func isText(_ index: Int, _ word: String) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, tokens[index].length == word.utf8.count else {
      return false
    }
    return zip(tokens[index].start..<tokens[index].end, word.utf8).allSatisfy { text[$0] | 0x20 == $1 }
  }
}
