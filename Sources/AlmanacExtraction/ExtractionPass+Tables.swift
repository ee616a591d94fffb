internal import AlmanacModel

extension ExtractionPass {
  /// Reads the table whose first row is block `first`; returns the block after its last row.
  mutating func readTable(
    from first: Int, in range: Range<Int>, _ blocks: [Block], _ paper: Int, _ state: DiscourseState
  ) -> Int {
    var end = first + 1
    while end < range.upperBound, blocks[end].kind == .tableRow, !blocks[end].startsTable,
      isNext(blocks[end], after: blocks[end - 1])
    {
      end += 1
    }
    let labels = TableLabelReader(
      text: text, lexicon: lexicon, mentions: mentions, numbers: numbers, periods: periods,
      vocabulary: TableVocabulary(lexicon: lexicon), topic: state.topic, year: state.published?.year)
    let grid = TableReader(text: text).grid(of: blocks[first..<end].map(\.content))
    guard grid.width > 1 else { return end }
    let captions = captions(before: first, in: range, blocks, labels)
    let anatomy = TableAnatomy(grid: grid, reader: labels)
    let reader = TableClaimReader(
      catalog: catalog, claims: claims, anatomy: anatomy,
      captions: captions.map(\.label), state: state,
      captionIsHeading: captions.contains { blocks[$0.block].isHeading })
    for row in reader.rows() {
      sentences.append((row.line, paper, .table))
      if let observer, let first = row.claims.first {
        observer(
          ReadSentence(
            text: first.claim.sentence, bytes: row.line, reading: labels.label(row.line, .row).reading,
            pass: nil,
            labels: captions.map { ("caption", folded(text, blocks[$0.block].content)) }
              + grid.rows[..<anatomy.body.lowerBound].map { ("head", folded(text, $0.line)) },
            claims: row.claims))
      }
      for claim in row.claims { found.append((claim, paper, sentences.count - 1)) }
    }
    return end
  }

  /// Rows of one table follow each other without an empty line, but for one between groups of an aligned table.
  private func isNext(_ block: Block, after other: Block) -> Bool {
    let gap = other.whole.upperBound..<max(other.whole.upperBound, block.whole.lowerBound)
    let isPiped = block.content.first.map { text[$0] == UInt8(ascii: "|") } ?? false
    return gap.count { text[$0] == 0x0A } <= (isPiped ? 1 : 2)
  }

  /// The lines before a table that tell what it holds: "Table 1. …", a heading, a line that ends in a colon, and a
  /// remark in brackets after them.
  private func captions(
    before first: Int, in range: Range<Int>, _ blocks: [Block], _ reader: TableLabelReader
  ) -> [(block: Int, label: TableLabel)] {
    var found: [(block: Int, label: TableLabel)] = []
    var index = first - 1
    while index >= range.lowerBound, found.count < 3 {
      let block = blocks[index]
      guard block.kind != .furniture else {
        index -= 1
        continue
      }
      guard block.isText, block.content.count <= 400 else { break }
      let label = reader.label(block.content, .caption)
      let isCaption = label.marks.contains(.caption)
      guard isCaption || isShort(block) || text[block.content.upperBound - 1] == UInt8(ascii: ":") else {
        break
      }
      found.append((index, label))
      if isCaption || block.isHeading { break }
      index -= 1
    }
    return found
  }

  private func isShort(_ block: Block) -> Bool {
    guard let last = block.content.last else { return false }
    return block.isHeading || block.content.count <= 120 && text[last] != UInt8(ascii: ".")
  }
}
