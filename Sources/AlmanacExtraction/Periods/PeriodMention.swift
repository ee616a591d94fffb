internal import AlmanacModel

/// A period named in a run of tokens.
struct PeriodMention: Sendable {
  /// Words that need an anchor: the date of publication or another period of the text.
  enum Relative: Hashable, Sendable {
    /// "last year" −1, "this year" 0, "next year" +1; also of months and quarters ("last month", "the current quarter").
    case year(Int)
    case quarter(Int)
    case month(Int)
    /// "in February", "in the first quarter", "in January–May", "on 3 June", "at the end of June", "by the summer"
    /// without a year: the parts are those of a year that the context gives. Months count 1…12.
    case monthsOfYear(first: Int, last: Int)
    case dayOfYear(month: Int, day: Int)
    /// "last February" −1, "February next year" +1: months of a year relative to the publication's.
    case monthsOfRelativeYear(first: Int, last: Int, year: Int)
    /// "a year earlier", "the year before", "the previous year", "year on year", "annually": the anchor a year before.
    case yearBeforeAnchor(Int)
    /// "the following year", "a year later": the anchor moved forward.
    case yearAfterAnchor(Int)
    /// "a month earlier", "the previous month", "month on month"; "the previous quarter", "quarter on quarter".
    case monthBeforeAnchor
    case quarterBeforeAnchor
    /// "the same period", "the same month", "that year", "then": the anchor itself.
    case sameAsAnchor
    /// "the same period of 2022", "the same months of 2019", "the corresponding period a year ago" (year nil: one
    /// year before): the anchor's parts in that year.
    case sameAsAnchorIn(year: Int?)
    /// "now", "currently", "today", "at present", "so far this year" is `yearToDate`.
    case now
    case yearToDate
    /// "since 1992", "from 2015": from that period up to the publication or anchor.
    case since(TimePeriod)
    /// "over the last three years", "in the past five months": that many units up to the publication.
    case lastYears(Int)
    case lastMonths(Int)
    case lastQuarters(Int)
    case lastDays(Int)
    /// "five years" after "over the next": plans.
    case nextYears(Int)
    case nextMonths(Int)
    case nextDays(Int)
    /// "yesterday" −1, "tomorrow" +1, "two weeks ago" −14: days from the publication.
    case day(Int)
    /// "today": the publication's day; the label rules give its month where a stock is told.
    case today
    /// "last week" −1, "this week" 0: Monday to Sunday; "weekend": Saturday and Sunday of that week.
    case week(Int)
    case weekend(Int)
    /// "last Friday" −1, "on Friday" 0, "next Friday" +1, "this Friday" 2; Monday is 1.
    case weekday(Int, Int)
    /// "last February" −1, "next May" +1, "this March" 0.
    case namedMonth(Int, Int)
    /// "last summer": three months from `first`.
    case season(first: Int, Int)
    case halfYear(Int)
    case decade(Int)
    case dayOfRelativeYear(month: Int, day: Int, year: Int)
    /// "12–15 May" without a year.
    case daysOfYear(month: Int, first: Int, last: Int)
    /// "3 March to 5 April" without a year.
    case daysAcross(firstMonth: Int, first: Int, lastMonth: Int, last: Int)
    /// "on the 12th": the latest such day not after the publication.
    case dayOfMonth(Int)
    /// "Tuesday of next week": day (Monday is 1) and week from the publication's.
    case weekdayOfWeek(Int, Int)
    /// "the week of 3 March": Monday to Sunday around that day.
    case weekOf(month: Int, day: Int)
    /// "month to date", "week to date": up to the publication; "the rest of the year": the months after it.
    case monthToDate
    case weekToDate
    case restOfYear
    /// "three months later", "ten days earlier": the anchor moved.
    case monthsFromAnchor(Int)
    case daysFromAnchor(Int)
    /// "in the month", "for the quarter": the last so many months of the period spoken of.
    case endOfAnchor(months: Int)
  }

  enum Value: Hashable, Sendable {
    case absolute(TimePeriod)
    case relative(Relative)
  }

  /// How the words before it bind it.
  enum Role: Sendable {
    /// "in 2022", "2022", "for January–May": when.
    case at
    /// "by 2025", "until 2030", "before the end of 2025": a target's date.
    case by
    /// "from 2021", "against 2021", "compared with 2021", "over 2021", "on 2021", "than in 2021", "of 2021" after an
    /// index: what is measured against.
    case base
    /// "since 1992".
    case since
    /// "as of 1 January", "at the end of 2021", "at end-June": a stock's date.
    case asOf
    /// "between 2019 and 2022", "from 2019 to 2022": a span of comparison; first part base, last part when.
    case fromTo
    /// "base 1980", "(1980 = 100)", "at 1975 prices": what an index or a price counts from; no time of a number.
    case reference
  }

  /// Token indexes of the period itself, and of it with the prepositions and cue words that belong to it.
  var tokens: Range<Int>
  var phrase: Range<Int>
  var value: Value
  var role: Role = .at
  /// For `fromTo`: the period compared with.
  var base: TimePeriod?
  /// "year on year", "m/m": tells how a change is measured and names no time of its own.
  var isComparison = false
  /// A fiscal or otherwise shifted year, kept as the label rules say (the calendar year or span it is written as).
  var isFiscal = false
}

extension PeriodMention {
  /// The period meant, or nil where its anchor is not known.
  ///
  /// - Parameters:
  ///   - published: the publication's day; "last year" counts from it.
  ///   - anchor: the period the text speaks of at this place; "a year earlier" counts from it.
  func resolved(published: CalendarDay?, anchor: TimePeriod?) -> TimePeriod? {
    switch value {
    case .absolute(let period): period
    case .relative(let relative): relative.resolved(published: published, anchor: anchor)
    }
  }
}
