internal import AlmanacModel

struct PeriodBinding {
  var period: TimePeriod?
  var base: TimePeriod?
  var baseIsImplied = false
  /// The target's date of a plan: "by 2025".
  var isTarget = false
  /// The sentence says it, not the context.
  var isNamed = false
  var score = 1.0
  var reason: String?
}

/// Finds when a number holds and, for changes, what it is measured against.
struct PeriodBinder: Sendable {
  /// What periods count from: the publication's day, and the periods spoken of.
  struct Context {
    var published: CalendarDay?
    /// The period of the statement that this number's sentence has made so far.
    var main: TimePeriod?
    /// The period of the claim before in the paragraph, else the heading's.
    var inherited: (period: TimePeriod, weight: Double, reason: String)?
    /// The period of the number right before this one in the sentence.
    var before: TimePeriod?
    /// The number is a plan or a forecast: its months lie ahead.
    var isAhead = false
    /// What hosts are promised stays of the time it was promised.
    var isPlan = false
    /// The number it only says more of: ", 97 % more than a year earlier".
    var owner: TimePeriod?
    /// A flow of trade or production: one day is none of its periods.
    var isFlow = false
    /// What the paper spoke of last: "for the same year" under a new heading.
    var paper: TimePeriod?
    var anchor: TimePeriod? { main ?? inherited?.period }
  }

  func bind(
    _ index: Int, kind: KindReading, link: NumberLink, links: [NumberLink], reading: Reading, context: Context
  ) -> PeriodBinding {
    let number = reading.numbers[index]
    let resolver = PeriodResolver(published: context.published, rules: reading.rules)
    let own = index > 0 ? reading.numbers[index - 1].tokens.upperBound : Int.max
    func resolve(_ mention: PeriodMention) -> TimePeriod? {
      resolver.resolve(
        mention, anchor: context.anchor ?? context.paper, isSameSentence: context.main != nil,
        isBefore: link.sort == .comparison, isAhead: context.isAhead)
    }
    var binding = PeriodBinding()
    if reading.has(.periodOfComparison), link.sort == .comparison {
      binding = compared(index, reading, context, resolve)
    } else if reading.has(.periodOfOrigin), link.sort == .origin {
      binding = origin(index, links, reading, context, resolve)
    } else if let mention = listed(number, reading), let period = resolve(mention) {
      binding.period = period
      binding.isNamed = true
      binding.score = 0.95
    } else if let owner = context.owner,
      !reading.periods.contains(where: { isWhen($0) && !$0.isComparison && $0.tokens.lowerBound >= own })
    {
      binding.period = owner
      binding.isNamed = true
      binding.score = 0.9
    } else if reading.has(.figureOfPeriod), let mention = figureOf(number, reading),
      let period = resolve(mention)
    {
      binding.period = period
      binding.isNamed = true
      binding.score = 0.95
    } else if reading.has(.whenClause), let mention = whenClause(number, reading),
      let period = resolve(mention)
    {
      binding.period = period
      binding.isNamed = true
      binding.score = 0.95
    } else if let (mention, score) = nearest(index, links, reading, context),
      let period = resolve(mention)
    {
      if reading.has(.changeSince), mention.role == .since,
        kind.kind == .change || kind.kind == .ratio || kind.kind == .index,
        case .relative(.since(let start)) = mention.value
      {
        // "grown ninefold since 2010": what began then has led to now.
        binding.base = start
        binding.period = context.main ?? context.published.flatMap { .year($0.year) }
        binding.isNamed = true
        binding.score = 0.8
        return binding
      }
      binding.period = period
      if reading.has(.rankSince), kind.kind == .rank, case .relative(.since(let start)) = mention.value {
        binding.period = start
      }
      binding.isNamed = true
      binding.score = score
      binding.isTarget = mention.role == .by
      if mention.role == .fromTo { binding.base = mention.base }
      if period.isSpan, period.granularity == .year, kind.kind == .change || kind.kind == .ratio {
        if reading.has(.averageOverYears), isAverage(number, reading) {
          binding.base = nil
          return binding
        }
        if reading.has(.changeOverYears), mention.role == .fromTo { binding.period = .year(period.lastYear) }
      }
      if reading.has(.reachedInLastYear), link.sort == .reached, mention.role == .fromTo, period.isSpan,
        period.granularity == .year
      {
        binding.period = .year(period.lastYear)
      }
    }
    inherit(&binding, context)
    if reading.has(.foreseenIsAhead), context.isAhead, !context.isPlan, !binding.isNamed,
      let published = context.published,
      let period = binding.period,
      period.endDay < published
    {
      // "would shrink to 2.5 billion": what is foreseen is not of the year that was.
      binding.period = .year(published.year)
      binding.score *= 0.8
    }
    let hasBase = number.kind == .percent ? kind.kind == .index : kind.kind == .ratio
    guard kind.kind == .change || hasBase else {
      binding.base = nil
      return binding
    }
    let baseMention = reading.has(.statedBase) ? base(index, reading) : nil
    if let base = baseMention.flatMap({
      resolver.resolve(
        $0, anchor: binding.period ?? context.anchor, isSameSentence: binding.period != nil, isBefore: true)
    }), base != binding.period {
      binding.base = base
    } else if binding.base == nil, reading.has(.impliedBase) {
      binding.base = binding.period?.shifted(byYears: -1)
      binding.baseIsImplied = true
    }
    return binding
  }

  private func inherit(_ binding: inout PeriodBinding, _ context: Context) {
    guard binding.period == nil else { return }
    if let main = context.main {
      binding.period = main
      binding.score = 0.9
      binding.reason = "period of the sentence"
    } else if let inherited = context.inherited {
      binding.period = inherited.period
      binding.score = inherited.weight
      binding.reason = inherited.reason
    }
  }
}
