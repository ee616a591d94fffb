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
  @Option(help: ArgumentHelp("Only what had been published by this day.", valueName: "date"))
  var asOf: String?
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
    var selection = SeriesSelection()
    if let series {
      selection = try SeriesSelection(key: series, catalog: catalog, place: "series")
      try checkOnce(selection)
    }
    for text in split(freq) {
      guard let freq = Frequency(text) else {
        throw AlmanacError(.usage, at: "--freq", "'\(text)' is no frequency; use A, S, Q, M, D, _O or _U")
      }
      selection.freqs.append(freq)
    }
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
    try addPeriods(to: &selection)
    return selection
  }

  private func addPeriods(to selection: inout SeriesSelection) throws(AlmanacError) {
    selection.period = try Arguments.period(year, option: "--year")
    selection.startPeriod = try Arguments.period(startPeriod, option: "--start-period")
    selection.endPeriod = try Arguments.period(endPeriod, option: "--end-period")
    selection.asOf = try Arguments.day(asOf, option: "--as-of")
    if let start = selection.startPeriod, let end = selection.endPeriod, start.startDay > end.endDay {
      throw AlmanacError(
        .usage, at: "--end-period", "\(end) ends before \(start) begins; exchange the two")
    }
  }

  /// What the key says is not said again by an option.
  private func checkOnce(_ selection: SeriesSelection) throws(AlmanacError) {
    let doubles = [
      ("--freq", !freq.isEmpty && !selection.freqs.isEmpty),
      ("--ref-area", !refArea.isEmpty && !selection.refAreas.isEmpty),
      ("--indicator", !indicator.isEmpty && !selection.indicators.isEmpty),
      ("--counterpart-area", !counterpartArea.isEmpty && !selection.counterpartAreas.isEmpty),
    ]
    guard let double = doubles.first(where: \.1) else { return }
    throw AlmanacError(.usage, at: double.0, "the series key says this too; leave one of them out")
  }

  private func split(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: "+").map(String.init) }
  }
}
