import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

@Test func `init is harmless when repeated`() throws {
  let session = try Session()
  let first = session.run("init", "report")
  #expect(first.code == 0)
  #expect(
    first.errors == "made Data/catalog, Data/imports, seeds, charts, .gitignore in ROOT/report\n"
      + "next: put papers (.txt, .md) into ROOT/report/seeds and run 'almanac ingest'\n")
  try session.folder.write("mine\n", to: "report/.gitignore")
  try session.folder.write("x", to: "report/seeds/x.txt")
  #expect(session.run("init", "report").errors.hasPrefix("made .gitignore in ROOT/report\n"))
  #expect(session.folder.text(of: "report/.gitignore") == "mine\nData/almanac.sqlite*\n")
  #expect(session.run("init", "report").errors == "ROOT/report is a workspace already; nothing to do\n")
  #expect(session.folder.text(of: "report/seeds/x.txt") == "x")
}

@Test func `ingest says per document what it found, and the second time that nothing changed`() throws {
  let session = try Session(seeds: ["trade.md": Samples.trade, "park.txt": Samples.park])
  let first = session.run("ingest")
  #expect(first.code == 0 && first.errors == "")
  let lines = first.output.split(separator: "\n")
  #expect(lines.count == 3)
  #expect(lines[0].hasPrefix("seeds/park.txt: 1 paper, 1 claim (1 new, 0 changed, 0 gone; "))
  #expect(lines[1].hasPrefix("seeds/trade.md: 1 paper, 3 claims (3 new, 0 changed, 0 gone; "))
  #expect(lines[2] == "2 changed, 0 up to date, 0 failed")
  let bytes = session.folder.bytes(of: "Data/almanac.sqlite")
  #expect(session.run("ingest").output == "nothing changed: 2 documents up to date\n")
  #expect(session.folder.bytes(of: "Data/almanac.sqlite") == bytes)
}

@Test func `a removed document is retired, and what was said before it is said again`() throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  _ = session.run("ingest")
  let before = session.export()
  try session.folder.write(Samples.park, to: "seeds/new.md")
  _ = session.run("ingest")
  #expect(session.export() != before)
  try session.folder.remove("seeds/new.md")
  #expect(
    session.run("ingest").output
      == "seeds/new.md: removed, 1 claim gone\n1 changed, 1 up to date, 0 failed\n")
  #expect(session.export() == before)
}

@Test func `the order in which documents come makes no difference`() throws {
  let together = try Session(seeds: ["a.md": Samples.trade, "b.txt": Samples.park])
  _ = together.run("ingest")
  let oneByOne = try Session(seeds: ["b.txt": Samples.park])
  _ = oneByOne.run("ingest")
  try oneByOne.folder.write(Samples.trade, to: "seeds/a.md")
  _ = oneByOne.run("ingest")
  #expect(oneByOne.export() == together.export())
}

@Test func `a renamed document is moved, its claims keep their identifiers`() throws {
  let session = try Session(seeds: ["old.txt": Samples.park])
  _ = session.run("ingest")
  let ids = session.run("query", "--format", "jsonl").output
  try session.folder.move("seeds/old.txt", to: "seeds/new.txt")
  #expect(
    session.run("ingest").output
      == "seeds/new.txt: renamed from seeds/old.txt\n1 changed, 0 up to date, 0 failed\n")
  #expect(session.run("query", "--format", "jsonl").output == ids.replacing("old.txt", with: "new.txt"))
}

@Test func `a changed document says what is new, changed and gone`() throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  _ = session.run("ingest")
  try session.folder.write(
    Samples.trade.replacing("$1.6 billion", with: "$1.7 billion"), to: "seeds/trade.md")
  let outcome = session.run("ingest")
  #expect(outcome.output.hasPrefix("seeds/trade.md: 1 paper, 3 claims (1 new, 0 changed, 1 gone; "))
}

@Test func `a document is read again when its sidecar or the catalogue changes`() throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  _ = session.run("ingest")
  try session.folder.write("published = \"2023-05-24\"\n", to: "seeds/trade.md.meta.toml")
  #expect(session.run("ingest").output.hasSuffix("1 changed, 0 up to date, 0 failed\n"))
  #expect(session.run("query", "--format", "csv").output.contains(", 2023"))
  try session.folder.write(
    "code,lang,form,name\nBLR,en,name,Belorussia Alba\n", to: "Data/catalog/area-names-mine.csv")
  #expect(session.run("ingest").output.hasSuffix("1 changed, 0 up to date, 0 failed\n"))
  #expect(session.run("ingest").output == "nothing changed: 1 document up to date\n")
}

@Test func `a date given fills in what is missing and is written to the sidecar`() throws {
  let session = try Session(seeds: [
    "a.txt": "Exports of Belarus grew by 5 % last year.\n", "b.txt": Samples.park,
  ])
  try session.folder.write("published = \"2020-01-31\"\n", to: "seeds/b.txt.meta.toml")
  #expect(session.run("ingest", "--published", "2023-05-24").code == 0)
  #expect(session.folder.text(of: "seeds/a.txt.meta.toml") == "published = \"2023-05-24\"\n")
  #expect(session.folder.text(of: "seeds/b.txt.meta.toml") == "published = \"2020-01-31\"\n")
  #expect(session.run("query", "--kind", "change", "--format", "csv").output.contains(",2022,5,"))
  #expect(session.run("ingest").output == "nothing changed: 2 documents up to date\n")
}

@Test func `a dry run says what would change and changes nothing`() throws {
  let session = try Session(seeds: ["a.txt": Samples.park])
  let fresh = session.run("ingest", "--dry-run", "--published", "2023-05-24")
  #expect(fresh.code == 0)
  #expect(fresh.output.hasPrefix("seeds/a.txt: would be read, 1 paper, 1 claim ("))
  #expect(session.folder.names(in: "Data") == ["catalog", "imports"])
  #expect(session.folder.names(in: "seeds") == ["a.txt"])
  _ = session.run("ingest")
  let bytes = session.folder.bytes(of: "Data/almanac.sqlite")
  try session.folder.move("seeds/a.txt", to: "seeds/b.txt")
  try session.folder.write(Samples.trade, to: "seeds/c.txt")
  let outcome = session.run("ingest", "--dry-run")
  #expect(outcome.output.contains("seeds/b.txt: would be renamed from seeds/a.txt\n"))
  #expect(outcome.output.contains("seeds/c.txt: would be read"))
  try session.folder.remove("seeds/b.txt")
  #expect(session.run("ingest", "--dry-run").output.contains("seeds/a.txt: would be removed, 1 claim gone\n"))
  #expect(session.folder.bytes(of: "Data/almanac.sqlite") == bytes)
}

@Test func `only the documents named are looked at`() throws {
  let session = try Session(seeds: ["sub/a.txt": Samples.park, "b.txt": Samples.trade])
  #expect(session.run("ingest", "seeds/sub/").output.hasSuffix("1 changed, 0 up to date, 0 failed\n"))
  #expect(session.run("status").output.contains("seeds/b.txt: not read yet; run 'almanac ingest'\n"))
  try session.folder.remove("seeds/sub/a.txt")
  #expect(session.run("ingest", "seeds/b.txt").output.contains("removed") == false)
  #expect(
    session.run("ingest", "seeds/sub/a.txt").output.hasPrefix("seeds/sub/a.txt: removed, 1 claim gone\n"))
}

@Test func `status names what waits to be read`() throws {
  let session = try Session(seeds: ["trade.md": Samples.trade])
  #expect(
    session.run("status").output == "workspace ROOT\nseeds/trade.md: not read yet; run 'almanac ingest'\n")
  _ = session.run("ingest")
  #expect(
    session.run("status").output == """
      workspace ROOT
      what            count
      documents           1
      papers              1
      claims              3
      series              2
      open conflicts      0
      periods from 2021 to 2022
      seeds/trade.md: 1 paper, 3 claims

      """)
  try session.folder.write(Samples.trade + "More.\n", to: "seeds/trade.md")
  #expect(session.run("status").output.hasSuffix("3 claims; the file has changed: run 'almanac ingest'\n"))
  try session.folder.remove("seeds/trade.md")
  #expect(session.run("status").output.hasSuffix("3 claims; the file is gone: run 'almanac ingest'\n"))
}

@Test func `the workspace is found from a sub-folder, by option and by environment`() throws {
  let session = try Session()
  _ = session.run("init", "report")
  try session.folder.write(Samples.park, to: "report/seeds/a.txt")
  #expect(session.run("ingest", "--workspace", "report").code == 0)
  #expect(session.run("status", environment: ["ALMANAC_WORKSPACE": "report"]).output.contains("1 claim"))
  let console = BufferConsole(
    workingDirectory: session.folder.path + "/report/charts", environment: ["ALMANAC_DATA": Fixtures.catalog])
  #expect(Almanac.run(["status"], on: console) == 0)
}
