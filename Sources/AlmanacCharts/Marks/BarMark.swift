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

  private var isHatched: Bool { styles.contains(.planned) || styles.contains(.forecast) }
  private var isWavy: Bool { styles.contains(.about) && abs(x1 - x0) > 6 }
  private static let wave = 2.6

  var items: [Scene.Item] {
    var items: [Scene.Item] = []
    if let xHigh, xHigh > x1 {
      items.append(.path(Scene.Path(steps: rectangle(x1, xHigh), fill: pale)))
    }
    if isHatched {
      items += hatched
    } else if styles.contains(.derived) || styles.contains(.disagree) {
      items.append(
        .path(
          Scene.Path(steps: outline, fill: theme.background, stroke: Scene.Stroke(color: color, width: 1))))
    } else {
      items.append(.path(Scene.Path(steps: outline, fill: color)))
    }
    return items + arrow
  }

  private var hatched: [Scene.Item] {
    var items: [Scene.Item] = [.path(Scene.Path(steps: outline, fill: theme.background))]
    items += hatch.map {
      .path(Scene.Path(steps: $0, stroke: Scene.Stroke(color: color, width: 0.9, isRound: false)))
    }
    let dash = styles.contains(.planned) ? [3.0, 2.0] : []
    let sides: [Scene.Path.Step] = [
      .move(Point(x1, y)), .line(Point(x0, y)), .line(Point(x0, y + height)), .line(Point(x1, y + height)),
    ]
    items.append(.path(Scene.Path(steps: sides, stroke: Scene.Stroke(color: color, width: 1, dash: dash))))
    // A wave is drawn through: dashes would hide it.
    items.append(
      .path(
        Scene.Path(
          steps: [.move(Point(x1, y))] + end,
          stroke: Scene.Stroke(color: color, width: 1, dash: isWavy ? [] : dash))))
    return items
  }

  private var pale: Color { color.mixed(with: theme.background, share: 0.35) }

  private func rectangle(_ a: Double, _ b: Double) -> [Scene.Path.Step] {
    [
      .move(Point(a, y)), .line(Point(b, y)), .line(Point(b, y + height)), .line(Point(a, y + height)),
      .close,
    ]
  }

  private var outline: [Scene.Path.Step] {
    [.move(Point(x0, y)), .line(Point(x1, y))] + end + [.line(Point(x0, y + height)), .close]
  }

  /// From the upper to the lower corner: straight, or a wave for "about".
  private var end: [Scene.Path.Step] {
    guard isWavy else { return [.line(Point(x1, y + height))] }
    let waves = max(2, Int((height / 5).rounded()))
    let step = height / Double(waves)
    return (0..<waves).map { wave in
      let top = y + Double(wave) * step
      let x = x1 + (wave % 2 == 0 ? BarMark.wave : -BarMark.wave)
      return .curve(Point(x, top + step / 3), Point(x, top + step * 2 / 3), Point(x1, top + step))
    }
  }

  /// Lines at 45° every 4 points, cut to the bar.
  private var hatch: [[Scene.Path.Step]] {
    let inset = isWavy ? BarMark.wave * 0.75 : 0
    let (left, right) = x0 <= x1 ? (x0, x1 - inset) : (x1 + inset, x0)
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

  /// Pointing outward for "more than", inward for "almost".
  private var arrow: [Scene.Item] {
    let isOutward = styles.contains(.moreThan)
    guard isOutward || styles.contains(.almost) else { return [] }
    let middle = y + height / 2
    let half = min(4, height / 2 - 1)
    let direction = x1 < x0 ? -1.0 : 1.0
    let near = x1 + direction * 2.8
    let far = near + direction * half
    let (tip, open) = isOutward ? (far, near) : (near, far)
    let steps: [Scene.Path.Step] = [
      .move(Point(open, middle - half)), .line(Point(tip, middle)), .line(Point(open, middle + half)),
    ]
    return [.path(Scene.Path(steps: steps, stroke: Scene.Stroke(color: color, width: 1.6)))]
  }
}

extension Color {
  /// This colour laid over `other`, `share` of it showing.
  func mixed(with other: Color, share: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
      UInt32((Double(a) * share + Double(b) * (1 - share)).rounded())
    }
    return Color(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
  }
}
