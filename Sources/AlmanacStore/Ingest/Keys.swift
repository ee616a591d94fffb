internal import AlmanacModel

/// Digests by which works and claims are known again whatever document, place or order they come in.
enum Keys {
  /// A work is known by its title and authors; one without a title by its text.
  static func work(_ paper: Paper, text: [Unicode.Scalar]) -> String {
    if let title = paper.title, !fold(title).isEmpty {
      return SHA256.hex(
        "work\u{1F}" + fold(title) + "\u{1F}" + paper.authors.map(fold).joined(separator: "\u{1E}"))
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[paper.span.start..<min(paper.span.end, text.count)])
    return SHA256.hex("text\u{1F}" + fold(String(view)))
  }

  /// - Parameters:
  ///   - occurrence: which claim with this quote in this sentence of this work it is, from 0.
  static func claim(work: String, sentence: String, quote: String, occurrence: Int) -> String {
    SHA256.hex([work, fold(sentence), fold(quote), String(occurrence)].joined(separator: "\u{1F}"))
  }

  static func content(_ claim: Claim) -> String {
    var json = JSONWriter()
    var bare = claim
    bare.span = nil
    bare.write(to: &json, document: nil)
    return SHA256.hex(json.bytes)
  }

  /// Lower case, white space folded.
  static func fold(_ text: String) -> String {
    text.lowercased().split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  }

  /// The text with a blank between Chinese, Japanese and Korean characters, so that full-text search sees each.
  static func searchText(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isIdeograph =
        (0x3040...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0x20000...0x3FFFF).contains(scalar.value)
      if isIdeograph { view.append(" ") }
      view.append(scalar)
      if isIdeograph { view.append(" ") }
    }
    return String(view)
  }

  /// The range a stated value allows: its written precision, widened by what the qualifier says. "about" and "almost"
  /// allow 5 % of the value; an open side is nil.
  static func range(_ claim: Claim) -> (low: Double?, high: Double?) {
    let stated = claim.stated
    if stated.low != nil || stated.high != nil { return (stated.low, stated.high) }
    guard let value = stated.value else { return (nil, nil) }
    let slack = stated.halfUnit
    switch claim.qualifier {
    case .exact: return (value - slack, value + slack)
    case .about: return (value - max(slack, abs(value) * 0.05), value + max(slack, abs(value) * 0.05))
    case .almost: return (value - max(slack, abs(value) * 0.05), value)
    case .moreThan, .atLeast: return (value - slack, nil)
    case .lessThan, .atMost: return (nil, value + slack)
    }
  }
}
