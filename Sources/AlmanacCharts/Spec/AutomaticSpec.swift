package import AlmanacModel

/// A specification for observations that nobody wrote one for: what to draw, how, and under which title.
package struct AutomaticSpec: Sendable {
  package let spec: ChartSpec
  /// Observations that do not go with the others on one scale.
  package let leftOut: [Observation]

  /// - Parameter kind: the form asked for; chosen from the data if nil.
  package init(
    _ selection: SeriesSelection, _ observations: [Observation], catalog: Catalog, kind: ChartSpec.Kind? = nil
  ) {
    let ranks = kind == .rank ? observations.filter { $0.key.kind == .rank } : []
    let plain =
      ranks.isEmpty ? AutomaticSpec.plain(observations, isFree: selection.kinds.isEmpty) : ranks
    let best = AutomaticSpec.longest(plain)
    let periods = Set(best.compactMap(\.timePeriod)).count
    let isLine = kind.map { $0 != .bar } ?? (periods >= 3 && best.count * 2 >= plain.count)
    var selection = selection
    var shown = plain
    if isLine, let first = best.first {
      selection.kinds = [first.key.kind]
      selection.unitMeasures =
        first.key.unitMeasure == SeriesKey.unknown ? [] : [UnitCode(first.key.unitMeasure)]
      selection.freqs = [first.key.freq]
      selection.modalities = Set(best.map(\.key.modality)).sorted { $0.rawValue < $1.rawValue }
      shown = best
    }
    let form = kind ?? (!isLine ? .bar : best.first?.key.kind == .rank ? .rank : .line)
    var spec = ChartSpec(
      kind: form, title: AutomaticSpec.title(shown, catalog),
      entries: [ChartSpec.Entry(selection: selection)])
    spec.conflicts = .show
    self.spec = spec
    leftOut = isLine ? plain.filter { $0.timePeriod != nil && !best.contains($0) } : []
  }

  private static func plain(_ observations: [Observation], isFree: Bool) -> [Observation] {
    guard isFree else { return observations }
    let plain = observations.filter { ![.change, .ratio, .index].contains($0.key.kind) }
    return plain.isEmpty ? observations : plain
  }

  /// The observations of one unit, kind and frequency that reach over the most periods.
  private static func longest(_ observations: [Observation]) -> [Observation] {
    let dated = observations.filter { $0.timePeriod != nil }
    let groups = Dictionary(grouping: dated) {
      "\($0.key.unitMeasure) \($0.key.kind.rawValue) \($0.key.freq.code)"
    }
    let best = groups.max { a, b in
      let (x, y) = (Set(a.value.map(\.timePeriod)).count, Set(b.value.map(\.timePeriod)).count)
      return (x, a.value.count) != (y, b.value.count)
        ? (x, a.value.count) < (y, b.value.count) : a.key > b.key
    }
    return best?.value ?? []
  }

  /// "Trade turnover, Belarus–China"; what the observations have in common where they are many.
  private static func title(_ observations: [Observation], _ catalog: Catalog) -> String {
    let label = SeriesLabel(catalog: catalog)
    let keys = observations.map(\.key)
    let names = distinct(keys.map { label.text($0) })
    if names.count == 1 { return braced(names[0]) }
    let indicators = distinct(keys.map { label.indicator($0) })
    let pairs = distinct(
      keys.map { distinct([$0.refArea, $0.counterpartArea]).sorted().joined(separator: " ") })
    let areas = pairs.count == 1 ? keys.first.map { label.pair($0) } ?? "" : ""
    let what: String
    switch indicators.count {
    case 1: what = indicators[0]
    case 2, 3:
      let rest = indicators.dropFirst().map { $0.prefix(1).lowercased() + $0.dropFirst() }
      what = ([indicators[0]] + rest.dropLast()).joined(separator: ", ") + " and " + (rest.last ?? "")
    default: what = areas.isEmpty ? "\(indicators.count) indicators" : ""
    }
    return braced([what, areas].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  private static func distinct(_ items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0).inserted }
  }

  private static func braced(_ text: String) -> String { text.replacing("{", with: "{{") }
}
