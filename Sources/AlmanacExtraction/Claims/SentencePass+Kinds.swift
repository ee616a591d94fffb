internal import AlmanacModel

/// What kind of statement a number makes where its own words leave it open.
extension SentencePass {
  /// The kind its own words give it, else that of the number it is compared with or listed after.
  func kind(_ index: Int, _ target: BoundNumbers.Bound?) -> KindReading? {
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
  func settle(_ kind: inout KindReading, _ indicator: IndicatorBinding?, _ number: NumberMention) {
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
}
