import AlmanacModel
import Testing

@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  (
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  ),
])
func `digests are those of FIPS 180-4`(text: String, digest: String) {
  #expect(SHA256.hex(text) == digest)
}

@Test func `a digest does not depend on how the bytes arrive`() {
  let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
  for cut in [0, 1, 55, 63, 64, 65, 127, 128, 999] {
    var hash = SHA256()
    hash.update(Array(bytes[..<cut]))
    hash.update(Array(bytes[cut...]))
    #expect(hash.hexDigest() == SHA256.hex(bytes))
  }
}

@Test func `quoted fields may hold separators, quotes and line breaks`() throws {
  let rows = try CSV.rows(of: Array("a,\"b,\"\"c\"\"\r\nd\",e\r\n\nf,,\"\"".utf8), place: "x.csv")
  #expect(rows.map(\.fields) == [["a", "b,\"c\"\r\nd", "e"], ["f", "", ""]])
  #expect(rows.map(\.line) == [1, 4])
}

@Test func `an unclosed quote names its line`() {
  #expect(
    throws: AlmanacError(.badInput, at: "x.csv:2", "a quoted field is never closed; add the missing \"")
  ) {
    try CSV.rows(of: Array("a\n\"b\nc".utf8), place: "x.csv")
  }
}

@Test(arguments: ["plain", "a,b", "say \"x\"", "two\nlines", "", "é\u{301}\""])
func `a written line reads back`(field: String) throws {
  let rows = try CSV.rows(of: Array(CSV.line([field, "end"]).utf8), place: "x.csv")
  #expect(rows.first?.fields == [field, "end"])
}

@Test(arguments: [(5_800_000_000, "5800000000"), (113.6, "113.6"), (-0.5, "-0.5"), (1e21, "1e+21")])
func `numbers are the shortest that read back`(number: Double, text: String) {
  #expect(JSONWriter.text(of: number) == text)
}

@Test func `JSON keeps its order and escapes control characters`() {
  var json = JSONWriter()
  json.beginObject()
  json.key("b")
  json.value("say \"x\"\n\u{1}")
  json.key("a")
  json.beginArray()
  json.value(1)
  json.value(Double.nan)
  json.endArray()
  json.endObject()
  #expect(json.text == #"{"b":"say \"x\"\n\u0001","a":[1,null]}"#)
}

@Test func `a key of a TOML file knows its line`() throws {
  let file = try TOMLFile(
    "title = \"x\"\n# note\n[axis]\nmin = 0\nnames = [\n  \"a = b\",\n]\nmax = 1\n\n[[series]]\nkey = \"A\"\n[[series]]\nkey = \"B\"\n",
    place: "c.toml")
  #expect(file.line(of: "title") == 1)
  #expect(file.line(of: "axis.min") == 4)
  #expect(file.line(of: "axis.max") == 8)
  #expect(file.line(of: "series[1].key") == 13)
  #expect(file.place(of: "series[1].unknown") == "c.toml:12")
  #expect(file.root["series"] == .array([.table(["key": .string("A")]), .table(["key": .string("B")])]))
}

@Test func `a TOML slip names its line`() {
  let error = #expect(throws: AlmanacError.self) { try TOMLFile("a = 1\nb = = 2\n", place: "c.toml") }
  #expect(error?.place == "c.toml:2")
}

@Test(arguments: [("trade_turnovr", ["trade_turnover"]), ("xyz", [])])
func `near misses are found`(text: String, near: [String]) {
  #expect(nearest(to: text, among: ["trade_turnover", "exports", "imports"]) == near)
}
