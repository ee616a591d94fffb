import AlmanacExtraction
import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

private func object(_ line: some StringProtocol) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}

private let claimKeys = [
  "document", "paper", "page", "start", "end", "quote", "sentence", "context", "kind", "indicator",
  "ref_area",
  "counterpart_area", "time_period", "base_period", "obs_value", "low", "high", "unit_measure", "qualifier",
  "modality", "stock_flow", "zone", "reporter", "confidence", "reasons",
]

@Test func `extract prints one object a claim with every key, without a workspace`() throws {
  let session = try Session()
  try session.folder.write(Samples.trade, to: "a.md")
  let outcome = session.run("extract", "a.md", "--format", "jsonl")
  #expect(outcome.code == 0 && outcome.errors == "")
  let claims = try outcome.output.split(separator: "\n").map { try object($0) }
  #expect(claims.map { $0["quote"] as? String } == ["$1.6 billion", "$0.9 billion", "$5.8 billion"])
  for claim in claims { #expect(claim.keys.sorted() == claimKeys.sorted()) }
  let scalars = Array(Samples.trade.unicodeScalars)
  for claim in claims {
    let (start, end) = (try #require(claim["start"] as? Int), try #require(claim["end"] as? Int))
    #expect(String(String.UnicodeScalarView(scalars[start..<end])) == claim["quote"] as? String)
    #expect(claim["document"] as? String == "a.md")
  }
  #expect(session.folder.names(in: "") == ["a.md"])
}

@Test func `the forms hold the same claims`() throws {
  let session = try Session()
  try session.folder.write(Samples.trade, to: "in/a.md")
  try session.folder.write(Samples.park, to: "in/b.txt")
  let lines = session.run("extract", "in", "--format", "jsonl").output.split(separator: "\n")
  let json = session.run("extract", "in/a.md", "in/b.txt", "--format", "json").output
  let list = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  #expect(lines.count == 4 && list.count == 4)
  #expect(session.run("extract", "in", "--format", "csv").output.split(separator: "\n").count == 5)
  #expect(session.run("extract", "in").output.hasSuffix("4 claims\n"))
}

@Test func `one bad file does not stop the others`() throws {
  let session = try Session()
  try session.folder.write(Samples.park, to: "b.txt")
  let outcome = session.run("extract", "none.txt", "b.txt", "--format", "json")
  #expect(outcome.code == 2)
  #expect(outcome.errors == "almanac: none.txt: no such file; check the name\n")
  #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [Any])
  let all = session.run("extract", "none.txt", "neither.txt", "--format", "json")
  #expect(all.code == 66 && all.output == "")
}

@Test func `the day given goes before the sidecar's, which goes before none`() throws {
  let session = try Session()
  let text = "Exports of Belarus grew by 5 % last year.\n"
  try session.folder.write(text, to: "a.txt")
  func period(_ options: String...) throws -> String? {
    try object(session.run(["extract", "a.txt", "--format", "jsonl"] + options).output)["time_period"]
      as? String
  }
  #expect(try period() == nil)
  try session.folder.write("published = \"2020-06-01\"\n", to: "a.txt.meta.toml")
  #expect(try period() == "2019")
  #expect(try period("--published", "2023-05-24") == "2022")
}

private let lines: [(line: String, answer: String)] = [
  ("{\"id\":7,\"text\":\"No numbers here.\"}", "{\"id\":7,\"claims\":[]}"),
  ("{\"id\":\"a\\\"b\",\"text\":\"\"}", "{\"id\":\"a\\\"b\",\"claims\":[]}"),
  ("{\"text\":\"x\"}", "{\"id\":null,\"claims\":[]}"),
  ("{\"id\":[1, 2]\t,\"text\":\"x\",\"more\":{\"a\":[]}}", "{\"id\":[1, 2],\"claims\":[]}"),
  ("{\"id\":1,\"text\":\"x\",\"published\":null,\"lang\":null}", "{\"id\":1,\"claims\":[]}"),
  ("{\"id\":1,\"text\":\"\\u0000 \\ud83d\\ude00\"}\r", "{\"id\":1,\"claims\":[]}"),
]
private let badLines: [(line: String, answer: String)] = [
  ("nonsense", "{\"id\":null,\"error\":\"not valid JSON at byte 0: '{' is expected here\"}"),
  ("{\"id\":4}", "{\"id\":4,\"error\":\"the key \\\"text\\\" is missing; give the text to read\"}"),
  ("{\"id\":4,\"text\":\"x\"", "{\"id\":4,\"error\":\"not valid JSON at byte 18: '}' is expected here\"}"),
  (
    "{\"id\":4,\"text\":\"x\"} y",
    "{\"id\":4,\"error\":\"not valid JSON at byte 20: nothing may follow the object\"}"
  ),
  ("{\"id\":4,\"text\":5}", "{\"id\":4,\"error\":\"not valid JSON at byte 15: '\\\"' is expected here\"}"),
  (
    "{\"id\":01,\"text\":\"x\"}",
    "{\"id\":null,\"error\":\"not valid JSON at byte 8: '01' is no JSON value\"}"
  ),
  (
    "{\"id\":4,\"text\":\"\\ud800\"}",
    "{\"id\":4,\"error\":\"not valid JSON at byte 22: a surrogate stands alone\"}"
  ),
  (
    "{\"id\":4,\"text\":\"a\tb\"}",
    "{\"id\":4,\"error\":\"not valid JSON at byte 18: a control character must be escaped\"}"
  ),
  (
    "{\"id\":4,\"text\":\"x\",\"published\":\"soon\"}",
    "{\"id\":4,\"error\":\"published 'soon' is no date; write 2022-03-15\"}"
  ),
  (
    "{\"id\":4,\"text\":\"x\",\"lang\":\"de\"}",
    "{\"id\":4,\"error\":\"lang 'de' has no rules; use en, ru or zh\"}"
  ),
]

@Test(arguments: lines)
func `each line gets its answer with its id as written`(line: String, answer: String) throws {
  let outcome = try Session().run("extract", "--input-format", "jsonl", "-", input: line + "\n")
  #expect(outcome.output == answer + "\n")
  #expect(outcome.code == 0)
}

@Test(arguments: badLines)
func `a bad line gets an error object, the run goes on and ends with 2`(line: String, answer: String) throws {
  let next = lines[0]
  let outcome = try Session().run(
    "extract", "--input-format", "jsonl", "-", input: "\(line)\n\n\(next.line)")
  #expect(outcome.output == "\(answer)\n\(next.answer)\n")
  #expect(outcome.code == 2)
}

@Test func `a line's own date and text count`() throws {
  let outcome = try Session().run(
    "extract", "--input-format", "jsonl", "--published", "2020-01-01", "-",
    input: """
      {"id":1,"text":"Exports of Belarus grew by 5 % last year."}
      {"id":2,"text":"Exports of Belarus grew by 5 % last year.","published":"2023-05-24"}
      """)
  let answers = try outcome.output.split(separator: "\n").map { try object($0)["claims"] as? [[String: Any]] }
  #expect(answers.map { $0?.first?["time_period"] as? String } == ["2019", "2022"])
  #expect(answers.allSatisfy { $0?.first?["document"] is NSNull })
}

@Test func `quantities are printed for each line whatever they measure`() throws {
  let outcome = try Session().run(
    "extract", "--quantities", "--input-format", "jsonl", "-",
    input: "{\"id\":1,\"text\":\"About $770 million in the first quarter of 2022.\"}\n")
  let answer = try object(outcome.output)
  let quantities = try #require(answer["quantities"] as? [[String: Any]])
  #expect(quantities.map { $0["quote"] as? String } == ["$770 million", "first quarter of 2022"])
  #expect(quantities[0]["value"] as? Double == 770e6 && quantities[0]["unit"] as? String == "USD")
  #expect(quantities[1]["value"] as? String == "2022-Q1")
  #expect(
    quantities[0].keys.sorted() == [
      "end", "high", "kind", "low", "qualifier", "quote", "start", "unit", "value",
    ])
}

/// Gives its input in pieces and notes how much of the answer there was when each was asked for.
private final class PieceConsole: Console {
  let isTerminal = false
  let columns: Int? = nil
  let environment: [String: String] = [:]
  let workingDirectory = "/"
  var pieces: [String]
  var out = ""
  var answered: [Int] = []

  init(_ pieces: [String]) { self.pieces = pieces }
  func write(_ bytes: [UInt8]) throws(AlmanacError) { out += String(decoding: bytes, as: UTF8.self) }
  func note(_ line: String) {}
  func read() throws(AlmanacError) -> [UInt8]? {
    answered.append(out.split(separator: "\n").count)
    return pieces.isEmpty ? nil : Array(pieces.removeFirst().utf8)
  }
}

@Test func `answers come as the lines come, wherever the pieces are cut`() throws {
  let console = PieceConsole([
    "{\"id\":1,\"te", "xt\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n{", "\"id\":3,\"text\":\"c\"}",
  ])
  var run = LineExtraction(defaults: .init(), answers: .claims(Extractor(catalog: Catalog())))
  #expect(try run.run(on: console) == 0)
  #expect(console.answered == [0, 0, 2, 2])
  #expect(console.out == "{\"id\":1,\"claims\":[]}\n{\"id\":2,\"claims\":[]}\n{\"id\":3,\"claims\":[]}\n")
}

@Test func `a line that is too long is refused and passed over`() throws {
  let long = String(repeating: "x", count: 50)
  let console = PieceConsole([
    "{\"id\":1,\"text\":\"\(long)", long, long + "\"}\n{\"id\":2,\"text\":\"b\"}\n",
  ])
  var run = LineExtraction(defaults: .init(), answers: .claims(Extractor(catalog: Catalog())))
  run.longestLine = 60
  #expect(try run.run(on: console) == 2)
  #expect(
    console.out
      == "{\"id\":null,\"error\":\"the line is longer than 60 bytes; split the text\"}\n{\"id\":2,\"claims\":[]}\n"
  )
}

@Test func `a workspace's own catalogue adds to the installed one, for extract too`() throws {
  let session = try Session(seeds: [:])
  let text = "{\"id\":1,\"text\":\"In 2022, exports of Xanaduland to China amounted to $1.6 billion.\"}\n"
  func area() throws -> String? {
    let outcome = session.run("extract", "--input-format", "jsonl", "-", input: text)
    return try (object(outcome.output)["claims"] as? [[String: Any]])?.first?["ref_area"] as? String
  }
  #expect(try area() == nil)
  try session.folder.write("code,type,en\nXXA,country,Xanaduland\n", to: "Data/catalog/areas-mine.csv")
  try session.folder.write(
    "code,lang,form,name\nXXA,en,name,Xanaduland\n", to: "Data/catalog/area-names-mine.csv")
  #expect(try area() == "XXA")
}
