internal import AlmanacModel

/// When a cell holds, and what its change is measured against.
struct TablePeriods {
  let labels: [TableLabel]
  let published: CalendarDay?
  /// The period of the heading above.
  let fallback: TimePeriod?

  func bind(_ kind: ClaimKind) -> PeriodBinding {
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
    if binding.period == nil, let fallback {
      binding.period = fallback
      binding.score = 0.7
      binding.reason = "period of the heading"
    }
    readBase(&binding, kind, resolver)
    return binding
  }

  private func readBase(_ binding: inout PeriodBinding, _ kind: ClaimKind, _ resolver: PeriodResolver) {
    guard kind == .change || kind == .index || kind == .ratio else { return }
    let mention = labels.lazy.compactMap(\.base).first
    if let base = mention.flatMap({ resolver.resolve($0, anchor: binding.period, isSameSentence: true) }),
      base != binding.period
    {
      binding.base = base
    } else {
      binding.base = binding.period?.shifted(byYears: -1)
      binding.baseIsImplied = true
    }
  }
}
