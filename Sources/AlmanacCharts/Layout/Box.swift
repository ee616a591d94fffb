internal import AlmanacModel

/// A rectangle that something drawn takes, in points.
struct Box: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func lies(in other: Box) -> Bool {
    left >= other.left && right <= other.right && top >= other.top && bottom <= other.bottom
  }

  func grown(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  /// Whether the segment from `a` to `b` touches the box. Clipping: Liang and Barsky, ACM TOG 3 (1), 1984.
  func meets(_ a: Point, _ b: Point) -> Bool {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (p, q) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
      if p == 0 {
        if q < 0 { return false }
      } else if p < 0 {
        enter = max(enter, q / p)
      } else {
        leave = min(leave, q / p)
      }
    }
    return enter <= leave
  }

  /// The extent of a line of text: cap height above the baseline, a little below it.
  init(_ text: Scene.Text) {
    let shift =
      switch text.anchor {
      case .start: 0.0
      case .middle: text.width / 2
      case .end: text.width
      }
    self.init(
      left: text.origin.x - shift, top: text.origin.y - text.font.size * 0.78,
      right: text.origin.x - shift + text.width, bottom: text.origin.y + text.font.size * 0.24)
  }

  init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The boxes of all texts in `items`.
  static func texts(in items: [Scene.Item]) -> [Box] {
    items.flatMap { item -> [Box] in
      switch item {
      case .text(let text): [Box(text)]
      case .group(let group): texts(in: group.items)
      case .path: []
      }
    }
  }
}
