import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacExtraction

private let catalog = try? Catalog.load(from: [Fixtures.catalog])
private let extractor = catalog.map { Extractor(catalog: $0) }

/// The labelled cases that are read right, by their ids.
private let right: [String: LabelledCase] = {
  guard let all = LabelledCases.all else { return [:] }
  let cases = all.cases.filter { !all.open.contains($0.id) }.map { ($0.id, $0) }
  return Dictionary(cases) { first, _ in first }
}()

/// The case that shows what a rule is for, by the rule's name: where the walk looks first.
private let shown: [String: String] = {
  let data = FileManager.default.contents(atPath: LabelledCases.folder + "/rules.json") ?? Data()
  return (try? JSONDecoder().decode([String: String].self, from: data)) ?? [:]
}()

@Test(arguments: ExtractionRule.ofClaims)
func `no rule of the claims can be left out unnoticed`(rule: ExtractionRule) throws {
  let catalog = try #require(catalog)
  let without = try #require(extractor).without(rule)
  func isRead(_ example: LabelledCase) -> Bool {
    example.differences(from: without, catalog: catalog).isEmpty
  }
  if let example = shown["\(rule)"].flatMap({ right[$0] }), !isRead(example) { return }
  let other = right.values.sorted { $0.id < $1.id }.first { !isRead($0) }
  #expect(
    other != nil,
    "without the rule \(rule) every labelled case is read as before: write one that shows it, or delete the rule"
  )
}

/// With ALMANAC_RECORD set, names for each rule a case that shows it, the one kept so far if it still does.
@Test(.enabled(if: ProcessInfo.processInfo.environment["ALMANAC_RECORD"] != nil))
func `the cases that show the rules are named`() throws {
  let catalog = try #require(catalog)
  let extractor = try #require(extractor)
  var named: [String: String] = [:]
  for rule in ExtractionRule.ofClaims {
    let without = extractor.without(rule)
    let kept = shown["\(rule)"].flatMap { right[$0] }.map { [$0] } ?? []
    // A case written for a rule bears its name.
    let id = LabelledCases.id(of: rule)
    let rest = right.values.sorted { ($0.id == id ? 0 : 1, $0.id) < ($1.id == id ? 0 : 1, $1.id) }
    named["\(rule)"] =
      (kept + rest).first { !$0.differences(from: without, catalog: catalog).isEmpty }?.id
  }
  let lines = named.sorted { $0.key < $1.key }.map { "  \"\($0.key)\": \"\($0.value)\"" }
  let text = "{\n\(lines.joined(separator: ",\n"))\n}\n"
  try Data(text.utf8).write(to: URL(fileURLWithPath: LabelledCases.folder + "/rules.json"))
}
