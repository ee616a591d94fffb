internal import AlmanacModel

/// When a cell holds, and what its change is measured against.
struct TablePeriods {
  let labels: [TableLabel]
  let published: CalendarDay?
  /// The period of the heading above.
  let fallback: TimePeriod?
  /// The period of the columns to the left: a share beside the years is that of the last.
  let beside: PeriodMention?

  func bind(_ kind: ClaimKind, _ unit: UnitCode?) -> PeriodBinding {
    var binding = PeriodBinding()
    let resolver = PeriodResolver(published: published)
    let anchor = labels.lazy.flatMap(\.periods).compactMap { mention -> TimePeriod? in
      if case .absolute(let period) = mention.value { period } else { nil }
    }.first
    for label in labels {
      guard let mention = label.periods.first,
        let period = resolver.resolve(mention, anchor: anchor ?? fallback, isSameSentence: anchor != nil)
      else { continue }
      guard let found = binding.period else {
        binding.period = period
        binding.isNamed = true
        binding.score = label.place == .caption ? 0.85 : 0.97
        binding.reason = label.place.rawValue + " period"
        continue
      }
      // "2022" over "January–June 2022": the narrower one.
      if label.place != .caption, found.contains(period), found != period { binding.period = period }
    }
    if binding.period == nil || labels.first(where: { !$0.periods.isEmpty })?.place == .caption, let beside,
      let period = resolver.resolve(beside, anchor: binding.period ?? fallback, isSameSentence: false)
    {
      binding.period = period
      binding.score = 0.75
      binding.reason = "period of the column before"
    }
    if binding.period == nil, let fallback {
      binding.period = fallback
      binding.score = 0.7
      binding.reason = "period of the heading"
    }
    if kind == .change || kind == .index || kind == .ratio && unit == .times { readBase(&binding, resolver) }
    return binding
  }

  private func readBase(_ binding: inout PeriodBinding, _ resolver: PeriodResolver) {
    let mention = labels.lazy.compactMap(\.base).first
    if let base = mention.flatMap({ resolver.resolve($0, anchor: binding.period, isSameSentence: true) }),
      base != binding.period
    {
      binding.base = inYear(of: base, binding.period)
    } else {
      binding.base = binding.period?.shifted(byYears: -1)
      binding.baseIsImplied = true
    }
  }

  /// "2022/2021" over months: the same month of the earlier year.
  private func inYear(of base: TimePeriod, _ period: TimePeriod?) -> TimePeriod? {
    guard let period, base.granularity == .year, !base.isSpan,
      period.granularity == .month || period.granularity == .quarter,
      period.firstYear == period.lastYear, base.firstYear < period.firstYear,
      period.firstYear - base.firstYear == 1
    else { return base }
    return period.shifted(byYears: base.firstYear - period.lastYear)
  }
}
