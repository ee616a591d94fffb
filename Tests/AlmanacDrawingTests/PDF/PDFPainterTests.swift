import AlmanacCharts
import AlmanacDrawing
import AlmanacModel
import Foundation
import Testing

@Test func `a PDF is the same twice and says when it was made`() throws {
  let first = try PDFPainter.pdf(Sample.everything, fonts: Sample.fonts())
  #expect(first.starts(with: Array("%PDF-".utf8)))
  #expect(try PDFPainter.pdf(Sample.everything, fonts: Sample.fonts()) == first)
  let text = String(decoding: first, as: UTF8.self)
  #expect(text.contains("/CreationDate (19700101000000"))
  let day = try #require(CalendarDay("2022-03-15"))
  let dated = try PDFPainter.pdf(Sample.everything, fonts: Sample.fonts(), created: day)
  #expect(String(decoding: dated, as: UTF8.self).contains("/CreationDate (20220315000000"))
}

@Test func `a PDF embeds its fonts`() throws {
  let pdf = String(decoding: try PDFPainter.pdf(Sample.everything, fonts: Sample.fonts()), as: UTF8.self)
  #expect(pdf.contains("+Inter-Regular"))
  #expect(pdf.contains("+Inter-SemiBold"))
  #expect(pdf.contains("/FontFile3"))
}

@Test func `a PDF of a text without glyphs is refused`() throws {
  let scene = Sample.scene([.text(Sample.text("📈"))])
  let error = #expect(throws: AlmanacError.self) { try PDFPainter.pdf(scene, fonts: Sample.fonts()) }
  #expect(error?.code == .badInput)
}

@Test(arguments: [("zh", "sc"), ("en", "sc"), ("zh-TW", "tc"), ("zh-HK", "hk"), ("ja", "jp"), ("ko", "kr")])
func `Chinese characters come from the font of the language`(language: String, font: String) throws {
  var scene = Sample.scene([.text(Sample.text("直骨今"))])
  scene.language = language
  let pdf = String(decoding: try PDFPainter.pdf(scene, fonts: Sample.fonts()), as: UTF8.self)
  #expect(pdf.contains("+NotoSansCJK\(font)-Regular"))
  #expect(!pdf.contains("+Inter"))
}

@Test func `Cyrillic comes from Inter even among Chinese`() throws {
  var scene = Sample.scene([.text(Sample.text("Беларусь")), .text(Sample.text("中", y: 40))])
  scene.language = "zh"
  let both = String(decoding: try PDFPainter.pdf(scene, fonts: Sample.fonts()), as: UTF8.self)
  #expect(both.contains("+Inter-Regular"))
  scene.items = [.text(Sample.text("Беларусь 5,8"))]
  let one = String(decoding: try PDFPainter.pdf(scene, fonts: Sample.fonts()), as: UTF8.self)
  #expect(!one.contains("NotoSans"))
}
