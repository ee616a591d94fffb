import Testing

/// A table with the quotes of its claims marked, and what each states in the form of `ClaimCase`.
struct TableCase: Sendable, CustomTestStringConvertible {
  var shape: String
  var marked: String
  var expected: [String]
  var home: String?
  var testDescription: String { shape }

  init(_ shape: String, home: String? = nil, _ marked: String, _ expected: String...) {
    self.shape = shape
    self.marked = marked
    self.expected = expected
    self.home = home
  }
}

let pipedTables: [TableCase] = [
  .init(
    "years in rows, unit in the caption",
    """
    Table 1. Exports of Chile to China (million US dollars)

    | Year | Exports |
    |---|---:|
    | 2020 | ⟦2 200⟧ |
    | 2021 | ⟦2 832.5⟧ |
    """,
    "level exports CHL>CHN 2020 2200000000 USD", "level exports CHL>CHN 2021 2832500000 USD"),
  .init(
    "years in columns, unit in a column of its own",
    """
    Table 2. Main economic indicators of Georgia

    | Indicator | Unit | 2021 | 2022 |
    |---|---|---|---|
    | GDP | bn GEL | ⟦60.7⟧ | ⟦72.9⟧ |
    | Real GDP growth | % | ⟦10.6⟧ | ⟦−1.0⟧ |
    | Public debt | % of GDP | ⟦49.5⟧ | … |
    """,
    "level gdp GEO>_ 2021 60700000000 GEL", "level gdp GEO>_ 2022 72900000000 GEL",
    "change gdp GEO>_ 2021|2020 10.6 PERCENT", "change gdp GEO>_ 2022|2021 -1 PERCENT",
    "ratio public_debt GEO>_ 2021 49.5 PERCENT"),
  .init(
    "partners in rows, index and share in columns, a total",
    """
    Table 1. Exports of Kazakhstan to the main partner countries, million USD

    | No. | Country | 2021 | 2022 | 2022 as % of 2021 | Share, % |
    |---|---|---|---|---|---|
    | 1 | China | ⟦9,850.1⟧ | ⟦13,187.2⟧ | ⟦133.9⟧ | ⟦15.6⟧ |
    | | Total | ⟦60,321.0⟧ | ⟦84,394.0⟧ | ⟦139.9⟧ | ⟦100⟧ |
    """,
    "level exports KAZ>CHN 2021 9850100000 USD", "level exports KAZ>CHN 2022 13187200000 USD",
    "index exports KAZ>CHN 2022|2021 133.9 PERCENT", "share exports KAZ>CHN 2022 15.6 PERCENT",
    "level exports KAZ>WLD 2021 60321000000 USD", "level exports KAZ>WLD 2022 84394000000 USD",
    "index exports KAZ>WLD 2022|2021 139.9 PERCENT", "share exports KAZ>WLD 2022 100 PERCENT"),
  .init(
    "missing marks and notes on numbers",
    """
    Table 3. Foreign trade of Armenia (USD mln)

    | Quarter | Exports | y/y, % |
    |---|---|---|
    | Q1 2023 | ⟦1,715.2⟧* | ⟦+97.1⟧ |
    | Q2 2023 | ⟦1,900.4⟧¹ | n/a |
    | Q3 2023 | – | x |
    | Q4 2023 | ⟦3,100.7⟧ [2] | … |
    """,
    "level exports ARM>_ 2023-Q1 1715200000 USD", "change exports ARM>_ 2023-Q1|2022-Q1 97.1 PERCENT",
    "level exports ARM>_ 2023-Q2 1900400000 USD", "level exports ARM>_ 2023-Q4 3100700000 USD"),
  .init(
    "investors in rows",
    """
    Table 4. Foreign direct investment in Serbia by investor, EUR million

    | Investor | 2019 |
    |:---|---:|
    | Germany | ⟦322.5⟧ |
    | China | ⟦500⟧ |
    """,
    "level fdi SRB>DEU 2019 322500000 EUR", "level fdi SRB>CHN 2019 500000000 EUR"),
  .init(
    "a rank column before the countries",
    """
    Table 5. Ranking of countries by GDP in 2023

    | Rank | Country | GDP, $ trillion |
    |---|---|---|
    | ⟦1⟧ | United States | ⟦27.4⟧ |
    | ⟦2⟧ | China | ⟦17.8⟧ |
    """,
    "rank gdp USA>_ 2023 1 RANK", "level gdp USA>_ 2023 27400000000000 USD", "rank gdp CHN>_ 2023 2 RANK",
    "level gdp CHN>_ 2023 17800000000000 USD"),
  .init(
    "spanning heads over two rows, and a part of the row before",
    """
    Table 6. Trade of Moldova, million lei

    | | 2021 | | 2022 | |
    |---|---|---|---|---|
    | | Q1 | Q2 | Q1 | Q2 |
    | Exports | ⟦500⟧ | ⟦510⟧ | ⟦600⟧ | ⟦615⟧ |
    | of which: to Romania | ⟦150⟧ | – | – | ⟦203⟧ |
    """,
    "level exports MDA>_ 2021-Q1 500000000 MDL", "level exports MDA>_ 2021-Q2 510000000 MDL",
    "level exports MDA>_ 2022-Q1 600000000 MDL", "level exports MDA>_ 2022-Q2 615000000 MDL",
    "level exports MDA>ROU 2021-Q1 150000000 MDL", "level exports MDA>ROU 2022-Q2 203000000 MDL"),
  .init(
    "products in columns, months in rows",
    """
    Table 7. Potash and dairy exports of Belarus to China, thousand tonnes

    | Month | Potash | Dairy products |
    |---|---|---|
    | January 2023 | ⟦120.5⟧ | ⟦30.1⟧ |
    | Feb 2023 | ⟦130⟧ | .. |
    """,
    "level exports_potash BLR>CHN 2023-01 120500 TONNES", "level exports_dairy BLR>CHN 2023-01 30100 TONNES",
    "level exports_potash BLR>CHN 2023-02 130000 TONNES"),
  .init(
    "countries in columns",
    """
    Key figures for Poland and Hungary in 2022

    | | Poland | Hungary |
    |---|---|---|
    | GDP, EUR billion | ⟦656.9⟧ | ⟦170.2⟧ |
    | Inflation (HICP), % | ⟦13.2⟧ | ⟦15.3⟧ |
    | Unemployment, % | ⟦2.9⟧ | ⟦3.6⟧ |
    """,
    "level gdp POL>_ 2022 656900000000 EUR", "level gdp HUN>_ 2022 170200000000 EUR",
    "change cpi POL>_ 2022|2021 13.2 PERCENT", "change cpi HUN>_ 2022|2021 15.3 PERCENT",
    "share unemployment POL>_ 2022 2.9 PERCENT", "share unemployment HUN>_ 2022 3.6 PERCENT"),
  .init(
    "forecasts marked on the year",
    """
    Table 3. GDP growth of Uzbekistan, %

    | Source | 2023 | 2024f |
    |---|---|---|
    | IMF | ⟦5.7⟧ | ⟦5.5⟧ |
    """,
    "change gdp UZB>_ 2023|2022 5.7 PERCENT", "change gdp UZB>_ 2024|2023 5.5 PERCENT forecast"),
  .init(
    "an index with a fixed base",
    """
    Table 5. Industrial production (2015 = 100)

    | Year | Estonia |
    |---|---|
    | 2020 | ⟦108.9⟧ |
    """,
    "index industrial_production EST>_ 2020|2015 108.9 PERCENT"),
  .init(
    "an index against the year before",
    """
    Table 1. Trade of Norway with Poland (million euros)

    | Year | Turnover | Balance | Turnover, previous year = 100 |
    |---|---|---|---|
    | 2021 | ⟦5 100⟧ | ⟦−3 063⟧ | ⟦110.5⟧ |
    """,
    "level trade_turnover NOR>POL 2021 5100000000 EUR", "level trade_balance NOR>POL 2021 -3063000000 EUR",
    "index trade_turnover NOR>POL 2021|2020 110.5 PERCENT"),
  .init(
    "months over years, the later year against the earlier",
    """
    Table 7. Monthly exports of Chile, $ billion

    | Month | 2021 | 2022 | 2022/2021, % |
    |---|---|---|---|
    | January | ⟦7.1⟧ | ⟦8.2⟧ | ⟦115.5⟧ |
    """,
    "level exports CHL>_ 2021-01 7100000000 USD", "level exports CHL>_ 2022-01 8200000000 USD",
    "index exports CHL>_ 2022-01|2021-01 115.5 PERCENT"),
]
