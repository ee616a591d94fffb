/// Bytes written one after another into room that grows ahead of them.
///
/// An `Array` asks at each appending whether it is unique and large enough; here a whole piece asks once.
struct ByteBuffer: Sendable {
  private var room: [UInt8] = []
  private(set) var count = 0

  var bytes: [UInt8] { Array(room[..<count]) }

  mutating func removeAll() { count = 0 }

  /// Writes at most `most` bytes: `body` is given room for them and says how many it wrote.
  @inline(__always)
  mutating func write(atMost most: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    if room.count - count < most { grow(by: most) }
    let start = count
    let written = room.withUnsafeMutableBufferPointer { buffer in
      body(UnsafeMutableBufferPointer(rebasing: buffer[start..<start + most]))
    }
    count = start + min(max(written, 0), most)
  }

  private mutating func grow(by most: Int) {
    room.append(contentsOf: repeatElement(0, count: max(most, room.count, 1 << 10)))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    write(atMost: 1) { room in
      room[0] = byte
      return 1
    }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    write(atMost: bytes.count) { room in
      room.baseAddress?.update(from: source, count: bytes.count)
      return bytes.count
    }
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ text: StaticString) { text.withUTF8Buffer { append($0) } }

  /// Decimal digits of a number, with zeros before it up to `width`.
  mutating func append(_ number: UInt, width: Int = 1) {
    var power: UInt = 1
    var digits = 1
    while digits < width || number / power >= 10 {
      power *= 10
      digits += 1
    }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }
}
