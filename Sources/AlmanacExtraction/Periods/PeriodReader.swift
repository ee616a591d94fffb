internal import AlmanacModel

/// Finds the periods a sentence names: years, quarters, halves, months, days, spans, and words relative to another date.
struct PeriodReader: Sendable {
  let vocabulary: NumberVocabulary

  init(lexicon: Lexicon, catalog: Catalog) { vocabulary = NumberVocabulary(lexicon: lexicon) }

  func periods(
    in tokens: ArraySlice<Token>, words: NumberWords, of text: UnsafeBufferPointer<UInt8>
  ) -> [PeriodMention] {
    let scan = PeriodScan(tokens: tokens, text: text, words: words, vocabulary: vocabulary)
    var found: [PeriodMention] = []
    var index = tokens.startIndex
    while index < tokens.endIndex {
      if let mention = scan.mention(at: index) {
        index = max(mention.tokens.upperBound, index + 1)
        found.append(mention)
      } else {
        index += 1
      }
    }
    scan.joinSpans(&found)
    for index in found.indices { scan.bindRole(&found[index]) }
    return found
  }
}

/// The grammar of periods over the tokens of one sentence.
struct PeriodScan {
  let tokens: ArraySlice<Token>
  let text: UnsafeBufferPointer<UInt8>
  let words: NumberWords
  let vocabulary: NumberVocabulary

  func mention(at index: Int) -> PeriodMention? {
    if let relative = relative(at: index) { return relative }
    if let parts = partOfYear(at: index) { return parts }
    if tokens[index].isDigits {
      if let day = numericDay(at: index) ?? dayBeforeMonth(at: index) { return day }
      if let glued = gluedQuarter(at: index) { return glued }
      return years(at: index)
    }
    return nil
  }

  // MARK: - Small pieces

  func number(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), tokens[index].isDigits, tokens[index].length <= 4 else {
      return nil
    }
    return text[tokens[index].start..<tokens[index].end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, tokens[index].length == word.utf8CodeUnitCount
    else { return false }
    let start = tokens[index].start
    return word.withUTF8Buffer { buffer in buffer.indices.allSatisfy { text[start + $0] | 0x20 == buffer[$0] }
    }
  }

  private func sorts(_ index: Int) -> NumberWords.Sorts { words[index].sorts }
  private func isGlued(_ index: Int) -> Bool {
    tokens.indices.contains(index) && !tokens[index].hasSpaceBefore
  }
  private func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    tokens.indices.contains(index) && tokens[index].isMark(mark)
  }
  private func isDash(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isDash }

  /// Four digits from 1800 to 2099, not part of a longer number or a name.
  func year(_ index: Int) -> Int? {
    guard let value = number(index), tokens[index].length == 4, (1800...2099).contains(value) else {
      return nil
    }
    if isGlued(index), index > tokens.startIndex {
      let before = tokens[index - 1]
      if before.isWord || before.kind == .symbol || before.isMark(".") && isGlued(index - 1)
        || before.isMark(":") || before.isMark("@") || before.isMark("_")
      {
        return nil
      }
      if before.isMark(","), isGlued(index - 1) { return nil }
      if before.isMark("/"), index - 2 >= tokens.startIndex,
        !(tokens[index - 2].isDigits && tokens[index - 2].length == 4)
      {
        return nil
      }
    }
    if isMark(index + 1, ","), isGlued(index + 1), number(index + 2) != nil, isGlued(index + 2) { return nil }
    if isMark(index + 1, "."), isGlued(index + 1), tokens.indices.contains(index + 2), isGlued(index + 2),
      tokens[index + 2].isDigits
    {
      return nil
    }
    if isMark(index + 1, "/"), isGlued(index + 1), let next = number(index + 2),
      !isSecondYear(next, value, length: tokens[index + 2].length)
    {
      return nil
    }
    return value
  }

  private func isSecondYear(_ next: Int, _ first: Int, length: Int) -> Bool {
    length == 4
      ? next > first && next - first < 100
      : length == 2 && next == (first + 1) % 100 || length == 2 && next > first % 100
  }

  /// Whether nothing after the digits makes them a count: "2000 tonnes", "1992 companies", "1,900".
  private func isYearHere(_ index: Int) -> Bool {
    let after = index + 1
    if let unit = words[after].unit, unit.isWord || unit.code == .percent { return false }
    if words[after].magnitude != nil, tokens[after].isWord { return false }
    if tokens.indices.contains(after), tokens[after].isDigits, !sorts(index - 1).contains(.inWord),
      tokens[after].length == 3
    {
      return false
    }
    if index > tokens.startIndex, words[index - 1].unit?.isPrefix == true, tokens[index - 1].kind == .symbol {
      return false
    }
    return true
  }

  // MARK: - Years

  private func years(at index: Int) -> PeriodMention? {
    guard let first = year(index), isYearHere(index) else { return nil }
    var end = index + 1
    var value = TimePeriod.year(first)
    let isFiscal = sorts(index - 1).contains(.fiscal)
    // 2012–13, 1986/87, 2021/2025, 2019-2022
    if tokens.indices.contains(end + 1), isGlued(end), isGlued(end + 1), isDash(end) || isMark(end, "/"),
      let next = number(end + 1)
    {
      let length = tokens[end + 1].length
      let last = length == 2 ? first / 100 * 100 + next + (next < first % 100 ? 100 : 0) : next
      if length == 2 || length == 4, last > first, last - first < 100,
        !(tokens.indices.contains(end + 2) && isDash(end + 2) && isGlued(end + 2) && number(end + 3) != nil)
      {
        value = .years(first, last)
        end += 2
      } else if length == 2, isDash(end), (1...12).contains(next),
        let month = TimePeriod.month(next, of: first)
      {
        value = month
        end += 2
      }
    } else if isDash(end), tokens[end].hasSpaceBefore, let last = year(end + 1), last > first,
      tokens[end].mark != Mark.emDash
    {
      value = .years(first, last)
      end += 2
    } else if isMark(end, "s"), isGlued(end) {
      end += 1
    }
    if tokens.indices.contains(end), tokens[end].isWord, isGlued(end) {
      // "the 1990s"
      guard isWord(end, "s"), first % 10 == 0 else { return nil }
      value = .years(first, first + 9)
      end += 1
    }
    guard let value else { return nil }
    return PeriodMention(
      tokens: index..<end, phrase: index..<end, value: .absolute(value), isFiscal: isFiscal)
  }

  /// "1Q23", "1H 2022".
  private func gluedQuarter(at index: Int) -> PeriodMention? {
    guard let part = number(index), tokens[index].length == 1, tokens.indices.contains(index + 1),
      isGlued(index + 1)
    else { return nil }
    let isQuarter = isWord(index + 1, "q")
    guard isQuarter || isWord(index + 1, "h"), let year = year(index + 2) ?? twoDigitYear(index + 2) else {
      return nil
    }
    let value = isQuarter ? TimePeriod.quarter(part, of: year) : half(part, year)
    return value.map {
      PeriodMention(tokens: index..<index + 3, phrase: index..<index + 3, value: .absolute($0))
    }
  }

  private func twoDigitYear(_ index: Int) -> Int? {
    guard let value = number(index), tokens[index].length == 2, isGlued(index) else { return nil }
    return value < 50 ? 2000 + value : 1900 + value
  }

  private func half(_ part: Int, _ year: Int) -> TimePeriod? {
    (1...2).contains(part) ? .months(year * 12 + (part - 1) * 6, year * 12 + part * 6 - 1) : nil
  }

  // MARK: - Days

  /// "2015-05-12", "12.05.2015", "12/05/2015" where the day is over 12.
  private func numericDay(at index: Int) -> PeriodMention? {
    guard tokens.indices.contains(index + 4), (1...4).allSatisfy({ isGlued(index + $0) }),
      let a = number(index), let b = number(index + 2),
      let c = number(index + 4), tokens[index + 1].kind == .mark,
      tokens[index + 1].mark == tokens[index + 3].mark
    else { return nil }
    let mark = tokens[index + 1].mark
    var day: CalendarDay?
    if tokens[index].length == 4,
      mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".")
    {
      day = CalendarDay(year: a, month: b, day: c)
    } else if tokens[index + 4].length == 4, tokens[index].length <= 2, tokens[index + 2].length <= 2 {
      if mark == UInt8(ascii: ".") { day = CalendarDay(year: c, month: b, day: a) }
      if mark == UInt8(ascii: "/") {
        day =
          a > 12
          ? CalendarDay(year: c, month: b, day: a) : b > 12 ? CalendarDay(year: c, month: a, day: b) : nil
      }
    }
    return day.map {
      PeriodMention(tokens: index..<index + 5, phrase: index..<index + 5, value: .absolute(.day($0)))
    }
  }

  /// "12 May 2015", "the 3rd of June", "17 May".
  private func dayBeforeMonth(at index: Int) -> PeriodMention? {
    guard let day = number(index), (1...31).contains(day) else { return nil }
    var next = index + 1
    if sorts(next).contains(.ordinalSuffix), isGlued(next) { next += 1 }
    if isDash(next), number(next + 1) != nil { next += 2 }
    if isWord(next, "of") { next += 1 }
    guard let month = words[next].month, tokens[next].flags.contains(.capital) else { return nil }
    var end = next + 1
    if isMark(end, "."), tokens[next].length <= 4, tokens.indices.contains(end + 1),
      !tokens[end + 1].flags.contains(.capital)
    {
      end += 1
    }
    var after = end
    if isMark(after, ",") { after += 1 }
    if let year = year(after) {
      return CalendarDay(year: year, month: month, day: day).map {
        PeriodMention(tokens: index..<after + 1, phrase: index..<after + 1, value: .absolute(.day($0)))
      }
    }
    return PeriodMention(
      tokens: index..<end, phrase: index..<end, value: .relative(.dayOfYear(month: month, day: day)))
  }

  // MARK: - Parts of a year

  private func partOfYear(at index: Int) -> PeriodMention? {
    if let months = namedMonths(at: index) { return months }
    if let quarter = quarterCode(at: index) { return quarter }
    return countedPart(at: index)
  }

  /// "May 12, 2015", "January 2022", "January–May 2022", "January to May", "Jan.-Aug. 2024".
  private func namedMonths(at index: Int) -> PeriodMention? {
    guard let first = month(index) else { return nil }
    var end = index + 1
    if isAbbreviationPoint(end) { end += 1 }
    // "May 12, 2015", "May 12"
    if let day = number(end), (1...31).contains(day), tokens[end].length <= 2 {
      var after = end + 1
      if sorts(after).contains(.ordinalSuffix), isGlued(after) { after += 1 }
      let dayEnd = after
      if isMark(after, ",") { after += 1 }
      if let year = year(after), let day = CalendarDay(year: year, month: first, day: day) {
        return PeriodMention(
          tokens: index..<after + 1, phrase: index..<after + 1, value: .absolute(.day(day)))
      }
      if words[dayEnd].unit == nil, words[dayEnd].magnitude == nil {
        return PeriodMention(
          tokens: index..<dayEnd, phrase: index..<dayEnd, value: .relative(.dayOfYear(month: first, day: day))
        )
      }
    }
    var last = first
    var next = end
    let hasSpanWord = isDash(next) || isWord(next, "to") || isWord(next, "through") || isWord(next, "until")
    var firstYear: Int?
    if hasSpanWord, let other = month(next + 1) {
      last = other
      next += 2
      if isAbbreviationPoint(next) { next += 1 }
      end = next
    } else if let year = year(next), isDash(next + 1) || isWord(next + 1, "to"), let other = month(next + 2) {
      // "October 2021 to March 2022"
      firstYear = year
      last = other
      end = next + 3
    } else if isWord(next, "and"), let other = month(next + 1), other == first + 1, !isMark(next - 2, ",") {
      last = other
      end = next + 2
    }
    var after = end
    if isMark(after, ",") || sorts(after).contains(.of)
      || sorts(after).contains(.inWord) && isWord(after, "of")
    {
      after += 1
    }
    if let year = year(after) ?? apostropheYear(after) {
      let from = firstYear ?? (first > last ? year - 1 : year)
      guard let value = TimePeriod.months(from * 12 + first - 1, year * 12 + last - 1) else { return nil }
      let length = year == self.year(after) ? 1 : 2
      return PeriodMention(
        tokens: index..<after + length, phrase: index..<after + length, value: .absolute(value))
    }
    if let offset = relativeYear(after) {
      return PeriodMention(
        tokens: index..<offset.end, phrase: index..<offset.end,
        value: .relative(.monthsOfRelativeYear(first: first, last: last, year: offset.offset)))
    }
    return PeriodMention(
      tokens: index..<end, phrase: index..<end, value: .relative(.monthsOfYear(first: first, last: last)))
  }

  private func isAbbreviationPoint(_ index: Int) -> Bool {
    isMark(index, ".") && isGlued(index) && tokens[index - 1].length <= 4 && index + 1 < tokens.endIndex
  }

  /// A month's name; "May" and "March" only with a capital and where a month can stand.
  private func month(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), let month = words[index].month,
      tokens[index].flags.contains(.capital)
    else { return nil }
    if month == 5 || month == 3, tokens[index].length <= 5 {
      let next = index + 1
      let before = index - 1
      let isDated =
        number(next) != nil || isDash(next) || isMark(next, ",") || isMark(next, ".") || isMark(next, ";")
        || isMark(next, ")")
        || isWord(next, "to") || isWord(next, "and") || next >= tokens.endIndex || relativeYear(next) != nil
      let isLed =
        sorts(before).contains(.inWord) || sorts(before).contains(.byWord)
        || sorts(before).contains(.sinceWord)
        || sorts(before).contains(.fromWord) || sorts(before).contains(.periodEdge)
        || sorts(before).contains(.baseWord)
        || sorts(before).contains(.toWord) || isDash(before) || number(before) != nil
        || isWord(before, "last") || isWord(before, "of")
      guard isDated || isLed else { return nil }
    }
    if tokens[index].length <= 3, month != 5,
      isWord(index, "mar") || isWord(index, "jan") || isWord(index, "sep") || isWord(index, "dec")
    {
      let next = index + 1
      guard
        number(next) != nil || isMark(next, ".") || isDash(next) || sorts(index - 1).contains(.inWord)
          || isDash(index - 1) || number(index - 1) != nil
      else { return nil }
    }
    return month
  }

  private func apostropheYear(_ index: Int) -> Int? {
    guard isMark(index, "'"), let value = number(index + 1), tokens[index + 1].length == 2, isGlued(index + 1)
    else { return nil }
    return value < 50 ? 2000 + value : 1900 + value
  }

  /// "last year", "this year", "next year" at `index`.
  private func relativeYear(_ index: Int) -> (end: Int, offset: Int)? {
    var index = index
    if sorts(index).contains(.of) || isWord(index, "in") { index += 1 }
    guard let relative = words[index].relative else { return nil }
    let code = vocabulary.lexicon.entries[Int(relative.entry)].code
    guard code.hasPrefix("year:"), let offset = Int(code.dropFirst(5)) else { return nil }
    return (relative.end, offset)
  }

  /// "Q1 2024", "Q3", "H1 2022".
  private func quarterCode(at index: Int) -> PeriodMention? {
    let isQuarter = isWord(index, "q")
    guard isQuarter || isWord(index, "h"), tokens[index].flags.contains(.capital),
      let part = number(index + 1), isGlued(index + 1),
      tokens[index + 1].length == 1, (1...(isQuarter ? 4 : 2)).contains(part)
    else { return nil }
    return ofYear(
      index, index + 2, firstMonth: isQuarter ? part * 3 - 2 : part * 6 - 5,
      lastMonth: isQuarter ? part * 3 : part * 6)
  }

  /// "the first quarter of 2023", "first half", "first eight months of 2023", "nine months of 2022", "first-quarter".
  private func countedPart(at index: Int) -> PeriodMention? {
    if let ordinal = ordinal(index) {
      var next = ordinal.end
      if isDash(next) { next += 1 }
      if sorts(next).contains(.quarterWord), ordinal.value <= 4 {
        return ofYear(index, next + 1, firstMonth: ordinal.value * 3 - 2, lastMonth: ordinal.value * 3)
      }
      if sorts(next).contains(.halfWord), ordinal.value <= 2 {
        return ofYear(index, next + 1, firstMonth: ordinal.value * 6 - 5, lastMonth: ordinal.value * 6)
      }
      guard ordinal.value == 1, let count = smallNumber(next) else { return nil }
      if sorts(count.end).contains(.monthsWord), (1...12).contains(count.value) {
        return ofYear(index, count.end + 1, firstMonth: 1, lastMonth: count.value)
      }
      if sorts(count.end).contains(.quartersWord), (2...4).contains(count.value) {
        return ofYear(index, count.end + 1, firstMonth: 1, lastMonth: count.value * 3)
      }
      return nil
    }
    // "nine months of 2022", "in ten months", "five months 2022"
    guard let count = smallNumber(index), (2...11).contains(count.value),
      sorts(count.end).contains(.monthsWord)
    else { return nil }
    var after = count.end + 1
    if sorts(after).contains(.of) || sorts(after).contains(.inWord) { after += 1 }
    if year(after) != nil || relativeYear(count.end + 1) != nil {
      return ofYear(index, count.end + 1, firstMonth: 1, lastMonth: count.value)
    }
    let isBare = isWord(index - 1, "in") || isWord(index - 1, "for")
    guard isBare else { return nil }
    return PeriodMention(
      tokens: index..<count.end + 1, phrase: index..<count.end + 1,
      value: .relative(.monthsOfYear(first: 1, last: count.value)))
  }

  private func ordinal(_ index: Int) -> (value: Int, end: Int)? {
    if let value = words[index].ordinal { return (value, index + 1) }
    if isWord(index, "last"), sorts(index + 1).contains(.quarterWord), !(words[index].relative != nil) {
      return (4, index + 1)
    }
    if let value = number(index), tokens[index].length == 1, sorts(index + 1).contains(.ordinalSuffix),
      isGlued(index + 1)
    {
      return (value, index + 2)
    }
    return nil
  }

  private func smallNumber(_ index: Int) -> (value: Int, end: Int)? {
    if let value = words[index].cardinal { return (value, index + 1) }
    if let value = number(index), tokens[index].length <= 2 { return (value, index + 1) }
    return nil
  }

  /// Months of the year that follows: "of 2023", "2023", "of last year", or none.
  private func ofYear(_ start: Int, _ end: Int, firstMonth: Int, lastMonth: Int) -> PeriodMention? {
    var after = end
    if sorts(after).contains(.of) || isWord(after, "in") || isMark(after, ",")
      || isDash(after) && isGlued(after)
    {
      after += 1
    }
    if let year = year(after) ?? apostropheYear(after) {
      let length = self.year(after) == nil ? 2 : 1
      guard let value = TimePeriod.months(year * 12 + firstMonth - 1, year * 12 + lastMonth - 1) else {
        return nil
      }
      return PeriodMention(
        tokens: start..<after + length, phrase: start..<after + length, value: .absolute(value))
    }
    if let year = relativeYear(end) {
      return PeriodMention(
        tokens: start..<year.end, phrase: start..<year.end,
        value: .relative(.monthsOfRelativeYear(first: firstMonth, last: lastMonth, year: year.offset)))
    }
    return PeriodMention(
      tokens: start..<end, phrase: start..<end,
      value: .relative(.monthsOfYear(first: firstMonth, last: lastMonth)))
  }

  // MARK: - Relative words

  private func relative(at index: Int) -> PeriodMention? {
    guard let relative = words[index].relative else { return nil }
    let code = vocabulary.lexicon.entries[Int(relative.entry)].code
    let parts = code.split(separator: ":")
    let count = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let value: PeriodMention.Relative
    switch parts.first.map(String.init) ?? "" {
    case "year": value = .year(count)
    case "quarter": value = .quarter(count)
    case "month": value = .month(count)
    case "before": value = .yearBeforeAnchor(count)
    case "after": value = .yearAfterAnchor(count)
    case "monthBefore": value = .monthBeforeAnchor
    case "quarterBefore": value = .quarterBeforeAnchor
    case "now": value = .now
    case "ytd": value = .yearToDate
    default: return samePeriod(index, relative.end)
    }
    return PeriodMention(tokens: index..<relative.end, phrase: index..<relative.end, value: .relative(value))
  }

  /// "the same period", "the same months of 2019", "the same period of last year", "the same period a year earlier".
  private func samePeriod(_ start: Int, _ end: Int) -> PeriodMention {
    var after = end
    if sorts(after).contains(.of) || isWord(after, "in") { after += 1 }
    var mention = PeriodMention(tokens: start..<end, phrase: start..<end, value: .relative(.sameAsAnchor))
    if let year = year(after) {
      mention.value = .relative(.sameAsAnchorIn(year: year))
      mention.tokens = start..<after + 1
    } else if let relative = words[after].relative {
      let code = vocabulary.lexicon.entries[Int(relative.entry)].code
      if code == "before:1" || code == "year:-1" {
        mention.value = .relative(.sameAsAnchorIn(year: nil))
        mention.tokens = start..<relative.end
      }
    }
    mention.phrase = mention.tokens
    return mention
  }

  // MARK: - Roles

  /// "from 2020 to 2024", "between 2019 and 2022".
  func joinSpans(_ found: inout [PeriodMention]) {
    var index = 0
    while index + 1 < found.count {
      let (a, b) = (found[index], found[index + 1])
      let before = a.tokens.lowerBound - 1
      if case .absolute(let first) = a.value, case .absolute(let last) = b.value,
        first.granularity == last.granularity,
        first < last, b.tokens.lowerBound - a.tokens.upperBound == 1,
        isWord(before, "from") || isWord(before, "between"),
        sorts(a.tokens.upperBound).contains(.toWord),
        let span = TimePeriod("\(first)/\(last)") ?? TimePeriod.span(first, last)
      {
        found[index] = PeriodMention(
          tokens: a.tokens.lowerBound..<b.tokens.upperBound, phrase: before..<b.tokens.upperBound,
          value: .absolute(span),
          role: .fromTo, base: first)
        found.remove(at: index + 1)
      }
      index += 1
    }
  }

  func bindRole(_ mention: inout PeriodMention) {
    guard mention.role == .at else { return }
    var before = mention.tokens.lowerBound - 1
    // Over "the", "the end of", "the level of", "in".
    var sawIn = false
    var sawLevel = false
    while tokens.indices.contains(before) {
      let sort = sorts(before)
      if isWord(before, "the") || isWord(before, "a") || sort.contains(.fiscal) || isWord(before, "year")
        || isWord(before, "calendar")
      {
        before -= 1
      } else if sort.contains(.periodEdge) {
        mention.role = .asOf
        mention.phrase = before..<mention.tokens.upperBound
        before -= 1
      } else if isWord(before, "of"), sorts(before - 1).contains(.periodEdge) {
        before -= 1
      } else if isWord(before, "of"),
        sorts(before - 1).contains(.baseNoun) || isWord(before - 1, "that") || isWord(before - 1, "those")
      {
        sawLevel = true
        before -= 2
      } else if isWord(before, "in") || isWord(before, "during") || isWord(before, "of"), !sawIn,
        sorts(before - 1).contains(.baseWord) || isWord(before - 1, "that") || isWord(before - 1, "those")
      {
        sawIn = true
        before -= 1
      } else {
        break
      }
    }
    guard tokens.indices.contains(before) else { return }
    mention.phrase = before..<mention.tokens.upperBound
    if isWord(before, "as"), false { return }
    if sorts(before).contains(.sinceWord) {
      if case .absolute(let period) = mention.value {
        mention.value = .relative(.since(period))
        mention.role = .since
      }
      return
    }
    if sorts(before).contains(.asOf), !isWord(before, "on") || isDay(mention) {
      mention.role = .asOf
      return
    }
    if sorts(before).contains(.byWord) {
      mention.role = mention.role == .asOf ? .by : .by
      return
    }
    let afterIsLevel = sorts(mention.tokens.upperBound).contains(.baseNoun)
    if sorts(before).contains(.baseWord), !isWord(before, "on") || !isDay(mention),
      !isWord(before, "over") || !isSpan(mention)
    {
      if isWord(before, "after"), !sawLevel { return }
      if isWord(before, "from"),
        isWord(mention.tokens.upperBound, "to") || isWord(mention.tokens.upperBound, "until"),
        tokens.indices.contains(mention.tokens.upperBound + 1),
        self.mention(at: mention.tokens.upperBound + 1) != nil
      {
        return
      }
      mention.role = .base
    } else if sawLevel || afterIsLevel {
      mention.role = .base
    }
  }

  private func isDay(_ mention: PeriodMention) -> Bool {
    switch mention.value {
    case .absolute(let period): period.granularity == .day
    case .relative(.dayOfYear): true
    default: false
    }
  }

  private func isSpan(_ mention: PeriodMention) -> Bool {
    if case .absolute(let period) = mention.value { return period.isSpan }
    return false
  }
}
