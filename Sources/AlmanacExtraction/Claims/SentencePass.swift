internal import AlmanacModel

/// Reads the numbers of one sentence from left to right; each may lean on what those before it were read as.
struct SentencePass {
  let reader: ClaimReader
  var reading: Reading
  var state: DiscourseState
  let links: [NumberLink]
  private let isField: Bool
  private let context: ClaimContext
  /// Of the sentence: distinct areas and indicators, periods, numbers, words.
  let counts: (areas: Int, indicators: Int, periods: Int, numbers: Int, words: Int)
  private(set) var boundOf: BoundNumbers
  private var main: TimePeriod?

  /// - Parameter isField: whether the sentence is a line with a label: "Land use: 17% arable".
  init(reader: ClaimReader, reading: Reading, state: DiscourseState, isField: Bool, context: ClaimContext) {
    self.isField = isField
    self.context = context
    counts = (
      SentencePass.distinctCount(reading.areas) { $0.code == $1.code },
      SentencePass.distinctCount(reading.indicators) { $0.code == $1.code }, reading.periods.count,
      reading.numbers.count { $0.isReadable }, reading.wordCount
    )
    self.reader = reader
    self.reading = reading
    self.state = state
    self.reading.noteBesides()
    links = reader.linker.links(in: reading)
    boundOf = BoundNumbers(capacity: reading.numbers.count)
  }

  /// Few enough that looking back is quicker than a set.
  private static func distinctCount<Element>(_ all: [Element], _ isSame: (Element, Element) -> Bool) -> Int {
    all.indices.count { index in !all[..<index].suffix(16).contains { isSame($0, all[index]) } }
  }

  // MARK: - Units

  /// Gives bare numbers the unit of the number they hang on: "to 1.9 mln tonnes against 1.4 mln", "grew 9 pct and
  /// exports 4".
  mutating func completeUnits() {
    for index in reading.numbers.indices {
      dropLeadingTo(index)
      let after = reading.numbers[index].tokens.upperBound
      reading.numbers[index].isCompound =
        reading.tokens.indices.contains(after) && reading.tokens[after].isDash
        && !reading.tokens[after].hasSpaceBefore
      dropSpelledSign(index)
      negateQualifier(index)
      let number = reading.numbers[index]
      guard number.isReadable, number.kind == .number, number.nounTokens == nil else { continue }
      guard let target = unitSource(index) ?? elidedSource(index) else {
        continueUnit(index)
        continue
      }
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
    if link.sort == .comparison || link.sort == .reached || link.sort == .listed {
      return reading.has(.linkedUnit) ? link.target : nil
    }
    guard reading.has(.coordinatedUnit), link.sort == .head,
      let before = reading.numbers[..<index].lastIndex(where: { $0.isReadable }),
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

  /// "raised its rate to 16.75 from 16.25 pct", "unit labour costs rose 3.6": the unit stands with the number after, or
  /// with a percentage before in the sentence.
  private func elidedSource(_ index: Int) -> Int? {
    let number = reading.numbers[index]
    guard isFree(after: number), abs(number.stated.value ?? 1000) < 1000 else { return nil }
    if index + 1 < reading.numbers.count {
      let next = reading.numbers[index + 1]
      let between = gap(number.tokens.upperBound, next.tokens.lowerBound)
      if reading.has(.unitOfNext), next.isReadable, next.kind == .percent, between.count <= 2,
        between.allSatisfy({ !reading.cues(at: $0).isDisjoint(with: [.from, .to]) })
      {
        return index + 1
      }
    }
    let before = (number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound) - 1
    guard reading.has(.elidedPercent),
      !reading.cues(at: before).isDisjoint(with: [.upVerb, .downVerb, .upWord, .downWord]),
      reading.cues(at: before).isDisjoint(with: .comparison)
    else { return nil }
    return reading.numbers[..<index].lastIndex { $0.isReadable && $0.kind == .percent }
  }

  /// "M-3 reached 1,038 billion": a large amount without a unit goes on with that of the amount before.
  private mutating func continueUnit(_ index: Int) {
    let number = reading.numbers[index]
    guard reading.has(.unitGoesOn), let told = state.paperUnit, number.tokens.count > 1,
      abs(number.stated.value ?? number.stated.high ?? 0) >= 1e6,
      isFree(after: number)
    else { return }
    // People and things are counted without a unit; an unknown code is a unit of its own.
    let isCounted =
      reading.indicators.contains { reader.catalog.indicators[$0.code]?.countUnit != nil }
      || reading.numbers[..<index].contains { $0.isReadable && $0.kind == .count }
    let before = number.tokens.lowerBound - 1
    let hasCode =
      reading.tokens.indices.contains(before) && reading.tokens[before].flags.contains(.allCapitals)
      && reading.tokens[before].length <= 3
    guard !isCounted, !hasCode else { return }
    let inSentence = reading.numbers[..<index].last {
      $0.isReadable && ($0.kind == .money || $0.kind == .measure)
    }
    reading.numbers[index].kind = inSentence?.kind ?? told.kind
    reading.numbers[index].unit = inSentence?.unit ?? told.unit
    reading.numbers[index].unitIsShared = true
  }

  /// "to 2.79 from 2.74 billion", "exports of 4.2 billion and imports of 3.1": the magnitude is shared too.
  private mutating func scale(_ index: Int, like other: NumberMention) {
    guard reading.has(.sharedScale), let value = reading.numbers[index].stated.value, abs(value) < 1000,
      let size = other.stated.value ?? other.stated.high, abs(size) >= 1e6
    else { return }
    let power = abs(size) >= 1e12 ? 1e12 : abs(size) >= 1e9 ? 1e9 : 1e6
    reading.numbers[index].stated.value = (value * power).rounded()
    reading.numbers[index].stated.halfUnit *= power
  }

  /// "edged up to 3.8 pct": after a verb of movement "up to" leads to the value and bounds nothing.
  private mutating func dropLeadingTo(_ index: Int) {
    let number = reading.numbers[index]
    guard reading.has(.leadingTo), number.qualifier == .atMost, let tokens = number.qualifierTokens,
      tokens.upperBound <= number.tokens.lowerBound,
      reading.cues(at: tokens.upperBound - 1).contains(.to),
      !reading.cues(at: tokens.lowerBound - 1).isDisjoint(with: [.changeVerb, .levelVerb])
    else { return }
    reading.numbers[index].qualifier = .exact
    reading.numbers[index].qualifierTokens = nil
  }

  /// "may not be higher than 38.5 per cent", "has never risen above 4 %": not more is at most.
  private mutating func negateQualifier(_ index: Int) {
    let number = reading.numbers[index]
    guard reading.has(.negatedQualifier), let tokens = number.qualifierTokens,
      number.qualifier == .moreThan || number.qualifier == .lessThan,
      tokens.upperBound <= number.tokens.lowerBound
    else { return }
    let isNegated = (tokens.lowerBound - 5..<tokens.upperBound).contains {
      reading.cues(at: $0).contains(.negation)
        && reading.boundary(max($0, reading.tokens.startIndex), tokens.lowerBound) < 0.3
    }
    guard isNegated else { return }
    reading.numbers[index].qualifier = number.qualifier == .moreThan ? .atMost : .atLeast
  }

  /// "plus 15%": the word is no part of the claim's quote.
  private mutating func dropSpelledSign(_ index: Int) {
    let tokens = reading.numbers[index].tokens
    guard reading.has(.spelledSign), reading.numbers[index].hasSign, tokens.count > 1,
      reading.tokens[tokens.lowerBound].isWord,
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
    let context = areaContext(indicator)
    var areas =
      areasGoingOn(index, kind, indicator)
      ?? reader.areas.bind(
        number, kind: kind, indicator: indicator, reading: reading, context: context, owner: owner(index)
      ) {
        areaSources(index, indicator, context)
      }
    // Money that nothing is said of, in no country.
    if reading.has(.moneyOfNothing), number.kind == .money, indicator?.code == nil, areas.ref == nil {
      return
    }
    var period = reader.periods.bind(
      index, kind: kind, link: link, links: links, reading: reading,
      context: periodContext(index, kind, indicator))
    if !period.isNamed { stand(&period, number, kind, indicator, link) }
    rebase(&period, number, kind, indicator)
    var claim = reader.refiner.claim(
      index, kind: kind, indicator: indicator, areas: &areas, period: period, link: link,
      target: target?.claim,
      reading: reading, state: state)
    if reading.has(.noFutureFact), !period.isNamed, claim.modality == .actual,
      let published = state.published,
      claim.timePeriod.map({ $0.startDay > published }) ?? false
    {
      // What was planned for a year to come is not what is told as a fact.
      claim.timePeriod = nil
      claim.basePeriod = nil
    }
    if link.sort != .comparison { main = claim.timePeriod ?? main }
    if kind.kind == .change, !period.baseIsImplied, let when = claim.timePeriod, let base = claim.basePeriod,
      when.granularity == .month, !when.isSpan, base == PeriodBinder.previous(when)
    {
      state.paragraphBase = (when, base)
    }
    claim.context = self.context
    let evidence = evidence(index, kind, indicator, areas, period, claim)
    claim.confidence = evidence.confidence
    boundOf.append(
      .init(
        index: index, kind: kind, indicator: indicator, areas: areas, period: period, claim: claim,
        evidence: evidence))
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
    if reading.has(.kindOfComparison), let target, isWeak,
      links[index].sort == .comparison || links[index].sort == .listed,
      number.kind == .percent || number.kind == .percentagePoints,
      reading.numbers[links[index].target ?? index].kind == number.kind
    {
      var kind = target.kind
      kind.reason = "as the number before"
      return kind
    }
    if let own, own.score >= 0.5 || number.kind != .percent { return own }
    if reading.has(.kindGoesOn), let before = boundOf.last(before: index), case let last = before.index,
      number.kind == .percent, reading.numbers[last].kind == .percent
    {
      let isPart = before.kind.kind == .share || before.kind.kind == .ratio
      if isPart ? !namesAnother(last, index) : before.kind.kind == .change && !hasVerb(last, index) {
        return KindReading(
          kind: before.kind.kind, sign: before.kind.sign, score: 0.7, reason: "as the number before")
      }
    }
    if let own { return own }
    guard number.kind == .percent || number.kind == .percentagePoints else { return nil }
    return KindReading(kind: .change, score: 0.3, reason: "percentage")
  }

  private func hasVerb(_ first: Int, _ second: Int) -> Bool {
    gap(reading.numbers[first].tokens.upperBound, reading.numbers[second].tokens.lowerBound).contains {
      !reading.cues(at: $0).isDisjoint(with: [.changeVerb, .levelVerb])
    }
  }

  /// Whether an indicator is named between two numbers.
  private func namesAnother(_ first: Int, _ second: Int) -> Bool {
    let between = gap(reading.numbers[first].tokens.upperBound, reading.numbers[second].tokens.lowerBound)
    return reading.indicators.contains { between.contains($0.tokens.lowerBound) }
  }

  /// "Russia second ($2.9 billion) and Kazakhstan third", "up from sixth": a place goes on with the places told before.
  private func elidedRank(_ index: Int) -> KindReading? {
    let number = reading.numbers[index]
    guard reading.has(.elidedRank), number.kind == .ordinal,
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
    if reading.has(.usualKind),
      kind.score < 0.5 || kind.kind == .change && usual != .change && kind.score < 0.8
    {
      kind = KindReading(kind: usual, score: 0.7, reason: "usual for \(code)")
    } else if reading.has(.ratioIsNoShare), kind.kind == .share, usual == .ratio || usual == .level,
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
    if reading.has(.indicatorOfNumberBefore), let before = boundOf.last(before: index)?.indicator,
      before.code != nil
    {
      indicator = IndicatorBinding(
        code: before.code, tokens: before.tokens, score: 0.7, reason: "of the number before")
      return
    }
    // What a label of its own says is not known stays unknown.
    if reading.has(.labelNames), isField, reading.isNamedByLabel { return }
    if reading.has(.indicatorOfParagraph), let code = state.paragraphIndicator {
      indicator = IndicatorBinding(code: code, score: 0.5, reason: "indicator of the sentence before")
    } else if reading.has(.indicatorOfHeading), let code = state.headingIndicator {
      indicator = IndicatorBinding(code: code, score: 0.45, reason: "indicator of the heading")
    } else if reading.has(.indicatorOfPaper), let code = state.paperIndicator {
      indicator = IndicatorBinding(code: code, score: 0.35, reason: "indicator spoken of before")
    }
  }

  /// "and 60 a year later", "the administration aims at 170 by 2025": a bare number goes on counting what was counted.
  private mutating func count(_ indicator: inout IndicatorBinding?, _ kind: inout KindReading, _ index: Int) {
    let number = reading.numbers[index]
    guard number.kind == .number, number.nounTokens == nil, !number.unitIsShared,
      kind.kind == .count || kind.kind == .change,
      (number.stated.value ?? 0) != 1
    else { return }
    if reading.has(.indexReading), readIndex(&indicator, &kind, number) { return }
    guard reading.has(.elidedCount), isElidedCount(number),
      (number.stated.value ?? 0).rounded() == number.stated.value ?? 0
    else {
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
    let levels = indicator?.code.flatMap { reader.catalog.indicators[$0] }?.levels
    let hasBase = reading.periods.contains { $0.role == .reference }
    let isNamed =
      indicator?.tokens != nil && (levels == .index || hasBase && levels?.contains(.index) ?? false)
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 14)
    let hasWord = (low..<number.tokens.lowerBound).contains { reading.cues(at: $0).contains(.indexNoun) }
    let before = (number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound) - 1
    guard isNamed || hasWord, !number.isCompound,
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

  private func areaContext(_ indicator: IndicatorBinding?) -> AreaContext {
    var context = AreaContext(home: state.home)
    context.isPark = isPark(indicator)
    if context.isPark, let zone = reading.zones.first?.code ?? state.zone {
      context.host = reader.catalog.zones[zone]?.area
    }
    return context
  }

  /// What the sentence and the text before offer, nearest first.
  private func areaSources(
    _ index: Int, _ indicator: IndicatorBinding?, _ context: AreaContext
  ) -> [AreaContext.Source] {
    var sources: [AreaContext.Source] = []
    sources.reserveCapacity(12)
    func add(
      _ rule: ExtractionRule, _ areas: AreaList, _ weight: Double, _ reason: String, isClaim: Bool = false,
      isSame: Bool = false
    ) {
      guard !areas.isEmpty, reading.has(rule) else { return }
      sources.append(
        .init(areas: areas, weight: weight, reason: reason, isClaim: isClaim, isSameSentence: isSame))
    }
    if let before = links[index].target.flatMap({ boundOf[$0] }) ?? boundOf.all.last {
      let areas = AreaList(before.areas.ref, before.areas.counterpart)
      add(.areasOfNumberBefore, areas, 0.93, "areas of the number before", isClaim: true, isSame: true)
    }
    if let host = context.host {
      add(.countryOfPark, AreaList(host), 0.88, "country of the park", isClaim: true)
    }
    if role(of: indicator) == .none {
      // What concerns one area alone is about the area that the text is about, not about a partner named in passing.
      add(
        .areaOfClaimBefore, AreaList(state.paragraphSubject), 0.87, "area of the claim before", isClaim: true)
      add(.areaOfText, AreaList(state.topic), 0.82, "area the text is about")
    }
    add(.areasOfClaimBefore, AreaList(state.paragraphPair), 0.87, "areas of the claim before", isClaim: true)
    add(.areasOfHeading, AreaList(state.headingAreas), 0.8, "areas of the heading")
    if reading.has(.partnerOfHeading), state.headingIsPartner, !state.headingAreas.isEmpty, !sources.isEmpty {
      sources[sources.count - 1].isPartner = true
    }
    add(.areasOfSentenceBefore, AreaList(state.sentenceAreas), 0.78, "areas of the sentence before")
    add(.areasOfTitle, AreaList(state.titleAreas), 0.75, "areas of the title")
    add(.placeOfDispatch, AreaList(state.datelineAreas), 0.75, "place of the dispatch")
    add(.homeArea, AreaList(state.home), 0.75, "home area")
    if state.openingAreas.count == 1 {
      add(.areaOfOpening, AreaList(state.openingAreas[0]), 0.7, "area of the opening")
    }
    add(.quotedArea, AreaList(reporter(of: index)), 0.7, "area whose statistics are quoted")
    add(.areasOfPaper, AreaList(state.paperPair), 0.65, "areas spoken of before", isClaim: true)
    return sources
  }

  /// The area whose statistics are quoted for a number: the last one named before it, else the only one.
  private func reporter(of index: Int) -> AreaCode? {
    let start = reading.numbers[index].tokens.lowerBound
    let before = reading.areas.last { $0.link == .reporter && $0.tokens.lowerBound < start }?.code
    if let before { return before }
    let first = reading.areas.first { $0.link == .reporter }?.code
    return reading.areas.contains { $0.link == .reporter && $0.code != first } ? nil : first
  }

  /// Gives a change without a base of its own the base of the changes before it, and a sum by which a stock moved in a
  /// month the month before.
  private func rebase(
    _ period: inout PeriodBinding, _ number: NumberMention, _ kind: KindReading,
    _ indicator: IndicatorBinding?
  ) {
    guard kind.kind == .change, period.baseIsImplied, let when = period.period, when.granularity == .month,
      !when.isSpan
    else { return }
    if reading.has(.baseOfParagraph), let told = state.paragraphBase, told.period == when {
      period.base = told.base
    } else if reading.has(.monthBefore),
      number.kind == .money || number.kind == .measure || number.kind == .percentagePoints,
      let entry = indicator?.code.flatMap({ reader.catalog.indicators[$0] }), entry.stockFlow == .stock
    {
      period.base = PeriodBinder.previous(when)
    }
  }

  /// Whether a word of plan or forecast governs the number.
  private func isAhead(_ number: NumberMention) -> Bool {
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 14)
    return reading.has(.periodAhead)
      && (low..<number.tokens.lowerBound).contains {
        !reading.cues(at: $0).isDisjoint(with: [.plan, .forecast])
          && reading.boundary($0, number.tokens.lowerBound) < 1.5
      }
  }

  /// Gives a stock or a quoted price that names no period the publication's month.
  private func stand(
    _ period: inout PeriodBinding, _ number: NumberMention, _ kind: KindReading,
    _ indicator: IndicatorBinding?, _ link: NumberLink
  ) {
    guard link.sort == .head || link.sort == .reached || link.sort == .listed, main == nil,
      let published = state.published,
      let entry = indicator?.code.flatMap({ reader.catalog.indicators[$0] })
    else { return }
    let isQuoted = reading.has(.quotedStands) && entry.traits.contains(.quoted)
    if isQuoted, kind.kind == .change { period.base = nil }
    let isOpen =
      reading.has(.presentStock) && period.period == nil
      && (entry.stockFlow == .stock && kind.kind != .change)
    guard isQuoted || isOpen || kind.kind != .change && isStandingNow(number, indicator) else { return }
    period.period = .month(published.month, of: published.year)
    period.reason = "present state"
    period.score = 0.7
  }

  /// "has 120 residents", "the key rate stands at 20%": a stock told in the present tense is that of the publication.
  private func isStandingNow(_ number: NumberMention, _ indicator: IndicatorBinding?) -> Bool {
    guard reading.has(.presentTense), let entry = indicator?.code.flatMap({ reader.catalog.indicators[$0] }),
      entry.stockFlow == .stock || entry.percentKind == .level,
      indicator?.tokens != nil || entry.countUnit != nil
    else { return false }
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 7)
    let high = min(reading.tokens.endIndex, number.tokens.upperBound + 11)
    return (low..<high).contains { index in
      reading.cues(at: index).contains(.present)
        && reading.boundary(index, number.tokens.lowerBound) < 1.5
        && reading.cues(at: index + 1).isDisjoint(with: [.changeVerb, .plan, .forecast])
    }
  }

  /// Where no area is named after the number before, this one is told of the same areas.
  private func areasGoingOn(_ index: Int, _ kind: KindReading, _ indicator: IndicatorBinding?) -> AreaBinding?
  {
    guard reading.has(.areasGoOn), let before = boundOf.last(before: index), case let last = before.index,
      before.areas.ref != nil || before.areas.counterpart != nil, reading.besides[index] == nil,
      links[index].sort != .listed,
      role(of: before.indicator) == role(of: indicator),
      isPart(before.kind) == isPart(kind)
    else { return nil }
    let start = reading.numbers[last].tokens.upperBound
    let next = reading.numbers[index...].dropFirst().first { $0.isReadable }?.tokens.lowerBound
    let end = min(next ?? reading.tokens.endIndex, reading.tokens.endIndex)
    let hasOwn = reading.areas.contains { area in
      guard area.tokens.lowerBound >= start, area.tokens.lowerBound < end, area.link != .reporter else {
        return false
      }
      return area.tokens.lowerBound < reading.numbers[index].tokens.lowerBound
        || reading.boundary(reading.numbers[index].tokens.lowerBound, area.tokens.lowerBound) < 2
    }
    guard !hasOwn else { return nil }
    var areas = before.areas
    areas.score *= 0.95
    areas.reasons = before.areas.reasons + ["areas of the number before"]
    return areas
  }

  private func isPart(_ kind: KindReading) -> Bool { kind.kind == .share || kind.kind == .rank }

  /// The number that this one only says more of: "Russia ($854 million, up 41%)".
  private func owner(_ index: Int) -> Int? {
    guard let target = links[index].target,
      links[index].sort == .apposition || links[index].sort == .restatement,
      reading.besides[target]?.isTied ?? false, reading.besides[index] == nil
    else { return nil }
    return target
  }

  private func role(of indicator: IndicatorBinding?) -> Catalog.PairRole {
    indicator?.code.flatMap { reader.catalog.indicators[$0]?.pairRole } ?? .none
  }

  /// Whether a figure is one of a park: its indicator says so, or the sentence or the text names one.
  private func isPark(_ indicator: IndicatorBinding?) -> Bool {
    indicator?.code.flatMap { reader.catalog.indicators[$0] }?
      .isParkFigure(hasZone: state.zone != nil || !reading.zones.isEmpty) ?? false
  }

  private func periodContext(_ index: Int, _ kind: KindReading, _ indicator: IndicatorBinding?)
    -> PeriodBinder.Context
  {
    var context = PeriodBinder.Context(published: state.published, main: main)
    context.before = reading.has(.periodBeforeFrom) && index > 0 ? boundOf[index - 1]?.claim.timePeriod : nil
    let entry = indicator?.code.flatMap { reader.catalog.indicators[$0] }
    context.isPlan = reading.has(.promiseToHost) && entry?.pairRole == .host
    context.isFlow =
      reading.has(.flowOfNoDay) && entry?.stockFlow == .flow && entry?.countUnit == nil
      && entry?.pairRole != .host && kind.kind == .level
    if reading.has(.periodOfPaper) { context.paper = state.paperPeriod }
    if reading.has(.periodOfOwner), links[index].sort == .apposition, let target = links[index].target {
      context.owner = boundOf[target]?.claim.timePeriod
    }
    context.isAhead = links[index].sort != .comparison && isAhead(reading.numbers[index])
    if reading.has(.periodOfParagraph), let period = state.paragraphPeriod {
      context.inherited = (period, 0.8, "period of the sentence before")
    } else if reading.has(.periodOfHeading), let period = state.headingPeriod {
      context.inherited = (period, 0.7, "period of the heading")
    }
    return context
  }

  // MARK: - What the next sentence may lean on

  /// The first statement of a sentence is what the next one goes on with.
  mutating func remember() {
    let hasComparison = links.contains { $0.sort == .comparison }
    let heads = hasComparison ? boundOf.all.filter { links[$0.index].sort != .comparison } : boundOf.all
    if let bound = heads.first {
      remember(areas: heads)
      if let indicator = bound.claim.indicator, bound.claim.kind != .rank || state.paragraphIndicator == nil {
        state.paragraphIndicator = indicator
      }
      if let indicator = bound.claim.indicator, state.paperIndicator == nil {
        state.paperIndicator = indicator
      }
      if let period = goingOn(heads) {
        state.paragraphPeriod = period
        state.paperPeriod = period
      }
    }
    if let balance = heads.last(where: {
      reader.refiner.isBalance($0.claim.indicator) && $0.claim.kind == .level
    }), reading.has(.balanceGoesOn), let value = balance.claim.stated.value {
      state.balanceSign = value < 0 ? -1 : 1
    }
    if let code = boundOf.all.last(where: { $0.claim.kind == .count })?.claim.indicator {
      state.paragraphCount = code
    }
    if !boundOf.all.isEmpty { state.hasRank = boundOf.all.contains { $0.claim.kind == .rank } }
    for bound in boundOf.all {
      if let ref = bound.areas.ref { state.refCounts[ref, default: 0] += 1 }
    }
    if let amount = reading.numbers.last(where: {
      $0.isReadable && ($0.kind == .money || $0.kind == .measure)
    }),
      let unit = amount.unit
    {
      state.paperUnit = (unit, amount.kind)
    }
    noteCurrencies()
    state.note(areas: reading.namedAreas, reader.catalog)
    if let zone = reading.zones.last?.code { state.zone = zone }
  }

  /// The period that the next sentence goes on with: the latest of which something is told as a fact, else the last.
  private func goingOn(_ heads: [BoundNumbers.Bound]) -> TimePeriod? {
    // "$3.0bn, $3.2bn and $3.6bn in January, February and March": parts of the period spoken of.
    if reading.has(.partsOfPeriod), heads.count >= 3, let spoken = state.paragraphPeriod,
      Set(heads.compactMap(\.claim.timePeriod)).count >= 3,
      heads.allSatisfy({
        $0.claim.timePeriod.map { $0.startDay >= spoken.startDay && $0.endDay <= spoken.endDay } ?? true
      })
    {
      return spoken
    }
    var latest: TimePeriod?
    var last: TimePeriod?
    for head in heads {
      guard let period = head.claim.timePeriod else { continue }
      last = period
      guard head.claim.modality == .actual, reading.has(.latestFact) else { continue }
      if let other = latest, (other.endDay, period.startDay) >= (period.endDay, other.startDay) { continue }
      latest = period
    }
    return latest ?? last
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
      let isPart = bound.claim.kind == .share || bound.claim.kind == .rank
      if reading.has(.oneAmongAll), isPart, bound.areas.ref == .world, let part = bound.areas.counterpart {
        // Of one among all countries the text goes on to speak.
        state.paragraphPair = [part]
        return
      }
      guard let ref = bound.areas.ref ?? (isPart ? nil : bound.areas.counterpart) else { continue }
      if isPart, reading.has(.partOfWhole) {
        // The part or the ranked is not what the next clause is about.
        if state.paragraphPair.first != ref { state.paragraphPair = [ref] }
        return
      }
      // A pair goes on through statements about one of its areas alone.
      let spoken = bound.areas.spoken
      if !(reading.has(.pairGoesOn) && spoken.count == 1 && state.paragraphPair.count == 2
        && state.paragraphPair[0] == ref)
      {
        state.paragraphPair = spoken
      }
      if spoken.count == 2 || state.paperPair.isEmpty { state.paperPair = spoken }
      return
    }
  }
}
