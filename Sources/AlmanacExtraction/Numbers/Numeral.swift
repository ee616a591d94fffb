internal import AlmanacModel

/// A number as written, exact: mantissa × 10^exponent ÷ denominator.
struct Numeral {
  var mantissa: Int
  /// Power of ten, magnitude words included.
  var exponent: Int
  var denominator = 1
  /// Index after its last token.
  var end: Int
  /// Digits stand in the text (not only words).
  var hasDigits: Bool
  /// Written with a decimal mark or a fraction.
  var isDecimal = false
  /// Power of ten of its magnitude words: 9 for "5.8 billion".
  var magnitude = 0
  /// Index of the first magnitude word, if any.
  var magnitudeStart: Int?
  /// "a couple of".
  var isVague = false

  /// The value, correctly rounded: what the decimal digits say and no arithmetic on the way.
  var value: Double {
    denominator == 1
      ? Numeral.decimal(mantissa, exponent)
      : Numeral.decimal(mantissa, max(exponent, 0)) / Numeral.decimal(denominator, max(-exponent, 0))
  }

  /// Half a unit of the last written digit; for words and fractions 0.
  var halfUnit: Double { hasDigits && denominator == 1 ? Numeral.decimal(5, exponent - 1) : 0 }

  /// Whether nothing but an integer was written.
  var isInteger: Bool { !isDecimal && denominator == 1 }

  private static let powers: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }

  /// mantissa × 10^exponent, correctly rounded.
  static func decimal(_ mantissa: Int, _ exponent: Int) -> Double {
    // Both parts are exact, so one operation rounds once. Source: W. D. Clinger, "How to Read Floating Point Numbers".
    if abs(mantissa) < 1 << 53, abs(exponent) <= 22 {
      return exponent < 0
        ? Double(mantissa) / powers[-exponent] : Double(mantissa) * powers[exponent]
    }
    return Double("\(mantissa)e\(exponent)") ?? 0
  }

  /// Adds a smaller part: 2 × 10¹² and 930 × 10⁹. False where the sum is not exact.
  mutating func add(_ part: Numeral) -> Bool {
    guard denominator == 1, part.denominator == 1 else { return false }
    let low = min(exponent, part.exponent)
    guard let a = Numeral.scaled(mantissa, exponent - low),
      let b = Numeral.scaled(part.mantissa, part.exponent - low)
    else { return false }
    let sum = a.addingReportingOverflow(b)
    guard !sum.overflow else { return false }
    mantissa = sum.partialValue
    exponent = low
    end = part.end
    hasDigits = hasDigits || part.hasDigits
    isDecimal = isDecimal || part.isDecimal
    return true
  }

  private static func scaled(_ number: Int, _ power: Int) -> Int? {
    guard power <= 18 else { return nil }
    var number = number
    for _ in 0..<power {
      let product = number.multipliedReportingOverflow(by: 10)
      guard !product.overflow else { return nil }
      number = product.partialValue
    }
    return number
  }
}

/// Reads numerals in digits and in words, magnitudes included.
struct NumeralReader {
  let tokens: TokenRun
  let text: UnsafeBufferPointer<UInt8>
  let words: NumberWords
  let rules: RuleSet

  /// The numeral that begins at `index`, without magnitude words.
  func plain(at index: Int) -> Numeral? {
    guard tokens.indices.contains(index) else { return nil }
    let token = tokens[index]
    if token.isDigits { return digits(at: index) }
    if token.isMark("."), index + 1 < tokens.endIndex, tokens[index + 1].isDigits, isGlued(index + 1),
      token.hasSpaceBefore || index == tokens.startIndex || tokens[index - 1].kind == .symbol
        || tokens[index - 1].isMark("(") || tokens[index - 1].isMinus || tokens[index - 1].isMark("+"),
      rules.contains(.leadingPoint)
    {
      return decimal(whole: nil, at: index)
    }
    if token.kind == .mark {
      guard let fraction = Mark.fraction(token.mark), rules.contains(.fractionSign) else { return nil }
      return Numeral(
        mantissa: fraction.numerator, exponent: 0, denominator: fraction.denominator, end: index + 1,
        hasDigits: true, isDecimal: true)
    }
    return token.isWord ? spelled(at: index) : nil
  }

  func isGlued(_ index: Int) -> Bool { tokens.indices.contains(index) && !tokens[index].hasSpaceBefore }

  /// Whether the token is this word, in any case; `word` is in lower case.
  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, tokens[index].length == word.utf8CodeUnitCount
    else { return false }
    let start = tokens[index].start
    return word.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { text[start + $0] | 0x20 == buffer[$0] }
    }
  }

  func isPlural(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.length > 4 && text[token.end - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// Up to `length` digits as a number.
  func small(_ index: Int, length: Int = 2) -> Int? {
    guard tokens.indices.contains(index), tokens[index].isDigits, tokens[index].length <= length else {
      return nil
    }
    return text[tokens[index].start..<tokens[index].end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
