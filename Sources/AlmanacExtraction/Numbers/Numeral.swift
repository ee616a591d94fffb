internal import AlmanacModel

/// A number as written, exact: mantissa × 10^exponent, or a fraction of it.
struct Numeral {
  var mantissa: Int
  var exponent: Int
  var denominator = 1
  /// Index after its last token.
  var end: Int
  /// Digits stand in the text (not only words).
  var hasDigits: Bool
  /// Written with a decimal mark or a fraction.
  var isDecimal = false

  /// The value, correctly rounded: what the decimal digits say and no arithmetic on the way.
  var value: Double {
    guard denominator == 1 else { return scaled(Double(mantissa) / Double(denominator), exponent) }
    return Double("\(mantissa)e\(exponent)") ?? 0
  }

  /// Half a unit of the last written digit; for words and fractions 0.
  var halfUnit: Double { hasDigits && denominator == 1 ? Double("5e\(exponent - 1)") ?? 0 : 0 }

  private func scaled(_ number: Double, _ exponent: Int) -> Double {
    let power = Double("1e\(abs(exponent))") ?? 1
    return exponent < 0 ? number / power : number * power
  }

  /// Whether nothing but an integer was written.
  var isInteger: Bool { !isDecimal && denominator == 1 }
}

/// Reads numerals in digits and in words.
struct NumeralReader {
  let tokens: ArraySlice<Token>
  let text: UnsafeBufferPointer<UInt8>
  let words: NumberWords

  func numeral(at index: Int) -> Numeral? {
    guard tokens.indices.contains(index) else { return nil }
    let token = tokens[index]
    if token.isDigits { return digits(at: index) }
    if token.isMark("."), index + 1 < tokens.endIndex, tokens[index + 1].isDigits,
      !tokens[index + 1].hasSpaceBefore,
      token.hasSpaceBefore || index == tokens.startIndex || tokens[index - 1].kind == .symbol
    {
      return decimal(wholeDigits: nil, at: index)
    }
    if token.kind == .mark, let fraction = Mark.fraction(token.mark) {
      return Numeral(
        mantissa: fraction.numerator, exponent: 0, denominator: fraction.denominator, end: index + 1,
        hasDigits: true)
    }
    return words(at: index)
  }

  // MARK: - Digits

  private func digits(at start: Int) -> Numeral? {
    var bytes: [UInt8] = []
    func append(_ index: Int) { bytes += text[tokens[index].start..<tokens[index].end] }
    append(start)
    var index = start + 1
    // Groups of three by one separator throughout.
    if tokens[start].length <= 3 {
      var separator: Separator?
      while let next = group(after: index, separator), !(separator == nil && isDecimalComma(start, next)) {
        separator = next.separator
        append(next.digits)
        index = next.digits + 1
      }
    }
    guard bytes.count <= 18 else { return nil }
    let grouped = index > start + 1
    if index + 1 < tokens.endIndex, tokens[index].kind == .mark, !tokens[index].hasSpaceBefore,
      tokens[index + 1].isDigits, !tokens[index + 1].hasSpaceBefore,
      isDecimalMark(tokens[index].mark, grouped: grouped, digits: tokens[index + 1].length, whole: bytes)
    {
      // Not "12.05.2015" or "1.2.3": a further group makes it no number.
      if index + 3 < tokens.endIndex, tokens[index + 2].mark == tokens[index].mark,
        tokens[index + 2].kind == .mark,
        !tokens[index + 2].hasSpaceBefore, tokens[index + 3].isDigits, !tokens[index + 3].hasSpaceBefore
      {
        return nil
      }
      return decimal(wholeDigits: bytes, at: index)
    }
    let mantissa = bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    var numeral = Numeral(mantissa: mantissa, exponent: 0, end: index, hasDigits: true)
    addFraction(&numeral)
    return numeral
  }

  private enum Separator: Equatable { case mark(UInt8), space }

  /// The next group of exactly three digits after `index`, if it goes on with the same separator.
  private func group(after index: Int, _ known: Separator?) -> (separator: Separator, digits: Int)? {
    guard index < tokens.endIndex else { return nil }
    let token = tokens[index]
    if token.isDigits {
      guard known == nil || known == .space, token.length == 3, token.hasSpaceBefore,
        !token.flags.contains(.newlineBefore), isSingleBlank(before: index)
      else { return nil }
      return (.space, index)
    }
    guard token.kind == .mark, !token.hasSpaceBefore, index + 1 < tokens.endIndex, tokens[index + 1].isDigits,
      tokens[index + 1].length == 3, !tokens[index + 1].hasSpaceBefore
    else { return nil }
    let mark = token.mark
    guard mark == UInt8(ascii: ",") || mark == UInt8(ascii: "'") || mark == UInt8(ascii: ".") else {
      return nil
    }
    guard known == nil || known == .mark(mark) else { return nil }
    // One point and three digits is a decimal number; two such groups are thousands.
    if mark == UInt8(ascii: "."), known == nil {
      guard index + 3 < tokens.endIndex, tokens[index + 2].isMark("."), !tokens[index + 2].hasSpaceBefore,
        tokens[index + 3].isDigits, tokens[index + 3].length == 3, !tokens[index + 3].hasSpaceBefore
      else { return nil }
    }
    return (.mark(mark), index + 1)
  }

  /// "0,234" is a decimal: no thousands begin with a nought.
  private func isDecimalComma(_ start: Int, _ next: (separator: Separator, digits: Int)) -> Bool {
    text[tokens[start].start] == UInt8(ascii: "0")
  }

  private func isSingleBlank(before index: Int) -> Bool {
    let gap = tokens[index].start - tokens[index - 1].end
    return gap <= 3 && !(gap > 1 && text[tokens[index].start - 1] == 0x20)
  }

  private func isDecimalMark(_ mark: UInt8, grouped: Bool, digits: Int, whole: [UInt8]) -> Bool {
    switch mark {
    case UInt8(ascii: "."), Mark.middleDot: true
    case UInt8(ascii: ","): digits != 3 || whole.first == UInt8(ascii: "0") || grouped
    default: false
    }
  }

  private func decimal(wholeDigits: [UInt8]?, at mark: Int) -> Numeral? {
    let fraction = tokens[mark + 1]
    var bytes = wholeDigits ?? []
    bytes += text[fraction.start..<fraction.end]
    guard bytes.count <= 18 else { return nil }
    return Numeral(
      mantissa: bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }, exponent: -fraction.length, end: mark + 2,
      hasDigits: true,
      isDecimal: true)
  }

  /// "3 1/2", "1/4", "2½".
  private func addFraction(_ numeral: inout Numeral) {
    let index = numeral.end
    guard index < tokens.endIndex else { return }
    if tokens[index].kind == .mark, let fraction = Mark.fraction(tokens[index].mark) {
      numeral.mantissa = numeral.mantissa * fraction.denominator + fraction.numerator
      numeral.denominator = fraction.denominator
      numeral.end = index + 1
      return
    }
    if tokens[index].isMark("/"), !tokens[index].hasSpaceBefore, let below = small(index + 1),
      numeral.mantissa < below,
      [2, 3, 4, 5, 6, 8, 10, 16, 32].contains(below), !isSlash(index + 2)
    {
      numeral.denominator = below
      numeral.end = index + 2
    } else if let above = small(index), tokens[index].hasSpaceBefore, index + 2 < tokens.endIndex,
      tokens[index + 1].isMark("/"), let below = small(index + 2), above < below,
      [2, 3, 4, 5, 8, 16].contains(below), !isSlash(index + 3)
    {
      numeral.mantissa = numeral.mantissa * below + above
      numeral.denominator = below
      numeral.end = index + 3
    } else if tokens[index].isDash, !tokens[index].hasSpaceBefore, let above = small(index + 1),
      index + 3 < tokens.endIndex,
      tokens[index + 2].isMark("/"), let below = small(index + 3), above < below,
      [2, 3, 4, 8].contains(below)
    {
      numeral.mantissa = numeral.mantissa * below + above
      numeral.denominator = below
      numeral.end = index + 4
    }
  }

  private func isSlash(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].isMark("/") && !tokens[index].hasSpaceBefore
  }

  private func small(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), tokens[index].isDigits, tokens[index].length <= 2 else {
      return nil
    }
    return text[tokens[index].start..<tokens[index].end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  // MARK: - Words

  /// "twenty-three", "one hundred and five", "two and a half", "a dozen", "three quarters", "half a", "a third".
  private func words(at start: Int) -> Numeral? {
    if let fraction = fractionWords(at: start) { return fraction }
    var index = start
    var total = 0
    var current = 0
    var count = 0
    var lastEnd = start
    let first = words[start]
    if first.sorts.contains(.article) {
      // "a dozen", "a hundred", "a million": the article is one.
      let next = words[start + 1]
      if next.cardinal == 12, isWord(start + 1, "dozen") {
        return Numeral(mantissa: 12, exponent: 0, end: start + 2, hasDigits: false)
      }
      guard next.magnitude != nil, !isPlural(start + 1) else { return nil }
      current = 1
      index = start + 1
      count = 1
    }
    while tokens.indices.contains(index) {
      let slot = words[index]
      if let cardinal = slot.cardinal, canFollow(cardinal, current) {
        current = cardinal == 12 && isWord(index, "dozen") ? max(current, 1) * 12 : current + cardinal
        count += 1
        index += 1
        lastEnd = index
      } else if let power = slot.magnitude, count > 0, power <= 3 || power > 3, !isPlural(index) {
        if power == 2 {
          guard current > 0, current < 100 else { break }
          current *= 100
        } else {
          // Larger magnitudes are read with the number, so that "two million" and "2 million" are one.
          break
        }
        index += 1
        lastEnd = index
      } else if count > 0, tokens[index].isDash, !tokens[index].hasSpaceBefore,
        let next = words[index + 1].cardinal,
        next < 10, current % 100 >= 20
      {
        index += 1
      } else if count > 0, current >= 100, isWord(index, "and"), words[index + 1].cardinal != nil {
        index += 1
      } else {
        break
      }
    }
    guard count > 0, lastEnd > start || first.sorts.contains(.article) else { return nil }
    total += current
    var numeral = Numeral(mantissa: total, exponent: 0, end: max(lastEnd, start + 1), hasDigits: false)
    if first.sorts.contains(.article), lastEnd == start { numeral.end = start + 1 }
    addHalf(&numeral)
    return numeral
  }

  private func canFollow(_ cardinal: Int, _ current: Int) -> Bool {
    if current == 0 { return true }
    if cardinal == 12 { return current < 12 }
    if current % 100 == 0 { return true }
    return current % 100 >= 20 && current % 10 == 0 && cardinal < 10
  }

  /// "two and a half".
  private func addHalf(_ numeral: inout Numeral) {
    var index = numeral.end
    let hyphen = tokens.indices.contains(index) && tokens[index].isDash
    if hyphen { index += 1 }
    guard isWord(index, "and") else { return }
    index += 1
    if tokens.indices.contains(index), tokens[index].isDash { index += 1 }
    guard words[index].sorts.contains(.article) else { return }
    index += 1
    if tokens.indices.contains(index), tokens[index].isDash { index += 1 }
    guard words[index].sorts.contains(.halfWord) else { return }
    numeral.mantissa = numeral.mantissa * 10 + 5
    numeral.exponent -= 1
    numeral.isDecimal = true
    numeral.end = index + 1
  }

  private func fractionWords(at start: Int) -> Numeral? {
    // "half a billion", "half of", "half the": the fraction alone; its "a" belongs to the magnitude.
    if words[start].sorts.contains(.halfWord) {
      if words[start + 1].sorts.contains(.article), words[start + 2].magnitude != nil {
        return Numeral(mantissa: 5, exponent: -1, end: start + 2, hasDigits: false, isDecimal: true)
      }
      if words[start + 1].sorts.contains(.of) {
        return Numeral(mantissa: 1, exponent: 0, denominator: 2, end: start + 1, hasDigits: false)
      }
      return nil
    }
    let isArticle = words[start].sorts.contains(.article)
    guard isArticle || words[start].cardinal != nil else { return nil }
    let above = isArticle ? 1 : words[start].cardinal ?? 1
    var index = start + 1
    if tokens.indices.contains(index), tokens[index].isDash { index += 1 }
    guard let below = words[index].fraction, above < below, above > 1 || !isPlural(index) else { return nil }
    // "a third country", "a quarter later": a fraction only where nothing makes it an ordinal or a period.
    if words[index].sorts.contains(.quarterWord), tokens.indices.contains(index + 1),
      words[index + 1].sorts.contains(.timeUnit)
    {
      return nil
    }
    if isArticle, !isFractionContext(index + 1) { return nil }
    return Numeral(mantissa: above, exponent: 0, denominator: below, end: index + 1, hasDigits: false)
  }

  /// After "a third" or "a quarter": of, more, less, higher, to, a mark, or the sentence's end.
  private func isFractionContext(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return true }
    let token = tokens[index]
    if token.kind == .mark { return true }
    return words[index].sorts.contains(.of) || words[index].sorts.contains(.toWord) || isWord(index, "more")
      || isWord(index, "less") || isWord(index, "higher") || isWord(index, "lower")
      || words[index].sorts.contains(.inWord)
      || words[index].sorts.contains(.baseWord)
  }

  private func isPlural(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.length > 4 && text[token.end - 1] == UInt8(ascii: "s")
  }

  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, tokens[index].length == word.utf8CodeUnitCount
    else {
      return false
    }
    let start = tokens[index].start
    return word.withUTF8Buffer { buffer in buffer.indices.allSatisfy { text[start + $0] | 0x20 == buffer[$0] }
    }
  }
}
