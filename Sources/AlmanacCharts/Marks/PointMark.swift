internal import AlmanacModel

/// A dot at a stated value; filled if it is exact and actual.
struct PointMark {
  var center: Point
  var radius: Double
  var color: Color
  var theme: Theme
  var styles: [MarkStyle]
  /// y of a range's ends.
  var whisker: (low: Double, high: Double)?

  var items: [Scene.Item] {
    var items: [Scene.Item] = []
    let stroke = Scene.Stroke(color: color, width: 1.1)
    if let whisker {
      items.append(
        .path(
          Scene.Path(
            steps: [.move(Point(center.x, whisker.low)), .line(Point(center.x, whisker.high))], stroke: stroke
          )))
    }
    let isHollow = !Set(styles).isDisjoint(with: [.planned, .forecast, .derived, .disagree])
    if styles.contains(.about) {
      items.append(
        .path(
          Scene.Path(
            steps: PointMark.circle(center, radius + 2.2),
            stroke: Scene.Stroke(color: color, width: 0.7, dash: [1.5, 1.5]))))
    }
    items.append(
      .path(
        Scene.Path(
          steps: PointMark.circle(center, radius), fill: isHollow ? theme.background : color,
          stroke: Scene.Stroke(color: isHollow ? color : theme.background, width: isHollow ? 1.1 : 0.8))))
    if styles.contains(.moreThan) || styles.contains(.almost) {
      let direction = styles.contains(.moreThan) ? -1.0 : 1.0
      let start = center.y + direction * (radius + 0.8)
      items.append(
        .path(
          Scene.Path(
            steps: [.move(Point(center.x, start)), .line(Point(center.x, start + direction * 4))],
            stroke: stroke)))
    }
    return items
  }

  /// A circle of four Bézier curves. Constant: 4/3 × (√2 − 1).
  static func circle(_ center: Point, _ radius: Double) -> [Scene.Path.Step] {
    let k = radius * 0.552_284_75
    let (x, y) = (center.x, center.y)
    return [
      .move(Point(x + radius, y)),
      .curve(Point(x + radius, y + k), Point(x + k, y + radius), Point(x, y + radius)),
      .curve(Point(x - k, y + radius), Point(x - radius, y + k), Point(x - radius, y)),
      .curve(Point(x - radius, y - k), Point(x - k, y - radius), Point(x, y - radius)),
      .curve(Point(x + k, y - radius), Point(x + radius, y - k), Point(x + radius, y)), .close,
    ]
  }
}
