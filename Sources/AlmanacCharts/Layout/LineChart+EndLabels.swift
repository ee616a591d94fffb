internal import AlmanacModel

extension LineChart {
  /// The label at the right end of a series: its name and its last value; in a ranking the place comes first, in a
  /// column of its own.
  struct EndLabel {
    var place: String?
    var lines: [String]
    var widths: [Double]
    var height: Double
    var font: Font
    /// With the place's column.
    var width: Double
  }

  static let placeColumn = 16.0

  func endLabels(_ lines: [Line]) throws(AlmanacError) -> [EndLabel] {
    // A single series of columns has its values on the bars and its name in the title.
    if form == .column, lines.count == 1, lines.allSatisfy(\.label.isEmpty) { return [] }
    return try lines.map { line throws(AlmanacError) in try endLabel(line) }
  }

  private func endLabel(_ line: Line) throws(AlmanacError) -> EndLabel {
    let font = line.isFocus ? Theme.focusLabel : Theme.label
    guard let last = line.last else {
      return EndLabel(place: nil, lines: [], widths: [], height: 0, font: font, width: 0)
    }
    let source = sources.mark(last)
    let text =
      form == .rank
      ? line.label + source : form == .column ? line.label : "\(line.label) \(words(last))\(source)"
    let indent = form == .rank ? LineChart.placeColumn : 0
    let lines = try setter.wrap(text, font, within: LineChart.widestLabel - indent)
    let widths = try lines.map { line throws(AlmanacError) in try setter.width(line, font) }
    return EndLabel(
      place: form == .rank ? String(Int(last.stated.value ?? last.stated.low ?? 0)) : nil, lines: lines,
      widths: widths, height: Double(max(1, lines.count)) * setter.lineHeight(font), font: font,
      width: indent + (widths.max() ?? 0))
  }

  /// A value with all the words it needs: "about $770m, planned".
  func words(_ observation: Observation, isDisputed: Bool = false) -> String {
    var parts = [format.qualified(observation)]
    if observation.key.modality != .actual { parts.append(observation.key.modality.rawValue) }
    if observation.isDerived { parts.append("derived") }
    return parts.joined(separator: ", ")
  }

  /// - Throws: `AlmanacError` 65 if the labels do not fit even without those of the context.
  func endLabelItems(
    _ lines: [Line], _ labels: [EndLabel], _ spots: [[Spot]], _ frame: Frame, _ value: ValueScale
  ) throws(AlmanacError) -> Result {
    var wanted = labels.indices.compactMap { index in spots[index].last.map { (index: index, spot: $0) } }
    wanted.sort { ($0.spot.point.y, $0.index) < ($1.spot.point.y, $1.index) }
    var result = Result()
    let room = (frame.top - 10)...max(frame.bottom + 6, frame.top)
    func fits() -> Bool {
      wanted.reduce(-1) { $0 + labels[$1.index].height + 1 } <= room.upperBound - room.lowerBound
    }
    // No room: the labels of the context go, the smallest first.
    var dropped: [String] = []
    while !fits() {
      let context = wanted.indices.filter { lines[wanted[$0].index].isContext }
      guard let least = context.max(by: { wanted[$0].spot.point.y < wanted[$1].spot.point.y }) else {
        throw AlmanacError(
          .badInput, at: page.place,
          "\(wanted.count) labels do not fit beside the plot; draw fewer series or choose a larger size")
      }
      dropped.append(lines[wanted[least].index].label)
      wanted.remove(at: least)
    }
    if !dropped.isEmpty { result.unplaced.append("Not labelled: \(dropped.joined(separator: ", ")).") }
    let centres = LabelPlacement.place(
      wanted.map(\.spot.point.y), heights: wanted.map { labels[$0.index].height }, gap: 1, within: room)
    var items: [Scene.Item] = []
    for (position, centre) in zip(wanted, centres) {
      items += try item(lines[position.index], labels[position.index], position.spot, centre, frame)
    }
    result.items = items.isEmpty ? [] : [.group(Scene.Group(role: "label", items: items))]
    return result
  }

  private func item(
    _ line: Line, _ label: EndLabel, _ spot: Spot, _ centre: Double, _ frame: Frame
  ) throws(AlmanacError) -> [Scene.Item] {
    var items: [Scene.Item] = []
    let left = frame.right + LineChart.labelGap
    let start = Point(min(spot.point.x + 5, frame.right + 2), spot.point.y)
    if form != .column, abs(centre - spot.point.y) > 2.5 || spot.point.x < frame.right - 12 {
      items.append(
        .path(
          Scene.Path(
            steps: [.move(start), .line(Point(left - 2.5, centre))],
            stroke: Scene.Stroke(color: theme.axis, width: 0.5))))
    }
    let color = line.isContext ? theme.muted : line.color
    let extent = try setter.extent(label.font)
    var baseline =
      centre - label.height / 2 + (setter.lineHeight(label.font) + extent.ascent - extent.descent) / 2
    if let place = label.place {
      items.append(
        .text(
          Scene.Text(
            text: place, origin: Point(left, baseline), font: label.font, color: color,
            width: try setter.width(place, label.font))))
    }
    for (text, width) in zip(label.lines, label.widths) {
      items.append(
        .text(
          Scene.Text(
            text: text, origin: Point(left + (label.place == nil ? 0 : LineChart.placeColumn), baseline),
            font: label.font, color: color, width: width)))
      baseline += setter.lineHeight(label.font)
    }
    return items
  }
}
