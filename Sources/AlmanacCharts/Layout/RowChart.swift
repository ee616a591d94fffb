internal import AlmanacModel

/// Labelled bars, one block a row: the name and its unit at the left, a bar for each value, the value in
/// words at the bar's end. Rows of one unit share a scale; others stand on their own. A place in a ranking is
/// a strip of places.
struct RowChart {
  let page: Page
  let format: NumberFormat
  let sources: SourceList

  var theme: Theme { page.theme }
  var setter: Typesetter { page.setter }

  struct Bar {
    var observation: Observation
    /// The value with its qualifier, in bold.
    var headline: String
    /// Period, growth as stated, plan or forecast.
    var detail: String
    var isDisputed: Bool

    var isRank: Bool { observation.key.kind == .rank }
    var styles: [MarkStyle] { MarkStyle.styles(of: observation, isDisputed: isDisputed) }
  }

  struct Row {
    var label: String
    var unit: String
    /// Rows with the same one share a scale.
    var scale: String
    var bars: [Bar]
    var color: Color
  }

  static let barHeight = 11.0
  static let barGap = 5.0
  static let rowGap = 13.0
  static let gutter = 12.0
  static let textGap = 6.0

  private var labelWidth: Double { page.width * 0.31 }
  private var plotLeft: Double { page.left + labelWidth + RowChart.gutter }
  var right: Double { page.left + page.width }

  /// - Returns: the items, and where the last row ends.
  func layout(_ rows: [Row], top: Double) throws(AlmanacError) -> (items: [Scene.Item], bottom: Double) {
    var y = top
    var items: [Scene.Item] = []
    let scales = try self.scales(rows)
    for row in rows {
      let block = try self.block(row, top: y, scale: scales[row.scale] ?? Scale(zero: plotLeft, perUnit: 0))
      items += block.items
      y = block.bottom + RowChart.rowGap
    }
    return (items, y - RowChart.rowGap)
  }

  // MARK: - Scales

  struct Scale {
    var zero: Double
    var perUnit: Double
    func x(_ value: Double) -> Double { zero + value * perUnit }
  }

  /// One scale a unit, all of one length, so that the texts at the ends of the bars fit on one line where
  /// they can.
  private func scales(_ rows: [Row]) throws(AlmanacError) -> [String: Scale] {
    var ranges: [String: (low: Double, high: Double)] = [:]
    for row in rows {
      for bar in row.bars where !bar.isRank {
        let extent = RowChart.extent(bar.observation)
        let known = ranges[row.scale] ?? (0, 0)
        ranges[row.scale] = (min(known.low, extent.low), max(known.high, extent.high))
      }
    }
    let plot = right - plotLeft
    var length = plot * 0.62
    for row in rows {
      guard let range = ranges[row.scale], range.high > range.low else { continue }
      for bar in row.bars where !bar.isRank {
        let end = max(0, RowChart.extent(bar.observation).high)
        let share = (end - range.low) / (range.high - range.low)
        let room = plot - RowChart.arrowRoom(bar) - (try textWidth(bar))
        if share > 0 { length = min(length, room / share) }
      }
    }
    length = max(length, plot * 0.34)
    return ranges.mapValues { range in
      guard range.high > range.low else { return Scale(zero: plotLeft, perUnit: 0) }
      let perUnit = length / (range.high - range.low)
      return Scale(zero: plotLeft - range.low * perUnit, perUnit: perUnit)
    }
  }

  static func extent(_ observation: Observation) -> (low: Double, high: Double) {
    let stated = observation.stated
    let values = [stated.value, stated.low, stated.high].compactMap { $0 }
    return (values.min() ?? 0, values.max() ?? 0)
  }

  static func arrowRoom(_ bar: Bar) -> Double {
    let styles = bar.styles
    return styles.contains(.moreThan) || styles.contains(.almost) ? 12 : styles.contains(.about) ? 9 : 7
  }

  private func textWidth(_ bar: Bar) throws(AlmanacError) -> Double {
    let head = try setter.width(bar.headline, Theme.focusLabel)
    return bar.detail.isEmpty ? head : head + RowChart.textGap + (try setter.width(bar.detail, Theme.label))
  }

  // MARK: - Blocks

  private func block(
    _ row: Row, top: Double, scale: Scale
  ) throws(AlmanacError) -> (items: [Scene.Item], bottom: Double) {
    var items: [Scene.Item] = []
    let labelBottom = try label(row, top: top, into: &items)
    guard !row.bars.isEmpty else {
      var none: [Scene.Item] = []
      let height = try setter.set(
        ["no data"], at: Point(plotLeft, top), Theme.label, theme.muted, into: &none)
      items.append(.group(Scene.Group(role: "mark", items: none)))
      return (items, max(labelBottom, top + height))
    }
    var y = top
    var barsBottom = top
    for bar in row.bars {
      let (mark, height) =
        bar.isRank
        ? try strip(bar, color: row.color, top: y, left: plotLeft)
        : try self.bar(bar, color: row.color, scale: scale, top: y)
      let claims = (bar.observation.source.claim ?? "").split(separator: " ").map(String.init)
      let title = bar.observation.source.sentence.map { SourceList.readable($0) }
      items.append(.group(Scene.Group(role: "mark", claims: claims, title: title, items: mark)))
      barsBottom = y + RowChart.barHeight
      y += height + RowChart.barGap
    }
    if row.bars.contains(where: { !$0.isRank }) {
      let steps: [Scene.Path.Step] = [
        .move(Point(scale.zero, top - 2)), .line(Point(scale.zero, barsBottom + 2)),
      ]
      items.append(.path(Scene.Path(steps: steps, stroke: Scene.Stroke(color: theme.axis, width: 0.8))))
    }
    return (items, max(labelBottom, y - RowChart.barGap))
  }

  /// The row's name and unit; returns where they end.
  private func label(_ row: Row, top: Double, into items: inout [Scene.Item]) throws(AlmanacError) -> Double {
    var label: [Scene.Item] = []
    let extent = try setter.extent(Theme.label)
    // The first line stands at the height of the first bar's text.
    let shift = (RowChart.barHeight - extent.ascent - extent.descent) / 2
    var bottom = top + shift
    bottom += try setter.set(
      setter.wrap(row.label, Theme.label, within: labelWidth), at: Point(page.left, bottom), Theme.label,
      theme.ink, into: &label)
    if !row.unit.isEmpty {
      bottom += 1.5
      bottom += try setter.set(
        setter.wrap(row.unit, Theme.noteFont, within: labelWidth), at: Point(page.left, bottom),
        Theme.noteFont, theme.muted, into: &label)
    }
    items.append(.group(Scene.Group(role: "label", items: label)))
    return bottom
  }
}
