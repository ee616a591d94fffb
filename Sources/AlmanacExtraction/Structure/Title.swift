internal import AlmanacModel

/// A paper's title as it should be printed: Markdown's marks gone, words broken by a hyphen joined ("SECU-RITY"),
/// a title all in capitals set in sentence case with the names kept.
enum Title {
  /// - Parameter vocabulary: how the document writes its words in running text.
  static func clean(_ raw: String, vocabulary: Vocabulary) -> String {
    var text = raw
    let marks = [UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "`")]
    if text.utf8.contains(where: marks.contains) {
      text.removeAll { $0 == "*" || $0 == "#" || $0 == "`" }
    }
    guard needsWords(raw.utf8) else { return text.split(separator: " ").joined(separator: " ") }
    let words = text.split(separator: " ").map(String.init)
    let joined = words.map { join($0, vocabulary) }
    guard isInCapitals(text) else { return joined.joined(separator: " ") }
    var isFirst = true
    let cased = joined.map { word -> String in
      let written = vocabulary.casing(of: word)
      defer { isFirst = word.hasSuffix(":") || word.hasSuffix(".") || word.hasSuffix("?") }
      return isFirst ? written.prefix(1).uppercased() + written.dropFirst() : written
    }
    return cased.joined(separator: " ")
  }

  private static func isInCapitals(_ text: String) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if ("a"..."z").contains(scalar) { return false }
        if ("A"..."Z").contains(scalar) { count += 1 }
      } else if scalar.properties.isAlphabetic {
        if scalar.properties.isLowercase { return false }
        count += 1
      }
    }
    return count >= 8
  }

  /// Whether a title has a hyphen, or no small letter: only then its words are looked up.
  static func needsWords(_ title: some Collection<UInt8>) -> Bool {
    title.contains(UInt8(ascii: "-")) || !title.contains { (0x61...0x7A).contains($0) }
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
