internal import AlmanacModel

/// Signs of balances, currencies that a bare word stands for, units, stocks and flows.
extension ClaimRefiner {
  /// Whether an indicator's deficits are negative.
  func isBalance(_ code: IndicatorCode?) -> Bool {
    guard let entry = code.flatMap({ catalog.indicators[$0] }) else { return false }
    return entry.pairRole == .balance || entry.traits.contains(.balance)
  }

  func negated(_ stated: StatedValue) -> StatedValue {
    StatedValue(
      value: stated.value.map { -abs($0) }, low: stated.high.map { -$0 }, high: stated.low.map { -$0 },
      halfUnit: stated.halfUnit)
  }

  /// −1 for a deficit: the nearest word that says so between this number and its neighbours, else the nearest in the
  /// sentence, one before the number sooner than one after it.
  func balanceSign(_ index: Int, _ link: NumberLink, _ reading: Reading) -> Double? {
    let number = reading.numbers[index]
    let low = index > 0 ? reading.numbers[index - 1].tokens.upperBound : reading.tokens.startIndex
    let high =
      reading.numbers.indices.contains(index + 1)
      ? reading.numbers[index + 1].tokens.lowerBound : reading.tokens.endIndex
    let isNear =
      link.sort == .comparison || link.sort == .listed || link.sort == .reached || link.sort == .restatement
    if let own = balanceWord(
      low..<max(low, isNear ? min(high, number.tokens.upperBound + 3) : high), number, reading)
    {
      return own
    }
    return balanceWord(reading.tokens.indices, number, reading)
  }

  private func balanceWord(_ range: Range<Int>, _ number: NumberMention, _ reading: Reading) -> Double? {
    guard !reading.said.isDisjoint(with: [.deficit, .surplus]) else { return nil }
    var best: (distance: Int, sign: Double)?
    for index in range {
      let cues = reading.cues(at: index).intersection([.deficit, .surplus])
      guard !cues.isEmpty else { continue }
      // "deficits of 1.3 billion in May and 1.9 in June after a surplus": what stands before governs.
      let distance =
        reading.distance(index..<index + 1, number.tokens) + (index >= number.tokens.upperBound ? 6 : 0)
      if best.map({ distance < $0.distance }) ?? true { best = (distance, cues.contains(.deficit) ? -1 : 1) }
    }
    return best?.sign
  }

  /// What a bare currency word means here: as the number before has it, as the text has spelled it out, or as in the
  /// country the claim is about. Nil where it means what it says.
  func currency(
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
    for area in [areas.ref ?? state.topic, areas.counterpart].compactMap({ $0 }) {
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

  func unit(
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

  func stockFlow(
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
}
