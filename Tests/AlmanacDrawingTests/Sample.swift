import AlmanacCharts
import AlmanacDrawing

/// Scenes and fonts the tests of this folder share.
enum Sample {
  static let ink = Color(0x1B1F24)
  static let blue = Color(0x0B5CAD)
  static let white = Color(0xFFFFFF)

  static func fonts() throws -> FontLibrary {
    try FontLibrary(FontSearch(folders: FontSearch.debianFolders))
  }

  static func text(_ text: String, x: Double = 10, y: Double = 20, size: Double = 8) -> Scene.Text {
    Scene.Text(text: text, origin: Point(x, y), font: Font(size: size), color: ink, width: 0)
  }

  static func scene(_ items: [Scene.Item], width: Double = 144, height: Double = 72) -> Scene {
    Scene(
      width: width, height: height, background: white, items: items, title: "Sample", altText: "A sample.",
      source: "Source: none")
  }

  static func square(_ x: Double, _ y: Double, side: Double, fill: Color? = blue, stroke: Scene.Stroke? = nil)
    -> Scene.Path
  {
    Scene.Path(
      steps: [
        .move(Point(x, y)), .line(Point(x + side, y)), .line(Point(x + side, y + side)),
        .line(Point(x, y + side)), .close,
      ], fill: fill, stroke: stroke)
  }

  /// One item of every kind, in three scripts.
  static let everything: Scene = {
    let casing = Scene.Stroke(color: white, width: 2.2)
    var semibold = text("Торговля Китая — Беларуси", y: 16, size: 11.5)
    semibold.font.weight = .semibold
    var cased = text("+113.6 % <&> \"quoted\"", x: 134, y: 60)
    cased.anchor = .end
    cased.casing = casing
    var middle = text("中白贸易额 58亿美元", x: 72, y: 30)
    middle.anchor = .middle
    let line = Scene.Path(
      steps: [
        .move(Point(10, 50)), .line(Point(60, 40)), .curve(Point(80, 36), Point(90, 55), Point(130, 35.125)),
      ],
      stroke: Scene.Stroke(color: blue, width: 1.5))
    let dashes = Scene.Path(
      steps: [.move(Point(10, 66)), .line(Point(134, 66))],
      stroke: Scene.Stroke(color: Color(0xC2410C), width: 1.5, dash: [3, 2], isRound: false))
    let mark = Scene.Group(
      role: "mark", claims: ["c0123456789", "c9876543210"], title: "Trade reached \"$5.8 billion\" in 2022.",
      items: [.path(line), .path(square(128, 33, side: 4, fill: nil, stroke: casing))])
    return Scene(
      width: 144, height: 72, background: white,
      items: [
        .text(semibold), .text(middle),
        .group(Scene.Group(role: "plot", items: [.path(dashes), .group(mark)])),
        .text(cased),
      ],
      title: "Торговля & trade", altText: "Turnover was $5.8 billion.\nAll values: 2022: 5.8.",
      source: "Source: A. Author, «Title», 2022", language: "zh")
  }()
}

extension Sample {
  /// Letters whose forms depend on the language Pango believes in.
  static let international = scene(
    ["直骨今 2022年", "бгдпт fi İi", "5,8 млрд «б»", "Δ 10"].enumerated().map { index, words in
      .text(text(words, y: 15 + 15 * Double(index), size: 12))
    })

  /// A font configuration that swaps every family, embolden letters and hints them.
  static let hostileConfiguration = """
    <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>/usr/share/fonts</dir>
    <match target="pattern"><edit name="family" mode="assign" binding="strong"><string>Noto Serif CJK JP</string></edit></match>
    <match target="font"><edit name="embolden" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintfull</const></edit></match>
    </fontconfig>
    """
}
