internal import AlmanacModel

/// How a paper is cited in one line: "Xie H., Xu L.-J., Current status of …, 2023".
enum Citation {
  static func line(_ paper: Paper, document: String) -> String {
    var parts: [String] = []
    let authors = paper.authors.prefix(3).map(short)
    if !authors.isEmpty {
      parts.append(authors.joined(separator: ", ") + (paper.authors.count > 3 ? " et al." : ""))
    }
    parts.append(paper.title ?? document.split(separator: "/").last.map(String.init) ?? document)
    if let published = paper.published { parts.append(String(published.year)) }
    return parts.joined(separator: ", ")
  }

  /// "XIE Hui" becomes "Xie H.": capitals tell the family name. Where nothing tells it ("Hui Xie", "World Bank") the
  /// name stays as it is.
  private static func short(_ author: String) -> String {
    let words = author.split(separator: " ").map(String.init)
    let capitals = words.indices.filter { isCapitals(words[$0]) }
    guard (2...4).contains(words.count), capitals.count == 1, let index = capitals.first,
      words.allSatisfy({ $0.first?.isUppercase == true })
    else { return author }
    let family = words[index].split(separator: "-").map {
      $0.prefix(1).uppercased() + $0.dropFirst().lowercased()
    }.joined(separator: "-")
    let initials = words.indices.filter { $0 != index }.map { position in
      words[position].split(separator: "-").map { $0.prefix(1).uppercased() + "." }.joined(separator: "-")
    }
    return "\(family) \(initials.joined(separator: " "))"
  }

  private static func isCapitals(_ word: String) -> Bool {
    word.count > 1 && !word.contains(".") && word == word.uppercased() && word.contains { $0.isLetter }
  }
}
