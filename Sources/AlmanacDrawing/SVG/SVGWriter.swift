package import AlmanacCharts
package import AlmanacModel

/// Writes a scene as SVG with real text, titles and the claims behind its marks.
package enum SVGWriter {
  /// Writes `scene`, one element a line; lengths in points (`viewBox`), the picture's size in millimetres.
  ///
  /// - Throws: `AlmanacError` (65) if the scene cannot be drawn.
  package static func svg(_ scene: Scene) throws(AlmanacError) -> [UInt8] {
    try scene.check()
    var svg = SVGText()
    svg.open(scene)
    svg.write(scene.items)
    svg.xml.raw("</svg>\n")
    return svg.xml.bytes
  }
}

/// The text of an SVG file as far as it is written.
private struct SVGText {
  var xml = XML()

  mutating func open(_ scene: Scene) {
    let language = FontLanguage(scene.language)
    xml.raw(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
    xml.attribute("xml:lang", scene.language)
    xml.attribute("width", millimetres(scene.width))
    xml.attribute("height", millimetres(scene.height))
    xml.raw(" viewBox=\"0 0 ")
    xml.number(scene.width)
    xml.raw(" ")
    xml.number(scene.height)
    xml.raw("\"")
    xml.attribute("font-family", language.cssFamilies)
    xml.raw(" style=\"font-feature-settings:&#39;tnum&#39;,&#39;lnum&#39;\" xml:space=\"preserve\">\n")
    xml.element("title", scene.title)
    xml.raw("\n")
    xml.element("desc", scene.altText)
    xml.raw("\n")
    if !scene.source.isEmpty {
      xml.raw("<metadata><source xmlns=\"http://purl.org/dc/elements/1.1/\">")
      xml.escape(scene.source)
      xml.raw("</source></metadata>\n")
    }
    xml.raw("<rect")
    xml.attribute("width", scene.width)
    xml.attribute("height", scene.height)
    xml.attribute("fill", scene.background.description)
    xml.raw("/>\n")
  }

  mutating func write(_ items: [Scene.Item]) {
    for item in items {
      switch item {
      case .path(let path): write(path)
      case .text(let text): write(text)
      case .group(let group): write(group)
      }
    }
  }

  private mutating func write(_ group: Scene.Group) {
    xml.raw("<g")
    if !group.role.isEmpty { xml.attribute("class", group.role) }
    if !group.claims.isEmpty { xml.attribute("data-claim", group.claims.joined(separator: " ")) }
    xml.raw(">\n")
    if let title = group.title {
      xml.element("title", title)
      xml.raw("\n")
    }
    write(group.items)
    xml.raw("</g>\n")
  }

  private mutating func write(_ path: Scene.Path) {
    guard !path.steps.isEmpty, path.fill != nil || path.stroke != nil else { return }
    xml.raw("<path d=\"")
    for step in path.steps { write(step) }
    xml.raw("\"")
    xml.attribute("fill", path.fill?.description ?? "none")
    if let stroke = path.stroke { write(stroke) }
    xml.raw("/>\n")
  }

  private mutating func write(_ step: Scene.Path.Step) {
    switch step {
    case .move(let point): write("M", point)
    case .line(let point): write("L", point)
    case .curve(let first, let second, let end):
      write("C", first)
      write(" ", second)
      write(" ", end)
    case .close: xml.raw("Z")
    }
  }

  private mutating func write(_ letter: StaticString, _ point: Point) {
    xml.raw(letter)
    xml.number(point.x)
    xml.raw(" ")
    xml.number(point.y)
  }

  private mutating func write(_ stroke: Scene.Stroke) {
    xml.attribute("stroke", stroke.color.description)
    xml.attribute("stroke-width", stroke.width)
    if stroke.isRound { xml.raw(" stroke-linejoin=\"round\"") }
    if stroke.hasRoundCaps { xml.raw(" stroke-linecap=\"round\"") }
    guard !stroke.dash.isEmpty else { return }
    xml.raw(" stroke-dasharray=\"")
    for (index, length) in stroke.dash.enumerated() {
      if index > 0 { xml.raw(" ") }
      xml.number(length)
    }
    xml.raw("\"")
  }

  private mutating func write(_ text: Scene.Text) {
    xml.raw("<text")
    xml.attribute("x", text.origin.x)
    xml.attribute("y", text.origin.y)
    if text.anchor != .start { xml.attribute("text-anchor", text.anchor.rawValue) }
    xml.attribute("font-size", text.font.size)
    if text.font.weight != .regular { xml.attribute("font-weight", Double(text.font.weight.rawValue)) }
    xml.attribute("fill", text.color.description)
    if let casing = text.casing {
      write(casing)
      xml.raw(" paint-order=\"stroke\"")
    }
    xml.raw(">")
    xml.escape(LineText(text.text).text)
    xml.raw("</text>\n")
  }

  private func millimetres(_ points: Double) -> String {
    var number = XML()
    number.number(points * 25.4 / 72)
    return String(decoding: number.bytes, as: UTF8.self) + "mm"
  }
}

extension FontLanguage {
  /// For viewers without these fonts: the same design under its other name, then what they have.
  fileprivate var cssFamilies: String {
    "Inter, 'Noto Sans CJK \(han.rawValue)', 'Noto Sans \(han.rawValue)', sans-serif"
  }
}
