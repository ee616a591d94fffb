internal import AlmanacModel

extension PeriodScan {
  // MARK: - Months by name

  /// "May 12, 2015", "January 2022", "January–May 2022", "January to May", "Jan.-Aug. 2024", "October 2021 to March 2022".
  func namedMonths(at index: Int) -> PeriodMention? {
    guard let first = month(index) else { return nil }
    var end = index + 1
    if isAbbreviationPoint(end) { end += 1 }
    if let day = dayAfterMonth(index, first, end) { return day }
    let span = monthSpan(first, end)
    end = span.end
    var after = end
    if isMark(after, ",") || isWord(after, "of") || isHyphen(after) { after += 1 }
    if let year = anyYear(after) ?? hyphenYear(after), has(.monthOfYear) {
      // "the March 2021 quarter" ends in March.
      if span.last == first, span.firstYear == nil, isWord(year.end, "quarter"), has(.halfOrQuarterOfYear) {
        let last = year.value * 12 + first - 1
        return absolute(index..<year.end + 1, .months(last - 2, last))
      }
      let from = span.firstYear ?? (first > span.last ? year.value - 1 : year.value)
      return absolute(index..<year.end, .months(from * 12 + first - 1, year.value * 12 + span.last - 1))
    }
    if let offset = relativeYear(after), has(.relativeMonth) {
      return relative(
        index..<offset.end, .monthsOfRelativeYear(first: first, last: span.last, year: offset.offset))
    }
    guard has(.monthAlone) else { return nil }
    return relative(index..<end, .monthsOfYear(first: first, last: span.last))
  }

  /// "Jan-22": two digits after a hyphen.
  func hyphenYear(_ index: Int) -> (value: Int, end: Int)? {
    guard isDash(index - 1), let year = twoDigitYear(index) else { return nil }
    return (year, index + 1)
  }

  private func monthSpan(_ first: Int, _ end: Int) -> (last: Int, end: Int, firstYear: Int?) {
    guard has(.monthSpan) else { return (first, end, nil) }
    let isLink =
      isDash(end) || isWord(end, "to") || isWord(end, "through") || isWord(end, "until")
      || isWord(end, "till")
      || isMark(end, "/")
    if isLink, let other = month(end + 1) {
      let next = isAbbreviationPoint(end + 2) ? end + 3 : end + 2
      // "May to June 5" ends in a day.
      if let day = number(next), length(next) <= 2, day <= 31, year(next) == nil, !isLongNumber(next) {
        return (first, end, nil)
      }
      return (other, next, nil)
    }
    if let year = anyYear(end),
      isDash(year.end) || isWord(year.end, "to") || isWord(year.end, "through") || isWord(year.end, "until"),
      let other = month(year.end + 1), anyYear(year.end + 2) != nil
    {
      return (other, year.end + 2, year.value)
    }
    if isWord(end, "and"), let other = month(end + 1), other == first + 1, !isMark(end - 2, ",") {
      return (other, end + 2, nil)
    }
    return (first, end, nil)
  }

  /// "January-September 11,800 trains": digits that go on, or have a unit, are no day.
  private func isLongNumber(_ index: Int) -> Bool {
    words.hasUnit(index + 1) || words.magnitude(index + 1) != nil
      || (isMark(index + 1, ",") || isMark(index + 1, ".")) && isGlued(index + 1) && isDigits(index + 2)
        && isGlued(index + 2)
  }

  private func isAbbreviationPoint(_ index: Int) -> Bool {
    isMark(index, ".") && isGlued(index) && length(index - 1) <= 4 && index + 1 < tokens.endIndex
  }

  /// A month's name; "May" and "March" only with a capital and where a month can stand.
  func month(_ index: Int) -> Int? {
    guard let month = words.month(index) else { return nil }
    guard isCapital(index) else { return isMonthInSmallLetters(index, after: index - 1) ? month : nil }
    guard has(.monthOrWord), month == 5 || month == 3 || length(index) <= 3 else { return month }
    let next = index + 1
    let before = index - 1
    let isDated =
      isDigits(next) || isDash(next) || isMark(next, ",") || isMark(next, ";") || isMark(next, ")")
      || isMark(next, "/")
      || isMark(next, ".") || isWord(next, "to") || isWord(next, "and") || next >= tokens.endIndex
      || relativeYear(next) != nil || isMark(next, "'") || isWord(next, "the") && isDay(next + 1)
      || isWord(next, "of") && year(next + 1) != nil
    let isLed =
      !sorts(before).isDisjoint(with: [
        .inWord, .byWord, .sinceWord, .fromWord, .periodEdge, .baseWord, .toWord,
      ]) || isDash(before) || isDigits(before) || isWord(before, "last") || isWord(before, "next")
      || isWord(before, "this") || isWord(before, "of") || sorts(before).contains(.ordinalSuffix)
    // "May" opens questions and wishes, "March" orders: at a sentence's head only a date makes it a month.
    if index == tokens.startIndex {
      return isDigits(next) || isDash(next) || next >= tokens.endIndex || isMark(next, ".")
        || anyYear(next) != nil || (isMark(next, ",") || isWord(next, "of")) && year(next + 1) != nil
        || isWord(next, "the") && isDay(next + 1) || isDay(next)
        ? month : nil
    }
    return isDated || isLed ? month : nil
  }

  /// "january 2019", "3 sept 2019", "in june": names that are no other words in full, the rest beside a number.
  func isMonthInSmallLetters(_ index: Int, after before: Int) -> Bool {
    guard has(.monthInSmallLetters), let month = words.month(index) else { return false }
    if month != 3, month != 5, length(index) > 3 {
      return length(index) > 4 || month == 6 || month == 7 || isDated(index)
    }
    return isDated(index)
      && (index == tokens.startIndex || isDigits(before) || sorts(before).contains(.ordinalSuffix)
        || month != 3 && month != 5 || sorts(before).contains(.inWord) || sorts(before).contains(.fromWord)
        || sorts(before).contains(.sinceWord) || sorts(before).contains(.toWord))
      || (isDigits(before) || sorts(before).contains(.ordinalSuffix)) && month != 3 && month != 5
  }

  private func isDated(_ index: Int) -> Bool {
    isDigits(index + 1) && (length(index + 1) <= 2 || year(index + 1) != nil)
  }

  /// "3rd", "third": a day that an ordinal names.
  private func isDay(_ index: Int) -> Bool {
    words.ordinal(index).map { $0 <= 31 } ?? (isDigits(index) && sorts(index + 1).contains(.ordinalSuffix))
  }

  // MARK: - Quarters and halves

  /// "Q1 2024", "Q3", "H1 2022", "Q1–Q3 2023", "Q4'22".
  func quarterCode(at index: Int) -> PeriodMention? {
    let isQuarter = isWord(index, "q")
    guard has(.quarterCode), isQuarter || isWord(index, "h") && isCapital(index),
      let part = number(index + 1),
      isGlued(index + 1),
      length(index + 1) == 1, (1...(isQuarter ? 4 : 2)).contains(part),
      !isGlued(index + 2) || !tokens[index + 2].isWord, !isGlued(index) || !isPartOfName(index - 1)
    else { return nil }
    var last = part
    var end = index + 2
    if isQuarter, isDash(end) || isMark(end, "/") {
      let next = isWord(end + 1, "q") ? end + 2 : end + 1
      if let other = number(next), length(next) == 1, other > part, other <= 4 {
        last = other
        end = next + 1
      }
    }
    let size = isQuarter ? 3 : 6
    return ofYear(index, end, firstMonth: (part - 1) * size + 1, lastMonth: last * size)
  }

  /// "H2O", "CH2": letters or digits touch it.
  private func isPartOfName(_ index: Int) -> Bool {
    tokens.indices.contains(index) && (tokens[index].isWord || tokens[index].isDigits)
  }

  /// "the first quarter of 2023", "first half", "first eight months of 2023", "nine months of 2022", "first-quarter".
  func countedPart(at index: Int) -> PeriodMention? {
    if let last = lastMonths(at: index) { return last }
    if let ordinal = ordinal(index) { return ordinalPart(index, ordinal) }
    // "nine months of 2022", "in ten months", "five months 2022"
    guard has(.barePartsOfYear), let count = count(at: index), (2...11).contains(count.value),
      sorts(count.end).contains(.monthsWord) || sorts(count.end).contains(.quartersWord) && count.value <= 4
    else { return nil }
    let months = sorts(count.end).contains(.monthsWord) ? count.value : count.value * 3
    var after = count.end + 1
    if isWord(after, "of") || isWord(after, "in") { after += 1 }
    if year(after) != nil || relativeYear(count.end + 1) != nil {
      return ofYear(index, count.end + 1, firstMonth: 1, lastMonth: months)
    }
    // "exports rose 5% in ten months": those of the year so far.
    let follower = count.end + 1
    let isSubject =
      index == tokens.startIndex && tokens.indices.contains(follower) && tokens[follower].isWord
      && sorts(follower).isDisjoint(with: [.agoWord, .laterWord]) && !isWord(follower, "ago")
      && !isWord(follower, "to")
      && !isWord(follower, "ended") && !isWord(follower, "ending") && !isWord(follower, "from")
      && !isWord(follower, "of")
    let isSoFar = isWord(index - 1, "in") || isWord(index - 1, "for") || isSubject
    guard isSoFar, sorts(count.end).contains(.monthsWord), isClauseEnd(count.end + 1) || isSubject else {
      return nil
    }
    return relative(index..<count.end + 1, .monthsOfYear(first: 1, last: count.value))
  }

  /// Whether a sentence or clause ends here, or goes on with a conjunction or a preposition.
  private func isClauseEnd(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return true }
    return tokens[index].kind == .mark && !tokens[index].isDash && !tokens[index].isMark("'")
      || isWord(index, "and") || isWord(index, "was") || isWord(index, "were") || isWord(index, "with")
      || isWord(index, "reached") || isWord(index, "amounted") || isWord(index, "totalled")
      || isDigits(index)
  }

  /// "the last three months of 2021", "the final two quarters of last year": the end of a year that is named.
  func lastMonths(at index: Int) -> PeriodMention? {
    guard has(.firstMonths), isWord(index, "last") || isWord(index, "final"),
      let count = count(at: index + 1),
      isWord(count.end + 1, "of")
    else { return nil }
    let months =
      sorts(count.end).contains(.monthsWord)
      ? count.value : sorts(count.end).contains(.quartersWord) ? 3 * count.value : 0
    guard (1...12).contains(months), anyYear(count.end + 2) != nil || relativeYear(count.end + 1) != nil
    else {
      return nil
    }
    return ofYear(index, count.end + 1, firstMonth: 13 - months, lastMonth: 12)
  }

  private func ordinalPart(_ index: Int, _ ordinal: (value: Int, end: Int)) -> PeriodMention? {
    var next = ordinal.end
    if isDash(next) { next += 1 }
    if sorts(next).contains(.quarterWord), ordinal.value <= 4, has(.halfOrQuarterOfYear),
      !isWord(next + 1, "of") || !isFraction(next + 2)
    {
      return ofYear(index, next + 1, firstMonth: ordinal.value * 3 - 2, lastMonth: ordinal.value * 3)
    }
    if let decade = halfOfDecade(index, next, ordinal.value) { return decade }
    if sorts(next).contains(.halfWord), ordinal.value <= 2, has(.halfOrQuarterOfYear), !isFraction(next + 2) {
      return ofYear(index, next + 1, firstMonth: ordinal.value * 6 - 5, lastMonth: ordinal.value * 6)
    }
    guard ordinal.value == 1, has(.firstMonths), let count = count(at: next) else { return nil }
    if sorts(count.end).contains(.monthsWord), (1...12).contains(count.value) {
      return ofYear(index, count.end + 1, firstMonth: 1, lastMonth: count.value)
    }
    if sorts(count.end).contains(.quartersWord), (2...4).contains(count.value) {
      return ofYear(index, count.end + 1, firstMonth: 1, lastMonth: count.value * 3)
    }
    return nil
  }

  /// "the second half of the 1990s".
  private func halfOfDecade(_ start: Int, _ half: Int, _ part: Int) -> PeriodMention? {
    guard sorts(half).contains(.halfWord), part <= 2, has(.decade), isWord(half + 1, "of"),
      isWord(half + 2, "the"),
      isDigits(half + 3), let decade = years(at: half + 3), case .absolute(let period) = decade.value,
      period.isSpan
    else { return nil }
    let middle = period.first + (period.last - period.first + 1) / 2
    return absolute(
      start..<decade.tokens.upperBound,
      part == 1 ? .years(period.first, middle - 1) : .years(middle, period.last))
  }

  /// "the second half of the game" is no half of a year.
  private func isFraction(_ index: Int) -> Bool {
    sorts(index + 1).contains(.scoreNoun) || sorts(index).contains(.scoreNoun)
  }

  /// Months of the year that follows: "of 2023", "2023", "of last year", or none.
  private func ofYear(_ start: Int, _ end: Int, firstMonth: Int, lastMonth: Int) -> PeriodMention? {
    var after = end
    if isWord(after, "of") || isWord(after, "in") || isMark(after, ",") || isHyphen(after)
      || isMark(after, "/")
    {
      after += 1
    }
    if isWord(after, "the"), sorts(after + 1).contains(.fiscal) || isWord(after + 1, "year") { after += 1 }
    if sorts(after).contains(.fiscal), anyYear(after) == nil {
      after += sorts(after + 1).contains(.yearWord) ? 2 : 1
    }
    if isWord(after, "calendar") { after += 1 }
    if isWord(after, "year"), year(after + 1) != nil { after += 1 }
    let slashed = isMark(after - 1, "/") && isGlued(after) ? gluedYear(after).map { ($0, after + 1) } : nil
    if let year = anyYear(after) ?? slashed {
      return absolute(
        start..<year.end, .months(year.value * 12 + firstMonth - 1, year.value * 12 + lastMonth - 1))
    }
    if let year = relativeYear(end) {
      return relative(
        start..<year.end, .monthsOfRelativeYear(first: firstMonth, last: lastMonth, year: year.offset))
    }
    return relative(start..<end, .monthsOfYear(first: firstMonth, last: lastMonth))
  }

  /// "in the month", "for the quarter": the end of the period spoken of, where nothing says of which.
  func anaphoricPart(at index: Int) -> PeriodMention? {
    guard has(.samePeriod), isWord(index, "the"), isWord(index + 1, "month") || isWord(index + 1, "quarter"),
      isWord(index - 1, "in") || isWord(index - 1, "for") || isWord(index - 1, "during"),
      !isWord(index + 2, "of"), !isWord(index + 2, "to"), !isWord(index + 2, "before"),
      !isWord(index + 2, "ended"), !isWord(index + 2, "ending"), !isWord(index + 2, "from")
    else { return nil }
    return relative(index..<index + 2, .endOfAnchor(months: isWord(index + 1, "quarter") ? 3 : 1))
  }

  // MARK: - Seasons

  /// "summer 2020", "the winter of 2019/20", "last spring", "this autumn".
  func season(at index: Int) -> PeriodMention? {
    guard has(.season) else { return nil }
    var name = index
    var offset: Int?
    if isWord(index, "last") || isWord(index, "this") || isWord(index, "next") {
      offset = isWord(index, "last") ? -1 : isWord(index, "next") ? 1 : 0
      name += 1
    }
    guard sorts(name).contains(.season), let first = seasonStart(name) else { return nil }
    let last = (first + 1) % 12 + 1
    if let offset { return relative(index..<name + 1, .season(first: first, offset)) }
    var after = name + 1
    if isWord(after, "of") || isWord(after, "in") { after += 1 }
    guard let year = year(after) else {
      guard let year = relativeYear(name + 1) else { return nil }
      return relative(
        index..<year.end,
        .monthsOfRelativeYear(first: first, last: last, year: year.offset + (last < first ? 1 : 0)))
    }
    let span = years(at: after)
    let start = year * 12 + first - 1
    return absolute(index..<(span?.tokens.upperBound ?? after + 1), .months(start, start + 2))
  }

  private func seasonStart(_ index: Int) -> Int? {
    if isWord(index, "spring") { return 3 }
    if isWord(index, "summer") { return 6 }
    if isWord(index, "autumn") || isWord(index, "fall") { return 9 }
    return isWord(index, "winter") ? 12 : nil
  }
}
