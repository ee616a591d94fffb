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

  /// "03/2022", "03.2022".
  func monthOfYearInDigits(at index: Int) -> PeriodMention? {
    guard has(.numericDay), length(index) == 2, let month = number(index), (1...12).contains(month),
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
    if isDash(next) || isWord(next, "to") || isWord(next, "and"), let other = dayOfMonth(next + 1),
      other.value > first.value,
      has(.dayRange)
    {
      last = other.value
      next = other.end
    }
    if isWord(next, "of") { next += 1 }
    if isHyphen(next) { next += 1 }
    guard let month = words.month(next), isCapital(next), next > index else { return nil }
    // "5 March" with nothing more is a day; "5 Marches" is not met.
    var end = next + 1
    if isMark(end, "."), isGlued(end), length(next) <= 4, tokens.indices.contains(end + 1),
      !isCapital(end + 1)
    {
      end += 1
    }
    var after = end
    if isMark(after, ",") || isHyphen(after) { after += 1 }
    return day(index, first.value, last, month, end, anyYear(after))
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

  /// "May 12, 2015", "May 12th", "May 12–15, 2015" after the month's name.
  func dayAfterMonth(_ start: Int, _ month: Int, _ index: Int) -> PeriodMention? {
    var index = index
    if isWord(index, "the") { index += 1 }
    guard has(.monthBeforeDay), let first = dayOfMonth(index),
      words.ordinal(index) == nil || index > start + 1 || !isWord(first.end, "quarter")
    else { return nil }
    var end = first.end
    var last: Int?
    if isDash(end) || isWord(end, "to"), let other = dayOfMonth(end + 1), other.value > first.value,
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
    guard sorts(name).contains(.weekday), isCapital(name), let day = weekdayNumber(name) else { return nil }
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
    return relative(index..<name + 1, .weekday(day, which))
  }

  private func weekdayNumber(_ index: Int) -> Int? {
    let letters = text[tokens[index].start..<min(tokens[index].end, tokens[index].start + 2)].map {
      $0 | 0x20
    }
    return ["mo", "tu", "we", "th", "fr", "sa", "su"].firstIndex { Array($0.utf8) == letters }.map { $0 + 1 }
  }
}
