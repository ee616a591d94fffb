internal import AlmanacModel

extension LineChart {
  /// Values whose period the source does not state, set apart below the axis with their marks.
  func undated(_ lines: [Line], bottom: Double) throws(AlmanacError) -> (items: [Scene.Item], height: Double)
  {
    let values = lines.flatMap { line in line.points.filter { $0.timePeriod == nil }.map { (line, $0) } }
    guard !values.isEmpty else { return ([], 0) }
    let lineHeight = setter.lineHeight(Theme.noteFont)
    let width = page.width - 13
    var rows: [(lines: [String], line: Line, observation: Observation)] = []
    for (line, observation) in values {
      let name = line.label.isEmpty ? "" : line.label + " "
      let text = "\(name)\(words(observation))\(sources.mark(observation))"
      rows.append((try setter.wrap(text, Theme.noteFont, within: width), line, observation))
    }
    let height = Double(rows.reduce(1) { $0 + $1.lines.count }) * lineHeight + 7
    var y = bottom - height + 7
    var items: [Scene.Item] = []
    y += try setter.set(
      ["Period not stated"], at: Point(page.left, y), Theme.noteFont, theme.muted, into: &items)
    let extent = try setter.extent(Theme.noteFont)
    y += lineHeight - extent.ascent - extent.descent
    for row in rows {
      let center = Point(page.left + 5, y + extent.ascent - extent.ascent * 0.36)
      let styles = MarkStyle.styles(of: row.observation, isDisputed: false)
      let mark = PointMark(
        center: center, radius: 2.2, color: row.line.color, theme: theme, styles: styles, whisker: nil)
      var texts: [Scene.Item] = []
      _ = try setter.set(
        row.lines, at: Point(page.left + 13, y), Theme.noteFont, theme.secondary, into: &texts)
      items.append(group(row.observation, mark.items + texts))
      y += Double(row.lines.count) * lineHeight
    }
    return ([.group(Scene.Group(role: "undated", items: items))], height)
  }
}
