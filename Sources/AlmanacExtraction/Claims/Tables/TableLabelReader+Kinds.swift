internal import AlmanacModel

extension TableLabelReader {
  // MARK: - Kinds

  func readKind(_ label: inout TableLabel, _ words: NumberWords) {
    if isBasedAtHundred(&label) { return }
    if let percent = label.units.first(where: { $0.unit == .percent }) {
      readPercentOf(percent.tokens.upperBound, &label, words)
      if label.kind?.kind == .index { return }
    }
    if isCompared(&label) { return }
    let cues = label.reading.tokens.indices.reduce(into: CueSet()) { all, index in
      if !isInIndicator(index, label) { all.formUnion(label.reading.cues(at: index)) }
    }
    if !cues.isDisjoint(with: [.changeNoun, .upNoun, .downNoun]), label.kind?.kind != .index {
      let isDown = !cues.isDisjoint(with: .downNoun) && cues.isDisjoint(with: [.changeNoun, .upNoun])
      label.kind = .init(kind: .change, sign: isDown ? -1 : 1)
    } else if label.kind?.kind == .rank, !label.units.isEmpty {
      label.kind = nil
    } else if label.kind == nil, label.base != nil, label.units.contains(where: { $0.unit == .percent }) {
      label.kind = .init(kind: .change)
    }
    if cues.contains(.forecast) || cues.contains(.plan) { label.isForecast = cues.contains(.forecast) }
  }

  private func isInIndicator(_ index: Int, _ label: TableLabel) -> Bool {
    label.indicators.contains { $0.tokens.contains(index) && $0.standing != .any }
  }

  /// "previous year = 100", "2015 = 100".
  private func isBasedAtHundred(_ label: inout TableLabel) -> Bool {
    let tokens = label.reading.tokens
    guard
      let equals = tokens.indices.first(where: {
        tokens[$0].isMark("=") && tokens.indices.contains($0 + 1) && isText(tokens[$0 + 1], "100")
      })
    else { return false }
    label.kind = .init(kind: .index)
    let all = label.reading.periods
    let before = all.last { $0.tokens.upperBound <= equals }
    label.base = before ?? label.base
    label.periods.removeAll { $0.tokens == before?.tokens }
    return true
  }

  /// "% of 2021", "in % to the previous year": an index; "% of total": a share; "% of GDP": what is measured against GDP.
  private func readPercentOf(_ next: Int, _ label: inout TableLabel, _ words: NumberWords) {
    let tokens = label.reading.tokens
    guard tokens.indices.contains(next),
      words.sorts(next).contains(.of) || words.sorts(next).contains(.toWord)
        || words.sorts(next).contains(.baseWord)
    else { return }
    let after = next + 1
    if let period = label.reading.periods.first(where: {
      gap(after, after + 6).contains($0.tokens.lowerBound)
    }) {
      label.kind = .init(kind: .index)
      label.base = period
      label.periods.removeAll { $0.tokens == period.tokens }
      return
    }
    if (after..<after + 3).contains(where: { label.reading.cues(at: $0).contains(.total) }) {
      label.kind = .init(kind: .share)
      return
    }
    guard let whole = label.indicators.first(where: { gap(after, after + 3).contains($0.tokens.lowerBound) })
    else {
      return
    }
    label.kind = .init(kind: whole.code == "gdp" ? .ratio : .share)
    if whole.code == "gdp" || label.indicators.count > 1 {
      label.indicators.removeAll { $0.tokens == whole.tokens }
    }
  }

  /// "2022/2021", "2022 to 2021", "2022 against 2021": the later year against the earlier.
  private func isCompared(_ label: inout TableLabel) -> Bool {
    let tokens = label.reading.tokens
    let years = tokens.indices.filter { year(tokens[$0]) != nil }
    guard years.count == 2, let last = year(tokens[years[0]]), let first = year(tokens[years[1]]),
      first < last,
      gap(years[0] + 1, years[1]).count <= 2, gap(years[0] + 1, years[1]).count > 0
    else { return false }
    func mention(_ year: Int, _ index: Int) -> PeriodMention? {
      TimePeriod.year(year).map {
        PeriodMention(tokens: index..<index + 1, phrase: index..<index + 1, value: .absolute($0))
      }
    }
    label.periods = [mention(last, years[0])].compactMap { $0 }
    label.base = mention(first, years[1])
    if label.kind == nil || label.kind?.kind == .change {
      label.kind = .init(kind: .change, isOpen: label.kind == nil)
    }
    return true
  }

  private func year(_ token: Token) -> Int? {
    guard token.isDigits, token.length == 4 else { return nil }
    let value = (token.start..<token.end).reduce(0) { $0 * 10 + Int(text[$1]) - 0x30 }
    return (1800...2099).contains(value) ? value : nil
  }
}
