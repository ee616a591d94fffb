internal import AlmanacModel
internal import Foundation
internal import GRDB

/// From rows to values.
extension Store {
  static func observation(_ row: Row) throws -> Observation {
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

  static func storedClaims(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [StoredClaim] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(claimColumns), p.title AS paper_title, p.authors AS paper_authors, p.published AS paper_published,
          p.citation, d.path, d.extractor, s.text AS sentence_text, s."start" AS sentence_start,
          coalesce(s.verbatim, s.text) AS verbatim
        FROM claim c JOIN document d USING (document_id) JOIN paper p USING (paper_id) JOIN sentence s USING (sentence_id)
        WHERE \(condition)
        """, arguments: arguments)
    return try rows.map { row in
      let claim = try self.claim(row)
      return StoredClaim(
        id: id(row), document: row["path"], claim: claim, authors: list(row["paper_authors"]),
        published: (row["paper_published"] as String?).flatMap { CalendarDay($0) }, citation: row["citation"],
        quoteRange: quoteRange(claim, verbatim: row["verbatim"], sentenceStart: row["sentence_start"]),
        line: row["line"], column: row["col"], extractor: row["extractor"])
    }
  }

  /// Where the quote stands in the sentence with its white space folded: the text before it, folded the same way.
  private static func quoteRange(_ claim: Claim, verbatim: String, sentenceStart: Int) -> Range<Int>? {
    guard let span = claim.span else { return nil }
    let lead = Array(verbatim.unicodeScalars.prefix(span.start - sentenceStart))
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
    let quote = claim.quote.unicodeScalars.split { $0.value <= 0x20 }.joined(separator: [" "])
    let sentence = Array(claim.sentence.unicodeScalars)
    let end = start + Array(quote).count
    guard end <= sentence.count, sentence[start..<end].elementsEqual(quote) else { return nil }
    return start..<end
  }

  static let claimColumns = """
    c.claim_key, c.page, c.line, c.col, c."start", c."end", c.quote, c.context, c.kind, c.indicator AS claim_indicator,
      c.ref_area AS claim_ref_area, c.counterpart_area AS claim_counterpart_area, c.time_period, c.base_period,
      c.obs_value, c.low, c.high, c.half_unit, c.unit_measure AS claim_unit_measure, c.qualifier, c.modality,
      c.stock_flow AS claim_stock_flow, c.zone AS claim_zone, c.reporter AS claim_reporter, c.confidence, c.reasons
    """
}
