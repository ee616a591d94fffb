internal import AlmanacModel

/// Turns a named period into the one meant, by the publication's date and the period the text speaks of.
struct PeriodResolver {
  let published: CalendarDay?
  var rules = RuleSet.all

  /// - Parameters:
  ///   - anchor: the period the text speaks of at this place.
  ///   - isSameSentence: whether the sentence itself named the anchor.
  ///   - isAhead: whether the period is that of a plan or a forecast.
  ///   - isBefore: whether the period is one that the anchor is compared with.
  func resolve(
    _ mention: PeriodMention, anchor: TimePeriod?, isSameSentence: Bool, isBefore: Bool = false,
    isAhead: Bool = false
  ) -> TimePeriod? {
    guard case .relative(let relative) = mention.value else {
      return mention.resolved(published: published, anchor: anchor)
    }
    switch relative {
    case .monthsOfYear(_, let last), .dayOfYear(let last, _):
      if rules.contains(.monthAhead), isAhead, !isSameSentence, let published {
        let year = last < published.month ? published.year + 1 : published.year
        return mention.resolved(published: published, anchor: .year(year))
      }
      let period = mention.resolved(
        published: published, anchor: year(of: last, anchor, isSameSentence, isBefore))
      if rules.contains(.monthPast), !isAhead, !isSameSentence, let published, let period,
        period.startDay > published
      {
        return period.shifted(byYears: -1)
      }
      return period
    default: return mention.resolved(published: published, anchor: anchor)
    }
  }

  /// The year of a month named without one, as an anchor: in a sentence that names a year or month, that year, or the
  /// one before where the month comes later; else the latest before publication.
  private func year(
    of month: Int, _ anchor: TimePeriod?, _ isSameSentence: Bool, _ isBefore: Bool
  ) -> TimePeriod? {
    let latest = published.map { month > $0.month ? $0.year - 1 : $0.year }
    guard let anchor else { return latest.flatMap { .year($0) } }
    let isFar = latest.map { anchor.lastYear < $0 - 1 || anchor.lastYear > $0 } ?? true
    guard isSameSentence || isFar else { return latest.flatMap { .year($0) } }
    let end = anchor.endDay
    if rules.contains(.monthBeforeAnchor), anchor.granularity != .year, isSameSentence, isBefore {
      return .year(month > end.month ? end.year - 1 : end.year)
    }
    // What is not yet past at publication is the year before's.
    if rules.contains(.monthNotYetPast), let published, end.year == published.year, month > published.month {
      return .year(end.year - 1)
    }
    return .year(anchor.lastYear)
  }
}
