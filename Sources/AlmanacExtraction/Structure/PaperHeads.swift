internal import AlmanacModel

/// The papers' heads as people read them: titles cleaned, bylines taken apart, abstracts and references folded.
struct PaperHeads {
  private(set) var titles: [String?] = []
  private let pass: ExtractionPass
  private let outlines: [PaperOutline]
  private let blocks: [Block]

  init(pass: ExtractionPass, outlines: [PaperOutline], blocks: [Block]) {
    self.pass = pass
    self.outlines = outlines
    self.blocks = blocks
    let vocabulary = PaperHeads.vocabulary(pass, outlines, blocks)
    titles = outlines.map { outline in
      let title = outline.title.map { Title.clean(folded(pass.text, $0), vocabulary: vocabulary) }
      return outlines.count == 1 ? pass.metadata.title ?? title : title
    }
  }

  func paper(_ index: Int, span: TextSpan) -> Paper {
    let outline = outlines[index]
    let lines = outline.byline.flatMap { PaperHeads.lines(pass.text, blocks[$0].content) }
    let names = pass.structure.areaWords
    let byline = Byline(lines: lines, cues: pass.structure) {
      names[$0.lowercased().filter { $0.isLetter }] != nil
    }
    let authors =
      outlines.count == 1 && !pass.metadata.authors.isEmpty ? pass.metadata.authors : byline.authors
    return Paper(
      span: span, title: titles[index], authors: authors, affiliation: byline.affiliation,
      emails: byline.emails, abstract: outline.abstract.map { folded(pass.text, $0) },
      published: pass.metadata.published, language: pass.metadata.language,
      references: outline.references.map { folded(pass.text, $0) })
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
