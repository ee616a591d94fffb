internal import AlmanacCharts
internal import AlmanacModel

extension Scene {
  /// Lengths beyond it, in points (35 m), are a fault of whoever made the scene.
  static let longest = 100_000.0
  /// Groups stand in groups at most this deep.
  static let deepest = 64

  /// Where errors about this scene are.
  var place: String { title.isEmpty ? "picture" : "picture '\(title)'" }

  /// - Throws: `AlmanacError` (65) if a size is not positive, a number not finite or beyond all bounds, a path does not
  ///   begin with a move, or groups are nested without end.
  func check() throws(AlmanacError) {
    guard width.isDrawable, height.isDrawable, width > 0, height > 0 else {
      throw AlmanacError(
        .badInput, at: place, "a page of \(width) by \(height) pt cannot be drawn; give it a size above 0")
    }
    try Scene.check(items, at: place, depth: 0)
  }

  /// The texts drawn, in order.
  var texts: [String] {
    var found: [String] = []
    func collect(_ items: [Item]) {
      for item in items {
        switch item {
        case .text(let text): found.append(LineText(text.text).text)
        case .group(let group): collect(group.items)
        case .path: break
        }
      }
    }
    collect(items)
    return found
  }

  private static func check(_ items: [Item], at place: String, depth: Int) throws(AlmanacError) {
    guard depth <= deepest else {
      throw AlmanacError(.badInput, at: place, "groups are nested more than \(deepest) deep; flatten them")
    }
    for item in items {
      switch item {
      case .path(let path): try path.check(at: place)
      case .text(let text): try text.check(at: place)
      case .group(let group): try check(group.items, at: place, depth: depth + 1)
      }
    }
  }
}

extension Scene.Path {
  fileprivate func check(at place: String) throws(AlmanacError) {
    if let first = steps.first {
      guard case .move = first else {
        throw AlmanacError(.badInput, at: place, "a path begins without a move; begin it with one")
      }
    }
    for step in steps {
      switch step {
      case .move(let point), .line(let point): try point.check(at: place)
      case .curve(let first, let second, let end):
        try first.check(at: place)
        try second.check(at: place)
        try end.check(at: place)
      case .close: break
      }
    }
    try stroke?.check(at: place)
  }
}

extension Scene.Text {
  fileprivate func check(at place: String) throws(AlmanacError) {
    let place = "\(place), text '\(text)'"
    try origin.check(at: place)
    try font.check(at: place)
    try casing?.check(at: place)
  }
}

extension Font {
  /// - Throws: `AlmanacError` (65) if the size is not above 0.
  func check(at place: String) throws(AlmanacError) {
    guard size.isDrawable, size > 0 else {
      throw AlmanacError(
        .badInput, at: place, "a font size of \(size) pt cannot be drawn; give it one above 0")
    }
  }
}

extension Point {
  fileprivate func check(at place: String) throws(AlmanacError) {
    guard x.isDrawable, y.isDrawable else {
      throw AlmanacError(
        .badInput, at: place, "the point (\(x), \(y)) cannot be drawn; keep within \(Int(Scene.longest)) pt")
    }
  }
}

extension Scene.Stroke {
  fileprivate func check(at place: String) throws(AlmanacError) {
    guard width.isDrawable, width >= 0 else {
      throw AlmanacError(.badInput, at: place, "a stroke \(width) pt wide cannot be drawn; give it 0 or more")
    }
    guard dash.allSatisfy({ $0.isDrawable && $0 >= 0 }), dash.isEmpty || dash.contains(where: { $0 > 0 })
    else {
      throw AlmanacError(
        .badInput, at: place,
        "the dashes \(dash) cannot be drawn; give lengths of 0 or more, not all of them 0")
    }
  }
}

extension Double {
  fileprivate var isDrawable: Bool { isFinite && magnitude <= Scene.longest }
}
