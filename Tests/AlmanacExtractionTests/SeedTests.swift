import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacExtraction

private func seedText() throws -> String {
  let folder = try FileManager.default.contentsOfDirectory(atPath: Fixtures.seeds).filter {
    $0.hasPrefix("000_")
  }
  let name = try #require(folder.sorted().first)
  return try String(contentsOfFile: "\(Fixtures.seeds)/\(name)", encoding: .utf8)
}

private let expected = [
  "level trade_turnover BLR>CHN 2022 5800000000 USD",
  "change trade_turnover BLR>CHN 2022|2021 113.6 PERCENT",
  "level exports BLR>CHN 2022 1600000000 USD",
  "change exports BLR>CHN 2022|2021 76.5 PERCENT",
  "count park_residents BLR>CHN _ 49 COMPANIES",
  "level declared_investment BLR>CHN _ 770000000 USD about planned",
  "count jobs BLR>CHN _ 3800 PERSONS more_than planned",
  "count platforms BLR>CHN _ 2 PLATFORMS",
  "count platforms BLR>CHN _ 7 PLATFORMS planned",
  "change investment BLR>CHN 2022|2021 80 PERCENT almost",
  "rank fdi BLR>CHN 2022 7 RANK",
  "count member_states SCO>_ _ 8 COUNTRIES",
]
private let quotes = [
  "$5.8 billion", "113.6 %", "$1.6 billion", "76.5 percent", "49", "$770 million", "3,800", "2", "7", "80 %",
  "seventh",
  "Eight",
]

private func claims(of text: String) throws -> [Claim] {
  Extractor(catalog: try Catalog.load(from: [Fixtures.catalog])).extract(text, metadata: .init()).claims.map(
    \.claim)
}

@Test func `the seed gives its twelve claims and nothing else`() throws {
  let claims = try claims(of: seedText())
  #expect(claims.map(summary) == expected)
  #expect(claims.map(\.quote) == quotes)
}

/// The seed under other countries, years, numbers and currency: the claims must be the exchanged claims.
struct Exchange: Sendable, CustomTestStringConvertible {
  var name: String
  /// Replacements in the text, longest first.
  var text: [(String, String)]
  /// Replacements in the expected summaries.
  var fields: [(String, String)]
  var testDescription: String { name }
}

private let exchanges: [Exchange] = [
  .init(
    name: "Kazakhstan and Germany",
    text: [
      ("Belarusian", "Kazakh"), ("BELARUS", "KAZAKHSTAN"), ("Belarus'", "Kazakhstan's"),
      ("Belarus", "Kazakhstan"),
      ("Chinese", "German"), ("CHINA", "GERMANY"), ("China", "Germany"),
    ],
    fields: [("BLR>CHN", "KAZ>DEU"), ("trade_turnover KAZ>DEU", "trade_turnover DEU>KAZ")]),
  .init(
    name: "Uzbekistan and South Korea",
    text: [
      ("Belarusian", "Uzbek"), ("BELARUS", "UZBEKISTAN"), ("Belarus'", "Uzbekistan's"),
      ("Belarus", "Uzbekistan"),
      ("Chinese", "South Korean"), ("CHINA", "SOUTH KOREA"), ("China", "South Korea"),
    ],
    fields: [("BLR>CHN", "UZB>KOR"), ("trade_turnover UZB>KOR", "trade_turnover KOR>UZB")]),
  .init(
    name: "other years", text: [("2022", "2015"), ("from 2021", "from 2014")],
    fields: [("2022", "2015"), ("2021", "2014")]),
  .init(
    name: "euros", text: [("\\$5.8", "€5.8"), ("\\$1.6", "€1.6"), ("\\$770", "€770")],
    fields: [("USD", "EUR")]),
  .init(
    name: "other numbers",
    text: [
      ("5.8 billion", "9.4 billion"), ("113.6 %", "12.7 %"), ("49 of", "83 of"), ("3,800", "6,150"),
      ("seventh", "third"),
    ],
    fields: [
      ("5800000000", "9400000000"), ("113.6", "12.7"), (" 49 ", " 83 "), ("3800", "6150"),
      ("2022 7 RANK", "2022 3 RANK"),
    ]),
]

@Test(arguments: exchanges)
func `the seed under other names gives the same claims under those names`(exchange: Exchange) throws {
  var text = try seedText()
  for (old, new) in exchange.text { text = text.replacingOccurrences(of: old, with: new) }
  let wanted = expected.map { summary in
    exchange.fields.reduce(summary) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
  #expect(try claims(of: text).map(summary) == wanted)
}
