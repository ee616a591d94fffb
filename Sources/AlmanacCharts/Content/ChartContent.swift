package import AlmanacModel

/// What a figure draws and says: its observations after the rule for conflicts, growth told beside levels,
/// and derived values. A pure function of specification and data; nothing here knows of positions.
package struct ChartContent {
  struct Item {
    var entry: ChartSpec.Entry
    var shown: [Observation]
  }

  let items: [Item]
  /// Changes told of a series and period that is drawn as a level, with that level.
  let growth: [GrowthLink]
  let disputes: Disputes
  /// Values that the rule for conflicts left out.
  let dropped: [Observation]
  /// Stated growth that does not fit the stated levels.
  let misfits: [GrowthLink]

  var drawn: [Observation] { items.flatMap(\.shown) }
  /// Values of other sources (or other places of the same) that say what a drawn one says.
  let witnesses: [Observation: [Observation]]

  /// Everything the figure rests on, in the order in which it is cited.
  package var cited: [Observation] {
    (drawn + growth.map(\.change) + growth.flatMap(\.bases) + dropped).flatMap {
      [$0] + (witnesses[$0] ?? [])
    }
  }

  /// - Throws: `AlmanacError` 65 if there is nothing to draw, or sources contradict each other and the rule
  /// does not   decide between them.
  package init(_ spec: ChartSpec, _ data: [ChartData], name: String, catalog: Catalog) throws(AlmanacError) {
    var witnesses: [Observation: [Observation]] = [:]
    var items = data.map { data in
      let agreement = Agreement(ChartContent.shown(data))
      witnesses.merge(agreement.witnesses) { $0 + $1 }
      return Item(entry: data.entry, shown: agreement.standing)
    }
    guard items.contains(where: { !$0.shown.isEmpty }) else {
      throw AlmanacError(.badInput, at: name, "no data for any of its series; see 'almanac chart --list'")
    }
    let all = Disputes(items.flatMap(\.shown))
    let losers = try Preference(rule: spec.conflicts, name: name, catalog: catalog).losers(all)
    for index in items.indices { items[index].shown.removeAll { losers.contains($0) } }
    dropped = all.pairs.flatMap { [$0.0, $0.1] }.reduce(into: []) { list, observation in
      if losers.contains(observation), !list.contains(observation) { list.append(observation) }
    }
    let links = ChartContent.links(data, items, &witnesses)
    self.witnesses = witnesses
    growth = links
    misfits = links.filter(\.isMisfit)
    if spec.drawsDerivedBase {
      for index in items.indices {
        let derived = links.filter { items[index].shown.contains($0.level) }.compactMap(\.derivedBase)
        items[index].shown = ChartContent.merged(items[index].shown, derived)
      }
    }
    self.items = items
    disputes = Disputes(items.flatMap(\.shown))
  }

  /// Levels, counts, shares and ranks before changes, unless the entry asks for a kind.
  private static func shown(_ data: ChartData) -> [Observation] {
    guard data.entry.selection.kinds.isEmpty else { return data.observations }
    let plain = data.observations.filter { ![.change, .ratio, .index].contains($0.key.kind) }
    return plain.isEmpty ? data.observations : plain
  }

  private static func links(
    _ data: [ChartData], _ items: [Item], _ witnesses: inout [Observation: [Observation]]
  ) -> [GrowthLink] {
    var links: [GrowthLink] = []
    for (item, drawn) in zip(data, items) {
      let context = item.observations + item.context
      let shown = Set(drawn.shown)
      let agreement = Agreement(item.observations.filter { $0.key.kind == .change && !shown.contains($0) })
      witnesses.merge(agreement.witnesses) { $0 + $1 }
      for change in agreement.standing {
        let levels = drawn.shown.filter { GrowthLink.matches(change, $0) }
        let nearest = levels.enumerated().min { a, b in
          let x = GrowthLink.distance(change, [a.element] + (witnesses[a.element] ?? []))
          let y = GrowthLink.distance(change, [b.element] + (witnesses[b.element] ?? []))
          return x != y ? x < y : a.offset < b.offset
        }
        guard let level = nearest?.element else { continue }
        links.append(GrowthLink(change: change, level: level, context: context))
      }
    }
    return links
  }

  /// Derived values stand where their period belongs, before the level they come from.
  private static func merged(_ shown: [Observation], _ derived: [Observation]) -> [Observation] {
    var result = shown
    for value in derived where !result.contains(value) {
      let place = result.firstIndex { other in
        guard other.key == value.key, let a = value.timePeriod, let b = other.timePeriod else { return false }
        return a < b
      }
      result.insert(value, at: place ?? result.endIndex)
    }
    return result
  }
}

/// Which of two contradicting values stands.
private struct Preference {
  let rule: ChartSpec.ConflictRule
  let name: String
  let catalog: Catalog

  func losers(_ disputes: Disputes) throws(AlmanacError) -> Set<Observation> {
    if rule == .show { return [] }
    var losers: Set<Observation> = []
    for (a, b) in disputes.pairs where !losers.contains(a) && !losers.contains(b) {
      let (x, y) = (score(a), score(b))
      guard rule != .refuse, x != y else { throw undecided(a, b) }
      losers.insert(x > y ? b : a)
    }
    return losers
  }

  private func score(_ observation: Observation) -> Double {
    switch rule {
    case .refuse, .show: 0
    case .preferLatest: Double(observation.source.published?.daysSinceEpoch ?? -1_000_000)
    case .preferPrecise:
      observation.qualifier == .exact ? -observation.stated.halfUnit : -.greatestFiniteMagnitude
    case .preferReporter(let area): observation.key.reporter == area.rawValue ? 1 : 0
    }
  }

  private func undecided(_ a: Observation, _ b: Observation) -> AlmanacError {
    let format = NumberFormat(catalog: catalog)
    let values =
      "\(format.qualified(a)) (\(a.source.citation)) and \(format.qualified(b)) (\(b.source.citation)) for "
      + "\(NumberFormat.period(a.timePeriod)), \(SeriesLabel(catalog: catalog).text(a.key))"
    let advice =
      rule == .refuse
      ? "set conflicts = \"show\" or \"prefer-latest\", or narrow the series to one reporter"
      : "the rule does not decide between them; set conflicts = \"show\", or narrow the series to one reporter"
    return AlmanacError(.badInput, at: name, "sources differ: \(values); \(advice)")
  }
}
