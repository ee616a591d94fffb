package import AlmanacModel
internal import GRDB

extension Store {
  /// Stores what a document says in one transaction. The former reading under the same path is retired; a reading
  /// that was retired and comes back (same bytes, same fingerprint) is taken up again.
  ///
  /// - Parameters:
  ///   - fingerprint: what decides besides the bytes how the document is read.
  ///   - extractor: the extractor's version.
  /// - Throws: `AlmanacError` 65 if a value cannot be stored (not a number, a NUL in a text), 75 if the store is locked.
  package func ingest(
    _ document: Document, _ extraction: Extraction, fingerprint: String, extractor: String
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
      if try Store.revive(db, document, fingerprint) {
        return Store.change(from: before, to: try Store.currentClaims(db, path: document.path))
      }
      var writer = DocumentWriter(db: db, catalog: catalog)
      try writer.write(document, extraction, fingerprint: fingerprint, extractor: extractor)
      return Store.change(from: before, to: writer.written)
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

  /// Moves a document that lies elsewhere now. Whatever the store has under `new` is retired; a paper without a title
  /// is cited by its file, so that its citation changes.
  package func rename(from old: String, to new: String) throws(AlmanacError) {
    try write { db in
      try Store.retireRows(db, path: new)
      let papers = try Row.fetchAll(
        db,
        sql: """
          SELECT paper_id, authors, published FROM paper JOIN document USING (document_id)
          WHERE path = ? AND is_current AND title IS NULL
          """, arguments: [old])
      for row in papers {
        let paper = Paper(
          span: TextSpan(start: 0, end: 0), title: nil, authors: Store.list(row["authors"]),
          published: (row["published"] as String?).flatMap { CalendarDay($0) })
        try db.execute(
          sql: "UPDATE paper SET citation = ? WHERE paper_id = ?",
          arguments: [Citation.line(paper, document: new), row["paper_id"] as Int64])
      }
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
        WHERE path = ? AND is_current AND sha256 = ? AND reader = ? AND fingerprint = ?
        """, arguments: [document.path, document.sha256, document.reader, fingerprint]) != nil
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
        WHERE path = ? AND NOT is_current AND sha256 = ? AND reader = ? AND fingerprint = ?
        ORDER BY document_id LIMIT 1
        """, arguments: [document.path, document.sha256, document.reader, fingerprint])
    guard let id else { return false }
    try db.execute(
      sql: "UPDATE document SET is_current = 1, retired_at = NULL WHERE document_id = ?", arguments: [id])
    try db.execute(sql: "UPDATE claim SET is_current = 1 WHERE document_id = ?", arguments: [id])
    return true
  }
}
