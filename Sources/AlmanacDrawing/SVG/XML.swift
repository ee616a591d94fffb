/// XML text as bytes, put together element by element.
struct XML {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    open(name)
    escape(value)
    raw("\"")
  }

  /// Writes ` name="value"` with at most two decimals.
  mutating func attribute(_ name: StaticString, _ value: Double) {
    open(name)
    number(value)
    raw("\"")
  }

  /// Writes `<name>text</name>`.
  mutating func element(_ name: StaticString, _ text: String) {
    raw("<")
    raw(name)
    raw(">")
    escape(text)
    raw("</")
    raw(name)
    raw(">")
  }

  /// Writes `text` for use in elements and attributes alike. What XML 1.0 does not allow, and control characters but
  /// tab and line feed, are left out. Works on scalars: a quotation mark counts, whatever follows it.
  mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "'": raw("&#39;")
      case "\t", "\n": bytes.append(UInt8(ascii: scalar))
      default:
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: break
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
        }
      }
    }
  }

  /// Writes a finite number with at most two decimals, without trailing zeros, and 0 never as -0.
  mutating func number(_ value: Double) {
    let hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
    if hundredths < 0 { raw("-") }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    bytes.append(contentsOf: String(whole).utf8)
    guard rest > 0 else { return }
    raw(".")
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  private mutating func open(_ name: StaticString) {
    raw(" ")
    raw(name)
    raw("=\"")
  }
}
