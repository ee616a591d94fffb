internal import AlmanacModel

/// The papers' heads as people read them: titles cleaned, bylines taken apart, abstracts and references folded.
struct PaperHeads {
  private(set) var titles: [String?] = []
  private var papers: [Paper] = []

  init(pass: ExtractionPass, outlines: [PaperOutline], blocks: [Block]) {
    let names = pass.structure.areaWords
    let vocabulary = PaperHeads.vocabulary(pass, outlines, blocks)
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

  /// The document's words, read only where a title needs them: one that is in capitals or has a hyphen.
  private static func vocabulary(
    _ pass: ExtractionPass, _ outlines: [PaperOutline], _ blocks: [Block]
  ) -> Vocabulary {
    let titles = outlines.compactMap(\.title).filter { Title.needsWords(pass.text[$0]) }
    let names = pass.structure.areaWords
    var vocabulary = Vocabulary(for: titles.map { folded(pass.text, $0) }) { names[$0.lowercased()] }
    guard !titles.isEmpty else { return vocabulary }
    for block in blocks where block.kind == .paragraph || block.kind == .abstract || block.kind == .listItem {
      vocabulary.add(pass.text, block.content)
    }
    return vocabulary
  }
}
