internal import AlmanacModel

/// A horizontal bar from `x0` to `x1`; its end and filling say how sure the value is.
struct BarMark {
  var x0: Double
  var x1: Double
  /// Where a range's pale end reaches, if the value is one.
  var xHigh: Double?
  var y: Double
  var height: Double
  var color: Color
  var theme: Theme
  var styles: [MarkStyle]

  /// Room that arrows take beyond the end.
  static let arrowRoom = 8.0

  var items: [Scene.Item] {
    var items: [Scene.Item] = []
    let isHatched = styles.contains(.planned) || styles.contains(.forecast)
    let isOutlined = styles.contains(.derived) || styles.contains(.disagree)
    if let xHigh, xHigh > x1 {
      items.append(.path(Scene.Path(steps: rectangle(x1, xHigh), fill: pale)))
    }
    if isHatched {
      items.append(.path(Scene.Path(steps: outline, fill: theme.background)))
      items += hatch.map {
        .path(Scene.Path(steps: $0, stroke: Scene.Stroke(color: color, width: 0.9, isRound: false)))
      }
      items.append(
        .path(Scene.Path(steps: outline, stroke: Scene.Stroke(color: color, width: 1, dash: [3, 2]))))
    } else if isOutlined {
      items.append(
        .path(
          Scene.Path(steps: outline, fill: theme.background, stroke: Scene.Stroke(color: color, width: 1))))
    } else {
      items.append(.path(Scene.Path(steps: outline, fill: color)))
    }
    items += arrow
    return items
  }

  private var pale: Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt32 { UInt32((Double(a) * 0.35 + Double(b) * 0.65).rounded()) }
    let ground = theme.background
    return Color(
      mix(color.red, ground.red) << 16 | mix(color.green, ground.green) << 8 | mix(color.blue, ground.blue))
  }

  private func rectangle(_ a: Double, _ b: Double) -> [Scene.Path.Step] {
    [
      .move(Point(a, y)), .line(Point(b, y)), .line(Point(b, y + height)), .line(Point(a, y + height)),
      .close,
    ]
  }

  /// The bar's outline; for "about" its end is a wave.
  private var outline: [Scene.Path.Step] {
    guard styles.contains(.about), abs(x1 - x0) > 3 else { return rectangle(x0, x1) }
    var steps: [Scene.Path.Step] = [.move(Point(x0, y)), .line(Point(x1, y))]
    let waves = max(2, Int((height / 5).rounded()))
    let step = height / Double(waves)
    for wave in 0..<waves {
      let top = y + Double(wave) * step
      let bulge = wave % 2 == 0 ? 2.6 : -2.6
      steps.append(
        .curve(
          Point(x1 + bulge, top + step / 3), Point(x1 + bulge, top + step * 2 / 3), Point(x1, top + step)))
    }
    steps += [.line(Point(x0, y + height)), .close]
    return steps
  }

  /// Lines at 45° every 4 points, cut to the bar.
  private var hatch: [[Scene.Path.Step]] {
    let (left, right) = (min(x0, x1), max(x0, x1))
    var lines: [[Scene.Path.Step]] = []
    var offset = left - height + 4
    while offset < right {
      // From (offset, bottom) up to (offset + height, top).
      let start = max(offset, left)
      let end = min(offset + height, right)
      if end > start {
        lines.append([
          .move(Point(start, y + height - (start - offset))), .line(Point(end, y + height - (end - offset))),
        ])
      }
      offset += 4
    }
    return lines
  }

  private var arrow: [Scene.Item] {
    let middle = y + height / 2
    let half = min(4, height / 2 - 1)
    let stroke = Scene.Stroke(color: color, width: 1.6)
    if styles.contains(.moreThan) {
      let x = x1 + 2.5
      return [
        .path(
          Scene.Path(
            steps: [
              .move(Point(x, middle - half)), .line(Point(x + half, middle)), .line(Point(x, middle + half)),
            ],
            stroke: stroke))
      ]
    }
    if styles.contains(.almost) {
      let x = x1 + 2.5
      return [
        .path(
          Scene.Path(
            steps: [
              .move(Point(x + half, middle - half)), .line(Point(x, middle)),
              .line(Point(x + half, middle + half)),
            ],
            stroke: stroke))
      ]
    }
    return []
  }
}
