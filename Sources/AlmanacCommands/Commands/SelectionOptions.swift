internal import AlmanacModel
internal import ArgumentParser

/// Which series: a key such as `A.BLR.exports+imports.CHN`, or the same by options.
struct SelectionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "FREQ.REF_AREA.INDICATOR.COUNTERPART_AREA; empty means any, + means or.", valueName: "series"))
  var series: String?
  @Option(help: ArgumentHelp("An indicator by code or name ('trade turnover').", valueName: "name"))
  var indicator: [String] = []
  @Option(help: ArgumentHelp("The area it is about, by code or name.", valueName: "area"))
  var refArea: [String] = []
  @Option(help: ArgumentHelp("The partner, by code or name.", valueName: "area"))
  var counterpartArea: [String] = []
  @Option(help: ArgumentHelp("A, Q, M, D, S (halves) or _O (other spans).", valueName: "freq"))
  var freq: [String] = []
  @Option(help: ArgumentHelp("Only this period: 2022, 2022-Q1, 2022-03.", valueName: "period"))
  var year: String?
  @Option(help: ArgumentHelp("From this period on.", valueName: "period"))
  var startPeriod: String?
  @Option(help: ArgumentHelp("Up to this period.", valueName: "period"))
  var endPeriod: String?
  @Option(
    help: ArgumentHelp(
      "level, change, share, rank, count, index, ratio or all (levels and counts if left out).",
      valueName: "kind"))
  var kind: [String] = []
  @Option(help: ArgumentHelp("USD, PERCENT, RANK, …", valueName: "unit"))
  var unitMeasure: [String] = []
  @Option(help: ArgumentHelp("actual, planned or forecast.", valueName: "modality"))
  var modality: [String] = []
  @Option(help: ArgumentHelp("Whose statistics: an area.", valueName: "area"))
  var reporter: [String] = []
  @Option(help: ArgumentHelp("A park or region of the catalogue.", valueName: "zone"))
  var zone: [String] = []
  @Option(help: "stock or flow.")
  var stockFlow: [String] = []

  /// - Throws: `AlmanacError` 64 naming the option and what to write instead.
  func selection(in catalog: Catalog) throws(AlmanacError) -> SeriesSelection {
    var selection =
      try series.map { text throws(AlmanacError) in try SeriesKeyText(text).selection(in: catalog) }
      ?? SeriesSelection()
    for text in freq { selection.freqs.append(try SeriesKeyText.frequency(text, at: "--freq")) }
    for text in split(refArea) { selection.refAreas.append(try catalog.area(text, at: "--ref-area")) }
    for text in split(indicator) {
      selection.indicators.append(try catalog.indicator(text, at: "--indicator"))
    }
    for text in split(counterpartArea) {
      selection.counterpartAreas.append(try catalog.area(text, at: "--counterpart-area"))
    }
    for text in split(unitMeasure) {
      selection.unitMeasures.append(try catalog.unit(text, at: "--unit-measure"))
    }
    for text in split(reporter) { selection.reporters.append(try catalog.area(text, at: "--reporter")) }
    for text in split(zone) { selection.zones.append(try catalog.zone(text, at: "--zone")) }
    for text in split(modality) {
      selection.modalities.append(try Arguments.choice(text, option: "--modality"))
    }
    for text in split(stockFlow) {
      selection.stockFlows.append(try Arguments.choice(text, option: "--stock-flow"))
    }
    if kind.isEmpty {
      selection.kinds = SeriesSelection.plainKinds
    } else if kind != ["all"] {
      for text in split(kind) { selection.kinds.append(try Arguments.choice(text, option: "--kind")) }
    }
    selection.period = try Arguments.period(year, option: "--year")
    selection.startPeriod = try Arguments.period(startPeriod, option: "--start-period")
    selection.endPeriod = try Arguments.period(endPeriod, option: "--end-period")
    return selection
  }

  private func split(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: "+").map(String.init) }
  }
}

/// An SDMX key as it is written in queries.
struct SeriesKeyText {
  let text: String
  init(_ text: String) { self.text = text }

  /// - Throws: `AlmanacError` 64 naming the dimension.
  func selection(in catalog: Catalog) throws(AlmanacError) -> SeriesSelection {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4 else {
      throw AlmanacError(
        .usage, at: text,
        "has \(parts.count) dimension\(parts.count == 1 ? "" : "s") where a key has 4; write FREQ.REF_AREA.INDICATOR.COUNTERPART_AREA, such as A.BLR.exports.CHN"
      )
    }
    var selection = SeriesSelection()
    for code in codes(parts[0]) { selection.freqs.append(try SeriesKeyText.frequency(code, at: text)) }
    for code in codes(parts[1]) { selection.refAreas.append(try catalog.area(code, at: text)) }
    for code in codes(parts[2]) { selection.indicators.append(try catalog.indicator(code, at: text)) }
    for code in codes(parts[3]) { selection.counterpartAreas.append(try catalog.area(code, at: text)) }
    return selection
  }

  private func codes(_ part: String) -> [String] { part.split(separator: "+").map(String.init) }

  static func frequency(_ code: String, at place: String) throws(AlmanacError) -> Frequency {
    guard let freq = Frequency(code) else {
      throw AlmanacError(.usage, at: place, "'\(code)' is no frequency; use A, S, Q, M, D, _O or _U")
    }
    return freq
  }
}
