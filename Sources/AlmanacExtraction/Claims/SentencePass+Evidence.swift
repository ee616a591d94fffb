internal import AlmanacModel

extension SentencePass {
  /// What tells how sure a claim is.
  func evidence(
    _ index: Int, _ kind: KindReading, _ indicator: IndicatorBinding?, _ areas: AreaBinding,
    _ period: PeriodBinding, _ claim: Claim
  ) -> ClaimEvidence {
    let number = reading.numbers[index]
    let tokens = indicator?.tokens
    let mention = tokens.flatMap { tokens in reading.indicators.first { $0.tokens == tokens } }
    return ClaimEvidence(
      kind: kind, indicator: indicator, areas: areas, period: period, link: links[index].sort, claim: claim,
      place: reading.numbers[..<index].count { $0.isReadable },
      isUnitShared: number.unitIsShared,
      boundary: tokens.map { reading.boundary($0.lowerBound, number.tokens.lowerBound) } ?? 0,
      distance: tokens.map { reading.distance($0, number.tokens) } ?? 0,
      isVague: mention.map { $0.standing != .named } ?? false,
      counts: counts, refCount: state.refCounts.count)
  }
}
