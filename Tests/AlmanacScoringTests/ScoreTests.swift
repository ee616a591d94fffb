import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacScoring

private func scored(_ claims: [Claim], _ gold: [GoldClaim]) -> Score {
  var score = Score()
  score.add(document: "d", claims: claims, gold: gold, catalog: Catalog())
  return score
}

@Test func `a claim of the label's span is matched before one that only overlaps it`() {
  let first = ScoreSample.claim(at: 2)
  let exact = ScoreSample.claim(at: 4)
  let score = scored([first, exact], [ScoreSample.label(of: exact)])
  #expect(score.matches.map(\.claim) == [exact])
  #expect(score.invented.map(\.claim) == [first])
}

@Test func `other values and other spans that a label allows are right`() {
  let label = ScoreSample.label(
    of: ScoreSample.claim(at: 3), alternatives: ["time_period": ["2021", nil], "quote": ["5 mn"]])
  #expect(scored([ScoreSample.claim(at: 4, year: 2021)], [label]).matches.first?.wrong == [])
  #expect(scored([ScoreSample.claim(at: 3, year: 2019)], [label]).matches.first?.wrong == ["time_period"])
}

@Test func `numbers are compared as numbers, periods as texts`() {
  #expect(ClaimFields.isEqual("obs_value", "20.80", "20.8"))
  #expect(!ClaimFields.isEqual("time_period", "2020.0", "2020"))
  #expect(!ClaimFields.isEqual("obs_value", nil, "0"))
}

@Test func `a triple is false unless some label of the document bears it out`() {
  let label = ScoreSample.label(of: ScoreSample.claim(at: 0))
  let elsewhere = ScoreSample.claim(at: 20)
  let false1 = ScoreSample.claim(at: 30, area: "PER")
  let false2 = ScoreSample.claim(at: 40, value: 6)
  let none = ScoreSample.claim(at: 50, area: nil)
  let score = scored([elsewhere, false1, false2, none], [label])
  #expect(score.falseTriples == .init(count: 2, total: 3))
}

@Test func `own periods are counted in lists whose items have periods of their own, missed items too`() {
  let sentence = "Exports were 5 mn and 6 mn in 2019 and 2020, respectively."
  let labels = [(0, 2019), (10, 2020), (20, 2021)].map {
    ScoreSample.label(of: ScoreSample.claim(at: $0, year: $1), sentence: sentence)
  }
  let score = scored(
    [ScoreSample.claim(at: 0, year: 2019), ScoreSample.claim(at: 10, year: 2019)],
    labels + [ScoreSample.label(of: ScoreSample.claim(at: 90))])
  #expect(score.ownPeriodsInLists == .init(count: 1, total: 3))
}

@Test func `claims are binned by confidence, and the sure ones counted`() {
  let table = Reliability([
    (0.4, false), (0.5, true), (0.59, false), (0.949, true), (0.95, true), (1, true), (0.96, false),
  ])
  #expect(table.bins.map(\.from) == [0, 0.5, 0.9, 0.95])
  #expect(table.bins.map(\.count) == [1, 2, 1, 3])
  #expect(table.sureCount == 3)
  #expect(abs(table.sureRight - 2.0 / 3) < 1e-9)
  let distances = 0.4 + 2 * abs(0.545 - 0.5) + 0.051 + 3 * abs(0.97 - 2.0 / 3)
  #expect(abs(table.calibrationError - distances / 7) < 1e-9)
  #expect(Reliability([]).calibrationError == 0)
}

@Test func `invented claims count as wrong in the reliability table`() {
  let right = ScoreSample.claim(at: 0, confidence: 0.96)
  let score = scored(
    [right, ScoreSample.claim(at: 50, confidence: 0.97)], [ScoreSample.label(of: right)])
  #expect(score.reliability.sureRight == 0.5)
}

@Test func `the dump has a line for each claim found or missed`() throws {
  let right = ScoreSample.claim(at: 0, confidence: 0.7)
  let wrong = ScoreSample.claim(at: 10, year: 2021)
  let labels = [right, ScoreSample.claim(at: 10), ScoreSample.claim(at: 40)].map {
    ScoreSample.label(of: $0)
  }
  let score = scored([right, wrong, ScoreSample.claim(at: 70)], labels)
  let place = ClaimPlace(document: "d", span: right.span)
  let text = score.records(set: "s", bindings: [place: [("kind", 0.9, "verb of change")]])
  let records = try text.split(separator: "\n").map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
  #expect(records.map { $0["outcome"] as? String } == ["full", "wrong", "invented", "missed"])
  #expect(records.allSatisfy { $0["set"] as? String == "s" && $0["document"] as? String == "d" })
  #expect(records[0]["confidence"] as? Double == 0.7)
  #expect((records[0]["right"] as? [String])?.count == ClaimFields.all.count + 1)
  #expect(records[0]["scores"] as? [String: Double] == ["kind": 0.9])
  #expect(records[0]["sources"] as? [String: String] == ["kind": "verb of change"])
  #expect((records[1]["scores"] as? [String: Double])?.isEmpty == true)
  #expect(records[1]["wrong"] as? [String: String] == ["time_period": "2020"])
}

@Test func `texts with labels by occurrence get offsets and sentences`() throws {
  let folder = try TemporaryFolder()
  let line =
    #"{"id":"a","text":"Rates – 5% and 5%. It was 5% in U.S. terms.\nNext","published":"1987-03-01","claims":[{"quote":"5%","occurrence":3,"obs_value":5},{"quote":"5%","occurrence":1,"obs_value":5}]}"#
  let entry = try #require(try Corpus(lines: folder.write(line + "\n", to: "a.jsonl")).entries.first)
  #expect(entry.gold.map(\.start) == [26, 8])
  #expect(
    entry.gold.map(\.sentence) == ["It was 5% in U.S. terms.", "Rates – 5% and 5%"])
  #expect(entry.metadata.published == CalendarDay("1987-03-01"))
}

@Test(arguments: [
  (#"{"id":"a"}"#, "a.jsonl:1: lacks id, text or claims; see the folder's README.md"),
  ("x", "a.jsonl:1: is no JSON object; each line is one"),
  (
    #"{"id":"a","text":"5%","claims":[{"quote":"5%","occurrence":2}]}"#,
    "a.jsonl:1: claim 1: its quote does not occur that often in the text"
  ),
])
func `a bad line of labelled texts is refused with its place`(line: String, message: String) throws {
  let folder = try TemporaryFolder()
  let file = try folder.write(line, to: "a.jsonl")
  let error = #expect(throws: AlmanacError.self) { try Corpus(lines: file) }
  #expect(error?.description.hasSuffix(message) == true)
}
