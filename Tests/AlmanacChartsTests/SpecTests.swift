import AlmanacModel
import Testing

@testable import AlmanacCharts

private func read(_ text: String) throws(AlmanacError) -> ChartSpec {
  try ChartSpec(TOMLFile(text, place: "charts/trade.toml"), catalog: ChartSample.catalog)
}

@Test func `a specification is read key by key`() throws {
  let spec = try read(
    """
    kind = "line"
    title = "Trade, {last.value}"
    plain_title = "Trade"
    subtitle = "US dollars"
    note = "Goods only."
    size = [120, 80]
    theme = "dark"
    conflicts = "prefer-Belarus"
    derived_base = true

    [[series]]
    id = "x"
    key = "A.Belarus.exports+imports.CHN"
    label = "Exports"
    focus = true
    kind = "level"
    unit_measure = "usd"
    modality = "actual"
    reporter = "China"
    stock_flow = "flow"
    start = 2015
    end = "2022-Q4"
    """)
  #expect(spec.kind == .line)
  #expect(spec.title == "Trade, {last.value}")
  #expect(spec.plainTitle == "Trade")
  #expect(spec.size == .millimetres(120, 80))
  #expect(spec.theme == "dark")
  #expect(spec.conflicts == .preferReporter("BLR"))
  #expect(spec.drawsDerivedBase)
  let entry = try #require(spec.entries.first)
  #expect(entry.id == "x")
  #expect(entry.isFocus)
  #expect(entry.selection.refAreas == ["BLR"])
  #expect(entry.selection.indicators == ["exports", "imports"])
  #expect(entry.selection.kinds == [.level])
  #expect(entry.selection.unitMeasures == ["USD"])
  #expect(entry.selection.reporters == ["CHN"])
  #expect(entry.selection.startPeriod == TimePeriod("2015"))
  #expect(entry.selection.endPeriod == TimePeriod("2022-Q4"))
}

private let series = "\n[[series]]\nkey = \"A.BLR.exports.CHN\"\n"

@Test(arguments: [
  ("title = \"A\"\nkinds = \"bar\"" + series, "trade.toml:2", "unknown key 'kinds'; did you mean 'kind'?"),
  (
    "title = \"A\"\nkind = \"pie\"" + series, "trade.toml:2",
    "kind 'pie' is unknown; use line, bar, column, rank"
  ),
  ("title = 5" + series, "trade.toml:1", "'title' must be a text in quotation marks"),
  ("kind = \"bar\"" + series, "trade.toml", "'title' is missing; say what the figure shows"),
  ("title = \"A\"", "trade.toml", "no [[series]]; add one with key = \"A.BLR.exports.CHN\""),
  (
    "title = \"A\"\ntheme = \"pink\"" + series, "trade.toml:2",
    "theme 'pink' is unknown; use dark, light or print"
  ),
  ("title = \"A\"\nlanguage = \"fr\"" + series, "trade.toml:2", "language 'fr' is unknown; use en, ru or zh"),
  (
    "title = \"A\"\nsize = \"huge\"" + series, "trade.toml:2",
    "size 'huge' is unknown; use column, square, text, wide"
  ),
  (
    "title = \"A\"\nsize = [5, 5]" + series, "trade.toml:2",
    "size must be [width, height] in mm, each from 30 to 1000"
  ),
  (
    "title = \"A\"\nconflicts = \"guess\"" + series, "trade.toml:2",
    "conflicts 'guess' is unknown; use refuse, show"
  ),
  ("title = \"A\"\nderived_base = 1" + series, "trade.toml:2", "'derived_base' must be true or false"),
  (
    "title = \"A\"\nseries = 3", "trade.toml:2",
    "'series' must be tables; write [[series]] and the keys below it"
  ),
  ("title = \"A\"" + series + "color = 3", "trade.toml:4", "unknown key 'color'; allowed are key, id"),
  ("title = \"A\"" + series + "focus = \"yes\"", "trade.toml:4", "'focus' must be true or false"),
  ("title = \"A\"" + series + "start = \"20I5\"", "trade.toml:4", "'20I5' is not a period; write \"2022\""),
  ("title = \"A\"" + series + "unit_measure = \"DOLAR\"", "trade.toml:4", "unknown unit 'DOLAR'"),
  ("title = \"A\"" + series + "id = \"two words\"", "trade.toml:4", "id 'two words' is no single word"),
  ("title = \"A\"" + series + "id = \"last\"", "trade.toml:4", "id 'last' is taken; choose another name"),
  (
    "title = \"A\"\n[[series]]\nkey = \"A.BLR.exports\"", "trade.toml:3",
    "'A.BLR.exports' has 3 parts where a key has 4"
  ),
  (
    "title = \"A\"\n[[series]]\nkey = \"A.BLR.export.CHN\"", "trade.toml:3",
    "unknown indicator 'export'; did you mean 'exports'"
  ),
  (
    "title = \"A\"\n[[series]]\nkey = \"A.Belorus.exports.CHN\"", "trade.toml:3",
    "unknown area 'Belorus'; did you mean 'Belarus'"
  ),
  (
    "title = \"A\"\n[[series]]\nlabel = \"x\"", "trade.toml:2",
    "'key' is missing; write key = \"A.BLR.exports.CHN\""
  ),
  ("title = \"A\ntheme = 1", "trade.toml:1", "not valid TOML"),
])
func `a mistake in a specification is told with its line and what is allowed`(
  text: String, place: String, message: String
) throws {
  let error = try #require(throws: AlmanacError.self) { try read(text) }
  #expect(error.code == .badInput)
  #expect(error.place == "charts/\(place)")
  #expect(error.message.hasPrefix(message), "\(error.message)")
}

@Test func `the order of keys and comments do not matter to a specification`() throws {
  let one = try read("# first\ntitle = \"A\"\nkind = \"rank\"" + series)
  let other = try read("kind = \"rank\"\n\ntitle = \"A\" # last" + series)
  #expect(one == other)
}

@Test(arguments: [
  ("exports = 6", "'exports' must be a place in the palette, a whole number from 1 to 5"),
  ("exports = \"blue\"", "'exports' must be a place"),
])
func `a colour that is none is told with its line`(text: String, message: String) throws {
  let error = try #require(throws: AlmanacError.self) {
    try Colours(TOMLFile(text, place: "charts/colours.toml"))
  }
  #expect(error.place == "charts/colours.toml:1")
  #expect(error.message.hasPrefix(message))
}

@Test func `the most specific colour of a series counts`() throws {
  let colours = try Colours(
    TOMLFile("BLR = 1\nexports = 2\n\"BLR.exports.CHN\" = 3", place: "charts/colours.toml"))
  #expect(colours.index(of: ChartSample.key("exports")) == 2)
  #expect(colours.index(of: ChartSample.key("exports", ref: "KAZ")) == 1)
  #expect(colours.index(of: ChartSample.key("gdp")) == 0)
  #expect(colours.index(of: ChartSample.key("gdp", ref: "KAZ")) == nil)
}
