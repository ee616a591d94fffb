internal import AlmanacModel

/// What a number measures where its clause names nothing: what was measured or counted before.
extension SentencePass {
  /// What was spoken of, latest first, for words such as "growth" and "the deficit".
  func recent(_ index: Int) -> RecentIndicators {
    RecentIndicators(
      ofNumber: boundOf.last(before: index)?.indicator?.code, ofParagraph: state.paragraphIndicator,
      ofHeading: state.headingIndicator, ofPaper: state.paperIndicator)
  }

  /// A number without an indicator of its own takes that of the number before, else of the sentence before.
  func inherit(_ indicator: inout IndicatorBinding?, _ index: Int, _ kind: KindReading) {
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
    } else if reading.has(.indicatorOfPaper), let code = state.paperIndicator ?? state.openingIndicator {
      indicator = IndicatorBinding(code: code, score: 0.35, reason: "indicator spoken of before")
    }
  }

  /// "and 60 a year later", "the administration aims at 170 by 2025": a bare number goes on counting what was counted.
  mutating func count(_ indicator: inout IndicatorBinding?, _ kind: inout KindReading, _ index: Int) {
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
}
