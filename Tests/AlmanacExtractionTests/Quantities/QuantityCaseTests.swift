import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacExtraction

@Test(arguments: QuantityCase.all)
func `a construction gives its quantities`(example: QuantityCase) throws {
  let extractor = try #require(QuantityCase.extractor)
  let marked = MarkedText(example.text)
  let found = extractor.quantities(in: marked.text, published: QuantityCase.published)
  #expect(found.map(\.quote) == marked.quotes)
  #expect(found.map { $0.span.start..<$0.span.end } == marked.spans)
  #expect(found.map(summary) == example.expected)
  if let noise = example.noise { #expect(extractor.noise(in: marked.text) == noise) }
}

@Test func `the cases are many and of many constructions`() {
  #expect(QuantityCase.all.count >= 300)
  #expect(Set(QuantityCase.all.map(\.construction)).count >= 60)
}

/// Each case's text with what all rules find in it; that this is right, the test of the cases says.
private let readings: [(text: String, quantities: [Quantity], noise: [String])] = {
  guard let extractor = QuantityCase.extractor else { return [] }
  return QuantityCase.all.map { example in
    let text = MarkedText(example.text).text
    return (
      text, extractor.quantities(in: text, published: QuantityCase.published),
      example.noise == nil ? [] : extractor.noise(in: text)
    )
  }
}()

@Test(arguments: ExtractionRule.ofQuantities)
func `no rule can be left out unnoticed`(rule: ExtractionRule) throws {
  let extractor = try #require(QuantityCase.extractor).without(rule)
  // The latest cases first: they are there for the latest rules.
  let isNoticed = readings.reversed().contains { reading in
    extractor.quantities(in: reading.text, published: QuantityCase.published) != reading.quantities
      || !reading.noise.isEmpty && extractor.noise(in: reading.text) != reading.noise
  }
  #expect(isNoticed)
}

@Test func `an extractor made without a rule lacks it`() throws {
  let extractor = Extractor(catalog: try Catalog.load(from: [Fixtures.catalog]), without: .multipleWord)
  #expect(extractor.quantities(in: "Trade doubled.", published: nil).isEmpty)
}

@Test(arguments: [
  ("It was 5.8 billion dollars.", 0.05e9), ("It was 770 million dollars.", 0.5e6),
  ("It was 3.14 percent.", 0.005),
  ("It was 12 percent.", 0.5), ("It was two million dollars.", 0),
  ("It was 2 trillion 930 billion roubles.", 0.5e9),
])
func `the written precision is kept`(text: String, halfUnit: Double) throws {
  let extractor = try #require(QuantityCase.extractor)
  #expect(extractor.quantities(in: text, published: nil).map(\.stated.halfUnit) == [halfUnit])
}

@Test(arguments: [
  ("0.1 percent", 0.1), ("1.005 percent", 1.005), ("8.7 billion percent", 8.7e9),
  ("4.35 trillion percent", 4.35e12),
  ("123456789012345678 percent", 123_456_789_012_345_680), ("0.000001 percent", 1e-6),
])
func `a decimal is the double nearest to what is written`(text: String, value: Double) throws {
  let extractor = try #require(QuantityCase.extractor)
  #expect(extractor.quantities(in: text, published: nil).map(\.stated.value) == [value])
}

/// Citations, addresses, telephones, sections, acts, names, times, ages, scores, places: one a line.
private let noiseForms: [String] = {
  let data = FileManager.default.contents(atPath: "\(Fixtures.folder)/quantities/noise.txt") ?? Data()
  return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
}()

@Test func `the forms of noise are many`() { #expect(noiseForms.count >= 90) }

@Test(arguments: noiseForms)
func `a form of noise gives no claim`(text: String) throws {
  let extractor = try #require(QuantityCase.extractor)
  let metadata = DocumentMetadata(published: QuantityCase.published)
  #expect(extractor.extract(text, metadata: metadata).claims.map(\.claim.quote) == [])
}
