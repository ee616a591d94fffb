package import AlmanacCharts
package import AlmanacDrawing
package import AlmanacModel

/// Draws one figure as the files that are asked for.
package struct DrawnFigure: Sendable {
  package enum Format: String, CaseIterable, Sendable { case svg, png, pdf, csv, txt }

  /// The files that every figure of `charts/` has.
  package static let standard: [Format] = [.svg, .png, .csv, .txt]
  /// Dots to an inch of a PNG, unless another number is asked for.
  package static let dpi = 200

  package let scene: Scene
  package let csv: String

  package init(scene: Scene, csv: String) {
    self.scene = scene
    self.csv = csv
  }

  /// - Throws: `AlmanacError` as the painters do.
  package func bytes(
    _ format: Format, dpi: Int = DrawnFigure.dpi, fonts: FontLibrary
  ) throws(AlmanacError) -> [UInt8] {
    switch format {
    case .svg: try SVGWriter.svg(scene)
    case .png: try PNGPainter.png(scene, dpi: dpi, fonts: fonts)
    case .pdf: try PDFPainter.pdf(scene, fonts: fonts)
    case .csv: Array(csv.utf8)
    case .txt: Array((scene.altText + "\n").utf8)
    }
  }
}
