internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacSources

/// Reads lines of JSON on standard input and answers each with one line, in order, as they come.
struct LineExtraction {
  let defaults: DocumentMetadata
  let answers: Answer

  /// What a line is answered with, and the reader that does it.
  enum Answer {
    case claims(Extractor), quantities(QuantityReader)
    /// How its sentences are read: as JSON, or as text for people.
    case explanations(Extractor), explanationText(Extractor)
  }

  private var scratch = QuantityReader.Scratch()

  init(defaults: DocumentMetadata, answers: Answer) {
    self.defaults = defaults
    self.answers = answers
  }

  /// Lines of more bytes than this are refused and passed over, so that memory stays bounded.
  var longestLine = 64 << 20

  mutating func run(on console: any Console) throws(AlmanacError) -> Int32 {
    var pending: [UInt8] = []
    var scanned = 0
    var isOverlong = false
    var failed = false
    var json = JSONWriter()
    func flush(force: Bool) throws(AlmanacError) {
      guard force || json.count > 1 << 15 else { return }
      try console.write(json.bytes)
      json.removeAll()
    }
    while let piece = try console.read() {
      pending += piece
      var start = 0
      while let end = pending[max(start, scanned)...].firstIndex(of: 0x0A) {
        if isOverlong {
          isOverlong = false
        } else if !answer(pending[start..<end], &json) {
          failed = true
        }
        start = end + 1
        scanned = start
        try flush(force: false)
      }
      pending.removeFirst(start)
      if !isOverlong, pending.count > longestLine {
        write("the line is longer than \(longestLine) bytes; split the text", id: nil, to: &json)
        failed = true
        isOverlong = true
      }
      if isOverlong { pending.removeAll(keepingCapacity: true) }
      scanned = pending.count
      try flush(force: true)
    }
    if !isOverlong, !answer(pending[...], &json) { failed = true }
    try flush(force: true)
    return failed ? 2 : 0
  }

  /// Writes the answer to one line; false if the line was bad. A blank line has no answer.
  private mutating func answer(_ line: ArraySlice<UInt8>, _ json: inout JSONWriter) -> Bool {
    guard line.contains(where: { $0 > 0x20 }) else { return true }
    let input: InputLine
    do throws(InputLine.Failure) {
      input = try line.withUnsafeBufferPointer { bytes throws(InputLine.Failure) in try InputLine(bytes) }
    } catch {
      write(error.message, id: error.id, to: &json)
      return false
    }
    var metadata = defaults
    if let text = input.published {
      guard let day = Sidecar.lastDay(of: text) else {
        write("published '\(text)' is no date; write 2022-03-15", id: input.id, to: &json)
        return false
      }
      metadata.published = day
    }
    if let lang = input.lang {
      guard Catalog.languages.contains(lang) else {
        write("lang '\(lang)' has no rules; use en, ru or zh", id: input.id, to: &json)
        return false
      }
      metadata.language = lang
    }
    write(input, metadata, to: &json)
    return true
  }

  private mutating func write(_ input: InputLine, _ metadata: DocumentMetadata, to json: inout JSONWriter) {
    if case .explanationText(let extractor) = answers {
      var text = "id          \(input.id)\n\n"
      for explanation in extractor.explanations(of: input.text, metadata: metadata) {
        text += explanation.text + "\n"
      }
      json.text(text)
      return
    }
    json.beginObject()
    json.key("id")
    json.raw(input.id)
    switch answers {
    case .quantities(let reader):
      json.key("quantities")
      json.beginArray()
      var text = input.text
      text.withUTF8 { bytes in
        reader.forEachQuantity(in: bytes, published: metadata.published, using: &scratch) { quantity in
          quantity.write(to: &json, of: bytes)
        }
      }
    case .claims(let extractor):
      json.key("claims")
      json.beginArray()
      extractor.forEachClaim(in: input.text, metadata: metadata) { claim in
        claim.write(to: &json, document: nil)
        return true
      }
    case .explanations(let extractor), .explanationText(let extractor):
      json.key("sentences")
      json.beginArray()
      for explanation in extractor.explanations(of: input.text, metadata: metadata) {
        explanation.write(to: &json, document: nil)
      }
    }
    json.endArray()
    json.endObject()
    json.newline()
  }

  /// What is wrong with a line, in the form of the answers.
  private func write(_ error: String, id: String?, to json: inout JSONWriter) {
    if case .explanationText = answers {
      json.text("id          \(id ?? "null")\nerror       \(error)\n\n")
      return
    }
    json.beginObject()
    json.key("id")
    json.raw(id ?? "null")
    json.key("error")
    json.value(error)
    json.endObject()
    json.newline()
  }
}
