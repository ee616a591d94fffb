internal import AlmanacModel

extension LineChart {
  /// Values written beside their points: every one of a short series that stands alone, and each that is
  /// derived, planned, qualified or disputed. What finds no free place is told in the footer.
  func notes(
    _ lines: [Line], _ spots: [[Spot]], _ value: ValueScale, _ time: TimeScale, _ room: Box,
    scale: NumberFormat.Scale, avoiding texts: [Box]
  ) throws(AlmanacError) -> Result {
    guard form != .rank else { return Result() }
    var result = Result()
    var taken = texts
    let extent = try setter.extent(Theme.noteFont)
    let segments =
      form == .column ? [] : spots.flatMap { zip($0, $0.dropFirst()).map { ($0.point, $1.point) } }
    let dots = form == .column ? [] : spots.flatMap { $0 }.map { Box(around: $0.point, 3) }
    let isCompact = try needsCompactNotes(spots, time, lines.count)
    for (index, line) in lines.enumerated() {
      for (position, spot) in spots[index].enumerated()
      where isNoted(
        spot, at: position, line, spots[index], isAlone: lines.count == 1)
      {
        let text = isCompact && !isSpecial(spot) ? compact(spot, scale) : note(spot)
        let width = try setter.width(text, Theme.noteFont)
        let origins =
          form == .column
          ? [columnNote(spot, index, lines.count, value, time, limit: room.right - 1 - width / 2)]
          : LineChart.places(around: spot.point, width: width, extent)
        let candidates = origins.map { origin in
          Scene.Text(
            text: text, origin: origin, anchor: form == .column ? .middle : .start, font: Theme.noteFont,
            color: line.isContext ? theme.muted : line.color, width: width,
            casing: Scene.Stroke(color: theme.background, width: 2.2))
        }
        let free = candidates.first { candidate in
          let box = Box(candidate).grown(by: 0.5)
          return box.lies(in: room) && !(taken + dots).contains { box.overlaps($0) }
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

  /// Upright bars carry their values; of a line its short course alone, what is special, and the last stated
  /// value before a plan.
  private func isNoted(_ spot: Spot, at position: Int, _ line: Line, _ spots: [Spot], isAlone: Bool) -> Bool {
    if form == .column { return !line.isContext }
    // Values of the last period have labels at the right.
    guard spot.observation.timePeriod != spots.last?.observation.timePeriod else { return false }
    if isSpecial(spot) { return !line.isContext }
    let isLastActual = spots[(position + 1)...].allSatisfy { $0.observation.key.modality != .actual }
    return (isAlone && spots.count <= LineChart.mostDots) || isLastActual
  }

  /// Whether the values of upright bars have no room with their unit; the axis shows it then.
  private func needsCompactNotes(_ spots: [[Spot]], _ time: TimeScale, _ count: Int) throws(AlmanacError)
    -> Bool
  {
    guard form == .column else { return false }
    let room = count > 1 ? columnWidth(count, time) : time.step
    for spot in spots.flatMap({ $0 }) where !isSpecial(spot) {
      if try setter.width(note(spot), Theme.noteFont) + 3 > room { return true }
    }
    return false
  }

  /// The number alone, in the unit of the axis.
  private func compact(_ spot: Spot, _ scale: NumberFormat.Scale) -> String {
    let (observation, stated) = (spot.observation, spot.observation.stated)
    guard let value = stated.value else { return note(spot) }
    return format.text(
      value, halfUnit: stated.halfUnit, unit: SeriesKey.unknown, isChange: observation.key.kind == .change,
      kind: observation.key.kind, scale: NumberFormat.Scale(factor: scale.factor, suffix: ""))
  }

  private func isSpecial(_ spot: Spot) -> Bool { !spot.styles.isEmpty }

  private func note(_ spot: Spot) -> String {
    words(spot.observation) + (spot.isDisputed ? sources.mark(spot.observation) : "")
  }

  /// Baseline origins above, below, left and right of a point, then at its upper left and lower right.
  private static func places(around point: Point, width: Double, _ extent: TextExtent) -> [Point] {
    let middle = (extent.ascent - extent.descent) / 2
    return [
      Point(point.x - width / 2, point.y - 6), Point(point.x - width / 2, point.y + 6 + extent.ascent * 0.85),
      Point(point.x - width - 8, point.y + middle), Point(point.x + 6, point.y + middle),
      Point(point.x - width - 1, point.y - 5), Point(point.x + 3, point.y + 5 + extent.ascent * 0.85),
    ]
  }

  private func columnNote(
    _ spot: Spot, _ index: Int, _ count: Int, _ value: ValueScale, _ time: TimeScale, limit: Double
  ) -> Point {
    let bar = columnWidth(count, time)
    let centre = spot.point.x - bar * Double(count) / 2 + bar * (Double(index) + 0.5)
    let middle = min(centre, limit)
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
