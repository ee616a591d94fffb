package import AlmanacModel

/// The labelled texts of the tests, under the names their floors have.
package struct LabelledSet: Sendable {
  /// What the floors call all sets together.
  package static let nameOfAll = "all"

  package var name: String
  package var title: String
  package var corpus: Corpus

  package init(name: String, title: String, corpus: Corpus) {
    self.name = name
    self.title = title
    self.corpus = corpus
  }

  /// The seed, the corpus's English documents, and the texts for development, in that order.
  ///
  /// - Parameter root: the project's folder.
  /// - Throws: `AlmanacError` for a missing file or a bad line.
  package static func all(of root: String) throws(AlmanacError) -> [LabelledSet] {
    let fixtures = root + "/Tests/Fixtures"
    var sets = [
      LabelledSet(
        name: "seed", title: "SEED",
        corpus: try Corpus(folder: root + "/seeds", labels: fixtures + "/seed/gold.jsonl")),
      LabelledSet(
        name: "corpus", title: "CORPUS (English text and Markdown)",
        corpus: try Corpus(folder: fixtures + "/corpus", labels: fixtures + "/corpus/gold.jsonl")),
    ]
    for name in ["newswire", "profiles", "press"] {
      let path = "\(fixtures)/development/\(name).jsonl"
      sets.append(
        LabelledSet(
          name: name, title: "\(name.uppercased()) (for development)", corpus: try Corpus(lines: path)))
    }
    return sets
  }
}
