internal import AlmanacModel

/// Values over time on one scale, each line labelled at its right end; also places in a ranking, with 1 at the top.
struct LineChart {
  let page: Page
  let format: NumberFormat
  let sources: SourceList
  let form: Form

  enum Form { case line, column, rank }

  private var isRank: Bool { form == .rank }
  private var theme: Theme { page.theme }
  private var setter: Typesetter { page.setter }

  struct Line {
    var label: String
    var points: [Observation]
    var isFocus: Bool
    /// Grey, for comparison only.
    var isContext = false
    var color: Color
    /// Observations that contradict another source.
    var disputed: Set<Int>
  }

  struct Frame {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
  }

  func layout(_ lines: [Line], top: Double, bottom: Double) throws(AlmanacError) -> [Scene.Item] {
    let unit = lines.first?.points.first?.key.unitMeasure ?? ""
    let labels = try lines.map { line throws(AlmanacError) in try endLabel(line) }
    let labelWidth = min(34 * 72 / 25.4, labels.flatMap { $0.widths }.max() ?? 0)
    let axisHeight = setter.lineHeight(Theme.axisFont) + 6
    let values = lines.flatMap { $0.points.map { RowChart.extent($0.self) } }
    let ticks = self.ticks(values, height: bottom - top - axisHeight)
    let rankWidth = isRank ? 16.0 : 0
    let frame = Frame(
      left: page.left + rankWidth, right: page.left + page.width - labelWidth - 14, top: top + 12,
      bottom: bottom - axisHeight)
    guard frame.bottom - frame.top >= Theme.smallestPlot, frame.right - frame.left >= Theme.smallestPlot
    else {
      throw AlmanacError(
        .badInput, at: page.place,
        "no room for the plot: less than \(Int(Theme.smallestPlot)) points are left; choose a larger size or shorter texts"
      )
    }
    let time = TimeScale(
      lines.flatMap { $0.points.compactMap(\.timePeriod) }, left: frame.left + 10, right: frame.right - 6)
    let value = ValueScale(
      ticks: ticks, values: values, top: frame.top, bottom: frame.bottom, isInverted: isRank)
    var items = try grid(ticks, unit: unit, value: value, frame: frame)
    items += try timeAxis(time, frame: frame)
    for line in lines.sorted(by: { !$0.isFocus && $1.isFocus }) { items += marks(line, time, value) }
    items += try self.labels(lines, labels, time, value, frame)
    return items
  }

  // MARK: - Scales

  private func ticks(_ values: [(low: Double, high: Double)], height: Double) -> [Double] {
    let high = values.map(\.high).max() ?? 1
    let low = values.map(\.low).min() ?? 0
    if isRank { return [1] + stride(from: 5.0, through: max(5, high), by: 5) }
    let count = min(6, max(3, Int(height / 30)))
    return Ticks.nice(from: min(0, low), to: max(0, high), count: count)
  }

  struct ValueScale {
    private let low: Double
    private let high: Double
    private let top: Double
    private let bottom: Double
    private let isInverted: Bool

    init(
      ticks: [Double], values: [(low: Double, high: Double)], top: Double, bottom: Double, isInverted: Bool
    ) {
      let all = ticks + values.flatMap { [$0.low, $0.high] }
      low = all.min() ?? 0
      let most = all.max() ?? 1
      high = most > low ? most : low + 1
      self.top = top
      self.bottom = bottom
      self.isInverted = isInverted
    }

    func y(_ value: Double) -> Double {
      let share = (value - low) / (high - low)
      return isInverted ? top + share * (bottom - top) : bottom - share * (bottom - top)
    }
  }

  /// Time by date: spans are drawn at their middle.
  struct TimeScale {
    let first: Double
    let last: Double
    let left: Double
    let right: Double
    let years: ClosedRange<Int>

    init(_ periods: [TimePeriod], left: Double, right: Double) {
      let middles = periods.map(TimeScale.middle)
      first = middles.min() ?? 0
      last = middles.max() ?? 0
      self.left = left
      self.right = right
      let low = periods.map(\.firstYear).min() ?? 2000
      years = low...max(low, periods.map(\.lastYear).max() ?? low)
    }

    static func middle(_ period: TimePeriod) -> Double {
      Double(period.startDay.daysSinceEpoch + period.endDay.daysSinceEpoch + 1) / 2
    }

    func x(_ period: TimePeriod) -> Double { x(TimeScale.middle(period)) }
    func x(_ day: Double) -> Double {
      last > first ? left + (day - first) / (last - first) * (right - left) : (left + right) / 2
    }
  }

  // MARK: - Axes

  private func grid(_ ticks: [Double], unit: String, value: ValueScale, frame: Frame) throws(AlmanacError)
    -> [Scene.Item]
  {
    var items: [Scene.Item] = []
    let extent = try setter.extent(Theme.axisFont)
    let most = ticks.map(abs).max() ?? 0
    let scale = NumberFormat.scale(of: most)
    for tick in ticks {
      let y = value.y(tick)
      let isBase = isRank ? false : tick == 0
      items.append(
        .path(
          Scene.Path(
            steps: [.move(Point(isRank ? frame.left - 4 : page.left, y)), .line(Point(frame.right, y))],
            stroke: Scene.Stroke(color: isBase ? theme.axis : theme.grid, width: isBase ? 0.8 : 0.6))))
      let isTop = tick == ticks.last
      let text = isRank ? String(Int(tick)) : axisText(tick, scale: scale, unit: unit, isTop: isTop)
      let width = try setter.width(text, Theme.axisFont)
      let origin =
        isRank
        ? Point(page.left, y + (extent.ascent - extent.descent) / 2) : Point(page.left, y - 2.5)
      items.append(
        .text(Scene.Text(text: text, origin: origin, font: Theme.axisFont, color: theme.muted, width: width)))
    }
    return [.group(Scene.Group(role: "axis", items: items))]
  }

  /// "$80 billion" on the top tick, bare numbers below it.
  private func axisText(_ tick: Double, scale: NumberFormat.Scale, unit: String, isTop: Bool) -> String {
    let scaled = tick / scale.factor
    let decimals = scaled == scaled.rounded() ? 0 : abs(scaled * 10 - (scaled * 10).rounded()) < 1e-6 ? 1 : 2
    let number = (tick < 0 ? NumberFormat.minus : "") + NumberFormat.grouped(abs(scaled), decimals: decimals)
    guard isTop else { return number }
    let words = ["tn": " trillion", "bn": " billion", "m": " million"][scale.suffix] ?? ""
    let full = format.text(
      tick, halfUnit: 0, unit: unit, isChange: false, kind: .level,
      scale: NumberFormat.Scale(factor: scale.factor, suffix: ""))
    let isPrefixed = format.isCurrency(unit) || unit == "PERCENT"
    return isPrefixed
      ? full.replacing("%", with: "") + words + (unit == "PERCENT" ? "%" : "") : number + words
  }

  private func timeAxis(_ time: TimeScale, frame: Frame) throws(AlmanacError) -> [Scene.Item] {
    var items: [Scene.Item] = []
    let extent = try setter.extent(Theme.axisFont)
    let baseline = frame.bottom + 5 + extent.ascent
    let sample = try setter.width("2000", Theme.axisFont)
    let room = Int((time.right - time.left) / (sample + 10)) + 1
    var taken: [(Double, Double)] = []
    let years = Ticks.years(from: time.years.lowerBound, to: time.years.upperBound, room: room)
    // The first and the last year come first, then those between that have room.
    let order = years.count > 1 ? [years[0], years[years.count - 1]] + years.dropFirst().dropLast() : years
    for year in order {
      guard let period = TimePeriod.year(year) else { continue }
      let x = min(max(time.x(period), frame.left), frame.right)
      guard !taken.contains(where: { x - sample / 2 - 4 < $0.1 && $0.0 < x + sample / 2 + 4 }) else {
        continue
      }
      taken.append((x - sample / 2, x + sample / 2))
      items.append(
        .path(
          Scene.Path(
            steps: [.move(Point(x, frame.bottom)), .line(Point(x, frame.bottom + 3))],
            stroke: Scene.Stroke(color: theme.axis, width: 0.6))))
      items.append(
        .text(
          Scene.Text(
            text: String(year), origin: Point(x, baseline), anchor: .middle, font: Theme.axisFont,
            color: theme.muted,
            width: sample)))
    }
    return [.group(Scene.Group(role: "axis", items: items))]
  }

  // MARK: - Lines

  private func marks(_ line: Line, _ time: TimeScale, _ value: ValueScale) -> [Scene.Item] {
    var items: [Scene.Item] = []
    let width = line.isFocus ? 2.2 : 1.5
    var previous: (period: TimePeriod, point: Point, isSoft: Bool)?
    var positions: [(Observation, Point)] = []
    for (index, observation) in line.points.enumerated() {
      guard let period = observation.timePeriod else { continue }
      let (low, high) = RowChart.extent(observation)
      let middle = observation.stated.value ?? (low + high) / 2
      let point = Point(time.x(period), value.y(middle))
      let isSoft =
        observation.key.modality != .actual || observation.isDerived || line.disputed.contains(index)
      if let last = previous, isNext(last.period, period), last.period != period {
        if line.isFocus {
          items.append(
            .path(
              Scene.Path(
                steps: [.move(last.point), .line(point)],
                stroke: Scene.Stroke(color: theme.background, width: width + 1.6))))
        }
        items.append(
          .path(
            Scene.Path(
              steps: [.move(last.point), .line(point)],
              stroke: Scene.Stroke(
                color: line.color, width: width, dash: isSoft || last.isSoft ? [3, 2] : []))))
      }
      previous = (period, point, isSoft)
      positions.append((observation, point))
    }
    let showsAll = line.points.count <= 12
    for (index, (observation, point)) in positions.enumerated() where showsAll || index == positions.count - 1
    {
      let styles = MarkStyle.styles(of: observation, isDisputed: line.disputed.contains(index))
      let (low, high) = RowChart.extent(observation)
      let mark = PointMark(
        center: point, radius: 2.2, color: line.color, theme: theme, styles: styles,
        whisker: styles.contains(.range) ? (value.y(low), value.y(high)) : nil)
      items.append(
        .group(
          Scene.Group(
            role: "mark", claims: [observation.source.claim].compactMap { $0 },
            title: observation.source.sentence,
            items: mark.items)))
    }
    return items
  }

  /// Whether two periods follow each other without a gap, so that a line may join them.
  private func isNext(_ a: TimePeriod, _ b: TimePeriod) -> Bool {
    guard a.granularity == b.granularity else { return false }
    return b.first <= a.last + 1 || a.isSpan && b.firstYear <= a.lastYear + 1
  }

  // MARK: - Labels

  private struct EndLabel {
    var lines: [String]
    var widths: [Double]
    var height: Double
    var font: Font
  }

  private func endLabel(_ line: Line) throws(AlmanacError) -> EndLabel {
    let font = line.isFocus ? Theme.focusLabel : Theme.label
    guard let last = line.points.last(where: { $0.timePeriod != nil }) else {
      return EndLabel(lines: [], widths: [], height: 0, font: font)
    }
    let text = "\(line.label) \(format.qualified(last))\(sources.mark(last))"
    let lines = try setter.wrap(text, font, within: 34 * 72 / 25.4)
    let widths = try lines.map { line throws(AlmanacError) in try setter.width(line, font) }
    return EndLabel(
      lines: lines, widths: widths, height: Double(lines.count) * setter.lineHeight(font), font: font)
  }

  private func labels(
    _ lines: [Line], _ labels: [EndLabel], _ time: TimeScale, _ value: ValueScale, _ frame: Frame
  ) throws(AlmanacError) -> [Scene.Item] {
    var wanted: [(index: Int, point: Point)] = []
    for (index, line) in lines.enumerated() {
      guard let last = line.points.last(where: { $0.timePeriod != nil }), let period = last.timePeriod else {
        continue
      }
      let (low, high) = RowChart.extent(last)
      wanted.append((index, Point(time.x(period), value.y(last.stated.value ?? (low + high) / 2))))
    }
    wanted.sort { $0.point.y < $1.point.y }
    let heights = wanted.map { labels[$0.index].height }
    let room = (frame.top - 10)...max(frame.bottom + 4, frame.top)
    guard heights.reduce(0, +) + Double(heights.count) <= room.upperBound - room.lowerBound else {
      throw AlmanacError(
        .badInput, at: page.place,
        "\(lines.count) labels do not fit beside the plot; draw fewer series or choose a larger size")
    }
    let centres = LabelPlacement.place(wanted.map(\.point.y), heights: heights, gap: 1, within: room)
    var items: [Scene.Item] = []
    let left = frame.right + 14
    for (position, centre) in zip(wanted, centres) {
      let label = labels[position.index]
      let color = lines[position.index].color
      let extent = try setter.extent(label.font)
      if abs(centre - position.point.y) > 2.5 || position.point.x < frame.right - 12 {
        items.append(
          .path(
            Scene.Path(
              steps: [
                .move(Point(max(position.point.x + 5, frame.right - 1), position.point.y)),
                .line(Point(left - 3, centre)),
              ],
              stroke: Scene.Stroke(color: theme.axis, width: 0.5))))
      }
      var baseline =
        centre - label.height / 2 + (setter.lineHeight(label.font) + extent.ascent - extent.descent) / 2
      for (text, width) in zip(label.lines, label.widths) {
        items.append(
          .text(
            Scene.Text(
              text: text, origin: Point(left, baseline), font: label.font, color: color, width: width)))
        baseline += setter.lineHeight(label.font)
      }
    }
    return [.group(Scene.Group(role: "label", items: items))]
  }
}
