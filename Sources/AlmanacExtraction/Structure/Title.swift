internal import AlmanacModel

/// A paper's title as it should be printed: Markdown's marks gone, words broken by a hyphen joined ("SECU-RITY"),
/// a title all in capitals set in sentence case with the names kept.
enum Title {
  /// - Parameter vocabulary: how the document writes its words in running text.
  static func clean(_ raw: String, vocabulary: Vocabulary) -> String {
    var text = raw
    text.removeAll { $0 == "*" || $0 == "#" || $0 == "`" }
    let words = text.split(separator: " ").map(String.init)
    let joined = words.map { join($0, vocabulary) }
    let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
    let isCapitals = letters.count >= 8 && letters.allSatisfy { !$0.properties.isLowercase }
    guard isCapitals else { return joined.joined(separator: " ") }
    var isFirst = true
    let cased = joined.map { word -> String in
      let written = vocabulary.casing(of: word)
      defer { isFirst = word.hasSuffix(":") || word.hasSuffix(".") || word.hasSuffix("?") }
      return isFirst ? written.prefix(1).uppercased() + written.dropFirst() : written
    }
    return cased.joined(separator: " ")
  }

  /// "SECU-RITY" is "SECURITY" where the document writes "security", and neither "secu" nor "rity" is a word of it.
  private static func join(_ word: String, _ vocabulary: Vocabulary) -> String {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return word }
    let whole = String(parts[0] + parts[1])
    let isBroken =
      vocabulary.knows(whole)
      ? !vocabulary.knows(word) : !vocabulary.knows(String(parts[0])) && !vocabulary.knows(String(parts[1]))
    return isBroken && whole.allSatisfy { $0.isLetter || $0 == "," || $0 == ":" } ? whole : word
  }
}

/// The words of a document's running text and how it writes them.
struct Vocabulary {
  /// Lower-cased word → how often it stands capitalised, and in lower case, within sentences.
  private var counts: [String: (capital: Int, lower: Int, form: String)] = [:]
  private let isName: (String) -> String?

  /// - Parameter isName: gives the printed form of a word that is a name in the catalogue ("BELARUS" → "Belarus").
  init(isName: @escaping (String) -> String?) { self.isName = isName }

  mutating func add(_ word: String, startsSentence: Bool) {
    let key = word.lowercased()
    var entry = counts[key] ?? (0, 0, word)
    if word == key { entry.lower += 1 } else if !startsSentence { entry.capital += 1 }
    if word != key, word != word.uppercased() || entry.form == key { entry.form = word }
    counts[key] = entry
  }

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

  private static func letters(_ word: String) -> String {
    String(word.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
  }
}
