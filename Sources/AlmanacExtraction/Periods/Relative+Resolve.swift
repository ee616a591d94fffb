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
    }
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
