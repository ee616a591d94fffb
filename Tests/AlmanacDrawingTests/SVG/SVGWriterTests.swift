import AlmanacCharts
import AlmanacDrawing
import AlmanacModel
import Foundation
import FoundationXML
import Testing

@Test func `a scene with every kind of item is the recorded file`() throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden/everything.svg")
  let svg = String(decoding: try SVGWriter.svg(Sample.everything), as: UTF8.self)
  if ProcessInfo.processInfo.environment["ALMANAC_RECORD"] != nil {
    try Data(svg.utf8).write(to: file)
    Issue.record("recorded; look at what changed and run again")
  }
  #expect(svg == String(decoding: try Data(contentsOf: file), as: UTF8.self))
}

/// What an XML parser finds in `svg`.
private final class Found: NSObject, XMLParserDelegate {
  var elements: [String] = []
  var attributes: [[String: String]] = []
  var text: [String: String] = [:]
  private var open: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(name)
    self.attributes.append(attributes)
    open.append(name)
  }
  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }
  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text[open.last ?? "", default: ""] += string
  }
}

private func parse(_ svg: [UInt8]) throws -> Found {
  let found = Found()
  let parser = XMLParser(data: Data(svg))
  parser.delegate = found
  try #require(parser.parse(), "\(parser.parserError.debugDescription)")
  return found
}

@Test(arguments: [
  "]]>", "\"\u{301}x", "'\u{301} onload='alert(1)", "<script>alert(1)</script>", "a & b &amp; c", "<!-- -->",
  "<![CDATA[", "é\u{301}\u{302}", "tab\there", "\u{1F4C8}", "--> ?>", "\u{202E}cba",
])
func `hostile texts stay texts`(text: String) throws {
  var scene = Sample.scene([
    .text(Sample.text(text)),
    .group(Scene.Group(role: text, claims: [text], title: text, items: [])),
  ])
  scene.title = text
  scene.altText = text
  scene.source = text
  scene.language = text
  let found = try parse(try SVGWriter.svg(scene))
  #expect(found.elements == ["svg", "title", "desc", "metadata", "source", "rect", "text", "g", "title"])
  #expect(Array((found.text["desc"] ?? "").unicodeScalars) == Array(text.unicodeScalars))
  let shown = text.replacingOccurrences(of: "\t", with: " ")
  #expect(Array((found.text["text"] ?? "").unicodeScalars) == Array(shown.unicodeScalars))
  #expect(found.attributes.last { $0["data-claim"] != nil }?["data-claim"] == shown)
}

@Test(arguments: ["\0", "\u{1}", "\u{B}", "\u{1B}", "\u{7F}", "\u{9F}", "\u{FFFE}", "\u{FFFF}", "\r"])
func `characters that XML refuses are left out`(character: String) throws {
  var scene = Sample.scene([.text(Sample.text("a\(character)b"))])
  scene.title = "a\(character)b"
  let found = try parse(try SVGWriter.svg(scene))
  #expect(found.text["title"] == "ab")
}

@Test(arguments: [
  (0.0, "M0 0L1 1"), (-0.0, "M0 0L1 1"), (-0.004, "M0 0L1 1"), (0.005, "M0.01 0L1 1"),
  (-0.005, "M-0.01 0L1 1"),
  (1.5, "M1.5 0L1 1"), (2.999, "M3 0L1 1"), (-12.345, "M-12.35 0L1 1"), (99_999.99, "M99999.99 0L1 1"),
  (1e-300, "M0 0L1 1"), (10.05, "M10.05 0L1 1"),
])
func `numbers have two decimals at most`(x: Double, d: String) throws {
  let path = Scene.Path(steps: [.move(Point(x, 0)), .line(Point(1, 1))], fill: Sample.ink)
  let found = try parse(try SVGWriter.svg(Sample.scene([.path(path)])))
  #expect(found.attributes.last?["d"] == d)
}

@Test(arguments: [
  ("zh", "SC"), ("zh-TW", "TC"), ("zh-Hant-HK", "HK"), ("ja", "JP"), ("ko-KR", "KR"), ("en", "SC"),
  ("", "SC"),
])
func `the fonts named are those of the language`(language: String, han: String) throws {
  var scene = Sample.scene([])
  scene.language = language
  let root = try #require(try parse(try SVGWriter.svg(scene)).attributes.first)
  #expect(root["font-family"] == "Inter, 'Noto Sans CJK \(han)', 'Noto Sans \(han)', sans-serif")
  #expect(root["xml:lang"] == language)
  #expect(root["role"] == "img")
}

@Test func `a picture's size is in millimetres`() throws {
  let scene = Sample.scene([], width: 160 * 72 / 25.4, height: 100 * 72 / 25.4)
  let root = try #require(try parse(try SVGWriter.svg(scene)).attributes.first)
  #expect(root["width"] == "160mm")
  #expect(root["height"] == "100mm")
  #expect(root["viewBox"] == "0 0 453.54 283.46")
}
