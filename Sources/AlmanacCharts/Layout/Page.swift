internal import AlmanacModel

/// The frame of every figure: title and subtitle above, notes and sources below, the plot between.
struct Page {
  let spec: ChartSpec
  let theme: Theme
  let setter: Typesetter
  let name: String
  let place: String
  let dataHash: String

  var left: Double { Theme.margin }
  var width: Double { spec.size.width - 2 * Theme.margin }

  struct Header {
    var items: [Scene.Item]
    var bottom: Double
  }

  func header(title: String, subtitle: String?) throws(AlmanacError) -> Header {
    var items: [Scene.Item] = []
    var y = Theme.margin
    y += try setter.set(
      setter.wrap(title, Theme.title, within: width), at: Point(left, y), Theme.title, theme.ink, into: &items
    )
    if let subtitle, !subtitle.isEmpty {
      y += 3
      y += try setter.set(
        setter.wrap(subtitle, Theme.subtitle, within: width), at: Point(left, y), Theme.subtitle,
        theme.secondary,
        into: &items)
    }
    return Header(items: [.group(Scene.Group(role: "header", items: items))], bottom: y + Theme.headerGap)
  }

  struct Footer {
    var lines: [String]
    var stamp: String
    var stampWidth: Double
    var height: Double
    /// Whether the stamp has room beside the last line.
    var isBeside: Bool
  }

  /// Notes, sources and marks as one paragraph; the stamp at the right end of its last line or below.
  func footer(_ sentences: [String]) throws(AlmanacError) -> Footer {
    let font = Theme.source
    let lines = try setter.wrap(sentences.joined(separator: " "), font, within: width)
    let stamp = "Data: \(name) \(dataHash)"
    let stampWidth = try setter.width(stamp, font)
    let lastWidth = try lines.last.map { line throws(AlmanacError) in try setter.width(line, font) } ?? 0
    let isBeside = lastWidth + 12 + stampWidth <= width
    let rows = lines.count + (isBeside ? 0 : 1)
    let extent = try setter.extent(font)
    return Footer(
      lines: lines, stamp: stamp, stampWidth: stampWidth,
      height: Double(max(0, rows - 1)) * setter.lineHeight(font) + extent.ascent + extent.descent,
      isBeside: isBeside)
  }

  func items(of footer: Footer, pageHeight: Double) throws(AlmanacError) -> [Scene.Item] {
    var items: [Scene.Item] = []
    let font = Theme.source
    let top = pageHeight - Theme.margin - footer.height
    _ = try setter.set(footer.lines, at: Point(left, top), font, theme.muted, into: &items)
    let extent = try setter.extent(font)
    let row = Double(footer.lines.count - (footer.isBeside ? 1 : 0))
    items.append(
      .text(
        Scene.Text(
          text: footer.stamp,
          origin: Point(left + width, top + extent.ascent + row * setter.lineHeight(font)),
          anchor: .end, font: font, color: theme.muted, width: footer.stampWidth)))
    return [.group(Scene.Group(role: "footer", items: items))]
  }
}
