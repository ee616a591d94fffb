import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

/// The repository's own seeds and figures in a folder of their own, read and drawn.
private func drawn() throws -> Session {
  let session = try Session(seeds: [:])
  for (folder, ending) in [("seeds", "txt"), ("charts", "toml")] {
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(Fixtures.root)/\(folder)")
    where name.hasSuffix(".\(ending)") {
      try FileManager.default.copyItem(
        atPath: "\(Fixtures.root)/\(folder)/\(name)", toPath: "\(session.folder.path)/\(folder)/\(name)")
    }
  }
  #expect(session.run("ingest").code == 0)
  let outcome = session.run("render")
  #expect(outcome.code == 0, "\(outcome.errors)")
  return session
}

@Test(arguments: [
  (
    "trade-2022",
    [
      "China–Belarus trade reached $5.8bn in 2022", "+113.6% on\u{A0}2021, as\u{A0}stated", "$1.6bn",
      "+76.5% on\u{A0}2021, as\u{A0}stated", "$910m", "2021, derived",
      "growth as stated; if an index (2021 = 100), +13.6%",
    ]
  ),
  ("fdi-rank", ["7th", "almost +80%", "2022 on 2021, as\u{A0}stated"]),
  (
    "park",
    [
      "companies, own scale", "US dollars, own scale", "persons, own scale", "about $770m", "more than 3,800",
      "period not stated, planned",
    ]
  ),
])
func `the figures of the seed say what its paper says`(name: String, words: [String]) throws {
  let session = try drawn()
  let text = try #require(session.folder.text(of: "charts/\(name).svg"))
  // Footers are broken into lines: their words are looked for in the picture as one text.
  let lines = text.split(separator: "\n").map { line in
    line.split(separator: ">", maxSplits: 1).last.map { $0.replacing("</text>", with: "") } ?? ""
  }
  let joined = lines.joined(separator: " ")
  for word in words { #expect(joined.contains(word), "\(word)") }
  #expect(joined.contains("“Current status of economic integration cooperation between China and Belarus"))
  #expect(joined.contains("Data: \(name) "))
  #expect(!joined.contains("$2.7bn"))
}

@Test func `figures drawn twice from the same seed are the same bytes`() throws {
  let (one, other) = (try drawn(), try drawn())
  for name in one.folder.names(in: "charts") {
    #expect(one.folder.bytes(of: "charts/\(name)") == other.folder.bytes(of: "charts/\(name)"), "\(name)")
  }
}
