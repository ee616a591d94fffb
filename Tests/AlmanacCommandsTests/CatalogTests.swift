import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

private let note = """
  # Note

  In 2021, the orbital launch receipts of Chile rose by 5 % to $3 billion.

  In 2020, Chile launched 12 nanosatellites.

  """

@Test func `an indicator that is added is found by the next ingest, which says what changed`() throws {
  let session = try Session(seeds: ["a.md": note, "b.md": "Exports of Chile were $2 billion in 2020.\n"])
  func claims() -> [String] {
    let lines = session.run("claims", "--format", "csv").output.split(separator: "\n").dropFirst()
    return lines.filter {
      $0.contains("launch_receipts") || $0.contains("nanosatellites") && $0.contains("12")
    }
    .map(String.init)
  }
  #expect(session.run("ingest").code == 0)
  #expect(claims().filter { $0.contains("launch_receipts") }.isEmpty)

  let receipts = session.run(
    "catalog", "add", "indicator", "launch_receipts", "--name", "Launch receipts", "--synonym",
    "orbital launch receipts", "--unit", "money")
  #expect(receipts.code == 0)
  #expect(
    receipts.output == """
      Data/catalog/indicators-mine.csv: 1 row added
      Data/catalog/indicator-names-mine.csv: 2 rows added

      """)
  let ingest = session.run("ingest")
  #expect(ingest.output.contains("seeds/a.md: 1 paper, 2 claims (0 new, 2 changed, 0 gone"))
  #expect(ingest.output.contains("seeds/b.md: 1 paper, 1 claim (0 new, 0 changed, 0 gone"))
  #expect(claims().count == 2)

  let unit = session.run(
    "catalog", "add", "unit", "NANOSATELLITES", "--name", "nanosatellites", "--synonym", "nanosatellite")
  #expect(unit.code == 0)
  let counted = session.run(
    "catalog", "add", "indicator", "nanosatellites", "--name", "Nanosatellites launched", "--synonym",
    "nanosatellites", "--unit", "NANOSATELLITES", "--stock-flow", "flow")
  #expect(counted.code == 0)
  #expect(session.run("ingest").output.contains("3 claims (1 new, 0 changed, 0 gone"))
  #expect(claims().count == 3)
  #expect(session.run("ingest").output == "nothing changed: 2 documents up to date\n")
  #expect(session.run("catalog", "check").code == 0)
}

@Test func `an area is added with its adjective`() throws {
  let session = try Session(seeds: ["a.md": "Xanadian exports to China were $2 billion in 2020.\n"])
  #expect(
    session.run("catalog", "add", "area", "XXD", "--name", "Xanadu", "--adjective", "Xanadian").code == 0)
  #expect(session.run("ingest").code == 0)
  #expect(session.run("query", "A.XXD.exports.CHN", "--format", "csv").output.contains("2000000000"))
  #expect(session.run("catalog", "areas", "xanad").output.contains("XXD   country  Xanadu  Xanadu; Xanadian"))
}

@Test func `a dry run shows the rows and writes nothing`() throws {
  let session = try Session(seeds: [:])
  let outcome = session.run(
    "catalog", "add", "indicator", "divorces", "--name", "Divorce rate", "--unit", "percent", "--dry-run")
  #expect(
    outcome.output == """
      Data/catalog/indicators-mine.csv
        code divorces
        pair none
        percent_kind share
        levels percent
        en Divorce rate
      Data/catalog/indicator-names-mine.csv
        code divorces
        lang en
        form name
        name Divorce rate

      """)
  #expect(session.folder.names(in: "Data/catalog") == [])
}

@Test func `rows go after those a person wrote, whatever columns these have`() throws {
  let session = try Session(seeds: [:])
  try session.folder.write(
    "en,code,pair\n\"Own, thing\",own_thing,none", to: "Data/catalog/indicators-mine.csv")
  let names = "code,lang,form,name\nown_thing,en,name,own thing"
  try session.folder.write(names, to: "Data/catalog/indicator-names-mine.csv")
  let outcome = session.run(
    "catalog", "add", "indicator", "divorces", "--name", "Divorce rate", "--unit", "percent")
  #expect(outcome.code == 0)
  #expect(
    session.folder.text(of: "Data/catalog/indicators-mine.csv") == """
      en,code,pair,stock_flow,count_unit,percent_kind,levels
      "Own, thing",own_thing,none,,,,
      Divorce rate,divorces,none,,,share,percent

      """)
  #expect(
    session.folder.text(of: "Data/catalog/indicator-names-mine.csv")
      == names + "\ndivorces,en,name,Divorce rate\n")
  #expect(session.run("catalog", "check").code == 0)
}

@Test func `nothing is half-written where a file cannot be`() throws {
  let session = try Session(seeds: [:])
  try session.folder.write("x", to: "Data/catalog/indicator-names-mine.csv.almanac-new/in-the-way")
  let outcome = session.run("catalog", "add", "indicator", "divorces", "--name", "Divorce rate")
  #expect(outcome.code == 73)
  #expect(session.folder.names(in: "Data/catalog") == ["indicator-names-mine.csv.almanac-new"])
}

@Test(arguments: [
  (
    ["exports", "--name", "Exports"],
    "exports: is known already; leave --name out to add synonyms to it, or choose another code"
  ),
  (["zz", "--synonym", "x"], "zz: is not known yet; give it a label with --name"),
  (
    ["Bad-Code", "--name", "x"],
    "Bad-Code: 'Bad-Code' is no code; write small letters, such as lithium_output"
  ),
  (
    ["spirits", "--name", "Spirits", "--unit", "TONES"],
    "--unit: unknown unit 'TONES'; did you mean 'TONNES' or 'STONES'?"
  ),
  (["exports"], "exports: nothing to add; give --name, or --synonym for a known code"),
  (
    ["spirits", "--name", "Spirits", "--lang", "de"],
    "--lang: 'de' is no language with rules; use en, ru or zh"
  ),
  (["spirits", "--name", "Spirits", "--percent-kind", "share"], "--percent-kind: goes with --unit percent"),
  (["spirits", "--name", "Spirits", "--pair", "hots"], "--pair: 'hots' is unknown; did you mean 'host'?"),
  (["spirits", "--name", " "], "spirits: ' ' is no name; write the words texts use"),
])
func `what cannot be added is refused with what to write instead`(arguments: [String], message: String) throws
{
  let session = try Session(seeds: [:])
  let outcome = session.run(["catalog", "add", "indicator"] + arguments)
  #expect(outcome.errors == "almanac: \(message)\n")
  #expect(outcome.code == 64)
  #expect(session.folder.names(in: "Data/catalog") == [])
}

@Test func `a physical unit says what it measures, and its indicator is told in that`() throws {
  let session = try Session(seeds: [:])
  let unknown = session.run(
    "catalog", "add", "unit", "SKEINS", "--name", "skeins", "--type", "physical", "--dimension", "wool")
  #expect(unknown.code == 64 && unknown.errors.hasPrefix("almanac: --dimension: 'wool' is none of area, "))
  let counted = session.run("catalog", "add", "unit", "SKEINS", "--name", "skeins", "--dimension", "goods")
  #expect(counted.errors == "almanac: --dimension: goes with --type physical\n")
  let unit = session.run(
    "catalog", "add", "unit", "SKEINS", "--name", "skeins", "--type", "physical", "--dimension", "goods")
  #expect(unit.code == 0)
  let indicator = session.run(
    "catalog", "add", "indicator", "yarn", "--name", "Yarn spun", "--unit", "SKEINS", "--dry-run")
  #expect(indicator.output.contains("  levels goods\n"))
}

@Test(arguments: [("exports", "spirits"), ("EXPORTS", "spirits")])
func `a name that means something already is refused with its place`(name: String, code: String) throws {
  let session = try Session(seeds: [:])
  let outcome = session.run("catalog", "add", "indicator", code, "--name", name)
  #expect(outcome.errors.hasPrefix("almanac: \(code): '\(name)' already names exports, at "))
  #expect(outcome.errors.contains("indicator-names.csv:"))
}

@Test func `the shipped catalogue is sound`() throws {
  let outcome = try Session().run("catalog", "check")
  #expect(outcome.output == "")
  #expect(outcome.code == 0)
}

private let faults: [(file: String, text: String, finding: String)] = [
  (
    "area-names-mine.csv", "code,lang,form,name\nXX1,en,name,Nowhere\n",
    "Data/catalog/area-names-mine.csv:2  'Nowhere' names the area 'XX1', which no row defines; add it or mend the code"
  ),
  (
    "area-names-mine.csv", "code,lang,form,name\nCHL,en,name,Peru\n",
    "'Peru' already names PER at "
  ),
  (
    "indicator-names-mine.csv", "code,lang,form,name\nexports,en,nam,sales to Xanadu\n",
    "'nam' is no form of a name; use name, noun, verb, "
  ),
  (
    "unit-names-mine.csv", "code,lang,form,name\nTONNES,fr,word,tonneau\n",
    "'fr' is no language with rules; use en, ru, zh or *"
  ),
  (
    "indicators-mine.csv", "code,pair,count_unit,mirror,en\nthings,none,THINGS,stuff,Things\n",
    "things  its count_unit 'THINGS' is unknown; add the unit or mend the code"
  ),
  (
    "indicators-mine.csv", "code,pair,count_unit,en\nthings,none,USD,Things\n",
    "things  its count_unit 'USD' counts nothing; use a unit of type count"
  ),
  (
    "indicators-mine.csv", "code,pair,en\nthings,none,Things\n",
    "things  no name stands in indicator-names; without one no text can mean it"
  ),
  (
    "indicators-mine.csv", "code,pair,levels,en\nthings,none,money wool,Things\n",
    "things  'wool' of its levels is neither money, percent, index, count nor what a unit measures"
  ),
  ("zones-mine.csv", "code,area,en\nhere,XX1,Here\n", "here   its area 'XX1' is unknown; mend the code"),
  (
    "units-mine.csv", "code,type,en\nthings,count,Things\n",
    "things  'things' is no code; write capitals, such as SATELLITES"
  ),
]

@Test(arguments: faults)
func `check finds what cannot be meant as it stands`(fault: (file: String, text: String, finding: String))
  throws
{
  let session = try Session(seeds: [:])
  try session.folder.write(fault.text, to: "Data/catalog/" + fault.file)
  let outcome = session.run("catalog", "check")
  #expect(outcome.code == 1)
  #expect(outcome.output.contains(fault.finding), "\(outcome.output)")
}
