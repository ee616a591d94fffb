internal import AlmanacModel

/// The phrases of a catalogue in some languages, taken up one by one; what a lexicon is made of.
struct LexiconPhrases {
  typealias Entry = Lexicon.Entry
  typealias FormID = Lexicon.FormID

  private(set) var entries: [Entry] = []
  private(set) var forms: [String] = []
  private(set) var formIDs: [String: FormID] = [:]
  private(set) var firstWords: [WordID] = []
  private(set) var words = WordTable()
  private(set) var trie = PhraseTrieBuilder()
  /// The last entry that ends at a node, −1 if none does; and for each entry the one before it at its node.
  private var lastEntries: [Int32] = [-1]
  private var entriesBefore: [Int32] = []
  private var tokens: [Token] = []

  init(catalog: Catalog, languages: Set<String>) {
    func isWanted(_ lang: String) -> Bool { languages.contains(lang) || lang == "*" }
    for name in catalog.areaNames where isWanted(name.lang) { add(name, .area) }
    for area in catalog.areas.values.sorted(by: { $0.code < $1.code }) {
      for language in languages.sorted() {
        guard let label = area.labels[language] else { continue }
        add(phrase: label, category: .area, code: area.code.rawValue, form: "name")
      }
    }
    for name in catalog.indicatorNames where isWanted(name.lang) { add(name, .indicator) }
    for name in catalog.unitNames where isWanted(name.lang) { add(name, .unit) }
    for name in catalog.zoneNames where isWanted(name.lang) { add(name, .zone) }
    for cue in catalog.cues where isWanted(cue.lang) {
      add(phrase: cue.phrase, category: .cue, code: cue.value, form: cue.sort)
    }
  }

  /// The entries that end at each node, end to end in the order they were taken up, and where each node's begin.
  func outputs() -> (starts: [Int32], entries: [Int32]) {
    var starts: [Int32] = []
    var ends: [Int32] = []
    starts.reserveCapacity(trie.count + 1)
    ends.reserveCapacity(entries.count)
    for node in lastEntries.indices {
      starts.append(Int32(ends.count))
      var entry = lastEntries[node]
      while entry >= 0 {
        ends.append(entry)
        entry = entriesBefore[Int(entry)]
      }
      ends[Int(starts[node])...].reverse()
    }
    starts.append(Int32(ends.count))
    return (starts, ends)
  }

  private mutating func add(_ name: Catalog.Name, _ category: Lexicon.Category) {
    add(phrase: name.text, category: category, code: name.code, form: name.form)
  }

  private mutating func add(phrase: String, category: Lexicon.Category, code: String, form: String) {
    var phrase = phrase
    phrase.makeContiguousUTF8()
    tokens.removeAll(keepingCapacity: true)
    let found = phrase.utf8.withContiguousStorageIfAvailable { bytes in
      Lexer(words: words).tokenize(bytes, in: 0..<bytes.count, into: &tokens)
      return tokens.isEmpty ? nil : node(for: bytes)
    }
    guard let (node, first) = found ?? nil else { return }
    firstWords.append(first)
    let id = Int32(entries.count)
    entries.append(
      Entry(
        category: category, code: code, form: number(of: form), caseRule: caseRule(tokens, category, form),
        length: tokens.count, phrase: phrase))
    entriesBefore.append(-1)
    // The same code under the same form twice (a label that is also a name) is one entry.
    var other = lastEntries[Int(node)]
    while other >= 0 {
      if isSame(entries[Int(other)], entries[Int(id)]) { return }
      other = entriesBefore[Int(other)]
    }
    entriesBefore[Int(id)] = lastEntries[Int(node)]
    lastEntries[Int(node)] = id
  }

  /// The node where the phrase in `tokens` ends, and its first word.
  private mutating func node(for bytes: UnsafeBufferPointer<UInt8>) -> (node: Int32, first: WordID) {
    var node: Int32 = 0
    var first: WordID = 0
    for token in tokens {
      let word = words.intern(bytes, token)
      if node == 0 { first = word }
      node = trie.insert(word, after: node)
    }
    while lastEntries.count < trie.count { lastEntries.append(-1) }
    return (node, first)
  }

  private func isSame(_ a: Entry, _ b: Entry) -> Bool {
    a.category == b.category && a.form == b.form && a.code == b.code && a.caseRule == b.caseRule
      && (a.caseRule != .exact || a.phrase == b.phrase)
  }

  /// Areas, zones and currency codes are matched as written; everything else in any case, acronyms in capitals.
  private func caseRule(_ tokens: [Token], _ category: Lexicon.Category, _ form: String) -> Lexicon.CaseRule {
    let words = tokens.filter { $0.kind == .word }
    guard !words.isEmpty else { return .ignored }
    let letters = words.reduce(0) { $0 + $1.length }
    let isAcronym = words.allSatisfy {
      $0.flags.contains(.allCapitals) || ($0.length == 1 && $0.flags.contains(.capital))
    }
    if form == "abbreviation" { return .exact }
    if isAcronym, letters <= 6 { return .acronym }
    if category == .area || category == .zone, words[0].flags.contains(.capital) { return .capital }
    return .ignored
  }

  private mutating func number(of form: String) -> FormID {
    if let id = formIDs[form] { return id }
    let id = FormID(forms.count)
    forms.append(form)
    formIDs[form] = id
    return id
  }
}
