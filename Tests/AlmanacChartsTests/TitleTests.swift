import AlmanacModel
import Testing

@testable import AlmanacCharts

private typealias Sample = ChartSample

private let trade = [Sample.value(5.8e9), Sample.percent(113.6)]
private let exports = [Sample.value(1.6e9, "exports"), Sample.percent(76.5, "exports")]

private func title(
  _ template: String, _ observations: [[Observation]], conflicts: ChartSpec.ConflictRule = .refuse
)
  throws -> String
{
  let figure = Sample.figure(.bar, title: template, ids: ["trade", "exports"], observations) {
    $0.conflicts = conflicts
  }
  return try Sample.scene(figure).title
}

@Test(arguments: [
  ("Trade reached {trade.value} in {trade.period}", "Trade reached $5.8bn in 2022"),
  ("Exports {exports.change} in {last.period}", "Exports rose by 76.5% in 2022"),
  ("Exports: {exports.growth}", "Exports: +76.5%"), ("In {periods}", "In 2022"),
  ("First {first.value}, {{braces}}", "First $5.8bn, {braces}"), ("No placeholder", "No placeholder"),
])
func `a title takes its values from the data`(template: String, text: String) throws {
  let filled = try title(template, [trade, exports])
  #expect(filled == text)
}

@Test(arguments: [
  ("{trade.growth}", "{trade.growth} would assert +113.6%, which is in doubt"),
  ("{trade.change}", "{trade.change} would assert +113.6%"),
  ("{trade.valeu}", "{trade.valeu} is unknown; did you mean {trade.value}?"),
  ("{gdp.value}", "{gdp.value} is unknown; use {periods}, {first.value}"),
  ("{last.value", "'{' is never closed"),
  ("Trade doubled", "the title asserts a change itself ('doubled')"),
  ("Trade of $5.8bn", "the title writes an amount itself ('$')"),
  ("Up 113.6%", "the title writes an amount itself ('%')"),
])
func `a title may not assert what the data do not carry`(template: String, message: String) throws {
  let error = try #require(throws: AlmanacError.self) { try title(template, [trade, exports]) }
  #expect(error.code == .badInput)
  #expect(error.place == "charts/figure.toml")
  #expect(error.message.contains(message), "\(error.message)")
}

@Test func `a title may not take a side between sources`() throws {
  let differing = [Sample.value(5.8e9, source: "A"), Sample.value(5.1e9, source: "B")]
  let error = try #require(throws: AlmanacError.self) {
    try title("{trade.value}", [differing], conflicts: .show)
  }
  #expect(error.message.contains("on which sources differ"))
}

@Test func `a plain title stands in for one that is in doubt`() throws {
  let figure = Sample.figure(.bar, title: "Trade: {last.growth}", [trade]) {
    $0.plainTitle = "Trade, {periods}"
  }
  let scene = try Sample.scene(figure)
  #expect(scene.title == "Trade, 2022")
}

@Test func `what has no growth cannot be filled`() throws {
  let error = try #require(throws: AlmanacError.self) { try title("{trade.growth}", [[Sample.value(5.8e9)]]) }
  #expect(error.message.contains("no source states a growth for 2022"))
}
