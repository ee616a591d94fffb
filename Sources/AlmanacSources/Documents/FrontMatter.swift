internal import AlmanacModel

/// The `---` block at the head of a Markdown file: lines of `key: value`. Only what is plainly written is taken; a
/// value of any other form is left alone, for front matter is made by many tools.
enum FrontMatter {
  static func metadata(of text: String) -> DocumentMetadata {
    var metadata = DocumentMetadata()
    var bytes = text.utf8[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard bytes.starts(with: "---".utf8) else { return metadata }
    let lines = bytes.prefix(65_536).split(separator: 0x0A, omittingEmptySubsequences: false).map {
      trimmed(String(decoding: $0, as: UTF8.self))
    }
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return metadata }
    var list: String?
    for line in lines[1..<end] {
      if line.hasPrefix("- "), list == "authors" || list == "author" {
        metadata.authors.append(unquoted(String(line.dropFirst(2))))
        continue
      }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = line[..<colon].lowercased()
      let value = trimmed(String(line[line.index(after: colon)...]))
      list = key
      guard !value.isEmpty else { continue }
      switch key {
      case "title": metadata.title = unquoted(value)
      case "author", "authors": metadata.authors = names(value)
      case "date", "published": metadata.published = Sidecar.lastDay(of: unquoted(value))
      case "lang", "language": metadata.language = unquoted(value)
      case "home_area": metadata.homeArea = AreaCode(unquoted(value))
      default: break
      }
    }
    return metadata
  }

  private static func names(_ value: String) -> [String] {
    guard value.hasPrefix("["), value.hasSuffix("]") else { return [unquoted(value)] }
    return value.dropFirst().dropLast().split(separator: ",").map { unquoted(trimmed(String($0))) }.filter {
      !$0.isEmpty
    }
  }

  private static func trimmed(_ text: String) -> String {
    var bytes = text.utf8[...]
    while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, let first = text.utf8.first, first == text.utf8.last,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else { return text }
    return String(decoding: text.utf8.dropFirst().dropLast(), as: UTF8.self)
  }
}
