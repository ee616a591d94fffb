import AlmanacModel
import AlmanacTestSupport
import Testing

@testable import AlmanacExtraction

private let catalog = try? Catalog.load(from: [Fixtures.catalog])

@Test(arguments: pipedTables + morePipedTables + alignedTables)
func `a table gives its claims`(example: TableCase) throws {
  let catalog = try #require(catalog)
  let marked = MarkedText(example.marked)
  let metadata = DocumentMetadata(
    published: CalendarDay("2024-02-01"), homeArea: example.home.map { AreaCode($0) })
  let claims = Extractor(catalog: catalog).extract(marked.text, metadata: metadata).claims.map(\.claim)
  #expect(claims.map(\.quote) == marked.quotes)
  #expect(claims.map(summary) == example.expected)
  #expect(claims.compactMap { $0.span.map { $0.start..<$0.end } } == marked.spans)
}

@Test
func `a cell's sentence is its row, its context table, and its reasons name the labels`() throws {
  let catalog = try #require(catalog)
  let text = "Table 1. Exports of Chile to Peru, USD million\n\n| Year |  Value |\n|--|--|\n| 2020 |  5 |\n"
  let found = Extractor(catalog: catalog).extract(text, metadata: DocumentMetadata()).claims
  let claim = try #require(found.first).claim
  #expect(claim.sentence == "| 2020 | 5 |")
  #expect(claim.context == .table)
  #expect(claim.reasons.contains("caption unit") && claim.reasons.contains("row label period"))
  #expect(claim.confidence > 0.4 && claim.confidence < 0.95)
}

@Test
func `ten times the columns cost about ten times the time`() throws {
  let extractor = Extractor(catalog: try #require(catalog))
  func time(_ count: Int) -> Duration {
    let row = "|" + String(repeating: " 5 |", count: count)
    let rule = "|" + String(repeating: "--|", count: count)
    let text = "Table 1. Exports of Chile, USD million\n\n\(row)\n\(rule)\n\(row)\n"
    return ContinuousClock().measure { _ = extractor.extract(text, metadata: DocumentMetadata()) }
  }
  _ = time(100)
  #expect(time(3_000) < time(300) * 25)
}
