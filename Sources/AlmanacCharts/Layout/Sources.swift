internal import AlmanacModel

/// The numbered sources of a figure, in the order in which they appear, with the sentences that carry its values.
struct SourceList {
  private struct Source {
    var citation: String
    var title: String?
    var isDated: Bool
    /// Sentence → where its numbers stand in the document, in code points.
    var sentences: [(text: String, spans: [TextSpan])] = []
  }

  private var sources: [Source] = []
  /// With more sentences than this the line would drown the figure; then they are in its table alone.
  static let mostSentences = 4

  init(_ observations: [Observation]) {
    for observation in observations {
      let cited = observation.source
      let index = sources.firstIndex { $0.citation == cited.citation } ?? sources.endIndex
      if index == sources.endIndex {
        sources.append(
          Source(citation: cited.citation, title: cited.title, isDated: cited.published != nil))
      }
      guard !observation.isDerived, let sentence = cited.sentence, !sentence.isEmpty else { continue }
      let spans = cited.span.map { [$0] } ?? []
      if let known = sources[index].sentences.firstIndex(where: { $0.text == sentence }) {
        sources[index].sentences[known].spans += spans.filter { !sources[index].sentences[known].spans.contains($0) }
      } else {
        sources[index].sentences.append((sentence, spans))
      }
    }
  }

  var count: Int { sources.count }

  /// "Source: …" or "Sources: [1] … [2] …".
  var line: String {
    let isShort = sources.reduce(0) { $0 + $1.sentences.count } <= SourceList.mostSentences
    let entries = sources.map { SourceList.entry($0, quotes: isShort) }
    switch entries.count {
    case 0: return "No source."
    case 1: return "Source: \(entries[0])"
    default:
      return "Sources: "
        + entries.enumerated().map { "[\($0.offset + 1)]\u{A0}\($0.element)" }.joined(separator: " ")
    }
  }

  /// " [2]" where several sources must be told apart.
  func mark(_ observation: Observation) -> String {
    guard sources.count > 1,
      let index = sources.firstIndex(where: { $0.citation == observation.source.citation })
    else { return "" }
    return "\u{A0}[\(index + 1)]"
  }

  private static func entry(_ source: Source, quotes: Bool) -> String {
    var citation = source.citation
    if let title = source.title, !title.isEmpty { citation = citation.replacing(title, with: "“\(title)”") }
    if !source.isDated { citation += ", year not stated" }
    guard quotes, !source.sentences.isEmpty else {
      let count = source.sentences.count
      return count == 0 ? ended(citation) : ended("\(citation), \(count)\u{A0}sentences, quoted in the figure’s table")
    }
    let parts = source.sentences.map { sentence in
      let places = sentence.spans.sorted().map { "\($0.start)\(NumberFormat.enDash)\($0.end)" }
      let place = places.isEmpty ? "" : " (characters\u{A0}\(places.joined(separator: ", ")))"
      return "“\(readable(sentence.text))”\(place)"
    }
    return "\(citation): \(parts.joined(separator: "; "))."
  }

  /// A sentence without Markdown's escapes: `\$5.8` is printed `$5.8`.
  static func readable(_ sentence: String) -> String {
    var text = ""
    var isEscaped = false
    for character in sentence {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, character.isLetter || character.isNumber || character == " " { text.append("\\") }
      isEscaped = false
      text.append(character)
    }
    return isEscaped ? text + "\\" : text
  }

  private static func ended(_ text: String) -> String {
    text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix("!") ? text : text + "."
  }
}
