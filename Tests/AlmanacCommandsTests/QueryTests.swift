import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

/// Expected outputs lie in `Golden`. With ALMANAC_RECORD set they are written anew, and the test fails all the same.
private func golden(_ name: String, _ output: String) throws {
  let path = "\(Fixtures.root)/Tests/AlmanacCommandsTests/Golden/\(name)"
  if ProcessInfo.processInfo.environment["ALMANAC_RECORD"] != nil {
    try Data(output.utf8).write(to: URL(fileURLWithPath: path))
    Issue.record("recorded \(name)")
  }
  #expect(try output == String(contentsOfFile: path, encoding: .utf8))
}

@Test(arguments: ["table", "csv", "json", "jsonl", "md", "sdmx-csv"])
func `query prints each form as it was agreed`(format: String) throws {
  let session = try Session.ingested()
  let outcome = session.run("query", ".BLR.exports+trade_turnover.", "--format", format)
  #expect(outcome.code == 0)
  try golden("query.\(format)", outcome.output)
}

@Test func `the table keeps to its limit and says so, the other forms print all`() throws {
  let session = try Session.ingested()
  let table = session.run("query", "--limit", "1").output.split(separator: "\n")
  #expect(table.count == 3)
  #expect(table.last == "… 3 more rows; --limit 0 shows all, other formats always do")
  #expect(session.run("query", "--limit", "0").output.split(separator: "\n").count == 5)
  #expect(session.run("query", "--limit", "1", "--format", "csv").output.split(separator: "\n").count == 5)
}

@Test(arguments: [
  [
    "--indicator", "trade turnover", "--ref-area", "Belarus", "--counterpart-area", "China", "--year", "2022",
  ],
  [
    "--indicator", "trade turnover", "--ref-area", "China", "--counterpart-area", "Belarus", "--year", "2022",
  ],
  ["A.BLR.trade_turnover.CHN", "--year", "2022"], [".CHN.trade_turnover.BLR", "--start-period", "2022"],
  ["--indicator", "товарооборот", "--ref-area", "Беларусь", "--counterpart-area", "中国"],
])
func `a series is found by key, by names in any language, and in either order where it has none`(
  arguments: [String]
) throws {
  let outcome = try Session.ingested().run(["query"] + arguments + ["--format", "csv"])
  let rows = outcome.output.split(separator: "\n")
  #expect(rows.count == 2, "\(outcome.errors)")
  #expect(
    rows.last?.hasPrefix("A,BLR,trade_turnover,CHN,2022,5800000000,,,USD,level,exact,actual,A,") == true)
}

@Test func `undated claims stand below the dated ones and say so`() throws {
  let session = try Session.ingested()
  let table = session.run("query", ".BLR.exports.", "--year", "2022").output.split(separator: "\n")
  #expect(table.count == 3)
  #expect(table[1].contains(" 2022 ") && table[2].contains("period not stated"))
  let csv = session.run("query", ".BLR.exports.", "--year", "2022", "--format", "csv").output.split(
    separator: "\n")
  #expect(csv.last?.hasPrefix("_U,BLR,exports,RUS,,770000000,") == true)
  let sdmx = session.run("query", ".BLR.exports.", "--format", "sdmx-csv")
  #expect(sdmx.errors == "left out: 1 observation whose period is not stated\n")
}

@Test(arguments: [
  (["--year", "2021"], ["2021"]), (["--start-period", "2022"], ["2022"]),
  (["--end-period", "2021"], ["2021"]),
  (["--start-period", "2021", "--end-period", "2022"], ["2021", "2022"]), (["--year", "1999"], []),
])
func `periods bound what is shown`(options: [String], periods: [String]) throws {
  let outcome = try Session.ingested().run(["query", "A.BLR.exports.CHN", "--format", "csv"] + options)
  #expect(outcome.code == 0)
  #expect(
    outcome.output.split(separator: "\n").dropFirst().map { String($0.split(separator: ",")[4]) } == periods)
}

@Test func `no rows is no error`() throws {
  let outcome = try Session.ingested().run("query", "A.FRA.exports.CHN")
  #expect(outcome.code == 0 && outcome.output == "")
  #expect(outcome.errors == "no observations; 'almanac status' says what the store holds\n")
}

@Test func `where only other kinds are known the note says how to ask for them`() throws {
  let session = try Session(seeds: ["a.txt": "Exports of Belarus grew by 5 % in 2022.\n"])
  _ = session.run("ingest")
  let outcome = session.run("query", "--ref-area", "Belarus", "--format", "jsonl")
  #expect(outcome.code == 0 && outcome.output == "")
  #expect(outcome.errors == "no levels or counts, but 1 of another kind (change): add --kind all\n")
}

@Test func `as of a day before its publication a value is unknown`() throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  _ = session.run("ingest", "--published", "2023-05-24")
  #expect(
    session.run("query", "--as-of", "2023-05-23", "--format", "csv").output.split(separator: "\n").count == 1)
  #expect(
    session.run("query", "--as-of", "2023-05-24", "--format", "csv").output.split(separator: "\n").count == 4)
}

@Test(arguments: [
  ("plain", "plain"), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""),
  ("é\u{0301}", "é\u{0301}"),
  ("\u{22}\u{0301}", "\"\"\"\u{0301}\""),
])
func `CSV quotes what it must, byte by byte`(field: String, written: String) throws {
  let rows = Tabular(columns: ["x"], rows: [[.text(field)]])
  #expect(Array(rows.text(as: .csv).utf8) == Array("x\n\(written)\n".utf8))
  #expect(try CSV.rows(of: Array(rows.text(as: .csv).utf8), place: "t").last?.fields == [field])
}

@Test func `tables align Chinese, and control characters cannot steer a terminal`() {
  let rows = Tabular(
    columns: ["name", "n"], rows: [[.text("中国"), .number(5.5)], [.text("ab\u{1B}[2J"), .number(12)]])
  #expect(rows.text(as: .table) == "name      n\n中国    5.5\nab\u{FFFD}[2J   12\n")
  #expect(rows.text(as: .md).hasPrefix("| name | n |\n|---|---:|\n| 中国 | 5.5 |\n"))
}

@Test func `a table on a narrow terminal shortens its sources`() {
  var rows = Tabular(
    columns: ["a", "source"], rows: [[.text("x"), .text(String(repeating: "words,", count: 40))]])
  rows.shorten(column: 1, toFit: 40)
  #expect(rows.text(as: .table).split(separator: "\n").allSatisfy { displayWidth(String($0)) <= 40 })
}

@Test func `show prints the claim with everything it rests on`() throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  try session.folder.write(
    "title = \"Trade of Belarus\"\nauthors = [\"XIE Hui\"]\npublished = \"2023-05-24\"\n",
    to: "seeds/trade.md.meta.toml")
  _ = session.run("ingest")
  let csv = session.run("query", "A.BLR.trade_turnover.CHN", "--format", "csv").output
  let id = try #require(csv.split(separator: "\n").last?.split(separator: ",").last.map(String.init))
  let card = session.run("show", id).output
  for part in [
    id, "Trade turnover, Belarus–China: level 5.8 billion USD", "XIE Hui: Trade of Belarus, 2023-05-24",
    "Trade turnover between Belarus and China reached [[$5.8 billion]] in 2022.",
    "seeds/trade.md:7:50, characters 197–209", "read so by",
  ] {
    #expect(card.contains(part), "\(card)")
  }
  let json = session.run("show", id, "--format", "json").output
  let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  #expect(object["line"] as? Int == 7 && object["authors"] as? [String] == ["XIE Hui"])
  let claim = try #require(object["claim"] as? [String: Any])
  #expect(claim["claim"] as? String == id && claim["obs_value"] as? Double == 5.8e9)
}

@Test func `claims are listed by place, filtered, in every form`() throws {
  let session = try Session.ingested()
  #expect(session.run("claims").output.split(separator: "\n").count == 5)
  #expect(session.run("claims", "--document", "seeds/park.txt").output.split(separator: "\n").count == 2)
  #expect(
    session.run("claims", "--indicator", "exports", "--area", "China").output.split(separator: "\n").count
      == 3)
  #expect(session.run("claims", "--below", "0").output == "no claims\n")
  let lines = session.run("claims", "--format", "jsonl").output.split(separator: "\n")
  let json = session.run("claims", "--format", "json").output
  let list = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  #expect(list.count == lines.count && list.allSatisfy { $0["reasons"] is [String] && $0["claim"] is String })
  #expect(
    session.run("claims", "--format", "csv").output.hasPrefix(
      "claim,document,paper,page,start,end,quote,sentence,"))
}

@Test func `catalog finds by code and by name in any language`() throws {
  let session = try Session()
  #expect(session.run("catalog", "areas", "белар").output.contains("BLR"))
  #expect(
    session.run("catalog", "indicators", "--format", "csv").output.contains("\ntrade_turnover,symmetric,"))
  let none = session.run("catalog", "units", "zzzz", "--format", "json")
  #expect(none.code == 0 && none.output == "[]\n")
}

@Test func `doctor reports a broken store with 1`() throws {
  let session = try Session.ingested()
  #expect(session.run("doctor").output.contains("ok    store: 2 documents, 4 claims\n"))
  try session.folder.write(String(repeating: "no database. ", count: 100), to: "Data/almanac.sqlite")
  let outcome = session.run("doctor")
  #expect(outcome.code == 1)
  #expect(outcome.output.contains("FAIL  store: ROOT/Data/almanac.sqlite: is no SQLite store"))
}
