internal import AlmanacModel

/// The numbered sources of a figure, in the order in which they appear, with the sentences that carry its
/// values.
struct SourceList {
  private struct Source {
    var citation: String
    var title: String?
    var isDated: Bool
    /// Sentence → where its numbers stand in the document, in code points.
    var sentences: [(text: String, spans: [TextSpan])] = []
  }

  private var sources: [Source] = []
  private let witnesses: [Observation: [Observation]]
  /// With more sentences than this the line would drown the figure; then they are in its table alone.
  static let mostSentences = 4

  /// - Parameter witnesses: further values that say what an observation says, cited with it.
  init(_ observations: [Observation], witnesses: [Observation: [Observation]] = [:]) {
    self.witnesses = witnesses
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
        sources[index].sentences[known].spans += spans.filter {
          !sources[index].sentences[known].spans.contains($0)
        }
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

  /// " [2]" where several sources must be told apart, with those of its witnesses.
  func mark(_ observation: Observation) -> String {
    guard sources.count > 1 else { return "" }
    let citations = Set(([observation] + (witnesses[observation] ?? [])).map(\.source.citation))
    let numbers = sources.indices.filter { citations.contains(sources[$0].citation) }
    return numbers.map { "\u{A0}[\($0 + 1)]" }.joined()
  }

  private static func entry(_ source: Source, quotes: Bool) -> String {
    var citation = source.citation
    if let title = source.title, !title.isEmpty { citation = citation.replacing(title, with: "“\(title)”") }
    if !source.isDated { citation += ", year not stated" }
    guard quotes, !source.sentences.isEmpty else {
      let count = source.sentences.count
      let sentences = count == 1 ? "a sentence" : "\(count)\u{A0}sentences"
      return count == 0 ? ended(citation) : ended("\(citation), \(sentences) quoted in the figure’s table")
    }
    let parts = source.sentences.map { sentence in
      let places = sentence.spans.sorted().map { "\($0.start)\(NumberFormat.enDash)\($0.end)" }
      let place = places.isEmpty ? "" : " (characters\u{A0}\(places.joined(separator: ", ")))"
      return "“\(readable(sentence.text))”\(place)"
    }
    return "\(citation): \(parts.joined(separator: "; "))."
  }

  /// A sentence without Markdown's escapes and emphasis: `\$5.8` is printed `$5.8`.
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
    return (isEscaped ? text + "\\" : text).replacing("**", with: "").replacing("__", with: "")
  }

  private static func ended(_ text: String) -> String {
    text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix("!") ? text : text + "."
  }
}
