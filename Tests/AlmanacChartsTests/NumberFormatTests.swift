import AlmanacModel
import Testing

@testable import AlmanacCharts

private let format = NumberFormat(catalog: ChartSample.catalog)

// House style: "$5.8bn, $770m, 3,800, +113.6%, −4.2%, €1.2bn, CNY 31bn"; digits never finer than the
// source's.
@Test(arguments: [
  (ChartSample.value(5.8e9), "$5.8bn"),
  (ChartSample.value(5.8e9, half: 0.05e6), "$5.800bn"),
  (ChartSample.value(770e6, half: 0.5e6), "$770m"),
  (ChartSample.value(770e6, half: 5e6, qualifier: .about), "about $770m"),
  (ChartSample.value(906.5e6, half: 5e6), "$910m"),
  (ChartSample.value(1.2e9, unit: "EUR"), "€1.2bn"),
  (ChartSample.value(31e9, unit: "CNY", half: 0.5e9), "CNY\u{A0}31bn"),
  (ChartSample.value(2.5e12, half: 0.05e12), "$2.5tn"),
  (ChartSample.value(950, half: 0.5), "$950"),
  (ChartSample.value(-3.2e9), "\u{2212}$3.2bn"),
  (
    ChartSample.value(3800, kind: .count, unit: "PERSONS", half: 0.5, qualifier: .moreThan), "more than 3,800"
  ),
  (ChartSample.value(49, kind: .count, unit: "COMPANIES", half: 0), "49"),
  (ChartSample.value(1200, unit: "TONNES", half: 50), "1,200\u{A0}tonnes"),
  (ChartSample.value(7, kind: .rank, unit: "RANK", half: 0), "7th"),
  (ChartSample.value(22, kind: .rank, unit: "RANK", half: 0), "22nd"),
  (ChartSample.value(111, kind: .rank, unit: "RANK", half: 0), "111th"),
  (ChartSample.percent(113.6), "+113.6%"),
  (ChartSample.percent(-4.2), "\u{2212}4.2%"),
  (ChartSample.percent(80, half: 0.5, qualifier: .almost), "almost +80%"),
  (ChartSample.value(34, kind: .share, unit: "PERCENT", half: 0.5), "34%"),
  (ChartSample.value(1.5, kind: .change, unit: "PERCENTAGE_POINTS", half: 0.05), "+1.5\u{A0}pp"),
  (ChartSample.value(2.8, kind: .ratio, unit: "TIMES", half: 0.05), "2.8\u{A0}times"),
  (ChartSample.value(nil, low: 5.1e9, high: 5.8e9), "$5.1\u{2013}5.8bn"),
])
func `a value is written as the house style has it`(observation: Observation, text: String) {
  #expect(format.qualified(observation) == text)
}

@Test(arguments: [
  ("2022", "2022"), ("2022-Q1", "Q1\u{A0}2022"), ("2022-03", "Mar\u{A0}2022"),
  ("2022-01/2022-08", "Jan\u{2013}Aug\u{A0}2022"),
  ("2021/2025", "2021\u{2013}2025"), ("2022-11/2023-02", "Nov\u{A0}2022 \u{2013} Feb\u{A0}2023"),
  ("2022-03-15", "15\u{A0}Mar\u{A0}2022"),
])
func `a period is written for readers`(code: String, text: String) {
  #expect(NumberFormat.period(TimePeriod(code)) == text)
}

@Test func `a missing period says so`() {
  #expect(NumberFormat.period(nil) == "period not stated")
}
