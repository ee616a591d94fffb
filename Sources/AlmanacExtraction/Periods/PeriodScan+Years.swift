internal import AlmanacModel

extension PeriodScan {
  /// Four digits from 1500 to 2099, not part of a longer number or a name.
  func year(_ index: Int) -> Int? {
    guard length(index) == 4, let value = number(index), (1000...2099).contains(value) else { return nil }
    if value < 1500, !isOldYear(index) { return nil }
    if isGlued(index), index > tokens.startIndex, isTied(to: index - 1) { return nil }
    if isMark(index + 1, ","), isGlued(index + 1), isDigits(index + 2), isGlued(index + 2),
      length(index + 2) == 3
    {
      return nil
    }
    if isMark(index + 1, "."), isGlued(index + 1), isDigits(index + 2), isGlued(index + 2) { return nil }
    if isMark(index + 1, "/"), isGlued(index + 1), let next = number(index + 2) {
      // "Directive 2004/38/EC": a further slash makes it a number of a document.
      let isTied = isMark(index + 3, "/") && isGlued(index + 3)
      guard !isTied, isSecondYear(next, value, length: length(index + 2)) else { return nil }
    }
    return value
  }

  /// "in 1492": with a word before it that leads only to years, and nothing after it.
  private func isOldYear(_ index: Int) -> Bool {
    let next = index + 1
    return has(.oldYear)
      && (isWord(index - 1, "in") || isWord(index - 1, "since") || isWord(index - 1, "year"))
      && (next >= tokens.endIndex || isMark(next, ".") && !isGlued(next + 1)
        || isMark(next, ",") && !isGlued(next + 1))
  }

  /// Whether what touches the digits from the left makes them part of something else.
  private func isTied(to index: Int) -> Bool {
    let before = tokens[index]
    if before.isWord || before.kind == .symbol || before.isMark(":") || before.isMark("@")
      || before.isMark("_")
      || before.isMark("#") || before.isMark("=")
    {
      return true
    }
    if before.isMark("."), isGlued(index) { return isDigits(index - 1) }
    if before.isMark(","), isGlued(index) { return isDigits(index - 1) }
    if before.isMark("/"), index > tokens.startIndex {
      // "2021/2025" is a span, "1234/2007" an act.
      return !(number(index - 1).map { (1500...2099).contains($0) } ?? false)
    }
    // "INV-2020-0045"
    if before.isDash, isGlued(index), index > tokens.startIndex, tokens[index - 1].isWord,
      isHyphen(index + 2), isDigits(index + 3)
    {
      return true
    }
    return false
  }

  /// "(Xu, 2020)", "(Smith et al., 2019; Lee, 2021)": the year of a work.
  func isCitation(_ mention: PeriodMention) -> Bool {
    let start = mention.tokens.lowerBound
    guard mention.tokens.count <= 2, length(start) == 4, isDigits(start), isMark(start - 1, ","),
      isMark(mention.tokens.upperBound, ")") || isMark(mention.tokens.upperBound, ";"),
      tokens.indices.contains(start - 2),
      isCapital(start - 2) && words.month(start - 2) == nil || isMark(start - 2, ".")
    else { return false }
    return (max(tokens.startIndex, start - 16)..<start).contains { isMark($0, "(") || isMark($0, ";") }
  }

  private func isSecondYear(_ next: Int, _ first: Int, length: Int) -> Bool {
    length == 4
      ? next > first && next - first < 100
      : length == 2 && (next == (first + 1) % 100 || next > first % 100)
  }

  /// Whether nothing after the digits makes them a count: "2000 tonnes", "1992 companies", "1,900".
  private func isYearHere(_ index: Int) -> Bool {
    let after = index + 1
    // "Resolution 1701"
    if let value = number(index), value < 1800, sorts(index - 1).contains(.legalNoun) { return false }
    if let unit = words.unit(after), unit.isWord || unit.code == .percent,
      !isLed(index) || unit.sort == .money || unit.sort == .percent
    {
      return false
    }
    if let time = words.timeUnit(after), !time.code.rawValue.isEmpty, tokens[after].hasSpaceBefore {
      return false
    }
    if words.magnitude(after) != nil, tokens[after].isWord { return false }
    if isDigits(after), !sorts(index - 1).contains(.inWord), length(after) == 3 { return false }
    if index > tokens.startIndex, let unit = words.unit(index - 1), unit.isPrefix, unit.sort == .money,
      unit.end == index
    {
      return false
    }
    if words.qualifierEnding(index - 1) != nil, isCountedThing(after) { return false }
    // "2000 apples": a round number before a plural that nothing leads.
    if let value = number(index), value % 100 == 0, !isLed(index), isCountedThing(after) { return false }
    return true
  }

  private func isLed(_ index: Int) -> Bool {
    let before = sorts(index - 1)
    return !before.isDisjoint(with: [
      .inWord, .byWord, .sinceWord, .fromWord, .determiner, .baseWord, .asOf, .toWord,
    ])
  }

  private func isCountedThing(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, !isCapital(index), length(index) > 3 else {
      return false
    }
    return text[tokens[index].end - 1] == UInt8(ascii: "s") && sorts(index).isDisjoint(with: .change)
  }

  /// "2022", "2012–13", "1986/87", "2021/2025", "2019-2022", "the 1990s", "2022-03", "2022Q1".
  func years(at index: Int) -> PeriodMention? {
    guard has(.calendarYear), let first = year(index), isYearHere(index) else { return nil }
    var mention = quarterAfterYear(at: index, first) ?? yearSpan(at: index, first) ?? decade(at: index, first)
    if mention == nil {
      let end = index + 1
      if tokens.indices.contains(end), tokens[end].isWord, isGlued(end), !isForecastLetter(end) { return nil }
      mention = absolute(index..<end, .year(first))
    }
    mention?.isFiscal = sorts(index - 1).contains(.fiscal)
    return mention
  }

  /// "2022E", "2023F": an estimate's or forecast's letter.
  private func isForecastLetter(_ index: Int) -> Bool { length(index) == 1 && isCapital(index) }

  private func yearSpan(at index: Int, _ first: Int) -> PeriodMention? {
    let link = index + 1
    guard has(.yearSpan), tokens.indices.contains(link + 1), let next = number(link + 1) else { return nil }
    let length = length(link + 1)
    if isGlued(link), isGlued(link + 1), isDash(link) || isMark(link, "/") {
      let isLonger = isDash(link + 2) && isGlued(link + 2) && isDigits(link + 3)
      let last = length == 2 ? first / 100 * 100 + next + (next < first % 100 ? 100 : 0) : next
      let isMonth =
        length == 2 && isDash(link) && (1...12).contains(next) && next != (first + 1) % 100
        && next <= first % 100
      if isMonth { return absolute(index..<index + 3, .month(next, of: first)) }
      guard length == 2 || length == 4, last > first, last - first < 100, !isLonger else { return nil }
      return absolute(index..<index + 3, .years(first, last))
    }
    guard isDash(link), tokens[link].hasSpaceBefore, tokens[link].mark != Mark.emDash,
      let last = year(link + 1),
      last > first
    else { return nil }
    return absolute(index..<index + 3, .years(first, last))
  }

  /// "the 1990s", "the 1990's".
  private func decade(at index: Int, _ first: Int) -> PeriodMention? {
    var end = index + 1
    if isMark(end, "'"), isGlued(end) { end += 1 }
    guard has(.decade), first % 10 == 0, isWord(end, "s"), isGlued(end) else { return nil }
    // "2020's first quarter" is a year's.
    if end > index + 1, ordinal(end + 1) != nil || month(end + 1) != nil { return nil }
    // "the 1900s" is a century, "the 1910s" a decade.
    let last = first % 100 == 0 && first < 2000 ? first + 99 : first + 9
    return absolute(index..<end + 1, .years(first, last))
  }

  /// "the '90s", "the 90s", "mid-80s".
  func shortDecade(at index: Int) -> PeriodMention? {
    guard has(.decade), length(index) == 2, let value = number(index), value % 10 == 0, value >= 20,
      isWord(index + 1, "s"), isGlued(index + 1)
    else { return nil }
    let isLed =
      isMark(index - 1, "'") || isWord(index - 1, "the") || sorts(index - 1).contains(.periodEdge)
      || isDash(index - 1) && sorts(index - 2).contains(.periodEdge)
    guard isLed else { return nil }
    let first = 1900 + value
    return absolute((isMark(index - 1, "'") ? index - 1 : index)..<index + 2, .years(first, first + 9))
  }

  /// "in '98", "the class of '05".
  func shortYear(at index: Int) -> PeriodMention? {
    guard has(.oldYear), let year = apostropheYear(index - 1), !isGlued(index + 1) || !isWord(index + 1, "s"),
      sorts(index - 2).contains(.inWord) || sorts(index - 2).contains(.sinceWord)
    else { return nil }
    return absolute(index - 1..<index + 1, .year(year))
  }

  /// "the nineties", "the nineteen-eighties": without a century the latest that has begun.
  func decadeWord(at index: Int) -> PeriodMention? {
    guard has(.decadeWord) else { return nil }
    if let century = words.cardinal(index), (17...20).contains(century),
      let tens = words.decade(isHyphen(index + 1) ? index + 2 : index + 1)
    {
      let first = century * 100 + tens
      return absolute(index..<(isHyphen(index + 1) ? index + 3 : index + 2), .years(first, first + 9))
    }
    guard let tens = words.decade(index),
      isWord(index - 1, "the") || isDash(index - 1) || sorts(index - 1).contains(.periodEdge)
    else { return nil }
    let first = tens > 20 ? 1900 + tens : 2000 + tens
    return absolute(index..<index + 1, .years(first, first + 9))
  }

  /// "2022 Q1", "2022-Q1", "2022Q1", "2022 H1".
  private func quarterAfterYear(at index: Int, _ year: Int) -> PeriodMention? {
    let letter = isDash(index + 1) || isMark(index + 1, ":") && isGlued(index + 1) ? index + 2 : index + 1
    guard has(.quarterCode), isWord(letter, "q") || isWord(letter, "h"), let part = number(letter + 1),
      isGlued(letter + 1),
      length(letter + 1) == 1
    else { return nil }
    return absolute(index..<letter + 2, isWord(letter, "q") ? .quarter(part, of: year) : half(part, year))
  }

  func half(_ part: Int, _ year: Int) -> TimePeriod? {
    (1...2).contains(part) ? .months(year * 12 + (part - 1) * 6, year * 12 + part * 6 - 1) : nil
  }

  /// "1Q23", "1H 2022", "9M2023".
  func gluedQuarter(at index: Int) -> PeriodMention? {
    guard has(.gluedQuarterCode), let part = number(index), length(index) <= 2, isGlued(index + 1) else {
      return nil
    }
    let isMonths = isWord(index + 1, "m") && isCapital(index + 1)
    guard isWord(index + 1, "q") || isWord(index + 1, "h") || isMonths else { return nil }
    guard
      let year = year(index + 2) ?? gluedYear(index + 2) ?? twoDigitYear(index + 2)
        ?? apostropheYear(index + 2)
    else { return isMonths ? nil : partOfYear(at: index, part) }
    let value: TimePeriod? =
      isMonths
      ? (1...12).contains(part) ? .months(year * 12, year * 12 + part - 1) : nil
      : isWord(index + 1, "q") ? .quarter(part, of: year) : half(part, year)
    return absolute(index..<index + (isMark(index + 2, "'") ? 4 : 3), value)
  }

  /// "3Q", "1H" without a year.
  private func partOfYear(at index: Int, _ part: Int) -> PeriodMention? {
    let size = isWord(index + 1, "q") ? 3 : 6
    guard isCapital(index + 1), (1...12 / size).contains(part), !isGlued(index + 2) || !isDigits(index + 2),
      !(isGlued(index) && index > tokens.startIndex
        && (tokens[index - 1].isWord || tokens[index - 1].kind == .symbol))
    else { return nil }
    return relative(index..<index + 2, .monthsOfYear(first: (part - 1) * size + 1, last: part * size))
  }

  func gluedYear(_ index: Int) -> Int? {
    guard length(index) == 4, let value = number(index), (1800...2099).contains(value) else { return nil }
    return value
  }

  func twoDigitYear(_ index: Int) -> Int? {
    guard let value = number(index), length(index) == 2, isGlued(index) else { return nil }
    return value < 50 ? 2000 + value : 1900 + value
  }

  func apostropheYear(_ index: Int) -> Int? {
    guard isMark(index, "'"), let value = number(index + 1), length(index + 1) == 2, isGlued(index + 1) else {
      return nil
    }
    return value < 50 ? 2000 + value : 1900 + value
  }

  /// The year at `index` in any form, and the index after it.
  func anyYear(_ index: Int) -> (value: Int, end: Int)? {
    if let year = year(index) { return (year, index + 1) }
    if let year = apostropheYear(index) { return (year, index + 2) }
    if isWord(index, "fy") || sorts(index).contains(.fiscal),
      let year = year(index + 1) ?? gluedYear(index + 1)
    {
      return (year, index + 2)
    }
    return nil
  }

  /// "FY2023", "FY23", "FY 2022-23", "fiscal '23".
  func fiscalYear(at index: Int) -> PeriodMention? {
    guard isWord(index, "fy") || isWord(index, "cy") else { return nil }
    guard let year = gluedYear(index + 1) ?? twoDigitYear(index + 1), has(.calendarYear) else { return nil }
    var end = index + 2
    var value = TimePeriod.year(year)
    if isHyphen(end) || isMark(end, "/"), let next = number(end + 1), length(end + 1) == 2 {
      value = .years(year, year / 100 * 100 + next)
      end += 2
    }
    var mention = absolute(index..<end, value)
    mention?.isFiscal = true
    return mention
  }

  /// "the 19th century", "the twentieth century".
  func century(at index: Int) -> PeriodMention? {
    guard has(.century), let ordinal = ordinalOfCentury(index), sorts(ordinal.end).contains(.centuryWord),
      (11...22).contains(ordinal.value), !isDash(ordinal.end + 1)
    else { return nil }
    return absolute(index..<ordinal.end + 1, .years(ordinal.value * 100 - 99, ordinal.value * 100))
  }

  private func ordinalOfCentury(_ index: Int) -> (value: Int, end: Int)? {
    if let simple = ordinal(index) { return simple }
    guard words.cardinal(index) == 20, isHyphen(index + 1), let unit = words.ordinal(index + 2), unit < 10
    else {
      return nil
    }
    return (20 + unit, index + 3)
  }

  /// "nineteen eighty-four", "twenty twenty-two"; "two thousand and eight", "nineteen hundred" after "in".
  func spokenYear(at index: Int) -> PeriodMention? {
    guard has(.spokenYear), let first = words.cardinal(index) else { return nil }
    if let found = yearOfThousands(at: index, first) { return found }
    guard (17...20).contains(first), words.cardinal(index + 1) ?? 0 >= 10,
      let rest = count(at: index + 1), (10...99).contains(rest.value), !words.hasUnit(rest.end),
      words.magnitude(rest.end) == nil, tokens[index + 1].isWord
    else { return nil }
    return absolute(index..<rest.end, .year(first * 100 + rest.value))
  }

  private func yearOfThousands(at index: Int, _ first: Int) -> PeriodMention? {
    guard isWord(index - 1, "in") || isWord(index - 1, "since"), tokens.indices.contains(index + 1) else {
      return nil
    }
    var end = index + 2
    var year = 0
    if (17...19).contains(first), words.magnitude(index + 1) == 2 {
      year = first * 100
    } else if first == 2, words.magnitude(index + 1) == 3 {
      year = 2000
      let next = isWord(end, "and") ? end + 1 : end
      if let rest = count(at: next), rest.value < 100, tokens[next].isWord {
        year += rest.value
        end = rest.end
      }
    } else {
      return nil
    }
    // "in two thousand cases" counts.
    guard end >= tokens.endIndex || tokens[end].kind == .mark && !tokens[end].isDash else { return nil }
    return absolute(index..<end, .year(year))
  }
}
