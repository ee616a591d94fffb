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

  init(_ line: UnsafeBufferPointer<UInt8>) throws(Failure) {
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
