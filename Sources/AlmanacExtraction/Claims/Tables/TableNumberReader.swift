internal import AlmanacModel

extension TableLabelReader {
  /// The number that a cell is, with its sign, unit and qualifier; nil for a text, a period in words, or a missing mark.
  func number(_ bytes: Range<Int>) -> TableNumber? {
    guard !bytes.isEmpty, bytes.count <= 60 else { return nil }
    var tokens: [Token] = []
    Lexer(lexicon: lexicon).tokenize(text, in: bytes, into: &tokens)
    guard tokens.contains(where: { $0.isDigits }) else { return nil }
    dropFootnotes(&tokens)
    let slice = tokens[...]
    let matches = lexicon.matches(in: slice, of: text)
    let words = NumberWords(tokens: slice, matches: matches, vocabulary: numbers.vocabulary)
    let found = numbers.numbers(in: slice, words: words, periods: [], of: text)
    guard let mention = found.first, mention.noise == nil || mention.noise == .date || isPlain(mention, slice)
    else {
      return nil
    }
    let label = label(bytes, .cell)
    guard isNumber(mention, found.count, slice, label) else { return nil }
    let before = mention.tokens.lowerBound - 1
    let after = mention.tokens.upperBound
    let isBracketed =
      tokens.indices.contains(before) && tokens.indices.contains(after) && before == 0
      && tokens[before].isMark("(") && tokens[after].isMark(")")
    return TableNumber(
      mention: mention, bytes: tokens[mention.tokens.lowerBound].start..<tokens[after - 1].end, label: label,
      isYearLike: isYear(mention, slice) || label.isPeriod, isBracketed: isBracketed,
      isScaled: mention.tokens.contains { words.magnitude($0) != nil || words.gluedMagnitude($0) != nil })
  }

  /// "5.8¹", "5.8*", "5.8 1)", "5.8[2]", "5.8 a", "5.8^b": what follows a number and only points to a note.
  private func dropFootnotes(_ tokens: inout [Token]) {
    while let last = tokens.last {
      if last.kind == .mark, last.mark >= Mark.superscriptZero, last.mark < Mark.superscriptZero + 10 {
        tokens.removeLast()
      } else if last.isMark("*") || last.kind == .mark && last.mark == Mark.other || last.isMark("^") {
        tokens.removeLast()
      } else if isBracketedNote(tokens) {
        while let token = tokens.popLast(), !token.isMark("["), !token.isMark("("),
          !isNoteStart(token, tokens)
        {}
      } else {
        return
      }
    }
  }

  /// "[1]", "(1)" after another number, "1)" after a blank.
  private func isBracketedNote(_ tokens: [Token]) -> Bool {
    guard tokens.count >= 3, let last = tokens.last, last.isMark("]") || last.isMark(")") else {
      return false
    }
    let inside = tokens[tokens.count - 2]
    guard inside.length <= 2, inside.isDigits || inside.isWord && inside.length == 1 else { return false }
    let opening = tokens[tokens.count - 3]
    if opening.isMark("[") || opening.isMark("(") || opening.isMark("^") {
      return tokens.dropLast(3).contains(where: \.isDigits)
    }
    return inside.hasSpaceBefore && opening.isDigits || inside.isWord && opening.isDigits
  }

  private func isNoteStart(_ token: Token, _ rest: [Token]) -> Bool {
    (token.isDigits || token.isWord)
      && rest.last.map { !$0.isMark("[") && !$0.isMark("(") && !$0.isMark("^") } ?? true
  }

  private func isPlain(_ mention: NumberMention, _ tokens: ArraySlice<Token>) -> Bool {
    mention.tokens.allSatisfy { tokens[$0].kind != .word } && tokens.count <= mention.tokens.count + 3
  }

  private func isYear(_ mention: NumberMention, _ tokens: ArraySlice<Token>) -> Bool {
    guard mention.tokens.count == 1, let token = mention.tokens.first.map({ tokens[$0] }), token.length == 4,
      let value = mention.stated.value
    else { return false }
    return (1800...2099).contains(value)
  }

  /// Whether the cell is a number and not a text that holds one.
  private func isNumber(
    _ mention: NumberMention, _ count: Int, _ tokens: ArraySlice<Token>, _ label: TableLabel
  ) -> Bool {
    var words = 0
    for index in tokens.indices where !mention.tokens.contains(index) {
      if mention.qualifierTokens?.contains(index) ?? false { continue }
      if mention.nounTokens?.contains(index) ?? false { continue }
      if label.reading.tokens.indices.contains(index), label.reading.isNumberOrPeriod(at: index), count == 1,
        !mention.tokens.overlaps(label.periods.first?.tokens ?? 0..<0)
      {
        continue
      }
      switch tokens[index].kind {
      case .mark, .symbol: continue
      case .word
      where !label.reading.cues(at: index).isDisjoint(with: [.upWord, .downWord, .upVerb, .downVerb]):
        continue
      case .word, .ideograph: words += 1
      case .digits: words += 2
      }
    }
    let length = mention.tokens.count
    return words == 0 || words == 1 && length >= 1 && mention.kind != .number
  }
}
