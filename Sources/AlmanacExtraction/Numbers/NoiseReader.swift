internal import AlmanacModel

/// Tells the numbers that state nothing about an economy: parts of names, references, durations, addresses.
struct NoiseReader {
  let scan: NumberScan

  private var tokens: ArraySlice<Token> { scan.tokens }
  private func sorts(_ index: Int) -> NumberWords.Sorts { scan.words[index].sorts }

  func noise(of mention: NumberMention) -> NumberMention.Noise? {
    let start = mention.tokens.lowerBound
    let end = mention.tokens.upperBound
    let before = start - 1
    if isLabel(start, end, mention) { return .label }
    if isCitation(start, end) { return .citation }
    if isListMarker(mention) { return .listMarker }
    if isIdentifier(start, end, mention) { return .identifier }
    if isClock(start, end) { return .clockTime }
    if isTelephone(start) { return .telephone }
    guard mention.kind == .number || mention.kind == .count || mention.kind == .ordinal else { return nil }
    if let reference = reference(before, mention) { return reference }
    if isDuration(end, mention) { return .duration }
    if isGroup(before, end, mention) { return .groupCount }
    if mention.isSpelled, mention.stated.value == 1 { return .vague }
    return nil
  }

  /// Letters glued before or after: 5G, G20, COVID-19, be78fbda, A4; "Industry 4.0".
  private func isLabel(_ start: Int, _ end: Int, _ mention: NumberMention) -> Bool {
    guard !mention.isSpelled, mention.kind != .money, mention.kind != .ordinal else { return false }
    if start > tokens.startIndex, !tokens[start].hasSpaceBefore, !mention.hasSign {
      if tokens[start - 1].isWord { return true }
      if tokens[start - 1].isDash, !tokens[start - 1].hasSpaceBefore, start - 2 >= tokens.startIndex,
        tokens[start - 2].isWord,
        tokens[start - 2].flags.contains(.capital) || tokens[start - 2].flags.contains(.allCapitals)
      {
        return true
      }
    }
    if mention.hasSign, start > tokens.startIndex, tokens[start - 1].isWord, !tokens[start].hasSpaceBefore {
      return true
    }
    if mention.kind == .number, tokens.indices.contains(end), tokens[end].isWord, !tokens[end].hasSpaceBefore
    {
      return true
    }
    return mention.kind == .number && start > tokens.startIndex && tokens[start - 1].isWord
      && tokens[start - 1].flags.contains(.capital) && mention.stated.halfUnit == 0.05
      && tokens[start].hasSpaceBefore
      && isVersion(start - 1)
  }

  private func isVersion(_ index: Int) -> Bool {
    ["industry", "web", "version", "society", "work", "agenda"].contains { word in
      tokens[index].length == word.utf8.count
        && zip(tokens[index].start..<tokens[index].end, word.utf8).allSatisfy { scan.text[$0] | 0x20 == $1 }
    }
  }

  /// "[5]", "[1, 2]", "(2020)".
  private func isCitation(_ start: Int, _ end: Int) -> Bool {
    var low = start - 1
    while low >= tokens.startIndex, tokens[low].isDigits || tokens[low].isMark(",") || tokens[low].isDash {
      low -= 1
    }
    guard low >= tokens.startIndex, tokens[low].isMark("[") else { return false }
    var high = end
    while high < tokens.endIndex, tokens[high].isDigits || tokens[high].isMark(",") || tokens[high].isDash {
      high += 1
    }
    return high < tokens.endIndex && tokens[high].isMark("]")
  }

  private func isListMarker(_ mention: NumberMention) -> Bool {
    guard mention.tokens.lowerBound == tokens.startIndex, mention.kind == .number, !mention.isSpelled,
      mention.tokens.count <= 3, tokens.indices.contains(mention.tokens.upperBound)
    else { return false }
    let next = tokens[mention.tokens.upperBound]
    return (next.isMark(".") || next.isMark(")")) && !next.hasSpaceBefore && (mention.stated.value ?? 0) < 200
  }

  /// Slashes, colons of addresses, digits tied to other digits by marks: "10.5555/sect.2022", "112/23", "672-1147".
  private func isIdentifier(_ start: Int, _ end: Int, _ mention: NumberMention) -> Bool {
    guard mention.kind == .number || mention.kind == .count else { return false }
    if start > tokens.startIndex, !tokens[start].hasSpaceBefore {
      let mark = tokens[start - 1]
      if mark.isMark("/") || mark.isMark("@") || mark.isMark("_") || mark.isMark("#") { return true }
      if mark.isMark("."), !mark.hasSpaceBefore, start - 2 >= tokens.startIndex { return true }
      if mark.isDash, !mark.hasSpaceBefore, start - 2 >= tokens.startIndex, tokens[start - 2].isDigits {
        return true
      }
      if mark.isMark("("), !mark.hasSpaceBefore, start - 2 >= tokens.startIndex, tokens[start - 2].isDigits {
        return true
      }
      if mark.isMark(":"), !mark.hasSpaceBefore { return true }
    }
    if end < tokens.endIndex, !tokens[end].hasSpaceBefore {
      let mark = tokens[end]
      if mark.isMark("/") || mark.isMark("@") || mark.isMark("_") || mark.isMark("=") { return true }
      if mark.isMark("("), end + 1 < tokens.endIndex, tokens[end + 1].isDigits { return true }
      if mark.isDash, end + 1 < tokens.endIndex, tokens[end + 1].isDigits, !tokens[end + 1].hasSpaceBefore {
        return true
      }
      if mark.isMark("."), end + 1 < tokens.endIndex, tokens[end + 1].isDigits,
        !tokens[end + 1].hasSpaceBefore
      {
        return true
      }
    }
    let low = max(tokens.startIndex, start - 4)
    return (low..<start).contains { sorts($0).contains(.identifierNoun) }
  }

  private func isClock(_ start: Int, _ end: Int) -> Bool {
    let isAfterColon =
      start > tokens.startIndex && tokens[start - 1].isMark(":") && !tokens[start].hasSpaceBefore
    let isBeforeColon =
      end + 1 < tokens.endIndex && tokens[end].isMark(":") && !tokens[end].hasSpaceBefore
      && tokens[end + 1].isDigits && !tokens[end + 1].hasSpaceBefore
    return isAfterColon || isBeforeColon
  }

  private func isTelephone(_ start: Int) -> Bool {
    let low = max(tokens.startIndex, start - 10)
    return (low..<max(low, start)).contains { index in
      sorts(index).contains(.phoneNoun)
        && (index + 1..<start).allSatisfy { !tokens[$0].isWord }
    }
  }

  private func reference(_ before: Int, _ mention: NumberMention) -> NumberMention.Noise? {
    guard !mention.isSpelled else { return nil }
    var index = before
    var steps = 0
    while tokens.indices.contains(index), steps < 5,
      tokens[index].kind == .mark && !tokens[index].isMark(";") || sorts(index).contains(.numberNoun)
        || tokens[index].isDigits
        || sorts(index).contains(.toWord)
    {
      if sorts(index).contains(.numberNoun) {
        let isLegal = sorts(index - 1).contains(.legalNoun)
        return isLegal ? .legalAct : .reference
      }
      index -= 1
      steps += 1
    }
    guard tokens.indices.contains(index) else { return nil }
    if sorts(index).contains(.legalNoun), steps <= 1 { return .legalAct }
    let isNear = steps == 0 || steps == 1 && tokens[before].isMark(".") || tokens[before].isMark("(")
    if sorts(index).contains(.referenceNoun),
      isNear || sorts(before).contains(.toWord) || steps <= 3 && tokens[before].isMark(",")
    {
      return (mention.stated.value ?? 0) < 10_000 ? .reference : nil
    }
    return nil
  }

  private func isDuration(_ end: Int, _ mention: NumberMention) -> Bool {
    guard mention.kind == .number || mention.kind == .ordinal && false else { return false }
    var index = end
    if tokens.indices.contains(index), tokens[index].isDash { index += 1 }
    if sorts(index).contains(.timeUnit) { return true }
    // "three more years", "12 consecutive months"
    return tokens.indices.contains(index) && tokens[index].isWord && tokens[index].word == 0
      && sorts(index + 1).contains(.timeUnit)
  }

  /// "the two countries", "these five states", "both sides", "the 27 Member States".
  private func isGroup(_ before: Int, _ end: Int, _ mention: NumberMention) -> Bool {
    guard mention.kind != .ordinal, mention.isSpelled || (mention.stated.value ?? 0) <= 60 else {
      return false
    }
    let hasDeterminer = sorts(before).contains(.determiner)
    var index = end
    if tokens.indices.contains(index), tokens[index].isDash { index += 1 }
    for offset in 0..<4 where tokens.indices.contains(index + offset) {
      if tokens[index + offset].kind == .mark, !tokens[index + offset].isDash { return false }
      if sorts(index + offset).contains(.groupNoun) {
        return hasDeterminer || offset == 0 && mention.isSpelled && isSmallGroup(mention, index)
      }
      if sorts(index + offset).contains(.of) { return mention.isSpelled && offset == 0 && hasDeterminer }
    }
    return hasDeterminer && mention.isSpelled && (mention.stated.value ?? 9) <= 3
  }

  /// "two countries" names a pair; "eight countries" may be a count.
  private func isSmallGroup(_ mention: NumberMention, _ noun: Int) -> Bool {
    (mention.stated.value ?? 9) <= 2
  }
}
