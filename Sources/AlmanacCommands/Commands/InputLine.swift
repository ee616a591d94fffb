/// One input line: `{"id": …, "text": "…", "published": "…", "lang": "…"}`. Strict JSON (RFC 8259), read over bytes;
/// the id is kept as it was written, unknown keys are passed over.
struct InputLine {
  struct Failure: Error {
    var message: String
    /// The id's JSON text, if it was read before the fault.
    var id: String?
  }

  private(set) var id = "null"
  private(set) var text = ""
  private(set) var published: String?
  private(set) var lang: String?

  init(_ line: ArraySlice<UInt8>) throws(Failure) {
    var reader = JSONLineReader(bytes: line)
    var hasText = false
    do throws(JSONLineReader.Fault) {
      try reader.expect(UInt8(ascii: "{"))
      if !reader.skip(UInt8(ascii: "}")) {
        repeat {
          let key = try reader.string()
          try reader.expect(UInt8(ascii: ":"))
          switch key {
          case "id": id = try reader.value()
          case "text":
            text = try reader.string()
            hasText = true
          case "published": published = try reader.stringOrNull()
          case "lang": lang = try reader.stringOrNull()
          default: _ = try reader.value()
          }
        } while reader.skip(UInt8(ascii: ","))
        try reader.expect(UInt8(ascii: "}"))
      }
      try reader.expectEnd()
    } catch {
      throw Failure(
        message: "not valid JSON at byte \(error.offset): \(error.message)", id: id == "null" ? nil : id)
    }
    guard hasText else {
      throw Failure(message: "the key \"text\" is missing; give the text to read", id: id)
    }
  }
}

/// A reader of JSON values over the bytes of one line.
struct JSONLineReader {
  struct Fault: Error {
    var offset: Int
    var message: String
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private mutating func skipBlanks() {
    while index < bytes.endIndex, [0x20, 0x09, 0x0D, 0x0A].contains(bytes[index]) { index += 1 }
  }

  private func fault(_ message: String) -> Fault { Fault(offset: index - bytes.startIndex, message: message) }

  mutating func skip(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard index < bytes.endIndex, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func expect(_ byte: UInt8) throws(Fault) {
    guard skip(byte) else { throw fault("'\(Character(Unicode.Scalar(byte)))' is expected here") }
  }

  mutating func expectEnd() throws(Fault) {
    skipBlanks()
    guard index == bytes.endIndex else { throw fault("nothing may follow the object") }
  }

  mutating func stringOrNull() throws(Fault) -> String? {
    skipBlanks()
    if bytes[index...].starts(with: "null".utf8) {
      index += 4
      return nil
    }
    return try string()
  }

  mutating func string() throws(Fault) -> String {
    try expect(UInt8(ascii: "\""))
    var out: [UInt8] = []
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: out, as: UTF8.self) else { throw fault("the text is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0..<0x20: throw fault("a control character must be escaped")
      default: out.append(byte)
      }
    }
    throw fault("the string is never closed")
  }

  private mutating func escape(into out: inout [UInt8]) throws(Fault) {
    guard index < bytes.endIndex else { throw fault("the escape is not finished") }
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
        guard index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
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
    guard index + 4 <= bytes.endIndex,
      let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u needs four hexadecimal digits") }
    index += 4
    return unit
  }

  /// The JSON text of any value, checked and as it was written.
  mutating func value(depth: Int = 0) throws(Fault) -> String {
    skipBlanks()
    guard depth < 64 else { throw fault("nested too deeply") }
    guard index < bytes.endIndex else { throw fault("a value is missing") }
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
      while index < bytes.endIndex,
        ![UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x09, 0x0D].contains(bytes[index])
      {
        index += 1
      }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      guard word == "true" || word == "false" || word == "null" || isNumber(word) else {
        throw fault("'\(word)' is no JSON value")
      }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func isNumber(_ word: String) -> Bool {
    var rest = Substring(word)
    if rest.first == "-" { rest = rest.dropFirst() }
    let whole = rest.prefix { $0.isASCII && $0.isNumber }
    guard !whole.isEmpty, whole.count == 1 || whole.first != "0" else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard rest.first == "e" || rest.first == "E" else { return rest.isEmpty }
    rest = rest.dropFirst()
    if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
