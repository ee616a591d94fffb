package import AlmanacModel
internal import GRDB

extension Store {
  package func documents() throws(AlmanacError) -> [StoredDocument] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT d.path, t.sha256, d.fingerprint,
            (SELECT count(*) FROM paper p WHERE p.document_id = d.document_id) AS papers,
            (SELECT count(*) FROM claim c WHERE c.document_id = d.document_id AND c.is_current) AS claims
          FROM document d JOIN text t USING (text_id) WHERE d.is_current ORDER BY d.path
          """
      ).map {
        StoredDocument(
          path: $0["path"], sha256: $0["sha256"], fingerprint: $0["fingerprint"], paperCount: $0["papers"],
          claimCount: $0["claims"])
      }
    }
  }

  /// In the order of series, the dated ones by period, those without a period last. The same work read from several
  /// documents is one source.
  package func observations(_ selection: SeriesSelection) throws(AlmanacError) -> [Observation] {
    let filter = SeriesFilter(selection, catalog)
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT r.freq, r.ref_area, r.indicator, r.counterpart_area, r.unit_measure, r.stock_flow, r.zone, r.reporter,
            \(Store.claimColumns), p.title AS paper_title, p.authors AS paper_authors, p.published AS paper_published,
            p.citation AS citation, c.path AS path, s.text AS sentence_text
          FROM series r CROSS JOIN claim_once c ON c.series_id = r.series_id
          JOIN paper p ON p.paper_id = c.paper_id JOIN sentence s ON s.sentence_id = c.sentence_id
          WHERE \(filter.sql)
          ORDER BY r.indicator, r.ref_area, r.counterpart_area, r.kind, r.unit_measure, r.modality, r.stock_flow,
            r.zone, r.reporter, iif(r.freq GLOB '[ASQMD]', instr('ASQMD', r.freq), 9), r.freq,
            c.period_start IS NULL, c.period_start, c.period_end, c.claim_key, c.path
          """, arguments: StatementArguments(filter.arguments))
      return try rows.map { try Store.observation($0) }.filter { selection.admits($0.timePeriod) }
    }
  }

  /// The series that hold at least one claim.
  package func series(_ selection: SeriesSelection) throws(AlmanacError) -> [SeriesEntry] {
    var entries: [SeriesEntry] = []
    for observation in try observations(selection) {
      if entries.last?.key == observation.key {
        entries[entries.count - 1].count += 1
        if let period = observation.timePeriod { entries[entries.count - 1].last = period }
      } else {
        entries.append(
          SeriesEntry(
            key: observation.key, count: 1, first: observation.timePeriod, last: observation.timePeriod))
      }
    }
    return entries
  }

  package func claims(_ filter: ClaimFilter) throws(AlmanacError) -> [StoredClaim] {
    var conditions = ["c.is_current"]
    var arguments: [(any DatabaseValueConvertible)?] = []
    func add(_ sql: String, _ values: String...) {
      conditions.append(sql)
      arguments += values
    }
    if let document = filter.document { add("d.path = ?", document) }
    if let indicator = filter.indicator { add("c.indicator = ?", indicator.rawValue) }
    if let area = filter.area {
      add("(c.ref_area = ? OR c.counterpart_area = ?)", area.rawValue, area.rawValue)
    }
    if let kind = filter.kind { add("c.kind = ?", kind.rawValue) }
    if let maximum = filter.maximumConfidence {
      conditions.append("c.confidence < ?")
      arguments.append(maximum)
    }
    let order = filter.maximumConfidence == nil ? "d.path, c.\"start\"" : "c.confidence, d.path, c.\"start\""
    let (condition, values) = (conditions.joined(separator: " AND "), StatementArguments(arguments))
    return try read { db in
      try Store.storedClaims(db, "\(condition) ORDER BY \(order)", values)
    }
  }

  /// - Parameter id: `c` and the beginning of the claim's key, as long as only one claim has it.
  /// - Throws: `AlmanacError` 66 if none has it, 64 if several have.
  package func claim(id: String) throws(AlmanacError) -> StoredClaim {
    let prefix = id.lowercased()
    let isForm =
      prefix.hasPrefix("c") && prefix.count >= 2 && prefix.utf8.dropFirst().allSatisfy(Store.isHexDigit)
    guard isForm else {
      throw AlmanacError(
        .usage, at: id, "is no claim's identifier; it looks like c3f09b2a1d, as 'almanac claims' prints it")
    }
    let found = try read { db in
      try Store.storedClaims(
        db, "c.is_current AND c.claim_key >= ? AND c.claim_key < ? ORDER BY c.claim_key, d.path",
        [String(prefix.dropFirst()), prefix.dropFirst() + "g"])
    }
    guard var first = found.first else {
      throw AlmanacError(.noInput, at: id, "no claim has this identifier; see 'almanac claims'")
    }
    let ids = Set(found.map(\.id))
    guard ids.count == 1 else {
      throw AlmanacError(
        .usage, at: id,
        "several claims begin so: \(ids.sorted().prefix(5).joined(separator: ", ")); write more of it")
    }
    first.otherDocuments = found.dropFirst().map(\.document).filter { $0 != first.document }
    return first
  }

  package func summary() throws(AlmanacError) -> StoreSummary {
    try read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      return StoreSummary(
        documents: try count("SELECT count(*) FROM document WHERE is_current"),
        papers: try count("SELECT count(*) FROM papers"),
        claims: try count("SELECT count(*) FROM claim WHERE is_current"),
        series: try count("SELECT count(*) FROM series_index"),
        conflicts: try count(
          "SELECT count(*) FROM (SELECT 1 FROM conflicts LIMIT \(StoreSummary.mostConflicts))"),
        firstYear: try Int.fetchOne(
          db,
          sql: "SELECT CAST(substr(min(period_start), 1, 4) AS INTEGER) FROM claim WHERE is_current"
        ),
        lastYear: try Int.fetchOne(
          db,
          sql: "SELECT CAST(substr(max(period_end), 1, 4) AS INTEGER) FROM claim WHERE is_current"
        ))
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
