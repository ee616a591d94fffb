import AlmanacCharts
import AlmanacDrawing
import AlmanacModel
import Testing

private func width(_ text: String, size: Double = 8, language: String = "en") throws -> Double {
  try PangoMeasurer(Sample.fonts()).extent(of: text, font: Font(size: size), language: language).width
}

@Test func `a longer text is wider`() throws {
  let measurer = PangoMeasurer(try Sample.fonts())
  let text = "Trade turnover, Торговый оборот, 贸易额"
  let widths = try text.indices.map { end in
    try measurer.extent(of: String(text[...end]), font: Font(size: 8), language: "en").width
  }
  #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
}

@Test func `width grows with the size and no rounding`() throws {
  let text = "Minsk and Beijing 2022"
  let one = try width(text, size: 10)
  #expect(abs(try width(text, size: 20) - 2 * one) < 0.05)
  #expect(abs(try width(text, size: 10.1) - 1.01 * one) < 0.05)
}

@Test(arguments: ["0", "2", "3", "4", "5", "6", "7", "8", "9"])
func `every digit is as wide as a one`(digit: String) throws {
  let wide = try width(String(repeating: digit, count: 10))
  let ones = try width("1111111111")
  #expect(abs(wide - ones) < 0.01)
}

@Test func `ascent and descent lie on both sides of the baseline and follow the size`() throws {
  let measurer = PangoMeasurer(try Sample.fonts())
  let small = try measurer.extent(of: "Åg", font: Font(size: 8), language: "en")
  let large = try measurer.extent(of: "Åg", font: Font(size: 16), language: "en")
  #expect(small.ascent > 5 && small.ascent < 12)
  #expect(small.descent > 1 && small.descent < 4)
  #expect(abs(large.ascent - 2 * small.ascent) < 0.05)
}

@Test func `semibold is wider than regular`() throws {
  let measurer = PangoMeasurer(try Sample.fonts())
  let regular = try measurer.extent(of: "Belarus", font: Font(size: 8), language: "en").width
  let bold = try measurer.extent(of: "Belarus", font: Font(size: 8, weight: .semibold), language: "en").width
  #expect(bold > regular)
}

@Test(arguments: [
  ("rise 📈", "U+1F4C8 '📈'"), ("سلام", "U+0633"), ("x क", "U+0915 'क'"), ("中\u{10FFFF}", "U+10FFFF"),
])
func `a character without a glyph is named`(text: String, named: String) throws {
  let error = #expect(throws: AlmanacError.self) { try width(text) }
  #expect(error?.code == .badInput)
  #expect(error?.message.contains(named) == true)
}

@Test(arguments: ["<b>5</b>", "&amp;", "<span size='99pt'>", "<", "]]>"])
func `markup is letters`(text: String) throws {
  let letters = try text.unicodeScalars.map { try width("|\($0)|") - width("||") }.reduce(0, +)
  #expect(abs(try width(text) - letters) < 3)
}

@Test(arguments: ["\n", "\r\n", "\u{2028}", "\t", "\0", "\u{85}"])
func `a text is one line whatever it holds`(separator: String) throws {
  let blanks = String(repeating: " ", count: separator.unicodeScalars.count)
  #expect(try width("a\(separator)b") == width("a\(blanks)b"))
}

@Test(arguments: [
  "", " ", "\u{301}", "\u{202E}abc", "\u{200F}", "e\u{301}\u{302}\u{303}", "\u{200B}\u{FEFF}",
])
func `odd texts have a finite width`(text: String) throws {
  #expect(try width(text).isFinite)
}

@Test func `Chinese characters are square`() throws {
  #expect(abs(try width("中白贸易", size: 10, language: "zh") - 40) < 0.01)
}

@Test(arguments: [0, -1, .nan, .infinity])
func `a font size that is none is refused`(size: Double) throws {
  #expect(throws: AlmanacError.self) { try width("a", size: size) }
}

@Test func `asking twice gives the same`() throws {
  let measurer = PangoMeasurer(try Sample.fonts())
  let first = try measurer.extent(of: "2022", font: Font(size: 8), language: "ru")
  #expect(try measurer.extent(of: "2022", font: Font(size: 8), language: "ru") == first)
}
