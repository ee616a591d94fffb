internal import AlmanacModel

/// What the sentence and the text before say of the time of a number.
extension SentencePass {
  /// Gives a change without a base of its own the base of the changes before it, and a sum by which a stock moved in a
  /// month the month before.
  func rebase(
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
  func stand(
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

  func periodContext(_ index: Int, _ kind: KindReading, _ indicator: IndicatorBinding?)
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
}
