/// Cuts the tokens of a block into sentences.
///
/// A full stop ends a sentence when white space and a capital, a digit, a quotation mark or a bracket follow, unless
/// it belongs to an abbreviation, an initial, a list marker or a number.
struct SentenceSplitter {
  private let abbreviations: Set<UInt64>
  private let beforeDigits: Set<UInt64>
  private let starters: Set<UInt64>
  private let text: UnsafeBufferPointer<UInt8>

  init(cues: StructureCues, text: UnsafeBufferPointer<UInt8>) {
    abbreviations = cues.abbreviations
    beforeDigits = cues.abbreviationsBeforeDigits
    starters = cues.sentenceStarters
    self.text = text
  }

  /// Calls `body` with the index range of each sentence of `tokens`.
  func forEach(in tokens: [Token], _ body: (Range<Int>) -> Void) {
    var start = 0
    for index in tokens.indices {
      let isEnd = ends(tokens, index, from: start)
      guard isEnd || isTooLong(tokens, index, from: start) else { continue }
      // Closing quotes and brackets belong to the sentence they close.
      let end = isEnd ? skipClosers(tokens, index + 1) : index + 1
      guard end > start else { continue }
      body(start..<end)
      start = end
    }
    if start < tokens.count { body(start..<tokens.count) }
  }

  /// No sentence a person writes is this long: a line of data without an end is cut, between words where it has blanks,
  /// so that what looks at a sentence as a whole stays linear in the text.
  private static let longest = 300

  private func isTooLong(_ tokens: [Token], _ index: Int, from start: Int) -> Bool {
    let length = index + 1 - start
    guard length >= SentenceSplitter.longest, index + 1 < tokens.count else { return false }
    return tokens[index + 1].hasSpaceBefore && !tokens[index + 1].isDigits
      || length >= 2 * SentenceSplitter.longest
  }

  /// Past quotes and brackets that close, and marks of footnotes: ".[4][5]".
  private func skipClosers(_ tokens: [Token], _ start: Int) -> Int {
    var index = start
    while index < tokens.count, !tokens[index].hasSpaceBefore, tokens[index].kind == .mark {
      if isCloser(tokens[index].mark) {
        index += 1
      } else if tokens[index].isMark("["), index + 2 < tokens.count, tokens[index + 1].isDigits,
        tokens[index + 2].isMark("]")
      {
        index += 3
      } else {
        break
      }
    }
    return index
  }

  private func isCloser(_ mark: UInt8) -> Bool {
    mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") || mark == UInt8(ascii: ")")
      || mark == UInt8(ascii: "]")
      || mark == UInt8(ascii: "*") || mark == Mark.closeGuillemet
  }

  private func ends(_ tokens: [Token], _ index: Int, from start: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .mark, index >= start else { return false }
    if token.mark == UInt8(ascii: "!") || token.mark == UInt8(ascii: "?") {
      guard index + 1 < tokens.count else { return false }
      // Not in "example.com/?year=2020".
      let after = tokens[index + 1]
      return after.hasSpaceBefore || !after.isWord && !after.isDigits
    }
    guard token.mark == UInt8(ascii: ".") || token.mark == Mark.ellipsis, index + 1 < tokens.count else {
      return false
    }
    var next = index + 1
    next = skipClosers(tokens, next)
    guard next < tokens.count, tokens[next].hasSpaceBefore else { return false }
    let after = tokens[next]
    let canStart: Bool =
      switch after.kind {
      case .word: after.flags.contains(.capital)
      case .digits, .ideograph, .symbol: true
      case .mark:
        !(after.mark == UInt8(ascii: ",") || after.mark == UInt8(ascii: ";")
          || after.mark == UInt8(ascii: ")"))
      }
    guard canStart, index > start else { return false }
    let before = tokens[index - 1]
    guard !before.hasSpaceBefore || before.kind != .mark else { return true }
    if before.kind == .digits, index - 1 == start, before.length <= 2 { return false }
    guard before.kind == .word, !token.hasSpaceBefore else { return true }
    let hash = Lexicon.hash(text, before.start..<before.end)
    if after.kind == .digits, beforeDigits.contains(hash) { return false }
    if after.kind == .word, index >= 2, before.length == 1, before.flags.contains(.capital) {
      // "U.S. Exports", "J. Smith": only a word that begins sentences parts them.
      return isAcronym(tokens, index) && starters.contains(Lexicon.hash(text, after.start..<after.end))
    }
    if abbreviations.contains(hash) {
      return after.kind == .word && starters.contains(Lexicon.hash(text, after.start..<after.end))
    }
    return true
  }

  private func isAcronym(_ tokens: [Token], _ index: Int) -> Bool {
    index >= 3 && tokens[index - 2].isMark(".") && tokens[index - 3].isWord && tokens[index - 3].length == 1
  }
}
