internal import AlmanacCharts
internal import AlmanacDrawing
internal import AlmanacFigures
internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser

package struct Chart: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Draw series at once as SVG, PNG or PDF, without writing a specification.",
    discussion: """
      EXAMPLES
        almanac chart A.BLR.trade_turnover.CHN -o trade.svg
        almanac chart --indicator "trade turnover" --ref-area Kazakhstan --counterpart-area China -o trade.png
        almanac chart 'A.BLR.exports+imports.CHN' --start-period 2015 --type line --size wide -o trade.pdf
        almanac chart --list --ref-area Belarus      which series there are
      """)

  @OptionGroup var series: SelectionOptions
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The picture: FILE.svg, FILE.png or FILE.pdf.", valueName: "file"))
  var output: String?
  @Flag(help: "Draw nothing; list the series that the store holds.")
  var list = false
  @Option(help: "line, bar, column or rank (chosen from the data if left out).")
  var type: String?
  @Option(
    help: ArgumentHelp(
      "The title; {last.value} and other placeholders take values from the data.", valueName: "text"))
  var title: String?
  @Option(help: ArgumentHelp("The line below the title.", valueName: "text"))
  var subtitle: String?
  @Option(help: "column, text, wide or square (text, and higher where notes need it, if left out).")
  var size: String?
  @Option(help: "light, dark or print.")
  var theme: String = "light"
  @Option(help: ArgumentHelp("Dots to an inch of a PNG.", valueName: "n"))
  var dpi: Int = DrawnFigure.dpi
  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let target = try list ? nil : Target(output)
    let kind: ChartSpec.Kind? = try type.map { text throws(AlmanacError) in
      try Arguments.choice(text, option: "--type")
    }
    try checkLook()
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    var selection = try series.selection(in: catalog)
    // Growth beside levels is told in words, so every kind is wanted unless some are named.
    if series.kind.isEmpty { selection.kinds = [] }
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
    guard let target else {
      try console.write(SeriesList(try store.series(selection), catalog).text)
      return 0
    }
    let observations = try store.observations(selection)
    guard !observations.isEmpty else {
      throw AlmanacError(
        .badInput, at: target.path,
        "no observations to draw; 'almanac chart --list' shows what the store holds")
    }
    let automatic = AutomaticSpec(selection, observations, catalog: catalog, kind: kind)
    if !automatic.leftOut.isEmpty {
      console.note(leftOut(automatic.leftOut))
    }
    let figure = try draw(automatic.spec, target, store, catalog)
    let path = Workspace.absolute(target.path, console)
    try FileWriter.write(figure, to: path)
    console.note("\(target.path): drawn")
    return 0
  }

  private func draw(
    _ automatic: ChartSpec, _ target: Target, _ store: Store, _ catalog: Catalog
  ) throws(AlmanacError) -> [UInt8] {
    var spec = automatic
    spec.title = title ?? spec.title
    spec.subtitle = subtitle
    if let size, let asked = ChartSpec.Size.presets[size] {
      spec.size = asked
      spec.mayGrow = false
    }
    spec.theme = theme
    let fonts = try FontLibrary()
    let inputs = try FigureInputs(
      name: target.name, place: target.path, spec: spec, text: "", store: store, catalog: catalog,
      colours: Colours(), fonts: fonts)
    let figure = try inputs.draw(try inputs.content(), measurer: PangoMeasurer(fonts))
    return try figure.bytes(target.format, dpi: dpi, fonts: fonts)
  }

  private func checkLook() throws(AlmanacError) {
    let sizes = ChartSpec.Size.presets.keys.sorted()
    if let size, !sizes.contains(size) {
      throw AlmanacError(.usage, at: "--size", "'\(size)' is unknown; use \(sizes.joined(separator: ", "))")
    }
    guard Theme.named[theme] != nil else {
      throw AlmanacError(.usage, at: "--theme", "'\(theme)' is unknown; use dark, light or print")
    }
    guard (36...1200).contains(dpi) else {
      throw AlmanacError(.usage, at: "--dpi", "\(dpi) is out of bounds; use 96, 200 or 300")
    }
  }

  private func leftOut(_ observations: [Observation]) -> String {
    let freqs = Set(observations.map(\.key.freq.code)).sorted().joined(separator: ", ")
    let values = observations.count == 1 ? "1 value does" : "\(observations.count) values do"
    return "\(values) not share the others' unit, kind and frequency (\(freqs)); see them with --type bar"
  }
}

/// The file a picture goes to.
private struct Target {
  var path: String
  var name: String
  var format: DrawnFigure.Format

  init(_ output: String?) throws(AlmanacError) {
    guard let output, !output.isEmpty else {
      throw AlmanacError(
        .usage, at: "arguments", "no file to draw to; name one with -o FILE.svg, .png or .pdf")
    }
    let file = output.split(separator: "/").last.map(String.init) ?? output
    let parts = file.split(separator: ".").map(String.init)
    guard parts.count > 1, let last = parts.last,
      let format = DrawnFigure.Format(rawValue: last.lowercased()),
      [.svg, .png, .pdf].contains(format)
    else {
      throw AlmanacError(
        .usage, at: "-o", "'\(output)' names no kind of picture; end it in .svg, .png or .pdf")
    }
    path = output
    name = parts.dropLast().joined(separator: ".")
    self.format = format
  }
}

/// The series of the store, one a line.
private struct SeriesList {
  let entries: [SeriesEntry]
  let catalog: Catalog

  init(_ entries: [SeriesEntry], _ catalog: Catalog) {
    self.entries = entries
    self.catalog = catalog
  }

  var text: String {
    guard !entries.isEmpty else { return "no series\n" }
    var rows = Tabular(columns: [
      "series", "kind", "unit_measure", "modality", "count", "first", "last", "name",
    ])
    let label = SeriesLabel(catalog: catalog)
    rows.rows = entries.map { entry in
      [
        .text(entry.key.sdmxKey), .text(entry.key.kind.rawValue), .text(entry.key.unitMeasure),
        .text(entry.key.modality.rawValue), .number(Double(entry.count)), .init(entry.first?.description),
        .init(entry.last?.description), .text(label.text(entry.key)),
      ]
    }
    return rows.text(as: .table)
  }
}
