internal import AlmanacModel

/// A title may not assert by itself what only the data can carry: amounts and verbs of change are
/// placeholders, so that they follow the data and fail where sources dispute them.
enum TitleCheck {
  private static let verbs: Set<String> = [
    "doubled", "tripled", "quadrupled", "halved", "rose", "fell", "grew", "shrank", "soared", "surged",
    "plunged",
    "declined", "dropped", "increased", "decreased", "jumped", "doubles", "rises", "falls", "grows", "soars",
    "surges",
  ]
  private static let signs: Set<Character> = ["%", "$", "€", "£", "¥", "₽"]

  /// - Throws: `AlmanacError` 65 naming the word and the placeholder to write instead.
  static func check(_ template: String, name: String) throws(AlmanacError) {
    var bare = ""
    var depth = 0
    for character in template {
      if character == "{" { depth += 1 }
      if depth == 0 { bare.append(character) }
      if character == "}" { depth = max(0, depth - 1) }
    }
    if let sign = bare.first(where: { signs.contains($0) }) {
      throw AlmanacError(
        .badInput, at: name,
        "the title writes an amount itself ('\(sign)'); take it from the data, as {last.value} or {last.growth}"
      )
    }
    let words = bare.lowercased().split { !$0.isLetter }.map(String.init)
    if let verb = words.first(where: { verbs.contains($0) }) {
      throw AlmanacError(
        .badInput, at: name,
        "the title asserts a change itself ('\(verb)'); take it from the data, as {last.change}")
    }
  }
}
