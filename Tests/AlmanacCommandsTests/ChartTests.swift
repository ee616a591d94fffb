import AlmanacTestSupport
import Testing

@testable import AlmanacCommands

@Test(arguments: [
  ("out.svg", Array("<?xml".utf8)), ("out.png", [0x89, 0x50, 0x4E, 0x47]), ("out.pdf", Array("%PDF".utf8)),
])
func `chart draws a picture of series at once`(file: String, start: [UInt8]) throws {
  let session = try Session.ingested()
  let outcome = session.run("chart", "A.BLR.exports.CHN", "-o", file)
  #expect(outcome.code == 0)
  #expect(outcome.errors == "\(file): drawn\n")
  #expect(session.folder.bytes(of: file)?.starts(with: start) == true)
}

@Test func `a pair and an indicator are enough for a picture`() throws {
  let session = try Session.ingested()
  let outcome = session.run(
    "chart", "--indicator", "exports", "--ref-area", "Belarus", "--counterpart-area", "China", "-o", "e.svg")
  #expect(outcome.code == 0)
  let svg = try #require(session.folder.text(of: "e.svg"))
  #expect(svg.contains("<title>Exports, Belarus to China</title>"))
  #expect(svg.contains("$1.6bn"))
  #expect(svg.contains("$0.9bn") || svg.contains("$900m"))
}

@Test func `three years of one series are a line`() throws {
  let session = try Session.ingested()
  try session.folder.write(
    "# News\n\nIn 2020, exports of Belarus to China amounted to $0.7 billion.\n", to: "seeds/news.md")
  _ = session.run("ingest")
  _ = session.run("chart", "A.BLR.exports.CHN", "-o", "line.svg")
  let svg = try #require(session.folder.text(of: "line.svg"))
  #expect(svg.contains("class=\"axis\""))
  #expect(svg.contains("US dollars, 2020\u{2013}2022"))
}

@Test func `title, form, size and theme can be asked for`() throws {
  let session = try Session.ingested()
  let outcome = session.run(
    "chart", "A.BLR.exports.CHN", "-o", "e.svg", "--title", "Exports: {last.value}", "--type", "column",
    "--size",
    "wide", "--theme", "dark", "--subtitle", "Goods")
  #expect(outcome.code == 0)
  let svg = try #require(session.folder.text(of: "e.svg"))
  #expect(svg.contains("<title>Exports: $1.6bn</title>"))
  #expect(svg.contains("width=\"240mm\""))
  #expect(svg.contains("#12161C"))
}

@Test func `chart lists the series there are`() throws {
  let session = try Session.ingested()
  let outcome = session.run("chart", "--list", "--indicator", "exports")
  #expect(outcome.code == 0)
  #expect(outcome.output.contains("A.BLR.exports.CHN"))
  #expect(outcome.output.contains("Exports, Belarus to China"))
}

private let mistakes: [Mistake] = [
  .init(
    "chart A.BLR.exports.CHN", 64,
    "almanac: arguments: no file to draw to; name one with -o FILE.svg, .png or .pdf"),
  .init(
    "chart A.BLR.exports.CHN -o out.gif", 64,
    "almanac: -o: 'out.gif' names no kind of picture; end it in .svg"),
  .init("chart A.BLR.exports.CHN -o out", 64, "almanac: -o: 'out' names no kind of picture"),
  .init("chart A.BLR.exprts.CHN -o a.svg", 64, "almanac: series: unknown indicator 'exprts'; did you mean"),
  .init("chart A.BLR.exports -o a.svg", 64, "almanac: series: 'A.BLR.exports' has 3 parts where a key has 4"),
  .init(
    "chart A.KAZ.exports.CHN -o a.svg", 65,
    "almanac: a.svg: no observations to draw; 'almanac chart --list' shows"),
  .init(
    "chart A.BLR.exports.CHN -o a.svg --type pie", 64, "almanac: --type: 'pie' is unknown; use line, bar"),
  .init(
    "chart A.BLR.exports.CHN -o a.svg --size huge", 64,
    "almanac: --size: 'huge' is unknown; use column, square"),
  .init(
    "chart A.BLR.exports.CHN -o a.svg --theme pink", 64,
    "almanac: --theme: 'pink' is unknown; use dark, light"),
  .init(
    "chart A.BLR.exports.CHN -o a.png --dpi 9", 64, "almanac: --dpi: 9 is out of bounds; use 96, 200 or 300"),
  .init("chart A.BLR.exports.CHN -o none/a.svg", 73, "almanac: ROOT/none/a.svg: cannot be written"),
]

@Test(arguments: mistakes)
func `a wrong order for a chart is told with what to write`(mistake: Mistake) throws {
  let session = try Session.ingested()
  let outcome = session.run(mistake.arguments)
  #expect(outcome.code == mistake.code)
  #expect(outcome.errors.hasPrefix(mistake.message), "\(outcome.errors)")
  #expect(session.folder.bytes(of: "a.svg") == nil)
}
