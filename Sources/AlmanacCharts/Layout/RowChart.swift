internal import AlmanacModel

/// Labelled bars, one block a row: the name and its unit at the left, a bar for each value, the value in words at the
/// bar's end. Rows of one unit share a scale; others stand on their own. A place in a ranking is a strip of places.
struct RowChart {
  let page: Page
  let format: NumberFormat
  let sources: SourceList

  private var theme: Theme { page.theme }
  private var setter: Typesetter { page.setter }

  struct Bar {
    var observation: Observation
    /// The value with its qualifier, in bold.
    var headline: String
    /// Period, growth as stated, plan or forecast.
    var detail: String
    var isDisputed: Bool
  }

  struct Row {
    var label: String
    var unit: String
    /// Rows with the same one share a scale.
    var scale: String
    var bars: [Bar]
    var color = Theme.light.color(0)
  }

  static let barHeight = 11.0
  static let barGap = 5.0
  static let rowGap = 13.0
  static let gutter = 12.0

  func layout(_ rows: [Row], top: Double) throws(AlmanacError) -> (
    items: [Scene.Item], bottom: Double
  ) {
    let labelWidth = page.width * 0.31
    var y = top
    var items: [Scene.Item] = []
    let scales = try self.scales(rows, plotLeft: page.left + labelWidth + RowChart.gutter)
    for row in rows {
      let block = try self.block(row, top: y, labelWidth: labelWidth, scales: scales)
      items += block.items
      y = block.bottom + RowChart.rowGap
    }
    return (items, y - RowChart.rowGap)
  }

  // MARK: - Scales

  private struct Scale {
    var zero: Double
    var perUnit: Double
    func x(_ value: Double) -> Double { zero + value * perUnit }
  }

  /// One scale a unit; each leaves room for the widest text at the end of its bars.
  private func scales(_ rows: [Row], plotLeft: Double) throws(AlmanacError) -> [String: Scale] {
    var scales: [String: Scale] = [:]
    let right = page.left + page.width
    for unit in distinct(rows.map(\.scale)) {
      let bars = rows.filter { $0.scale == unit }.flatMap(\.bars).filter {
        $0.observation.key.kind != .rank
      }
      let values = bars.map { RowChart.extent($0.observation) }
      let highest = max(values.map(\.high).max() ?? 0, 0)
      let lowest = min(values.map(\.low).min() ?? 0, 0)
      guard highest > lowest else {
        scales[unit] = Scale(zero: plotLeft, perUnit: 0)
        continue
      }
      // The largest bar takes at most 55 % of the plot; texts wrap in what is left.
      let plot = right - plotLeft
      let room = plot * 0.55 - BarMark.arrowRoom
      let perUnit = room / (highest - lowest)
      scales[unit] = Scale(zero: plotLeft - lowest * perUnit, perUnit: perUnit)
    }
    return scales
  }

  static func extent(_ observation: Observation) -> (low: Double, high: Double) {
    let stated = observation.stated
    let values = [stated.value, stated.low, stated.high].compactMap { $0 }
    return (values.min() ?? 0, values.max() ?? 0)
  }

  private func distinct(_ items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0).inserted }
  }

  // MARK: - Blocks

  private func block(
    _ row: Row, top: Double, labelWidth: Double, scales: [String: Scale]
  ) throws(AlmanacError) -> (items: [Scene.Item], bottom: Double) {
    var items: [Scene.Item] = []
    var label: [Scene.Item] = []
    var labelBottom = top
    labelBottom += try setter.set(
      setter.wrap(row.label, Theme.label, within: labelWidth), at: Point(page.left, top), Theme.label,
      theme.ink,
      into: &label)
    labelBottom += 1
    labelBottom += try setter.set(
      setter.wrap(row.unit, Theme.noteFont, within: labelWidth), at: Point(page.left, labelBottom),
      Theme.noteFont,
      theme.muted, into: &label)
    items.append(.group(Scene.Group(role: "label", items: label)))
    let plotLeft = page.left + labelWidth + RowChart.gutter
    guard !row.bars.isEmpty else {
      var none: [Scene.Item] = []
      let height = try setter.set(
        ["no data"], at: Point(plotLeft, top), Theme.label, theme.muted, into: &none)
      items.append(.group(Scene.Group(role: "mark", items: none)))
      return (items, max(labelBottom, top + height))
    }
    var y = top
    for bar in row.bars {
      let (mark, height) =
        bar.observation.key.kind == .rank
        ? try strip(bar, color: row.color, top: y, plotLeft: plotLeft)
        : try self.bar(bar, color: row.color, scale: scales[row.scale] ?? Scale(zero: plotLeft, perUnit: 0), top: y)
      items.append(
        .group(
          Scene.Group(
            role: "mark", claims: [bar.observation.source.claim].compactMap { $0 },
            title: bar.observation.source.sentence, items: mark)))
      y += height + RowChart.barGap
    }
    let barBottom = y - RowChart.barGap
    if row.bars.contains(where: { $0.observation.key.kind != .rank }), let scale = scales[row.scale] {
      items.append(
        .path(
          Scene.Path(
            steps: [.move(Point(scale.zero, top - 2)), .line(Point(scale.zero, barBottom + 2))],
            stroke: Scene.Stroke(color: theme.axis, width: 0.8))))
    }
    return (items, max(labelBottom, barBottom))
  }

  private func bar(_ bar: Bar, color: Color, scale: Scale, top: Double) throws(AlmanacError) -> ([Scene.Item], Double) {
    let (low, high) = RowChart.extent(bar.observation)
    let isRange = bar.observation.stated.value == nil && low < high
    let end = scale.x(isRange ? low : high == 0 ? low : (bar.observation.stated.value ?? high))
    let styles = MarkStyle.styles(of: bar.observation, isDisputed: bar.isDisputed)
    let mark = BarMark(
      x0: scale.zero, x1: end, xHigh: isRange ? scale.x(high) : nil, y: top, height: RowChart.barHeight,
      color: color, theme: theme, styles: styles)
    var items = mark.items
    let textLeft = max(end, scale.zero, isRange ? scale.x(high) : 0) + BarMark.arrowRoom
    let height = try text(bar, left: textLeft, top: top, into: &items)
    return (items, max(RowChart.barHeight, height))
  }

  /// The value in bold, the rest behind it, on further lines where it does not fit.
  private func text(_ bar: Bar, left: Double, top: Double, into items: inout [Scene.Item])
    throws(AlmanacError) -> Double
  {
    let extent = try setter.extent(Theme.focusLabel)
    let baseline = top + RowChart.barHeight / 2 + (extent.ascent - extent.descent) / 2
    let headWidth = try setter.width(bar.headline, Theme.focusLabel)
    let right = page.left + page.width
    items.append(
      .text(
        Scene.Text(
          text: bar.headline, origin: Point(left, baseline), font: Theme.focusLabel, color: theme.ink,
          width: headWidth)))
    guard !bar.detail.isEmpty else { return RowChart.barHeight }
    let detailLeft = left + headWidth + 6
    let width = try setter.width(bar.detail, Theme.label)
    if detailLeft + width <= right {
      items.append(
        .text(
          Scene.Text(
            text: bar.detail, origin: Point(detailLeft, baseline), font: Theme.label, color: theme.secondary,
            width: width)))
      return RowChart.barHeight
    }
    let lines = try setter.wrap(bar.detail, Theme.label, within: right - left)
    for (index, line) in lines.enumerated() {
      items.append(
        .text(
          Scene.Text(
            text: line, origin: Point(left, baseline + Double(index + 1) * setter.lineHeight(Theme.label)),
            font: Theme.label, color: theme.secondary, width: try setter.width(line, Theme.label))))
    }
    return RowChart.barHeight + Double(lines.count) * setter.lineHeight(Theme.label)
  }

  /// Places 1 to 10 or more as dots, the one reached filled and larger.
  private func strip(_ bar: Bar, color: Color, top: Double, plotLeft: Double) throws(AlmanacError) -> ([Scene.Item], Double)
  {
    let place = Int(bar.observation.stated.value ?? 0)
    let count = max(10, min(place + 2, 30))
    let step = min(13.0, page.width * 0.69 * 0.55 / Double(count))
    let middle = top + RowChart.barHeight / 2
    var items: [Scene.Item] = []
    for index in 1...count {
      let isReached = index == place
      let radius = isReached ? 4.6 : 2.4
      let center = Point(plotLeft + (Double(index) - 0.5) * step, middle)
      items.append(
        .path(
          Scene.Path(
            steps: PointMark.circle(center, radius), fill: isReached ? color : theme.background,
            stroke: Scene.Stroke(color: isReached ? color : theme.axis, width: 0.9))))
    }
    let height = try text(
      bar, left: plotLeft + Double(count) * step + BarMark.arrowRoom, top: top, into: &items)
    // The ends of the strip say which way it counts.
    let extent = try setter.extent(Theme.noteFont)
    let baseline = middle + 6 + extent.ascent
    let ends = [(1, "1")] + (place > 1 && place < count ? [(place, "\(place)")] : [])
    for (index, label) in ends {
      items.append(
        .text(
          Scene.Text(
            text: label, origin: Point(plotLeft + (Double(index) - 0.5) * step, baseline), anchor: .middle,
            font: Theme.noteFont, color: theme.muted, width: try setter.width(label, Theme.noteFont))))
    }
    return (items, max(height, RowChart.barHeight / 2 + 6 + extent.ascent + extent.descent))
  }
}
