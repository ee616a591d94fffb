internal import AlmanacModel

extension LineChart {
  /// Values written beside their points: every one of a short series that stands alone, and each that is derived,
  /// planned, qualified or disputed. What finds no free place is told in the footer.
  func notes(
    _ lines: [Line], _ spots: [[Spot]], _ value: ValueScale, _ time: TimeScale, _ frame: Frame,
    avoiding texts: [Box]
  ) throws(AlmanacError) -> Result {
    guard form != .rank else { return Result() }
    var result = Result()
    var taken = texts
    let extent = try setter.extent(Theme.noteFont)
    let segments = form == .column ? [] : spots.flatMap { zip($0, $0.dropFirst()).map { ($0.point, $1.point) } }
    let dots = form == .column ? [] : spots.flatMap { $0 }.map { Box(around: $0.point, 3) }
    let edge = Box(left: page.left, top: frame.top - 11, right: frame.right + 4, bottom: frame.bottom)
    for (index, line) in lines.enumerated() {
      let isAlone = lines.count == 1 && line.dated.count <= 8
      for (position, spot) in spots[index].enumerated() {
        let isLast = position == spots[index].count - 1
        guard form == .column || (!isLast && (isAlone || isSpecial(spot) && !line.isContext)) else { continue }
        let text = note(spot)
        let width = try setter.width(text, Theme.noteFont)
        let origins =
          form == .column
          ? [columnNote(spot, index, lines.count, value, time)]
          : LineChart.places(around: spot.point, width: width, extent)
        let candidates = origins.map { origin in
          Scene.Text(
            text: text, origin: origin, anchor: form == .column ? .middle : .start, font: Theme.noteFont,
            color: line.isContext ? theme.muted : line.color, width: width,
            casing: Scene.Stroke(color: theme.background, width: 2.2))
        }
        let free = candidates.first { candidate in
          let box = Box(candidate).grown(by: 0.5)
          return box.lies(in: edge) && !(taken + dots).contains { box.overlaps($0) }
            && !segments.contains { box.meets($0.0, $0.1) }
        }
        if let free {
          taken.append(Box(free))
          result.items.append(.text(free))
        } else if isSpecial(spot) {
          result.unplaced.append("\(NumberFormat.period(spot.observation.timePeriod)): \(text).")
        }
      }
    }
    if !result.items.isEmpty { result.items = [.group(Scene.Group(role: "note", items: result.items))] }
    return result
  }

  private func isSpecial(_ spot: Spot) -> Bool { !spot.styles.isEmpty }

  private func note(_ spot: Spot) -> String {
    words(spot.observation) + (spot.isDisputed ? sources.mark(spot.observation) : "")
  }

  /// Baseline origins above, below, left and right of a point.
  private static func places(around point: Point, width: Double, _ extent: TextExtent) -> [Point] {
    let middle = (extent.ascent - extent.descent) / 2
    return [
      Point(point.x - width / 2, point.y - 6), Point(point.x - width / 2, point.y + 6 + extent.ascent * 0.85),
      Point(point.x - width - 8, point.y + middle), Point(point.x + 6, point.y + middle),
    ]
  }

  private func columnNote(
    _ spot: Spot, _ index: Int, _ count: Int, _ value: ValueScale, _ time: TimeScale
  ) -> Point {
    let width = columnWidth(count, time)
    let middle = spot.point.x - width * Double(count) / 2 + width * (Double(index) + 0.5)
    let (low, high) = RowChart.extent(spot.observation)
    let end = value.y(low < 0 && high <= 0 ? low : high)
    let hasArrow = spot.styles.contains(.moreThan) || spot.styles.contains(.almost)
    return high <= 0 ? Point(middle, end + 9) : Point(middle, end - (hasArrow ? 10 : 3.5))
  }
}

extension Box {
  init(around point: Point, _ radius: Double) {
    self.init(
      left: point.x - radius, top: point.y - radius, right: point.x + radius, bottom: point.y + radius)
  }
}
