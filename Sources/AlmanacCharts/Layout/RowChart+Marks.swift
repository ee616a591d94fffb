internal import AlmanacModel

extension RowChart {
  func bar(
    _ bar: Bar, color: Color, scale: Scale, top: Double
  ) throws(AlmanacError) -> (items: [Scene.Item], height: Double) {
    let (low, high) = RowChart.extent(bar.observation)
    let isRange = bar.observation.stated.value == nil && low < high
    let end = scale.x(isRange ? low : bar.observation.stated.value ?? high)
    let farEnd = isRange ? scale.x(high) : end
    let mark = BarMark(
      x0: scale.zero, x1: end, xHigh: isRange ? farEnd : nil, y: top, height: RowChart.barHeight,
      color: color, theme: theme, styles: bar.styles)
    var items = mark.items
    let textLeft = max(farEnd, scale.zero) + RowChart.arrowRoom(bar)
    let height = try text(bar, left: textLeft, top: top, into: &items)
    return (items, max(RowChart.barHeight, height))
  }

  /// The value in bold and the rest behind it, on further lines where it does not fit. Returns the height.
  private func text(
    _ bar: Bar, left: Double, top: Double, into items: inout [Scene.Item]
  ) throws(AlmanacError) -> Double {
    let extent = try setter.extent(Theme.focusLabel)
    let baseline = top + RowChart.barHeight / 2 + (extent.ascent - extent.descent) / 2
    let headWidth = try setter.width(bar.headline, Theme.focusLabel)
    items.append(
      .text(
        Scene.Text(
          text: bar.headline, origin: Point(left, baseline), font: Theme.focusLabel, color: theme.ink,
          width: headWidth)))
    guard !bar.detail.isEmpty else { return RowChart.barHeight }
    let detailLeft = left + headWidth + RowChart.textGap
    let width = try setter.width(bar.detail, Theme.label)
    let fits = detailLeft + width <= right
    let lines = fits ? [bar.detail] : try setter.wrap(bar.detail, Theme.label, within: right - left)
    for (index, line) in lines.enumerated() {
      let x = fits ? detailLeft : left
      let y = baseline + (fits ? 0 : Double(index + 1) * setter.lineHeight(Theme.label))
      items.append(
        .text(
          Scene.Text(
            text: line, origin: Point(x, y), font: Theme.label, color: theme.secondary,
            width: try setter.width(line, Theme.label))))
    }
    return RowChart.barHeight + (fits ? 0 : Double(lines.count) * setter.lineHeight(Theme.label))
  }

  /// Places 1 to 10 or more as dots, the one reached filled and larger; a place past 30 in words alone.
  func strip(
    _ bar: Bar, color: Color, top: Double, left: Double
  ) throws(AlmanacError) -> (items: [Scene.Item], height: Double) {
    let place = Int(max(1, min(bar.observation.stated.value ?? bar.observation.stated.low ?? 1, 9999)))
    guard place <= 30 else {
      var items: [Scene.Item] = []
      let height = try text(bar, left: left, top: top, into: &items)
      return (items, height)
    }
    let count = max(10, min(place + 2, 32))
    let step = min(13.0, (right - left) * 0.55 / Double(count))
    let middle = top + RowChart.barHeight / 2
    func x(_ index: Int) -> Double { left + (Double(index) - 0.5) * step }
    var items: [Scene.Item] = (1...count).map { index in
      let isReached = index == place
      return .path(
        Scene.Path(
          steps: PointMark.circle(
            Point(x(index), middle), isReached ? min(4.6, step * 0.45) : min(2.4, step * 0.3)),
          fill: isReached ? color : theme.background,
          stroke: Scene.Stroke(color: isReached ? color : theme.axis, width: 0.9)))
    }
    let height = try text(bar, left: left + Double(count) * step + 7, top: top, into: &items)
    // The figures below say which way it counts.
    let extent = try setter.extent(Theme.noteFont)
    let baseline = middle + 6 + extent.ascent
    for index in place == 1 ? [1] : [1, place] where index == place || Double(place - 1) * step > 9 {
      let label = String(index)
      items.append(
        .text(
          Scene.Text(
            text: label, origin: Point(x(index), baseline), anchor: .middle, font: Theme.noteFont,
            color: index == place ? color : theme.muted, width: try setter.width(label, Theme.noteFont))))
    }
    return (items, max(height, RowChart.barHeight / 2 + 6 + extent.ascent + extent.descent))
  }
}
