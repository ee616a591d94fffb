internal import AlmanacModel

/// A paper as its blocks: which of them it has, and what its head says.
struct PaperOutline {
  var blocks: Range<Int>
  var title: Range<Int>?
  var byline: [Int]
  var abstract: Range<Int>?
  var references: [Range<Int>]
}

/// Splits a document's blocks into papers and gives each block its place in one: byline, abstract, references.
///
/// A heading begins a paper when a byline (a block with an e-mail address) or an abstract follows within three
/// blocks. A document without such a heading is one paper. What stands before the first heading of that kind is the
/// end of a paper whose beginning the document lacks.
struct PaperReader {
  let text: UnsafeBufferPointer<UInt8>
  let cues: StructureCues

  func outlines(_ blocks: inout [Block]) -> [PaperOutline] {
    tellHeadings(&blocks)
    markReferences(&blocks)
    var starts: [Int] = []
    for index in blocks.indices where blocks[index].isHeading && isPaperStart(index, blocks) {
      starts.append(index)
    }
    var outlines: [PaperOutline] = []
    let firstContent = blocks.firstIndex { $0.kind != .frontMatter && $0.kind != .furniture } ?? 0
    if starts.isEmpty {
      let title = blocks[firstContent...].firstIndex { $0.isHeading && !isReferenceHeading($0) }
      outlines.append(outline(firstContent..<blocks.count, title: title, &blocks))
      return outlines
    }
    // Headings of one title that is broken over several lines belong together.
    if starts[0] > firstContent,
      blocks[firstContent..<starts[0]].contains(where: { $0.isText || $0.kind == .reference })
    {
      outlines.append(outline(firstContent..<starts[0], title: nil, &blocks))
    } else {
      starts[0] = firstContent
    }
    for (offset, start) in starts.enumerated() {
      let end = offset + 1 < starts.count ? starts[offset + 1] : blocks.count
      let title = blocks[start..<end].firstIndex { $0.isHeading }
      outlines.append(outline(start..<end, title: title, &blocks))
    }
    return outlines
  }

  private func outline(_ range: Range<Int>, title: Int?, _ blocks: inout [Block]) -> PaperOutline {
    var outline = PaperOutline(
      blocks: range, title: title.map { blocks[$0].content }, byline: [], abstract: nil, references: [])
    guard !range.isEmpty else { return outline }
    let head = title.map { $0 + 1 } ?? range.lowerBound
    if title != nil {
      for index in head..<min(head + 3, range.upperBound) {
        if blocks[index].isHeading || abstractStart(blocks[index]) != nil { break }
        if blocks[index].kind == .paragraph, isByline(blocks[index]) {
          for line in head...index where blocks[line].kind == .paragraph {
            blocks[line].kind = .byline
            outline.byline.append(line)
          }
          break
        }
      }
    }
    for index in head..<min(head + 6, range.upperBound) {
      guard let start = abstractStart(blocks[index]) else { continue }
      outline.abstract = start..<blocks[index].content.upperBound
      blocks[index].kind = .abstract
      break
    }
    for index in range where blocks[index].kind == .reference {
      outline.references.append(blocks[index].content)
    }
    return outline
  }

  /// In plain text a heading is told by its looks: one to three lines in capitals, or one short line without a full
  /// stop, alone between empty lines, that a paragraph follows.
  private func tellHeadings(_ blocks: inout [Block]) {
    for index in blocks.indices where blocks[index].kind == .paragraph || blocks[index].kind == .listItem {
      let block = blocks[index]
      let isCapitals = isAllCapitals(block.content)
      if isCapitals, block.lineCount <= 3, block.content.count >= 8, block.kind == .paragraph {
        blocks[index].kind = .heading(level: 0)
        continue
      }
      guard block.lineCount == 1, block.content.count <= 90, index + 1 < blocks.count,
        let last = block.content.last, let first = block.content.first
      else { continue }
      let next = blocks[index + 1].kind
      let hasOpenEnd = ![".", ";", ",", ":", "?", "!"].contains { text[last] == UInt8(ascii: $0) }
      let opens = isUpper(first) || block.kind == .listItem
      if hasOpenEnd, opens, !block.content.contains(where: { text[$0] == UInt8(ascii: "@") }),
        next == .paragraph || next == .listItem || next == .tableRow, !hasMoneyOrPercent(block.content),
        block.kind == .paragraph || next == .paragraph
      {
        blocks[index].kind = .heading(level: 0)
      }
    }
  }

  private func isUpper(_ index: Int) -> Bool {
    let scalar = decode(text, index, text.count)
    return scalar.value < 0x80
      ? (0x41...0x5A).contains(scalar.value) || ByteClass.of(text[index]) == .digit
      : ScalarClass.lowercase(scalar.value) != scalar.value
  }

  private func hasMoneyOrPercent(_ range: Range<Int>) -> Bool {
    range.contains { text[$0] == UInt8(ascii: "$") || text[$0] == UInt8(ascii: "%") }
  }

  private func isAllCapitals(_ range: Range<Int>) -> Bool {
    var upper = 0
    for index in range {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): return false
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper += 1
      default: break
      }
    }
    return upper >= 4
  }

  private func markReferences(_ blocks: inout [Block]) {
    var isInside = false
    for index in blocks.indices {
      if blocks[index].isHeading || blocks[index].kind == .paragraph, isReferenceHeading(blocks[index]) {
        isInside = true
        blocks[index].kind = .heading(level: 2)
      } else if isInside, blocks[index].isHeading, !looksLikeReference(blocks[index]) {
        isInside = false
      } else if isInside, blocks[index].isText {
        blocks[index].kind = .reference
      }
    }
  }

  private func looksLikeReference(_ block: Block) -> Bool {
    block.kind == .heading(level: 0) && ByteClass.of(text[block.content.lowerBound]) == .digit
  }

  private func isReferenceHeading(_ block: Block) -> Bool {
    guard block.lineCount == 1, block.content.count <= 48,
      cues.mayBeReferenceHeading(letters: WordHash.ofLetters(text[block.content]))
    else { return false }
    return cues.referenceHeadings.contains(plain(block.content).lowercased())
  }

  /// The text of a range without Markdown's marks, end colon or full stop, white space folded.
  private func plain(_ range: Range<Int>) -> String {
    var words = folded(text, range)
    words.removeAll { $0 == "*" || $0 == "#" || $0 == "_" }
    while let last = words.last, last == ":" || last == "." || last == " " { words.removeLast() }
    return words
  }

  private func isPaperStart(_ index: Int, _ blocks: [Block]) -> Bool {
    guard !isReferenceHeading(blocks[index]) else { return false }
    let level: Int = if case .heading(let level) = blocks[index].kind { level } else { 9 }
    guard level <= 2 else { return false }
    for next in (index + 1)..<min(index + 4, blocks.count) where index + 1 < blocks.count {
      if blocks[next].isHeading { return false }
      if blocks[next].kind == .paragraph, isByline(blocks[next]) || abstractStart(blocks[next]) != nil {
        return true
      }
    }
    return false
  }

  /// A short block with an e-mail address.
  private func isByline(_ block: Block) -> Bool {
    guard block.content.count <= 600, let at = block.content.first(where: { text[$0] == UInt8(ascii: "@") })
    else {
      return false
    }
    func isName(_ index: Int) -> Bool {
      guard block.content.contains(index) else { return false }
      let kind = ByteClass.of(text[index])
      return kind == .letter || kind == .digit
    }
    return isName(at - 1) && isName(at + 1) && !endsSentenceBefore(at, block)
  }

  private func endsSentenceBefore(_ at: Int, _ block: Block) -> Bool {
    let verbs = [" is ", " are ", " was ", " were "].map { Array($0.utf8) }
    let bytes = Array(text[block.content.lowerBound..<at])
    return verbs.contains { verb in
      bytes.count > verb.count
        && (0...(bytes.count - verb.count)).contains { bytes[$0..<$0 + verb.count].elementsEqual(verb) }
    }
  }

  /// Where the abstract's own words begin, after "Annotation." or "**Abstract:**".
  private func abstractStart(_ block: Block) -> Int? {
    guard block.kind == .paragraph || block.kind == .abstract else { return nil }
    var index = block.content.lowerBound
    let end = block.content.upperBound
    while index < end, text[index] == UInt8(ascii: "*") || text[index] == UInt8(ascii: "_") { index += 1 }
    for opener in cues.abstractOpeners {
      let bytes = Array(opener.utf8)
      guard index + bytes.count < end,
        (0..<bytes.count).allSatisfy({ lowerASCII(text[index + $0]) == lowerASCII(bytes[$0]) })
      else { continue }
      var after = index + bytes.count
      var marks = 0
      while after < end, [".", ":", "*", "_", " ", "\n"].contains(where: { text[after] == UInt8(ascii: $0) })
      {
        if text[after] == UInt8(ascii: ".") || text[after] == UInt8(ascii: ":") || text[after] == 0x0A {
          marks += 1
        }
        after += 1
      }
      if marks > 0 { return after }
    }
    return nil
  }

  private func lowerASCII(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

/// The text of a byte range with runs of white space as one space.
func folded(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(range.count)
  var isSpace = false
  for index in range {
    let byte = text[index]
    if byte <= 0x20 {
      isSpace = !bytes.isEmpty
    } else {
      if isSpace { bytes.append(0x20) }
      isSpace = false
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
