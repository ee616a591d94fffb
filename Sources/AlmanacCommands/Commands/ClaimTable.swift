internal import AlmanacModel

/// Claims as rows: all fields for files, the essential ones for a terminal.
struct ClaimTable {
  private(set) var tabular = Tabular(columns: [
    "document", "paper", "start", "end", "quote", "kind", "indicator", "ref_area", "counterpart_area",
    "time_period",
    "base_period", "obs_value", "low", "high", "unit_measure", "qualifier", "modality", "stock_flow", "zone",
    "reporter", "confidence", "sentence",
  ])
  /// Columns of the table on a terminal.
  static let shown = [
    "quote", "kind", "indicator", "ref_area", "counterpart_area", "time_period", "base_period",
    "unit_measure", "qualifier", "modality", "confidence",
  ]

  mutating func add(_ claim: Claim, document: String?) {
    tabular.rows.append([
      .init(document), .init(claim.paper), .init(claim.span.map { Double($0.start) }),
      .init(claim.span.map { Double($0.end) }), .text(claim.quote), .text(claim.kind.rawValue),
      .init(claim.indicator?.rawValue), .init(claim.refArea?.rawValue),
      .init(claim.counterpartArea?.rawValue),
      .init(claim.timePeriod?.description), .init(claim.basePeriod?.description), .init(claim.stated.value),
      .init(claim.stated.low), .init(claim.stated.high), .init(claim.unitMeasure?.rawValue),
      .text(claim.qualifier.rawValue), .text(claim.modality.rawValue), .init(claim.stockFlow?.rawValue),
      .init(claim.zone?.rawValue), .init(claim.reporter?.rawValue), .number(claim.confidence),
      .text(claim.sentence),
    ])
  }

  var summary: String {
    let indexes = ClaimTable.shown.compactMap { tabular.columns.firstIndex(of: $0) }
    let count = tabular.rows.count
    return (count == 0 ? "" : tabular.table(indexes)) + "\(count) claim\(count == 1 ? "" : "s")\n"
  }
}
