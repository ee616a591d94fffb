internal import AlmanacModel

extension PeriodScan {
  /// "2015-05-12", "12.05.2015", "5/12/2015" (month first unless that is none), "12-05-2015".
  func numericDay(at index: Int) -> PeriodMention? {
    guard has(.numericDay), tokens.indices.contains(index + 4), (1...4).allSatisfy({ isGlued(index + $0) }),
      let a = number(index), let b = number(index + 2), let c = number(index + 4),
      tokens[index + 1].kind == .mark, tokens[index + 1].mark == tokens[index + 3].mark
    else { return nil }
    let mark = tokens[index + 1].mark
    if isMark(index + 5, "."), isDigits(index + 6), isGlued(index + 6) { return nil }
    var day: CalendarDay?
    if length(index) == 4 {
      guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".") else {
        return nil
      }
      day = CalendarDay(year: a, month: b, day: c)
    } else if length(index) <= 2, length(index + 2) <= 2 {
      let year =
        length(index + 4) == 4
        ? c : length(index + 4) == 2 && mark == UInt8(ascii: "/") ? c + (c < 50 ? 2000 : 1900) : 0
      switch mark {
      case UInt8(ascii: "."): day = CalendarDay(year: year, month: b, day: a)
      case UInt8(ascii: "/"), UInt8(ascii: "-"):
        day = a > 12 ? CalendarDay(year: year, month: b, day: a) : CalendarDay(year: year, month: a, day: b)
      default: break
      }
    }
    return day.flatMap { absolute(index..<index + 5, .day($0)) }
  }

  /// "on 10/1": a month and a day, where the word before it leads to no fraction.
  func slashDay(at index: Int) -> PeriodMention? {
    guard has(.slashDay), let month = number(index), (1...12).contains(month), length(index) <= 2,
      isMark(index + 1, "/"), isGlued(index + 1), isGlued(index + 2), let day = number(index + 2),
      length(index + 2) <= 2, CalendarDay(year: 2000, month: month, day: day) != nil,
      !isMark(index + 3, "/"), !words.hasUnit(index + 3), words.timeUnit(index + 3) == nil,
      isWord(index - 1, "on") || isWord(index - 1, "since") || isWord(index - 1, "until")
        || isWord(index - 1, "before") || isWord(index - 1, "after")
    else { return nil }
    return relative(index..<index + 3, .dayOfYear(month: month, day: day))
  }

  /// "2015/03": a year and a month that cannot be the next year.
  func monthAfterYear(at index: Int) -> PeriodMention? {
    guard has(.numericDay), length(index) == 4, let year = number(index), (1900...2099).contains(year),
      isMark(index + 1, "/"), isGlued(index + 1), isGlued(index + 2), length(index + 2) == 2,
      let month = number(index + 2), (1...12).contains(month), month <= year % 100, month != (year + 1) % 100,
      !isMark(index + 3, "/"), !isGlued(index) || index == tokens.startIndex || tokens[index - 1].isMark("(")
    else { return nil }
    return absolute(index..<index + 3, .month(month, of: year))
  }

  /// "03/2022", "03.2022".
  func monthOfYearInDigits(at index: Int) -> PeriodMention? {
    guard has(.numericDay), length(index) <= 2, let month = number(index), (1...12).contains(month),
      isMark(index + 1, "/"),
      isGlued(index + 1), isGlued(index + 2), length(index + 2) == 4, let year = number(index + 2),
      (1900...2099).contains(year), !(isMark(index - 1, "/") && isGlued(index)), !isMark(index + 3, "/")
    else { return nil }
    return absolute(index..<index + 3, .month(month, of: year))
  }

  /// "12 May 2015", "12th of May, 2015", "the third of June", "12–15 May 2015", "12-May-2015".
  func dayBeforeMonth(at index: Int) -> PeriodMention? {
    guard has(.dayBeforeMonth), let first = dayOfMonth(index) else { return nil }
    var next = first.end
    var last: Int?
    let link = isWord(next, "to") && isWord(next + 1, "the") ? next + 1 : next
    if isDash(next) || isWord(next, "to") || isWord(next, "and") || isWord(next, "through"),
      let other = dayOfMonth(link + 1), other.value > first.value,
      has(.dayRange)
    {
      last = other.value
      next = other.end
    }
    if isWord(next, "of") { next += 1 }
    if isHyphen(next) { next += 1 }
    guard let month = words.month(next), isCapital(next) || isMonthInSmallLetters(next, after: next - 1),
      next > index
    else { return nil }
    // "5 March" with nothing more is a day; "5 Marches" is not met.
    var end = next + 1
    if isMark(end, "."), isGlued(end), length(next) <= 4, tokens.indices.contains(end + 1),
      !isCapital(end + 1)
    {
      end += 1
    }
    var after = end
    if isMark(after, ",") || isHyphen(after) { after += 1 }
    return day(index, first.value, last, month, end, anyYear(after) ?? hyphenYear(after))
  }

  /// A day of the month in digits or as an ordinal.
  private func dayOfMonth(_ index: Int) -> (value: Int, end: Int)? {
    if let value = number(index), length(index) <= 2, (1...31).contains(value) {
      let end = sorts(index + 1).contains(.ordinalSuffix) && isGlued(index + 1) ? index + 2 : index + 1
      return (value, end)
    }
    if let value = words.ordinal(index), value <= 31 { return (value, index + 1) }
    if let tens = words.cardinal(index), tens == 20 || tens == 30 {
      let next = isHyphen(index + 1) ? index + 2 : index + 1
      if let unit = words.ordinal(next), unit < 10, tens + unit <= 31 { return (tens + unit, next + 1) }
    }
    return nil
  }

  /// The mention of a day, or of days to `last`, with its year or without.
  private func day(
    _ start: Int, _ first: Int, _ last: Int?, _ month: Int, _ end: Int, _ year: (value: Int, end: Int)?
  ) -> PeriodMention? {
    if let year {
      guard let day = CalendarDay(year: year.value, month: month, day: first) else { return nil }
      guard let last else { return absolute(start..<year.end, .day(day)) }
      return CalendarDay(year: year.value, month: month, day: last).flatMap {
        absolute(start..<year.end, .days(day, $0))
      }
    }
    guard CalendarDay(year: 2000, month: month, day: first) != nil else { return nil }
    if let offset = relativeYear(end) {
      return relative(start..<offset.end, .dayOfRelativeYear(month: month, day: first, year: offset.offset))
    }
    guard let last else { return relative(start..<end, .dayOfYear(month: month, day: first)) }
    return relative(start..<end, .daysOfYear(month: month, first: first, last: last))
  }

  /// "on the 12th", "on the twelfth" with no month: only where nothing follows that it could count.
  func dayOfMonthAlone(at index: Int) -> PeriodMention? {
    guard has(.dayOfMonthAlone), isWord(index - 1, "the"), isWord(index - 2, "on"),
      let day = dayOfMonth(index),
      words.ordinal(day.end - 1) != nil || sorts(day.end - 1).contains(.ordinalSuffix)
    else { return nil }
    let next = day.end
    let isFree =
      next >= tokens.endIndex || tokens[next].kind == .mark && !tokens[next].isDash
      || !sorts(next).isDisjoint(with: [
        .article, .determiner, .andWord, .inWord, .byWord, .toWord, .fromWord, .butWord,
      ]) && !isWord(next, "of")
      || isWord(next, "of") && sorts(next + 1).contains(.determiner) && sorts(next + 2).contains(.monthsWord)
    return isFree ? relative(index..<next, .dayOfMonth(day.value)) : nil
  }

  // MARK: - Weeks and holidays

  /// "the week of March 3", "week 12 of 2019", "the first week of May".
  func week(at index: Int) -> PeriodMention? {
    guard has(.weekOf) else { return nil }
    if sorts(index).contains(.weeksWord) { return weekOfDay(at: index) ?? numberedWeek(at: index) }
    guard
      let number = words.ordinal(index).flatMap({ $0 <= 4 ? $0 : nil }) ?? (isWord(index, "last") ? 5 : nil),
      sorts(index + 1).contains(.weeksWord), isWord(index + 2, "of") || isWord(index + 2, "in"),
      let month = namedMonths(at: index + 3)
    else { return nil }
    let range = index..<month.tokens.upperBound
    switch month.value {
    case .absolute(let period):
      guard period.granularity == .month, !period.isSpan else { return nil }
      let (first, last) = (period.startDay, period.endDay)
      let start = number == 5 ? last.daysSinceEpoch - 6 : first.daysSinceEpoch + 7 * (number - 1)
      return absolute(
        range, .days(CalendarDay(daysSinceEpoch: start), CalendarDay(daysSinceEpoch: start + 6)))
    case .relative(.monthsOfYear(let first, let last)) where first == last:
      let length = TimePeriod.month(first, of: 2001)?.endDay.day ?? 28
      let start = number == 5 ? length - 6 : 7 * number - 6
      return relative(range, .daysOfYear(month: first, first: start, last: start + 6))
    default: return nil
    }
  }

  private func weekOfDay(at index: Int) -> PeriodMention? {
    guard isWord(index + 1, "of"), index + 2 < tokens.endIndex else { return nil }
    let start = isWord(index + 2, "the") ? index + 3 : index + 2
    guard start < tokens.endIndex, let day = namedMonths(at: start) ?? dayBeforeMonth(at: start) else {
      return nil
    }
    let range = index..<day.tokens.upperBound
    switch day.value {
    case .absolute(let period):
      return period.granularity == .day && !period.isSpan
        ? absolute(range, .week(around: period.startDay)) : nil
    case .relative(.dayOfYear(let month, let day)): return relative(range, .weekOf(month: month, day: day))
    default: return nil
    }
  }

  /// "week 12 of 2019", counted as in ISO 8601: the first week holds 4 January.
  private func numberedWeek(at index: Int) -> PeriodMention? {
    guard let number = number(index + 1), (1...53).contains(number), length(index + 1) <= 2 else {
      return nil
    }
    let after =
      isWord(index + 2, "of") || isWord(index + 2, "in") || isMark(index + 2, ",") ? index + 3 : index + 2
    guard let year = year(after), let first = CalendarDay(year: year, month: 1, day: 4),
      let week = TimePeriod.week(around: first)
    else { return nil }
    let start = week.startDay.daysSinceEpoch + 7 * (number - 1)
    return absolute(
      index..<after + 1, .days(CalendarDay(daysSinceEpoch: start), CalendarDay(daysSinceEpoch: start + 6)))
  }

  /// "Christmas Day", "New Year's Eve 2019", "Christmas 2020".
  func holiday(at index: Int) -> PeriodMention? {
    guard has(.holiday), let holiday = words.holiday(index), isCapital(index) else { return nil }
    var after = holiday.end
    if isMark(after, ",") || isWord(after, "of") || isWord(after, "in") { after += 1 }
    if let year = anyYear(after) {
      return CalendarDay(year: year.value, month: holiday.month, day: holiday.day).flatMap {
        absolute(index..<year.end, .day($0))
      }
    }
    return holiday.needsYear
      ? nil : relative(index..<holiday.end, .dayOfYear(month: holiday.month, day: holiday.day))
  }

  /// "May 12, 2015", "May 12th", "May 12–15, 2015" after the month's name.
  func dayAfterMonth(_ start: Int, _ month: Int, _ index: Int) -> PeriodMention? {
    var index = index
    if isWord(index, "the") { index += 1 }
    guard has(.monthBeforeDay), let first = dayOfMonth(index),
      words.ordinal(index) == nil || index > start + 1 || !isWord(first.end, "quarter")
    else { return nil }
    var end = first.end
    var last: Int?
    if isDash(end) || isWord(end, "to") || isWord(end, "through")
      || isWord(end, "and") && isWord(start - 1, "between"), let other = dayOfMonth(end + 1),
      other.value > first.value,
      has(.dayRange),
      words.month(other.end) == nil
    {
      last = other.value
      end = other.end
    }
    var after = end
    if isMark(after, ",") { after += 1 }
    if let year = anyYear(after) { return day(start, first.value, last, month, end, year) }
    // "May 5 pct", "March 3.4 billion" are no days.
    if words.hasUnit(end) || words.magnitude(end) != nil
      || isMark(end, ".") && isGlued(end) && isDigits(end + 1) && isGlued(end + 1)
      || isMark(end, ",") && isGlued(end) && isDigits(end + 1) && isGlued(end + 1)
      || isMark(end, ":") && isGlued(end)
    {
      return nil
    }
    return day(start, first.value, last, month, end, nil)
  }

  // MARK: - Weekdays

  /// "last Friday", "on Monday", "next Tuesday"; before a date the weekday is part of it.
  func weekday(at index: Int) -> PeriodMention? {
    guard has(.weekday) else { return nil }
    var name = index
    var which = 0
    if isWord(index, "last") || isWord(index, "past") || isWord(index, "previous") {
      which = -1
      name += 1
    } else if isWord(index, "next") || isWord(index, "coming") {
      which = 1
      name += 1
    } else if isWord(index, "this") {
      name += 1
      which = 2
    }
    guard sorts(name).contains(.weekday), isCapital(name) || length(name) >= 6, let day = weekdayNumber(name)
    else { return nil }
    var next = name + 1
    if isMark(next, "."), isGlued(next), length(name) <= 5 { next += 1 }
    if isMark(next, ",") { next += 1 }
    if next < tokens.endIndex,
      let date = namedMonths(at: next)
        ?? (isDigits(next) ? numericDay(at: next) ?? dayBeforeMonth(at: next) : nil),
      isDay(date)
    {
      return PeriodMention(
        tokens: index..<date.tokens.upperBound, phrase: index..<date.tokens.upperBound, value: date.value)
    }
    if which == 0, let week = relativeWeek(name + 1) {
      return relative(index..<week.end, .weekdayOfWeek(day, week.offset))
    }
    return relative(index..<name + 1, .weekday(day, which))
  }

  /// "of next week", "last week" after a weekday.
  private func relativeWeek(_ index: Int) -> (end: Int, offset: Int)? {
    let start = isWord(index, "of") ? index + 1 : index
    guard let found = words.relative(start), case .week(let offset) = found.phrase, has(.weekOf) else {
      return nil
    }
    return (found.end, offset)
  }

  private func weekdayNumber(_ index: Int) -> Int? {
    let letters = text[tokens[index].start..<min(tokens[index].end, tokens[index].start + 2)].map {
      $0 | 0x20
    }
    return ["mo", "tu", "we", "th", "fr", "sa", "su"].firstIndex { Array($0.utf8) == letters }.map { $0 + 1 }
  }
}
