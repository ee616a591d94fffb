internal import AlmanacModel

extension ChartLayout {
  /// The lines of a chart over time, one for each series; undated values of a series stay with it.
  ///
  /// - Throws: `AlmanacError` 65 if the series do not share one unit and kind.
  func lines() throws(AlmanacError) -> [LineChart.Line] {
    let units = Set(content.drawn.map { "\($0.key.unitMeasure) (\($0.key.kind.rawValue))" })
    guard units.count == 1 else {
      throw AlmanacError(
        .badInput, at: place,
        "\(units.sorted().joined(separator: " and ")) cannot share one scale; choose one unit and kind with "
          + "unit_measure and kind, or set kind = \"bar\"")
    }
    var lines: [LineChart.Line] = []
    for item in content.items {
      let groups = self.groups(item.shown)
      for key in groups.keys.sorted() {
        let points = (groups[key] ?? []).sorted(by: ChartLayout.isEarlier)
        guard let first = points.first else { continue }
        let suffix = groups.count > 1 ? self.suffix(first.key) : ""
        let label = self.label(first, item.entry) + (suffix.isEmpty ? "" : ", \(suffix)")
        lines.append(
          LineChart.Line(
            label: label, points: points, isFocus: item.entry.isFocus, color: theme.ink,
            disputed: Set(points.indices.filter { content.disputes.contains(points[$0]) })))
      }
    }
    // The title says what a single line is, unless the specification names it.
    if lines.count == 1, content.items.allSatisfy({ $0.entry.label == nil }) { lines[0].label = "" }
    shorten(&lines)
    colour(&lines)
    return lines
  }

  /// Observations by line. Undated ones go with the dated values of their series, whatever its frequency.
  private func groups(_ observations: [Observation]) -> [String: [Observation]] {
    var groups = Dictionary(grouping: observations.filter { $0.timePeriod != nil }) {
      "\(lineKey($0.key)) \($0.key.freq.code)"
    }
    for observation in observations where observation.timePeriod == nil {
      let key = lineKey(observation.key)
      let home = groups.keys.sorted().first { $0.hasPrefix(key + " ") } ?? key + " "
      groups[home, default: []].append(observation)
    }
    return groups
  }

  /// Where all series are of one indicator the areas alone tell them apart, where all are of one pair the
  /// indicators: the title says the rest.
  private func shorten(_ lines: inout [LineChart.Line]) {
    let keys = lines.compactMap(\.points.first?.key)
    guard lines.count > 1, content.items.allSatisfy({ $0.entry.label == nil }) else { return }
    let label = SeriesLabel(catalog: catalog)
    let isOneIndicator = Set(keys.map(\.indicator)).count == 1
    let isOnePair = Set(keys.map { label.areas($0) }).count == 1
    guard isOneIndicator || isOnePair else { return }
    for (index, key) in keys.enumerated() {
      let suffix = self.suffix(key)
      let name = isOnePair && isOneIndicator ? "" : isOneIndicator ? label.areas(key) : label.indicator(key)
      let parts = [name, suffix].filter { !$0.isEmpty }
      let text = parts.isEmpty ? "reporter not stated" : parts.joined(separator: ", ")
      lines[index].label = text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  /// One line alone is what the figure is about; with more lines than hues only those in focus have a colour.
  private func colour(_ lines: inout [LineChart.Line]) {
    let isCrowded = lines.count > theme.palette.count
    if isCrowded, !lines.contains(where: \.isFocus) {
      // Nobody says which: the two with the most values.
      let order = lines.indices.sorted { (-lines[$0].dated.count, $0) < (-lines[$1].dated.count, $1) }
      for index in order.prefix(2) { lines[index].isFocus = true }
    }
    let fixed = lines.map { line in line.points.first.flatMap { colours.index(of: $0.key) } }
    var free = theme.palette.indices.filter { !fixed.contains($0) }
    for index in lines.indices {
      if lines.count == 1 { lines[index].isFocus = true }
      if isCrowded, !lines[index].isFocus {
        lines[index].isContext = true
        lines[index].color = theme.axis
      } else if let place = fixed[index] {
        lines[index].color = theme.color(place)
      } else {
        lines[index].color = theme.color(free.isEmpty ? index : free.removeFirst())
      }
    }
  }

  /// Plans and forecasts go on the line of what they are about, marked as such; so do undated values.
  private func lineKey(_ key: SeriesKey) -> String {
    [
      key.indicator, key.refArea, key.counterpartArea, key.stockFlow, key.zone, key.reporter,
    ].joined(separator: " ")
  }

  private static func isEarlier(_ a: Observation, _ b: Observation) -> Bool {
    guard let x = a.timePeriod else { return false }
    guard let y = b.timePeriod else { return true }
    return x < y
  }
}
