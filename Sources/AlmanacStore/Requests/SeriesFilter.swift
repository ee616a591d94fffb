internal import AlmanacModel
internal import GRDB

/// A selection as a condition on `series r` and `paper p`.
struct SeriesFilter {
  private(set) var sql = "1"
  private(set) var arguments: [(any DatabaseValueConvertible)?] = []

  init(_ selection: SeriesSelection, _ catalog: Catalog) {
    add("r.indicator", selection.indicators.map(\.rawValue))
    add("r.kind", selection.kinds.map(\.rawValue))
    add("r.unit_measure", selection.unitMeasures.map(\.rawValue))
    add("r.stock_flow", selection.stockFlows.map(\.rawValue))
    add("r.zone", selection.zones.map(\.rawValue))
    add("r.modality", selection.modalities.map(\.rawValue))
    add("r.reporter", selection.reporters.map(\.rawValue))
    addFrequencies(selection.freqs.map(\.code))
    addPair(selection, catalog)
    if let asOf = selection.asOf {
      sql += " AND p.published <= ?"
      arguments.append(asOf.description)
    }
  }

  private mutating func add(_ column: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    sql += " AND \(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
    arguments += values
  }

  private mutating func addFrequencies(_ codes: [String]) {
    guard !codes.isEmpty else { return }
    // A claim without a period may belong to any frequency: it is listed apart, not hidden.
    let parts = codes.map { $0 == "_O" ? "r.freq LIKE '\\_O%' ESCAPE '\\'" : "r.freq = ?" }
    sql += " AND (r.freq = '_U' OR \(parts.joined(separator: " OR ")))"
    arguments += codes.filter { $0 != "_O" }
  }

  /// Pairs of symmetric indicators match in either order.
  private mutating func addPair(_ selection: SeriesSelection, _ catalog: Catalog) {
    let refs = selection.refAreas.map(\.rawValue)
    let counterparts = selection.counterpartAreas.map(\.rawValue)
    guard !refs.isEmpty || !counterparts.isEmpty else { return }
    func condition(_ a: [String], _ b: [String]) -> String {
      var parts: [String] = []
      if !a.isEmpty { parts.append("r.ref_area IN (\(a.map { _ in "?" }.joined(separator: ", ")))") }
      if !b.isEmpty { parts.append("r.counterpart_area IN (\(b.map { _ in "?" }.joined(separator: ", ")))") }
      return parts.joined(separator: " AND ")
    }
    let asked = Set(selection.indicators)
    let symmetric = catalog.indicators.values.filter {
      $0.isSymmetric && (asked.isEmpty || asked.contains($0.code))
    }.map(\.code.rawValue).sorted()
    sql += " AND ((\(condition(refs, counterparts)))"
    arguments += refs + counterparts
    if !symmetric.isEmpty {
      sql +=
        " OR (r.indicator IN (\(symmetric.map { _ in "?" }.joined(separator: ", "))) AND \(condition(counterparts, refs)))"
      arguments += symmetric + counterparts + refs
    }
    sql += ")"
  }
}
