internal import AlmanacModel

extension ChartLayout {
  /// The rows of a bar chart: one for each series, in the order of the specification.
  func rows() -> [RowChart.Row] {
    let units = Set(content.drawn.filter { $0.key.kind != .rank }.map(scaleKey))
    return content.items.flatMap { item -> [RowChart.Row] in
      guard !item.shown.isEmpty else {
        return [
          RowChart.Row(
            label: item.entry.label ?? "Series without data", unit: "", scale: "", bars: [], color: theme.ink)
        ]
      }
      return groups(item.shown).map { group in
        let first = group[0]
        let several = Set(item.shown.map { rowKey($0) }).count > 1
        var label = self.label(first, item.entry)
        let suffix = several ? suffix(first.key) : ""
        if !suffix.isEmpty { label += ", \(suffix)" }
        let index = colours.index(of: first.key) ?? 0
        return RowChart.Row(
          label: label, unit: rowUnit(first, isOwn: units.count > 1), scale: scaleKey(first),
          bars: group.map { bar($0) }, color: theme.color(index))
      }
    }
  }

  private func groups(_ observations: [Observation]) -> [[Observation]] {
    var order: [String] = []
    var groups: [String: [Observation]] = [:]
    for observation in observations {
      let key = rowKey(observation)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(observation)
    }
    return order.compactMap { groups[$0]?.enumerated().sorted(by: isEarlier).map(\.element) }
  }

  /// By period, the undated last, else as they came.
  private func isEarlier(
    _ a: EnumeratedSequence<[Observation]>.Element, _ b: EnumeratedSequence<[Observation]>.Element
  ) -> Bool {
    switch (a.element.timePeriod, b.element.timePeriod) {
    case (let x?, let y?) where x != y: x < y
    case (.some, nil): true
    case (nil, .some): false
    default: a.offset < b.offset
    }
  }

  /// Plans and forecasts stand in the row of what they are about, marked as such.
  private func rowKey(_ observation: Observation) -> String {
    let key = observation.key
    return [
      key.indicator, key.refArea, key.counterpartArea, key.kind.rawValue, key.unitMeasure, key.zone,
      key.reporter, key.stockFlow,
    ].joined(separator: " ")
  }

  /// What tells series under one label apart: whose statistics they are.
  func suffix(_ key: SeriesKey) -> String {
    SeriesLabel.isKnown(key.reporter) ? "by data of \(catalog.label(of: AreaCode(key.reporter)))" : ""
  }

  /// Rows share a scale only where unit and kind are the same.
  private func scaleKey(_ observation: Observation) -> String {
    "\(observation.key.unitMeasure) \(observation.key.kind.rawValue)"
  }

  private func rowUnit(_ observation: Observation, isOwn: Bool) -> String {
    let unit = format.unitName(observation.key.unitMeasure)
    let own = isOwn ? ", own scale" : ""
    switch observation.key.kind {
    case .rank: return unit
    case .change: return "change, \(unit)\(own)"
    case .share: return "share, \(unit)\(own)"
    default: return unit + own
    }
  }

  private func bar(_ observation: Observation) -> RowChart.Bar {
    let isDisputed = content.disputes.contains(observation)
    let mark = sources.mark(observation)
    var details = [NumberFormat.period(observation.timePeriod)]
    if observation.key.kind == .change {
      if let base = observation.basePeriod { details[0] += " on \(NumberFormat.period(base))" }
      details.append("as\u{A0}stated")
    }
    if observation.key.modality != .actual { details.append(observation.key.modality.rawValue) }
    if observation.isDerived { details.append("derived") }
    if isDisputed { details.append(content.disputes.word(observation)) }
    details[details.count - 1] += mark
    for link in content.growth where link.level == observation {
      let own = sources.mark(link.change)
      details.append(GrowthNote(format: format).text(link.change) + (own == mark ? "" : own))
    }
    return RowChart.Bar(
      observation: observation, headline: format.qualified(observation),
      detail: details.joined(separator: ", "), isDisputed: isDisputed)
  }
}
