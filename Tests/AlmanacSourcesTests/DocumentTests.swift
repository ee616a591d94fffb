import AlmanacModel
import AlmanacSources
import AlmanacTestSupport
import Foundation
import Testing

private let unreadable: [(name: String, bytes: [UInt8], message: String)] = [
  ("empty", [], "a.txt: is empty; nothing to read"),
  ("blank", Array(" \n\t\r\n".utf8), "a.txt: is empty; nothing to read"),
  ("only a byte order mark", [0xEF, 0xBB, 0xBF, 0x0A], "a.txt: is empty; nothing to read"),
  (
    "a NUL", Array("one\ntwo\0".utf8),
    "a.txt:2: a NUL byte stands at byte 7; this is no text file: convert it to UTF-8 text first"
  ),
  (
    "NULs only", [0, 0],
    "a.txt:1: a NUL byte stands at byte 0; this is no text file: convert it to UTF-8 text first"
  ),
  (
    "Latin-1", Array("caf".utf8) + [0xE9, 0x20],
    "a.txt:1: is not UTF-8 at byte 3; convert it, for example with 'iconv -f WINDOWS-1251 -t UTF-8'"
  ),
  (
    "an overlong form", Array("a\n".utf8) + [0xC0, 0xAF],
    "a.txt:2: is not UTF-8 at byte 2; convert it, for example with 'iconv -f WINDOWS-1251 -t UTF-8'"
  ),
  (
    "a surrogate", [0x61, 0xED, 0xA0, 0x80],
    "a.txt:1: is not UTF-8 at byte 1; convert it, for example with 'iconv -f WINDOWS-1251 -t UTF-8'"
  ),
  (
    "cut in a character", [0x61, 0xE4, 0xB8],
    "a.txt:1: is not UTF-8 at byte 1; convert it, for example with 'iconv -f WINDOWS-1251 -t UTF-8'"
  ),
]

@Test(arguments: unreadable)
func `a file that is no text is refused with its place`(name: String, bytes: [UInt8], message: String) throws
{
  let folder = try TemporaryFolder()
  let path = try folder.write(bytes, to: "a.txt")
  let error = #expect(throws: AlmanacError.self) { try DocumentReader().read(path: path, shownAs: "a.txt") }
  #expect(error?.code == .badInput)
  #expect(error?.description == message)
}

@Test func `a missing file and a folder are told apart`() throws {
  let folder = try TemporaryFolder()
  for (path, code) in [("/none.txt", AlmanacError.Code.noInput), ("", .badInput)] {
    let error = #expect(throws: AlmanacError.self) {
      try DocumentReader().read(path: folder.path + path, shownAs: "x")
    }
    #expect(error?.code == code)
  }
}

@Test(arguments: ["plain", "\u{FEFF}with a mark", "中文 and café\r\n", "😀\u{0301}"])
func `text is kept code point for code point`(text: String) throws {
  let folder = try TemporaryFolder()
  let document = try DocumentReader().read(path: folder.write(text, to: "a.md"), shownAs: "a.md")
  #expect(Array(document.text.unicodeScalars) == Array(text.unicodeScalars))
  #expect(document.byteCount == text.utf8.count)
  #expect(document.sha256 == SHA256.hex(text))
}

@Test func `what the sidecar says goes before the front matter, which fills the rest`() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write(
    "---\ntitle: \"Of the file\"\ndate: 2021-03\nauthors: [A. One, B. Two]\nlang: en\n---\nText.", to: "a.md")
  try folder.write(
    "title = \"Of the sidecar\"\npublished = 2022\nhome_area = \"BLR\"\n", to: "a.md.meta.toml")
  let metadata = try DocumentReader().read(path: path, shownAs: "a.md").metadata
  #expect(metadata.title == "Of the sidecar")
  #expect(metadata.published?.description == "2022-12-31")
  #expect(metadata.authors == ["A. One", "B. Two"])
  #expect(metadata.language == "en" && metadata.homeArea == "BLR")
}

private let badSidecars: [(text: String, message: String)] = [
  ("titel = \"x\"", "a.md.meta.toml:1: unknown key 'titel'; did you mean 'title'?"),
  (
    "\nquatsch = 1",
    "a.md.meta.toml:2: unknown key 'quatsch'; allowed are title, authors, published, lang, home_area"
  ),
  (
    "title = \"x\"\npublished = \"May 2022\"",
    "a.md.meta.toml:2: 'May 2022' is no date; write \"2022-03-15\", \"2022-03\" or \"2022\""
  ),
  ("title = 3", "a.md.meta.toml:1: 'title' must be a text in quotation marks"),
  ("authors = [1]", "a.md.meta.toml:1: 'authors' must be a list of texts: [\"A. Author\"]"),
]

@Test(arguments: badSidecars)
func `a wrong sidecar is refused with file, line and what is allowed`(text: String, message: String) throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("Text.", to: "a.md")
  try folder.write(text, to: "a.md.meta.toml")
  let error = #expect(throws: AlmanacError.self) { try DocumentReader().read(path: path, shownAs: "a.md") }
  #expect(error?.code == .badInput)
  #expect(error?.description == message)
}

@Test(arguments: [
  (nil, "published = \"2022-05-31\"\n"), ("title = \"x\"\n", "published = \"2022-05-31\"\ntitle = \"x\"\n"),
  ("title = \"x\"\npublished = \"\"\n", "published = \"2022-05-31\"\ntitle = \"x\"\n"),
])
func `a date is added to what the sidecar says`(old: String?, new: String) throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("Text.", to: "a.md")
  if let old { try folder.write(old, to: "a.md.meta.toml") }
  try Sidecar.add(published: #require(CalendarDay("2022-05-31")), to: path)
  #expect(folder.text(of: "a.md.meta.toml") == new)
  #expect(try Sidecar.read(beside: path, shownAs: "a.md").published?.description == "2022-05-31")
}

@Test
func `the documents of a folder are found in the order of their bytes, the rest is named with its reason`()
  throws
{
  let folder = try TemporaryFolder()
  let outside = try TemporaryFolder()
  for name in [
    "b.txt", "B.md", "sub/deep/a.markdown", "sub/é.text", "b.txt.meta.toml", ".hidden.txt", ".git/x.txt",
    "p.pdf",
  ] {
    try folder.write("Text.", to: name)
  }
  let files = FileManager.default
  func link(_ name: String, _ target: String) throws {
    try files.createSymbolicLink(atPath: folder.path + "/" + name, withDestinationPath: target)
  }
  try link("loop", folder.path)
  try link("inside.txt", folder.path + "/b.txt")
  try link("out.txt", outside.write("Text.", to: "o.txt"))
  try link("dangling.txt", "nowhere")
  let listing = try DocumentFolder.documents(in: folder.path)
  #expect(listing.documents == ["B.md", "b.txt", "inside.txt", "sub/deep/a.markdown", "sub/é.text"])
  #expect(
    listing.skipped.map { "\($0.path): \($0.reason)" } == [
      "dangling.txt: a link to nothing", "loop: a link to a folder; copy the folder here",
      "out.txt: a link that leads out of the folder; copy the file here",
      "p.pdf: its format is not read yet (.txt and .md are)",
    ])
}

@Test func `a folder that is none is an error`() throws {
  let folder = try TemporaryFolder()
  for path in [folder.path + "/none", try folder.write("x", to: "file")] {
    let error = #expect(throws: AlmanacError.self) { try DocumentFolder.documents(in: path) }
    #expect(error?.code == .noInput)
  }
}
