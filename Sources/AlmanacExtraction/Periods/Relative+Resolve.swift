internal import AlmanacModel

extension PeriodMention.Relative {
  /// The period these words mean, counted from the publication's day or from the anchor; nil if that is not known.
  func resolved(published: CalendarDay?, anchor: TimePeriod?) -> TimePeriod? {
    switch self {
    case .year(let offset): return published.flatMap { .year($0.year + offset) }
    case .quarter(let offset):
      return published.flatMap { day in
        let ordinal = day.year * 4 + (day.month - 1) / 3 + offset
        return .quarter(ordinal % 4 + 1, of: ordinal / 4)
      }
    case .month(let offset):
      return published.flatMap { day in
        let ordinal = day.year * 12 + day.month - 1 + offset
        return .month(ordinal % 12 + 1, of: ordinal / 12)
      }
    case .monthsOfYear(let first, let last):
      guard let year = yearOfMonths(last, published: published, anchor: anchor) else { return nil }
      return .months((first > last ? year - 1 : year) * 12 + first - 1, year * 12 + last - 1)
    case .dayOfYear(let month, let day):
      guard let year = yearOfMonths(month, published: published, anchor: anchor) else { return nil }
      return CalendarDay(year: year, month: month, day: day).map { .day($0) }
    case .monthsOfRelativeYear(let first, let last, let offset):
      guard let year = published.map({ $0.year + offset }) else { return nil }
      return .months((first > last ? year - 1 : year) * 12 + first - 1, year * 12 + last - 1)
    case .yearBeforeAnchor(let count):
      return (anchor ?? published.flatMap { .year($0.year) })?.shifted(byYears: -count)
    case .yearAfterAnchor(let count): return anchor?.shifted(byYears: count)
    case .monthBeforeAnchor: return shifted(anchor, months: -1, published: published)
    case .quarterBeforeAnchor: return shifted(anchor, months: -3, published: published)
    case .sameAsAnchor: return anchor
    case .sameAsAnchorIn(let year):
      guard let anchor else { return nil }
      return anchor.shifted(byYears: year.map { $0 - anchor.lastYear } ?? -1)
    case .now: return published.flatMap { .month($0.month, of: $0.year) }
    case .yearToDate:
      return published.flatMap { .months($0.year * 12, $0.year * 12 + max(0, $0.month - 2)) }
    case .since(let start):
      guard let end = anchor?.lastYear ?? published?.year, end >= start.firstYear else { return nil }
      return .years(start.firstYear, end)
    case .lastYears(let count): return published.flatMap { .years($0.year - count, $0.year - 1) }
    case .lastMonths(let count):
      return published.flatMap { .months($0.year * 12 + $0.month - 1 - count, $0.year * 12 + $0.month - 2) }
    case .nextYears(let count): return published.flatMap { .years($0.year + 1, $0.year + count) }
    case .nextMonths(let count):
      return published.flatMap { .months($0.year * 12 + $0.month, $0.year * 12 + $0.month - 1 + count) }
    case .lastQuarters(let count):
      return published.flatMap {
        let current = $0.year * 4 + ($0.month - 1) / 3
        return .months((current - count) * 3, current * 3 - 1)
      }
    case .monthsFromAnchor(let count):
      guard let anchor, anchor.granularity == .month || anchor.granularity == .quarter else { return nil }
      let size = anchor.granularity == .quarter ? 3 : 1
      return .months(anchor.first * size + count, anchor.last * size + size - 1 + count)
    case .dayOfRelativeYear(let month, let day, let offset):
      return published.flatMap { CalendarDay(year: $0.year + offset, month: month, day: day) }.map {
        .day($0)
      }
    case .daysOfYear(let month, let first, let last):
      guard let year = yearOfMonths(month, published: published, anchor: anchor),
        let start = CalendarDay(year: year, month: month, day: first),
        let end = CalendarDay(year: year, month: month, day: last)
      else { return nil }
      return .days(start, end)
    case .daysAcross(let firstMonth, let first, let lastMonth, let last):
      guard let year = yearOfMonths(lastMonth, published: published, anchor: anchor),
        let start = CalendarDay(
          year: firstMonth > lastMonth ? year - 1 : year, month: firstMonth, day: first),
        let end = CalendarDay(year: year, month: lastMonth, day: last)
      else { return nil }
      return .days(start, end)
    case .weekOf(let month, let day):
      guard let year = yearOfMonths(month, published: published, anchor: anchor) else { return nil }
      return CalendarDay(year: year, month: month, day: day).flatMap { .week(around: $0) }
    case .endOfAnchor(let months):
      guard let anchor, anchor.granularity != .year else { return nil }
      let end = anchor.endDay
      let last = end.year * 12 + end.month - 1
      return .months(last - months + 1, last)
    case .today: return published.flatMap { .month($0.month, of: $0.year) }
    default: return published.flatMap { fromDay($0, anchor: anchor) }
    }
  }

  /// Words that count from the publication's day.
  private func fromDay(_ day: CalendarDay, anchor: TimePeriod?) -> TimePeriod? {
    let today = day.daysSinceEpoch
    // 1970-01-01 was a Thursday; Monday is 0.
    let monday = today - ((today + 3) % 7 + 7) % 7
    switch self {
    case .day(let count): return span(today + count, today + count)
    case .week(let count): return span(monday + 7 * count, monday + 7 * count + 6)
    case .weekend(let count): return span(monday + 7 * count + 5, monday + 7 * count + 6)
    case .weekday(let number, let which):
      var wanted = monday + number - 1
      switch which {
      // The latest one not after the publication; "last Friday" on a Friday is a week ago.
      case -1: if wanted >= today { wanted -= 7 }
      case 0: if wanted > today { wanted -= 7 }
      case 1: if wanted <= today { wanted += 7 }
      default: break
      }
      return span(wanted, wanted)
    case .namedMonth(let month, let which):
      var year = day.year
      if which < 0, month >= day.month { year -= 1 }
      if which > 0, month <= day.month { year += 1 }
      return .month(month, of: year)
    case .season(let first, let offset):
      // The winter that ends in a year begins in the one before.
      var start = (day.year + offset) * 12 + first - 1
      if offset < 0, day.year * 12 + first + 1 < day.year * 12 + day.month - 1 { start += 12 }
      return .months(start, start + 2)
    case .halfYear(let offset):
      let half = day.year * 2 + (day.month - 1) / 6 + offset
      return .months(half * 6, half * 6 + 5)
    case .decade(let offset):
      let first = day.year / 10 * 10 + offset * 10
      return .years(first, first + 9)
    case .dayOfMonth(let number):
      if number <= day.day {
        return CalendarDay(year: day.year, month: day.month, day: number).map { .day($0) }
      }
      let before = day.year * 12 + day.month - 2
      return CalendarDay(year: before / 12, month: before % 12 + 1, day: number).map { .day($0) }
    case .weekdayOfWeek(let number, let week):
      return span(monday + 7 * week + number - 1, monday + 7 * week + number - 1)
    case .monthToDate: return span(today - day.day + 1, today)
    case .weekToDate: return span(monday, today)
    case .restOfYear:
      return day.month == 12
        ? .month(12, of: day.year) : .months(day.year * 12 + day.month, day.year * 12 + 11)
    case .lastDays(let count): return span(today - count, today - 1)
    case .nextDays(let count): return span(today + 1, today + count)
    case .daysFromAnchor(let count):
      guard let anchor, anchor.granularity == .day else { return span(today + count, today + count) }
      return span(anchor.first + count, anchor.last + count)
    default: return nil
    }
  }

  private func span(_ first: Int, _ last: Int) -> TimePeriod? {
    .days(CalendarDay(daysSinceEpoch: first), CalendarDay(daysSinceEpoch: last))
  }

  /// The year of months named without one: the anchor's, else the latest year in which they lie before publication.
  private func yearOfMonths(_ last: Int, published: CalendarDay?, anchor: TimePeriod?) -> Int? {
    if let anchor { return anchor.lastYear }
    return published.map { last > $0.month ? $0.year - 1 : $0.year }
  }

  private func shifted(_ anchor: TimePeriod?, months: Int, published: CalendarDay?) -> TimePeriod? {
    guard let anchor, anchor.granularity == .month || anchor.granularity == .quarter else { return nil }
    if anchor.granularity == .quarter {
      guard months == -3 else { return nil }
      let ordinal = anchor.first - 1
      return .quarter(ordinal % 4 + 1, of: ordinal / 4)
    }
    return .months(anchor.first + months, anchor.last + months)
  }
}

extension TimePeriod {
  /// The week from Monday to Sunday that `day` lies in.
  static func week(around day: CalendarDay) -> TimePeriod? {
    let monday = day.daysSinceEpoch - ((day.daysSinceEpoch + 3) % 7 + 7) % 7
    return .days(CalendarDay(daysSinceEpoch: monday), CalendarDay(daysSinceEpoch: monday + 6))
  }
}
