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

  // MARK: - Comparisons

  /// The period of a value said by comparison: the one beside it, else the one before the statement's.
  private func compared(
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
  private func origin(
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

  // MARK: - When

  /// The period that says when: the one that follows the number at once, or the nearest in its clause, or the one the
  /// sentence opens with.
  private func nearest(
    _ index: Int, _ links: [NumberLink], _ reading: Reading, _ context: Context
  ) -> (PeriodMention, Double)? {
    var best: (PeriodMention, Double)?
    for period in reading.periods {
      // "a package to be adopted on Friday" is no plan for Friday.
      if reading.has(.planForNoWeekday), context.isAhead, case .relative(.weekday) = period.value { continue }
      if context.isFlow, isDay(period) { continue }
      guard let score = nearness(of: period, index, links, reading) else { continue }
      if score >= PeriodBinder.own { return (period, 1) }
      if score > best?.1 ?? 0 { best = (period, min(1, score + 0.1)) }
    }
    return best
  }

  /// The nearness of a period in brackets behind a number, which is that number's own.
  private static let own = 2.0

  /// The periods of the sentence that can say when a number holds, and how near they stand.
  func candidates(
    _ index: Int, _ links: [NumberLink], _ reading: Reading
  ) -> [(mention: PeriodMention, score: Double)] {
    reading.periods.compactMap { period in
      nearness(of: period, index, links, reading).map { (period, $0) }
    }
  }

  private func nearness(
    of period: PeriodMention, _ index: Int, _ links: [NumberLink], _ reading: Reading
  ) -> Double? {
    guard isWhen(period), !(reading.has(.periodOfAnother) && isOthers(period, index, links, reading)),
      !(reading.has(.recordSince) && isRecord(period, reading)), !period.isComparison,
      !(reading.has(.saidWhen) && isSaid(period, reading))
    else { return nil }
    let number = reading.numbers[index]
    if reading.has(.bracketedPeriod), isBracketed(period, reading) {
      // "$24.8 billion (2021 est.), $23.1 billion (2020 est.)": a bracket dates what stands before it.
      guard period.tokens.lowerBound >= number.tokens.upperBound else { return nil }
      if period.tokens.lowerBound - number.tokens.upperBound <= 2 { return PeriodBinder.own }
    }
    // However far, a period of the sentence stands nearer than one of the sentence before.
    return max(score(period, number, reading), 0.2)
  }

  /// "grew by an average of 9 % between 1966 and 2000", "7.2 % a year".
  private func isAverage(_ number: NumberMention, _ reading: Reading) -> Bool {
    (number.tokens.lowerBound - 5..<number.tokens.upperBound + 3).contains {
      reading.cues(at: $0).contains(.average) && !reading.isNumberOrPeriod(at: $0)
        && reading.boundary(
          min(max($0, reading.tokens.startIndex), reading.tokens.endIndex), number.tokens.lowerBound) < 1
    }
  }

  /// "from the same period last year, when it shrank by 1.6 pct".
  private func whenClause(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    reading.periods.last { period in
      let end = period.tokens.upperBound
      guard end <= number.tokens.lowerBound, reading.tokens.indices.contains(end) else { return false }
      let word = reading.tokens[end].isMark(",") ? end + 1 : end
      return reading.cues(at: word).contains(.when) && word < number.tokens.lowerBound
        && !gap(word, number.tokens.lowerBound).contains { reading.tokens[$0].isMark(",") }
    }
  }

  private func isBracketed(_ period: PeriodMention, _ reading: Reading) -> Bool {
    let before = period.tokens.lowerBound - 1
    guard reading.tokens.indices.contains(before), reading.tokens[before].isMark("(") else { return false }
    return reading.numbers.contains {
      $0.isReadable && $0.tokens.upperBound <= before && before - $0.tokens.upperBound <= 4
    }
  }

  /// "the bank said on Friday": when it was said, and not when it was.
  private func isSaid(_ period: PeriodMention, _ reading: Reading) -> Bool {
    switch period.value {
    case .relative(.weekday), .relative(.day), .relative(.today), .relative(.week): break
    case .relative(.dayOfYear): break
    case .absolute(let value) where value.granularity == .day: break
    default: return false
    }
    return (period.phrase.lowerBound - 4..<period.phrase.lowerBound).contains {
      reading.cues(at: $0).contains(.say)
    }
  }

  /// "the 2020 figure of $3.003 billion": the period of the figure itself.
  private func figureOf(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    let start = min(number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound, number.tokens.lowerBound)
    guard reading.cues(at: start - 1).contains(.of) else { return nil }
    return reading.periods.last {
      $0.role == .base && $0.tokens.upperBound <= start - 2 && start - $0.tokens.upperBound <= 3
    }
  }

  private func isDay(_ period: PeriodMention) -> Bool {
    switch period.value {
    case .absolute(let value): value.granularity == .day
    case .relative(.dayOfYear), .relative(.weekday), .relative(.day), .relative(.today): true
    default: false
    }
  }

  /// "the highest since 2008": since when nothing was like it, not when it was.
  private func isRecord(_ period: PeriodMention, _ reading: Reading) -> Bool {
    guard period.role == .since else { return false }
    return (period.phrase.lowerBound - 6..<period.phrase.lowerBound).contains {
      reading.cues(at: $0).contains(.superlative)
    }
  }

  private func score(_ period: PeriodMention, _ number: NumberMention, _ reading: Reading) -> Double {
    let distance = Double(reading.distance(period.tokens, number.tokens))
    let isAfter = period.tokens.lowerBound >= number.tokens.upperBound
    let boundary = reading.boundary(period.tokens.lowerBound, number.tokens.lowerBound)
    var score = 1 - 0.02 * distance - 0.16 * boundary
    if reading.has(.nowIsWeak), period.value == .relative(.now) { score -= 0.4 }
    let between =
      isAfter
      ? gap(number.tokens.upperBound, period.tokens.lowerBound)
      : gap(period.tokens.upperBound, number.tokens.lowerBound)
    let others = reading.numberCount(in: between)
    if isAfter {
      score -= 0.3 * Double(others)
      // "$5.1 billion in 2021": what follows at once belongs to the number.
      if reading.has(.periodAtOnce), others == 0, distance <= 3, boundary < 0.3 { score += 0.25 }
      if distance > 8 { score -= 0.1 }
    } else {
      score -= 0.05 * Double(others)
      // A period that opens the sentence holds for all of it.
      if reading.has(.openingPeriod), period.phrase.lowerBound - reading.tokens.startIndex <= 2 {
        score = max(score, 0.75 - 0.02 * Double(others))
      }
    }
    return score
  }

  /// Whether the period stands beside a number that is compared with another, and so belongs to that one.
  private func isOthers(_ period: PeriodMention, _ index: Int, _ links: [NumberLink], _ reading: Reading)
    -> Bool
  {
    for other in reading.numbers.indices
    where other != index && (links[other].sort == .comparison || links[other].sort == .origin) {
      let end = reading.numbers[other].tokens.upperBound
      if period.tokens.lowerBound >= end, period.tokens.lowerBound - end <= 4,
        !gap(end, period.tokens.lowerBound).contains(where: { reading.tokens[$0].isMark(",") })
      {
        return true
      }
    }
    return false
  }

  /// "$3bn, $3.2bn and $3.6bn in January, February and March": the nth period for the nth number.
  private func listed(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    guard reading.has(.listedPeriods),
      let index = reading.numbers.firstIndex(where: { $0.tokens == number.tokens })
    else { return nil }
    let numbers = reading.list(reading.numbers.indices, around: index) { reading.numbers[$0].tokens }
    guard numbers.count >= 2 else { return nil }
    let end = reading.numbers[numbers.upperBound].tokens.upperBound
    let start = reading.numbers[numbers.lowerBound].tokens.lowerBound
    let place = index - numbers.lowerBound
    if let first = reading.periods.firstIndex(where: {
      $0.tokens.lowerBound >= end && $0.tokens.lowerBound - end <= 4
    }) {
      let periods = reading.list(reading.periods.indices, around: first) { reading.periods[$0].tokens }
      if periods.count == numbers.count, periods.lowerBound == first { return reading.periods[first + place] }
    }
    // "in 2021 and 2022, putting in $91 million and $74 million respectively"
    guard reading.has(.listedPeriodsBefore),
      let last = reading.periods.lastIndex(where: { $0.tokens.upperBound <= start })
    else { return nil }
    let periods = reading.list(reading.periods.indices, around: last) { reading.periods[$0].tokens }
    guard periods.count == numbers.count, periods.upperBound == last else { return nil }
    return reading.periods[periods.lowerBound + place]
  }

  private func isWhen(_ period: PeriodMention) -> Bool {
    switch period.role {
    case .at, .by, .since, .asOf, .fromTo:
      if case .relative(let relative) = period.value {
        switch relative {
        case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor: return false
        default: return true
        }
      }
      return true
    case .base, .reference: return false
    }
  }

  private func isComparison(_ relative: PeriodMention.Relative) -> Bool {
    switch relative {
    case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor: true
    default: false
    }
  }

  // MARK: - Base

  /// The nearest base after the number, or before it in the same clause; never across another number that has one.
  private func base(_ index: Int, _ reading: Reading) -> PeriodMention? {
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
