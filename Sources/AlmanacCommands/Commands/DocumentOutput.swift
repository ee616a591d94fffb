internal import AlmanacExtraction
internal import AlmanacModel

/// Reads texts and prints what is asked of them: the claims, or how each sentence was read.
struct DocumentOutput: ~Copyable {
  private let extractor: Extractor
  private var claims: ClaimOutput
  private var explanations: ExplanationOutput?

  init(extractor: Extractor, format: RowFormat, explains: Bool) {
    self.extractor = extractor
    claims = ClaimOutput(format: format)
    explanations = explains ? ExplanationOutput(format: format) : nil
  }

  /// - Parameter name: the document's path as given; nil for a text that has none.
  mutating func add(
    _ text: String, _ metadata: DocumentMetadata, named name: String?, to console: any Console
  ) throws(AlmanacError) {
    if explanations == nil {
      return try addClaims(text, metadata, name, console)
    }
    try explanations?.add(
      extractor.explanations(of: text, metadata: metadata), document: name, to: console)
  }

  private mutating func addClaims(
    _ text: String, _ metadata: DocumentMetadata, _ name: String?, _ console: any Console
  ) throws(AlmanacError) {
    var failure: AlmanacError?
    extractor.forEachClaim(in: text, metadata: metadata) { claim in
      do throws(AlmanacError) {
        try claims.add(claim, document: name, to: console)
      } catch {
        failure = error
      }
      return failure == nil
    }
    if let failure { throw failure }
  }

  mutating func finish(on console: any Console) throws(AlmanacError) {
    if explanations == nil { try claims.finish(on: console) } else { try explanations?.finish(on: console) }
  }
}

/// Prints explanations document by document: as text for people, or as JSON.
struct ExplanationOutput {
  let format: RowFormat
  private var isFirst = true

  init(format: RowFormat) { self.format = format }

  mutating func add(
    _ explanations: [Explanation], document: String?, to console: any Console
  ) throws(AlmanacError) {
    guard format == .json || format == .jsonl else {
      let head = document.map { "document    \($0)\n\n" } ?? ""
      let none = explanations.isEmpty ? "no sentence with a number\n" : ""
      try console.write(Array((head + explanations.map(\.text).joined(separator: "\n") + none + "\n").utf8))
      return
    }
    var json = JSONWriter()
    for explanation in explanations {
      if format == .json { json.text(isFirst ? "[" : ",") }
      isFirst = false
      explanation.write(to: &json, document: document)
      if format == .jsonl { json.newline() }
    }
    try console.write(json.bytes)
  }

  mutating func finish(on console: any Console) throws(AlmanacError) {
    if format == .json { try console.line(isFirst ? "[]" : "]") }
  }
}
