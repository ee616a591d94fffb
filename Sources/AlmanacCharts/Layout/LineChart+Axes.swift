internal import AlmanacModel

extension LineChart {
  func grid(
    _ ticks: [Double], _ lines: [Line], value: ValueScale, frame: Frame
  ) throws(AlmanacError) -> [Scene.Item] {
    var items: [Scene.Item] = []
    let extent = try setter.extent(Theme.axisFont)
    let scale = NumberFormat.scale(of: ticks.map(abs).max() ?? 0)
    let isRank = form == .rank
    for tick in ticks {
      let y = value.y(tick)
      let isBase = !isRank && tick == 0
      let steps: [Scene.Path.Step] = [
        .move(Point(isRank ? frame.left - 4 : page.left, y)), .line(Point(frame.right, y)),
      ]
      items.append(
        .path(
          Scene.Path(
            steps: steps,
            stroke: Scene.Stroke(
              color: isBase ? theme.axis : theme.grid, width: isBase ? 0.8 : 0.6, isRound: false))))
      let text =
        isRank
        ? String(Int(tick)) : axisText(tick, scale, lines.first?.last?.key, isTop: tick == ticks.last)
      let width = try setter.width(text, Theme.axisFont)
      let origin =
        isRank ? Point(page.left, y + (extent.ascent - extent.descent) / 2) : Point(page.left, y - 2.5)
      items.append(
        .text(
          Scene.Text(
            text: text, origin: origin, font: Theme.axisFont, color: theme.muted, width: width,
            casing: Scene.Stroke(color: theme.background, width: 2.2))))
    }
    return [.group(Scene.Group(role: "axis", items: items))]
  }

  /// "$80 billion" on the top tick, bare numbers below it.
  private func axisText(_ tick: Double, _ scale: NumberFormat.Scale, _ key: SeriesKey?, isTop: Bool) -> String
  {
    let scaled = tick / scale.factor
    let decimals = scaled == scaled.rounded() ? 0 : abs(scaled * 10 - (scaled * 10).rounded()) < 1e-6 ? 1 : 2
    let unit = key?.unitMeasure ?? ""
    let isChange = key?.kind == .change
    let sign = tick < 0 ? NumberFormat.minus : isChange && tick > 0 ? "+" : ""
    let number = sign + NumberFormat.grouped(abs(scaled), decimals: decimals)
    guard isTop else { return number }
    let word =
      ["tn": "trillion", "bn": "billion", "m": "million"][scale.suffix].map { NumberFormat.noBreak + $0 }
      ?? ""
    let (prefix, suffix) = format.affixes(unit, isChange: isChange)
    return sign + prefix + NumberFormat.grouped(abs(scaled), decimals: decimals) + word + suffix
  }

  /// Years for values of years; else the periods themselves where they have room.
  func timeAxis(_ lines: [Line], _ time: TimeScale, _ frame: Frame) throws(AlmanacError) -> [Scene.Item] {
    let periods = Array(Set(lines.flatMap { $0.dated.compactMap(\.timePeriod) })).sorted()
    let isAnnual = periods.allSatisfy { $0.granularity == .year && !$0.isSpan }
    if !isAnnual {
      let items = try timeLabels(
        periods.map { ($0, NumberFormat.period($0)) }, time, frame, all: periods.count <= 3)
      if let items { return items }
    }
    let sample = try setter.width("2000", Theme.axisFont)
    let room = Int((time.right - time.left) / (sample + 10)) + 1
    let years = Ticks.years(from: time.years.lowerBound, to: time.years.upperBound, room: room)
    return try timeLabels(
      years.compactMap { year in TimePeriod.year(year).map { ($0, String(year)) } }, time, frame, all: true)
      ?? []
  }

  /// The first and the last come first, then those between that have room; nil if some have none, unless
  /// `all` may go.
  private func timeLabels(
    _ ticks: [(period: TimePeriod, text: String)], _ time: TimeScale, _ frame: Frame, all mayDrop: Bool
  ) throws(AlmanacError) -> [Scene.Item]? {
    var items: [Scene.Item] = []
    let baseline = frame.bottom + 5 + (try setter.extent(Theme.axisFont).ascent)
    var taken: [(low: Double, high: Double)] = []
    let order = ticks.count > 1 ? [ticks[0], ticks[ticks.count - 1]] + ticks.dropFirst().dropLast() : ticks
    for tick in order {
      let width = try setter.width(tick.text, Theme.axisFont)
      let x = min(max(time.x(tick.period), page.left), frame.right)
      let middle = min(max(x, page.left + width / 2), page.left + page.width - width / 2)
      let (low, high) = (middle - width / 2 - 2, middle + width / 2 + 2)
      guard !taken.contains(where: { low < $0.high + 2 && $0.low < high + 2 }) else {
        if mayDrop { continue }
        return nil
      }
      taken.append((low, high))
      items.append(
        .path(
          Scene.Path(
            steps: [.move(Point(x, frame.bottom)), .line(Point(x, frame.bottom + 3))],
            stroke: Scene.Stroke(color: theme.axis, width: 0.6))))
      items.append(
        .text(
          Scene.Text(
            text: tick.text, origin: Point(middle, baseline), anchor: .middle, font: Theme.axisFont,
            color: theme.muted, width: width)))
    }
    return [.group(Scene.Group(role: "axis", items: items))]
  }

  /// Bands behind years without data, and behind forecasts, each with its word.
  func bands(_ lines: [Line], _ time: TimeScale, _ frame: Frame) throws(AlmanacError) -> [Scene.Item] {
    var bands: [(low: Double, high: Double, word: String)] = []
    func day(_ year: Int) -> Double {
      Double(CalendarDay(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0)
    }
    for gap in LineChart.gaps(lines) {
      bands.append((time.x(day(gap.lowerBound)), time.x(day(gap.upperBound + 1)), "no data"))
    }
    let forecasts = lines.flatMap(\.dated).filter { $0.key.modality == .forecast }.compactMap(\.timePeriod)
    if let first = forecasts.min() {
      bands.append((max(frame.left, time.x(Double(first.startDay.daysSinceEpoch))), frame.right, "forecast"))
    }
    let extent = try setter.extent(Theme.noteFont)
    var items: [Scene.Item] = []
    for band in bands where band.high > band.low {
      let steps: [Scene.Path.Step] = [
        .move(Point(band.low, frame.top)), .line(Point(band.high, frame.top)),
        .line(Point(band.high, frame.bottom)),
        .line(Point(band.low, frame.bottom)), .close,
      ]
      items.append(.path(Scene.Path(steps: steps, fill: theme.band)))
      let width = try setter.width(band.word, Theme.noteFont)
      guard width + 4 <= band.high - band.low else { continue }
      items.append(
        .text(
          Scene.Text(
            text: band.word, origin: Point((band.low + band.high) / 2, frame.top + 2 + extent.ascent),
            anchor: .middle, font: Theme.noteFont, color: theme.muted, width: width)))
    }
    return items.isEmpty ? [] : [.group(Scene.Group(role: "band", items: items))]
  }
}
