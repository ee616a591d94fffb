package import AlmanacModel
internal import GRDB

extension Store {
  /// Stores what a document says in one transaction. The former reading under the same path is retired; a reading
  /// that was retired and comes back (same bytes, same fingerprint) is taken up again.
  ///
  /// - Throws: `AlmanacError` 65 if a value cannot be stored (not a number, a NUL in a text), 75 if the store is locked.
  package func ingest(
    _ document: Document, _ extraction: Extraction, fingerprint: String
  ) throws(AlmanacError) -> DocumentChange {
    try Store.check(document, extraction)
    let catalog = catalog
    return try write { db in
      if try Store.isCurrent(db, document, fingerprint) {
        var change = DocumentChange()
        change.unchangedClaims = extraction.claims.count
        return change
      }
      let before = try Store.currentClaims(db, path: document.path)
      try Store.retireRows(db, path: document.path)
      let isRevived = try Store.revive(db, document, fingerprint)
      if !isRevived {
        try Writer(db: db, catalog: catalog).write(document, extraction, fingerprint: fingerprint)
      }
      return Store.change(from: before, to: try Store.currentClaims(db, path: document.path))
    }
  }

  /// Retires a document that is gone.
  package func retire(documentAt path: String) throws(AlmanacError) -> DocumentChange {
    try write { db in
      var change = DocumentChange()
      change.goneClaims = try Store.currentClaims(db, path: path).count
      try Store.retireRows(db, path: path)
      return change
    }
  }

  /// Moves a document that lies elsewhere now. Whatever the store has under `new` is retired.
  package func rename(from old: String, to new: String) throws(AlmanacError) {
    try write { db in
      try Store.retireRows(db, path: new)
      try db.execute(
        sql: "UPDATE document SET path = ? WHERE path = ? AND is_current", arguments: [new, old])
    }
  }

  private static func check(_ document: Document, _ extraction: Extraction) throws(AlmanacError) {
    if document.text.utf8.contains(0) {
      throw AlmanacError(.badInput, at: document.path, "holds a NUL byte; convert it to plain text first")
    }
    for found in extraction.claims {
      let stated = found.claim.stated
      let numbers = [stated.value, stated.low, stated.high, stated.halfUnit, found.claim.confidence]
        .compactMap { $0 }
      guard numbers.allSatisfy(\.isFinite) else {
        throw AlmanacError(
          .badInput, at: document.path, "'\(found.claim.quote)' is too large a number to store")
      }
    }
  }

  private static func isCurrent(_ db: Database, _ document: Document, _ fingerprint: String) throws -> Bool {
    try Int.fetchOne(
      db,
      sql: """
        SELECT 1 FROM document JOIN text USING (text_id)
        WHERE path = ? AND is_current AND sha256 = ? AND fingerprint = ?
        """, arguments: [document.path, document.sha256, fingerprint]) != nil
  }

  /// Key → digest of the fields, of the claims that stand.
  private static func currentClaims(_ db: Database, path: String) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT claim_key, content_hash FROM claim JOIN document USING (document_id)
        WHERE path = ? AND document.is_current
        """, arguments: [path])
    return Dictionary(rows.map { ($0["claim_key"], $0["content_hash"]) }) { first, _ in first }
  }

  private static func change(from before: [String: String], to after: [String: String]) -> DocumentChange {
    var change = DocumentChange()
    for (key, hash) in after {
      switch before[key] {
      case nil: change.newClaims += 1
      case hash: change.unchangedClaims += 1
      default: change.changedClaims += 1
      }
    }
    change.goneClaims = before.keys.count { after[$0] == nil }
    return change
  }

  private static func retireRows(_ db: Database, path: String) throws {
    try db.execute(
      sql: """
        UPDATE claim SET is_current = 0
        WHERE document_id IN (SELECT document_id FROM document WHERE path = ? AND is_current) AND is_current
        """, arguments: [path])
    try db.execute(
      sql: """
        UPDATE document SET is_current = 0, retired_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        WHERE path = ? AND is_current
        """, arguments: [path])
  }

  private static func revive(_ db: Database, _ document: Document, _ fingerprint: String) throws -> Bool {
    let id = try Int64.fetchOne(
      db,
      sql: """
        SELECT document_id FROM document JOIN text USING (text_id)
        WHERE path = ? AND NOT is_current AND sha256 = ? AND fingerprint = ? ORDER BY document_id LIMIT 1
        """, arguments: [document.path, document.sha256, fingerprint])
    guard let id else { return false }
    try db.execute(
      sql: "UPDATE document SET is_current = 1, retired_at = NULL WHERE document_id = ?", arguments: [id])
    try db.execute(sql: "UPDATE claim SET is_current = 1 WHERE document_id = ?", arguments: [id])
    return true
  }
}

/// Writes one document's rows.
private struct Writer {
  let db: Database
  let catalog: Catalog

  func write(_ document: Document, _ extraction: Extraction, fingerprint: String) throws {
    let scalars = Array(document.text.unicodeScalars)
    let textID = try self.textID(document)
    try db.cachedStatement(
      sql: "INSERT INTO document (path, text_id, fingerprint, is_current) VALUES (?, ?, ?, 1)"
    )
    .execute(arguments: [document.path, textID, fingerprint])
    let documentID = db.lastInsertedRowID
    var works: [String] = []
    var paperIDs: [Int64] = []
    for (ordinal, paper) in extraction.papers.enumerated() {
      let key = Keys.work(paper, text: scalars)
      works.append(key)
      paperIDs.append(try insert(paper, ordinal, documentID, workID: workID(key), document.path))
    }
    var sentenceIDs: [Int64] = []
    for sentence in extraction.sentences {
      sentenceIDs.append(try insert(sentence, documentID, paperIDs[sentence.paper]))
    }
    var occurrences: [String: Int] = [:]
    for found in extraction.claims {
      guard let span = found.claim.span else { continue }
      let base = Keys.claim(
        work: works[found.paper], sentence: found.claim.sentence, quote: found.claim.quote, occurrence: 0)
      let occurrence = occurrences[base, default: 0]
      occurrences[base] = occurrence + 1
      let key =
        occurrence == 0
        ? base
        : Keys.claim(
          work: works[found.paper], sentence: found.claim.sentence, quote: found.claim.quote,
          occurrence: occurrence)
      try insert(
        found.claim, span, key: key, documentID, paperIDs[found.paper], sentenceIDs[found.sentence])
    }
  }

  private func textID(_ document: Document) throws -> Int64 {
    if let id = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT text_id FROM text WHERE sha256 = ?"), arguments: [document.sha256])
    {
      return id
    }
    try db.cachedStatement(sql: "INSERT INTO text (sha256, byte_count, content) VALUES (?, ?, ?)")
      .execute(arguments: [document.sha256, document.byteCount, document.text])
    return db.lastInsertedRowID
  }

  private func workID(_ key: String) throws -> Int64 {
    try db.cachedStatement(sql: "INSERT INTO work (work_key) VALUES (?) ON CONFLICT DO NOTHING").execute(
      arguments: [key])
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT work_id FROM work WHERE work_key = ?"), arguments: [key]) ?? 0
  }

  private func insert(
    _ paper: Paper, _ ordinal: Int, _ documentID: Int64, workID: Int64, _ path: String
  ) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO paper (document_id, work_id, ordinal, "start", "end", title, authors, affiliation, emails, abstract,
          published, lang, reference_list, citation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      documentID, workID, ordinal, paper.span.start, paper.span.end, paper.title, jsonList(paper.authors),
      paper.affiliation, jsonList(paper.emails), paper.abstract, paper.published?.description, paper.language,
      jsonList(paper.references), Citation.line(paper, document: path),
    ])
    return db.lastInsertedRowID
  }

  private func insert(_ sentence: Sentence, _ documentID: Int64, _ paperID: Int64) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO sentence (document_id, paper_id, "start", "end", text, context, search_text)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      documentID, paperID, sentence.span.start, sentence.span.end, sentence.text, sentence.context.rawValue,
      Keys.searchText(sentence.text),
    ])
    return db.lastInsertedRowID
  }

  private func insert(
    _ claim: Claim, _ span: TextSpan, key: String, _ documentID: Int64, _ paperID: Int64, _ sentenceID: Int64
  ) throws {
    let range = Keys.range(claim)
    let seriesID = try self.seriesID(SeriesKey(of: claim, in: catalog))
    try db.cachedStatement(
      sql: """
        INSERT INTO claim (claim_key, content_hash, document_id, paper_id, sentence_id, series_id, is_current,
          "start", "end", quote, page, context, kind, indicator, ref_area, counterpart_area, time_period, base_period,
          period_start, period_end, obs_value, low, high, half_unit, range_low, range_high, unit_measure, qualifier,
          modality, stock_flow, zone, reporter, confidence, reasons)
        VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key, Keys.content(claim), documentID, paperID, sentenceID, seriesID, span.start, span.end, claim.quote,
      claim.page,
      claim.context.rawValue, claim.kind.rawValue, claim.indicator?.rawValue, claim.refArea?.rawValue,
      claim.counterpartArea?.rawValue, claim.timePeriod?.description, claim.basePeriod?.description,
      claim.timePeriod?.startDay.description, claim.timePeriod?.endDay.description, claim.stated.value,
      claim.stated.low, claim.stated.high, claim.stated.halfUnit, range.low, range.high,
      claim.unitMeasure?.rawValue,
      claim.qualifier.rawValue, claim.modality.rawValue, claim.stockFlow?.rawValue, claim.zone?.rawValue,
      claim.reporter?.rawValue, claim.confidence, jsonList(claim.reasons),
    ])
  }

  private func seriesID(_ key: SeriesKey) throws -> Int64 {
    let arguments: StatementArguments = [
      key.freq.code, key.refArea, key.indicator, key.counterpartArea, key.kind.rawValue, key.unitMeasure,
      key.stockFlow,
      key.zone, key.modality.rawValue, key.reporter,
    ]
    if let id = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT series_id FROM series WHERE freq = ? AND ref_area = ? AND indicator = ? AND counterpart_area = ?
            AND kind = ? AND unit_measure = ? AND stock_flow = ? AND zone = ? AND modality = ? AND reporter = ?
          """), arguments: arguments)
    {
      return id
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO series (freq, ref_area, indicator, counterpart_area, kind, unit_measure, stock_flow, zone, modality,
          reporter) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: arguments)
    return db.lastInsertedRowID
  }

  private func jsonList(_ items: [String]) -> String {
    var json = JSONWriter()
    json.beginArray()
    for item in items { json.value(item) }
    json.endArray()
    return json.text
  }
}
