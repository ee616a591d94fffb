package import AlmanacModel

/// The name of a series where a specification gives none: "Exports of goods, Belarus to China".
package struct SeriesLabel {
  let catalog: Catalog
  package init(catalog: Catalog) { self.catalog = catalog }

  package func text(_ key: SeriesKey) -> String {
    let areas = self.areas(key)
    let zone =
      SeriesLabel.isKnown(key.zone) ? catalog.zones[ZoneCode(key.zone)]?.labels["en"] ?? key.zone : nil
    return ([indicator(key)] + [zone, areas].compactMap { $0 }.filter { !$0.isEmpty }).joined(separator: ", ")
  }

  func indicator(_ key: SeriesKey) -> String {
    guard key.indicator != SeriesKey.unknown else { return "Value" }
    return catalog.label(of: IndicatorCode(key.indicator))
  }

  /// "Belarus–China" for a pair without direction, "Belarus to China", "Belarus from China"; one area alone
  /// by its name.
  package func areas(_ key: SeriesKey) -> String {
    let ref = SeriesLabel.isKnown(key.refArea) ? catalog.label(of: AreaCode(key.refArea)) : nil
    let counterpart =
      SeriesLabel.isKnown(key.counterpartArea) ? catalog.label(of: AreaCode(key.counterpartArea)) : nil
    guard let ref, let counterpart else { return ref ?? counterpart ?? "" }
    switch catalog.indicators[IndicatorCode(key.indicator)]?.pairRole {
    case .symmetric: return "\(ref)\(NumberFormat.enDash)\(counterpart)"
    case .outward: return "\(ref) to \(counterpart)"
    case .inward, .host: return "\(ref) from \(counterpart)"
    case .balance: return "\(ref) with \(counterpart)"
    case nil, .some(.none): return "\(ref) and \(counterpart)"
    }
  }

  /// The two areas without direction: "Belarus–China".
  func pair(_ key: SeriesKey) -> String {
    [key.refArea, key.counterpartArea].filter(SeriesLabel.isKnown).map { catalog.label(of: AreaCode($0)) }
      .joined(separator: NumberFormat.enDash)
  }

  static func isKnown(_ code: String) -> Bool { code != SeriesKey.unknown && code != SeriesKey.notApplicable }
}
