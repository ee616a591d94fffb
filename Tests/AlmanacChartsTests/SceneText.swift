import AlmanacCharts
import AlmanacTestSupport
import Foundation
import Testing

/// A scene as lines of text that a reviewer can read: one line an item, groups indented.
enum SceneText {
  static func of(_ scene: Scene) -> String {
    var lines = ["page \(number(scene.width)) × \(number(scene.height))", "title \(scene.title)"]
    lines += ["alt \(scene.altText)", "source \(scene.source)"]
    lines += scene.items.flatMap { text($0, indent: "") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ item: Scene.Item, indent: String) -> [String] {
    switch item {
    case .text(let text):
      let size = "\(number(text.font.size))\(text.font.weight == .semibold ? " bold" : "")"
      return ["\(indent)\(text.anchor.rawValue) (\(point(text.origin))) \(size) \(text.color) “\(text.text)”"]
    case .path(let path): return [indent + "path " + words(path)]
    case .group(let group):
      let claims = group.claims.isEmpty ? "" : " \(group.claims.joined(separator: " "))"
      let title = group.title.map { " – \($0)" } ?? ""
      return ["\(indent)\(group.role)\(claims)\(title)"]
        + group.items.flatMap { text($0, indent: indent + "  ") }
    }
  }

  private static func words(_ path: Scene.Path) -> String {
    let steps = path.steps.map { step in
      switch step {
      case .move(let a): "M\(point(a))"
      case .line(let a): "L\(point(a))"
      case .curve(let a, let b, let c): "C\(point(a)) \(point(b)) \(point(c))"
      case .close: "Z"
      }
    }
    let fill = path.fill.map { " fill \($0)" } ?? ""
    let stroke = path.stroke.map { stroke in
      let dash = stroke.dash.isEmpty ? "" : " dash \(stroke.dash.map(number).joined(separator: ","))"
      return " stroke \(stroke.color) \(number(stroke.width))\(dash)"
    }
    return steps.joined(separator: " ") + fill + (stroke ?? "")
  }

  private static func point(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  private static func number(_ value: Double) -> String {
    let scaled = (value * 10).rounded() / 10
    return scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)
  }

  /// Compares with the file of that name in `Golden/`; with ALMANAC_RECORD set it is written, and the test
  /// fails.
  static func check(_ scene: Scene, _ name: String) throws {
    let file = URL(fileURLWithPath: "\(Fixtures.root)/Tests/AlmanacChartsTests/Golden/\(name).txt")
    let text = of(scene)
    if ProcessInfo.processInfo.environment["ALMANAC_RECORD"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); look at what changed and run again")
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == golden)
  }
}
