extension NumeralReader {
  /// "twenty-three", "one hundred and five", "a dozen", "three quarters", "half a", "a third", "two point five".
  func spelled(at start: Int) -> Numeral? {
    if !words.sorts(start).isDisjoint(with: [.article, .halfWord]), let dozen = articleDozen(at: start) {
      return dozen
    }
    if let couple = couple(at: start) { return couple }
    if let fraction = wordFraction(at: start) { return fraction }
    if words.sorts(start).contains(.point) { return pointFirst(at: start) }
    guard var numeral = belowThousand(at: start) else { return nil }
    addParts(&numeral)
    addSpokenDecimals(&numeral)
    addHalf(&numeral, from: start)
    addOver(&numeral, from: start)
    return numeral
  }

  /// "a couple of": two, more or less.
  private func couple(at start: Int) -> Numeral? {
    let noun = words.sorts(start).contains(.article) ? start + 1 : start
    guard words.sorts(noun).contains(.coupleWord), words.sorts(noun + 1).contains(.of),
      rules.contains(.coupleOf)
    else { return nil }
    return Numeral(mantissa: 2, exponent: 0, end: noun + 1, hasDigits: false, isVague: true)
  }

  /// "point five" where a number can begin: not "at one point five firms".
  private func pointFirst(at start: Int) -> Numeral? {
    let before = start - 1
    let isFree =
      !tokens.indices.contains(before) || words.sorts(before).contains(.minus)
      || words.sorts(before).contains(.byWord) || words.sorts(before).contains(.of)
      || words.qualifierEnding(before) != nil
    var numeral = Numeral(mantissa: 0, exponent: 0, end: start, hasDigits: false)
    guard isFree else { return nil }
    addSpokenDecimals(&numeral)
    return numeral.exponent < 0 ? numeral : nil
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
      addTens(&current, &index, from: start)
      return Numeral(mantissa: current, exponent: 0, end: index, hasDigits: false)
    }
    guard words.cardinal(start) != nil else { return dozenAlone(at: start) ?? bareMagnitude(at: start) }
    guard let first = belowHundred(at: index) else { return nil }
    (current, index) = first
    if words.sorts(index).contains(.dozen), rules.contains(.dozen) {
      return Numeral(mantissa: current * 12, exponent: 0, end: index + 1, hasDigits: false)
    }
    // "four score"; "a score of 5" is none.
    if isWord(index, "score"), current > 1, current < 10, !words.sorts(index + 1).contains(.of),
      rules.contains(.scoreOf)
    {
      current *= 20
      index += 1
      addTens(&current, &index, from: start)
      return Numeral(mantissa: current, exponent: 0, end: index, hasDigits: false)
    }
    var hundred = index
    if tokens.indices.contains(index), tokens[index].isDash, isGlued(index) { hundred += 1 }
    if words.magnitude(hundred) == 2, !isPlural(hundred), current > 0, current < 100,
      rules.contains(.hundreds)
    {
      current *= 100
      index = hundred + 1
      addTens(&current, &index, from: start)
    }
    return Numeral(mantissa: current, exponent: 0, end: index, hasDigits: false)
  }

  /// "and twenty-three", "twenty-three" after hundreds.
  private func addTens(_ current: inout Int, _ index: inout Int, from start: Int) {
    if let next = belowHundred(at: skippingDash(index)), next.value > 0 {
      (current, index) = (current + next.value, next.end)
    } else if words.sorts(index).contains(.andWord), rules.contains(.andInWords),
      let next = belowHundred(at: index + 1), next.value > 0, words.magnitude(next.end) != 2,
      !isBetween(start, next.end)
    {
      (current, index) = (current + next.value, next.end)
    }
  }

  /// "between one hundred and two thousand": the "and" parts the two ends, unless another follows.
  private func isBetween(_ start: Int, _ end: Int) -> Bool {
    guard isWord(start - 1, "between") else { return false }
    return !(end..<end + 8).contains {
      words.sorts($0).contains(.andWord)
        && (words.cardinal($0 + 1) != nil || tokens.indices.contains($0 + 1) && tokens[$0 + 1].isDigits)
    }
  }

  /// "hundred million", "hundred and five", "thousand and one", "hundred percent": a magnitude that begins a number.
  private func bareMagnitude(at start: Int) -> Numeral? {
    guard let power = words.magnitude(start), tokens[start].length >= 7, !isPlural(start),
      rules.contains(.bareMagnitude), power <= 15
    else { return nil }
    let before = start - 1
    if tokens.indices.contains(before) {
      let isTaken =
        tokens[before].isDigits || words.cardinal(before) != nil || words.magnitude(before) != nil
        || tokens[before].isDash && !tokens[before].hasSpaceBefore
        || ["several", "few", "many", "multi"].contains { isText(before, $0) }
      if isTaken { return nil }
    }
    let next = start + 1
    let isWhole =
      start == tokens.startIndex
      && (next >= tokens.endIndex || tokens[next].kind == .mark && !tokens[next].isDash)
    let isPercent = words.unit(next).map { $0.sort == .percent && tokens[next].hasSpaceBefore } ?? false
    let isJoined =
      (words.magnitude(next) ?? 0) >= 3 && !isPlural(next)
      || power <= 3
        && (words.sorts(next).contains(.andWord) && words.cardinal(next + 1) != nil
          || power == 2 && words.cardinal(next) != nil)
    guard isWhole || isPercent || isJoined else { return nil }
    guard power == 2 else {
      return Numeral(mantissa: 1, exponent: power, end: next, hasDigits: false, magnitude: power)
    }
    var current = 100
    var index = next
    addTens(&current, &index, from: start)
    return Numeral(mantissa: current, exponent: 0, end: index, hasDigits: false)
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
    if let pair = belowHundred(at: index), pair.value >= 10 {
      // "seven point twenty-five"
      numeral.mantissa = numeral.mantissa * 100 + pair.value
      numeral.exponent -= 2
      index = pair.end
    }
    while let digit = spokenDigit(index), numeral.exponent > -9 {
      numeral.mantissa = numeral.mantissa * 10 + digit
      numeral.exponent -= 1
      index += 1
    }
    guard numeral.exponent < 0 else { return }
    numeral.isDecimal = true
    numeral.end = index
  }

  private func spokenDigit(_ index: Int) -> Int? {
    if let digit = words.cardinal(index) { return digit < 10 ? digit : nil }
    return isWord(index, "oh") ? 0 : nil
  }

  func skippingDash(_ index: Int) -> Int {
    tokens.indices.contains(index) && tokens[index].isDash && isGlued(index) ? index + 1 : index
  }

  func isText(_ index: Int, _ word: String) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, tokens[index].length == word.utf8.count else {
      return false
    }
    return zip(tokens[index].start..<tokens[index].end, word.utf8).allSatisfy { text[$0] | 0x20 == $1 }
  }
}
