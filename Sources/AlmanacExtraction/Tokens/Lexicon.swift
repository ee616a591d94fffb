internal import AlmanacModel

/// Every phrase of the catalogue compiled into one automaton: words become numbers, phrases a trie over them.
///
/// Looking a word up is one probe of a hash table, matching a phrase one step a token.
final class Lexicon: Sendable {
  enum Category: UInt8, Sendable { case area, indicator, unit, zone, cue }

  /// What a phrase stands for.
  struct Entry: Sendable {
    var category: Category
    /// Areas, indicators, units and zones: the catalogue code. Cues: the cue's value.
    var code: String
    /// Names: the form ("adjective"). Cues: the cue ("change_up").
    var form: FormID
    var caseRule: CaseRule
    /// Tokens in the phrase.
    var length: Int
    var phrase: String
  }

  enum CaseRule: UInt8, Sendable {
    /// Matches in any case.
    case ignored
    /// Matches as written with a capital, or in a text all in capitals.
    case capital
    /// Matches in capitals only: an acronym.
    case acronym
    /// Matches letter by letter: "m" is metres, "M" is not.
    case exact
  }

  /// A form's or cue's number; comparing numbers beats comparing texts.
  typealias FormID = Int32

  let entries: [Entry]
  let forms: [String]
  let words: WordTable
  /// By entry, what matching asks of it.
  let matching: [Matching]

  struct Matching: Sendable {
    var category: Category
    var caseRule: CaseRule
    /// The tokens of the phrase must touch: "A$" is not "a $".
    var isTight: Bool
  }

  private let formIDs: [String: FormID]
  /// By entry, the first word of its phrase.
  private let firstWords: [WordID]
  private let trie: PhraseTrie
  /// The entries that end at each node, end to end.
  private let nodes: [Node]
  private let outputEntries: [Int32]

  private struct Node: Sendable {
    var outputStart: Int32
    var outputEnd: Int32
    /// Whether a longer phrase goes on from here.
    var goesOn: Bool
  }

  init(catalog: Catalog, languages: Set<String>) {
    let phrases = LexiconPhrases(catalog: catalog, languages: languages)
    entries = phrases.entries
    forms = phrases.forms
    formIDs = phrases.formIDs
    firstWords = phrases.firstWords
    words = phrases.words
    trie = phrases.trie
    let (starts, ends) = phrases.outputs()
    outputEntries = ends
    nodes = (0..<phrases.trie.count).map {
      Node(outputStart: starts[$0], outputEnd: starts[$0 + 1], goesOn: phrases.goesOn[$0])
    }
    let symbol = phrases.formIDs["symbol"] ?? -1
    matching = entries.map {
      Matching(
        category: $0.category, caseRule: $0.caseRule,
        isTight: $0.category == .unit && $0.form == symbol && !$0.phrase.utf8.contains(0x20))
    }
  }

  func form(_ name: String) -> FormID { formIDs[name] ?? -1 }

  func firstWord(of entry: Int32) -> WordID? {
    firstWords.indices.contains(Int(entry)) ? firstWords[Int(entry)] : nil
  }

  /// The units whose name is one word, by that word.
  func singleWords(of category: Category) -> [WordID: UnitCode] {
    var units: [WordID: UnitCode] = [:]
    for (word, node) in trie.openers {
      for index in outputs(of: node) {
        let entry = entries[Int(output(index))]
        if entry.category == category { units[word] = UnitCode(entry.code) }
      }
    }
    return units
  }

  /// The number of the word with this hash, 0 if no phrase has it.
  @inline(__always)
  func word(hash: UInt64) -> WordID { words.word(hash: hash) }

  /// Hashes the lower-cased scalars of `range`; for digits and symbols their bytes.
  static func hash(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    WordTable.hash(text, range)
  }

  /// The node that `word` leads to from `node` (0 is the root), 0 if no phrase goes on that way.
  @inline(__always)
  func step(_ node: Int32, _ word: WordID) -> Int32 { trie.step(node, word) }

  /// The entries whose phrase ends at `node`.
  @inline(__always)
  func outputs(of node: Int32) -> Range<Int> {
    Int(nodes[Int(node)].outputStart)..<Int(nodes[Int(node)].outputEnd)
  }

  /// Whether a longer phrase goes on from a node.
  @inline(__always)
  func goesOn(from node: Int32) -> Bool { nodes[Int(node)].goesOn }

  @inline(__always)
  func output(_ index: Int) -> Int32 { outputEntries[index] }
}
