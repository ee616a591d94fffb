import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

struct Mistake: Sendable, CustomTestStringConvertible {
  var arguments: [String]
  var code: Int32
  /// What standard error says, whole or the beginning of it.
  var message: String
  var testDescription: String { arguments.joined(separator: " ") }

  init(_ arguments: String, _ code: Int32, _ message: String) {
    self.arguments = arguments.split(separator: " ").map(String.init)
    self.code = code
    self.message = message
  }
}

private let mistakes: [Mistake] = [
  // Any command.
  .init("frob", 64, "almanac: arguments: Unexpected argument 'frob'; see 'almanac help'"),
  .init(
    "status --workspace nowhere", 66, "almanac: nowhere: is no workspace: it has no Data and seeds folders; "),
  .init(
    "query --yaer 2022", 64,
    "almanac: arguments: Unknown option '--yaer'. Did you mean '--year'? See 'almanac help'"),
  // init
  .init("init seeds/trade.md", 73, "almanac: ROOT/seeds/trade.md/Data/catalog: cannot be made; check that "),
  .init("init a b", 64, "almanac: arguments: Unexpected argument 'b'; see 'almanac help'"),
  // status
  .init("status now", 64, "almanac: arguments: Unexpected argument 'now'; see 'almanac help'"),
  // ingest
  .init(
    "ingest seeds/none.txt", 66, "almanac: seeds/none.txt: no such file; see 'ls seeds' for the documents"),
  .init("ingest seeds/empty", 66, "almanac: seeds/empty: no documents in it; put papers (.txt, .md) there"),
  .init("ingest seeds/p.pdf", 65, "almanac: seeds/p.pdf: its format is not read; convert it to .txt or .md"),
  .init(
    "ingest outside.txt", 64, "almanac: outside.txt: lies outside the workspace's seeds folder; put it into "),
  .init(
    "ingest --published yesterday", 64, "almanac: --published: 'yesterday' is not a day; write 2022-03-15"),
  .init(
    "ingest --published 2022-02-30", 64, "almanac: --published: '2022-02-30' is not a day; write 2022-03-15"),
  // claims
  .init(
    "claims --indicator exprts", 64,
    "almanac: --indicator: unknown indicator 'exprts'; did you mean 'exports'"),
  .init("claims --area Belrus", 64, "almanac: --area: unknown area 'Belrus'; did you mean 'Belarus'"),
  .init("claims --kind levle", 64, "almanac: --kind: 'levle' is unknown; did you mean 'level'?"),
  .init(
    "claims --kind xyzzy", 64,
    "almanac: --kind: 'xyzzy' is unknown; use level, change, share, rank, count, index, ratio"),
  .init("claims --below 3", 64, "almanac: --below: 3.0 is no confidence; write a number from 0 to 1"),
  .init(
    "claims --below x", 64,
    "almanac: arguments: The value 'x' is invalid for '--below <0…1>'; see 'almanac help'"),
  .init(
    "claims --format xml", 64, "almanac: arguments: The value 'xml' is invalid for '--format <format>'. "),
  // show
  .init("show", 64, "almanac: arguments: Missing expected argument '<id>'; see 'almanac help'"),
  .init(
    "show q17", 64,
    "almanac: q17: is no claim's identifier; it looks like c3f09b2a1d, as 'almanac claims' prints it"),
  .init("show c00000000000", 66, "almanac: c00000000000: no claim has this identifier; see 'almanac claims'"),
  // query
  .init("query A.BLR.exports", 64, "almanac: series: 'A.BLR.exports' has 3 parts where a key has 4; write "),
  .init("query X.BLR.exports.CHN", 64, "almanac: series: 'X' is no frequency; use A, S, Q, M, D, _O or _U"),
  .init("query A.Belrus.exports.CHN", 64, "almanac: series: unknown area 'Belrus'; did you mean 'Belarus'"),
  .init("query A.BLR.exprts.CHN", 64, "almanac: series: unknown indicator 'exprts'; did you mean 'exports'"),
  .init(
    "query --indicator zzzzzzzz", 64,
    "almanac: --indicator: unknown indicator 'zzzzzzzz'; see 'almanac catalog' for the codes"),
  .init(
    "query --counterpart-area Chna", 64,
    "almanac: --counterpart-area: unknown area 'Chna'; did you mean 'CHN' or 'China'?"),
  .init("query --ref-area Nowhereland", 64, "almanac: --ref-area: unknown area 'Nowhereland'; "),
  .init("query --reporter Minskk", 64, "almanac: --reporter: unknown area 'Minskk'; did you mean 'Minsk'"),
  .init("query --unit-measure USDD", 64, "almanac: --unit-measure: unknown unit 'USDD'; did you mean 'USD'"),
  .init("query --zone nozone", 64, "almanac: --zone: unknown zone 'nozone'; "),
  .init("query --freq W", 64, "almanac: --freq: 'W' is no frequency; use A, S, Q, M, D, _O or _U"),
  .init("query --modality sure", 64, "almanac: --modality: 'sure' is unknown; use actual, planned, forecast"),
  .init("query --stock-flow flwo", 64, "almanac: --stock-flow: 'flwo' is unknown; did you mean 'flow'?"),
  .init("query --year 2O22", 64, "almanac: --year: '2O22' is not a period; write 2022, 2022-Q1 or 2022-03"),
  .init(
    "query --year 2022-13", 64, "almanac: --year: '2022-13' is not a period; write 2022, 2022-Q1 or 2022-03"),
  .init(
    "query --start-period 2022 --end-period 2020", 64,
    "almanac: --end-period: 2020 ends before 2022 begins; exchange the two"),
  .init("query --as-of 2022", 64, "almanac: --as-of: '2022' is not a day; write 2022-03-15"),
  .init(
    "query A.BLR.exports.CHN --indicator imports", 64,
    "almanac: --indicator: the series key says this too; leave one of them out"),
  .init(
    "query --format xlsx", 64, "almanac: arguments: The value 'xlsx' is invalid for '--format <format>'. "),
  // extract
  .init("extract", 64, "almanac: arguments: no document named; give a file, or - for standard input"),
  .init("extract none.txt", 66, "almanac: none.txt: no such file; check the name"),
  .init("extract seeds/empty", 66, "almanac: seeds/empty: no documents in it; .txt and .md are read"),
  .init("extract bad/nul.txt", 65, "almanac: bad/nul.txt:1: a NUL byte stands at byte 1; "),
  .init("extract bad/latin.txt", 65, "almanac: bad/latin.txt:1: is not UTF-8 at byte 1; "),
  .init("extract bad/empty.txt", 65, "almanac: bad/empty.txt: is empty; nothing to read"),
  .init(
    "extract seeds/trade.md --lang de", 64,
    "almanac: --lang: 'de' is no language with rules; use en, ru or zh"),
  .init(
    "extract seeds/trade.md --published soon", 64,
    "almanac: --published: 'soon' is not a day; write 2022-03-15"),
  .init(
    "extract seeds/trade.md --input-format jsonl", 64,
    "almanac: --input-format: jsonl is read from standard input only; "),
  .init(
    "extract seeds/trade.md --quantities", 64,
    "almanac: --quantities: needs --input-format jsonl and lines on standard input"),
  .init("extract -", 65, "almanac: standard input: is empty; nothing to read"),
  // catalog, doctor
  .init("catalog ares", 64, "almanac: arguments: The value 'ares' is invalid for '<table>'. "),
  .init("doctor --workspace nowhere", 66, "almanac: nowhere: is no workspace: "),
]

@Test(arguments: mistakes)
func `a mistake gets its message and exit code and leaves the store as it was`(mistake: Mistake) throws {
  let session = try Session.ingested()
  try session.folder.write("x", to: "outside.txt")
  try session.folder.write("%PDF", to: "seeds/p.pdf")
  try session.folder.write(Array("a".utf8) + [0], to: "bad/nul.txt")
  try session.folder.write([0x61, 0xE9], to: "bad/latin.txt")
  try session.folder.write("", to: "bad/empty.txt")
  try FileManager.default.createDirectory(
    atPath: session.folder.path + "/seeds/empty", withIntermediateDirectories: true)
  let before = session.folder.bytes(of: "Data/almanac.sqlite")
  let outcome = session.run(mistake.arguments)
  #expect(outcome.code == mistake.code)
  let messages = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("almanac: ") }
  #expect(messages.count == 1 && messages[0].hasPrefix(mistake.message), "\(outcome.errors)")
  #expect(outcome.output == "")
  #expect(before != nil && session.folder.bytes(of: "Data/almanac.sqlite") == before)
}

private let spoilt: [(name: String, bytes: [UInt8], message: String)] = [
  ("NUL", Array("a\0".utf8), "almanac: seeds/bad.txt:1: a NUL byte stands at byte 1; "),
  ("invalid UTF-8", [0x61, 0xFF], "almanac: seeds/bad.txt:1: is not UTF-8 at byte 1; "),
  ("empty", [], "almanac: seeds/bad.txt: is empty; nothing to read"),
]

@Test(arguments: spoilt)
func `a bad document fails alone, the others are read, and the run says 2`(
  name: String, bytes: [UInt8], message: String
) throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  try session.folder.write(bytes, to: "seeds/bad.txt")
  let outcome = session.run("ingest")
  #expect(outcome.code == 2)
  #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
  #expect(outcome.output.hasSuffix("1 changed, 0 up to date, 1 failed\n"))
  #expect(session.run("claims", "--format", "jsonl").output.split(separator: "\n").count == 3)
}

@Test(arguments: spoilt)
func `where nothing could be read the exit code is that of the failure`(
  name: String, bytes: [UInt8], message: String
) throws {
  let session = try Session(seeds: [:])
  try session.folder.write(bytes, to: "seeds/bad.txt")
  #expect(session.run("ingest").code == 65)
}

@Test(arguments: spoilt)
func `a document that has become unreadable keeps what was read of it`(
  name: String, bytes: [UInt8], message: String
) throws {
  let session = try Session(seeds: ["bad.txt": Samples.trade, "park.txt": Samples.park])
  _ = session.run("ingest")
  let before = session.run("query", "--kind", "all", "--format", "csv").output
  try session.folder.write(bytes, to: "seeds/bad.txt")
  let outcome = session.run("ingest")
  #expect(outcome.code == 2)
  #expect(outcome.errors.contains("seeds/bad.txt: what was read of it before is kept"))
  #expect(session.run("query", "--kind", "all", "--format", "csv").output == before)
}

@Test(arguments: ["status", "claims", "query", "ingest"])
func `a file that is no store is named and left alone`(command: String) throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  let junk = String(repeating: "no database. ", count: 100)
  try session.folder.write(junk, to: "Data/almanac.sqlite")
  let outcome = session.run(command)
  #expect(outcome.code == 65)
  #expect(
    outcome.errors == "almanac: ROOT/Data/almanac.sqlite: is no SQLite store or is damaged; "
      + "move it away and run 'almanac ingest' again\n")
  #expect(session.folder.text(of: "Data/almanac.sqlite") == junk)
}

@Test(arguments: ["claims", "query", "show c12"])
func `without a store there is a word about making it`(command: String) throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  let outcome = session.run(command.split(separator: " ").map(String.init))
  #expect(outcome.code == 66)
  #expect(outcome.errors == "almanac: ROOT/Data/almanac.sqlite: no store yet; 'almanac ingest' makes it\n")
  #expect(session.folder.bytes(of: "Data/almanac.sqlite") == nil)
}

@Test(arguments: ["status", "ingest", "claims", "query", "show c12"])
func `outside a workspace there is a word about making one`(command: String) throws {
  let outcome = try Session().run(command.split(separator: " ").map(String.init))
  #expect(outcome.code == 66)
  #expect(
    outcome.errors
      == "almanac: ROOT: no workspace here or above; make one with 'almanac init', or name one with --workspace\n"
  )
}

@Test func `an empty seeds folder is no input, and no store is made`() throws {
  let session = try Session(seeds: [:])
  let outcome = session.run("ingest")
  #expect(outcome.code == 66)
  #expect(outcome.errors == "almanac: seeds: no documents; put papers (.txt, .md) there\n")
  #expect(session.folder.names(in: "Data") == ["catalog", "imports"])
}

@Test(arguments: [
  ["status"], ["claims"], ["query", "--format", "csv"], ["catalog"], ["doctor"],
  ["extract", "seeds/trade.md"],
  ["extract", "seeds/trade.md", "--format", "jsonl"], ["--help"], ["query", "--help"], ["--version"], [],
])
func `data that cannot be written is an I/O error`(arguments: [String]) throws {
  let session = try Session.ingested()
  let console = FullConsole(workingDirectory: session.folder.path)
  #expect(Almanac.run(arguments, on: console) == 74)
  #expect(console.errors == "almanac: standard output: cannot be written\n")
}

@Test(arguments: ["BLR", "Belarus", "Belrus"])
func `a home area is a code or a name of the catalogue`(home: String) throws {
  let session = try Session(seeds: ["a.txt": Samples.park])
  try session.folder.write("home_area = \"\(home)\"\n", to: "seeds/a.txt.meta.toml")
  let (ingest, extract) = (session.run("ingest"), session.run("extract", "seeds/a.txt"))
  #expect(ingest.code == (home == "Belrus" ? 65 : 0) && extract.code == ingest.code)
  let message = "almanac: seeds/a.txt: home_area: unknown area 'Belrus'; did you mean 'Belarus'"
  #expect(ingest.errors.hasPrefix(home == "Belrus" ? message : ""))
}

@Test func `a catalogue with a bad row is named with its line`() throws {
  let session = try Session.ingested()
  try session.folder.write("code,type,en\nXXA,contry,Xanadu\n", to: "Data/catalog/areas-mine.csv")
  let outcome = session.run("query")
  #expect(outcome.code == 65)
  #expect(outcome.errors.hasPrefix("almanac: ROOT/Data/catalog/areas-mine.csv:2: 'contry' is no type; "))
}
