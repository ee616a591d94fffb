internal import AlmanacModel

/// Observations as the rows `query` prints: the dated ones, then those whose period is not stated.
struct ObservationRows {
  static let columns = [
    "freq", "ref_area", "indicator", "counterpart_area", "time_period", "obs_value", "low", "high",
    "unit_measure", "kind", "qualifier", "modality", "obs_status", "stock_flow", "zone", "reporter", "source",
    "claim",
  ]
  private static let timePeriod = 4
  private static let source = 16
  static let undated = "period not stated"

  let observations: [Observation]

  init(_ observations: [Observation]) {
    self.observations =
      observations.filter { $0.timePeriod != nil } + observations.filter { $0.timePeriod == nil }
  }

  var undatedCount: Int { observations.count { $0.timePeriod == nil } }

  var tabular: Tabular { tabular(observations[...]) { $0.description } }

  /// With the words "period not stated" where a person reads them.
  var markedTabular: Tabular { marked(observations[...]) }

  /// The aligned table: at most `limit` rows (0: all), with a word about the others, and beside the columns of the
  /// other forms the words that carry the number. Sources are shortened where the table is wider than `width`.
  func table(limit: Int, width: Int? = nil) -> String {
    let shown = limit > 0 ? observations.prefix(limit) : observations[...]
    guard !shown.isEmpty else { return "" }
    var rows = marked(shown)
    rows.rows = rows.rows.map { row in
      row.enumerated().map {
        ObservationRows.hidden.contains($0.offset) ? ObservationRows.plain($0.element) : $0.element
      }
    }
    rows.columns.insert("quote", at: ObservationRows.source)
    for (index, observation) in zip(rows.rows.indices, shown) {
      rows.rows[index].insert(.init(observation.source.quote), at: ObservationRows.source)
    }
    if let width { rows.shorten(column: ObservationRows.source + 1, toFit: width) }
    let rest = observations.count - shown.count
    return rows.table(Array(rows.columns.indices))
      + (rest > 0 ? "… \(rest) more rows; --limit 0 shows all, other formats always do\n" : "")
  }

  /// SDMX-CSV 2.0: observations with a period, in SDMX's own form.
  var sdmx: String {
    let dated = observations.filter { $0.timePeriod != nil }
    var rows = tabular(dated[...]) { $0.sdmx }
    rows.columns = ["STRUCTURE", "STRUCTURE_ID", "ACTION"] + rows.columns.map { $0.uppercased() }
    rows.rows = rows.rows.map { [.text("dataflow"), .text("ALMANAC:OBSERVATIONS(1.0)"), .text("I")] + $0 }
    return rows.text(as: .csv)
  }

  /// Columns whose usual values say nothing on a terminal: low, high, qualifier, modality, stock_flow, zone, reporter.
  private static let hidden: Set<Int> = [6, 7, 10, 11, 13, 14, 15]

  private static func plain(_ cell: Tabular.Cell) -> Tabular.Cell {
    switch cell {
    case .text("exact"), .text("actual"), .text(SeriesKey.unknown), .text(SeriesKey.notApplicable): .none
    default: cell
    }
  }

  private func marked(_ observations: ArraySlice<Observation>) -> Tabular {
    var rows = tabular(observations) { $0.description }
    for index in rows.rows.indices where rows.rows[index][ObservationRows.timePeriod] == .none {
      rows.rows[index][ObservationRows.timePeriod] = .text(ObservationRows.undated)
    }
    return rows
  }

  private func tabular(
    _ observations: ArraySlice<Observation>, period: (TimePeriod) -> String
  ) -> Tabular {
    Tabular(
      columns: ObservationRows.columns,
      rows: observations.map { observation in
        let key = observation.key
        return [
          .text(key.freq.code), .text(key.refArea), .text(key.indicator), .text(key.counterpartArea),
          .init(observation.timePeriod.map(period)), .init(observation.stated.value),
          .init(observation.stated.low), .init(observation.stated.high), .text(key.unitMeasure),
          .text(key.kind.rawValue), .text(observation.qualifier.rawValue), .text(key.modality.rawValue),
          .text(observation.obsStatus), .text(key.stockFlow), .text(key.zone), .text(key.reporter),
          .text(observation.source.citation), .init(observation.source.claim),
        ]
      })
  }
}
