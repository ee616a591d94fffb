extension NumeralReader {
  /// A whole number or a decimal; groups of digits by one separator throughout.
  func digits(at start: Int) -> Numeral? {
    var whole = Digits()
    whole.append(text, tokens[start])
    var index = start + 1
    if tokens[start].length <= 3 {
      if let end = indianGroups(from: start, &whole) {
        index = end
      } else {
        var separator: Separator?
        while whole.count <= 36, let next = group(after: index, separator, start),
          !(separator == nil && isNought(start))
        {
          separator = next.separator
          whole.append(text, tokens[next.digits])
          index = next.digits + 1
        }
      }
    }
    guard whole.count <= 36 else { return nil }
    let isGrouped = index > start + 1
    if index + 1 < tokens.endIndex, tokens[index].kind == .mark, isGlued(index), tokens[index + 1].isDigits,
      isGlued(index + 1), isDecimalMark(index, isGrouped, start)
    {
      // Not "12.05.2015" or "1.2.3": a further group makes it no number.
      if index + 3 < tokens.endIndex, tokens[index + 2].kind == .mark,
        tokens[index + 2].mark == tokens[index].mark, isGlued(index + 2), tokens[index + 3].isDigits,
        isGlued(index + 3)
      {
        return nil
      }
      return decimal(whole: whole, at: index)
    }
    var numeral = Numeral(mantissa: whole.value, exponent: whole.dropped, end: index, hasDigits: true)
    if !isGrouped { addFraction(&numeral) }
    addHalf(&numeral, from: start)
    if !isGrouped { addOver(&numeral, from: start) }
    addPower(&numeral)
    return numeral
  }

  /// Decimal digits gathered into a number: the first 18 are kept, more than a double can hold, the rest counted.
  struct Digits {
    var value = 0
    var count = 0
    var dropped: Int { max(0, count - Digits.kept) }
    private static let kept = 18

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ token: Token) {
      for byte in text[token.start..<token.end].prefix(max(0, Digits.kept - count)) {
        value = value * 10 + Int(byte - 0x30)
      }
      count += token.length
    }
  }

  private enum Separator: Equatable { case mark(UInt8), blank }

  /// The next group of exactly three digits after `index`, if it goes on with the same separator.
  private func group(after index: Int, _ known: Separator?, _ start: Int) -> (
    separator: Separator, digits: Int
  )? {
    guard index < tokens.endIndex else { return nil }
    let token = tokens[index]
    if token.isDigits {
      guard known == nil || known == .blank, token.length == 3, token.hasSpaceBefore,
        !token.flags.contains(.newlineBefore), isSingleBlank(before: index), rules.contains(.blankGroups)
      else { return nil }
      return (.blank, index)
    }
    guard token.kind == .mark, isGlued(index), index + 1 < tokens.endIndex, tokens[index + 1].isDigits,
      tokens[index + 1].length == 3, isGlued(index + 1), known == nil || known == .mark(token.mark)
    else { return nil }
    switch token.mark {
    case UInt8(ascii: ",") where rules.contains(.commaGroups): break
    case UInt8(ascii: "'") where rules.contains(.apostropheGroups): break
    case UInt8(ascii: ".") where rules.contains(.pointGroups):
      // One point and three digits is a decimal number; two such groups, or a decimal comma, are thousands.
      guard known != nil || isPointGrouped(index) else { return nil }
    default: return nil
    }
    return (.mark(token.mark), index + 1)
  }

  private func isPointGrouped(_ index: Int) -> Bool {
    let next = index + 2
    guard next + 1 < tokens.endIndex, tokens[next].kind == .mark, isGlued(next), tokens[next + 1].isDigits,
      isGlued(next + 1)
    else { return false }
    return tokens[next].isMark(".") && tokens[next + 1].length == 3
      || tokens[next].isMark(",") && tokens[next + 1].length <= 2
  }

  /// "12,34,567": groups of two before the last of three.
  private func indianGroups(from start: Int, _ whole: inout Digits) -> Int? {
    guard tokens[start].length <= 2, rules.contains(.indianGroups) else { return nil }
    var index = start + 1
    var pairs = 0
    func follows(_ length: Int) -> Bool {
      index + 1 < tokens.endIndex && tokens[index].isMark(",") && isGlued(index) && tokens[index + 1].isDigits
        && isGlued(index + 1) && tokens[index + 1].length == length
    }
    while pairs < 8, follows(2) {
      pairs += 1
      index += 2
    }
    guard pairs > 0, follows(3) else { return nil }
    for digits in stride(from: start + 2, through: index + 1, by: 2) { whole.append(text, tokens[digits]) }
    return index + 2
  }

  /// "0,234" is a decimal: no thousands begin with a nought.
  private func isNought(_ start: Int) -> Bool { text[tokens[start].start] == UInt8(ascii: "0") }

  private func isSingleBlank(before index: Int) -> Bool {
    let gap = tokens[index].start - tokens[index - 1].end
    return gap <= 3 && !(gap > 1 && text[tokens[index].start - 1] == 0x20)
  }

  private func isDecimalMark(_ index: Int, _ isGrouped: Bool, _ start: Int) -> Bool {
    switch tokens[index].mark {
    case UInt8(ascii: "."), Mark.middleDot: return rules.contains(.decimalPoint)
    case UInt8(ascii: ","):
      let digits = tokens[index + 1].length
      // "1,234,5" is a list; "1.234,5" and "1 234,5" are decimals.
      let isCommaGrouped = isGrouped && tokens[start + 1].isMark(",")
      return rules.contains(.decimalComma) && !isCommaGrouped && (digits != 3 || isNought(start) || isGrouped)
    default: return false
    }
  }

  func decimal(whole: Digits?, at mark: Int) -> Numeral? {
    var all = whole ?? Digits()
    all.append(text, tokens[mark + 1])
    guard all.count <= 36 else { return nil }
    var numeral = Numeral(
      mantissa: all.value, exponent: all.dropped - tokens[mark + 1].length, end: mark + 2, hasDigits: true,
      isDecimal: true
    )
    addPower(&numeral)
    return numeral
  }

  /// "1.5e6", "2E-3", "3 × 10^5", "10⁶".
  private func addPower(_ numeral: inout Numeral) {
    guard rules.contains(.scientificNotation), numeral.denominator == 1, abs(numeral.exponent) < 40 else {
      return
    }
    var index = numeral.end
    if isGlued(index), isWord(index, "e") {
      index += 1
      var sign = 1
      if isGlued(index), tokens[index].isMinus || tokens[index].isMark("+") {
        sign = tokens[index].isMinus ? -1 : 1
        index += 1
      }
      guard isGlued(index), let power = small(index) else { return }
      numeral.exponent += sign * power
      numeral.end = index + 1
    } else if tokens.indices.contains(index), tokens[index].kind == .mark,
      tokens[index].mark == Mark.times || tokens[index].isMark("*"), small(index + 1) == 10
    {
      guard let power = power(after: index + 2, isLed: true) else { return }
      numeral.exponent += power.value
      numeral.end = power.end
    } else if isWord(index, "x"), small(index + 1) == 10, let power = power(after: index + 2, isLed: true) {
      numeral.exponent += power.value
      numeral.end = power.end
    } else if numeral.mantissa == 10, numeral.exponent == 0, let power = power(after: index) {
      numeral.mantissa = 1
      numeral.exponent = power.value
      numeral.end = power.end
    } else if numeral.isInteger, numeral.exponent == 0, isGlued(index), tokens[index].isMark("^"),
      let power = power(after: index), let value = NumeralReader.raised(numeral.mantissa, power.value)
    {
      // "2^5"
      numeral.mantissa = value
      numeral.end = power.end
    }
  }

  /// `base` to a small power, nil where it is no exact integer.
  private static func raised(_ base: Int, _ power: Int) -> Int? {
    guard (1...62).contains(power) else { return nil }
    var value = 1
    for _ in 0..<power {
      let product = value.multipliedReportingOverflow(by: base)
      guard !product.overflow, abs(product.partialValue) < 1 << 53 else { return nil }
      value = product.partialValue
    }
    return value
  }

  /// "^6", "⁶"; a small superscript may be a footnote's mark unless "× 10" stands before it.
  private func power(after index: Int, isLed: Bool = false) -> (value: Int, end: Int)? {
    guard isGlued(index), tokens[index].kind == .mark else { return nil }
    if tokens[index].isMark("^") {
      let isNegative = isGlued(index + 1) && tokens[index + 1].isMinus
      let at = isNegative ? index + 2 : index + 1
      return small(at).map { (isNegative ? -$0 : $0, at + 1) }
    }
    guard let digit = Mark.superscript(tokens[index].mark) else { return nil }
    if isGlued(index + 1), tokens[index + 1].kind == .mark,
      let next = Mark.superscript(tokens[index + 1].mark)
    {
      return (digit * 10 + next, index + 2)
    }
    return digit > 3 || isLed ? (digit, index + 1) : nil
  }

  /// "3 1/2", "1/4", "2½", "2-1/2", "1⁄3".
  private func addFraction(_ numeral: inout Numeral) {
    let index = numeral.end
    guard index < tokens.endIndex else { return }
    if tokens[index].kind == .mark, let fraction = Mark.fraction(tokens[index].mark) {
      guard rules.contains(.mixedFraction), tokens[index].start - tokens[index - 1].end <= 3 else { return }
      numeral.mantissa = numeral.mantissa * fraction.denominator + fraction.numerator
      numeral.denominator = fraction.denominator
      numeral.end = index + 1
    } else if let below = slashDenominator(index, numeral.mantissa) {
      guard rules.contains(.slashFraction) else { return }
      numeral.denominator = below
      numeral.end = index + 2
      // "2/3rds"
      if isGlued(index + 2), ["rd", "rds", "th", "ths"].contains(where: { isText(index + 2, $0) }) {
        numeral.end += 1
      }
    } else if numeral.mantissa > 1, let below = denominator(at: skippingDash(index)), below.isPlural,
      numeral.mantissa < below.value, !isGlued(index) || tokens[index].isDash,
      !words.sorts(below.end - 1).contains(.quarterWord)
        || words.sorts(below.end).contains(.of)
          && !isQuarterOfYear(index - 1, below.end - 1)
    {
      // "2 thirds"
      guard rules.contains(.wordFraction) else { return }
      numeral.denominator = below.value
      numeral.end = below.end
    } else if rules.contains(.mixedFraction) {
      let first = tokens[index].isDash && isGlued(index) ? index + 1 : index
      guard first > index || tokens[index].hasSpaceBefore, let above = small(first),
        let below = slashDenominator(first + 1, above), above < below, numeral.mantissa < 10_000
      else { return }
      numeral.mantissa = numeral.mantissa * below + above
      numeral.denominator = below
      numeral.end = first + 3
    }
    if numeral.denominator > 1 { numeral.isDecimal = true }
  }

  /// The denominator after the slash at `index` where both make a fraction: a part of a common whole, or "22/7".
  func slashDenominator(_ index: Int, _ above: Int) -> Int? {
    guard isSlash(index), let below = small(index + 1, length: 5), isFraction(above, below, index + 2) else {
      return nil
    }
    return below
  }

  private func isFraction(_ above: Int, _ below: Int, _ next: Int) -> Bool {
    guard above > 0, !isSlash(next) else { return false }
    return above < below
      ? NumeralReader.wholes.contains(below)
      : (2...9).contains(below) && above % below != 0 && above < 1000 && !(above == 24 && below == 7)
  }

  /// Wholes that people take parts of. Eleven is none: "9/11" is a day.
  private static let wholes: Set<Int> = [
    2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 24, 25, 30, 32, 36, 40, 48, 50, 60, 64, 80, 100, 120, 128,
    144, 200, 256, 360, 365, 500, 1000, 10_000,
  ]

  private func isSlash(_ index: Int) -> Bool {
    tokens.indices.contains(index) && (tokens[index].isMark("/") || tokens[index].mark == Mark.fractionSlash)
      && tokens[index].kind == .mark
  }
}
