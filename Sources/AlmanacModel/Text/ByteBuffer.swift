/// Bytes written one after another into memory of its own, which grows ahead of them.
///
/// It cannot be copied, so that nothing need be asked at each byte but whether there is room.
struct ByteBuffer: ~Copyable {
  private var room: UnsafeMutableBufferPointer<UInt8>
  /// Never more than the room.
  private(set) var count = 0

  init() { room = .allocate(capacity: 1 << 10) }

  deinit { room.deallocate() }

  var bytes: [UInt8] { Array(room[..<count]) }

  mutating func removeAll() { count = 0 }

  /// Makes room for that many more bytes.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if room.count - count < more { grow(by: more) }
  }

  private mutating func grow(by more: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * room.count + more)
    _ = larger.update(fromContentsOf: room[..<count])
    room.deallocate()
    room = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    room[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    if let source = bytes.baseAddress, let start = room.baseAddress {
      (start + count).update(from: source, count: bytes.count)
    }
    count += bytes.count
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  @inline(__always)
  mutating func append(_ text: StaticString) { text.withUTF8Buffer { append($0) } }

  /// A key of JSON: quoted, with the colon after it.
  mutating func append(key name: StaticString, afterComma: Bool) {
    reserve(name.utf8CodeUnitCount + 4)
    let (room, start) = (room, count)
    count += name.withUTF8Buffer { name in
      var place = start
      func put(_ byte: UInt8) {
        room[place] = byte
        place += 1
      }
      if afterComma { put(UInt8(ascii: ",")) }
      put(UInt8(ascii: "\""))
      for byte in name { put(byte) }
      put(UInt8(ascii: "\""))
      put(UInt8(ascii: ":"))
      return place - start
    }
  }

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
