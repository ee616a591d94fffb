import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

@Test func `progress tells documents and bytes`() {
  var progress = Progress(total: 3, totalBytes: 4_800_000)
  #expect(
    progress.line(reading: "seeds/a.txt")
      == "[........................] 0 of 3 documents, 0.0 of 4.8 MB  seeds/a.txt")
  progress.finish(bytes: 1_200_000)
  #expect(
    progress.line(reading: "seeds/\u{1B}b.txt")
      == "[######..................] 1 of 3 documents, 1.2 of 4.8 MB  seeds/\u{FFFD}b.txt")
  #expect(
    Progress(total: 1, totalBytes: 0).line(reading: "x").hasPrefix(
      "[########################] 0 of 1 document,"))
}

@Test func `ingest shows progress on a terminal and takes it away`() throws {
  let session = try Session(seeds: ["a.md": Samples.trade, "b.txt": Samples.park])
  func shown(isTerminal: Bool, _ options: String...) -> [String?] {
    let console = BufferConsole(
      workingDirectory: session.folder.path, environment: ["ALMANAC_DATA": Fixtures.catalog])
    console.isTerminal = isTerminal
    #expect(Almanac.run(["ingest"] + options, on: console) == 0)
    return console.shown
  }
  let lines = shown(isTerminal: true)
  #expect(lines.count == 3 && lines.last == .some(nil))
  #expect(lines.first??.contains("0 of 2 documents") == true)
  #expect(lines.dropFirst().first??.contains("1 of 2 documents") == true)
  #expect(shown(isTerminal: false) == [])
  #expect(shown(isTerminal: true, "--quiet") == [])
}

@Test func `quiet prints errors only`() throws {
  let session = try Session(seeds: ["a.md": Samples.trade, "b.txt": ""])
  let outcome = session.run("ingest", "--quiet")
  #expect(outcome.output == "")
  #expect(outcome.errors == "almanac: seeds/b.txt: is empty; nothing to read\n")
  #expect(outcome.code == 2)
  #expect(session.run("claims", "--format", "jsonl").output.split(separator: "\n").count == 3)
  #expect(session.run("render", "-q").output == "")
}

@Test func `doctor names the helper programs that are there, and the packages of those that are not`() throws
{
  let session = try Session()
  let program = try session.folder.write("", to: "bin/pandoc")
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  let path = "relative:\(session.folder.path)/bin"
  let lines = session.run("doctor", environment: ["PATH": path]).output.split(separator: "\n")
  #expect(lines.contains("ok    pandoc: ROOT/bin/pandoc"))
  #expect(
    lines.contains(
      "note  pdftotext: missing; turning PDF documents into text needs it: apt-get install poppler-utils"))
}
