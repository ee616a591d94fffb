import AlmanacModel
import AlmanacTestSupport
import Testing

@testable import AlmanacFigures

private func entry(_ data: String, _ files: [String: Int] = ["a.svg": 3]) -> Manifest.Entry {
  Manifest.Entry(fingerprint: Fingerprint(spec: "s", data: data, style: "t"), files: files)
}

@Test func `a manifest is read as it was written, in the order of names`() {
  var manifest = Manifest()
  manifest.figures = ["trade": entry("d1"), "park": entry("d2", ["park.svg": 1, "park.csv": 22])]
  let text = String(decoding: manifest.bytes, as: UTF8.self)
  #expect(Manifest(manifest.bytes) == manifest)
  #expect(
    text == """
      {
        "figures": {
          "park": {
            "data": "d2",
            "files": {"park.csv": 22, "park.svg": 1},
            "spec": "s",
            "style": "t"
          },
          "trade": {
            "data": "d1",
            "files": {"a.svg": 3},
            "spec": "s",
            "style": "t"
          }
        },
        "version": 1
      }

      """)
}

@Test func `an empty manifest is written and read`() {
  #expect(Manifest(Manifest().bytes) == Manifest())
}

@Test(arguments: [
  "", "{", "[]", "{\"version\": 9, \"figures\": {}}", "{\"version\": 1, \"figures\": 3}", "\u{0}",
])
func `a manifest that cannot be read is an empty one`(text: String) {
  #expect(Manifest(Array(text.utf8)) == Manifest())
}

private let header =
  "ref_area,indicator,counterpart_area,time_period,obs_value,low,high,unit_measure,kind,qualifier,modality,zone,reporter\n"

private func row(_ period: String, _ value: String, qualifier: String = "exact", modality: String = "actual")
  -> String
{
  "BLR,exports,CHN,\(period),\(value),,,USD,level,\(qualifier),\(modality),_Z,_U\n"
}

@Test(arguments: [
  (
    row("2022", "5800000000"), row("2022", "5900000000"),
    ["2022 BLR exports CHN level: 5.8 billion USD → 5.9 billion USD"]
  ),
  (
    row("2022", "1"), row("2022", "1") + row("2023", "2000000"),
    ["new: 2023 BLR exports CHN level 2 million USD"]
  ),
  (row("2022", "1") + row("2023", "2"), row("2022", "1"), ["gone: 2023 BLR exports CHN level 2 USD"]),
  (row("", "1"), row("", "3"), ["period not stated BLR exports CHN level: 1 USD → 3 USD"]),
  (
    row("2022", "1"), row("2022", "1", qualifier: "more_than"),
    ["2022 BLR exports CHN level: 1 USD → more than 1 USD"]
  ),
  (row("2022", "1"), row("2022", "1") + row("2022", "2"), ["new: 2022 BLR exports CHN level 2 USD"]),
  (
    row("2022", "1"), row("2022", "1", modality: "planned"),
    ["new: 2022 BLR exports CHN level planned 1 USD", "gone: 2022 BLR exports CHN level 1 USD"]
  ),
  (row("2022", "1"), row("2022", "1"), []),
])
func `what changed in the data is told in words`(old: String, new: String, sentences: [String]) {
  let found = DataChange.sentences(from: Array((header + old).utf8), to: Array((header + new).utf8))
  #expect(found == sentences)
}

@Test(arguments: [nil, "", "nonsense", "a,b\n\"open"])
func `a table that cannot be compared tells nothing`(old: String?) {
  let found = DataChange.sentences(
    from: old.map { Array($0.utf8) }, to: Array((header + row("2022", "1")).utf8))
  #expect(found.isEmpty)
}

@Test func `files are written together or not at all`() throws {
  let folder = try TemporaryFolder()
  try folder.write("old", to: "a.txt")
  try folder.write("x", to: "b.txt/inside")
  var files = AtomicFiles()
  try files.stage(Array("new".utf8), at: folder.path + "/a.txt", shownAs: "a.txt")
  let error = try #require(throws: AlmanacError.self) {
    try files.stage(Array("new".utf8), at: folder.path + "/b.txt", shownAs: "b.txt")
  }
  #expect(error.code == .cannotWrite)
  #expect(folder.text(of: "a.txt") == "old")
  #expect(folder.names(in: "") == ["a.txt", "b.txt"])
}

@Test func `a folder that is not there cannot be written`() throws {
  var files = AtomicFiles()
  let error = try #require(throws: AlmanacError.self) {
    try files.stage([1], at: "/nonexistent/a.txt", shownAs: "charts/a.txt")
  }
  #expect(error.description.hasPrefix("charts/a.txt: cannot be written"))
}
