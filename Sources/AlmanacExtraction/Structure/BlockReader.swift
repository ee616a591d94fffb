/// Cuts plain text, which may carry Markdown, into blocks in one pass over its lines.
struct BlockReader {
  private let text: UnsafeBufferPointer<UInt8>

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private struct Line {
    var start: Int
    /// After the indentation.
    var content: Int
    /// Before trailing blanks and the line end.
    var end: Int
    var isBlank: Bool { content >= end }
    var length: Int { end - content }
  }

  /// - Complexity: O(length of the text).
  func blocks() -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    var index = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
    if let end = frontMatterEnd(from: index) {
      blocks.append(Block(kind: .frontMatter, content: index..<end, whole: index..<end, lineCount: 1))
      index = end
    }
    func close() {
      if let block = open { blocks.append(block) }
      open = nil
    }
    var previousEndsOpenly = false
    let tables = AlignedTables(text)
    var nextTable = 0
    // Wrapped prose fills its lines; a short one is a label of its own.
    var isShort = false
    while index < text.count {
      let line = nextLine(from: index)
      index = lineEnd(after: line)
      if line.isBlank {
        close()
        continue
      }
      if tables.contains(line.start, next: &nextTable) {
        close()
        var row = Block(
          kind: .tableRow, content: line.start..<line.end, whole: line.start..<line.end, lineCount: 1)
        row.startsTable = tables.ranges[nextTable].lowerBound == line.start
        blocks.append(row)
        previousEndsOpenly = false
        continue
      }
      if let level = headingLevel(line) {
        close()
        let start = skipBlanks(line.content + level, line.end)
        var end = line.end
        while end > start, text[end - 1] == UInt8(ascii: "#") || text[end - 1] == UInt8(ascii: " ") {
          end -= 1
        }
        blocks.append(
          Block(
            kind: .heading(level: level), content: start..<end, whole: line.start..<line.end, lineCount: 1))
      } else if isUnderline(line), let heading = open, heading.kind == .paragraph, heading.lineCount == 1 {
        let level = text[line.content] == UInt8(ascii: "=") ? 1 : 2
        blocks.append(
          Block(
            kind: .heading(level: level), content: heading.content,
            whole: heading.whole.lowerBound..<line.end,
            lineCount: 2))
        open = nil
      } else if isRule(line) || hasLeaders(line) {
        close()
        blocks.append(
          Block(
            kind: .furniture, content: line.content..<line.end, whole: line.start..<line.end, lineCount: 1))
      } else if text[line.content] == UInt8(ascii: "|") {
        close()
        blocks.append(
          Block(kind: .tableRow, content: line.content..<line.end, whole: line.start..<line.end, lineCount: 1)
        )
      } else if let marker = listMarkerEnd(line),
        open == nil || open?.kind == .listItem || !previousEndsOpenly || isShort
      {
        close()
        open = Block(
          kind: .listItem, content: marker..<line.end, whole: line.start..<line.end, lineCount: 1)
      } else if let block = open, isField(line), !previousEndsOpenly || block.isField || isShort {
        close()
        open = field(line)
      } else if let block = open, block.lineCount <= 2,
        isCapitals(block.content) && !isCapitals(line.content..<line.end) || opensDispatch(line)
      {
        // A headline over its text.
        close()
        open = isField(line) ? field(line) : paragraph(line)
      } else if var block = open {
        block.content = block.content.lowerBound..<line.end
        block.whole = block.whole.lowerBound..<line.end
        block.lineCount += 1
        open = block
      } else {
        open = isField(line) ? field(line) : paragraph(line)
      }
      previousEndsOpenly = endsOpenly(line)
      isShort = line.length < 48
    }
    close()
    return blocks
  }

  private func paragraph(_ line: Line) -> Block {
    Block(kind: .paragraph, content: line.content..<line.end, whole: line.start..<line.end, lineCount: 1)
  }

  private func field(_ line: Line) -> Block {
    var block = paragraph(line)
    block.isField = true
    return block
  }

  /// "GDP - per capita: $12,500 (2018)": a label of a few words, a colon, and what it says.
  private func isField(_ line: Line) -> Bool {
    var words = 1
    var index = line.content
    guard index < line.end, ByteClass.of(text[index]) == .letter || text[index] >= 0x80 else {
      return false
    }
    while index < line.end, index - line.content <= 60 {
      switch text[index] {
      case UInt8(ascii: ":"): return words <= 7 && index + 1 < line.end && isBlank(text[index + 1])
      case UInt8(ascii: " "): words += 1
      case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): return false
      default: break
      }
      index += 1
    }
    return false
  }

  /// "ASHGABAT, 5 June 2023 - China …": a place in capitals, a comma, and a dash soon after.
  private func opensDispatch(_ line: Line) -> Bool {
    var index = line.content
    while index < line.end, text[index] >= UInt8(ascii: "A"), text[index] <= UInt8(ascii: "Z") { index += 1 }
    guard index - line.content >= 3 else { return false }
    var hasComma = false
    while index + 2 < line.end, index - line.content < 60 {
      if text[index] == UInt8(ascii: ",") || text[index] == UInt8(ascii: "(") { hasComma = true }
      let isDash = text[index] == UInt8(ascii: "-") || text[index] == 0xE2 && text[index + 1] == 0x80
      if isDash, isBlank(text[index - 1]) { return hasComma }
      index += 1
    }
    return false
  }

  /// Whether a line has letters, and no small ones.
  private func isCapitals(_ range: Range<Int>) -> Bool {
    var upper = 0
    for index in range {
      if (0x61...0x7A).contains(text[index]) { return false }
      if (0x41...0x5A).contains(text[index]) { upper += 1 }
    }
    return upper >= 6
  }

  private func nextLine(from start: Int) -> Line {
    var end = start
    while end < text.count, text[end] != 0x0A { end += 1 }
    var last = end
    while last > start, isBlank(text[last - 1]) { last -= 1 }
    return Line(start: start, content: skipBlanks(start, last), end: last)
  }

  private func lineEnd(after line: Line) -> Int {
    var index = line.end
    while index < text.count, text[index] != 0x0A { index += 1 }
    return min(index + 1, text.count)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0C }

  private func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, isBlank(text[index]) { index += 1 }
    return index
  }

  private func frontMatterEnd(from start: Int) -> Int? {
    var line = nextLine(from: start)
    guard isFence(line) else { return nil }
    var index = lineEnd(after: line)
    // A fence that is never closed is no front matter; front matter longer than 64 KiB is none either.
    while index < min(text.count, start + 65_536) {
      line = nextLine(from: index)
      index = lineEnd(after: line)
      if isFence(line) { return index }
    }
    return nil
  }

  private func isFence(_ line: Line) -> Bool {
    line.end - line.start == 3 && (line.start..<line.end).allSatisfy { text[$0] == UInt8(ascii: "-") }
  }

  private func headingLevel(_ line: Line) -> Int? {
    var level = 0
    while line.content + level < line.end, text[line.content + level] == UInt8(ascii: "#") { level += 1 }
    guard (1...6).contains(level), line.content - line.start < 4, line.content + level < line.end,
      isBlank(text[line.content + level])
    else { return nil }
    return level
  }

  private func isUnderline(_ line: Line) -> Bool {
    let mark = text[line.content]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), line.length >= 3 else { return false }
    return (line.content..<line.end).allSatisfy { text[$0] == mark }
  }

  /// `---`, `***`, `___`, or a row of dashes under a table's head.
  private func isRule(_ line: Line) -> Bool {
    guard line.length >= 3 else { return false }
    let mark = text[line.content]
    guard
      mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_")
        || mark == UInt8(ascii: "=")
    else { return false }
    return (line.content..<line.end).allSatisfy { text[$0] == mark || isBlank(text[$0]) }
  }

  /// A line of a table of contents: dot leaders before a page number at its end.
  private func hasLeaders(_ line: Line) -> Bool {
    var index = line.end
    while index > line.content, ByteClass.of(text[index - 1]) == .digit { index -= 1 }
    guard index < line.end else { return false }
    var dots = 0
    while index > line.content, text[index - 1] == UInt8(ascii: ".") || isBlank(text[index - 1]) {
      if text[index - 1] == UInt8(ascii: ".") { dots += 1 }
      index -= 1
    }
    return dots >= 4
  }

  /// Where the text of a list item begins, or nil: `- `, `* `, `• `, `1. `, `2) `, `(a) `, `a) `, also `- 1. `.
  private func listMarkerEnd(_ line: Line) -> Int? {
    var index = line.content
    let end = line.end
    if let next = bulletEnd(index, end) {
      index = next
      return numberMarkerEnd(index, end) ?? index
    }
    return numberMarkerEnd(index, end)
  }

  private func bulletEnd(_ index: Int, _ end: Int) -> Int? {
    guard index + 1 < end else { return nil }
    let byte = text[index]
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") {
      return isBlank(text[index + 1]) ? skipBlanks(index + 1, end) : nil
    }
    let scalar = decode(text, index, end)
    guard [0x2022, 0x25AA, 0x25CF, 0x2023, 0x2013].contains(scalar.value), index + scalar.length < end,
      isBlank(text[index + scalar.length])
    else { return nil }
    return skipBlanks(index + scalar.length, end)
  }

  private func numberMarkerEnd(_ start: Int, _ end: Int) -> Int? {
    var index = start
    let isParenthesised = index < end && text[index] == UInt8(ascii: "(")
    if isParenthesised { index += 1 }
    let first = index
    while index < end, index - first < 3, ByteClass.of(text[index]) == .digit { index += 1 }
    if index == first, index < end, ByteClass.of(text[index]) == .letter { index += 1 }
    guard index > first, index + 1 < end else { return nil }
    let isLetter = ByteClass.of(text[first]) == .letter
    let closes =
      text[index] == UInt8(ascii: ")") || (!isParenthesised && !isLetter && text[index] == UInt8(ascii: "."))
    guard closes, isBlank(text[index + 1]) else { return nil }
    return skipBlanks(index + 1, end)
  }

  /// Whether the sentence goes on in the next line: a line that ends in a letter, a digit, a comma or a hyphen.
  private func endsOpenly(_ line: Line) -> Bool {
    switch text[line.end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: "|"):
      false
    default: true
    }
  }
}
