internal import AlmanacModel

/// What follows from the words around a number once its parts are bound: declared against spent, park residents against
/// companies, plans against facts; and whether it is a claim at all.
struct ClaimRefiner: Sendable {
  let catalog: CatalogFacts
  let localCurrencies: [UnitCode: [Catalog.LocalCurrency]]

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

  func near(_ cue: CueSet, _ number: NumberMention, _ reading: Reading) -> Bool {
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
      sign = balanceSign(index, link, reading) ?? state.balanceSign ?? 1
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
}
