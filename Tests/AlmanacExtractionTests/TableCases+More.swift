let morePipedTables: [TableCase] = [
  .init(
    "the same comparison with signs is a change",
    """
    Exports of Chile, $ billion

    | Month | 2022 | 2022/2021, % |
    |---|---|---|
    | March | ⟦8.2⟧ | ⟦+15.5⟧ |
    | April | ⟦8.0⟧ | ⟦−2.5⟧ |
    """,
    "level exports CHL>_ 2022-03 8200000000 USD", "change exports CHL>_ 2022-03|2021-03 15.5 PERCENT",
    "level exports CHL>_ 2022-04 8000000000 USD", "change exports CHL>_ 2022-04|2021-04 -2.5 PERCENT"),
  .init(
    "partners listed in the caption: the row says which",
    """
    Table 2. Trade of Uzbekistan with China and Russia in 2022 (USD billion)

    | Country | Exports | Imports | Balance |
    |---|---|---|---|
    | China | ⟦2.5⟧ | ⟦6.4⟧ | ⟦−3.9⟧ |
    | Russia | ⟦3.1⟧ | ⟦6.2⟧ | (⟦3.1⟧) |
    """,
    "level exports UZB>CHN 2022 2500000000 USD", "level imports UZB>CHN 2022 6400000000 USD",
    "level trade_balance UZB>CHN 2022 -3900000000 USD", "level exports UZB>RUS 2022 3100000000 USD",
    "level imports UZB>RUS 2022 6200000000 USD", "level trade_balance UZB>RUS 2022 -3100000000 USD"),
  .init(
    "codes give nothing, a scale in figures in the head",
    """
    Exports of Canada in 2020

    | HS code | Product | Exports, USD '000 | Growth rate |
    |---|---|---|---|
    | 2709 | Crude oil | ⟦12,500⟧ | ⟦5.3%⟧ |
    | 3104 | Potash | ⟦880⟧ | ⟦-12%⟧ |
    """,
    "level exports_oil CAN>_ 2020 12500000 USD", "change exports_oil CAN>_ 2020|2019 5.3 PERCENT",
    "level exports_potash CAN>_ 2020 880000 USD", "change exports_potash CAN>_ 2020|2019 -12 PERCENT"),
  .init(
    "suppliers with a place", home: "UZB",
    """
    Imports from main suppliers, January–June 2023

    | Supplier | Quantity, thousand tonnes | Value, million USD | Place |
    |---|---|---|---|
    | Brazil | ⟦1 250.4⟧ | ⟦640.2⟧ | ⟦1⟧ |
    """,
    "level imports UZB>BRA 2023-01/2023-06 1250400 TONNES",
    "level imports UZB>BRA 2023-01/2023-06 640200000 USD", "rank imports UZB>BRA 2023-01/2023-06 1 RANK"),
  .init(
    "sections inside the table",
    """
    Table 4. Indicators of Peru (per cent unless otherwise indicated)

    | | 2021 | 2022 |
    |---|---|---|
    | **Real sector** | | |
    | GDP growth | ⟦13.6⟧ | ⟦2.7⟧ |
    | **External sector** | | |
    | Exports, USD billion | ⟦63.2⟧ | ⟦66.2⟧ |
    | Current account, % of GDP | ⟦-2.2⟧ | ⟦-4.0⟧ |
    """,
    "change gdp PER>_ 2021|2020 13.6 PERCENT", "change gdp PER>_ 2022|2021 2.7 PERCENT",
    "level exports PER>_ 2021 63200000000 USD", "level exports PER>_ 2022 66200000000 USD",
    "ratio current_account PER>_ 2021 -2.2 PERCENT", "ratio current_account PER>_ 2022 -4 PERCENT"),
  .init(
    "the first head has the unit and the pair",
    """
    | Period | Trade turnover of Belarus and China, $ million | Exports from Belarus |
    |---|---|---|
    | January–March 2021 | ⟦1,000.5⟧ | ⟦200.1⟧ |
    | 1st half of 2021 | ⟦2,050⟧ | ⟦420⟧ |
    """,
    "level trade_turnover BLR>CHN 2021-Q1 1000500000 USD", "level exports BLR>CHN 2021-Q1 200100000 USD",
    "level trade_turnover BLR>CHN 2021-01/2021-06 2050000000 USD",
    "level exports BLR>CHN 2021-01/2021-06 420000000 USD"),
  .init(
    "factors and places",
    """
    Table 5. Turnover between Chile and the countries of the group, $ million

    | Country | 2022 | Growth, times | Rank |
    |---|---|---|---|
    | Peru | ⟦3 200⟧ | ⟦1.2⟧ | ⟦2nd⟧ |
    """,
    "level trade_turnover CHL>PER 2022 3200000000 USD", "ratio trade_turnover CHL>PER 2022|2021 1.2 TIMES",
    "rank trade_turnover CHL>PER 2022 2 RANK"),
  .init(
    "stocks at dates, qualifiers, decimal commas",
    """
    Table 1. External debt of Mongolia at the dates given

    | Date | External debt, bn US dollars |
    |---|---|
    | 1 January 2021 | ⟦1,2⟧ |
    | October 2022 | > ⟦1,25⟧ |
    | end of 2023 | about ⟦$1.4 bn⟧ |
    """,
    "level external_debt MNG>_ 2021-01-01 1200000000 USD",
    "level external_debt MNG>_ 2022-10 1250000000 USD more_than",
    "level external_debt MNG>_ 2023 1400000000 USD about"),
  .init(
    "no outer pipes, a caption that ends in a colon",
    """
    # Foreign trade of Vietnam

    The table gives exports of Vietnam to the main markets in billion US dollars:

    Market | 2021 | 2022
    --- | --- | ---
    Japan | ⟦20.1⟧ | ⟦24.2⟧
    South Korea | ⟦21.9⟧ | ⟦24.3⟧
    """,
    "level exports VNM>JPN 2021 20100000000 USD", "level exports VNM>JPN 2022 24200000000 USD",
    "level exports VNM>KOR 2021 21900000000 USD", "level exports VNM>KOR 2022 24300000000 USD"),
  .init(
    "jobs beside money are counted",
    """
    Table 2. Foreign companies in Ireland in 2019 (million euros)

    | | Companies | Jobs | Revenue |
    |---|---|---|---|
    | Total | ⟦1 540⟧ | ⟦245 096⟧ | ⟦3 400⟧ |
    """,
    "count companies IRL>_ 2019 1540 COMPANIES", "count jobs IRL>_ 2019 245096 PERSONS",
    "level revenue IRL>_ 2019 3400000000 EUR"),
  .init(
    "a table of sections and pages says nothing",
    """
    | Section | Page | Room |
    |---|---|---|
    | Prices | 14 | 302 |
    | Trade | 27 | 415 |
    """),
]

let alignedTables: [TableCase] = [
  .init(
    "set with blanks, a rule under the head",
    """
    Table 1. Brazil's exports and imports by month, million dlrs

    Month       Exports   Imports   Balance
    ---------------------------------------
    Jan 1987     ⟦1,260⟧     ⟦1,130⟧      ⟦130⟧
    Feb 1987     ⟦1,530⟧     ⟦1,560⟧      ⟦-30⟧
    """,
    "level exports BRA>_ 1987-01 1260000000 USD", "level imports BRA>_ 1987-01 1130000000 USD",
    "level trade_balance BRA>_ 1987-01 130000000 USD", "level exports BRA>_ 1987-02 1530000000 USD",
    "level imports BRA>_ 1987-02 1560000000 USD", "level trade_balance BRA>_ 1987-02 -30000000 USD"),
  .init(
    "set with blanks, two heads", home: "KAZ",
    """
    Trade with main partners in January-September 2023

                          Exports        Imports
    Partner             mln USD  % y/y  mln USD  % y/y
    --------------------------------------------------
    Russia             ⟦18,020.3⟧   ⟦12.0⟧   ⟦20,100⟧   ⟦10.5⟧
    China               ⟦1,500.1⟧   ⟦-3.2⟧    ⟦500.3⟧      …
    """,
    "level exports KAZ>RUS 2023-01/2023-09 18020300000 USD",
    "change exports KAZ>RUS 2023-01/2023-09|2022-01/2022-09 12 PERCENT",
    "level imports KAZ>RUS 2023-01/2023-09 20100000000 USD",
    "change imports KAZ>RUS 2023-01/2023-09|2022-01/2022-09 10.5 PERCENT",
    "level exports KAZ>CHN 2023-01/2023-09 1500100000 USD",
    "change exports KAZ>CHN 2023-01/2023-09|2022-01/2022-09 -3.2 PERCENT",
    "level imports KAZ>CHN 2023-01/2023-09 500300000 USD"),
  .init(
    "set with tabs",
    """
    Inflation, per cent

    Country\t2020\t2021
    Poland\t⟦3.4⟧\t⟦5.1⟧
    Czechia\t⟦3.2⟧\t⟦3.8⟧
    """,
    "change cpi POL>_ 2020|2019 3.4 PERCENT", "change cpi POL>_ 2021|2020 5.1 PERCENT",
    "change cpi CZE>_ 2020|2019 3.2 PERCENT", "change cpi CZE>_ 2021|2020 3.8 PERCENT"),
  .init(
    "prose with wide gaps is no table",
    """
    Exports of Chile rose.  They were ⟦$5 billion⟧ in 2020.
    Imports of Chile fell.  They were ⟦$4 billion⟧ in 2020.
    """,
    "level exports CHL>_ 2020 5000000000 USD", "level imports CHL>_ 2020 4000000000 USD"),
]
