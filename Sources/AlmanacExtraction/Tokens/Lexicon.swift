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
  /// What matching asks of an entry.
  struct Matching {
    /// Category, case rule and tightness, a byte each.
    var packed: Int32

    init(packed: Int32) { self.packed = packed }

    init(category: Category, caseRule: CaseRule, isTight: Bool) {
      packed = Int32(category.rawValue) | Int32(caseRule.rawValue) << 8 | (isTight ? 1 << 16 : 0)
    }

    @inline(__always)
    var isCue: Bool { packed & 0xFF == Int32(Category.cue.rawValue) }
    @inline(__always)
    func isOf(_ category: Category) -> Bool { packed & 0xFF == Int32(category.rawValue) }
    /// Whether the words alone decide.
    @inline(__always)
    var isFree: Bool { packed >> 8 == 0 }
    var caseRule: CaseRule { CaseRule(rawValue: UInt8(packed >> 8 & 0xFF)) ?? .ignored }
    /// The tokens of the phrase must touch: "A$" is not "a $".
    var isTight: Bool { packed >> 16 != 0 }
  }

  private let formIDs: [String: FormID]
  /// By entry, the first word of its phrase.
  private let firstWords: [WordID]
  let trie: PhraseTrie

  init(catalog: Catalog, languages: Set<String>) {
    let phrases = LexiconPhrases(catalog: catalog, languages: languages)
    entries = phrases.entries
    forms = phrases.forms
    formIDs = phrases.formIDs
    firstWords = phrases.firstWords
    words = phrases.words
    let symbol = phrases.formIDs["symbol"] ?? -1
    trie = PhraseTrie(phrases.trie, outputs: phrases.outputs()) { id in
      let entry = phrases.entries[Int(id)]
      let isSymbol = entry.category == .unit && entry.form == symbol
      return Matching(
        category: entry.category, caseRule: entry.caseRule,
        isTight: isSymbol && !entry.phrase.utf8.contains(0x20))
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
      for index in 0..<trie.outputCount(node) {
        let entry = entries[Int(trie.output(index, of: node).entry)]
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
}
