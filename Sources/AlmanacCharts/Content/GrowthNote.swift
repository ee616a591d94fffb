internal import AlmanacModel

/// Statements of growth in words: told as the source tells them, with a caution where they may be an index.
struct GrowthNote {
  let format: NumberFormat

  /// "+113.6% on 2021, as stated".
  func text(_ change: Observation) -> String {
    let base = change.basePeriod.map { " on\u{A0}\(NumberFormat.period($0))" } ?? ""
    return "\(format.qualified(change))\(base), as\u{A0}stated"
  }

  /// What must be said of growth that may be an index; nil for any other.
  func caution(_ change: Observation, among links: [GrowthLink]) -> String? {
    guard GrowthLink.mayBeIndex(change), let value = change.stated.value else { return nil }
    let growth = format.text(
      value - 100, halfUnit: change.stated.halfUnit, unit: "PERCENT", isChange: true, kind: .change)
    let base = change.basePeriod.map { NumberFormat.period($0) } ?? "the year before"
    let words = "\(format.value(change)): growth as stated; if an index (\(base) = 100), \(growth)"
    if let link = links.first(where: { $0.change == change && $0.readsAsIndex }), let level = link.bases.first
    {
      return "\(words), which fits \(format.qualified(level)) for \(base)."
    }
    return "\(words); so no level of \(base) is derived from it."
  }

  /// "Growth of +76.5% does not fit $1.2bn for 2021 [2]."
  func misfit(_ link: GrowthLink, _ sources: SourceList) -> String? {
    guard let base = link.base, !link.readsAsIndex else { return nil }
    return
      "Growth of \(format.qualified(link.change))\(sources.mark(link.change)) does not fit "
      + "\(format.qualified(base)) for \(NumberFormat.period(base.timePeriod))\(sources.mark(base))."
  }
}
