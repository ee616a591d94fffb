package import AlmanacModel
internal import Foundation

/// What people say of a document beside it, in `NAME.EXT.meta.toml`: title, authors, published, lang, home_area.
package enum Sidecar {
  package static let suffix = ".meta.toml"
  private static let keys = ["title", "authors", "published", "lang", "home_area"]

  /// Empty metadata where there is no sidecar.
  ///
  /// - Throws: `AlmanacError` 65 with file, line, key and what is allowed.
  package static func read(beside path: String, shownAs: String) throws(AlmanacError) -> DocumentMetadata {
    guard let data = FileManager.default.contents(atPath: path + suffix) else { return DocumentMetadata() }
    guard let content = String(validating: data, as: UTF8.self) else {
      throw AlmanacError(.badInput, at: shownAs + suffix, "is not UTF-8; save it as UTF-8 text")
    }
    let file = try TOMLFile(content, place: shownAs + suffix)
    for key in file.root.keys.sorted() where !keys.contains(key) {
      let hint =
        nearest(to: key, among: keys).first.map { "did you mean '\($0)'?" }
        ?? "allowed are \(keys.joined(separator: ", "))"
      throw AlmanacError(.badInput, at: file.place(of: key), "unknown key '\(key)'; \(hint)")
    }
    var metadata = DocumentMetadata()
    metadata.title = try text("title", file)
    metadata.language = try text("lang", file)
    metadata.homeArea = try text("home_area", file).map { AreaCode($0) }
    metadata.authors = try authors(file)
    if let published = try text("published", file) {
      guard let day = lastDay(of: published) else {
        throw AlmanacError(
          .badInput, at: file.place(of: "published"),
          "'\(published)' is no date; write \"2022-03-15\", \"2022-03\" or \"2022\"")
      }
      metadata.published = day
    }
    return metadata
  }

  /// The day a date stands for: a month or year without a day is over on its last day, and that is what counts.
  package static func lastDay(of text: String) -> CalendarDay? {
    CalendarDay(text.prefix(10)) ?? TimePeriod(text).flatMap { $0.isSpan ? nil : $0.endDay }
  }

  /// Writes the day of publication into the sidecar, which is made if there is none; what else it says
  /// stays as it is.
  ///
  /// - Throws: `AlmanacError` 73 if the folder does not take the file.
  package static func add(published: CalendarDay, to path: String) throws(AlmanacError) {
    let old =
      FileManager.default.contents(atPath: path + suffix).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let kept = old.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      line.prefix { $0 != "=" }.filter { $0 != " " && $0 != "\t" } != "published"
    }
    let text = "published = \"\(published)\"\n" + kept.joined(separator: "\n")
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + suffix), options: .atomic)
    } catch {
      throw AlmanacError(
        .cannotWrite, at: path + suffix, "cannot be written; check that its folder is writable")
    }
  }

  private static func text(_ key: String, _ file: TOMLFile) throws(AlmanacError) -> String? {
    switch file.root[key] {
    case nil: return nil
    case .string(let text): return text.isEmpty ? nil : text
    case .date(let text): return text
    case .integer(let number) where key == "published": return String(number)
    default:
      throw AlmanacError(.badInput, at: file.place(of: key), "'\(key)' must be a text in quotation marks")
    }
  }

  private static func authors(_ file: TOMLFile) throws(AlmanacError) -> [String] {
    switch file.root["authors"] {
    case nil: return []
    case .string(let one): return [one]
    case .array(let list):
      var names: [String] = []
      for item in list {
        guard case .string(let name) = item else {
          throw AlmanacError(
            .badInput, at: file.place(of: "authors"), "'authors' must be a list of texts: [\"A. Author\"]")
        }
        names.append(name)
      }
      return names
    default:
      throw AlmanacError(
        .badInput, at: file.place(of: "authors"), "'authors' must be a list of texts: [\"A. Author\"]")
    }
  }
}
