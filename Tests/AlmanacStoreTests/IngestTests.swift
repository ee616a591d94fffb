import AlmanacModel
import AlmanacTestSupport
import GRDB
import Testing

@testable import AlmanacStore

private func exports(_ amount: String, in year: String, path: String, title: String? = "Exports") -> Reading {
  Reading(
    "In \(year), Belarus sold China goods for ⟦$\(amount) billion⟧.", path: path, title: title,
    claims: [.stated(Double(amount).map { $0 * 1e9 }, "exports", "BLR", "CHN", year)])
}

private let three = [
  exports("1.6", in: "2022", path: "seeds/a.txt"),
  exports("0.9", in: "2021", path: "seeds/b.txt", title: "Exports of the year before"),
  exports("1.6", in: "2022", path: "seeds/c.txt"),  // the work of a.txt again
]

@Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]])
func `the same documents give the same exports whatever their order`(order: [Int]) throws {
  let first = try TemporaryStore()
  for reading in three { try first.ingest(reading) }
  let other = try TemporaryStore()
  for index in order { try other.ingest(three[index]) }
  #expect(try other.export() == first.export())
}

@Test func `removing a document brings back what was there before it`() throws {
  let held = try TemporaryStore()
  try held.ingest(three[1])
  let before = try held.export()
  try held.ingest(three[0])
  #expect(try held.export() != before)
  #expect(try held.store.retire(documentAt: "seeds/a.txt").goneClaims == 1)
  #expect(try held.export() == before)
}

@Test func `a document that comes back is taken up again without a second copy`() throws {
  let held = try TemporaryStore()
  try held.ingest(three[0])
  let before = try held.export()
  _ = try held.store.retire(documentAt: "seeds/a.txt")
  #expect(try held.ingest(three[0]).newClaims == 1)
  #expect(try held.export() == before)
  #expect(try held.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM claim") } == 1)
}

@Test func `a work in two documents states its claims once, and still does when one of them goes`() throws {
  let held = try TemporaryStore()
  for reading in three { try held.ingest(reading) }
  let observations = try held.store.observations(SeriesSelection())
  #expect(observations.map(\.timePeriod?.description) == ["2021", "2022"])
  #expect(observations.last?.source.document == "seeds/a.txt")
  let id = try #require(observations.last?.source.claim)
  #expect(try held.store.claim(id: id).otherDocuments == ["seeds/c.txt"])
  _ = try held.store.retire(documentAt: "seeds/a.txt")
  #expect(try held.store.observations(SeriesSelection()).last?.source.document == "seeds/c.txt")
  #expect(try held.store.claim(id: id).document == "seeds/c.txt")
}

@Test func `the same words about another period are another observation`() throws {
  let held = try TemporaryStore()
  for (path, month) in [("seeds/may.txt", "2022-05"), ("seeds/june.txt", "2022-06")] {
    try held.ingest(
      Reading(
        "This month exports reached ⟦$5 million⟧.", path: path, title: "Bulletin",
        claims: [.stated(5e6, "exports", "BLR", "CHN", month)]))
  }
  #expect(
    try held.store.observations(SeriesSelection()).map(\.timePeriod?.description) == ["2022-05", "2022-06"])
}

@Test func `ingest counts what is new, changed, gone and unchanged`() throws {
  let held = try TemporaryStore()
  let text = "Exports: ⟦$1 million⟧.\nImports: ⟦$2 million⟧."
  let first = Reading(text, claims: [.stated(1e6), .stated(2e6, "imports")])
  var change = try held.ingest(first)
  #expect(change.newClaims == 2)
  change = try held.ingest(first)
  #expect(change.unchangedClaims == 2 && change.newClaims + change.changedClaims + change.goneClaims == 0)
  // Another extractor: one claim is read otherwise, one with another confidence only.
  var second = Reading(text, claims: [.stated(1e6, "imports"), .stated(2e6, "imports")])
  second.extraction.claims[1].claim.confidence = 0.3
  change = try held.ingest(second, fingerprint: "2")
  #expect(change.changedClaims == 1 && change.unchangedClaims == 1)
  change = try held.ingest(Reading("Exports: ⟦$1 million⟧.", claims: [.stated(1e6, "imports")]))
  #expect(change.goneClaims == 1 && change.unchangedClaims == 1)
  #expect(try held.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM claim") } == 5)
}

@Test func `an edit further down leaves the identifiers of a note without a title`() throws {
  let held = try TemporaryStore()
  let head = "Notes of a traveller\nExports came to ⟦$1 million⟧.\n"
  try held.ingest(Reading(head + "It rained.", title: nil, authors: [], claims: [.stated(1e6)]))
  let id = try held.store.claims(ClaimFilter()).map(\.id)
  let change = try held.ingest(
    Reading(head + "The sun shone.", title: nil, authors: [], claims: [.stated(1e6)]))
  #expect(change.unchangedClaims == 1 && change.newClaims == 0)
  #expect(try held.store.claims(ClaimFilter()).map(\.id) == id)
}

@Test func `a renamed document is as if it had always been called so`() throws {
  let (moved, fresh) = (try TemporaryStore(), try TemporaryStore())
  func note(_ path: String) -> Reading {
    Reading("Exports: ⟦$1 million⟧.", path: path, title: nil, authors: [], claims: [.stated(1e6)])
  }
  try moved.ingest(note("seeds/old.txt"))
  try moved.store.rename(from: "seeds/old.txt", to: "seeds/new.txt")
  try fresh.ingest(note("seeds/new.txt"))
  #expect(try moved.export() == fresh.export())
  #expect(try moved.store.observations(SeriesSelection()).map(\.source.citation) == ["new.txt"])
}

@Test func `equal words in one sentence are told apart by their order`() throws {
  let held = try TemporaryStore()
  let change = try held.ingest(
    Reading("Exports grew by ⟦5 %⟧, imports by ⟦5 %⟧.", claims: [.stated(5), .stated(5, "imports")]))
  #expect(change.newClaims == 2)
  #expect(Set(try held.store.claims(ClaimFilter()).map(\.id)).count == 2)
}

private struct Unfit: Sendable, CustomTestStringConvertible {
  var name: String
  var code: AlmanacError.Code
  var spoil: @Sendable (inout Reading) -> Void
  var testDescription: String { name }
}

private let unfit: [Unfit] = [
  .init(name: "a quote that does not stand there", code: .badInput) {
    $0.extraction.claims[0].claim.quote = "$9 billion"
  },
  .init(name: "a place outside the sentence", code: .badInput) {
    $0.extraction.claims[0].claim.span = TextSpan(start: 400, end: 412)
  },
  .init(name: "no place", code: .internalFault) { $0.extraction.claims[0].claim.span = nil },
  .init(name: "an infinite number", code: .badInput) {
    $0.extraction.claims[0].claim.stated.value = .infinity
  },
  .init(name: "no value at all", code: .badInput) { $0.extraction.claims[0].claim.stated.value = nil },
  .init(name: "a range upside down", code: .badInput) {
    $0.extraction.claims[0].claim.stated = StatedValue(value: nil, low: 3, high: 2)
  },
  .init(name: "a confidence of 2", code: .badInput) { $0.extraction.claims[0].claim.confidence = 2 },
  .init(name: "a NUL in the text", code: .badInput) { $0.document.text += "\0" },
]

@Test(arguments: unfit)
private func `what cannot be stored is refused and changes nothing`(unfit: Unfit) throws {
  let held = try TemporaryStore()
  try held.ingest(three[1])
  let before = try held.export()
  var reading = three[0]
  unfit.spoil(&reading)
  let error = #expect(throws: AlmanacError.self) { try held.ingest(reading) }
  #expect(error?.code == unfit.code)
  #expect(try held.export() == before)
}

@Test(arguments: ["DELETE FROM claim", "UPDATE claim SET obs_value = 1", "UPDATE claim SET quote = ''"])
func `a claim is never changed or deleted, whoever tries`(sql: String) throws {
  let held = try TemporaryStore()
  try held.ingest(three[0])
  let before = try held.export()
  #expect(throws: AlmanacError.self) { try held.store.write { try $0.execute(sql: sql) } }
  #expect(try held.export() == before)
}

@Test(arguments: UInt64(0)..<50)
func `places are those of a plain count`(seed: UInt64) {
  var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  let text = String((0..<60).map { _ in Character(["a", "é", "中", "\n", "😀", " "][next(6)]) })
  let scalars = Array(text.unicodeScalars)
  var places = TextPlaces(text)
  for _ in 0..<20 {
    let offset = next(scalars.count)
    let before = scalars[..<offset]
    let line = before.count { $0 == "\n" } + 1
    let column = offset - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
    #expect(places.line(of: offset) == (line, column))
    let end = offset + next(scalars.count - offset)
    #expect(
      Array(places.text(TextSpan(start: offset, end: end)).unicodeScalars) == Array(scalars[offset..<end]))
  }
}
