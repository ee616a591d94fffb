internal import AlmanacModel
internal import GRDB

/// The store's schema, step by step. A shipped step never changes; the next change is a new step.
enum Schema {
  /// "Almn", in the header of every store.
  static let applicationID = 0x416C_6D6E

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001-papers-and-claims") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: papers)
      try db.execute(sql: claims)
      try db.execute(sql: views)
    }
    return migrator
  }

  // The text of a document is stored once by the digest of the file's bytes and the reader that made text of them.
  // A document is one reading of it under a path: with another catalogue or extractor the same bytes are another
  // document, and the former is retired, not deleted. Only sentences that carry a claim are kept; the others are in
  // the text.
  private static let papers = """
    CREATE TABLE text (
      text_id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), reader TEXT NOT NULL,
      byte_count INTEGER NOT NULL, content TEXT NOT NULL, UNIQUE (sha256, reader)
    ) STRICT;
    CREATE TABLE document (
      document_id INTEGER PRIMARY KEY, path TEXT NOT NULL, text_id INTEGER NOT NULL REFERENCES text,
      fingerprint TEXT NOT NULL, extractor TEXT NOT NULL, is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
      read_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), retired_at TEXT
    ) STRICT;
    CREATE UNIQUE INDEX document_one_current ON document (path) WHERE is_current;
    CREATE INDEX document_by_text ON document (text_id);
    CREATE TABLE work (
      work_id INTEGER PRIMARY KEY, work_key TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE paper (
      paper_id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document,
      work_id INTEGER NOT NULL REFERENCES work, ordinal INTEGER NOT NULL,
      "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, title TEXT,
      authors TEXT NOT NULL CHECK (json_valid(authors)), affiliation TEXT,
      emails TEXT NOT NULL CHECK (json_valid(emails)), abstract TEXT, published TEXT, lang TEXT,
      reference_list TEXT NOT NULL CHECK (json_valid(reference_list)), citation TEXT NOT NULL,
      UNIQUE (document_id, ordinal)
    ) STRICT;
    -- text: white space folded; verbatim: as it stands between start and end, null where that is the same.
    CREATE TABLE sentence (
      sentence_id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document,
      paper_id INTEGER NOT NULL REFERENCES paper, "start" INTEGER NOT NULL CHECK ("start" >= 0),
      "end" INTEGER NOT NULL, text TEXT NOT NULL, verbatim TEXT, CHECK ("end" > "start")
    ) STRICT;
    CREATE INDEX sentence_by_place ON sentence (document_id, "start");
    """

  // A series is known by all its dimensions; `_Z` where one does not apply, `_U` where it is unknown: NULL would break
  // UNIQUE. A claim is retired with its document and never deleted, and what it says never changes.
  private static let claims = """
    CREATE TABLE series (
      series_id INTEGER PRIMARY KEY, freq TEXT NOT NULL, ref_area TEXT NOT NULL, indicator TEXT NOT NULL,
      counterpart_area TEXT NOT NULL, kind TEXT NOT NULL
        CHECK (kind IN ('level', 'change', 'share', 'rank', 'count', 'index', 'ratio')),
      unit_measure TEXT NOT NULL, stock_flow TEXT NOT NULL CHECK (stock_flow IN ('stock', 'flow', '_Z', '_U')),
      zone TEXT NOT NULL, modality TEXT NOT NULL CHECK (modality IN ('actual', 'planned', 'forecast')),
      reporter TEXT NOT NULL,
      UNIQUE (indicator, ref_area, counterpart_area, freq, kind, unit_measure, stock_flow, zone, modality, reporter)
    ) STRICT;
    CREATE INDEX series_by_counterpart ON series (counterpart_area, indicator);
    CREATE TABLE claim (
      claim_id INTEGER PRIMARY KEY, claim_key TEXT NOT NULL CHECK (length(claim_key) = 64), content_hash TEXT NOT NULL,
      document_id INTEGER NOT NULL REFERENCES document, paper_id INTEGER NOT NULL REFERENCES paper,
      sentence_id INTEGER NOT NULL REFERENCES sentence, series_id INTEGER NOT NULL REFERENCES series,
      is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
      "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, page INTEGER,
      quote TEXT NOT NULL, context TEXT NOT NULL CHECK (context IN ('prose', 'heading', 'table')),
      kind TEXT NOT NULL CHECK (kind IN ('level', 'change', 'share', 'rank', 'count', 'index', 'ratio')),
      indicator TEXT, ref_area TEXT, counterpart_area TEXT, time_period TEXT, base_period TEXT,
      period_start TEXT, period_end TEXT, obs_value REAL, low REAL, high REAL,
      half_unit REAL NOT NULL CHECK (half_unit >= 0), range_low REAL, range_high REAL, unit_measure TEXT,
      qualifier TEXT NOT NULL
        CHECK (qualifier IN ('exact', 'about', 'almost', 'at_least', 'at_most', 'more_than', 'less_than')),
      modality TEXT NOT NULL CHECK (modality IN ('actual', 'planned', 'forecast')),
      stock_flow TEXT CHECK (stock_flow IN ('stock', 'flow')), zone TEXT,
      reporter TEXT, confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      reasons TEXT NOT NULL CHECK (json_valid(reasons)),
      CHECK ("end" > "start"), CHECK (low IS NULL OR high IS NULL OR low <= high),
      CHECK (obs_value IS NOT NULL OR low IS NOT NULL OR high IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX claim_one_current ON claim (claim_key, document_id) WHERE is_current;
    CREATE INDEX claim_by_series ON claim (series_id, period_start) WHERE is_current;
    CREATE INDEX claim_by_place ON claim (document_id, "start");
    CREATE TRIGGER claim_quote_matches BEFORE INSERT ON claim
    WHEN new.quote IS NOT (
      SELECT substr(coalesce(s.verbatim, s.text), new."start" - s."start" + 1, new."end" - new."start")
      FROM sentence s WHERE s.sentence_id = new.sentence_id AND s.document_id = new.document_id)
    BEGIN SELECT RAISE(ABORT, 'the quote is not the text between start and end'); END;
    CREATE TRIGGER claim_never_deleted BEFORE DELETE ON claim
    BEGIN SELECT RAISE(ABORT, 'claims are retired, never deleted'); END;
    CREATE TRIGGER claim_never_changed BEFORE UPDATE OF claim_key, content_hash, document_id, sentence_id, series_id,
      "start", "end", quote, kind, indicator, ref_area, counterpart_area, time_period, base_period, obs_value, low, high,
      unit_measure, qualifier, modality, stock_flow, zone, reporter ON claim
    BEGIN SELECT RAISE(ABORT, 'what a claim says never changes; it is retired and read again'); END;
    """

  // The public interface, in SDMX names; Documentation/sql.md describes it.
  private static let views = """
    CREATE VIEW documents AS
    SELECT d.path AS document, t.sha256, t.byte_count, d.extractor,
      (SELECT count(*) FROM paper p WHERE p.document_id = d.document_id) AS papers,
      (SELECT count(*) FROM claim c WHERE c.document_id = d.document_id AND c.is_current) AS claims
    FROM document d JOIN text t USING (text_id) WHERE d.is_current ORDER BY d.path;

    CREATE VIEW papers AS
    SELECT d.path AS document, p.ordinal, p.title, p.authors, p.affiliation, p.emails, p.abstract, p.published, p.lang,
      p."start", p."end", p.reference_list, p.citation
    FROM paper p JOIN document d USING (document_id) WHERE d.is_current ORDER BY d.path, p.ordinal;

    CREATE VIEW claims AS
    SELECT 'c' || substr(c.claim_key, 1, 10) AS claim, d.path AS document, p.title AS paper, p.authors, p.published,
      p.citation AS source, c.page, c.line, c.col, c."start", c."end", c.quote, s.text AS sentence, c.context, c.kind,
      c.indicator, c.ref_area, c.counterpart_area, c.time_period, c.base_period, c.obs_value, c.low, c.high,
      c.unit_measure, c.qualifier, c.modality, c.stock_flow, c.zone, c.reporter, c.confidence, c.reasons
    FROM claim c JOIN document d USING (document_id) JOIN paper p USING (paper_id) JOIN sentence s USING (sentence_id)
    WHERE c.is_current ORDER BY d.path, c."start", claim;

    -- The claims that stand, one row a source: a work that lies in two documents states its claims once. The plus sign
    -- leaves SQLite only the index by key: the one by series would compare every claim of a series with every other.
    CREATE VIEW claim_once AS
    SELECT c.*, d.path FROM claim c JOIN document d ON d.document_id = c.document_id
    WHERE c.is_current AND NOT EXISTS (
      SELECT 1 FROM claim o JOIN document e ON e.document_id = o.document_id
      WHERE o.claim_key = c.claim_key AND o.is_current AND +o.series_id = c.series_id
        AND o.time_period IS c.time_period AND e.path < d.path);

    CREATE VIEW observations AS
    SELECT r.freq, r.ref_area, r.indicator, r.counterpart_area, c.time_period, c.obs_value, c.low, c.high,
      r.unit_measure, r.kind, c.qualifier, r.modality,
      CASE WHEN r.modality <> 'actual' THEN 'F' WHEN c.qualifier = 'exact' THEN 'A' ELSE 'E' END AS obs_status,
      r.stock_flow, r.zone, r.reporter, p.citation AS source, 'c' || substr(c.claim_key, 1, 10) AS claim,
      c.base_period, c.confidence, p.published
    FROM series r JOIN claim_once c ON c.series_id = r.series_id JOIN paper p ON p.paper_id = c.paper_id
    ORDER BY r.indicator, r.ref_area, r.counterpart_area, r.kind, r.unit_measure, r.modality, r.stock_flow, r.zone,
      r.reporter, iif(r.freq GLOB '[ASQMD]', instr('ASQMD', r.freq), 9), r.freq,
      c.period_start IS NULL, c.period_start, c.period_end, c.claim_key, c.path;

    CREATE VIEW series_index AS
    SELECT r.freq, r.ref_area, r.indicator, r.counterpart_area, r.kind, r.unit_measure, r.stock_flow, r.zone, r.modality,
      r.reporter, count(*) AS observations, min(c.time_period) AS first_period, max(c.time_period) AS last_period
    FROM series r JOIN claim_once c ON c.series_id = r.series_id GROUP BY r.series_id
    ORDER BY r.indicator, r.ref_area, r.counterpart_area, r.kind, r.unit_measure, r.modality, r.stock_flow, r.zone,
      r.reporter, iif(r.freq GLOB '[ASQMD]', instr('ASQMD', r.freq), 9), r.freq;

    -- Two observations of one series and period whose ranges (written precision and qualifier) do not meet; an unknown
    -- reporter is compared with every reporter. Changes against different bases are no conflict. In
    -- no order, so that the first few come at once.
    CREATE VIEW conflicts AS
    SELECT ra.freq, ra.ref_area, ra.indicator, ra.counterpart_area, a.time_period, ra.unit_measure, ra.kind,
      ra.stock_flow, ra.zone, ra.modality,
      'c' || substr(a.claim_key, 1, 10) AS claim_a, a.obs_value AS value_a, a.range_low AS low_a, a.range_high AS high_a,
      'c' || substr(b.claim_key, 1, 10) AS claim_b, b.obs_value AS value_b, b.range_low AS low_b, b.range_high AS high_b
    FROM claim_once a JOIN series ra ON ra.series_id = a.series_id
    JOIN series rb ON rb.indicator = ra.indicator AND rb.ref_area = ra.ref_area
      AND rb.counterpart_area = ra.counterpart_area AND rb.freq = ra.freq AND rb.kind = ra.kind
      AND rb.unit_measure = ra.unit_measure AND rb.stock_flow = ra.stock_flow AND rb.zone = ra.zone
      AND rb.modality = ra.modality AND (rb.reporter = ra.reporter OR rb.reporter = '_U' OR ra.reporter = '_U')
    JOIN claim_once b ON b.series_id = rb.series_id AND b.period_start = a.period_start
      AND b.time_period = a.time_period AND (a.claim_key, a.path) < (b.claim_key, b.path)
    WHERE ra.indicator <> '_U' AND ra.ref_area <> '_U' AND ra.unit_measure <> '_U' AND a.base_period IS b.base_period
      AND (coalesce(a.range_low, -1e308) > coalesce(b.range_high, 1e308)
        OR coalesce(b.range_low, -1e308) > coalesce(a.range_high, 1e308));
    """
}
