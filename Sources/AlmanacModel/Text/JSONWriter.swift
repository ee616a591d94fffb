/// Writes JSON with the keys in the order they are given: the same values give the same bytes.
package struct JSONWriter: ~Copyable {
  private var buffer = ByteBuffer()
  private var needsComma = false

  package init() {}

  package var bytes: [UInt8] { buffer.bytes }
  package var count: Int { buffer.count }
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func removeAll() {
    buffer.removeAll()
    needsComma = false
  }

  /// Forgets what is written and goes on where it stands, so that a long text can be given out piece by piece.
  package mutating func removeBytes() { buffer.removeAll() }

  package mutating func beginObject() { open("{") }
  package mutating func endObject() { close("}") }
  package mutating func beginArray() { open("[") }
  package mutating func endArray() { close("]") }

  package mutating func key(_ name: StaticString) {
    buffer.append(key: name, afterComma: needsComma)
    needsComma = false
  }

  /// A key that is not known before, such as a column's name.
  package mutating func key(named name: String) {
    separate()
    quote(name)
    buffer.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func null() {
    separate()
    buffer.append("null" as StaticString)
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
    if let whole = JSONWriter.whole(number) { return value(whole) }
    separate()
    if !appendThousandths(number) { buffer.append(number.description) }
    needsComma = true
  }

  package mutating func value(_ period: TimePeriod?) {
    guard let period else { return null() }
    separate()
    buffer.append(UInt8(ascii: "\""))
    period.write(to: &buffer)
    buffer.append(UInt8(ascii: "\""))
    needsComma = true
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
    buffer.append(json)
    if let number { append(number) }
    needsComma = false
  }

  /// JSON text made elsewhere, such as the id of an input line.
  package mutating func raw(_ json: String) {
    separate()
    buffer.append(json)
    needsComma = true
  }

  /// Text between values, as it is.
  package mutating func text(_ text: String) {
    buffer.append(text)
    needsComma = false
  }

  package mutating func newline() {
    buffer.append(UInt8(ascii: "\n"))
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
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.append(number.magnitude)
  }

  /// Writes a number of up to three decimals; false if it has more. For such a number the shortest decimal that reads
  /// back is the one with these decimals, as it has far fewer than the fifteen digits that are always kept.
  private mutating func appendThousandths(_ number: Double) -> Bool {
    let scaled = (number.magnitude * 1000).rounded()
    guard scaled < 1e12, scaled / 1000 == number.magnitude else { return false }
    var decimals = UInt(scaled) % 1000
    var width = 3
    while width > 1, decimals % 10 == 0 {
      decimals /= 10
      width -= 1
    }
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.append(UInt(scaled) / 1000)
    buffer.append(UInt8(ascii: "."))
    buffer.append(decimals, width: width)
    return true
  }

  private mutating func open(_ bracket: StaticString) {
    separate()
    buffer.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: StaticString) {
    buffer.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { buffer.append(UInt8(ascii: ",")) }
  }

  private static let hex = Array("0123456789abcdef".utf8)

  /// Appends runs of plain bytes at once and escapes the rest.
  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  private mutating func quote(_ bytes: UnsafeBufferPointer<UInt8>) {
    buffer.append(UInt8(ascii: "\""))
    var start = 0
    while start < bytes.count {
      let end = JSONWriter.plainEnd(bytes, from: start)
      buffer.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      if end < bytes.count { escape(bytes[end]) }
      start = end + 1
    }
    buffer.append(UInt8(ascii: "\""))
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
    buffer.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): buffer.append(byte)
    case UInt8(ascii: "\n"): buffer.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): buffer.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): buffer.append(UInt8(ascii: "r"))
    default:
      buffer.append("u00" as StaticString)
      buffer.append(JSONWriter.hex[Int(byte >> 4)])
      buffer.append(JSONWriter.hex[Int(byte & 15)])
    }
  }
}
