internal import AlmanacCharts
internal import AlmanacModel
internal import CCairo

/// A Cairo surface that a checked scene is painted on.
struct Canvas: ~Copyable {
  /// Glyphs keep a PDF's text searchable; Cairo 1.16 moves them to whole pixels on images, where outlines are exact.
  enum Letters { case glyphs, outlines }

  private let cairo: OpaquePointer
  private let setter: TextSetter
  private let letters: Letters
  private let scale: Double

  /// `scale` is in units of the surface to a point.
  init(on surface: OpaquePointer, scale: Double = 1, letters: Letters, setter: TextSetter) {
    cairo = cairo_create(surface)
    self.setter = setter
    self.letters = letters
    self.scale = scale
    cairo_scale(cairo, scale, scale)
    setter.adapt(to: cairo)
  }

  deinit { cairo_destroy(cairo) }

  /// - Throws: `AlmanacError` (65) for a character without a glyph, (70) if Cairo fails.
  func paint(_ scene: Scene) throws(AlmanacError) {
    setSource(scene.background)
    cairo_paint(cairo)
    try paint(scene.items, language: scene.language)
    try Canvas.check(cairo_status(cairo), at: scene.place)
  }

  func finishPage() {
    cairo_show_page(cairo)
  }

  /// - Throws: `AlmanacError` (70) with Cairo's own words unless `status` is success.
  static func check(_ status: cairo_status_t, at place: String) throws(AlmanacError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown"
    throw AlmanacError(.internalFault, at: place, "Cairo could not paint it: \(reason)")
  }

  private func paint(_ items: [Scene.Item], language: String) throws(AlmanacError) {
    for item in items {
      switch item {
      case .path(let path): paint(path)
      case .text(let text): try paint(text, language: language)
      case .group(let group): try paint(group.items, language: language)
      }
    }
  }

  private func paint(_ path: Scene.Path) {
    cairo_new_path(cairo)
    for step in path.steps {
      switch step {
      case .move(let point): cairo_move_to(cairo, point.x, point.y)
      case .line(let point): cairo_line_to(cairo, point.x, point.y)
      case .curve(let first, let second, let end):
        cairo_curve_to(cairo, first.x, first.y, second.x, second.y, end.x, end.y)
      case .close: cairo_close_path(cairo)
      }
    }
    if let fill = path.fill {
      setSource(fill)
      cairo_fill_preserve(cairo)
    }
    if let stroke = path.stroke { trace(stroke) }
    cairo_new_path(cairo)
  }

  private func paint(_ text: Scene.Text, language: String) throws(AlmanacError) {
    let line = try setter.line(text.text, font: text.font, language: language)
    let x = text.origin.x - line.extent.width * text.anchor.share
    cairo_new_path(cairo)
    cairo_move_to(cairo, x, text.origin.y)
    if text.casing != nil || letters == .outlines { line.addOutlines(to: cairo) }
    if let casing = text.casing { trace(casing) }
    setSource(text.color)
    switch letters {
    case .outlines:
      cairo_fill(cairo)
    case .glyphs:
      cairo_new_path(cairo)
      cairo_move_to(cairo, x, text.origin.y)
      line.show(on: cairo)
    }
    cairo_new_path(cairo)
  }

  /// Strokes the current path and keeps it.
  private func trace(_ stroke: Scene.Stroke) {
    guard stroke.width > 0 else { return }
    setSource(stroke.color)
    cairo_set_line_width(cairo, stroke.width)
    cairo_set_line_cap(cairo, stroke.hasRoundCaps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_set_line_join(cairo, stroke.isRound ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
    cairo_set_miter_limit(cairo, Scene.Stroke.miterLimit)
    cairo_set_dash(cairo, stroke.dash, Int32(stroke.dash.count), 0)
    cairo_stroke_preserve(cairo)
  }

  private func setSource(_ color: Color) {
    cairo_set_source_rgb(
      cairo, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }
}

extension Scene.Stroke {
  /// SVG's own default, so that all formats cut a mitre at the same angle.
  static let miterLimit = 4.0
  /// Dashes end flat: round ends would grow into the gaps and close them.
  var hasRoundCaps: Bool { isRound && dash.isEmpty }
}

extension Scene.Text.Anchor {
  /// The share of a text's width that lies left of its origin.
  var share: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }
}
