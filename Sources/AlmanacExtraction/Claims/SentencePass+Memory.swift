internal import AlmanacModel

/// What the next sentence may lean on.
extension SentencePass {
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
    for bound in heads where bound.areas.ref != .world || bound.areas.counterpart != nil {
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
