import AlmanacExtraction
import AlmanacModel
import AlmanacTestSupport
import Testing

@testable import AlmanacScoring

private let floorsFile = Fixtures.folder + "/floors.json"

@Test func `no score is below its recorded floor`() throws {
  let catalog = try Catalog.load(from: [Fixtures.catalog])
  let extractor = Extractor(catalog: catalog)
  let floors = try Floors(file: floorsFile)
  var scores: [(name: String, score: Score)] = []
  for set in try LabelledSet.all(of: Fixtures.root) {
    var score = Score()
    for entry in set.corpus.entries {
      let claims = extractor.extract(entry.text, metadata: entry.metadata).claims.map(\.claim)
      score.add(document: entry.name, claims: claims, gold: entry.gold, catalog: catalog)
    }
    scores.append((set.name, score))
  }
  scores.append((LabelledSet.nameOfAll, Score(joining: scores.map(\.score))))
  #expect(Set(floors.sets.keys) == Set(scores.map(\.name)), "a set without floors, or floors without a set")
  for (name, score) in scores { #expect(floors.broken(by: score, set: name) == []) }
}

@Test func `floors are raised to a hundredth below the score and never fall`() throws {
  var floors = Floors(sets: ["a": ["strict_f1": 0.5, "full_f1": 0.9]])
  floors.raise(to: score(right: 3, wrong: 1), set: "a")
  #expect(floors.sets["a"] == ["detection_f1": 1, "strict_f1": 0.74, "full_f1": 0.9])
  #expect(
    floors.broken(by: score(right: 3, wrong: 1), set: "a") == ["a: full_f1 is 0.750, its floor is 0.900"])
  #expect(floors.broken(by: score(right: 4, wrong: 0), set: "a") == [])
}

@Test func `the file of floors reads back as it was written`() throws {
  let folder = try TemporaryFolder()
  let floors = Floors(sets: ["b": ["strict_f1": 0.061], "a": ["sure_right": 0.98, "full_f1": 1]])
  let file = try folder.write(floors.json, to: "floors.json")
  #expect(try Floors(file: file) == floors)
  #expect(
    floors.json == """
      {
        "a": {
          "full_f1": 1.000,
          "sure_right": 0.980
        },
        "b": {
          "strict_f1": 0.061
        }
      }

      """)
}

@Test(arguments: [
  ("[]", "floors.json: is no list of floors; write {\"corpus\": {\"strict_f1\": 0.9}}"),
  (
    "{\"a\": {\"f1\": 0.5}}",
    "floors.json: a: 'f1' 0.5 is no floor; measures are detection_f1, strict_f1, full_f1, sure_right, sure_share, from 0 to 1"
  ),
])
func `a bad file of floors is refused`(text: String, message: String) throws {
  let folder = try TemporaryFolder()
  let file = try folder.write(text, to: "floors.json")
  let error = #expect(throws: AlmanacError.self) { try Floors(file: file) }
  #expect(error?.description.hasSuffix(message) == true)
}

/// A score of claims found, some with a wrong year.
private func score(right: Int, wrong: Int) -> Score {
  var score = Score()
  let catalog = Catalog()
  for number in 0..<right + wrong {
    let claim = ScoreSample.claim(at: number * 10, year: number < right ? 2020 : 2021)
    let label = ScoreSample.label(of: ScoreSample.claim(at: number * 10, year: 2020))
    score.add(document: "d", claims: [claim], gold: [label], catalog: catalog)
  }
  return score
}
