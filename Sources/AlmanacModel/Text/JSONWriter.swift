/// Writes JSON with the keys in the order they are given: the same values give the same bytes.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Forgets what is written and goes on where it stands, so that a long text can be given out piece by piece.
  package mutating func removeBytes() { bytes.removeAll(keepingCapacity: true) }

  package mutating func beginObject() { open("{") }
  package mutating func endObject() { close("}") }
  package mutating func beginArray() { open("[") }
  package mutating func endArray() { close("]") }

  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: "\":".utf8)
    needsComma = false
  }

  /// A key that is not known before, such as a column's name.
  package mutating func key(named name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: JSONWriter.nullBytes)
    needsComma = true
  }
  package mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }
  package mutating func value(_ number: Int) {
    separate()
    append(number)
    needsComma = true
  }
  package mutating func value(_ number: Int?) { number.map { value($0) } ?? null() }
  package mutating func value(_ number: Double?) {
    guard let number, number.isFinite else { return null() }
    if let whole = JSONWriter.whole(number) { value(whole) } else { raw(number.description) }
  }

  package mutating func value(_ text: String?) {
    guard let text else { return null() }
    separate()
    quote(text)
    needsComma = true
  }

  /// A text as its UTF-8 bytes.
  package mutating func value(utf8: Slice<UnsafeBufferPointer<UInt8>>) {
    separate()
    quote(UnsafeBufferPointer(rebasing: utf8))
    needsComma = true
  }

  /// Keys and marks between values, written as they are; `number` after them.
  package mutating func fixed(_ json: StaticString, _ number: Int? = nil) {
    json.withUTF8Buffer { bytes.append(contentsOf: $0) }
    if let number { append(number) }
    needsComma = false
  }

  /// JSON text made elsewhere, such as the id of an input line.
  package mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
    needsComma = true
  }

  /// Text between values, as it is.
  package mutating func text(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    needsComma = false
  }

  package mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// The shortest decimal that reads back as `number`, whole numbers below 10¹⁵ without a point; nil if not finite.
  package static func text(of number: Double) -> String? {
    guard number.isFinite else { return nil }
    return whole(number).map { String($0) } ?? number.description
  }

  private static func whole(_ number: Double) -> Int? {
    abs(number) < 1e15 && number == number.rounded() ? Int(number) : nil
  }

  private mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var power: UInt = 1
    while number.magnitude / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number.magnitude / power % 10))
      power /= 10
    }
  }

  private mutating func open(_ bracket: StaticString) {
    separate()
    bracket.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = false
  }

  private mutating func close(_ bracket: StaticString) {
    bracket.withUTF8Buffer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private static let nullBytes = Array("null".utf8)
  private static let hex = Array("0123456789abcdef".utf8)

  /// Appends runs of plain bytes at once and escapes the rest.
  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  private mutating func quote(_ buffer: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while start < buffer.count {
      let end = JSONWriter.plainEnd(buffer, from: start)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<end]))
      if end < buffer.count { escape(buffer[end]) }
      start = end + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The index of the first byte at or after `start` that must be escaped, or the count; eight bytes a step.
  ///
  /// A byte of `a` is below n, or zero, where `(a − n) & ~a` has its highest bit; a false alarm only costs a look.
  /// Source: S. E. Anderson, "Bit Twiddling Hacks".
  private static func plainEnd(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(buffer)
    let ones: UInt64 = 0x0101_0101_0101_0101
    while index + 8 <= raw.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quotes = block ^ (ones &* 0x22)
      let slashes = block ^ (ones &* 0x5C)
      let found =
        (block &- ones &* 0x20) & ~block | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
      if found & (ones &* 0x80) != 0 { break }
      index += 8
    }
    while index < buffer.count, buffer[index] >= 0x20, buffer[index] != 0x22, buffer[index] != 0x5C {
      index += 1
    }
    return index
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(JSONWriter.hex[Int(byte >> 4)])
      bytes.append(JSONWriter.hex[Int(byte & 15)])
    }
  }
}
