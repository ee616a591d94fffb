internal import AlmanacModel

/// What the sentence and the text before offer of areas.
extension SentencePass {
  func areaContext(_ indicator: IndicatorBinding?) -> AreaContext {
    var context = AreaContext(home: state.home)
    context.isPark = isPark(indicator)
    if context.isPark, let zone = reading.zones.first?.code ?? state.zone {
      context.host = reader.catalog.zones[zone]?.area
    }
    return context
  }

  /// What the sentence and the text before offer, nearest first.
  func areaSources(
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
      // A partner alone is no one's reference area.
      let areas =
        before.areas.ref == nil ? AreaList(nil) : AreaList(before.areas.ref, before.areas.counterpart)
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

  /// Where no area is named after the number before, this one is told of the same areas.
  func areasGoingOn(_ index: Int, _ kind: KindReading, _ indicator: IndicatorBinding?) -> AreaBinding? {
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

  func isPart(_ kind: KindReading) -> Bool { kind.kind == .share || kind.kind == .rank }

  /// The number that this one only says more of: "Russia ($854 million, up 41%)".
  func owner(_ index: Int) -> Int? {
    guard let target = links[index].target,
      links[index].sort == .apposition || links[index].sort == .restatement,
      reading.besides[target]?.isTied ?? false, reading.besides[index] == nil
    else { return nil }
    return target
  }

  func role(of indicator: IndicatorBinding?) -> Catalog.PairRole {
    indicator?.code.flatMap { reader.catalog.indicators[$0]?.pairRole } ?? .none
  }

  /// Whether a figure is one of a park: its indicator says so, or the sentence or the text names one.
  private func isPark(_ indicator: IndicatorBinding?) -> Bool {
    indicator?.code.flatMap { reader.catalog.indicators[$0] }?
      .isParkFigure(hasZone: state.zone != nil || !reading.zones.isEmpty) ?? false
  }
}
