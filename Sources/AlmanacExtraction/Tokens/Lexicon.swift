internal import AlmanacModel

/// Every phrase of the catalogue compiled into one automaton: words become numbers, phrases a trie over them.
///
/// Immutable after `init`; looking a word up is one probe of a hash table, matching a phrase one step a token.
struct Lexicon: Sendable {
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

  private(set) var entries: [Entry] = []
  private(set) var forms: [String] = []
  private(set) var wordOfASCII = [WordID](repeating: 0, count: 128)
  private(set) var wordOfMark = [WordID](repeating: 0, count: 256)

  /// By entry, the first word of its phrase.
  private var firstWords: [WordID] = []

  private var slots: [(hash: UInt64, word: WordID)] = []
  private var mask = 0
  private var wordCount: WordID = 0
  private var formIDs: [String: FormID] = [:]
  /// Trie: the child of a node by word, and the entries that end there.
  private var rootChildren: [Int32] = []
  private var children: [UInt64: Int32] = [:]
  private var outputs: [[Int32]] = [[]]
  /// `children` as a table of open addressing, and `outputs` end to end, made once all phrases are in.
  private var childSlots: [(key: UInt64, node: Int32)] = []
  private var childMask = 0
  private var outputStarts: [Int32] = []
  private var outputEntries: [Int32] = []
  private(set) var categories: [Category] = []
  private(set) var caseRules: [CaseRule] = []
  /// Whether the tokens of the phrase must touch: "A$" is not "a $".
  private(set) var areTight: [Bool] = []

  init(catalog: Catalog, languages: Set<String>) {
    slots = Array(repeating: (0, 0), count: 1 << 10)
    mask = slots.count - 1
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
    freeze()
  }

  /// Lays the trie out for reading: no dictionary and no nested array on the way of a match.
  private mutating func freeze() {
    categories = entries.map(\.category)
    caseRules = entries.map(\.caseRule)
    let symbol = form("symbol")
    areTight = entries.map { $0.category == .unit && $0.form == symbol && !$0.phrase.utf8.contains(0x20) }
    outputStarts.reserveCapacity(outputs.count + 1)
    for list in outputs {
      outputStarts.append(Int32(outputEntries.count))
      outputEntries += list
    }
    outputStarts.append(Int32(outputEntries.count))
    var size = 16
    while size < children.count * 3 { size *= 2 }
    childMask = size - 1
    childSlots = Array(repeating: (0, 0), count: size)
    for (key, node) in children {
      var index = Lexicon.place(of: key) & childMask
      while childSlots[index].node != 0 { index = (index + 1) & childMask }
      childSlots[index] = (key, node)
    }
    outputs = []
    children = [:]
    while rootChildren.count <= Int(wordCount) { rootChildren.append(0) }
  }

  @inline(__always)
  private static func place(of key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }

  func firstWord(of entry: Int32) -> WordID? {
    firstWords.indices.contains(Int(entry)) ? firstWords[Int(entry)] : nil
  }

  /// The units whose name is one word, by that word.
  func singleWords(of category: Category) -> [WordID: UnitCode] {
    var units: [WordID: UnitCode] = [:]
    for (word, node) in rootChildren.enumerated() where node != 0 {
      for index in outputs(of: node) {
        let output = output(index)
        guard entries[Int(output)].category == category else { continue }
        units[WordID(word)] = UnitCode(entries[Int(output)].code)
      }
    }
    return units
  }

  func form(_ name: String) -> FormID { formIDs[name] ?? -1 }

  private mutating func add(_ name: Catalog.Name, _ category: Category) {
    add(phrase: name.text, category: category, code: name.code, form: name.form)
  }

  private mutating func add(phrase: String, category: Category, code: String, form: String) {
    let bytes = Array(phrase.utf8)
    var tokens: [Token] = []
    bytes.withUnsafeBufferPointer { Lexer(lexicon: self).tokenize($0, in: 0..<bytes.count, into: &tokens) }
    guard !tokens.isEmpty else { return }
    var node: Int32 = 0
    var first: WordID = 0
    for token in tokens {
      let word = intern(bytes, token)
      if node == 0 { first = word }
      node = child(of: node, word)
    }
    firstWords.append(first)
    let id = Int32(entries.count)
    entries.append(
      Entry(
        category: category, code: code, form: number(of: form), caseRule: caseRule(tokens, category, form),
        length: tokens.count, phrase: phrase))
    // The same code under the same form twice (a label that is also a name) is one entry.
    if !outputs[Int(node)].contains(where: { isSame(entries[Int($0)], entries[Int(id)]) }) {
      outputs[Int(node)].append(id)
    }
  }

  private func isSame(_ a: Entry, _ b: Entry) -> Bool {
    a.category == b.category && a.code == b.code && a.form == b.form
  }

  /// Areas, zones and currency codes are matched as written; everything else in any case, acronyms in capitals.
  private func caseRule(_ tokens: [Token], _ category: Category, _ form: String) -> CaseRule {
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

  private mutating func intern(_ bytes: [UInt8], _ token: Token) -> WordID {
    if token.word != 0 { return token.word }
    wordCount += 1
    let id = wordCount
    switch token.kind {
    case .mark where token.mark < 128: wordOfASCII[Int(token.mark)] = id
    case .mark: wordOfMark[Int(token.mark)] = id
    case .symbol where token.mark != 0: wordOfASCII[Int(token.mark)] = id
    default:
      let hash = bytes.withUnsafeBufferPointer { Lexicon.hash($0, token.start..<token.end) }
      insert(hash, id)
    }
    return id
  }

  private mutating func insert(_ hash: UInt64, _ word: WordID) {
    if Int(wordCount) * 2 > slots.count {
      let old = slots
      slots = Array(repeating: (0, 0), count: old.count * 2)
      mask = slots.count - 1
      for slot in old where slot.word != 0 { place(slot) }
    }
    place((hash, word))
  }

  private mutating func place(_ slot: (hash: UInt64, word: WordID)) {
    var index = Int(truncatingIfNeeded: slot.hash ^ slot.hash >> 32) & mask
    while slots[index].word != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  /// The number of the word with this hash, 0 if no phrase has it.
  @inline(__always)
  func word(hash: UInt64) -> WordID {
    var index = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while true {
      let slot = slots[index]
      if slot.word == 0 || slot.hash == hash { return slot.word }
      index = (index + 1) & mask
    }
  }

  /// Hashes the lower-cased scalars of `range`; for digits and symbols their bytes.
  static func hash(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = WordHash()
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = decode(text, index, range.upperBound)
      if scalar.value < 0x80 {
        let byte = text[index]
        hash.add(ByteClass.table[Int(byte)] == .letter ? byte | 0x20 : byte)
      } else {
        hash.add(scalar: ScalarClass.lowercase(scalar.value))
      }
      index += scalar.length
    }
    return hash.value
  }

  private mutating func child(of node: Int32, _ word: WordID) -> Int32 {
    let key = Lexicon.key(node, word)
    if node == 0 {
      while rootChildren.count <= Int(word) { rootChildren.append(0) }
      if rootChildren[Int(word)] != 0 { return rootChildren[Int(word)] }
    } else if let next = children[key] {
      return next
    }
    let next = Int32(outputs.count)
    outputs.append([])
    if node == 0 { rootChildren[Int(word)] = next } else { children[key] = next }
    return next
  }

  @inline(__always)
  private static func key(_ node: Int32, _ word: WordID) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  /// The node that `word` leads to from `node` (0 is the root), 0 if no phrase goes on that way.
  @inline(__always)
  func step(_ node: Int32, _ word: WordID) -> Int32 {
    if node == 0 { return rootChildren[Int(word)] }
    let key = Lexicon.key(node, word)
    var index = Lexicon.place(of: key) & childMask
    while childSlots[index].node != 0 {
      if childSlots[index].key == key { return childSlots[index].node }
      index = (index + 1) & childMask
    }
    return 0
  }

  /// The entries whose phrase ends at `node`.
  @inline(__always)
  func outputs(of node: Int32) -> Range<Int> {
    Int(outputStarts[Int(node)])..<Int(outputStarts[Int(node) + 1])
  }

  @inline(__always)
  func output(_ index: Int) -> Int32 { outputEntries[index] }
}
