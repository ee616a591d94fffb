package import AlmanacModel
internal import Foundation
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
            p.citation AS citation, d.path AS path, s.text AS sentence_text
          FROM series r CROSS JOIN claim c ON c.series_id = r.series_id AND c.is_current
          JOIN paper p ON p.paper_id = c.paper_id JOIN document d ON d.document_id = c.document_id
          JOIN sentence s ON s.sentence_id = c.sentence_id
          WHERE \(filter.sql) AND NOT EXISTS (
            SELECT 1 FROM claim o JOIN document e ON e.document_id = o.document_id
            WHERE o.claim_key = c.claim_key AND o.is_current AND e.path < d.path)
          ORDER BY r.indicator, r.ref_area, r.counterpart_area, r.kind, r.unit_measure, r.modality, r.stock_flow,
            r.zone, r.reporter, r.freq, c.period_start IS NULL, c.period_start, c.period_end, c.claim_key
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
    let isForm = prefix.hasPrefix("c") && prefix.count >= 2 && prefix.dropFirst().allSatisfy(\.isHexDigit)
    guard isForm else {
      throw AlmanacError(
        .usage, at: id, "is no claim's identifier; it looks like c3f09b2a1d, as 'almanac claims' prints it")
    }
    let found = try read { db in
      try Store.storedClaims(
        db, "c.is_current AND substr(c.claim_key, 1, ?) = ? ORDER BY c.claim_key, d.path",
        [prefix.count - 1, String(prefix.dropFirst())])
    }
    guard let first = found.first else {
      throw AlmanacError(.noInput, at: id, "no claim has this identifier; see 'almanac claims'")
    }
    let ids = Set(found.map(\.id))
    guard ids.count == 1 else {
      throw AlmanacError(
        .usage, at: id,
        "several claims begin so: \(ids.sorted().prefix(5).joined(separator: ", ")); write more of it")
    }
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
        conflicts: try count("SELECT count(*) FROM conflicts"),
        firstYear: try Int.fetchOne(
          db,
          sql:
            "SELECT CAST(substr(min(period_start), 1, 4) AS INTEGER) FROM claim WHERE is_current AND period_start IS NOT NULL"
        ),
        lastYear: try Int.fetchOne(
          db,
          sql:
            "SELECT CAST(substr(max(period_end), 1, 4) AS INTEGER) FROM claim WHERE is_current AND period_start IS NOT NULL"
        ))
    }
  }

  // MARK: - Rows to values

  private static func observation(_ row: Row) throws -> Observation {
    let claim = try self.claim(row)
    let key = SeriesKey(
      freq: Frequency(row["freq"] as String) ?? .unknown, refArea: row["ref_area"],
      indicator: row["indicator"], counterpartArea: row["counterpart_area"], kind: claim.kind,
      unitMeasure: row["unit_measure"], stockFlow: row["stock_flow"], zone: row["zone"],
      modality: claim.modality,
      reporter: row["reporter"])
    return Observation(
      key: key, timePeriod: claim.timePeriod, basePeriod: claim.basePeriod, stated: claim.stated,
      qualifier: claim.qualifier, confidence: claim.confidence,
      source: Provenance(
        claim: id(row), citation: row["citation"], title: row["paper_title"],
        authors: list(row["paper_authors"]),
        published: (row["paper_published"] as String?).flatMap { CalendarDay($0) }, document: row["path"],
        sentence: row["sentence_text"], quote: claim.quote, span: claim.span))
  }

  private static func id(_ row: Row) -> String { "c" + (row["claim_key"] as String).prefix(10) }

  static func list(_ json: String?) -> [String] {
    guard let json, let items = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
      return []
    }
    return items
  }

  /// Reads the claim's own columns; where series and claim share a name the row's first column is the series'.
  private static func claim(_ row: Row) throws -> Claim {
    guard let kind = ClaimKind(rawValue: row["kind"]), let qualifier = Qualifier(rawValue: row["qualifier"]),
      let modality = Modality(rawValue: row["modality"])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return Claim(
      paper: row["paper_title"], page: row["page"], span: TextSpan(start: row["start"], end: row["end"]),
      quote: row["quote"], sentence: row["sentence_text"],
      context: ClaimContext(rawValue: row["context"]) ?? .prose, kind: kind,
      indicator: (row["claim_indicator"] as String?).map { IndicatorCode($0) },
      refArea: (row["claim_ref_area"] as String?).map { AreaCode($0) },
      counterpartArea: (row["claim_counterpart_area"] as String?).map { AreaCode($0) },
      timePeriod: (row["time_period"] as String?).flatMap { TimePeriod($0) },
      basePeriod: (row["base_period"] as String?).flatMap { TimePeriod($0) },
      stated: StatedValue(
        value: row["obs_value"], low: row["low"], high: row["high"], halfUnit: row["half_unit"]),
      unitMeasure: (row["claim_unit_measure"] as String?).map { UnitCode($0) }, qualifier: qualifier,
      modality: modality, stockFlow: (row["claim_stock_flow"] as String?).flatMap { StockFlow(rawValue: $0) },
      zone: (row["claim_zone"] as String?).map { ZoneCode($0) },
      reporter: (row["claim_reporter"] as String?).map { AreaCode($0) }, confidence: row["confidence"],
      reasons: list(row["reasons"]))
  }

  private static func storedClaims(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [StoredClaim] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(claimColumns), p.title AS paper_title, p.authors AS paper_authors, p.published AS paper_published,
          p.citation, d.path, s.text AS sentence_text, s."start" AS sentence_start,
          substr(t.content, 1, c."start") AS before
        FROM claim c JOIN document d USING (document_id) JOIN text t USING (text_id) JOIN paper p USING (paper_id)
        JOIN sentence s USING (sentence_id) WHERE \(condition)
        """, arguments: arguments)
    return try rows.map { row in
      let claim = try self.claim(row)
      let before: String = row["before"]
      let lines = before.utf8.count { $0 == 0x0A }
      let lastLine = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count
      return StoredClaim(
        id: id(row), document: row["path"], claim: claim, authors: list(row["paper_authors"]),
        published: (row["paper_published"] as String?).flatMap { CalendarDay($0) }, citation: row["citation"],
        quoteRange: quoteRange(claim, before, sentenceStart: row["sentence_start"]), line: lines + 1,
        column: lastLine + 1)
    }
  }

  /// Where the quote stands in the sentence with its white space folded: the text before it, folded the same way.
  private static func quoteRange(_ claim: Claim, _ before: String, sentenceStart: Int) -> Range<Int>? {
    let lead = before.unicodeScalars.dropFirst(sentenceStart)
    var start = 0
    var isSpace = false
    for scalar in lead {
      if scalar.value <= 0x20 {
        isSpace = start > 0
      } else {
        start += isSpace ? 2 : 1
        isSpace = false
      }
    }
    if isSpace { start += 1 }
    let quote = Array(claim.quote.unicodeScalars)
    let sentence = Array(claim.sentence.unicodeScalars)
    guard start + quote.count <= sentence.count, Array(sentence[start..<start + quote.count]) == quote else {
      return nil
    }
    return start..<start + quote.count
  }

  static let claimColumns = """
    c.claim_key, c.page, c."start", c."end", c.quote, c.context, c.kind, c.indicator AS claim_indicator,
      c.ref_area AS claim_ref_area, c.counterpart_area AS claim_counterpart_area, c.time_period, c.base_period,
      c.obs_value, c.low, c.high, c.half_unit, c.unit_measure AS claim_unit_measure, c.qualifier, c.modality,
      c.stock_flow AS claim_stock_flow, c.zone AS claim_zone, c.reporter AS claim_reporter, c.confidence, c.reasons
    """
}

/// A selection as a condition on `series r`.
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
    let symmetric = catalog.indicators.values.filter(\.isSymmetric).map(\.code.rawValue).sorted()
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
