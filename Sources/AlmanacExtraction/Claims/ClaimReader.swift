internal import AlmanacModel

/// A claim with its place in the tokens, before offsets are counted in code points.
struct BoundClaim {
  var number: NumberMention
  var bytes: Range<Int>
  var claim: Claim
}

/// Binds the numbers of a sentence to claims.
struct ClaimReader: Sendable {
  let catalog: Catalog
  let kinds: KindReader
  let indicators: IndicatorBinder
  let areas: AreaBinder
  let periods = PeriodBinder()
  let linker = NumberLinker()
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
    var claimOf: [Int: Int] = [:]
    var spokenOf: [[AreaCode]] = []
    var main: TimePeriod?
    let links = linker.links(in: reading)
    for (index, number) in reading.numbers.enumerated() where number.noise == nil && number.kind != .period {
      guard var kind = kinds.read(index, in: reading) ?? fallbackKind(number, reading) else { continue }
      let link = links[index]
      var indicator = indicators.bind(
        index, kind: kind, link: link, in: reading, earlier: indicatorOf,
        recent: [
          indicatorOf.keys.filter { $0 < index }.max().flatMap { indicatorOf[$0]?.code },
          state.paragraphIndicator, state.headingIndicator, state.paperIndicator,
        ].compactMap { $0 })
      refiner.refine(&indicator, &kind, number, reading)
      inherit(&indicator, index, kind, indicatorOf, state)
      guard refiner.isClaim(number, kind, indicator, reading) else { continue }
      if number.kind == .percent || number.kind == .percentagePoints {
        settlePercent(&kind, indicator, number, reading)
      }
      indicatorOf[index] = indicator
      let before = (link.target.flatMap { claimOf[$0] } ?? found.indices.last).map { spokenOf[$0] } ?? []
      var areaBinding = areas.bind(
        number, kind: kind, indicator: indicator, reading: reading,
        context: areaContext(state, before, isPark: isPark(indicator, reading, state)))
      let period = periods.bind(
        index, kind: kind, link: link, links: links, reading: reading, context: periodContext(state, main))
      let claim = refiner.claim(
        number, kind: kind, indicator: indicator, areas: &areaBinding, period: period, reading: reading,
        state: state, context: context, sentence: sentence, quote: quote(number.tokens))
      if link.sort != .comparison { main = claim.timePeriod ?? main }
      remember(claim, areaBinding, link, &state)
      spokenOf.append(areaBinding.spoken)
      let bytes =
        reading.tokens[number.tokens.lowerBound].start..<reading.tokens[number.tokens.upperBound - 1].end
      claimOf[index] = found.count
      found.append(BoundClaim(number: number, bytes: bytes, claim: claim))
    }
    let named = distinct(reading.areas.filter { $0.link != .reporter }.map(\.code))
    state.note(areas: named)
    if let zone = reading.zones.last?.code { state.zone = zone }
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
      if kind.kind == .share, let bound = indicator, let code = bound.code, catalog.indicators[code]?.percentKind == .ratio,
        bound.tokens.map({ $0.upperBound <= number.tokens.lowerBound }) ?? true, !reading.isShareOfSame(number, code)
      {
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
    } else if let code = state.paperIndicator {
      indicator = IndicatorBinding(code: code, tokens: nil, score: 0.35, reason: "indicator spoken of before")
    }
  }

  private func areaContext(_ state: DiscourseState, _ before: [AreaCode], isPark: Bool) -> AreaContext {
    var context = AreaContext(home: state.home)
    context.isPark = isPark
    func add(
      _ areas: [AreaCode], _ weight: Double, _ reason: String, isClaim: Bool = false, isSame: Bool = false
    ) {
      guard !areas.isEmpty else { return }
      context.sources.append(
        .init(areas: areas, weight: weight, reason: reason, isClaim: isClaim, isSameSentence: isSame))
    }
    add(before, 0.93, "areas of the number before", isClaim: true, isSame: true)
    add(state.paragraphPair, 0.87, "areas of the claim before", isClaim: true)
    add(state.headingAreas, 0.8, "areas of the heading")
    add(state.sentenceAreas, 0.78, "areas of the sentence before")
    add(state.titleAreas, 0.75, "areas of the title")
    add(state.datelineAreas, 0.75, "place of the dispatch")
    add(state.openingAreas.count == 1 ? state.openingAreas : [], 0.7, "area of the opening")
    add(state.paperPair, 0.65, "areas spoken of before", isClaim: true)
    return context
  }

  /// Whether a figure is one of a park: its indicator says so, or the sentence or the text names one.
  private func isPark(_ indicator: IndicatorBinding?, _ reading: Reading, _ state: DiscourseState) -> Bool {
    guard let code = indicator?.code?.rawValue else { return false }
    if code.hasPrefix("park_") { return true }
    let isParkFigure = ["jobs", "declared_investment", "investment", "companies", "wage", "revenue", "taxes"].contains(code)
    return isParkFigure && (state.zone != nil || !reading.zones.isEmpty)
  }

  private func periodContext(_ state: DiscourseState, _ main: TimePeriod?) -> PeriodBinder.Context {
    var context = PeriodBinder.Context(published: state.published, main: main)
    if let period = state.paragraphPeriod {
      context.inherited = (period, 0.8, "period of the sentence before")
    } else if let period = state.headingPeriod {
      context.inherited = (period, 0.7, "period of the heading")
    }
    return context
  }

  private func remember(
    _ claim: Claim, _ areas: AreaBinding, _ link: NumberLink, _ state: inout DiscourseState
  ) {
    if claim.kind == .share || claim.kind == .rank, areas.ref != nil {
      // The part or the ranked is not what the next clause is about.
      if state.paragraphPair.first != areas.ref { state.paragraphPair = [areas.ref].compactMap { $0 } }
    } else if let ref = areas.ref ?? areas.counterpart {
      // A pair goes on through statements about one of its areas alone.
      let isOfPair = areas.spoken.count == 1 && state.paragraphPair.count == 2 && state.paragraphPair[0] == ref
      if !isOfPair { state.paragraphPair = areas.spoken }
      state.paperPair = areas.spoken.count == 2 || state.paperPair.isEmpty ? areas.spoken : state.paperPair
    }
    guard link.sort != .comparison else { return }
    if let period = claim.timePeriod { state.paragraphPeriod = period }
    if let indicator = claim.indicator {
      state.paragraphIndicator = indicator
      if indicator != state.paperIndicator, claim.kind != .rank { state.paperIndicator = indicator }
    }
    if claim.kind == .count, let indicator = claim.indicator {
      state.paragraphCount = (indicator, claim.unitMeasure, claim.zone)
    }
  }
}

func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
