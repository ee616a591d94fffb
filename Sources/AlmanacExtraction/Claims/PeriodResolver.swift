internal import AlmanacModel

/// Turns a named period into the one meant, by the publication's date and the period the text speaks of.
struct PeriodResolver {
  let published: CalendarDay?

  /// - Parameters:
  ///   - anchor: the period the text speaks of at this place.
  ///   - isSameSentence: whether the sentence itself named the anchor.
  func resolve(_ mention: PeriodMention, anchor: TimePeriod?, isSameSentence: Bool) -> TimePeriod? {
    guard case .relative(let relative) = mention.value else {
      return mention.resolved(published: published, anchor: anchor)
    }
    switch relative {
    case .monthsOfYear(_, let last):
      return mention.resolved(published: published, anchor: year(of: last, anchor, isSameSentence))
    case .dayOfYear(let month, _):
      return mention.resolved(published: published, anchor: year(of: month, anchor, isSameSentence))
    default: return mention.resolved(published: published, anchor: anchor)
    }
  }

  /// The year of a month named without one, as an anchor: in a sentence that names a year or month, that year, or the
  /// one before where the month comes later; else the latest before publication.
  private func year(of month: Int, _ anchor: TimePeriod?, _ isSameSentence: Bool) -> TimePeriod? {
    let latest = published.map { month > $0.month ? $0.year - 1 : $0.year }
    guard let anchor else { return latest.flatMap { .year($0) } }
    let isFar = latest.map { anchor.lastYear < $0 - 1 || anchor.lastYear > $0 } ?? true
    guard isSameSentence || isFar else { return latest.flatMap { .year($0) } }
    guard anchor.granularity != .year, isSameSentence else { return .year(anchor.lastYear) }
    let end = anchor.endDay
    return .year(month > end.month ? end.year - 1 : end.year)
  }
}
