/// A reader of JSON values over the bytes of one line.
struct JSONLineReader {
  struct Fault: Error {
    var offset: Int
    var message: String
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func skipBlanks() {
    while index < bytes.count, JSONLineReader.isBlank(bytes[index]) { index += 1 }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  private func fault(_ message: String) -> Fault { Fault(offset: index, message: message) }

  mutating func skip(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(Fault) {
    guard skip(byte) else { throw fault("'\(Character(Unicode.Scalar(byte)))' is expected here") }
  }

  mutating func expectEnd() throws(Fault) {
    skipBlanks()
    guard index == bytes.count else { throw fault("nothing may follow the object") }
  }

  mutating func stringOrNull() throws(Fault) -> String? {
    skipBlanks()
    if index <= bytes.count, bytes[index...].starts(with: "null".utf8) {
      index += 4
      return nil
    }
    return try string()
  }

  mutating func string() throws(Fault) -> String {
    try expect(UInt8(ascii: "\""))
    // A string without escapes, which most are, is read where it lies.
    var start = index
    var out: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let rest = UnsafeBufferPointer(rebasing: bytes[start..<index])
        index += 1
        if out.isEmpty {
          guard let text = String(validating: rest, as: UTF8.self) else {
            throw fault("the text is not UTF-8")
          }
          return text
        }
        out.append(contentsOf: rest)
        guard let text = String(validating: out, as: UTF8.self) else { throw fault("the text is not UTF-8") }
        return text
      }
      guard byte >= 0x20 else {
        index += 1
        throw fault("a control character must be escaped")
      }
      index += 1
      if byte == UInt8(ascii: "\\") {
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index - 1]))
        try escape(into: &out)
        start = index
      }
    }
    throw fault("the string is never closed")
  }

  private mutating func escape(into out: inout [UInt8]) throws(Fault) {
    guard index < bytes.count else { throw fault("the escape is not finished") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "u"):
      var unit = try hex()
      if (0xD800..<0xDC00).contains(unit) {
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
          bytes[index + 1] == UInt8(ascii: "u")
        else {
          throw fault("a surrogate stands alone")
        }
        index += 2
        let low = try hex()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("a surrogate stands alone") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw fault("a surrogate stands alone") }
      out += Array(String(Character(scalar)).utf8)
    default: throw fault("'\\\(Character(Unicode.Scalar(byte)))' is no escape")
    }
  }

  private mutating func hex() throws(Fault) -> UInt32 {
    guard index + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u needs four hexadecimal digits") }
    index += 4
    return unit
  }

  /// The JSON text of any value, checked and as it was written.
  mutating func value(depth: Int = 0) throws(Fault) -> String {
    skipBlanks()
    guard depth < 64 else { throw fault("nested too deeply") }
    guard index < bytes.count else { throw fault("a value is missing") }
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      index += 1
      if !skip(UInt8(ascii: "}")) {
        repeat {
          _ = try string()
          try expect(UInt8(ascii: ":"))
          _ = try value(depth: depth + 1)
        } while skip(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
      }
    case UInt8(ascii: "["):
      index += 1
      if !skip(UInt8(ascii: "]")) {
        repeat { _ = try value(depth: depth + 1) } while skip(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
      }
    default:
      while index < bytes.count, !isEndOfWord(bytes[index]) { index += 1 }
      let word = UnsafeBufferPointer(rebasing: bytes[start..<index])
      let isKnown = ["true", "false", "null"].contains { word.elementsEqual(($0 as String).utf8) }
      guard JSONLineReader.isNumber(word) || isKnown else {
        throw fault("'\(String(decoding: word, as: UTF8.self))' is no JSON value")
      }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func isEndOfWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte == 0x20
      || byte == 0x09 || byte == 0x0D
  }

  /// RFC 8259, section 6.
  private static func isNumber(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func byte() -> UInt8 { index < word.count ? word[index] : 0 }
    func digits() -> Int {
      let start = index
      while byte() >= UInt8(ascii: "0"), byte() <= UInt8(ascii: "9") { index += 1 }
      return index - start
    }
    if byte() == UInt8(ascii: "-") { index += 1 }
    let isNought = byte() == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, whole == 1 || !isNought else { return false }
    if byte() == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { return false }
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      index += 1
      if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { index += 1 }
      guard digits() > 0 else { return false }
    }
    return index == word.count
  }
}
