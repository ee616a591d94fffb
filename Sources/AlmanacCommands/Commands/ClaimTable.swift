internal import AlmanacModel

/// Claims as rows: all fields for files, the essential ones for a terminal.
struct ClaimTable {
  private(set) var tabular: Tabular
  private let hasIdentifiers: Bool

  private static let columns = [
    "document", "paper", "page", "start", "end", "quote", "sentence", "context", "kind", "indicator",
    "ref_area", "counterpart_area", "time_period", "base_period", "obs_value", "low", "high", "unit_measure",
    "qualifier", "modality", "stock_flow", "zone", "reporter", "confidence", "reasons",
  ]
  private static let shown = [
    "claim", "document", "quote", "kind", "indicator", "ref_area", "counterpart_area", "time_period",
    "base_period", "unit_measure", "qualifier", "modality", "confidence",
  ]

  init(hasIdentifiers: Bool = false) {
    self.hasIdentifiers = hasIdentifiers
    tabular = Tabular(columns: (hasIdentifiers ? ["claim"] : []) + ClaimTable.columns)
  }

  mutating func add(_ claim: Claim, document: String?, id: String? = nil) {
    let fields: [Tabular.Cell] = [
      .init(document), .init(claim.paper), .init(claim.page.map { Double($0) }),
      .init(claim.span.map { Double($0.start) }), .init(claim.span.map { Double($0.end) }),
      .text(claim.quote), .text(claim.sentence), .text(claim.context.rawValue), .text(claim.kind.rawValue),
      .init(claim.indicator?.rawValue), .init(claim.refArea?.rawValue),
      .init(claim.counterpartArea?.rawValue), .init(claim.timePeriod?.description),
      .init(claim.basePeriod?.description), .init(claim.stated.value), .init(claim.stated.low),
      .init(claim.stated.high), .init(claim.unitMeasure?.rawValue), .text(claim.qualifier.rawValue),
      .text(claim.modality.rawValue), .init(claim.stockFlow?.rawValue), .init(claim.zone?.rawValue),
      .init(claim.reporter?.rawValue), .number(claim.confidence),
      .text(claim.reasons.joined(separator: "; ")),
    ]
    tabular.rows.append((hasIdentifiers ? [.init(id)] : []) + fields)
  }

  /// The columns a person looks at first, aligned; the document only where there are several.
  var essentials: String {
    let documents = tabular.columns.firstIndex(of: "document").map { column in
      Set(tabular.rows.map { $0[column] }).count
    }
    let shown = ClaimTable.shown.filter { $0 != "document" || documents != 1 }
    return tabular.table(shown.compactMap { tabular.columns.firstIndex(of: $0) })
  }

  var summary: String {
    let count = tabular.rows.count
    return (count == 0 ? "" : essentials) + "\(count) claim\(count == 1 ? "" : "s")\n"
  }
}
