import AlmanacCharts
import AlmanacDrawing
import AlmanacModel
import Foundation
import Testing

private func decode(_ scene: Scene, dpi: Int = 72) throws -> DecodedPNG {
  try DecodedPNG(PNGPainter.png(scene, dpi: dpi, fonts: Sample.fonts()))
}

@Test(arguments: [(72, 144, 72, 2835), (96, 192, 96, 3780), (200, 400, 200, 7874), (300, 600, 300, 11811)])
func `a picture has the size and the resolution asked for`(dpi: Int, width: Int, height: Int, perMetre: Int)
  throws
{
  let png = try decode(Sample.everything, dpi: dpi)
  #expect(png.width == width)
  #expect(png.height == height)
  let number = withUnsafeBytes(of: UInt32(perMetre).bigEndian, Array.init)
  #expect(png.chunks.first { $0.kind == "pHYs" }?.data == number + number + [1])
}

@Test func `words beyond Latin-1 are iTXt, others tEXt, and no clock is in the file`() throws {
  let png = try decode(Sample.everything)
  let kinds = png.chunks.map(\.kind).filter { $0 != "IDAT" }
  #expect(kinds == ["IHDR", "pHYs", "iTXt", "tEXt", "tEXt", "IEND"])
  let texts = png.chunks.filter { $0.kind.hasSuffix("EXt") || $0.kind == "iTXt" }.map(\.data)
  #expect(texts[0] == Array("Title\0\0\0zh\0\0Торговля & trade".utf8))
  #expect(texts[1] == Array("Description\0Turnover was $5.8 billion.\nAll values: 2022: 5.8.".utf8))
  #expect(
    texts[2] == Array("Source\0Source: A. Author, ".utf8) + [0xAB] + Array("Title".utf8) + [0xBB]
      + Array(", 2022".utf8))
}

@Test func `shapes lie where the scene has them`() throws {
  let red = Scene.Stroke(color: Color(0xFF0000), width: 4)
  let png = try decode(
    Sample.scene([
      .path(Sample.square(10, 10, side: 20)),
      .group(Scene.Group(role: "g", items: [.path(Sample.square(60, 20, side: 30, fill: nil, stroke: red))])),
    ]))
  #expect(png[20, 20] == 0x0B5CAD)
  #expect(png[10, 10] == 0x0B5CAD)
  #expect(png[29, 29] == 0x0B5CAD)
  #expect(png[9, 20] == 0xFFFFFF)
  #expect(png[30, 20] == 0xFFFFFF)
  #expect(png[75, 35] == 0xFFFFFF)
  #expect(png[59, 35] == 0xFF0000)
  #expect(png[75, 50] == 0xFF0000)
}

@Test(arguments: [
  (Scene.Stroke(color: Color(0xFF0000), width: 8), UInt32(0xFF0000)),
  (Scene.Stroke(color: Color(0xFF0000), width: 8, isRound: false), UInt32(0xFFFFFF)),
])
func `a line ends round only where the scene says so`(stroke: Scene.Stroke, beyond: UInt32) throws {
  let line = Scene.Path(steps: [.move(Point(20, 36)), .line(Point(60, 36))], stroke: stroke)
  #expect(try decode(Sample.scene([.path(line)]))[61, 36] == beyond)
}

@Test func `dashes leave their gaps open`() throws {
  let stroke = Scene.Stroke(color: Color(0xFF0000), width: 4, dash: [6, 4])
  let line = Scene.Path(steps: [.move(Point(20, 36)), .line(Point(60, 36))], stroke: stroke)
  let png = try decode(Sample.scene([.path(line)]))
  #expect((20..<40).map { png[$0, 36] == 0xFF0000 } == (0..<20).map { $0 % 10 < 6 })
}

@Test func `a casing lies behind its letters and before what they cross`() throws {
  let band = Sample.square(0, 0, side: 144, fill: Color(0x0000FF))
  var text = Sample.text("HHH", x: 40, y: 50, size: 30)
  text.color = Color(0xFF0000)
  text.casing = Scene.Stroke(color: Color(0xFFFFFF), width: 4)
  let png = try decode(Sample.scene([.path(band), .text(text)]))
  let row = (0..<144).map { png[$0, 35] }
  #expect(row.contains(0xFF0000))
  let firstWhite = try #require(row.firstIndex(of: 0xFFFFFF))
  let firstRed = try #require(row.firstIndex(of: 0xFF0000))
  #expect(firstWhite < firstRed)
  #expect(row[0] == 0x0000FF)
}

@Test(arguments: [
  ("HHHH 5.8 HHHH", "en", Scene.Text.Anchor.start), ("HHHH 5.8 HHHH", "en", .middle),
  ("HНИН 113,6 НH", "ru", .end),
])
func `a text is drawn as wide as it was measured`(text: String, language: String, anchor: Scene.Text.Anchor)
  throws
{
  let font = Font(size: 10)
  let width = try PangoMeasurer(Sample.fonts()).extent(of: text, font: font, language: language).width
  let bearing = try bearings(font: font)
  var drawn = Sample.text(text, x: 100, y: 40, size: 10)
  drawn.anchor = anchor
  var scene = Sample.scene([.text(drawn)], width: 200)
  scene.language = language
  let columns = try #require(try decode(scene, dpi: 720).inkedColumns())
  let left: Double = [.start: 100, .middle: 100 - width / 2, .end: 100 - width][anchor] ?? .nan
  #expect(abs(Double(columns.lowerBound) / 10 - bearing - left) < 0.2)
  #expect(abs(Double(columns.upperBound + 1) / 10 + bearing - (left + width)) < 0.2)
}

/// The blank beside an "H", in points.
private func bearings(font: Font) throws -> Double {
  let width = try PangoMeasurer(Sample.fonts()).extent(of: "H", font: font, language: "en").width
  let scene = Sample.scene([.text(Sample.text("H", x: 10, y: 40, size: font.size))])
  let columns = try #require(try decode(scene, dpi: 720).inkedColumns())
  return (width - Double(columns.count) / 10) / 2
}

@Test func `the same scene gives the same bytes`() throws {
  let first = try PNGPainter.png(Sample.everything, dpi: 200, fonts: Sample.fonts())
  #expect(try PNGPainter.png(Sample.everything, dpi: 200, fonts: Sample.fonts()) == first)
}

@Test func `no locale and no font configuration of the system reaches a picture`() async throws {
  let fonts = try Sample.fonts()
  let png = SHA256.hex(try PNGPainter.png(Sample.international, dpi: 200, fonts: fonts))
  let pdf = SHA256.hex(try PDFPainter.pdf(Sample.international, fonts: fonts))
  await #expect(processExitsWith: .success) { [png = png as String, pdf = pdf as String] in
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let hostile = folder.appendingPathComponent("fonts.conf")
    try Data(Sample.hostileConfiguration.utf8).write(to: hostile)
    for name in ["LANG", "LC_ALL", "LANGUAGE", "PANGO_LANGUAGE", "FC_LANG"] { setenv(name, "ja_JP.UTF-8", 1) }
    setenv("PANGO_LANGUAGE", "ja:sr:tr", 1)
    setenv("FONTCONFIG_FILE", hostile.path, 1)
    setlocale(LC_ALL, "")
    let fonts = try Sample.fonts()
    #expect(SHA256.hex(try PNGPainter.png(Sample.international, dpi: 200, fonts: fonts)) == png)
    #expect(SHA256.hex(try PDFPainter.pdf(Sample.international, fonts: fonts)) == pdf)
  }
}

@Test(arguments: [("zh", "ja"), ("zh", "zh-TW"), ("zh-TW", "ja")])
func `Chinese characters have the forms of the language`(first: String, second: String) throws {
  var scene = Sample.scene([.text(Sample.text("直骨今", size: 20))])
  scene.language = first
  let one = try PNGPainter.png(scene, dpi: 200, fonts: Sample.fonts())
  scene.language = second
  #expect(try PNGPainter.png(scene, dpi: 200, fonts: Sample.fonts()) != one)
}

@Test(arguments: [(100.0, 20_000), (100_000.0, 72), (1.0, 0), (1.0, -72), (1.0, .max)])
func `an absurd size is refused before anything is allocated`(side: Double, dpi: Int) throws {
  let scene = Sample.scene([], width: side, height: side)
  let error = #expect(throws: AlmanacError.self) {
    try PNGPainter.png(scene, dpi: dpi, fonts: Sample.fonts())
  }
  #expect(error?.code == .badInput)
}

@Test func `pictures may be painted at the same time from the same fonts`() async throws {
  let fonts = try Sample.fonts()
  let digests = try await withThrowingTaskGroup(of: String.self) { group in
    for _ in 0..<8 {
      group.addTask { SHA256.hex(try PNGPainter.png(Sample.everything, dpi: 96, fonts: fonts)) }
    }
    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
  }
  #expect(digests.count == 1)
}
