import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

private let exportsSpec = """
  kind = "bar"
  title = "Exports of Belarus to China, {periods}"
  conflicts = "show"

  [[series]]
  key = "A.BLR.exports.CHN"

  """
private let turnoverSpec = """
  kind = "bar"
  title = "Trade reached {last.value} in {last.period}"

  [[series]]
  key = "A.BLR.trade_turnover.CHN"

  """
private let files = ["svg", "png", "csv", "txt"]

/// A workspace with two notes and two figures.
private func workspace() throws -> Session {
  let session = try Session.ingested()
  try session.folder.write(exportsSpec, to: "charts/exports.toml")
  try session.folder.write(turnoverSpec, to: "charts/turnover.toml")
  return session
}

/// Name → bytes and time of writing, of everything in `charts/`.
private func state(_ session: Session) throws -> [String: String] {
  var state: [String: String] = [:]
  for name in session.folder.names(in: "charts") {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(session.folder.path)/charts/\(name)")
    let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    state[name] = "\(time) \(session.folder.bytes(of: "charts/\(name)")?.hashValue ?? 0)"
  }
  return state
}

@Test func `render draws what is new and then has nothing to do`() throws {
  let session = try workspace()
  let first = session.run("render")
  #expect(first.code == 0)
  #expect(
    first.output == """
      exports: drawn (not drawn yet)
      turnover: drawn (not drawn yet)
      2 figures: 2 drawn, 0 up to date

      """)
  #expect(
    session.folder.names(in: "charts")
      == (["exports", "turnover"].flatMap { name in (files + ["toml"]).map { "\(name).\($0)" } } + [
        "manifest.json"
      ])
      .sorted())
  let before = try state(session)
  let second = session.run("render")
  #expect(second.output == "2 figures: 0 drawn, 2 up to date\n")
  #expect(try state(session) == before)
}

@Test
func `a new note redraws the figure whose series changed and no other, and going it brings the bytes back`()
  throws
{
  let session = try workspace()
  _ = session.run("render")
  let before = try state(session)
  try session.folder.write(
    "# News\n\nIn 2023, exports of Belarus to China amounted to $1.9 billion.\n", to: "seeds/news.md")
  #expect(session.run("ingest").code == 0)

  let check = session.run("render", "--check")
  #expect(check.code == 1)
  #expect(
    check.output == """
      exports: stale (data changed)
        new: 2023 BLR exports CHN level 1.9 billion USD
      2 figures: 1 stale, 1 up to date

      """)
  #expect(try state(session) == before)

  let render = session.run("render")
  #expect(render.code == 0)
  #expect(
    render.output.hasPrefix(
      "exports: drawn (data changed)\n  new: 2023 BLR exports CHN level 1.9 billion USD\n"))
  let after = try state(session)
  for (name, value) in after where name.hasPrefix("turnover") { #expect(before[name] == value) }
  for file in ["exports.svg", "exports.png", "exports.csv", "exports.txt", "manifest.json"] {
    #expect(before[file] != after[file])
  }
  #expect(session.run("render", "--check").code == 0)

  let drawn = Dictionary(
    uniqueKeysWithValues: before.keys.map { ($0, before[$0]?.split(separator: " ").last) })
  try session.folder.remove("seeds/news.md")
  _ = session.run("ingest")
  let back = session.run("render")
  #expect(back.output.contains("gone: 2023 BLR exports CHN level 1.9 billion USD"))
  let restored = try state(session)
  for (name, value) in drawn { #expect(restored[name]?.split(separator: " ").last == value) }
}

@Test(arguments: files)
func `a drawn file that is gone is drawn again`(format: String) throws {
  let session = try workspace()
  _ = session.run("render")
  let bytes = session.folder.bytes(of: "charts/turnover.\(format)")
  try session.folder.remove("charts/turnover.\(format)")
  let outcome = session.run("render")
  #expect(outcome.output.hasPrefix("turnover: drawn (turnover.\(format) is missing or was changed)\n"))
  #expect(session.folder.bytes(of: "charts/turnover.\(format)") == bytes)
}

@Test func `a changed specification redraws its figure`() throws {
  let session = try workspace()
  _ = session.run("render")
  try session.folder.write(exportsSpec.replacing("bar", with: "column"), to: "charts/exports.toml")
  #expect(
    session.run("render").output.hasPrefix("exports: drawn (specification changed)\n2 figures: 1 drawn"))
}

@Test func `render draws one figure by name, and as a PDF on request`() throws {
  let session = try workspace()
  let outcome = session.run("render", "turnover", "--pdf")
  #expect(outcome.output == "turnover: drawn (not drawn yet)\n1 figure: 1 drawn, 0 up to date\n")
  #expect(session.folder.bytes(of: "charts/turnover.pdf")?.starts(with: Array("%PDF".utf8)) == true)
  #expect(session.folder.bytes(of: "charts/exports.svg") == nil)
  #expect(session.run("render", "charts/turnover.toml").output == "1 figure: 0 drawn, 1 up to date\n")
}

@Test func `the files drawn are what their names say`() throws {
  let session = try workspace()
  _ = session.run("render")
  #expect(session.folder.bytes(of: "charts/turnover.png")?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
  let svg = try #require(session.folder.text(of: "charts/turnover.svg"))
  #expect(svg.contains("<title>Trade reached $5.8bn in 2022</title>"))
  #expect(svg.contains("data-claim=\"c"))
  #expect(
    session.folder.text(of: "charts/turnover.txt")
      == "Trade reached $5.8bn in 2022. Trade turnover, Belarus\u{2013}China: $5.8bn (2022).\n")
  let csv = try #require(session.folder.text(of: "charts/turnover.csv"))
  #expect(csv.contains("A,BLR,trade_turnover,CHN,2022,,5800000000,"))
}

private let badFigures: [(file: String, text: String, code: Int32, message: String)] = [
  (
    "bad.toml", "title = \"A\"\ncolour = 3\n", 65,
    "almanac: charts/bad.toml:2: unknown key 'colour'; allowed are kind, "
  ),
  (
    "bad.toml", exportsSpec.replacing("CHN", with: "KAZ"), 65,
    "almanac: charts/bad.toml: no data for any of its series"
  ),
  ("bad.toml", "title = \"A", 65, "almanac: charts/bad.toml:1: not valid TOML"),
  (
    "bad.toml", turnoverSpec.replacing("last.value", with: "last.growth"), 65,
    "almanac: charts/bad.toml: {last.growth} cannot be filled"
  ),
]

@Test(arguments: badFigures.indices)
func `a bad specification is told with its place, and the other figures are drawn`(index: Int) throws {
  let bad = badFigures[index]
  let session = try workspace()
  try session.folder.write(bad.text, to: "charts/\(bad.file)")
  let outcome = session.run("render")
  #expect(outcome.code == 2)
  #expect(outcome.errors.hasPrefix(bad.message), "\(outcome.errors)")
  #expect(outcome.output.hasSuffix("3 figures: 2 drawn, 0 up to date, 1 failed\n"))
  let alone = session.run("render", "bad")
  #expect(alone.code == bad.code)
  #expect(session.folder.bytes(of: "charts/bad.svg") == nil)
}

@Test func `an unknown figure is told with the nearest`() throws {
  let session = try workspace()
  let near = session.run("render", "exprots")
  #expect(near.code == 64)
  #expect(near.errors == "almanac: exprots: no such figure in charts; did you mean 'exports'?\n")
  let far = session.run("render", "quarterly-gdp")
  #expect(
    far.errors == "almanac: quarterly-gdp: no such figure in charts; the figures are exports, turnover\n")
  #expect(session.folder.bytes(of: "charts/exports.svg") == nil)
}

@Test func `a place that cannot be written leaves everything as it was`() throws {
  let session = try workspace()
  _ = session.run("render")
  try session.folder.remove("charts/exports.png")
  try session.folder.write("x", to: "charts/exports.png/inside")
  try session.folder.write(exportsSpec.replacing("bar", with: "column"), to: "charts/exports.toml")
  let before = session.folder.bytes(of: "charts/exports.svg")
  let outcome = session.run("render")
  #expect(outcome.code == 73)
  #expect(outcome.errors.hasPrefix("almanac: charts/exports.png: is a folder where a file is to be written"))
  #expect(session.folder.bytes(of: "charts/exports.svg") == before)
  #expect(!session.folder.names(in: "charts").contains { $0.hasSuffix("almanac-new") })
}

@Test func `a specification that goes is forgotten, and its files are named`() throws {
  let session = try workspace()
  _ = session.run("render")
  try session.folder.remove("charts/exports.toml")
  let outcome = session.run("render")
  #expect(outcome.output.contains("exports: its specification is gone; delete charts/exports.*"))
  #expect(session.folder.text(of: "charts/manifest.json")?.contains("exports") == false)
}

@Test func `without figures there is nothing to do`() throws {
  let session = try Session.ingested()
  let outcome = session.run("render")
  #expect(outcome.code == 0)
  #expect(outcome.errors.hasPrefix("no figures; write a specification to charts/NAME.toml"))
}

@Test func `a check draws nothing, so it goes with no order to draw`() throws {
  let session = try workspace()
  let outcome = session.run("render", "--check", "--all")
  #expect(outcome.code == 64)
  #expect(outcome.errors.hasPrefix("almanac: --check: draws nothing"))
}

@Test func `a colour in colours_toml is used in every figure`() throws {
  let session = try workspace()
  _ = session.run("render")
  try session.folder.write("exports = 2\n", to: "charts/colours.toml")
  #expect(session.run("render").output.hasPrefix("exports: drawn (style or fonts changed)"))
  #expect(session.folder.text(of: "charts/exports.svg")?.contains("#C2410C") == true)
}
