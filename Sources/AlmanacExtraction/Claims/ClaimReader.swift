internal import AlmanacModel

/// A claim with its place in the tokens, before offsets are counted in code points.
struct BoundClaim {
  var number: NumberMention
  var bytes: Range<Int>
  var claim: Claim
}

/// What a paper's text has said so far, for what a clause leaves open. Reset at each paper; periods and figures are
/// inherited within a paragraph only.
struct DiscourseState {
  var published: CalendarDay?
  var home: AreaCode?
  /// The areas named in the paper's title and in the heading above.
  var titleAreas: [AreaCode] = []
  var headingAreas: [AreaCode] = []
  var headingPeriod: TimePeriod?
  var headingIndicator: IndicatorCode?
  /// The pair and period of the last claim in this paragraph.
  var paragraphPair: [AreaCode] = []
  var paragraphPeriod: TimePeriod?
  var paragraphIndicator: IndicatorCode?
  /// The areas of the sentence before.
  var sentenceAreas: [AreaCode] = []
  /// The pair of the last claim of the paper.
  var paperPair: [AreaCode] = []

  /// "This year." or "Trade with Poland has changed." says what the next sentences are about.
  mutating func note(sentenceWithoutNumbers reading: Reading) {
    if let period = reading.periods.first(where: { $0.role != .base })?.resolved(
      published: published, anchor: paragraphPeriod)
    {
      paragraphPeriod = period
    }
    let named = distinct(reading.areas.filter { $0.link != .reporter }.map(\.code))
    if !named.isEmpty { sentenceAreas = named }
    if let indicator = reading.indicators.first(where: { !$0.isVerb })?.code {
      paragraphIndicator = indicator
    }
  }

  mutating func beginParagraph() {
    paragraphPair = []
    paragraphPeriod = nil
    paragraphIndicator = nil
    sentenceAreas = []
  }
}

/// Binds the numbers of a sentence to claims.
struct ClaimReader: Sendable {
  let catalog: Catalog
  let kinds: KindReader
  let indicators: IndicatorBinder
  let areas: AreaBinder
  let periods = PeriodBinder()
  let refiner: ClaimRefiner

  init(catalog: Catalog) {
    self.catalog = catalog
    kinds = KindReader(catalog: catalog)
    indicators = IndicatorBinder(catalog: catalog)
    areas = AreaBinder(catalog: catalog)
    refiner = ClaimRefiner(catalog: catalog)
  }

  func claims(
    in reading: Reading, state: inout DiscourseState, context: ClaimContext, sentence: String,
    quote: (Range<Int>) -> String
  ) -> [BoundClaim] {
    var found: [BoundClaim] = []
    var indicatorOf: [Int: IndicatorBinding] = [:]
    var periodBefore: TimePeriod?
    for (index, number) in reading.numbers.enumerated() where number.noise == nil && number.kind != .period {
      guard var kind = kinds.read(index, in: reading) ?? fallbackKind(number, reading) else { continue }
      var indicator = indicators.bind(index, kind: kind, in: reading, earlier: indicatorOf)
      refiner.refine(&indicator, &kind, number, reading)
      inherit(&indicator, index, kind, indicatorOf, state)
      guard refiner.isClaim(number, kind, indicator, reading) else { continue }
      if number.kind == .percent || number.kind == .percentagePoints {
        settlePercent(&kind, indicator, number, reading)
      }
      indicatorOf[index] = indicator
      var areaBinding = areas.bind(
        number, kind: kind, indicator: indicator, reading: reading, context: areaContext(state, found.last))
      let period = periods.bind(
        number, kind: kind, reading: reading, context: periodContext(state, periodBefore))
      let claim = refiner.claim(
        number, kind: kind, indicator: indicator, areas: &areaBinding, period: period, reading: reading,
        state: state,
        context: context, sentence: sentence, quote: quote(number.tokens))
      periodBefore = claim.timePeriod ?? periodBefore
      remember(claim, &state)
      let bytes =
        reading.tokens[number.tokens.lowerBound].start..<reading.tokens[number.tokens.upperBound - 1].end
      found.append(BoundClaim(number: number, bytes: bytes, claim: claim))
    }
    let named = distinct(reading.areas.filter { $0.link != .reporter }.map(\.code))
    if !named.isEmpty { state.sentenceAreas = named }
    return found
  }

  /// A percentage without words of change or share: what its indicator makes of it, else nothing sure.
  private func fallbackKind(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    switch number.kind {
    case .percent, .percentagePoints: KindReading(kind: .change, score: 0.3, reason: "percentage")
    default: nil
    }
  }

  private func settlePercent(
    _ kind: inout KindReading, _ indicator: IndicatorBinding?, _ number: NumberMention, _ reading: Reading
  ) {
    guard kind.score < 0.5 else {
      if kind.kind == .share, let code = indicator?.code, catalog.indicators[code]?.percentKind == .ratio {
        kind.kind = .ratio
      }
      return
    }
    if let code = indicator?.code, let usual = catalog.indicators[code]?.percentKind {
      kind = KindReading(kind: usual, sign: 1, score: 0.7, reason: "usual for \(code)")
    }
  }

  /// A number without an indicator of its own takes that of the number before, else of the sentence before.
  private func inherit(
    _ indicator: inout IndicatorBinding?, _ index: Int, _ kind: KindReading,
    _ earlier: [Int: IndicatorBinding],
    _ state: DiscourseState
  ) {
    guard indicator == nil, kind.kind != .count else { return }
    if let before = earlier.keys.filter({ $0 < index }).max().flatMap({ earlier[$0] }), before.code != nil {
      indicator = IndicatorBinding(
        code: before.code, tokens: before.tokens, score: 0.7, reason: "of the number before")
    } else if let code = state.paragraphIndicator {
      indicator = IndicatorBinding(
        code: code, tokens: nil, score: 0.5, reason: "indicator of the sentence before")
    } else if let code = state.headingIndicator {
      indicator = IndicatorBinding(code: code, tokens: nil, score: 0.45, reason: "indicator of the heading")
    }
  }

  private func areaContext(_ state: DiscourseState, _ last: BoundClaim?) -> AreaContext {
    var context = AreaContext(home: state.home)
    if let claim = last?.claim, let ref = claim.refArea {
      context.pairs.append(
        ([ref] + [claim.counterpartArea].compactMap { $0 }, 0.9, "pair of the number before"))
    }
    for (areas, weight, reason) in [
      (state.paragraphPair, 0.85, "pair of the sentence before"),
      (state.sentenceAreas, 0.8, "areas of the sentence before"),
      (state.headingAreas, 0.8, "areas of the heading"), (state.titleAreas, 0.75, "areas of the title"),
      (state.paperPair, 0.65, "pair spoken of before"),
    ] where !areas.isEmpty {
      context.pairs.append((areas, weight, reason))
    }
    return context
  }

  private func periodContext(_ state: DiscourseState, _ before: TimePeriod?) -> PeriodBinder.Context {
    var context = PeriodBinder.Context(published: state.published)
    if let before {
      context.inherited = (before, 0.85, "period of the number before")
      context.isSameSentence = true
    } else if let period = state.paragraphPeriod {
      context.inherited = (period, 0.75, "period of the sentence before")
    } else if let period = state.headingPeriod {
      context.inherited = (period, 0.7, "period of the heading")
    }
    return context
  }

  private func remember(_ claim: Claim, _ state: inout DiscourseState) {
    if let ref = claim.refArea, let counterpart = claim.counterpartArea {
      state.paragraphPair = [ref, counterpart]
      state.paperPair = [ref, counterpart]
    }
    if let period = claim.timePeriod, claim.modality == .actual { state.paragraphPeriod = period }
    if let indicator = claim.indicator { state.paragraphIndicator = indicator }
  }
}

func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
