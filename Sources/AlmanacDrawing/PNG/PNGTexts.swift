internal import CPNG

/// The words in a PNG file: tEXt where Latin-1 can write them, else iTXt. Source: PNG (third edition), 11.3.3.
struct PNGTexts {
  private var entries: [(key: [CChar], text: [CChar], language: [CChar]?)] = []

  /// Empty texts are left out.
  init(_ texts: [(key: String, text: String)], language: String) {
    for (key, text) in texts {
      let scalars = text.unicodeScalars.filter { PNGTexts.isAllowed($0) }
      guard !scalars.isEmpty else { continue }
      let isLatin = scalars.allSatisfy { $0.value <= 0xFF }
      let bytes =
        isLatin
        ? scalars.map { UInt8(truncatingIfNeeded: $0.value) }
        : Array(String(String.UnicodeScalarView(scalars)).utf8)
      entries.append(
        (
          PNGTexts.chars(Array(key.utf8)), PNGTexts.chars(bytes),
          isLatin ? nil : PNGTexts.languageTag(language)
        ))
    }
  }

  func withTexts<Result>(_ body: (UnsafeBufferPointer<almanac_png_text>) -> Result) -> Result {
    var storage: [UnsafeMutablePointer<CChar>] = []
    defer { for pointer in storage { pointer.deallocate() } }
    func keep(_ chars: [CChar]) -> UnsafePointer<CChar> {
      let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: chars.count)
      pointer.initialize(from: chars, count: chars.count)
      storage.append(pointer)
      return UnsafePointer(pointer)
    }
    let list = entries.map { entry in
      almanac_png_text(key: keep(entry.key), text: keep(entry.text), language: entry.language.map(keep))
    }
    return list.withUnsafeBufferPointer(body)
  }

  /// Line feeds, and everything that is no control character.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: true
    case 0..<0x20, 0x7F..<0xA0: false
    default: true
    }
  }

  private static func languageTag(_ language: String) -> [CChar] {
    chars(
      language.utf8.filter {
        $0 == UInt8(ascii: "-") || ($0 < 0x80 && Unicode.Scalar($0).properties.isAlphabetic)
          || (48...57).contains($0)
      })
  }

  private static func chars(_ bytes: [UInt8]) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }
}
