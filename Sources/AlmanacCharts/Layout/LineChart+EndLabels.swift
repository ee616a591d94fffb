internal import AlmanacModel

extension LineChart {
  /// The label at the right end of a series: its name and its last value; in a ranking the place comes first,
  /// in a column of its own.
  struct EndLabel {
    /// Which series and which of its values it is for; a series has several where sources differ on its last
    /// period.
    var line: Int
    var value: Int
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
    var labels: [EndLabel] = []
    for (index, line) in lines.enumerated() {
      let dated = line.dated
      let last = dated.indices.filter { dated[$0].timePeriod == dated.last?.timePeriod }
      let shown = form == .column ? Array(last.suffix(1)) : last
      for value in shown {
        let name = value == shown.first ? line.label : ""
        labels.append(try label(line, name, dated[value], at: (index, value)))
      }
    }
    return labels
  }

  private func label(
    _ line: Line, _ name: String, _ last: Observation, at place: (line: Int, value: Int)
  ) throws(AlmanacError) -> EndLabel {
    let font = line.isFocus ? Theme.focusLabel : Theme.label
    let source = sources.mark(last)
    let value = form == .rank ? "" : form == .column ? "" : words(last)
    let text = [name, value].filter { !$0.isEmpty }.joined(separator: " ") + source
    let indent = form == .rank ? LineChart.placeColumn : 0
    let lines = try setter.wrap(text, font, within: LineChart.widestLabel - indent)
    let widths = try lines.map { line throws(AlmanacError) in try setter.width(line, font) }
    return EndLabel(
      line: place.line, value: place.value,
      place: form == .rank ? String(Int(last.stated.value ?? last.stated.low ?? 0)) : nil, lines: lines,
      widths: widths, height: Double(max(1, lines.count)) * setter.lineHeight(font), font: font,
      width: indent + (widths.max() ?? 0))
  }

  /// A value with all the words it needs: "about $770m, planned".
  func words(_ observation: Observation) -> String {
    var parts = [format.qualified(observation)]
    if observation.key.modality != .actual { parts.append(observation.key.modality.rawValue) }
    if observation.isDerived { parts.append("derived") }
    return parts.joined(separator: ", ")
  }

  /// - Throws: `AlmanacError` 65 if the labels do not fit even without those of the context.
  func endLabelItems(
    _ lines: [Line], _ labels: [EndLabel], _ spots: [[Spot]], _ frame: Frame, _ value: ValueScale
  ) throws(AlmanacError) -> Result {
    var wanted = labels.indices.map { index in
      (index: index, spot: spots[labels[index].line][labels[index].value])
    }
    wanted.sort { ($0.spot.point.y, $0.index) < ($1.spot.point.y, $1.index) }
    var result = Result()
    let room = (frame.top - 10)...max(frame.bottom + 6, frame.top)
    func fits() -> Bool {
      wanted.reduce(-1) { $0 + labels[$1.index].height + 1 } <= room.upperBound - room.lowerBound
    }
    // No room: the labels of the context go, the smallest first.
    var dropped: [String] = []
    while !fits() {
      let context = wanted.indices.filter { lines[labels[wanted[$0].index].line].isContext }
      guard let least = context.max(by: { wanted[$0].spot.point.y < wanted[$1].spot.point.y }) else {
        throw AlmanacError(
          .badInput, at: page.place,
          "\(wanted.count) labels do not fit beside the plot; draw fewer series or choose a larger size")
      }
      dropped.append(lines[labels[wanted[least].index].line].label)
      wanted.remove(at: least)
    }
    if !dropped.isEmpty { result.unplaced.append("Not labelled: \(dropped.joined(separator: ", ")).") }
    let centres = LabelPlacement.place(
      wanted.map(\.spot.point.y), heights: wanted.map { labels[$0.index].height }, gap: 1, within: room)
    var items: [Scene.Item] = []
    for (position, centre) in zip(wanted, centres) {
      items += try item(
        lines[labels[position.index].line], labels[position.index], position.spot, centre, frame)
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
