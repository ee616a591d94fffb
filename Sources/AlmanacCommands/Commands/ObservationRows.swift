internal import AlmanacModel

/// Observations as the rows `query` prints.
struct ObservationRows {
  static let columns = [
    "freq", "ref_area", "indicator", "counterpart_area", "time_period", "obs_value", "low", "high",
    "unit_measure",
    "kind", "qualifier", "modality", "obs_status", "stock_flow", "zone", "reporter", "source", "claim",
  ]
  static let undated = "period not stated"

  let observations: [Observation]
  /// Whether a period was asked for: then the undated ones stand below, marked.
  let marksUndated: Bool

  init(_ observations: [Observation], marksUndated: Bool) {
    self.observations = observations
    self.marksUndated = marksUndated
  }

  func text(as format: RowFormat, limit: Int) -> String {
    guard format == .table else { return tabular(observations).text(as: format) }
    let dated = observations.filter { $0.timePeriod != nil }
    let undated = observations.filter { $0.timePeriod == nil }
    let shown = limit > 0 ? Array((dated + undated).prefix(limit)) : dated + undated
    guard !shown.isEmpty else { return "" }
    var rows = tabular(shown)
    rows.rows = rows.rows.map { row in
      var row = row
      if row[4] == .none { row[4] = .text(ObservationRows.undated) }
      return row.enumerated().map {
        ObservationRows.hidden.contains($0.offset) ? ObservationRows.plain($0.element) : $0.element
      }
    }
    var text = rows.table(Array(rows.columns.indices))
    if shown.count < observations.count {
      text +=
        "… \(observations.count - shown.count) more rows; --limit 0 shows all, other formats always do\n"
    }
    return text
  }

  /// Columns whose usual values say nothing on a terminal: low, high, qualifier, modality, stock_flow, zone, reporter.
  private static let hidden: Set<Int> = [6, 7, 10, 11, 13, 14, 15]

  private static func plain(_ cell: Tabular.Cell) -> Tabular.Cell {
    switch cell {
    case .text("exact"), .text("actual"), .text(SeriesKey.unknown), .text(SeriesKey.notApplicable): .none
    default: cell
    }
  }

  private func tabular(_ observations: [Observation]) -> Tabular {
    Tabular(
      columns: ObservationRows.columns,
      rows: observations.map { observation in
        let key = observation.key
        return [
          .text(key.freq.code), .text(key.refArea), .text(key.indicator), .text(key.counterpartArea),
          .init(observation.timePeriod?.description), .init(observation.stated.value),
          .init(observation.stated.low),
          .init(observation.stated.high), .text(key.unitMeasure), .text(key.kind.rawValue),
          .text(observation.qualifier.rawValue), .text(key.modality.rawValue), .text(observation.obsStatus),
          .text(key.stockFlow), .text(key.zone), .text(key.reporter), .text(observation.source.citation),
          .init(observation.source.claim),
        ]
      })
  }
}
