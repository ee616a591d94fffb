internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacScoring
internal import Foundation

/// Scores extraction on the labelled texts of the tests, or on others.
struct Evaluation {
  private let options: EvaluationOptions
  private let root = FileManager.default.currentDirectoryPath
  private var floorsFile: String { root + "/Tests/Fixtures/floors.json" }

  init(_ arguments: [String]) throws(AlmanacError) { options = try EvaluationOptions(arguments) }

  /// Returns the exit code: 1 if a score is below its floor.
  func run() throws(AlmanacError) -> Int32 {
    if options.wantsHelp {
      print(EvaluationOptions.usage)
      return 0
    }
    let folder = ProcessInfo.processInfo.environment["ALMANAC_DATA"] ?? root + "/Data/catalog"
    let catalog = try Catalog.load(from: [folder])
    let extractor = Extractor(catalog: catalog)
    if let explain = options.explain {
      let metadata = DocumentMetadata(published: options.published)
      for explanation in extractor.explanations(of: explain, metadata: metadata) { print(explanation.text) }
      return 0
    }
    var scores: [(name: String, score: Score)] = []
    for set in try sets() {
      let score = score(set.corpus, extractor, catalog)
      scores.append((set.name, score))
      print("\(set.title)\n\(ScoreReport(score).text(errors: options.errors))")
    }
    if let path = options.dump {
      let bindings = try bindings(of: extractor)
      try write(scores.map { $0.score.records(set: $0.name, bindings: bindings) }.joined(), to: path)
    }
    if scores.count > 1 {
      let all = Score(joining: scores.map(\.score))
      print("ALL\n\(ScoreReport(all).text(errors: 0))")
      scores.append((LabelledSet.nameOfAll, all))
    }
    return options.corpus == nil && options.document == nil ? try compareWithFloors(scores) : 0
  }

  /// What each claim's parts were bound by.
  private func bindings(
    of extractor: Extractor
  ) throws(AlmanacError) -> [ClaimPlace: [(field: String, score: Double, source: String)]] {
    var found: [ClaimPlace: [(field: String, score: Double, source: String)]] = [:]
    for entry in try sets().flatMap(\.corpus.entries) {
      let explanations = extractor.explanations(of: entry.text, metadata: entry.metadata)
      for number in explanations.flatMap(\.numbers) {
        guard let claim = number.claim else { continue }
        found[ClaimPlace(document: entry.name, span: claim.span)] =
          number.bindings.map { ($0.field, $0.score, $0.source) }
          + number.evidence.map { ("evidence: " + $0.name, $0.value, "") }
      }
    }
    return found
  }

  private func sets() throws(AlmanacError) -> [LabelledSet] {
    if let path = options.corpus {
      let corpus =
        path.hasSuffix(".jsonl")
        ? try Corpus(lines: path) : try Corpus(folder: path, labels: path + "/gold.jsonl")
      return [LabelledSet(name: path, title: path, corpus: corpus)]
    }
    let all = try LabelledSet.all(of: root)
    guard let name = options.set else { return all }
    guard let set = all.first(where: { $0.name == name }) else {
      throw AlmanacError(
        .usage, at: "--set",
        "'\(name)' is no set; there are \(all.map(\.name).joined(separator: ", "))")
    }
    return [set]
  }

  private func score(_ corpus: Corpus, _ extractor: Extractor, _ catalog: Catalog) -> Score {
    var score = Score()
    for entry in corpus.entries where options.document.map({ entry.name.contains($0) }) ?? true {
      let claims = extractor.extract(entry.text, metadata: entry.metadata).claims.map(\.claim)
      score.add(document: entry.name, claims: claims, gold: entry.gold, catalog: catalog)
    }
    return score
  }

  private func compareWithFloors(_ scores: [(name: String, score: Score)]) throws(AlmanacError) -> Int32 {
    if options.recordsFloors {
      var floors = (try? Floors(file: floorsFile)) ?? Floors()
      for (name, score) in scores { floors.raise(to: score, set: name) }
      try write(floors.json, to: floorsFile)
      return 0
    }
    let floors = try Floors(file: floorsFile)
    let broken = scores.flatMap { floors.broken(by: $0.score, set: $0.name) }
    for line in broken { print("below its floor: \(line)") }
    return broken.isEmpty ? 0 : 1
  }

  private func write(_ text: String, to path: String) throws(AlmanacError) {
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw AlmanacError(.cannotWrite, at: path, "cannot be written; check the folder and its permissions")
    }
  }
}
