internal import AlmanacModel

struct PeriodBinding {
  var period: TimePeriod?
  var base: TimePeriod?
  var baseIsImplied = false
  /// The target's date of a plan: "by 2025".
  var isTarget = false
  var score = 1.0
  var reason: String?
}

/// Finds when a number holds and, for changes, what it is measured against.
struct PeriodBinder: Sendable {
  /// What periods count from: the publication's day, and the period spoken of before this number.
  struct Context {
    var published: CalendarDay?
    /// The period of the number before in the sentence, else of the claim before in the paragraph, else the heading's.
    var inherited: (period: TimePeriod, weight: Double, reason: String)?
    /// Whether the inherited period is of this sentence.
    var isSameSentence = false
  }

  func bind(
    _ number: NumberMention, kind: KindReading, reading: Reading, context: Context
  ) -> PeriodBinding {
    var binding = PeriodBinding()
    let anchor = context.inherited?.period
    if let mention = listed(number, reading),
      let period = mention.resolved(published: context.published, anchor: anchor)
    {
      binding.period = period
      binding.score = 0.95
    } else if let (mention, score) = nearest(number, kind, reading),
      let period = mention.resolved(published: context.published, anchor: anchor)
    {
      binding.period = period
      binding.score = score
      binding.isTarget = mention.role == .by
      if mention.role == .fromTo { binding.base = mention.base }
    }
    if binding.period == nil, let inherited = context.inherited {
      binding.period = inherited.period
      binding.score = inherited.weight
      binding.reason = inherited.reason
    }
    guard kind.kind == .change || kind.kind == .ratio || kind.kind == .index else {
      binding.base = nil
      return binding
    }
    if let base = base(number, reading)?.resolved(published: context.published, anchor: binding.period),
      base != binding.period
    {
      binding.base = base
    } else if binding.base == nil {
      binding.base = binding.period?.shifted(byYears: -1)
      binding.baseIsImplied = true
    }
    return binding
  }

  /// The period that says when: the one that follows the number at once, or the nearest in its clause, or the one the
  /// sentence opens with.
  private func nearest(_ number: NumberMention, _ kind: KindReading, _ reading: Reading) -> (
    PeriodMention, Double
  )? {
    var best: (PeriodMention, Double)?
    for period in reading.periods where isWhen(period) {
      let distance = Double(reading.distance(period.tokens, number.tokens))
      let isAfter = period.tokens.lowerBound >= number.tokens.upperBound
      var score =
        1 - 0.02 * distance - 0.16 * reading.boundary(period.tokens.lowerBound, number.tokens.lowerBound)
      let between =
        isAfter
        ? gap(number.tokens.upperBound, period.tokens.lowerBound)
        : gap(period.tokens.upperBound, number.tokens.lowerBound)
      let others = reading.numbers.filter { between.contains($0.tokens.lowerBound) && $0.noise == nil }.count
      if isAfter {
        score -= 0.3 * Double(others)
        // "$5.1 billion in 2021": what follows at once belongs to the number.
        if others == 0, distance <= 3,
          reading.boundary(period.tokens.lowerBound, number.tokens.lowerBound) < 0.3
        {
          score += 0.25
        }
        if distance > 8 { score -= 0.1 }
      } else {
        score -= 0.05 * Double(others)
        // A period that opens the sentence holds for all of it.
        if period.phrase.lowerBound - reading.tokens.startIndex <= 2 {
          score = max(score, 0.75 - 0.02 * Double(others))
        }
      }
      if score > best?.1 ?? 0.1 { best = (period, min(1, score + 0.1)) }
    }
    return best
  }

  /// "$3bn, $3.2bn and $3.6bn in January, February and March": the nth period for the nth number.
  private func listed(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    guard let index = reading.numbers.firstIndex(where: { $0.tokens == number.tokens }) else { return nil }
    let numbers = reading.list(reading.numbers.indices, around: index) { reading.numbers[$0].tokens }
    guard numbers.count >= 2 else { return nil }
    let end = reading.numbers[numbers.upperBound].tokens.upperBound
    guard
      let first = reading.periods.firstIndex(where: {
        $0.tokens.lowerBound >= end && $0.tokens.lowerBound - end <= 4
      })
    else { return nil }
    let periods = reading.list(reading.periods.indices, around: first) { reading.periods[$0].tokens }
    guard periods.count == numbers.count, periods.lowerBound == first else { return nil }
    return reading.periods[first + index - numbers.lowerBound]
  }

  private func isWhen(_ period: PeriodMention) -> Bool {
    switch period.role {
    case .at, .by, .since, .asOf, .fromTo:
      if case .relative(let relative) = period.value {
        switch relative {
        case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor:
          return period.role == .at && !isComparison(relative)
        default: return true
        }
      }
      return true
    case .base: return false
    }
  }

  private func isComparison(_ relative: PeriodMention.Relative) -> Bool {
    switch relative {
    case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor: true
    default: false
    }
  }

  /// The nearest base after the number, or before it in the same clause.
  private func base(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    var best: (PeriodMention, Double)?
    for period in reading.periods {
      var isBase = period.role == .base
      if case .relative(let relative) = period.value, isComparison(relative) { isBase = true }
      guard isBase else { continue }
      let isAfter = period.tokens.lowerBound >= number.tokens.upperBound
      var score = 1 - 0.03 * Double(reading.distance(period.tokens, number.tokens))
      score -= 0.2 * reading.boundary(period.tokens.lowerBound, number.tokens.lowerBound)
      if !isAfter { score -= 0.2 }
      if score > best?.1 ?? 0.1 { best = (period, score) }
    }
    return best?.0
  }
}
