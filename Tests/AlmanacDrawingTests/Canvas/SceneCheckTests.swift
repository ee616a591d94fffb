import AlmanacCharts
import AlmanacDrawing
import AlmanacModel
import Testing

private func nested(_ depth: Int) -> Scene.Item {
  (0..<depth).reduce(.text(Sample.text("x"))) { item, _ in .group(Scene.Group(role: "g", items: [item])) }
}

private func line(_ point: Point, stroke: Scene.Stroke? = nil) -> Scene {
  Sample.scene([.path(Scene.Path(steps: [.move(Point(0, 0)), .line(point)], stroke: stroke))])
}

private func dashed(_ dash: [Double], width: Double = 1) -> Scene {
  line(Point(9, 9), stroke: Scene.Stroke(color: Sample.ink, width: width, dash: dash))
}

private let undrawable: [(Scene, String)] = [
  (Sample.scene([], width: 0), "give it a size above 0"),
  (Sample.scene([], height: -1), "give it a size above 0"),
  (Sample.scene([], width: .nan), "give it a size above 0"),
  (Sample.scene([], width: .infinity), "give it a size above 0"),
  (Sample.scene([], width: 1e9), "give it a size above 0"),
  (line(Point(.nan, 1)), "the point (nan, 1.0)"),
  (line(Point(1, -.infinity)), "the point (1.0, -inf)"),
  (line(Point(1e12, 1)), "keep within 100000 pt"),
  (Sample.scene([.path(Scene.Path(steps: [.line(Point(1, 1))]))]), "without a move"),
  (Sample.scene([.path(Scene.Path(steps: [.close]))]), "without a move"),
  (
    Sample.scene([
      .path(Scene.Path(steps: [.move(Point(0, 0)), .curve(Point(0, 0), Point(.nan, 0), Point(0, 0))]))
    ]), "the point (nan, 0.0)"
  ),
  (Sample.scene([.text(Sample.text("x", x: .nan))]), "text 'x': the point"),
  (Sample.scene([.text(Sample.text("x", size: 0))]), "a font size of 0.0 pt"),
  (Sample.scene([.text(Sample.text("x", size: .nan))]), "a font size of nan pt"),
  (dashed([0, 0]), "the dashes [0.0, 0.0]"),
  (dashed([1, -1]), "the dashes [1.0, -1.0]"),
  (dashed([.nan]), "the dashes [nan]"),
  (dashed([], width: -1), "a stroke -1.0 pt wide"),
  (Sample.scene([nested(65)]), "nested more than 64 deep"),
]

@Test(arguments: undrawable)
func `a scene that cannot be drawn is refused in every format`(scene: Scene, reason: String) throws {
  let fonts = try Sample.fonts()
  let errors = [
    #expect(throws: AlmanacError.self) { try SVGWriter.svg(scene) },
    #expect(throws: AlmanacError.self) { try PNGPainter.png(scene, dpi: 72, fonts: fonts) },
    #expect(throws: AlmanacError.self) { try PDFPainter.pdf(scene, fonts: fonts) },
  ]
  for error in errors {
    #expect(error?.code == .badInput)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }
}

@Test(arguments: [
  Sample.scene([]), Sample.scene([.path(Scene.Path(steps: []))]), Sample.scene([.text(Sample.text(""))]),
  Sample.scene([.group(Scene.Group(role: "", items: []))]), dashed([0, 2]), dashed([3]), dashed([], width: 0),
  Sample.scene([nested(64)]), line(Point(-90_000, 90_000)),
  Sample.scene([.text(Sample.text("\u{202E}\u{200F}abc"))]),
])
func `an odd scene is drawn in every format`(scene: Scene) throws {
  let fonts = try Sample.fonts()
  #expect(try !SVGWriter.svg(scene).isEmpty)
  #expect(try !PNGPainter.png(scene, dpi: 72, fonts: fonts).isEmpty)
  #expect(try !PDFPainter.pdf(scene, fonts: fonts).isEmpty)
}
