internal import AlmanacModel

/// The papers' heads as people read them: titles cleaned, bylines taken apart, abstracts and references folded.
struct PaperHeads {
  private(set) var titles: [String?] = []
  private var papers: [Paper] = []

  init(pass: ExtractionPass, outlines: [PaperOutline], blocks: [Block]) {
    let names = PaperHeads.names(pass.catalog)
    let vocabulary = PaperHeads.vocabulary(pass, outlines, blocks, names)
    for outline in outlines {
      let raw = outline.title.map { folded(pass.text, $0) }
      var title = raw.map { Title.clean($0, vocabulary: vocabulary) }
      if outlines.count == 1 { title = pass.metadata.title ?? title }
      let lines = outline.byline.flatMap { PaperHeads.lines(pass.text, blocks[$0].content) }
      let byline = Byline(lines: lines, cues: pass.structure) {
        names[$0.lowercased().filter { $0.isLetter }] != nil
      }
      let authors =
        outlines.count == 1 && !pass.metadata.authors.isEmpty ? pass.metadata.authors : byline.authors
      titles.append(title)
      papers.append(
        Paper(
          span: TextSpan(start: 0, end: 0), title: title, authors: authors, affiliation: byline.affiliation,
          emails: byline.emails, abstract: outline.abstract.map { folded(pass.text, $0) },
          published: pass.metadata.published, language: pass.metadata.language,
          references: outline.references.map { folded(pass.text, $0) }))
    }
  }

  func paper(_ index: Int, span: TextSpan) -> Paper {
    var paper = papers[index]
    paper.span = span
    return paper
  }

  private static func lines(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [String] {
    folded(text, range).isEmpty
      ? []
      : text[range].split(separator: 0x0A).map { line in
        String(decoding: line, as: UTF8.self).split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
          .joined(separator: " ")
      }.filter { !$0.isEmpty }
  }

  /// One-word area names and adjectives by their lower-cased form.
  private static func names(_ catalog: Catalog) -> [String: String] {
    var names: [String: String] = [:]
    for area in catalog.areas.values.sorted(by: { $0.code < $1.code }) {
      if let label = area.labels["en"], !label.contains(" ") { names[label.lowercased()] = label }
    }
    for name in catalog.areaNames
    where name.lang == "en" && !name.text.contains(" ") && name.text.first?.isUppercase == true {
      names[name.text.lowercased()] = name.text
    }
    return names
  }

  /// The document's words, read only where a title needs them: one that is in capitals or has a hyphen.
  private static func vocabulary(
    _ pass: ExtractionPass, _ outlines: [PaperOutline], _ blocks: [Block], _ names: [String: String]
  ) -> Vocabulary {
    var vocabulary = Vocabulary { names[$0.lowercased()] }
    guard outlines.contains(where: { $0.title.map { needsWords(pass.text, $0) } ?? false }) else {
      return vocabulary
    }
    for block in blocks where block.kind == .paragraph || block.kind == .abstract || block.kind == .listItem {
      var startsSentence = true
      for word in folded(pass.text, block.content).split(separator: " ") {
        for part in word.split(separator: "-") {
          let letters = String(part.drop { !isLetter($0) }.prefix(while: isLetter))
          if !letters.isEmpty { vocabulary.add(letters, startsSentence: startsSentence) }
          startsSentence = false
        }
        startsSentence = word.last == "." || word.last == ":" || word.last == "?" || word.last == "!"
      }
    }
    return vocabulary
  }

  /// Whether a title has a hyphen, or no small letter.
  private static func needsWords(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { text[$0] == UInt8(ascii: "-") } || !range.contains { (0x61...0x7A).contains(text[$0]) }
  }

  private static func isLetter(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return character.isLetter }
    return (0x61...0x7A).contains(byte | 0x20)
  }
}
