internal import AlmanacModel

/// The line under a paper's title, read apart: "XIE Hui, XU Li-Jun Belarusian State University ah1018@mail.com".
struct Byline {
  var authors: [String] = []
  var affiliation: String?
  var emails: [String] = []

  /// - Parameter lines: the byline's lines, white space folded.
  init(lines: [String], cues: StructureCues, isAreaWord: (String) -> Bool) {
    var kept: [[String]] = []
    for line in lines {
      var words: [String] = []
      for word in line.split(separator: " ").map(String.init) {
        let bare = word.filter { $0 != "*" && $0 != "<" && $0 != ">" && $0 != "(" && $0 != ")" && $0 != ";" }
        if bare.utf8.contains(UInt8(ascii: "@")) {
          emails.append(String(bare.last == "," || bare.last == "." ? bare.dropLast() : bare[...]))
        } else if !["e-mail:", "email:", "e-mail", "mail:"].contains(bare.lowercased()) {
          words.append(word)
        }
      }
      if !words.isEmpty { kept.append(words) }
    }
    guard let first = kept.first else { return }
    let cut = Byline.affiliationStart(first, cues: cues, isAreaWord: isAreaWord)
    let names = cut.map { Array(first[..<$0]) } ?? first
    authors = Byline.names(names)
    var rest = cut.map { Array(first[$0...]) } ?? []
    for line in kept.dropFirst() { rest += line }
    if authors.isEmpty, !rest.isEmpty {
      authors = [rest.joined(separator: " ")]
      rest = []
    }
    affiliation = rest.isEmpty ? nil : rest.joined(separator: " ")
  }

  private static func names(_ words: [String]) -> [String] {
    words.joined(separator: " ").split(whereSeparator: { $0 == "," || $0 == ";" })
      .map { $0.split(separator: " ").filter { $0 != "and" && $0 != "&" }.joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  /// The first word of the institution's name: the word that names its kind, with the modifiers before it.
  private static func affiliationStart(
    _ words: [String], cues: StructureCues, isAreaWord: (String) -> Bool
  ) -> Int? {
    func plain(_ word: String) -> String { word.lowercased().filter { $0.isLetter } }
    guard let hit = words.indices.dropFirst().first(where: { cues.institutions.contains(plain(words[$0])) })
    else {
      return nil
    }
    var start = hit
    while start > 1,
      cues.institutionModifiers.contains(plain(words[start - 1])) || isAreaWord(words[start - 1])
    {
      start -= 1
    }
    return start
  }
}
