internal import AlmanacModel

/// The data of a figure as CSV: every value it draws or tells, with its source and sentence.
package enum FigureTable {
  static let columns = [
    "freq", "ref_area", "indicator", "counterpart_area", "time_period", "base_period", "obs_value", "low",
    "high",
    "unit_measure", "kind", "qualifier", "modality", "obs_status", "stock_flow", "zone", "reporter",
    "derivation",
    "source", "claim", "sentence",
  ]

  package static func csv(_ content: ChartContent) -> String {
    var seen: Set<Observation> = []
    let lines = content.cited.filter { seen.insert($0).inserted }.map { CSV.line(fields($0)) }
    return ([CSV.line(columns)] + lines).joined(separator: "\n") + "\n"
  }

  private static func fields(_ observation: Observation) -> [String] {
    let (key, stated, source) = (observation.key, observation.stated, observation.source)
    return [
      key.freq.code, key.refArea, key.indicator, key.counterpartArea,
      observation.timePeriod?.description ?? "",
      observation.basePeriod?.description ?? "", number(stated.value), number(stated.low),
      number(stated.high),
      key.unitMeasure, key.kind.rawValue, observation.qualifier.rawValue, key.modality.rawValue,
      observation.obsStatus, key.stockFlow, key.zone, key.reporter, source.derivation ?? "", source.citation,
      source.claim ?? "", SourceList.readable(source.sentence ?? ""),
    ]
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    var json = JSONWriter()
    json.value(value)
    return json.text
  }
}
