import AlmanacModel
import AlmanacTestSupport
import GRDB
import Testing

@testable import AlmanacStore

/// Every dimension of a series' identity, each with a claim that differs in it alone.
private let variants: [(dimension: String, claim: Claim)] = [
  ("none", .stated(1)), ("freq", .stated(1, "exports", "BLR", "CHN", "2022-Q1")),
  ("span", .stated(1, "exports", "BLR", "CHN", "2022-01/2022-05")),
  ("longer span", .stated(1, "exports", "BLR", "CHN", "2022-01/2022-08")),
  ("half", .stated(1, "exports", "BLR", "CHN", "2022-01/2022-06")),
  ("no period", .stated(1, "exports", "BLR", "CHN", nil)), ("ref_area", .stated(1, "exports", "RUS", "CHN")),
  ("indicator", .stated(1, "imports", "BLR", "CHN")), ("counterpart", .stated(1, "exports", "BLR", "RUS")),
  ("no counterpart", .stated(1, "exports", "BLR", nil)), ("kind", .stated(1, kind: .share)),
  ("unit", .stated(1, unit: "EUR")), ("no unit", .stated(1, unit: nil)),
  ("stock_flow", .stated(1, stockFlow: .stock)), ("zone", .stated(1, zone: "great_stone")),
  ("modality", .stated(1, modality: .planned)), ("reporter", .stated(1, reporter: "CHN")),
]

@Test func `claims that differ in one dimension are never one series`() throws {
  let held = try TemporaryStore()
  let text = variants.map { "Of \($0.dimension): ⟦1 unit⟧." }.joined(separator: "\n")
  try held.ingest(Reading(text, claims: variants.map(\.claim)))
  let series = try held.store.series(SeriesSelection())
  #expect(series.count == variants.count)
  #expect(series.allSatisfy { $0.count == 1 })
  #expect(series.map(\.key) == series.map(\.key).sorted())
  #expect(series.contains { $0.key.freq.code == "_O5M" } && series.contains { $0.key.freq.code == "S" })
}

@Test(arguments: [("BLR", "CHN"), ("CHN", "BLR")])
func `a symmetric pair is stored in alphabetical order and found in either`(first: String, second: String)
  throws
{
  let held = try TemporaryStore()
  try held.ingest(
    Reading(
      "Trade: ⟦$5.8 billion⟧.", claims: [.stated(5.8e9, "trade_turnover", AreaCode(first), AreaCode(second))])
  )
  for pair in [("BLR", "CHN"), ("CHN", "BLR")] {
    var selection = SeriesSelection()
    selection.indicators = ["trade_turnover"]
    selection.refAreas = [AreaCode(pair.0)]
    selection.counterpartAreas = [AreaCode(pair.1)]
    #expect(try held.store.observations(selection).map(\.key.sdmxKey) == ["A.BLR.trade_turnover.CHN"])
  }
}

@Test func `exports are not found the other way round`() throws {
  let held = try TemporaryStore()
  try held.ingest(Reading("Exports: ⟦$1 billion⟧.", claims: [.stated(1e9)]))
  var selection = SeriesSelection()
  selection.refAreas = ["CHN"]
  selection.counterpartAreas = ["BLR"]
  #expect(try held.store.observations(selection).isEmpty)
}

@Test(arguments: [
  ("2022-05-31", ["2021"]), ("2022-06-01", ["2021", "2022"]), ("2020-01-01", []),
  ("2030-01-01", ["2021", "2022"]),
])
func `as of a day there is only what had been published by then`(day: String, periods: [String]) throws {
  let held = try TemporaryStore()
  for (year, published) in [("2021", "2022-02-01"), ("2022", "2022-06-01"), ("2019", nil)] {
    try held.ingest(
      Reading(
        "In \(year): ⟦$1 million⟧.", path: "seeds/\(year).txt", title: year, published: published,
        claims: [.stated(1e6, "exports", "BLR", "CHN", year)]))
  }
  var selection = SeriesSelection()
  selection.asOf = CalendarDay(day)
  #expect(try held.store.observations(selection).map { $0.timePeriod?.description ?? "" } == periods)
}

private let ranges: [(Double, Double, Qualifier, Double?, Double?)] = [
  (5.8, 0.05, .exact, 5.75, 5.85), (100, 0.5, .about, 95, 105), (3, 0.5, .about, 2.5, 3.5),
  (80, 0.5, .almost, 76, 80), (3800, 50, .moreThan, 3750, nil), (3800, 50, .atLeast, 3750, nil),
  (10, 0.5, .lessThan, nil, 10.5), (10, 0.5, .atMost, nil, 10.5),
  // A fall: the qualifier speaks of its size.
  (-5, 0.5, .moreThan, nil, -4.5), (-5, 0.5, .lessThan, -5.5, nil), (-80, 0.5, .almost, -80, -76),
]

@Test(arguments: ranges)
func `a value allows what its precision and qualifier say`(
  value: Double, halfUnit: Double, qualifier: Qualifier, low: Double?, high: Double?
) {
  let range = Keys.range(.stated(value, halfUnit: halfUnit, qualifier: qualifier))
  func isNear(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) < 1e-9
  }
  #expect(isNear(range.low, low) && isNear(range.high, high), "\(range)")
}

private struct Pair: Sendable, CustomTestStringConvertible {
  var name: String
  var a: Claim
  var b: Claim
  var isConflict: Bool
  var testDescription: String { name }
}

private let pairs: [Pair] = [
  .init(
    name: "values apart", a: .stated(5.8e9, halfUnit: 5e7), b: .stated(5.1e9, halfUnit: 5e7), isConflict: true
  ),
  .init(
    name: "the same value, rounded", a: .stated(5.8e9, halfUnit: 5e7), b: .stated(5.79e9, halfUnit: 5e6),
    isConflict: false),
  .init(name: "about", a: .stated(100, qualifier: .about), b: .stated(104), isConflict: false),
  .init(
    name: "more than and more", a: .stated(3800, qualifier: .moreThan), b: .stated(4100), isConflict: false),
  .init(
    name: "more than and less", a: .stated(3800, qualifier: .moreThan), b: .stated(3000), isConflict: true),
  .init(
    name: "another period", a: .stated(1), b: .stated(2, "exports", "BLR", "CHN", "2021"), isConflict: false),
  .init(
    name: "another reporter", a: .stated(1, reporter: "BLR"), b: .stated(2, reporter: "CHN"),
    isConflict: false),
  .init(name: "an unknown reporter", a: .stated(1, reporter: "BLR"), b: .stated(2), isConflict: true),
  .init(
    name: "undated", a: .stated(1, "exports", "BLR", "CHN", nil), b: .stated(2, "exports", "BLR", "CHN", nil),
    isConflict: false),
  .init(name: "no indicator", a: .stated(1, nil), b: .stated(2, nil), isConflict: false),
  .init(
    name: "another base", a: .stated(1, kind: .change, base: "2021"),
    b: .stated(2, kind: .change, base: "2019"), isConflict: false),
  .init(
    name: "ranges that meet", a: .stated(nil, low: 1, high: 3), b: .stated(nil, low: 2, high: 5),
    isConflict: false),
]

@Test(arguments: pairs)
private func `two observations disagree where their ranges do not meet`(pair: Pair) throws {
  let held = try TemporaryStore()
  try held.ingest(Reading("One says ⟦1⟧.", path: "seeds/a.txt", title: "A", claims: [pair.a]))
  try held.ingest(Reading("Another says ⟦2⟧.", path: "seeds/b.txt", title: "B", claims: [pair.b]))
  #expect(try held.store.summary().conflicts == (pair.isConflict ? 1 : 0))
}

@Test func `a claim is found by any beginning that only it has`() throws {
  let held = try TemporaryStore()
  let numbers = (0..<40).map { "⟦\($0) units⟧" }.joined(separator: "\n")
  try held.ingest(Reading(numbers, claims: (0..<40).map { .stated(Double($0)) }))
  let ids = try held.store.claims(ClaimFilter()).map(\.id)
  let one = try #require(ids.first)
  #expect(try held.store.claim(id: one).id == one)
  #expect(try held.store.claim(id: one.uppercased()).id == one)
  // Forty identifiers share sixteen first digits.
  let shared = ids.map { $0.prefix(2) }.first { first in ids.count { $0.hasPrefix(first) } > 1 }
  #expect(throws: AlmanacError.self) { try held.store.claim(id: String(#require(shared))) }
  for (id, code) in [
    ("c", AlmanacError.Code.usage), ("x12", .usage), ("cffffffffff", .noInput), ("c12'", .usage),
  ] {
    let error = #expect(throws: AlmanacError.self) { try held.store.claim(id: id) }
    #expect(error?.code == code)
  }
}

@Test func `the number is found in its sentence, white space folded or not`() throws {
  let held = try TemporaryStore()
  try held.ingest(
    Reading("Goods,   5 of  them,\tbrought   ⟦$5  million⟧  in all, not $5 million.", claims: [.stated(5e6)]))
  let stored = try #require(try held.store.claims(ClaimFilter()).first)
  let range = try #require(stored.quoteRange)
  let scalars = Array(stored.claim.sentence.unicodeScalars)
  #expect(String(String.UnicodeScalarView(scalars[range])) == "$5 million")
  #expect(range.upperBound < scalars.count - 10)
  #expect(stored.line == 1 && stored.column == 32)
}

@Test(arguments: [
  (["XIE Hui", "XU Li-Jun"], "Xie H., Xu L.-J., T, 2023"), (["World Bank"], "World Bank, T, 2023"),
  (["Hui Xie"], "Hui Xie, T, 2023"), (["Trade statistics unit"], "Trade statistics unit, T, 2023"),
  (["A. A. Petrov"], "A. A. Petrov, T, 2023"), (["A", "B", "C", "D"], "A, B, C et al., T, 2023"),
  ([], "T, 2023"),
])
func `a paper is cited in one line`(authors: [String], line: String) {
  let paper = Paper(
    span: TextSpan(start: 0, end: 1), title: "T", authors: authors, published: CalendarDay("2023-05-24"))
  #expect(Citation.line(paper, document: "seeds/x.txt") == line)
}
