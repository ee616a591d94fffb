internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacScoring
internal import Foundation

/// Scores extraction on the labelled documents of the tests, or on a folder with documents and `gold.jsonl`:
/// `almanac-eval [--errors N] [--document NAME] [--corpus FOLDER]`.
struct Evaluation {
  var errors = 12
  var document: String?
  var corpus: String?
  var explain: String?
  var published: CalendarDay?
  var catalogFolder: String { ProcessInfo.processInfo.environment["ALMANAC_DATA"] ?? root + "/Data/catalog" }
  var root = FileManager.default.currentDirectoryPath

  init(_ arguments: [String]) throws(AlmanacError) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch (option, rest.first) {
      case ("--errors", let value?):
        guard let count = Int(value), count >= 0 else {
          throw AlmanacError(.usage, at: option, "'\(value)' is no count; write 20")
        }
        errors = count
        rest.removeFirst()
      case ("--document", let value?):
        document = value
        rest.removeFirst()
      case ("--explain", let value?):
        explain = value
        rest.removeFirst()
      case ("--published", let value?):
        published = CalendarDay(value)
        rest.removeFirst()
      case ("--corpus", let value?):
        corpus = value
        rest.removeFirst()
      default:
        throw AlmanacError(
          .usage, at: option, "is unknown; use --errors N, --document NAME or --corpus FOLDER")
      }
    }
  }

  func run() throws(AlmanacError) -> Int32 {
    let catalog = try Catalog.load(from: [catalogFolder])
    let extractor = Extractor(catalog: catalog)
    if let explain {
      print(extractor.explanation(of: explain, metadata: DocumentMetadata(published: published)))
      return 0
    }
    if let corpus {
      let labelled = try Corpus(folder: corpus, labels: corpus + "/gold.jsonl")
      print(ScoreReport(score(labelled, extractor, catalog)).text(errors: errors))
      return 0
    }
    let fixtures = root + "/Tests/Fixtures"
    let seed = try score(
      Corpus(folder: root + "/seeds", labels: fixtures + "/seed/gold.jsonl"), extractor, catalog)
    print("SEED\n" + ScoreReport(seed).text(errors: errors))
    if let corpus = try? Corpus(folder: fixtures + "/corpus", labels: fixtures + "/corpus/gold.jsonl") {
      print(
        "CORPUS (English text and Markdown)\n"
          + ScoreReport(score(corpus, extractor, catalog)).text(errors: errors))
    }
    // The seed is the floor: every claim right in every field, and nothing else.
    let isPerfect = seed.full.f1 == 1
    if !isPerfect { print("the seed's claims are not all right") }
    return isPerfect ? 0 : 1
  }

  private func score(_ corpus: Corpus, _ extractor: Extractor, _ catalog: Catalog) -> Score {
    var score = Score()
    for entry in corpus.entries where document == nil || entry.name.contains(document ?? "") {
      let claims = extractor.extract(entry.text, metadata: entry.metadata).claims.map(\.claim)
      score.add(document: entry.name, claims: claims, gold: entry.gold, catalog: catalog)
    }
    return score
  }
}

do throws(AlmanacError) {
  exit(try Evaluation(Array(CommandLine.arguments.dropFirst())).run())
} catch {
  FileHandle.standardError.write(Data("almanac-eval: \(error)\n".utf8))
  exit(error.code.rawValue)
}
