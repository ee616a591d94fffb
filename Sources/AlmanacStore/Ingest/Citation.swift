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

  /// "XIE Hui" and "Hui Xie" become "Xie H."; a body ("Trade statistics unit") stays as it is.
  private static func short(_ author: String) -> String {
    let words = author.split(separator: " ").map(String.init)
    guard (2...4).contains(words.count), words.allSatisfy({ $0.first?.isUppercase == true }) else {
      return author
    }
    let isCapitals = { (word: String) in
      word.count > 1 && word == word.uppercased() && word.contains { $0.isLetter }
    }
    let index = words.firstIndex(where: isCapitals) ?? words.count - 1
    let surname = words[index].split(separator: "-").map {
      $0.prefix(1).uppercased() + $0.dropFirst().lowercased()
    }
    .joined(separator: "-")
    let family = isCapitals(words[index]) ? surname : words[index]
    let initials = words.indices.filter { $0 != index }.map { position in
      words[position].split(separator: "-").map { $0.prefix(1).uppercased() + "." }.joined(separator: "-")
    }
    return "\(family) \(initials.joined(separator: " "))"
  }
}
