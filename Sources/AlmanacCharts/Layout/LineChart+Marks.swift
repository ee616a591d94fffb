internal import AlmanacModel

extension LineChart {
  /// A series with more values than this shows a dot at its last one only.
  static let mostDots = 12

  func marks(_ line: Line, _ spots: [Spot], _ value: ValueScale) -> [Scene.Item] {
    var items = path(line, LineChart.decimated(spots))
    let showsAll = spots.count <= LineChart.mostDots
    for (index, spot) in spots.enumerated()
    where showsAll || (index == spots.count - 1 && !line.isContext) || spot.styles.contains(.disagree) {
      let (low, high) = RowChart.extent(spot.observation)
      let mark = PointMark(
        center: spot.point, radius: line.isContext ? 1.6 : 2.2, color: line.color, theme: theme,
        styles: spot.styles,
        whisker: spot.styles.contains(.range) ? (value.y(low), value.y(high)) : nil)
      items.append(group(spot.observation, mark.items))
    }
    return items
  }

  func group(_ observation: Observation, _ items: [Scene.Item]) -> Scene.Item {
    let claims = (observation.source.claim ?? "").split(separator: " ").map(String.init)
    let title = observation.source.sentence.map { SourceList.readable($0) }
    return .group(Scene.Group(role: "mark", claims: claims, title: title, items: items))
  }

  /// The line through values that follow each other without a gap: whole where they are stated, dashed where
  /// one is planned, forecast, derived or disputed.
  private func path(_ line: Line, _ spots: [Spot]) -> [Scene.Item] {
    let width = line.isFocus ? 2.2 : line.isContext ? 0.9 : 1.5
    var runs: [(points: [Point], dash: [Double])] = []
    for (a, b) in zip(spots, spots.dropFirst()) {
      guard let p = a.observation.timePeriod, let q = b.observation.timePeriod, LineChart.follows(q, p) else {
        continue
      }
      let dash = LineChart.dash(a, b)
      if let last = runs.last, last.points.last == a.point, last.dash == dash {
        runs[runs.count - 1].points.append(b.point)
      } else {
        runs.append(([a.point, b.point], dash))
      }
    }
    func items(_ stroke: (_ dash: [Double]) -> Scene.Stroke) -> [Scene.Item] {
      runs.map { run in
        let steps = run.points.enumerated().map {
          $0.offset == 0 ? Scene.Path.Step.move($0.element) : .line($0.element)
        }
        return .path(Scene.Path(steps: steps, stroke: stroke(run.dash)))
      }
    }
    let casing = items { _ in Scene.Stroke(color: theme.background, width: width + 1.6) }
    return (line.isFocus ? casing : []) + items { Scene.Stroke(color: line.color, width: width, dash: $0) }
  }

  private static func dash(_ a: Spot, _ b: Spot) -> [Double] {
    let styles = Set(a.styles + b.styles)
    if styles.contains(.planned) { return [1, 2.6] }
    return styles.isDisjoint(with: [.forecast, .derived, .disagree]) ? [] : [3, 2.6]
  }

  /// Whether two periods follow each other without a gap, so that a line may join them. Spans of months in
  /// years that follow each other (January–May of each year) do.
  static func follows(_ b: TimePeriod, _ a: TimePeriod) -> Bool {
    guard a.granularity == b.granularity, a < b else { return false }
    return b.first <= a.last + 1 || (a.isSpan && b.firstYear <= a.lastYear + 1)
  }

  /// The first, lowest, highest and last value of each half point of width: what the eye sees of a long
  /// series.
  static func decimated(_ spots: [Spot]) -> [Spot] {
    guard spots.count > 2000 else { return spots }
    var kept: [Spot] = []
    var start = 0
    while start < spots.count {
      let column = (spots[start].point.x * 2).rounded(.down)
      var end = start
      while end < spots.count, (spots[end].point.x * 2).rounded(.down) == column { end += 1 }
      let range = start..<end
      let picks = [
        start, range.min { spots[$0].point.y < spots[$1].point.y } ?? start,
        range.max { spots[$0].point.y < spots[$1].point.y } ?? start, end - 1,
      ]
      kept += Set(picks).sorted().map { spots[$0] }
      start = end
    }
    return kept
  }

  /// A bracket beside the values of one period on which sources differ.
  func brackets(_ spots: [[Spot]]) -> [Scene.Item] {
    let disputed = spots.flatMap { $0 }.filter(\.isDisputed)
    let groups = Dictionary(grouping: disputed) { "\($0.observation.key.indicator) \($0.point.x)" }
    return groups.keys.sorted().compactMap { key in
      let points = (groups[key] ?? []).map(\.point)
      guard let low = points.map(\.y).min(), let high = points.map(\.y).max(), high - low > 1,
        let x = points.first?.x
      else { return nil }
      let steps: [Scene.Path.Step] = [
        .move(Point(x - 4, low)), .line(Point(x - 6, low)), .line(Point(x - 6, high)),
        .line(Point(x - 4, high)),
      ]
      return .path(Scene.Path(steps: steps, stroke: Scene.Stroke(color: theme.axis, width: 0.8)))
    }
  }

  // MARK: - Upright bars

  /// The bars of one series, beside those of the others at the same period.
  func columns(
    _ lines: [Line], _ index: Int, _ spots: [Spot], _ value: ValueScale, _ time: TimeScale
  ) -> [Scene.Item] {
    let step = time.step * 0.72
    let width = min(36, step / Double(lines.count))
    return spots.map { spot in
      let (low, high) = RowChart.extent(spot.observation)
      let isRange = spot.observation.stated.value == nil && low < high
      let zero = value.y(0)
      func length(_ amount: Double) -> Double { zero - value.y(amount) }
      let left = columnLeft(spot, index, lines.count, width)
      let bar = BarMark(
        x0: 0, x1: length(isRange ? low : spot.observation.stated.value ?? high),
        xHigh: isRange ? length(high) : nil, y: 0, height: width - 1, color: lines[index].color, theme: theme,
        styles: spot.styles)
      return group(spot.observation, bar.items.map { $0.upright(left: left, base: zero) })
    }
  }

  func columnWidth(_ count: Int, _ time: TimeScale) -> Double { min(36, time.step * 0.72 / Double(count)) }

  private func columnLeft(_ spot: Spot, _ index: Int, _ count: Int, _ width: Double) -> Double {
    spot.point.x - width * Double(count) / 2 + width * Double(index) + 0.5
  }
}

extension Scene.Item {
  /// A horizontal bar's item, from x 0 rightwards and y 0 downwards, stood on `base` with its first edge at
  /// `left`.
  fileprivate func upright(left: Double, base: Double) -> Scene.Item {
    guard case .path(var path) = self else { return self }
    func turned(_ point: Point) -> Point { Point(left + point.y, base - point.x) }
    path.steps = path.steps.map { step in
      switch step {
      case .move(let point): .move(turned(point))
      case .line(let point): .line(turned(point))
      case .curve(let a, let b, let c): .curve(turned(a), turned(b), turned(c))
      case .close: .close
      }
    }
    return .path(path)
  }
}
