internal import AlmanacModel

/// Values over time on one scale, each series labelled at its right end: lines, upright bars, or places in a
/// ranking with 1 at the top. Undated values stand apart below the axis.
struct LineChart {
  let page: Page
  let format: NumberFormat
  let sources: SourceList
  let form: Form

  enum Form { case line, column, rank }

  struct Line {
    /// Empty where the title says what the only line is.
    var label: String
    var points: [Observation]
    var isFocus: Bool
    /// Grey, for comparison only.
    var isContext = false
    var color: Color
    /// Observations that contradict another source.
    var disputed: Set<Int>

    var dated: [Observation] { points.filter { $0.timePeriod != nil } }
    var last: Observation? { points.last { $0.timePeriod != nil } }
  }

  struct Frame {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
  }

  /// What layout made, and what had no room and must be said in the footer.
  struct Result {
    var items: [Scene.Item] = []
    var unplaced: [String] = []
  }

  /// A value where it is drawn.
  struct Spot {
    var observation: Observation
    var point: Point
    var isDisputed: Bool
    var styles: [MarkStyle] { MarkStyle.styles(of: observation, isDisputed: isDisputed) }
  }

  var theme: Theme { page.theme }
  var setter: Typesetter { page.setter }
  static let labelGap = 10.0
  static let widestLabel = 34 * 72 / 25.4

  /// - Throws: `AlmanacError` 65 if the plot would be too small or a label in focus does not fit.
  func layout(_ lines: [Line], top: Double, bottom: Double) throws(AlmanacError) -> Result {
    var result = Result()
    let undated = try self.undated(lines, bottom: bottom)
    result.items += undated.items
    let dated = lines.filter { !$0.dated.isEmpty }
    let labels = try endLabels(dated)
    let frame = try self.frame(dated, labels, top: top, bottom: bottom - undated.height)
    let values = dated.flatMap { $0.dated.map { RowChart.extent($0) } }
    let ticks = self.ticks(values, height: frame.bottom - frame.top)
    let value = ValueScale(
      ticks: ticks, values: values, top: frame.top, bottom: frame.bottom, isInverted: form == .rank)
    let time = timeScale(dated, frame)
    let bands = try self.bands(dated, time, frame)
    result.items += bands
    let axis = try grid(ticks, dated, value: value, frame: frame)
    result.items += axis
    result.items += try timeAxis(dated, time, frame)
    let spots = dated.map { self.spots($0, time, value) }
    // Lines in focus are drawn last, over the others.
    for index in dated.indices.sorted(by: {
      (dated[$0].isFocus ? 1 : 0, $0) < (dated[$1].isFocus ? 1 : 0, $1)
    }) {
      result.items +=
        form == .column
        ? columns(dated, index, spots[index], value, time) : marks(dated[index], spots[index], value)
    }
    result.items += brackets(spots)
    let room = Box(
      left: page.left, top: frame.top - 11,
      right: labels.isEmpty ? page.left + page.width : frame.right + LineChart.labelGap - 3,
      bottom: frame.bottom)
    let notes = try self.notes(
      dated, spots, value, time, room, scale: NumberFormat.scale(of: ticks.map(abs).max() ?? 0),
      avoiding: Box.texts(in: axis + bands))
    result.items += notes.items
    let ends = try endLabelItems(dated, labels, spots, frame, value)
    result.items += ends.items
    result.unplaced = notes.unplaced + ends.unplaced
    return result
  }

  private func frame(
    _ lines: [Line], _ labels: [EndLabel], top: Double, bottom: Double
  ) throws(AlmanacError) -> Frame {
    let labelWidth = labels.map(\.width).max() ?? 0
    let axisHeight = setter.lineHeight(Theme.axisFont) + 6
    let frame = Frame(
      left: page.left + (form == .rank ? 16 : 0),
      right: page.left + page.width - (labelWidth > 0 ? labelWidth + LineChart.labelGap : 4),
      top: top + (form == .rank ? 6 : 13), bottom: bottom - axisHeight)
    guard frame.bottom - frame.top >= Theme.smallestPlot, frame.right - frame.left >= Theme.smallestPlot
    else {
      throw AlmanacError(
        .badInput, at: page.place,
        "no room for the plot: less than \(Int(Theme.smallestPlot)) points are left; choose a larger size or shorter "
          + "texts")
    }
    return frame
  }

  private func ticks(_ values: [(low: Double, high: Double)], height: Double) -> [Double] {
    let high = values.map(\.high).max() ?? 1
    let low = values.map(\.low).min() ?? 0
    if form == .rank {
      let steps = Ticks.nice(from: 0, to: high, count: 6)
      let step = max(5, steps.count > 1 ? steps[1] : 5)
      return [1] + stride(from: step, through: max(5, high), by: step)
    }
    return Ticks.nice(from: min(0, low), to: max(0, high), count: min(6, max(3, Int(height / 30))))
  }

  private func timeScale(_ lines: [Line], _ frame: Frame) -> TimeScale {
    let periods = lines.flatMap { $0.dated.compactMap(\.timePeriod) }
    // Room at the left for the figures on the grid, at both ends for marks, and for whole columns.
    let gutter = form == .rank ? 8.0 : 26.0
    guard form == .column else {
      return TimeScale(periods, left: frame.left + gutter, right: frame.right - 6)
    }
    let bare = TimeScale(periods, left: frame.left + gutter, right: frame.right)
    let half = bare.step / 2 * (bare.right - bare.left) / (bare.right - bare.left + bare.step)
    return TimeScale(periods, left: bare.left + half, right: bare.right - half)
  }

  private func spots(_ line: Line, _ time: TimeScale, _ value: ValueScale) -> [Spot] {
    line.points.enumerated().compactMap { index, observation in
      guard let period = observation.timePeriod else { return nil }
      let (low, high) = RowChart.extent(observation)
      return Spot(
        observation: observation,
        point: Point(time.x(period), value.y(observation.stated.value ?? (low + high) / 2)),
        isDisputed: line.disputed.contains(index))
    }
  }
}
