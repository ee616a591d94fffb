internal import AlmanacModel

/// Reads the numbers of one sentence from left to right; each may lean on what those before it were read as.
struct SentencePass {
  let reader: ClaimReader
  var reading: Reading
  var state: DiscourseState
  let links: [NumberLink]
  private(set) var boundOf = BoundNumbers()
  private var main: TimePeriod?

  init(reader: ClaimReader, reading: Reading, state: DiscourseState) {
    self.reader = reader
    self.reading = reading
    self.state = state
    links = reader.linker.links(in: reading)
  }

  // MARK: - Units

  /// Gives bare numbers the unit of the number they hang on: "to 1.9 mln tonnes against 1.4 mln", "grew 9 pct and
  /// exports 4".
  mutating func completeUnits() {
    for index in reading.numbers.indices {
      dropLeadingTo(index)
      dropSpelledSign(index)
      let number = reading.numbers[index]
      guard number.isReadable, number.kind == .number, number.nounTokens == nil,
        let target = unitSource(index)
      else { continue }
      let other = reading.numbers[target]
      guard other.isReadable, other.kind != .number, other.kind != .ordinal, other.kind != .multiple else {
        continue
      }
      if links[index].sort == .reached, other.kind == .percent || other.kind == .percentagePoints { continue }
      reading.numbers[index].kind = other.kind
      reading.numbers[index].unit = other.unit
      reading.numbers[index].unitIsShared = true
      if other.kind == .money || other.kind == .measure { scale(index, like: other) }
    }
  }

  /// The number whose unit a bare one takes: the one it hangs on, or the one before a coordinated subject ("imports grew
  /// 9 pct and exports 4").
  private func unitSource(_ index: Int) -> Int? {
    let link = links[index]
    if link.sort == .comparison || link.sort == .reached || link.sort == .listed { return link.target }
    guard link.sort == .head, let before = reading.numbers[..<index].lastIndex(where: { $0.isReadable }),
      reading.numbers[before].kind == .percent || reading.numbers[before].kind == .money,
      isFree(after: reading.numbers[index])
    else { return nil }
    let between = gap(reading.numbers[before].tokens.upperBound, reading.numbers[index].tokens.lowerBound)
    let isCoordinated = between.allSatisfy { place in
      !reading.cues(at: place).isDisjoint(with: [.and, .by, .of, .the, .breaker, .at, .to])
        || reading.tokens[place].isMark(",")
        || reading.isNumberOrPeriod(at: place) || reading.areas.contains { $0.tokens.contains(place) }
        || reading.indicators.contains { $0.tokens.contains(place) }
    }
    let hasSubject = reading.indicators.contains { between.contains($0.tokens.lowerBound) }
    return isCoordinated && hasSubject && between.count <= 8 ? before : nil
  }

  /// "to 2.79 from 2.74 billion", "exports of 4.2 billion and imports of 3.1": the magnitude is shared too.
  private mutating func scale(_ index: Int, like other: NumberMention) {
    guard let value = reading.numbers[index].stated.value, abs(value) < 1000,
      let size = other.stated.value ?? other.stated.high, abs(size) >= 1e6
    else { return }
    let power = abs(size) >= 1e12 ? 1e12 : abs(size) >= 1e9 ? 1e9 : 1e6
    reading.numbers[index].stated.value = (value * power).rounded()
    reading.numbers[index].stated.halfUnit *= power
  }

  /// "edged up to 3.8 pct": after a verb of movement "up to" leads to the value and bounds nothing.
  private mutating func dropLeadingTo(_ index: Int) {
    let number = reading.numbers[index]
    guard number.qualifier == .atMost, let tokens = number.qualifierTokens,
      tokens.upperBound <= number.tokens.lowerBound,
      reading.cues(at: tokens.upperBound - 1).contains(.to),
      !reading.cues(at: tokens.lowerBound - 1).isDisjoint(with: [.changeVerb, .levelVerb])
    else { return }
    reading.numbers[index].qualifier = .exact
    reading.numbers[index].qualifierTokens = nil
  }

  /// "plus 15%": the word is no part of the claim's quote.
  private mutating func dropSpelledSign(_ index: Int) {
    let tokens = reading.numbers[index].tokens
    guard reading.numbers[index].hasSign, tokens.count > 1, reading.tokens[tokens.lowerBound].isWord,
      !reading.cues(at: tokens.lowerBound).isDisjoint(with: .directedWord)
    else { return }
    reading.dropFirstToken(ofNumber: index)
  }

  // MARK: - One number

  mutating func read(_ index: Int) {
    var number = reading.numbers[index]
    let link = links[index]
    let target = link.target.flatMap { boundOf[$0] }
    guard var kind = kind(index, target) else { return }
    var indicator = reader.indicators.bind(
      index, kind: kind, link: link, in: reading, earlier: boundOf,
      recent: recent(index))
    if let rate = RateReader(reading: reading, reader: reader).rate(number) {
      indicator = rate.indicator
      kind = rate.kind(over: kind)
      if let unit = rate.unit {
        reading.numbers[index].unit = unit
        reading.numbers[index].kind = .money
        number = reading.numbers[index]
      }
    }
    reader.refiner.refine(&indicator, &kind, number, reading, zone: state.zone)
    inherit(&indicator, index, kind)
    count(&indicator, &kind, index)
    number = reading.numbers[index]
    guard reader.refiner.isClaim(number, kind, indicator, reading) else { return }
    if number.kind == .percent || number.kind == .percentagePoints { settle(&kind, indicator, number) }
    var areas = reader.areas.bind(
      number, kind: kind, indicator: indicator, reading: reading, context: areaContext(index, indicator))
    var period = reader.periods.bind(
      index, kind: kind, link: link, links: links, reading: reading, context: periodContext)
    if !period.isNamed, link.sort == .head, kind.kind != .change, isStandingNow(number, indicator) {
      period.period = state.published.flatMap { .month($0.month, of: $0.year) }
      period.reason = "present state"
      period.score = 0.7
    }
    var claim = reader.refiner.claim(
      index, kind: kind, indicator: indicator, areas: &areas, period: period, link: link,
      target: target?.claim,
      reading: reading, state: state)
    if !period.isNamed, claim.modality == .actual, let published = state.published,
      claim.timePeriod.map({ $0.startDay > published }) ?? false
    {
      // What was planned for a year to come is not what is told as a fact.
      claim.timePeriod = nil
      claim.basePeriod = nil
    }
    if link.sort != .comparison { main = claim.timePeriod ?? main }
    boundOf.append(
      .init(index: index, kind: kind, indicator: indicator, areas: areas, period: period, claim: claim))
  }

  /// The claims of the numbers read, with their places.
  var found: [BoundClaim] {
    boundOf.all.map { bound in
      let number = reading.numbers[bound.index]
      let bytes =
        reading.tokens[number.tokens.lowerBound].start..<reading.tokens[number.tokens.upperBound - 1].end
      return BoundClaim(number: number, bytes: bytes, claim: bound.claim)
    }
  }

  /// The kind its own words give it, else that of the number it is compared with or listed after.
  private func kind(_ index: Int, _ target: BoundNumbers.Bound?) -> KindReading? {
    let number = reading.numbers[index]
    let own = reader.kinds.read(index, in: reading) ?? elidedRank(index)
    let isWeak = own.map { $0.score < 0.8 } ?? true
    if let target, isWeak, links[index].sort == .comparison || links[index].sort == .listed,
      number.kind == .percent || number.kind == .percentagePoints,
      reading.numbers[links[index].target ?? index].kind == number.kind
    {
      var kind = target.kind
      kind.reason = "as the number before"
      return kind
    }
    if let own { return own }
    guard number.kind == .percent || number.kind == .percentagePoints else { return nil }
    return KindReading(kind: .change, score: 0.3, reason: "percentage")
  }

  /// "Russia second ($2.9 billion) and Kazakhstan third", "up from sixth": a place goes on with the places told before.
  private func elidedRank(_ index: Int) -> KindReading? {
    let number = reading.numbers[index]
    guard number.kind == .ordinal,
      state.hasRank || boundOf.all.contains(where: { $0.claim.kind == .rank }),
      isFree(after: number)
    else { return nil }
    return KindReading(kind: .rank, score: 0.75, reason: "a place like those before")
  }

  /// A percentage without clear words: what its indicator makes of it.
  private func settle(_ kind: inout KindReading, _ indicator: IndicatorBinding?, _ number: NumberMention) {
    guard let bound = indicator, let code = bound.code,
      let usual = reader.catalog.indicators[code]?.percentKind
    else { return }
    if kind.score < 0.5 || kind.kind == .change && usual != .change && kind.score < 0.8 {
      kind = KindReading(kind: usual, score: 0.7, reason: "usual for \(code)")
    } else if kind.kind == .share, usual == .ratio || usual == .level,
      bound.tokens.map({ $0.upperBound <= number.tokens.lowerBound }) ?? true,
      !reading.isShareOfSame(number, code)
    {
      kind.kind = usual
    }
  }

  /// What was spoken of, latest first, for words such as "growth" and "the deficit".
  func recent(_ index: Int) -> RecentIndicators {
    RecentIndicators(
      ofNumber: boundOf.last(before: index)?.indicator?.code, ofParagraph: state.paragraphIndicator,
      ofHeading: state.headingIndicator, ofPaper: state.paperIndicator)
  }

  /// A number without an indicator of its own takes that of the number before, else of the sentence before.
  private func inherit(_ indicator: inout IndicatorBinding?, _ index: Int, _ kind: KindReading) {
    guard indicator == nil, kind.kind != .count, kind.kind != .rank || state.paragraphIndicator != nil else {
      return
    }
    if let before = boundOf.last(before: index)?.indicator, before.code != nil {
      indicator = IndicatorBinding(
        code: before.code, tokens: before.tokens, score: 0.7, reason: "of the number before")
      return
    }
    if let code = state.paragraphIndicator {
      indicator = IndicatorBinding(code: code, score: 0.5, reason: "indicator of the sentence before")
    } else if let code = state.headingIndicator {
      indicator = IndicatorBinding(code: code, score: 0.45, reason: "indicator of the heading")
    } else if let code = state.paperIndicator {
      indicator = IndicatorBinding(code: code, score: 0.35, reason: "indicator spoken of before")
    }
  }

  /// "and 60 a year later", "the administration aims at 170 by 2025": a bare number goes on counting what was counted.
  private mutating func count(_ indicator: inout IndicatorBinding?, _ kind: inout KindReading, _ index: Int) {
    let number = reading.numbers[index]
    guard number.kind == .number, number.nounTokens == nil, !number.unitIsShared, kind.kind == .count,
      (number.stated.value ?? 0) != 1
    else { return }
    if readIndex(&indicator, &kind, number) { return }
    guard isElidedCount(number), (number.stated.value ?? 0).rounded() == number.stated.value ?? 0 else {
      return
    }
    let mention = indicator?.tokens.flatMap { tokens in reading.indicators.first { $0.tokens == tokens } }
    let isSure = mention.map { $0.standing == .named } ?? false
    let named = indicator.flatMap {
      $0.tokens == nil || !isSure && counted(before: index) != nil ? nil : $0.code
    }
    let isCounted = named.flatMap { reader.catalog.indicators[$0]?.countUnit } != nil
    guard let code = isCounted ? named : counted(before: index),
      let unit = reader.catalog.indicators[code]?.countUnit
    else { return }
    if !isCounted {
      indicator = IndicatorBinding(code: code, tokens: nil, score: 0.6, reason: "as counted before")
    }
    reading.numbers[index].kind = .count
    reading.numbers[index].unit = unit
  }

  /// "the index, base 1980, stood at 97.4", "the PMI slipped to 49.1": a reading of an index.
  private func readIndex(
    _ indicator: inout IndicatorBinding?, _ kind: inout KindReading, _ number: NumberMention
  ) -> Bool {
    let usual: [IndicatorCode] = ["stock_index", "confidence_index", "pmi"]
    let isNamed = indicator.map { $0.code.map(usual.contains) ?? false && $0.tokens != nil } ?? false
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 14)
    let hasWord = (low..<number.tokens.lowerBound).contains { reading.cues(at: $0).contains(.indexNoun) }
    let before = (number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound) - 1
    guard isNamed || hasWord,
      !reading.cues(at: before).isDisjoint(with: [.levelVerb, .to, .at, .upVerb, .downVerb, .from, .of])
    else { return false }
    guard let code = indicator?.code ?? state.paragraphIndicator else { return false }
    kind = KindReading(kind: .index, score: 0.85, reason: "reading of an index")
    if indicator == nil {
      indicator = IndicatorBinding(
        code: code, tokens: nil, score: 0.6, reason: "indicator of the sentence before")
    }
    return true
  }

  private func counted(before index: Int) -> IndicatorCode? {
    let here = boundOf.all.last { $0.index < index && $0.claim.kind == .count }
    return here?.indicator?.code ?? state.paragraphCount
  }

  /// A verb, "to", "at", "of", a comma or a comparison before it, and no noun of its own after it.
  private func isElidedCount(_ number: NumberMention) -> Bool {
    guard isFree(after: number) else { return false }
    let before = (number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound) - 1
    return reading.tokens.indices.contains(before)
      && (reading.isNumberOrPeriod(at: before) || reading.tokens[before].isMark(",")
        || reading.tokens[before].isMark(":")
        || !reading.cues(at: before).isDisjoint(with: [
          .levelVerb, .to, .of, .at, .comparison, .and, .create, .newcomer, .registered, .plan, .upVerb,
          .downVerb, .the,
        ]))
  }

  /// Whether no noun of its own follows a number.
  private func isFree(after number: NumberMention) -> Bool {
    let after = number.tokens.upperBound
    return !reading.tokens.indices.contains(after)
      || reading.tokens[after].kind == .mark && !reading.tokens[after].isDash
      || reading.isNumberOrPeriod(at: after)
      || !reading.cues(at: after).isDisjoint(with: [
        .in, .by, .for, .from, .at, .on, .and, .ofWhich, .of, .to, .with, .breaker, .newcomer, .comparison,
      ])
  }

  // MARK: - Context

  private func areaContext(_ index: Int, _ indicator: IndicatorBinding?) -> AreaContext {
    var context = AreaContext(home: state.home)
    context.isPark = isPark(indicator)
    if context.isPark, let zone = reading.zones.first?.code ?? state.zone {
      context.host = reader.catalog.zones[zone]?.area
    }
    context.sources.reserveCapacity(12)
    func add(
      _ areas: AreaList, _ weight: Double, _ reason: String, isClaim: Bool = false, isSame: Bool = false
    ) {
      guard !areas.isEmpty else { return }
      context.sources.append(
        .init(areas: areas, weight: weight, reason: reason, isClaim: isClaim, isSameSentence: isSame))
    }
    if let before = links[index].target.flatMap({ boundOf[$0] }) ?? boundOf.all.last {
      let areas = AreaList(before.areas.ref, before.areas.counterpart)
      add(areas, 0.93, "areas of the number before", isClaim: true, isSame: true)
    }
    if role(of: indicator) == .none {
      // What concerns one area alone is about the area that the text is about, not about a partner named in passing.
      add(AreaList(state.paragraphSubject), 0.87, "area of the claim before", isClaim: true)
      add(AreaList(state.topic), 0.82, "area the text is about")
    }
    add(AreaList(state.paragraphPair), 0.87, "areas of the claim before", isClaim: true)
    add(AreaList(state.headingAreas), 0.8, "areas of the heading")
    add(AreaList(state.sentenceAreas), 0.78, "areas of the sentence before")
    add(AreaList(state.titleAreas), 0.75, "areas of the title")
    add(AreaList(state.datelineAreas), 0.75, "place of the dispatch")
    if state.openingAreas.count == 1 { add(AreaList(state.openingAreas[0]), 0.7, "area of the opening") }
    add(AreaList(onlyReporter), 0.7, "area whose statistics are quoted")
    add(AreaList(state.paperPair), 0.65, "areas spoken of before", isClaim: true)
    return context
  }

  /// The area whose statistics the sentence quotes, if it is one.
  private var onlyReporter: AreaCode? {
    let first = reading.areas.first { $0.link == .reporter }?.code
    return reading.areas.contains { $0.link == .reporter && $0.code != first } ? nil : first
  }

  /// "has 120 residents", "the key rate stands at 20%": a stock told in the present tense is that of the publication.
  private func isStandingNow(_ number: NumberMention, _ indicator: IndicatorBinding?) -> Bool {
    guard let entry = indicator?.code.flatMap({ reader.catalog.indicators[$0] }),
      entry.stockFlow == .stock || entry.percentKind == .level,
      indicator?.tokens != nil || entry.countUnit != nil
    else { return false }
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 7)
    let high = min(reading.tokens.endIndex, number.tokens.upperBound + 7)
    return (low..<high).contains { index in
      reading.cues(at: index).contains(.present)
        && reading.boundary(index, number.tokens.lowerBound) < 1
        && reading.cues(at: index + 1).isDisjoint(with: [.changeVerb, .plan, .forecast])
    }
  }

  private func role(of indicator: IndicatorBinding?) -> Catalog.PairRole {
    indicator?.code.flatMap { reader.catalog.indicators[$0]?.pairRole } ?? .none
  }

  /// Whether a figure is one of a park: its indicator says so, or the sentence or the text names one.
  private func isPark(_ indicator: IndicatorBinding?) -> Bool {
    ParkFigure.isOne(indicator?.code, hasZone: state.zone != nil || !reading.zones.isEmpty)
  }

  private var periodContext: PeriodBinder.Context {
    var context = PeriodBinder.Context(published: state.published, main: main)
    if let period = state.paragraphPeriod {
      context.inherited = (period, 0.8, "period of the sentence before")
    } else if let period = state.headingPeriod {
      context.inherited = (period, 0.7, "period of the heading")
    }
    return context
  }

  // MARK: - What the next sentence may lean on

  /// The first statement of a sentence is what the next one goes on with.
  mutating func remember() {
    let heads = boundOf.all.filter { links[$0.index].sort != .comparison }
    if let bound = heads.first {
      remember(areas: heads)
      if let indicator = bound.claim.indicator, bound.claim.kind != .rank {
        state.paragraphIndicator = indicator
      }
      if let indicator = bound.claim.indicator, state.paperIndicator == nil {
        state.paperIndicator = indicator
      }
      if let period = heads.last(where: { $0.claim.timePeriod != nil })?.claim.timePeriod {
        state.paragraphPeriod = period
      }
    }
    if let code = boundOf.all.last(where: { $0.claim.kind == .count })?.claim.indicator {
      state.paragraphCount = code
    }
    if !boundOf.all.isEmpty { state.hasRank = boundOf.all.contains { $0.claim.kind == .rank } }
    noteCurrencies()
    state.note(areas: reading.namedAreas, reader.catalog)
    if let zone = reading.zones.last?.code { state.zone = zone }
  }

  /// "614 mln Canadian dlrs": dollars are Canadian from here on.
  private mutating func noteCurrencies() {
    for number in reading.numbers where number.kind == .money && number.isReadable && !number.unitIsShared {
      guard let tokens = number.nounTokens, tokens.count > 1, let last = tokens.last, let unit = number.unit,
        let written = reader.bareCurrency(reading.tokens[last].word), written != unit
      else { continue }
      state.note(currency: unit, insteadOf: written)
    }
  }

  private mutating func remember(areas heads: [BoundNumbers.Bound]) {
    if let bound = heads.first, role(of: bound.indicator) == .none, bound.areas.reasons.isEmpty {
      let isWorld = bound.areas.ref == .world
      state.paragraphSubject = isWorld ? state.paragraphSubject : bound.areas.ref ?? state.paragraphSubject
    }
    for bound in heads {
      guard let ref = bound.areas.ref ?? bound.areas.counterpart else { continue }
      if bound.claim.kind == .share || bound.claim.kind == .rank {
        // The part or the ranked is not what the next clause is about.
        if state.paragraphPair.first != ref { state.paragraphPair = [ref] }
        return
      }
      // A pair goes on through statements about one of its areas alone.
      let spoken = bound.areas.spoken
      if !(spoken.count == 1 && state.paragraphPair.count == 2 && state.paragraphPair[0] == ref) {
        state.paragraphPair = spoken
      }
      if spoken.count == 2 || state.paperPair.isEmpty { state.paperPair = spoken }
      return
    }
  }
}
