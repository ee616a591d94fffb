import AlmanacModel
import AlmanacTestSupport
import Testing

@testable import AlmanacExtraction

/// A sentence with its quotes marked, and what each states: "kind indicator ref>counterpart period/base value unit"
/// and, where they are not the usual ones, qualifier and modality. `_` stands for null.
struct ClaimCase: Sendable, CustomTestStringConvertible {
  var construction: String
  var marked: String
  var expected: [String]
  var published: String?
  var testDescription: String { construction }

  init(_ construction: String, _ marked: String, _ expected: String..., published: String? = nil) {
    self.construction = construction
    self.marked = marked
    self.expected = expected
    self.published = published
  }
}

private let catalog = try? Catalog.load(from: [Fixtures.catalog])

func summary(_ claim: Claim) -> String {
  func text(_ number: Double?) -> String { number.flatMap { JSONWriter.text(of: $0) } ?? "_" }
  let value = claim.stated.value.map { text($0) } ?? "\(text(claim.stated.low))~\(text(claim.stated.high))"
  var parts = [
    claim.kind.rawValue, claim.indicator?.rawValue ?? "_",
    "\(claim.refArea?.rawValue ?? "_")>\(claim.counterpartArea?.rawValue ?? "_")",
    (claim.timePeriod?.description ?? "_") + (claim.basePeriod.map { "|\($0)" } ?? ""), value,
    claim.unitMeasure?.rawValue ?? "_",
  ]
  if claim.qualifier != .exact { parts.append(claim.qualifier.rawValue) }
  if claim.modality != .actual { parts.append(claim.modality.rawValue) }
  return parts.joined(separator: " ")
}

private let cases: [ClaimCase] = [
  .init(
    "level with pair and year, then growth in apposition",
    "Bilateral trade between Norway and Poland reached a record ⟦€7.4 billion⟧ in 2021, an increase of ⟦38.2 %⟧ from 2020.",
    "level trade_turnover NOR>POL 2021 7400000000 EUR", "change trade_turnover NOR>POL 2021|2020 38.2 PERCENT"
  ),
  .init(
    "up N on a year",
    "Trade between Chile and Peru was ⟦$3.1 billion⟧ in 2019, up ⟦4%⟧ on 2018.",
    "level trade_turnover CHL>PER 2019 3100000000 USD", "change trade_turnover CHL>PER 2019|2018 4 PERCENT"),
  .init(
    "fell by to",
    "Exports of Vietnam to Japan fell by ⟦3.5 per cent⟧ to ⟦$19 billion⟧ in 2020.",
    "change exports VNM>JPN 2020|2019 -3.5 PERCENT", "level exports VNM>JPN 2020 19000000000 USD"),
  .init(
    "from–to over years",
    "Turnover between Serbia and Hungary grew from ⟦$2.6 billion⟧ in 2017 to ⟦$3.4 billion⟧ in 2020.",
    "level trade_turnover HUN>SRB 2017 2600000000 USD", "level trade_turnover HUN>SRB 2020 3400000000 USD"),
  .init(
    "coordinated exports and imports",
    "In 2018 exports and imports of Georgia were ⟦$3.3 billion⟧ and ⟦$9.1 billion⟧ respectively.",
    "level exports GEO>_ 2018 3300000000 USD", "level imports GEO>_ 2018 9100000000 USD"),
  .init(
    "exports to, imports from",
    "Kenya's exports to Uganda amounted to ⟦$620 million⟧ in 2016 and imports from Uganda to ⟦$180 million⟧.",
    "level exports KEN>UGA 2016 620000000 USD", "level imports KEN>UGA 2016 180000000 USD"),
  .init(
    "adjective pair",
    "Polish exports to Ukraine totalled ⟦$5.7 billion⟧ in 2019.", "level exports POL>UKR 2019 5700000000 USD"),
  .init(
    "joined adjectives",
    "Sino-Russian trade hit ⟦$190 billion⟧ in 2022.", "level trade_turnover CHN>RUS 2022 190000000000 USD"),
  .init(
    "joined names",
    "France–Morocco trade came to ⟦€14 billion⟧ in 2023.", "level trade_turnover FRA>MAR 2023 14000000000 EUR"
  ),
  .init(
    "investment from in",
    "Investment from Japan in Thailand rose by ⟦12%⟧ in 2015.",
    "change investment THA>JPN 2015|2014 12 PERCENT"),
  .init(
    "adjective investment, almost, unnamed base",
    "Turkish investment in Uzbekistan has increased by almost ⟦40 %⟧ in 2022.",
    "change investment UZB>TUR 2022|2021 40 PERCENT almost"),
  .init(
    "rank with place",
    "In 2020 Germany was in ⟦third⟧ place in terms of FDI in Romania.", "rank fdi ROU>DEU 2020 3 RANK"),
  .init(
    "announced investment and jobs",
    "Companies from Korea in the industrial park announced investments of about ⟦$350 million⟧ and plan to create jobs for more than ⟦1,900⟧ people.",
    "level declared_investment _>KOR _ 350000000 USD about planned",
    "count jobs _>KOR _ 1900 PERSONS more_than planned"),
  .init(
    "target by a year",
    "The two governments plan to raise trade between Egypt and Kenya to ⟦$2 billion⟧ by 2030.",
    "level trade_turnover EGY>KEN 2030 2000000000 USD planned"),
  .init(
    "forecast",
    "The central bank expects gross domestic product of Mexico to grow by ⟦2.1 per cent⟧ in 2025.",
    "change gdp MEX>_ 2025|2024 2.1 PERCENT forecast"),
  .init(
    "deficit is negative",
    "Moldova had a trade deficit of ⟦$3.9 billion⟧ in 2021.", "level trade_balance MDA>_ 2021 -3900000000 USD"
  ),
  .init(
    "surplus with a partner",
    "Malaysia's trade surplus with Singapore was ⟦$4.5 billion⟧ in 2019.",
    "level trade_balance MYS>SGP 2019 4500000000 USD"),
  .init(
    "times",
    "Exports of Peru to China grew ⟦2.3 times⟧ in 2010 compared with 2009.",
    "ratio exports PER>CHN 2010|2009 2.3 TIMES"),
  .init(
    "doubled",
    "Trade between Ghana and Togo ⟦doubled⟧ in 2014.", "ratio trade_turnover GHA>TGO 2014|2013 2 TIMES"),
  .init(
    "last year against the publication",
    "Last year exports of Iran to Iraq stood at ⟦$8.9 billion⟧.", "level exports IRN>IRQ 2021 8900000000 USD",
    published: "2022-05-01"),
  .init(
    "first eight months",
    "In the first eight months of 2023 trade between Laos and Vietnam reached ⟦$1.1 billion⟧.",
    "level trade_turnover LAO>VNM 2023-01/2023-08 1100000000 USD"),
  .init(
    "year on year",
    "Exports of Nepal to India were up ⟦9.7%⟧ year on year in the first quarter of 2022.",
    "change exports NPL>IND 2022-Q1|2021-Q1 9.7 PERCENT"),
  .init(
    "share of",
    "China accounted for ⟦20.8 %⟧ of EU imports in 2022.", "share imports EUU>CHN 2022 20.8 PERCENT"),
  .init(
    "more than doubled",
    "Imports of Oman from India more than ⟦doubled⟧ in 2018.",
    "ratio imports OMN>IND 2018|2017 2 TIMES more_than"),
]

@Test(arguments: cases)
func `a construction gives its claims`(example: ClaimCase) throws {
  let catalog = try #require(catalog)
  let marked = MarkedText(example.marked)
  let metadata = DocumentMetadata(published: example.published.flatMap { CalendarDay($0) })
  let claims = Extractor(catalog: catalog).extract(marked.text, metadata: metadata).claims.map(\.claim)
  #expect(claims.map(\.quote) == marked.quotes)
  #expect(claims.map(summary) == example.expected)
  for claim in claims {
    let span = try #require(claim.span)
    let scalars = Array(marked.text.unicodeScalars)[span.start..<span.end]
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    #expect(String(text) == claim.quote)
  }
}
