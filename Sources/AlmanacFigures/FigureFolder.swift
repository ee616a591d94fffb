package import AlmanacCharts
package import AlmanacModel
internal import Foundation

/// The folder `charts/` of a workspace: specifications, what was drawn from them, and the manifest.
package struct FigureFolder: Sendable {
  package let path: String
  /// How errors name it.
  package let shownAs: String

  package init(path: String, shownAs: String = "charts") {
    self.path = path
    self.shownAs = shownAs
  }

  /// Files of the folder that are settings of all figures and no figure's specification.
  static let settings: Set<String> = ["colours.toml"]

  /// The figures' names, sorted.
  package var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") && !FigureFolder.settings.contains($0) }
      .map { String($0.dropLast(5)) }.sorted()
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The size of a file in bytes, or nil where there is none.
  func byteCount(_ name: String) -> Int? {
    var status = stat()
    guard stat(file(name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: file(name)).map { [UInt8]($0) }
  }

  /// - Throws: `AlmanacError` 64 with the nearest names if there is no such figure.
  package func require(_ name: String) throws(AlmanacError) {
    let all = names
    guard !all.contains(name) else { return }
    let near = nearest(to: name, among: all)
    let hint =
      !near.isEmpty
      ? "did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
      : all.isEmpty
        ? "there is no specification in \(shownAs) yet" : "the figures are \(all.joined(separator: ", "))"
    throw AlmanacError(.usage, at: name, "no such figure in \(shownAs); \(hint)")
  }

  /// The text of a figure's specification.
  ///
  /// - Throws: `AlmanacError` 64 if there is none, 65 if it is no text.
  package func specification(_ name: String) throws(AlmanacError) -> String {
    try require(name)
    let file = "\(shownAs)/\(name).toml"
    guard let bytes = bytes("\(name).toml") else {
      throw AlmanacError(.badInput, at: file, "cannot be read; check that it is a file and its permissions")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw AlmanacError(.badInput, at: file, "is not UTF-8; save it as UTF-8 text")
    }
    return text
  }

  /// The colours that entities have in all figures; none where `colours.toml` is missing.
  ///
  /// - Throws: `AlmanacError` 65 with file and line for a colour that is none.
  package func colours() throws(AlmanacError) -> Colours {
    guard let bytes = bytes("colours.toml") else { return Colours() }
    return try Colours(TOMLFile(String(decoding: bytes, as: UTF8.self), place: "\(shownAs)/colours.toml"))
  }
}
