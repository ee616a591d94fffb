/// How a document's running text writes the words that its titles ask for.
struct Vocabulary {
  /// A word that may be asked for: how often it stands capitalised, and in lower case, within sentences.
  private struct Entry {
    var key: String
    var isMet = false
    var capital = 0
    var lower = 0
    var form = ""
    /// The next entry of its hash class, −1 at the end.
    var next: Int
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// The first entry of each hash class that can still change, −1 if there is none: most words of a text are passed
  /// over by that alone.
  private var classes = [Int](repeating: -1, count: 4096)
  private let isName: (String) -> String?

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
    guard places[key] == nil else { return }
    places[key] = entries.count
    var hash = WordHash()
    for byte in key.utf8 { hash.add(byte) }
    let place = Int(hash.value & 4095)
    entries.append(Entry(key: key, next: classes[place]))
    classes[place] = entries.count - 1
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
      if index > start, let place = place(of: text[start..<index], hash) {
        add(String(decoding: text[start..<index], as: UTF8.self), at: place, startsSentence: startsSentence)
        settle(Int(hash.value & 4095))
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

  /// The entry of an ASCII word, in any case.
  private func place(of word: Slice<UnsafeBufferPointer<UInt8>>, _ hash: WordHash) -> Int? {
    var place = classes[Int(hash.value & 4095)]
    while place >= 0 {
      let key = entries[place].key.utf8
      if key.count == word.count, zip(key, word).allSatisfy({ $0 == $1 | 0x20 }) { return place }
      place = entries[place].next
    }
    return nil
  }

  /// A word met in lower case is written so, whatever else is met: nothing of it need be looked for again.
  private mutating func settle(_ hashClass: Int) {
    var place = classes[hashClass]
    while place >= 0 {
      guard entries[place].lower > 0 else { return }
      place = entries[place].next
    }
    classes[hashClass] = -1
  }

  private mutating func add(_ word: String, startsSentence: Bool) {
    if let place = places[word.lowercased()] { add(word, at: place, startsSentence: startsSentence) }
  }

  private mutating func add(_ word: String, at place: Int, startsSentence: Bool) {
    let key = entries[place].key
    if !entries[place].isMet {
      entries[place].isMet = true
      entries[place].form = word
    }
    if word == key {
      entries[place].lower += 1
    } else {
      if !startsSentence { entries[place].capital += 1 }
      if word != word.uppercased() || entries[place].form == key { entries[place].form = word }
    }
  }

  // MARK: - Asking

  func knows(_ word: String) -> Bool { entry(of: Vocabulary.letters(word).lowercased()) != nil }

  private func entry(of key: String) -> Entry? {
    places[key].flatMap { entries[$0].isMet ? entries[$0] : nil }
  }

  /// "BELARUS" → "Belarus", "SECURITY" → "security", "SCO" → "SCO".
  func casing(of word: String) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false).map { (part: Substring) -> String in
      guard let range = Vocabulary.letterRange(of: part) else { return String(part) }
      let letters = String(part[range])
      let key = letters.lowercased()
      let form: String
      if let name = isName(letters) {
        form = name
      } else if let entry = entry(of: key), entry.capital > 0, entry.lower == 0 {
        form = entry.form
      } else {
        form = key
      }
      return String(part[..<range.lowerBound]) + form + String(part[range.upperBound...])
    }.joined(separator: "-")
  }

  /// A word without the marks around it.
  private static func letters(_ word: String) -> String {
    letterRange(of: word[...]).map { String(word[$0]) } ?? ""
  }

  /// From the first letter to the last.
  private static func letterRange(of word: Substring) -> Range<String.Index>? {
    if word.utf8.allSatisfy({ $0 < 0x80 }) {
      guard let start = word.utf8.firstIndex(where: isLetter), let last = word.utf8.lastIndex(where: isLetter)
      else { return nil }
      return start..<word.utf8.index(after: last)
    }
    guard let start = word.firstIndex(where: \.isLetter), let last = word.lastIndex(where: \.isLetter) else {
      return nil
    }
    return start..<word.index(after: last)
  }
}
