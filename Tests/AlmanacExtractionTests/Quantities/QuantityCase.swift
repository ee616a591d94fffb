import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacExtraction

/// A text with its quantities marked and what each is: "money 5800000000 USD about", "percent 3~4 PERCENT".
struct QuantityCase: Decodable, Sendable, CustomTestStringConvertible {
  var construction: String
  var text: String
  var expected: [String]
  /// Where given, what keeps each number of the text from becoming a claim; "none" where nothing does.
  var noise: [String]?
  var testDescription: String { "\(construction): \(text)" }

  /// One object a line, in `Tests/Fixtures/quantities`.
  static let all: [QuantityCase] = {
    let path = "\(Fixtures.folder)/quantities/cases.jsonl"
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(QuantityCase.self, from: Data($0))
    }
  }()

  /// The day all cases are read on: a Wednesday.
  static let published = CalendarDay("2023-05-17")

  static let extractor = (try? Catalog.load(from: [Fixtures.catalog])).map { Extractor(catalog: $0) }
}

func summary(_ quantity: Quantity) -> String {
  func text(_ number: Double?) -> String { number.flatMap { JSONWriter.text(of: $0) } ?? "" }
  var parts = [quantity.kind.rawValue]
  if quantity.kind == .period {
    parts.append(quantity.period?.description ?? "null")
  } else if let value = quantity.stated.value {
    parts.append(text(value))
  } else {
    parts.append("\(text(quantity.stated.low))~\(text(quantity.stated.high))")
  }
  if let unit = quantity.unit { parts.append(unit) }
  if quantity.qualifier != .exact { parts.append(quantity.qualifier.rawValue) }
  return parts.joined(separator: " ")
}
