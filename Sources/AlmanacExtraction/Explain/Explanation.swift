package import AlmanacModel

/// How one sentence was read, in words for people: why each of its numbers became the claim it is, or none.
package struct Explanation: Sendable {
  /// Words of the sentence and what they were taken for.
  package struct Mention: Sendable {
    package var words: String
    package var meaning: String
    /// How they stand: "owner", "named", "at".
    package var role: String
  }

  /// What a number might measure, or when.
  package struct Candidate: Sendable {
    package var words: String
    /// An indicator's code, or a period.
    package var meaning: String
    package var score: Double
  }

  /// One thing bound to a number: what, how surely, and by what.
  package struct Binding: Sendable {
    package var field: String
    package var value: String
    package var score: Double
    /// The rule, or from where it was inherited.
    package var source: String
  }

  package struct Number: Sendable {
    package var quote: String
    /// What it is by itself: "percent 76.5 PERCENT".
    package var value: String
    /// The number before that it hangs on: "apposition to “$1.6 billion”".
    package var link: String?
    package var candidates: [Candidate] = []
    package var periods: [Candidate] = []
    package var bindings: [Binding] = []
    package var claim: Claim?
    /// What the claim's confidence comes from, by name.
    package var evidence: [(name: String, value: Double)] = []
    /// Why it is no claim.
    package var objection: String?
  }

  package var sentence: String
  package var span: TextSpan
  package var tokens: [String]
  package var areas: [Mention]
  package var indicators: [Mention]
  package var periods: [Mention]
  package var cues: [Mention]
  /// What the text before offers where the sentence leaves something open.
  package var context: [Mention]
  package var numbers: [Number]
}

extension Extractor {
  /// How each sentence of `text` with numbers is read, in order.
  package func explanations(of text: String, metadata: DocumentMetadata) -> [Explanation] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [Explanation] = []
      var counter = CodePointCounter(bytes)
      var pass = makePass(bytes, metadata)
      pass.observer = { found.append(ExplanationWriter(read: $0, bytes: bytes).explanation(&counter)) }
      _ = pass.run()
      return found
    }
  }
}
