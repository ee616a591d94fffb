/// How a document's running text writes the words that its titles ask for.
struct Vocabulary {
  /// Lower-cased word → how often it stands capitalised, and in lower case, within sentences.
  private var counts: [String: (capital: Int, lower: Int, form: String)] = [:]
  private let isName: (String) -> String?
  /// The lower-cased words that may be asked for, and which of 4096 hash classes they are in: most words of a text are
  /// passed over by that alone.
  private var wanted: Set<String> = []
  private var classes = [Bool](repeating: false, count: 4096)

  /// - Parameters:
  ///   - titles: the titles whose words will be looked up; no others are kept.
  ///   - isName: gives the printed form of a word that is a name in the catalogue ("BELARUS" → "Belarus").
  init(for titles: [String], isName: @escaping (String) -> String?) {
    self.isName = isName
    for title in titles {
      for word in title.split(separator: " ") {
        let parts = word.split(separator: "-").map(String.init)
        for form in parts + [String(word), parts.joined()] { want(Vocabulary.letters(form).lowercased()) }
      }
    }
  }

  private mutating func want(_ key: String) {
    guard wanted.insert(key).inserted else { return }
    var hash = WordHash()
    for byte in key.utf8 { hash.add(byte) }
    classes[Int(hash.value & 4095)] = true
  }

  // MARK: - Reading the text

  /// Takes up the words of a block: runs without blanks, cut at hyphens, without the marks around.
  ///
  /// - Complexity: O(length of `range`).
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var startsSentence = true
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index] > 0x20 else {
        index += 1
        continue
      }
      let start = index
      var isASCII = true
      while index < range.upperBound, text[index] > 0x20 {
        isASCII = isASCII && text[index] < 0x80
        index += 1
      }
      if isASCII {
        addASCII(text, start..<index, startsSentence)
      } else {
        addParts(of: String(decoding: text[start..<index], as: UTF8.self), startsSentence)
      }
      switch text[index - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"): startsSentence = true
      default: startsSentence = false
      }
    }
  }

  private mutating func addASCII(
    _ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ startsSentence: Bool
  ) {
    var startsSentence = startsSentence
    var index = word.lowerBound
    while index < word.upperBound {
      while index < word.upperBound, text[index] == UInt8(ascii: "-") { index += 1 }
      guard index < word.upperBound else { return }
      while index < word.upperBound, text[index] != UInt8(ascii: "-"), !Vocabulary.isLetter(text[index]) {
        index += 1
      }
      let start = index
      var hash = WordHash()
      while index < word.upperBound, Vocabulary.isLetter(text[index]) {
        hash.add(text[index] | 0x20)
        index += 1
      }
      if index > start, classes[Int(hash.value & 4095)] {
        add(String(decoding: text[start..<index], as: UTF8.self), startsSentence: startsSentence)
      }
      startsSentence = false
      while index < word.upperBound, text[index] != UInt8(ascii: "-") { index += 1 }
    }
  }

  private mutating func addParts(of word: String, _ startsSentence: Bool) {
    var startsSentence = startsSentence
    for part in word.split(separator: "-") {
      let letters = part.drop { !$0.isLetter }.prefix { $0.isLetter }
      if !letters.isEmpty { add(String(letters), startsSentence: startsSentence) }
      startsSentence = false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private mutating func add(_ word: String, startsSentence: Bool) {
    let key = word.lowercased()
    guard wanted.contains(key) else { return }
    var entry = counts[key] ?? (0, 0, word)
    if word == key { entry.lower += 1 } else if !startsSentence { entry.capital += 1 }
    if word != key, word != word.uppercased() || entry.form == key { entry.form = word }
    counts[key] = entry
  }

  // MARK: - Asking

  func knows(_ word: String) -> Bool { counts[Vocabulary.letters(word).lowercased()] != nil }

  /// "BELARUS" → "Belarus", "SECURITY" → "security", "SCO" → "SCO".
  func casing(of word: String) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false).map { part in
      let letters = Vocabulary.letters(String(part))
      let key = letters.lowercased()
      let form: String
      if let name = isName(letters) {
        form = name
      } else if let entry = counts[key], entry.capital > 0, entry.lower == 0 {
        form = entry.form
      } else {
        form = key
      }
      return part.replacing(letters, with: form, maxReplacements: 1)
    }.joined(separator: "-")
  }

  /// A word without the marks around it.
  private static func letters(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) {
      let start = word.utf8.firstIndex(where: isLetter) ?? word.endIndex
      let last = word.utf8.lastIndex(where: isLetter)
      return last.map { String(word[start...$0]) } ?? ""
    }
    return String(word.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
  }
}
