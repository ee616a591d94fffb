package import AlmanacCharts
package import AlmanacDrawing
package import AlmanacModel
package import AlmanacStore

/// All that one figure is drawn from.
package struct FigureInputs: Sendable {
  package let name: String
  /// How errors name it: its specification's path, or the command.
  package let place: String
  package let spec: ChartSpec
  package let data: [ChartData]
  package let fingerprint: Fingerprint
  let colours: Colours
  let catalog: Catalog

  /// - Parameter text: the specification as it is written; decides together with the data whether it is
  /// stale.
  /// - Throws: `AlmanacError` of the store, or 66 if a font is missing.
  package init(
    name: String, place: String, spec: ChartSpec, text: String, store: Store, catalog: Catalog,
    colours: Colours,
    fonts: FontLibrary
  ) throws(AlmanacError) {
    self.name = name
    self.place = place
    self.spec = spec
    self.colours = colours
    self.catalog = catalog
    data = try store.chartData(for: spec)
    fingerprint = Fingerprint(
      spec: Digest.of([text]), data: Digest.data(data, catalog),
      style: try Digest.style(FigureInputs.texts(spec, data), fonts, colours: colours))
  }

  private static func texts(_ spec: ChartSpec, _ data: [ChartData]) -> [String] {
    [spec.title, spec.subtitle ?? "", spec.note ?? ""] + spec.entries.compactMap(\.label)
      + data.flatMap(\.observations).flatMap { [$0.source.citation, $0.source.sentence ?? ""] }
  }

  /// - Throws: `AlmanacError` 65 if there is nothing to draw or sources contradict each other.
  package func content() throws(AlmanacError) -> ChartContent {
    try ChartContent(spec, data, name: place, catalog: catalog)
  }

  /// - Throws: `AlmanacError` 65 naming the figure, as `ChartLayout.scene` does.
  package func draw(_ content: ChartContent, measurer: PangoMeasurer) throws(AlmanacError) -> DrawnFigure {
    let scene = try ChartLayout.scene(
      for: spec, over: content, name: name, place: place, dataHash: fingerprint.shortData, catalog: catalog,
      colours: colours, measurer: measurer)
    return DrawnFigure(scene: scene, csv: FigureTable.csv(content))
  }
}
