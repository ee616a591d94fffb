import AlmanacCharts
import AlmanacDrawing
import AlmanacModel
import Foundation
import Testing

@Test(arguments: [
  (["2021–2023 £5.8bn"], ["Inter-Regular.otf", "Inter-SemiBold.otf"]),
  (["Оборот"], ["Inter-Regular.otf", "Inter-SemiBold.otf"]),
  (
    ["58", "亿美元"],
    ["Inter-Regular.otf", "Inter-SemiBold.otf", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"]
  ),
])
func `the files of a picture are those its texts need`(texts: [String], names: [String]) throws {
  #expect(try Sample.fonts().files(drawing: texts).map(\.name) == names)
}

@Test func `a missing font names the package that brings it`() {
  let error = #expect(throws: AlmanacError.self) { try FontLibrary(FontSearch(folders: ["/nowhere"])) }
  #expect(error?.code == .noInput)
  #expect(error?.place == "font Inter-Regular.otf")
  #expect(error?.message.contains("apt-get install fonts-inter") == true)
}

@Test func `a missing Chinese font matters only to a text that needs it`() throws {
  let folders = FontSearch.debianFolders.filter { $0.hasSuffix("inter") }
  let measurer = PangoMeasurer(try FontLibrary(FontSearch(folders: folders)))
  #expect(try measurer.extent(of: "Minsk", font: .init(size: 8), language: "zh").width > 0)
  let error = #expect(throws: AlmanacError.self) {
    try measurer.extent(of: "明斯克", font: .init(size: 8), language: "zh")
  }
  #expect(error?.code == .noInput)
  #expect(error?.message.contains("apt-get install fonts-noto-cjk") == true)
  #expect(error?.message.contains("明斯克") == true)
}

@Test func `folders of the environment come before those of the system`() {
  #expect(
    FontSearch(environment: ["ALMANAC_FONTS": "/a:/b"]).folders == ["/a", "/b"] + FontSearch.debianFolders)
  #expect(FontSearch(environment: [:]).folders == FontSearch.debianFolders)
}

@Test func `a font's digest is that of its bytes`() throws {
  let file = try #require(try Sample.fonts().files(drawing: [""]).first)
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
  #expect(try file.sha256() == SHA256.hex(bytes))
}

@Test func `directory digests tell fonts apart, in collections too`() throws {
  let digests = try Sample.fonts().files(drawing: ["中"]).map { try $0.directoryDigest() }
  #expect(digests.allSatisfy { $0.utf8.count == 64 })
  #expect(Set(digests).count == 4)
}

@Test(arguments: ["", "ttcf", "ttcf\0\0\0\0\u{7F}\u{7F}\u{7F}\u{7F}", "OTTO\u{7F}\u{7F}", "OTTO\0\0"])
func `a damaged font is refused`(text: String) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for name in ["Inter-Regular.otf", "Inter-SemiBold.otf"] {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  let error = #expect(throws: AlmanacError.self) { try FontLibrary(FontSearch(folders: [folder.path])) }
  #expect(error?.code == .badInput)
  let file = FontFile(path: folder.appendingPathComponent("Inter-Regular.otf").path)
  #expect(throws: AlmanacError.self) { try file.directoryDigest() }
}
