internal import AlmanacModel
internal import GRDB

/// Writes the rows of one reading of a document.
struct DocumentWriter {
  let db: Database
  let catalog: Catalog
  /// Key → digest of the fields, of the claims written.
  private(set) var written: [String: String] = [:]
  private var series: [SeriesKey: Int64] = [:]

  init(db: Database, catalog: Catalog) {
    self.db = db
    self.catalog = catalog
  }

  /// - Throws: `AlmanacError` 70 if a claim stands nowhere in the text.
  mutating func write(
    _ document: Document, _ extraction: Extraction, fingerprint: String, extractor: String
  ) throws {
    let documentID = try insert(document, fingerprint, extractor)
    var firstSentences = [String?](repeating: nil, count: extraction.papers.count)
    for sentence in extraction.sentences where firstSentences[sentence.paper] == nil {
      firstSentences[sentence.paper] = sentence.text
    }
    var works: [String] = []
    var paperIDs: [Int64] = []
    for (ordinal, paper) in extraction.papers.enumerated() {
      let key = Keys.work(paper, firstSentence: firstSentences[ordinal])
      works.append(key)
      paperIDs.append(try insert(paper, ordinal, documentID, workID: workID(key), document.path))
    }
    var places = TextPlaces(document.text)
    var occurrences: [String: Int] = [:]
    var last: (index: Int, id: Int64, words: String) = (-1, 0, "")
    for found in extraction.claims {
      guard let span = found.claim.span else {
        throw AlmanacError(
          .internalFault, at: document.path, "'\(found.claim.quote)' has no place in the text")
      }
      if last.index != found.sentence {
        let sentence = extraction.sentences[found.sentence]
        last = (
          found.sentence,
          try insert(sentence, verbatim: places.text(sentence.span), documentID, paperIDs[found.paper]),
          Keys.words(work: works[found.paper], sentence: sentence.text)
        )
      }
      let key = Keys.claim(last.words, quote: found.claim.quote, occurrences: &occurrences)
      try insert(
        found.claim, span, places.line(of: span.start), key: key, (documentID, paperIDs[found.paper], last.id)
      )
    }
  }

  private func insert(_ document: Document, _ fingerprint: String, _ extractor: String) throws -> Int64 {
    try db.cachedStatement(
      sql: "INSERT INTO document (path, text_id, fingerprint, extractor, is_current) VALUES (?, ?, ?, ?, 1)"
    )
    .execute(arguments: [document.path, try textID(document), fingerprint, extractor])
    return db.lastInsertedRowID
  }

  private func textID(_ document: Document) throws -> Int64 {
    if let id = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT text_id FROM text WHERE sha256 = ? AND reader = ?"),
      arguments: [document.sha256, document.reader])
    {
      return id
    }
    try db.cachedStatement(sql: "INSERT INTO text (sha256, reader, byte_count, content) VALUES (?, ?, ?, ?)")
      .execute(arguments: [document.sha256, document.reader, document.byteCount, document.text])
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

  private func insert(
    _ sentence: Sentence, verbatim: String, _ documentID: Int64, _ paperID: Int64
  ) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO sentence (document_id, paper_id, "start", "end", text, verbatim) VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      documentID, paperID, sentence.span.start, sentence.span.end, sentence.text,
      verbatim == sentence.text ? nil : verbatim,
    ])
    return db.lastInsertedRowID
  }

  private mutating func insert(
    _ claim: Claim, _ span: TextSpan, _ place: (line: Int, column: Int), key: String,
    _ ids: (document: Int64, paper: Int64, sentence: Int64)
  ) throws {
    let range = Keys.range(claim)
    let content = Keys.content(claim)
    written[key] = content
    let seriesID = try self.seriesID(SeriesKey(of: claim, in: catalog))
    try db.cachedStatement(
      sql: """
        INSERT INTO claim (claim_key, content_hash, document_id, paper_id, sentence_id, series_id, is_current,
          "start", "end", line, col, quote, page, context, kind, indicator, ref_area, counterpart_area, time_period, base_period,
          period_start, period_end, obs_value, low, high, half_unit, range_low, range_high, unit_measure, qualifier,
          modality, stock_flow, zone, reporter, confidence, reasons)
        VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      key, content, ids.document, ids.paper, ids.sentence, seriesID, span.start, span.end,
      place.line, place.column, claim.quote, claim.page,
      claim.context.rawValue, claim.kind.rawValue, claim.indicator?.rawValue, claim.refArea?.rawValue,
      claim.counterpartArea?.rawValue, claim.timePeriod?.description, claim.basePeriod?.description,
      claim.timePeriod?.startDay.description, claim.timePeriod?.endDay.description, claim.stated.value,
      claim.stated.low, claim.stated.high, claim.stated.halfUnit, range.low, range.high,
      claim.unitMeasure?.rawValue,
      claim.qualifier.rawValue, claim.modality.rawValue, claim.stockFlow?.rawValue, claim.zone?.rawValue,
      claim.reporter?.rawValue, claim.confidence, jsonList(claim.reasons),
    ])
  }

  private mutating func seriesID(_ key: SeriesKey) throws -> Int64 {
    if let id = series[key] { return id }
    let id = try storedSeriesID(key)
    series[key] = id
    return id
  }

  private func storedSeriesID(_ key: SeriesKey) throws -> Int64 {
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
