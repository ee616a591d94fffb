internal import AlmanacModel

/// What follows from the words around a number once its parts are bound: declared against spent, park residents against
/// companies, plans against facts; and whether it is a claim at all.
struct ClaimRefiner: Sendable {
  let catalog: CatalogFacts
  private let localCurrencies: [UnitCode: [Catalog.LocalCurrency]]

  init(catalog: CatalogFacts) {
    self.catalog = catalog
    localCurrencies = Dictionary(grouping: catalog.localCurrencies, by: \.written)
  }

  /// Companies in a park are its residents; jobs are what people are counted for; announced investment is declared.
  func refine(
    _ indicator: inout IndicatorBinding?, _ kind: inout KindReading, _ number: NumberMention,
    _ reading: Reading, zone: ZoneCode?
  ) {
    if kind.kind == .count { refineCount(&indicator, number, reading, zone) }
    if indicator == nil, reading.has(.measuredUnit) {
      indicator = measured(number, hasZone: zone != nil || !reading.zones.isEmpty)
    }
    guard let bound = indicator, let code = bound.code else { return }
    if reading.has(.announcedInvestment), code == .investment || code == .fdi,
      kind.kind == .level || kind.kind == .count,
      let tokens = bound.tokens, cue(.announce, before: tokens.lowerBound, within: 4, reading)
    {
      indicator = IndicatorBinding(
        code: .declaredInvestment, tokens: tokens, score: bound.score, reason: "announced")
    }
  }

  private func refineCount(
    _ indicator: inout IndicatorBinding?, _ number: NumberMention, _ reading: Reading, _ zone: ZoneCode?
  ) {
    let hasPark =
      zone != nil || !reading.zones.isEmpty || reading.said.contains(.park)
    let isResident =
      number.nounTokens.map { noun in
        noun.contains { !reading.cues(at: $0).isDisjoint(with: [.registered, .newcomer]) }
      } ?? false
    switch number.unit?.rawValue {
    case "COMPANIES":
      if reading.has(.companiesOfPark), hasPark || isResident {
        indicator = IndicatorBinding(
          code: "park_residents", tokens: nounAnchor(number), score: 0.8, reason: "companies of a park")
      }
    case "COUNTRIES":
      let group = reading.areas.first { catalog.areas[$0.code]?.sort == .group }
      if reading.has(.membersOfGroup), group != nil, near(.membership, number, reading) {
        indicator = IndicatorBinding(
          code: "member_states", tokens: nounAnchor(number), score: 0.8, reason: "members of a group")
      } else if hasPark, reading.has(.countriesOfPark) {
        indicator =
          indicator
          ?? IndicatorBinding(
            code: "park_countries", tokens: nounAnchor(number), score: 0.6, reason: "countries of a park")
      }
    default: break
    }
    if reading.has(.countedUnit), indicator == nil, let unit = number.unit {
      let matching = catalog.indicators.values.filter { $0.countUnit == unit }.sorted { $0.code < $1.code }
      // The one indicator that counts this unit, or the plain one among several.
      if matching.count == 1 || matching.contains(where: { $0.code.rawValue == unit.rawValue.lowercased() }) {
        let code = matching.first { $0.code.rawValue == unit.rawValue.lowercased() }?.code ?? matching[0].code
        indicator = IndicatorBinding(
          code: code, tokens: nounAnchor(number), score: 0.7, reason: "counted in \(unit)")
      }
    }
  }

  /// "550,000 TEU": the one indicator that is measured in such a unit.
  private func measured(_ number: NumberMention, hasZone: Bool) -> IndicatorBinding? {
    guard number.kind == .measure, let dimension = number.unit.flatMap({ catalog.units[$0]?.dimension }),
      !dimension.isEmpty
    else { return nil }
    return catalog.measured.first {
      $0.levels.contains(dimension) && (hasZone || !$0.traits.contains(.zone))
    }.map {
      IndicatorBinding(
        code: $0.code, tokens: nounAnchor(number), score: 0.75, reason: "its unit's measure")
    }
  }

  private func nounAnchor(_ number: NumberMention) -> Range<Int> { number.nounTokens ?? number.tokens }

  private func near(_ cue: CueSet, _ number: NumberMention, _ reading: Reading) -> Bool {
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 12)
    let high = min(reading.tokens.endIndex, number.tokens.upperBound + 12)
    return (low..<high).contains { !reading.cues(at: $0).isDisjoint(with: cue) }
  }

  private func cue(_ cue: CueSet, before index: Int, within limit: Int, _ reading: Reading) -> Bool {
    let low = max(reading.tokens.startIndex, index - limit)
    return (low..<max(low, index)).contains { !reading.cues(at: $0).isDisjoint(with: cue) }
  }

  /// Counts and bare numbers are claims only where words say what is counted.
  func isClaim(
    _ number: NumberMention, _ kind: KindReading, _ indicator: IndicatorBinding?, _ reading: Reading
  ) -> Bool {
    if isOfCompany(number, indicator, reading) { return false }
    switch number.kind {
    case .money: return true
    case .percent, .percentagePoints: return kind.score >= 0.5 || indicator != nil
    case .multiple, .ordinal: return indicator?.code != nil
    case .count:
      // "the European Union's 27 member states": the number only names the group.
      if reading.has(.namedGroup), indicator?.code == .memberStates, isDetermined(number, reading) {
        return false
      }
      if number.unit == .countries || number.unit == .cities { return indicator?.code != nil }
      return indicator?.code != nil
    case .measure: return indicator?.code != nil
    case .number:
      return indicator?.code != nil
        && (kind.kind == .index || kind.kind != .level && hasCountNoun(number, indicator))
    case .period: return false
    }
  }

  /// "Net 3.4 mln vs 1.2", "a mining group's profit rose 12 pct", "11 crowns a share": a company's accounts.
  private func isOfCompany(_ number: NumberMention, _ indicator: IndicatorBinding?, _ reading: Reading)
    -> Bool
  {
    let after = number.tokens.upperBound
    let isPerShare =
      reading.cues(at: after).contains(.per) && reading.cues(at: after + 1).contains(.shareNoun)
      && !reading.cues(at: after + 2).contains(.of)
    if reading.has(.moneyPerShare), number.kind == .money,
      isPerShare || reading.cues(at: after).isSuperset(of: [.accounts, .companyWord])
    {
      return true
    }
    if reading.has(.accountsAfter), reading.cues(at: number.tokens.upperBound).contains(.accounts),
      number.kind == .percent
    {
      return true
    }
    let isAccount =
      indicator?.code.flatMap { catalog.indicators[$0] }?.traits.contains(.accounts) ?? true
      || isGeneric(indicator, reading)
    guard reading.has(.companyAccounts), isAccount, reading.zones.isEmpty else { return false }
    if reading.accountWords >= 2 { return true }
    let hasCompany = reading.tokens.indices.contains { reading.cues(at: $0).contains(.companyWord) }
    if reading.accountWords >= 1, hasCompany { return true }
    return reading.tokens.indices.contains {
      $0 < number.tokens.lowerBound && reading.cues(at: $0).contains(.companyWord)
        && reading.boundary($0, number.tokens.lowerBound) < 3
    }
  }

  /// "turnover", "sales" and "earnings" of a company are words that mean an economy's elsewhere.
  private func isGeneric(_ indicator: IndicatorBinding?, _ reading: Reading) -> Bool {
    guard let tokens = indicator?.tokens else { return false }
    return reading.indicators.contains { $0.tokens == tokens && $0.standing != .named }
  }

  private func isDetermined(_ number: NumberMention, _ reading: Reading) -> Bool {
    let before = number.tokens.lowerBound - 1
    guard reading.tokens.indices.contains(before) else { return false }
    let isGenitive =
      reading.tokens[before].isMark("'")
      || reading.tokens.indices.contains(before - 1) && reading.tokens[before - 1].isMark("'")
    return isGenitive
      || reading.cues(at: before).contains(.determined)
        && reading.cues(at: before).isDisjoint(with: [.present, .levelVerb])
  }

  private func hasCountNoun(_ number: NumberMention, _ indicator: IndicatorBinding?) -> Bool {
    guard let tokens = indicator?.tokens else { return false }
    return tokens.lowerBound >= number.tokens.upperBound && tokens.lowerBound - number.tokens.upperBound <= 2
  }

  // MARK: - The claim

  func claim(
    _ index: Int, kind: KindReading, indicator: IndicatorBinding?, areas: inout AreaBinding,
    period: PeriodBinding, link: NumberLink, target: Claim?, reading: Reading, state: DiscourseState
  ) -> Claim {
    let number = reading.numbers[index]
    let code = indicator?.code
    let entry = code.flatMap { catalog.indicators[$0] }
    let modality = modality(index, link, kind, entry, period, reading, state)
    if reading.has(.membersOfGroup), code == .memberStates,
      let group = reading.areas.first(where: { catalog.areas[$0.code]?.sort == .group })
    {
      areas = AreaBinding(ref: group.code)
    }
    var stated = number.stated
    var sign = kind.sign
    if reading.has(.balanceSign), isBalance(code), kind.kind == .level || kind.kind == .ratio {
      sign = balanceSign(index, link, target, reading) ?? state.balanceSign ?? 1
    }
    if sign < 0, !number.hasSign { stated = negated(stated) }
    let zone = reading.zones.first?.code
    if reading.has(.areaOfZone), let zone = zone.flatMap({ catalog.zones[$0] }), areas.ref == nil {
      areas.ref = zone.area
    }
    let shown = areas.shown(for: entry, in: catalog)
    var confidence = 0.98 * kind.score * areas.score * period.score * (indicator?.score ?? 0.3)
    if period.period == nil { confidence *= 0.9 }
    var reasons: [String] = []
    reasons.reserveCapacity(4 + areas.reasons.count)
    reasons.append(kind.reason)
    reasons.append(indicator?.reason ?? "no indicator")
    reasons += areas.reasons
    if let reason = period.reason { reasons.append(reason) }
    if period.baseIsImplied, period.base != nil { reasons.append("base implied") }
    return Claim(
      span: nil, quote: "", sentence: "", kind: kind.kind, indicator: code,
      refArea: shown.ref,
      counterpartArea: entry?.isBilateral == false && kind.kind != .rank && kind.kind != .share
        ? nil : shown.counterpart,
      timePeriod: period.period, basePeriod: period.base, stated: stated,
      unitMeasure: currency(index, link, target, areas, period.period, reading, state)
        ?? unit(number, kind, areas, entry),
      qualifier: number.qualifier, modality: modality, stockFlow: stockFlow(entry, kind, number, reading),
      zone: zone,
      reporter: reading.areas.first { $0.link == .reporter }?.code,
      confidence: (confidence * 1000).rounded() / 1000, reasons: reasons)
  }

  /// Whether an indicator's deficits are negative.
  func isBalance(_ code: IndicatorCode?) -> Bool {
    guard let entry = code.flatMap({ catalog.indicators[$0] }) else { return false }
    return entry.pairRole == .balance || entry.traits.contains(.balance)
  }

  private func negated(_ stated: StatedValue) -> StatedValue {
    StatedValue(
      value: stated.value.map { -abs($0) }, low: stated.high.map { -$0 }, high: stated.low.map { -$0 },
      halfUnit: stated.halfUnit)
  }

  /// −1 for a deficit: the nearest word that says so between this number and its neighbours, else what the number it
  /// is compared with says, else the nearest in the sentence.
  private func balanceSign(_ index: Int, _ link: NumberLink, _ target: Claim?, _ reading: Reading) -> Double?
  {
    let number = reading.numbers[index]
    let low = index > 0 ? reading.numbers[index - 1].tokens.upperBound : reading.tokens.startIndex
    let high =
      reading.numbers.indices.contains(index + 1)
      ? reading.numbers[index + 1].tokens.lowerBound : reading.tokens.endIndex
    let isNear = link.sort == .comparison || link.sort == .listed || link.sort == .reached
    if let own = balanceWord(
      low..<max(low, isNear ? min(high, number.tokens.upperBound + 3) : high), number, reading)
    {
      return own
    }
    if reading.has(.balanceOfComparison), let target, let value = target.stated.value,
      target.kind == .level || target.kind == .ratio
    {
      return value < 0 ? -1 : 1
    }
    return balanceWord(reading.tokens.indices, number, reading)
  }

  private func balanceWord(_ range: Range<Int>, _ number: NumberMention, _ reading: Reading) -> Double? {
    guard !reading.said.isDisjoint(with: [.deficit, .surplus]) else { return nil }
    var best: (distance: Int, sign: Double)?
    for index in range {
      let cues = reading.cues(at: index).intersection([.deficit, .surplus])
      guard !cues.isEmpty else { continue }
      let distance = reading.distance(index..<index + 1, number.tokens)
      if best.map({ distance < $0.distance }) ?? true { best = (distance, cues.contains(.deficit) ? -1 : 1) }
    }
    return best?.sign
  }

  /// What a bare currency word means here: as the number before has it, as the text has spelled it out, or as in the
  /// country the claim is about. Nil where it means what it says.
  private func currency(
    _ index: Int, _ link: NumberLink, _ target: Claim?, _ areas: AreaBinding, _ period: TimePeriod?,
    _ reading: Reading, _ state: DiscourseState
  ) -> UnitCode? {
    let number = reading.numbers[index]
    guard number.kind == .money, let unit = number.unit else { return nil }
    if reading.has(.sharedCurrency), number.unitIsShared, let target,
      link.target.map({ reading.numbers[$0].unit == unit }) ?? false
    {
      return target.unitMeasure
    }
    guard number.unitIsShared || isBareWord(number, reading) else { return nil }
    if reading.has(.spelledCurrency), let spelled = state.currencies[unit] { return spelled }
    guard reading.has(.localCurrency) else { return nil }
    let year = period?.lastYear ?? state.published?.year
    for area in [areas.ref, areas.counterpart, state.topic].compactMap({ $0 }) {
      let local = localCurrencies[unit]?.first { local in
        local.area == area
          && (year.map { $0 >= local.first ?? 0 && $0 <= local.last ?? .max } ?? (local.last == nil))
      }
      if let local { return local.unit }
    }
    return nil
  }

  /// One word, and no code: "roubles", not "Russian roubles" or "RUB".
  private func isBareWord(_ number: NumberMention, _ reading: Reading) -> Bool {
    guard let tokens = number.nounTokens, tokens.count == 1,
      let token = tokens.first.map({ reading.tokens[$0] })
    else { return false }
    return token.isWord && !(token.length == 3 && token.flags.contains(.allCapitals))
  }

  private func unit(
    _ number: NumberMention, _ kind: KindReading, _ areas: AreaBinding, _ entry: CatalogFacts.Indicator?
  ) -> UnitCode? {
    switch number.kind {
    case .ordinal: .rank
    case .multiple: .times
    case .percent: .percent
    case .percentagePoints: .percentagePoints
    case .count, .number:
      kind.kind == .rank ? .rank : kind.kind == .index ? .index : entry?.countUnit ?? number.unit ?? .number
    default: number.unit
    }
  }

  private func stockFlow(
    _ entry: CatalogFacts.Indicator?, _ kind: KindReading, _ number: NumberMention, _ reading: Reading
  ) -> StockFlow? {
    guard kind.kind == .level || kind.kind == .count else { return nil }
    if reading.has(.newcomersAreFlow), entry?.stockFlow == .stock, kind.kind == .count,
      near(.newcomer, number, reading),
      !near(.registered, number, reading)
    {
      return .flow
    }
    return entry?.stockFlow
  }

  // MARK: - Modality

  private func modality(
    _ index: Int, _ link: NumberLink, _ kind: KindReading, _ entry: CatalogFacts.Indicator?,
    _ period: PeriodBinding, _ reading: Reading, _ state: DiscourseState
  ) -> Modality {
    if reading.has(.declaredIsPlanned), entry?.code == .declaredInvestment { return .planned }
    // Money promised to a host is a plan until it is paid; the count of agreements is a fact.
    let isMoney = reading.has(.agreedMoney) && kind.kind == .level && entry?.pairRole == .host
    let planned: CueSet = isMoney ? [.plan, .agreed] : .plan
    let number = reading.numbers[index]
    // What a plan is compared with is a fact, unless its own words say otherwise.
    let low =
      reading.has(.comparedFact) && link.sort == .comparison && index > 0
      ? reading.numbers[index - 1].tokens.upperBound : reading.tokens.startIndex
    let words = (reading.has(.planWord) ? planned : []).union(reading.has(.forecastWord) ? .forecast : [])
    var best: (score: Double, modality: Modality)?
    let isOpen = !reading.said.isDisjoint(with: planned.union(.forecast))
    // Further than this many tokens no score reaches the least one.
    let reach = 40
    let start = max(low, number.tokens.lowerBound - reach)
    let end = isOpen ? min(reading.tokens.endIndex, number.tokens.upperBound + reach) : start
    for place in start..<max(start, end) {
      let cues = reading.cues(at: place).intersection(words)
      guard !cues.isEmpty else { continue }
      if reading.has(.comparedFact), link.sort == .comparison, place >= number.tokens.upperBound { break }
      let score = modalityScore(place, number, reading)
      if score > best?.score ?? 0.3 { best = (score, cues.isDisjoint(with: planned) ? .forecast : .planned) }
    }
    if let best { return best.modality }
    if reading.has(.listModality), let told = state.listModality { return told }
    if reading.has(.targetDate), period.isTarget, let target = period.period, let published = state.published,
      target.endDay > published, target.firstYear > published.year
    {
      return .planned
    }
    return .actual
  }

  private func modalityScore(_ place: Int, _ number: NumberMention, _ reading: Reading) -> Double {
    let distance = Double(reading.distance(place..<place + 1, number.tokens))
    if place >= number.tokens.upperBound {
      // "5 pct, less than planned", "short of the plan": what it is measured against.
      let isMeasure =
        reading.has(.measuredAgainstPlan)
        && gap(number.tokens.upperBound, place).contains {
          !reading.cues(at: $0).isDisjoint(with: [.comparison, .of, .downWord, .upWord, .with, .levelVerb])
        }
      guard !isMeasure, reading.boundary(place, number.tokens.lowerBound) < 1.3, distance <= 6 else {
        return 0
      }
      return 0.65 - 0.03 * distance - numbersBetween(place, number, reading)
    }
    // Through a list that goes on without a verb of its own a plan holds: "exports are to grow 18 pct, imports 19".
    let verbs = gap(place + 1, number.tokens.lowerBound).count { index in
      !reading.cues(at: index).isDisjoint(with: [.changeVerb, .levelVerb])
        && reading.cues(at: index - 1).isDisjoint(with: [.changeVerb, .levelVerb])
    }
    let boundary = reading.boundary(place, number.tokens.lowerBound)
    let score = 1 - (verbs <= 1 ? 0.01 : 0.03) * distance - (verbs <= 1 ? 0.12 : 0.3) * boundary
    return score - (verbs <= 1 ? 0.3 : 1) * numbersBetween(place, number, reading)
  }

  private func numbersBetween(_ place: Int, _ number: NumberMention, _ reading: Reading) -> Double {
    let start = min(place, number.tokens.upperBound)
    return 0.12 * Double(reading.numberCount(in: gap(start, max(place, number.tokens.lowerBound))))
  }
}
