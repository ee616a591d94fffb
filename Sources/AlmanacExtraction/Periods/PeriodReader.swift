internal import AlmanacModel

/// Finds the periods a sentence names: years, quarters, halves, months, days, spans, and words relative to another date.
struct PeriodReader: Sendable {
  let vocabulary: NumberVocabulary

  init(vocabulary: NumberVocabulary) { self.vocabulary = vocabulary }

  /// - Complexity: O(number of tokens).
  func periods(
    in tokens: ArraySlice<Token>, words: NumberWords, of text: UnsafeBufferPointer<UInt8>
  ) -> [PeriodMention] {
    var found: [PeriodMention] = []
    guard !words.isEmpty else { return found }
    _ = tokens.withTokenRun { periods(in: $0, words: words, of: text, into: &found) }
    return found
  }

  /// The same, appended to `found`, which is empty before.
  func periods(
    in tokens: TokenRun, words: NumberWords, of text: UnsafeBufferPointer<UInt8>,
    into found: inout [PeriodMention]
  ) {
    let scan = PeriodScan(tokens: tokens, text: text, words: words, vocabulary: vocabulary)
    var index = tokens.startIndex
    while index < tokens.endIndex {
      if tokens[index].word != 0, let end = scan.addressEnd(at: index) {
        index = end
      } else if tokens[index].isDigits || tokens[index].word != 0 && words.mayStartPeriod(index),
        let mention = scan.mention(at: index)
      {
        index = max(mention.tokens.upperBound, index + 1)
        found.append(mention)
      } else {
        index += 1
      }
    }
    guard !found.isEmpty else { return }
    if scan.has(.citationNoise) { found.removeAll { scan.isCitation($0) } }
    scan.joinSpans(&found)
    for index in found.indices { scan.bindRole(&found[index]) }
  }
}

/// The grammar of periods over the tokens of one sentence.
struct PeriodScan {
  let tokens: TokenRun
  let text: UnsafeBufferPointer<UInt8>
  let words: NumberWords
  let vocabulary: NumberVocabulary

  func has(_ rule: ExtractionRule) -> Bool { vocabulary.rules.contains(rule) }

  /// The end of a web address or DOI that begins at `index`: what looks like a date in it is none.
  func addressEnd(at index: Int) -> Int? {
    guard sorts(index).contains(.addressNoun), has(.identifierNoise),
      isMark(index + 1, ":") || isMark(index + 1, "."), isGlued(index + 1)
    else { return nil }
    var end = index + 2
    while end < tokens.endIndex, !tokens[end].hasSpaceBefore { end += 1 }
    return end
  }

  /// The rules in the order they are asked; the first that reads a period wins.
  func mention(at index: Int) -> PeriodMention? {
    tokens[index].isDigits ? mentionInDigits(at: index) : mentionInWords(at: index)
  }

  private func mentionInDigits(at index: Int) -> PeriodMention? {
    guard tokens[index].length <= 4, tokens[index].length == 4 || mayLeadOn(index) else { return nil }
    if let found = numericDay(at: index) { return found }
    if let found = dayBeforeMonth(at: index) ?? dayOfMonthAlone(at: index) { return found }
    if let found = monthOfYearInDigits(at: index) ?? monthAfterYear(at: index) { return found }
    if let found = slashDay(at: index) { return found }
    if let found = gluedQuarter(at: index) { return found }
    if let found = lengthEnding(at: index) { return found }
    if let found = countedPart(at: index) { return found }
    if let found = unitsAgo(at: index) { return found }
    if let found = century(at: index) { return found }
    if let found = years(at: index) { return found }
    return shortDecade(at: index) ?? shortYear(at: index)
  }

  /// Whether up to three digits may begin a period: a mark or letters touch them, or a word of time or a month follows.
  private func mayLeadOn(_ index: Int) -> Bool {
    let next = index + 1
    guard tokens.indices.contains(next) else { return isMark(index - 1, "'") }
    let token = tokens[next]
    guard token.isWord, token.hasSpaceBefore else { return true }
    guard token.word != 0 else { return isMark(index - 1, "'") }
    return words.month(next) != nil || !words.sorts(next).isDisjoint(with: .afterDigits)
      || isMark(index - 1, "'")
  }

  private func mentionInWords(at index: Int) -> PeriodMention? {
    if let found = week(at: isWord(index, "the") ? index + 1 : index) { return found }
    if let found = lastMonths(at: index) ?? relative(at: index) { return found }
    if let found = weekday(at: index) { return found }
    if let found = relativeMonth(at: index) { return found }
    if let found = namedMonths(at: index) { return found }
    if let found = quarterCode(at: index) { return found }
    if let found = lengthEnding(at: index) { return found }
    if let found = countedPart(at: index) { return found }
    if let found = spanOfUnits(at: index) { return found }
    if let found = unitsAgo(at: index) { return found }
    if let found = anaphoricPart(at: index) { return found }
    if let found = season(at: index) { return found }
    if let found = century(at: index) { return found }
    if let found = fiscalYear(at: index) { return found }
    if let found = decadeWord(at: index) { return found }
    if let found = holiday(at: index) { return found }
    if let found = spokenYear(at: index) { return found }
    return dayBeforeMonth(at: index) ?? dayOfMonthAlone(at: index)
  }

  // MARK: - Small pieces

  func number(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), tokens[index].isDigits, tokens[index].length <= 4 else {
      return nil
    }
    return text[tokens[index].start..<tokens[index].end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, tokens[index].length == word.utf8CodeUnitCount
    else { return false }
    let start = tokens[index].start
    return word.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { text[start + $0] | 0x20 == buffer[$0] }
    }
  }

  func sorts(_ index: Int) -> WordSorts { words.sorts(index) }
  func isGlued(_ index: Int) -> Bool { tokens.indices.contains(index) && !tokens[index].hasSpaceBefore }
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    tokens.indices.contains(index) && tokens[index].isMark(mark)
  }
  func isDash(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isDash }
  func isDigits(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isDigits }
  func isHyphen(_ index: Int) -> Bool { isDash(index) && isGlued(index) && isGlued(index + 1) }
  func length(_ index: Int) -> Int { tokens.indices.contains(index) ? tokens[index].length : 0 }
  func isCapital(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].flags.contains(.capital)
  }

  func absolute(_ range: Range<Int>, _ period: TimePeriod?) -> PeriodMention? {
    period.map { PeriodMention(tokens: range, phrase: range, value: .absolute($0)) }
  }

  func relative(_ range: Range<Int>, _ value: PeriodMention.Relative) -> PeriodMention {
    PeriodMention(tokens: range, phrase: range, value: .relative(value))
  }

  /// A count in digits or words below a hundred: "12", "twelve", "twenty-four", "a couple of" is none.
  func count(at index: Int) -> (value: Int, end: Int)? {
    if let value = number(index), length(index) <= 3, !isMark(index + 1, ".") || !isGlued(index + 2) {
      return (value, index + 1)
    }
    let noun = sorts(index).contains(.article) ? index + 1 : index
    if has(.coupleOf), sorts(noun).contains(.coupleWord), isWord(noun + 1, "of") { return (2, noun + 2) }
    guard let value = words.cardinal(index) else { return nil }
    let next = isHyphen(index + 1) ? index + 2 : index + 1
    if value >= 20, value < 100, let unit = words.cardinal(next), unit > 0, unit < 10 {
      return (value + unit, next + 1)
    }
    return (value, index + 1)
  }

  /// "first", "1st", "last" before "quarter".
  func ordinal(_ index: Int) -> (value: Int, end: Int)? {
    if let value = words.ordinal(index) { return (value, index + 1) }
    if isWord(index, "latter") || isWord(index, "former"), sorts(index + 1).contains(.halfWord) {
      return (isWord(index, "latter") ? 2 : 1, index + 1)
    }
    if isWord(index, "last") || isWord(index, "final"), sorts(index + 1).contains(.quarterWord),
      words.relative(index) == nil
    {
      return (4, index + 1)
    }
    if let value = number(index), length(index) <= 2, sorts(index + 1).contains(.ordinalSuffix),
      isGlued(index + 1)
    {
      return (value, index + 2)
    }
    return nil
  }
}
