import AlmanacModel
import AlmanacScoring
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacExtraction

/// A short text with its labelled claims, of `Tests/Fixtures/claims`.
struct LabelledCase: Sendable, CustomTestStringConvertible {
  var id: String
  var construction: String
  var text: Corpus.Entry
  /// By label, where the label says one.
  var stockFlows: [String: String]
  var testDescription: String { "\(id): \(text.text.prefix(70))" }

  /// What the extractor reads otherwise than the labels, one line each.
  func differences(from extractor: Extractor, catalog: Catalog) -> [String] {
    let claims = extractor.extract(text.text, metadata: text.metadata).claims.map(\.claim)
    var score = Score()
    score.add(document: id, claims: claims, gold: text.gold, catalog: catalog)
    var lines: [String] = []
    for match in score.matches {
      var fields = match.wrong.map { field in
        let (value, wanted) =
          field == "span"
          ? (match.claim.quote, match.gold.quote)
          : (ClaimFields.text(field, of: match.claim) ?? "null", match.gold.value(field) ?? "null")
        return "\(field) \(value), should be \(wanted)"
      }
      if let wanted = stockFlows[match.gold.id], match.claim.stockFlow?.rawValue != wanted {
        fields.append("stock_flow \(match.claim.stockFlow?.rawValue ?? "null"), should be \(wanted)")
      }
      if !fields.isEmpty { lines.append("“\(match.gold.quote)”: \(fields.joined(separator: "; "))") }
    }
    lines += score.missed.map { "“\($0.quote)”: missed" }
    lines += score.invented.map {
      "“\($0.claim.quote)”: no claim, read as \($0.claim.kind) \($0.claim.indicator?.rawValue ?? "null")"
    }
    return lines
  }
}

/// The cases, and the list of those that are not read right yet.
struct LabelledCases: Sendable {
  static let folder = Fixtures.folder + "/claims"
  static let openFile = folder + "/open.json"

  var cases: [LabelledCase]
  var open: Set<String>

  /// Nil where a file cannot be read: a test says so.
  static let all = try? LabelledCases()

  /// The id of the case that is written to show `rule`: `elided-rank-1` for `elidedRank`.
  static func id(of rule: ExtractionRule) -> String {
    "\(rule)".map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined() + "-1"
  }

  private struct Line: Decodable {
    struct Label: Decodable { var stock_flow: String? }
    var id: String
    var construction: String
    var claims: [Label]
  }

  init() throws {
    let path = LabelledCases.folder + "/cases.jsonl"
    let texts = try Corpus(lines: path).entries
    let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n"))
    cases = try zip(texts, lines).map { text, line in
      let line = try JSONDecoder().decode(Line.self, from: Data(line))
      let stockFlows = line.claims.enumerated().compactMap { number, label in
        label.stock_flow.map { ("\(line.id)-\(number + 1)", $0) }
      }
      return LabelledCase(
        id: line.id, construction: line.construction, text: text,
        stockFlows: Dictionary(uniqueKeysWithValues: stockFlows))
    }
    open = Set(
      try JSONDecoder().decode(
        [String].self, from: Data(contentsOf: URL(fileURLWithPath: LabelledCases.openFile))))
  }

  /// Takes off the list the cases that are read right now; it never puts one on.
  func close(_ right: Set<String>) throws {
    let lines = open.subtracting(right).sorted().map { "  \"\($0)\"" }
    let text = lines.isEmpty ? "[]\n" : "[\n\(lines.joined(separator: ",\n"))\n]\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: LabelledCases.openFile))
  }
}
