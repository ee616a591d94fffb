/// Page numbers and running heads: short blocks that belong to the page and not to the text.
///
/// A block of one number alone is a page number. A short block that stands twice or more in the document, each time
/// next to a page number or the like, is a running head.
enum Furniture {
  static func mark(_ blocks: inout [Block], of text: UnsafeBufferPointer<UInt8>) {
    var seen: [UInt64: Int] = [:]
    var hashes = [UInt64](repeating: 0, count: blocks.count)
    for index in blocks.indices where blocks[index].kind == .listItem && isDashedNumber(text, blocks[index]) {
      blocks[index].kind = .furniture
    }
    for index in blocks.indices where blocks[index].content.count <= 160 && blocks[index].kind == .paragraph {
      if isPageNumber(text, blocks[index].content) {
        blocks[index].kind = .furniture
        continue
      }
      hashes[index] = hashIgnoringDigits(text, blocks[index].content)
      seen[hashes[index], default: 0] += 1
    }
    for index in blocks.indices where hashes[index] != 0 && seen[hashes[index], default: 0] > 1 {
      let isBesidePage =
        (index > 0 && blocks[index - 1].kind == .furniture)
        || (index + 1 < blocks.count && blocks[index + 1].kind == .furniture)
        || endsWithPage(text, blocks[index])
      if isBesidePage { blocks[index].kind = .furniture }
    }
    // "41⏎Foreign trade of … Issue 7" is one block where no empty line parts them: its first line is the page number.
    for index in blocks.indices where blocks[index].kind == .paragraph && blocks[index].lineCount == 2 {
      if startsWithPageLine(text, blocks[index].content) { blocks[index].kind = .furniture }
    }
  }

  /// "– 112 –" is no item of a list.
  private static func isDashedNumber(_ text: UnsafeBufferPointer<UInt8>, _ block: Block) -> Bool {
    guard block.content.count <= 12, isPageNumber(text, block.content) else { return false }
    let words = String(decoding: text[block.content], as: UTF8.self)
    return words.last.map { "-–—".contains($0) } ?? false
      && words.allSatisfy { $0.isNumber || $0 == " " || "-–—".contains($0) }
  }

  /// Digits alone, or with dashes or the words "page" and "of" around them.
  private static func isPageNumber(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var digits = 0
    var codePoints = 0
    var letters: [UInt8] = []
    for index in range {
      if text[index] & 0xC0 != 0x80 { codePoints += 1 }
      switch ByteClass.of(text[index]) {
      case .digit: digits += 1
      case .letter: letters.append(text[index] | 0x20)
      case .space, .newline, .mark, .high, .sign: break
      }
      if letters.count > 6 || digits > 8 { return false }
    }
    guard digits > 0 else { return false }
    let word = String(decoding: letters, as: UTF8.self)
    return word.isEmpty ? codePoints <= 8 && digits <= 4 : word == "page" || word == "pageof" || word == "p"
  }

  private static func startsWithPageLine(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let cut = range.prefix(40).first(where: { text[$0] == 0x0A }) else { return false }
    return isPageNumber(text, range.lowerBound..<cut)
  }

  private static func endsWithPage(_ text: UnsafeBufferPointer<UInt8>, _ block: Block) -> Bool {
    guard let last = block.content.last else { return false }
    return ByteClass.of(text[last]) == .digit && block.lineCount == 1
  }

  private static func hashIgnoringDigits(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = WordHash()
    for index in range where ByteClass.of(text[index]) != .digit { hash.add(text[index]) }
    return hash.value | 1
  }
}
