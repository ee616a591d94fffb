import AlmanacDrawing
import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCharts

private func draw(_ sample: SampleFigure, _ fonts: FontLibrary) throws -> Scene {
  let figure = sample.figure
  return try ChartLayout.scene(
    for: figure.spec, over: try ChartSample.content(figure), name: sample.rawValue, place: "figure",
    dataHash: "0123abcd", catalog: ChartSample.catalog, measurer: PangoMeasurer(fonts))
}

/// The figures with the fonts of Debian 12: SVG byte for byte, as people get it.
@Test(arguments: SampleFigure.allCases)
func `a figure's SVG is the recorded file`(sample: SampleFigure) throws {
  let fonts = try FontLibrary()
  let scene = try draw(sample, fonts)
  let svg = String(decoding: try SVGWriter.svg(scene), as: UTF8.self)
  let file = URL(fileURLWithPath: "\(Fixtures.root)/Tests/AlmanacChartsTests/Golden/\(sample.rawValue).svg")
  let environment = ProcessInfo.processInfo.environment
  // For looking at them: a folder to draw them to.
  if let folder = environment["ALMANAC_PICTURES"] {
    let png = try PNGPainter.png(scene, dpi: 200, fonts: fonts)
    try Data(png).write(to: URL(fileURLWithPath: "\(folder)/\(sample.rawValue).png"))
  }
  if environment["ALMANAC_RECORD"] != nil {
    try Data(svg.utf8).write(to: file)
    Issue.record("recorded \(sample.rawValue); look at what changed and run again")
  }
  let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(svg == golden)
}

@Test func `a character without a glyph stops a figure and is named`() throws {
  let fonts = try FontLibrary()
  let figure = ChartSample.figure(.bar, title: "Trade \u{12000}", [[ChartSample.value(1e9)]])
  let error = try #require(throws: AlmanacError.self) {
    try ChartLayout.scene(
      for: figure.spec, over: try ChartSample.content(figure), name: "figure", place: "figure", dataHash: "0",
      catalog: ChartSample.catalog, measurer: PangoMeasurer(fonts))
  }
  #expect(error.message.contains("U+12000"), "\(error.message)")
}
