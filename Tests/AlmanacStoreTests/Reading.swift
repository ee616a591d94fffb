import AlmanacModel
import AlmanacTestSupport

@testable import AlmanacStore

/// A document with its claims, written as a person reads it: one sentence a line, each number of a claim marked.
struct Reading {
  var document: Document
  var extraction: Extraction

  /// - Parameters:
  ///   - claims: what the marked numbers state, in their order; `span`, `quote` and `sentence` are filled in.
  init(
    _ marked: String, path: String = "seeds/a.txt", title: String? = "Trade notes",
    authors: [String] = ["XIE Hui"], published: String? = nil, claims: [Claim]
  ) {
    let text = MarkedText(marked)
    let day = published.flatMap { CalendarDay($0) }
    document = Document(
      path: path, sha256: SHA256.hex(text.text), byteCount: text.text.utf8.count, text: text.text,
      metadata: DocumentMetadata(published: day))
    let paper = Paper(
      span: TextSpan(start: 0, end: text.text.unicodeScalars.count), title: title, authors: authors,
      published: day)
    extraction = Extraction(papers: [paper], sentences: [], claims: [])
    var start = 0
    for line in text.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + line.unicodeScalars.count
      if end > start {
        extraction.sentences.append(
          Sentence(
            span: TextSpan(start: start, end: end),
            text: line.split(separator: " ").joined(separator: " "), paper: 0))
      }
      start = end + 1
    }
    for (index, span) in text.spans.enumerated() {
      var claim = claims[index]
      let sentence = extraction.sentences.firstIndex {
        $0.span.start <= span.lowerBound && span.upperBound <= $0.span.end
      }
      claim.paper = title
      claim.span = TextSpan(start: span.lowerBound, end: span.upperBound)
      claim.quote = text.quotes[index]
      claim.sentence = extraction.sentences[sentence ?? 0].text
      extraction.claims.append(.init(claim: claim, paper: 0, sentence: sentence ?? 0))
    }
  }
}

extension Claim {
  /// A level of trade unless said otherwise.
  static func stated(
    _ value: Double?, low: Double? = nil, high: Double? = nil, halfUnit: Double = 0, kind: ClaimKind = .level,
    _ indicator: IndicatorCode? = "exports", _ refArea: AreaCode? = "BLR", _ counterpart: AreaCode? = "CHN",
    _ period: String? = "2022", base: String? = nil, unit: UnitCode? = "USD", qualifier: Qualifier = .exact,
    modality: Modality = .actual, stockFlow: StockFlow? = .flow, zone: ZoneCode? = nil,
    reporter: AreaCode? = nil
  ) -> Claim {
    Claim(
      span: nil, quote: "", sentence: "", kind: kind, indicator: indicator, refArea: refArea,
      counterpartArea: counterpart, timePeriod: period.flatMap { TimePeriod($0) },
      basePeriod: base.flatMap { TimePeriod($0) },
      stated: StatedValue(value: value, low: low, high: high, halfUnit: halfUnit), unitMeasure: unit,
      qualifier: qualifier, modality: modality, stockFlow: stockFlow, zone: zone, reporter: reporter,
      confidence: 0.9, reasons: ["named"])
  }
}

/// A store in a folder of its own.
struct TemporaryStore {
  let folder: TemporaryFolder
  let store: Store
  private static let catalog = Result { try Catalog.load(from: [Fixtures.catalog]) }

  init() throws {
    folder = try TemporaryFolder()
    store = try Store.open(
      at: folder.path + "/almanac.sqlite", catalog: TemporaryStore.catalog.get(), access: .create)
  }

  @discardableResult
  func ingest(_ reading: Reading, fingerprint: String = "1") throws -> DocumentChange {
    try store.ingest(reading.document, reading.extraction, fingerprint: fingerprint, extractor: "1")
  }

  /// All that the store says now, as text.
  func export() throws -> String {
    var lines = try store.documents().map { "\($0)" }
    lines += try store.claims(ClaimFilter()).map { "\($0)" }
    lines += try store.observations(SeriesSelection()).map { "\($0)" }
    lines += try store.series(SeriesSelection()).map { "\($0)" }
    lines.append("\(try store.summary())")
    return lines.joined(separator: "\n")
  }
}
