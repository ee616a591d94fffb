internal import AlmanacModel

/// The periods of values told by comparison, and the bases of changes.
extension PeriodBinder {
  /// The period of a value said by comparison: the one beside it, else the one before the statement's.
  func compared(
    _ index: Int, _ reading: Reading, _ context: Context, _ resolve: (PeriodMention) -> TimePeriod?
  ) -> PeriodBinding {
    var binding = PeriodBinding()
    let number = reading.numbers[index]
    let end =
      reading.numbers.indices.contains(index + 1) ? reading.numbers[index + 1].tokens.lowerBound : .max
    let start = index > 0 ? reading.numbers[index - 1].tokens.upperBound : reading.tokens.startIndex
    let after = reading.periods.first {
      $0.tokens.lowerBound >= number.tokens.upperBound && $0.tokens.lowerBound < end
        && reading.boundary(number.tokens.lowerBound, $0.tokens.lowerBound) < 1
        && $0.tokens.lowerBound - number.tokens.upperBound <= 5
    }
    let cue = comparisonCue(before: number, reading)
    let before = reading.periods.last {
      $0.tokens.upperBound <= number.tokens.lowerBound && $0.tokens.lowerBound >= max(start, cue)
    }
    if let mention = after ?? before, let period = resolve(mention) {
      binding.period = period
      binding.isNamed = true
      binding.score = 0.95
      return binding
    }
    // "revised from a provisional 12.5 pct", "against an original target of 6.5": the same period, told otherwise.
    let isRevision = (min(cue, number.tokens.lowerBound) - 2..<number.tokens.upperBound + 3).contains {
      reading.cues(at: $0).contains(.revision)
    }
    if reading.has(.revisedFigure), isRevision, let main = context.main {
      binding.period = main
      binding.score = 0.8
      binding.reason = "another word on the same period"
      return binding
    }
    // "to 7.2 billion in 1986 from 12.9 billion": before the number that it stands behind.
    if let period = context.before, reading.cues(at: cue).contains(.from) {
      binding.period = PeriodBinder.previous(period)
      binding.score = 0.6
      binding.reason = "period before"
      return binding
    }
    // "to 224 mln from 527 mln": the period before.
    if reading.has(.periodBefore), let main = context.main ?? context.inherited?.period {
      binding.period = PeriodBinder.previous(main)
      binding.score = 0.6
      binding.reason = "period before"
    }
    return binding
  }

  /// Where a movement began: its own period, else the one before that of where it led.
  func origin(
    _ index: Int, _ links: [NumberLink], _ reading: Reading, _ context: Context,
    _ resolve: (PeriodMention) -> TimePeriod?
  ) -> PeriodBinding {
    var binding = PeriodBinding()
    let number = reading.numbers[index]
    let next = reading.numbers[index + 1].tokens.lowerBound
    let own = reading.periods.first {
      $0.tokens.lowerBound >= number.tokens.upperBound && $0.tokens.upperBound <= next
    }
    if let own, let period = resolve(own) {
      binding.period = period
      binding.isNamed = true
      binding.score = 0.95
    } else if let (mention, score) = nearest(index + 1, links, reading, context),
      let period = resolve(mention)
    {
      binding.period = mention.role == .fromTo ? mention.base : PeriodBinder.previous(period)
      binding.score = min(score, 0.6)
      binding.reason = "period before"
    } else if let main = context.main ?? context.inherited?.period {
      binding.period = PeriodBinder.previous(main)
      binding.score = 0.5
      binding.reason = "period before"
    }
    return binding
  }

  private func comparisonCue(before number: NumberMention, _ reading: Reading) -> Int {
    var index = number.tokens.lowerBound - 1
    while reading.tokens.indices.contains(index), number.tokens.lowerBound - index < 10 {
      if reading.cues(at: index).contains(.comparison) { return index }
      index -= 1
    }
    return number.tokens.lowerBound
  }

  /// The month before a month, the year before a year or a span.
  static func previous(_ period: TimePeriod) -> TimePeriod? {
    if period.granularity == .day { return .month(period.endDay.month, of: period.endDay.year) }
    return period.granularity == .month && !period.isSpan
      ? .months(period.first - 1, period.first - 1) : period.shifted(byYears: -1)
  }

  /// The nearest base after the number, or before it in the same clause; never across another number that has one.
  func base(_ index: Int, _ reading: Reading) -> PeriodMention? {
    let number = reading.numbers[index]
    var best: (PeriodMention, Double)?
    for period in reading.periods {
      var isBase = period.role == .base
      if case .relative(let relative) = period.value, isComparison(relative) { isBase = true }
      guard isBase else { continue }
      let isAfter = period.tokens.lowerBound >= number.tokens.upperBound
      var score = 1 - 0.03 * Double(reading.distance(period.tokens, number.tokens))
      score -= 0.2 * reading.boundary(period.tokens.lowerBound, number.tokens.lowerBound)
      if !isAfter { score -= 0.2 }
      let between =
        isAfter
        ? gap(number.tokens.upperBound, period.tokens.lowerBound)
        : gap(period.tokens.upperBound, number.tokens.lowerBound)
      let others = reading.numberCount(in: between)
      score -= 0.25 * Double(others)
      if score > best?.1 ?? 0.1 { best = (period, score) }
    }
    return best?.0
  }
}
