import AlmanacModel
import AlmanacScoring
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacExtraction

private let catalog = try? Catalog.load(from: [Fixtures.catalog])
private let extractor = catalog.map { Extractor(catalog: $0) }

@Test(arguments: LabelledCases.all?.cases ?? [])
func `a labelled case gives its claims, or stands in the list of open ones`(example: LabelledCase) throws {
  let catalog = try #require(catalog)
  let differences = example.differences(from: try #require(extractor), catalog: catalog)
  if try #require(LabelledCases.all).open.contains(example.id) {
    #expect(
      !differences.isEmpty, "\(example.id) is read right now: take it off Tests/Fixtures/claims/open.json")
  } else {
    #expect(
      differences.isEmpty,
      "\(example.id): \(example.text.text)\n  \(differences.joined(separator: "\n  "))")
  }
}

@Test func `the labelled cases are many and of many constructions`() throws {
  let all = try #require(LabelledCases.all, "the files in Tests/Fixtures/claims cannot be read")
  #expect(all.cases.count >= 360)
  #expect(Set(all.cases.map(\.construction)).count >= 95)
  #expect(Set(all.cases.map(\.id)).count == all.cases.count, "an id stands twice")
  #expect(all.open.isSubset(of: all.cases.map(\.id)), "open.json names a case that there is not")
}

/// With ALMANAC_RECORD set, cases that are read right now are taken off the list; cases that broke stay the test's.
@Test(.enabled(if: ProcessInfo.processInfo.environment["ALMANAC_RECORD"] != nil))
func `the list of open cases grows shorter`() throws {
  let (all, catalog) = (try #require(LabelledCases.all), try #require(catalog))
  let extractor = try #require(extractor)
  let right = all.cases.filter { $0.differences(from: extractor, catalog: catalog).isEmpty }
  try all.close(Set(right.map(\.id)))
}
