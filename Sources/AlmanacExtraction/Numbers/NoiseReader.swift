internal import AlmanacModel

/// Tells the numbers that state nothing about an economy: parts of names, references, durations, addresses.
struct NoiseReader {
  let scan: NumberScan

  var tokens: TokenRun { scan.tokens }
  func sorts(_ index: Int) -> WordSorts { scan.words.sorts(index) }
  func has(_ rule: ExtractionRule) -> Bool { scan.has(rule) }
  func isDigits(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isDigits }
  func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isWord }

  /// No rule looks further than this many tokens, so that the whole stays linear.
  static let reach = 24

  func noise(of mention: NumberMention) -> NumberMention.Noise? {
    let start = mention.tokens.lowerBound
    let end = mention.tokens.upperBound
    if has(.labelNoise), isLabel(mention) { return .label }
    if has(.citationNoise), isCitation(start, end) { return .citation }
    if has(.listMarkerNoise), isListMarker(mention) { return .listMarker }
    if has(.clockNoise), isClock(start, end, mention) { return .clockTime }
    if has(.scoreNoise), isScore(mention) { return .score }
    if has(.identifierNoise), isIdentifier(mention) { return .identifier }
    if has(.telephoneNoise), isTelephone(start, mention) { return .telephone }
    if mention.kind == .measure || mention.kind == .count, has(.measureNoise), let unit = mention.unit,
      let noise = scan.vocabulary.unitNoise[unit]
    {
      return noise
    }
    guard mention.kind == .number || mention.kind == .count || mention.kind == .ordinal else { return nil }
    if let reference = reference(start - 1, mention) { return reference }
    if has(.durationNoise), isDuration(end, mention) { return .duration }
    if has(.groupNoise), isGroup(start - 1, end, mention) { return .groupCount }
    if mention.isSpelled, mention.stated.value == 1, mention.kind != .ordinal { return .vague }
    return nil
  }

  // MARK: - Labels

  /// Letters glued before or after: 5G, G20, COVID-19, be78fbda, A4; "Industry 4.0".
  private func isLabel(_ mention: NumberMention) -> Bool {
    let start = mention.tokens.lowerBound
    let end = mention.tokens.upperBound
    // "R2D2" is no sum of rands.
    if mention.kind == .money, isWord(start), scan.isGlued(start + 1), isWord(end), scan.isGlued(end) {
      return true
    }
    guard !mention.isSpelled, mention.kind != .money, mention.kind != .ordinal else { return false }
    if start > tokens.startIndex, scan.isGlued(start) {
      let before = tokens[start - 1]
      if before.isWord { return true }
      if mention.hasSign, start - 1 >= tokens.startIndex, before.isWord { return true }
      if before.isDash, scan.isGlued(start - 1), start - 2 >= tokens.startIndex, tokens[start - 2].isWord,
        tokens[start - 2].flags.contains(.capital), scan.words.month(start - 2) == nil,
        start - 2 > tokens.startIndex || tokens[start - 2].flags.contains(.allCapitals)
          || tokens[start - 2].length == 1
      {
        return true
      }
    }
    if mention.kind == .number, isWord(end), scan.isGlued(end) { return true }
    // "Industry 4.0", "Version 2.1": a name's number, with one decimal at most.
    return mention.kind == .number && start > tokens.startIndex && tokens[start].hasSpaceBefore
      && sorts(start - 1).contains(.labelLead) && isWord(start - 1)
      && (tokens[start - 1].flags.contains(.capital) || mention.stated.halfUnit < 0.5)
  }

  /// "[5]", "[1, 2]", "[12–14]".
  private func isCitation(_ start: Int, _ end: Int) -> Bool {
    if isYearOfWork(start, end) { return true }
    var low = start - 1
    while low >= tokens.startIndex, start - low < Self.reach, isInCitation(low) { low -= 1 }
    guard low >= tokens.startIndex, tokens[low].isMark("[") else { return false }
    var high = end
    while high < tokens.endIndex, high - end < Self.reach, isInCitation(high) { high += 1 }
    return high < tokens.endIndex && tokens[high].isMark("]")
  }

  /// "(Xu, 2020)".
  private func isYearOfWork(_ start: Int, _ end: Int) -> Bool {
    isDigits(start) && tokens[start].length == 4 && end == start + 1 && scan.isMark(start - 1, ",")
      && (scan.isMark(end, ")") || scan.isMark(end, ";"))
  }

  private func isInCitation(_ index: Int) -> Bool {
    tokens[index].isDigits || tokens[index].isMark(",") || tokens[index].isMark(";") || tokens[index].isDash
  }

  private func isListMarker(_ mention: NumberMention) -> Bool {
    let start = mention.tokens.lowerBound
    let end = mention.tokens.upperBound
    let isInBracket = start == tokens.startIndex + 1 && tokens[tokens.startIndex].isMark("(")
    guard start == tokens.startIndex || isInBracket, mention.kind == .number, !mention.isSpelled,
      mention.tokens.count <= 3, end + 1 < tokens.endIndex, scan.isGlued(end)
    else { return false }
    let mark = tokens[end]
    guard mark.isMark(".") && !isInBracket || mark.isMark(")") else { return false }
    return tokens[end + 1].hasSpaceBefore && (mention.stated.value ?? 200) < 200
  }

  // MARK: - Times and scores

  /// "18:00", "3 p.m.", "10am", "at 11.00".
  private func isClock(_ start: Int, _ end: Int, _ mention: NumberMention) -> Bool {
    guard mention.kind == .number || mention.kind == .count else { return false }
    if sorts(end).contains(.clockWord) { return true }
    let isAfterColon =
      scan.isMark(start - 1, ":") && scan.isGlued(start) && scan.isGlued(start - 1) && isDigits(start - 2)
    let isBeforeColon =
      scan.isMark(end, ":") && scan.isGlued(end) && isDigits(end + 1) && scan.isGlued(end + 1)
    return isAfterColon || isBeforeColon
  }

  /// "won 3-2", "a 2–1 victory": two small numbers beside a word of play.
  private func isScore(_ mention: NumberMention) -> Bool {
    guard mention.kind == .number, !mention.isSpelled,
      (mention.stated.high ?? mention.stated.value ?? 1000) < 200
    else {
      return false
    }
    let start = mention.tokens.lowerBound
    let end = mention.tokens.upperBound
    let isPair =
      mention.stated.high != nil || scan.isHyphen(end) && isDigits(end + 1)
      || scan.isHyphen(start - 1) && isDigits(start - 2)
    guard isPair else { return false }
    return (max(tokens.startIndex, start - 6)..<min(tokens.endIndex, end + 5)).contains {
      sorts($0).contains(.scoreNoun)
    }
  }

  private func isDuration(_ end: Int, _ mention: NumberMention) -> Bool {
    guard mention.kind == .number else { return false }
    if sorts(mention.tokens.lowerBound - 1).contains(.ageWord) { return true }
    var index = end
    if scan.isDash(index) { index += 1 }
    if sorts(index).contains(.timeUnit) { return true }
    // "three more years", "12 consecutive months"
    return isWord(index) && !scan.words.hasUnit(index) && sorts(index + 1).contains(.timeUnit)
      && sorts(index).isDisjoint(with: [.article, .determiner, .inWord, .of])
      && (mention.stated.value ?? 0) < 1000
  }

  /// "the two countries", "these five states", "both sides", "the 27 Member States".
  private func isGroup(_ before: Int, _ end: Int, _ mention: NumberMention) -> Bool {
    guard mention.kind != .ordinal, mention.isSpelled || (mention.stated.value ?? 0) <= 60 else {
      return false
    }
    let hasDeterminer = sorts(before).contains(.determiner)
    if scan.isText(before, "top"), !mention.isSpelled { return true }
    var index = end
    if scan.isDash(index) { index += 1 }
    for offset in 0..<4 where tokens.indices.contains(index + offset) {
      if tokens[index + offset].kind == .mark, !tokens[index + offset].isDash { return false }
      if sorts(index + offset).contains(.groupNoun) {
        // "two countries" names a pair; "eight countries" may be a count.
        return hasDeterminer || offset == 0 && mention.isSpelled && (mention.stated.value ?? 9) <= 2
      }
      if sorts(index + offset).contains(.of) { return mention.isSpelled && offset == 0 && hasDeterminer }
    }
    return hasDeterminer && mention.isSpelled && (mention.stated.value ?? 9) <= 3
  }
}
