package import AlmanacModel
internal import Foundation
internal import Synchronization

/// The fonts pictures are drawn with: Inter, and Noto Sans CJK where a text needs it. Load it once and share it.
///
/// Reading Noto Sans CJK takes fontconfig some 50 ms, so it waits for the first text that Inter does not cover.
package final class FontLibrary: Sendable {
  private let search: FontSearch
  private let latin: FontConfiguration
  private let whole = Mutex<FontConfiguration?>(nil)

  /// - Throws: `AlmanacError` (66) naming the Debian package if Inter is not found.
  package init(_ search: FontSearch) throws(AlmanacError) {
    self.search = search
    var files: [FontFile] = []
    for face in FontSearch.Face.latin { files.append(try search.file(for: face)) }
    latin = try FontConfiguration(files)
  }

  /// Looks in the folders that the process's environment names, then in Debian's.
  ///
  /// - Throws: as `init(_:)`.
  package convenience init() throws(AlmanacError) {
    try self.init(FontSearch(environment: ProcessInfo.processInfo.environment))
  }

  /// The files that decide how `texts` look.
  ///
  /// - Throws: `AlmanacError` (66) if they need Noto Sans CJK and it is not found.
  package func files(drawing texts: some Sequence<String>) throws(AlmanacError) -> [FontFile] {
    try configuration(for: texts).files
  }

  func configuration(for texts: some Sequence<String>) throws(AlmanacError) -> FontConfiguration {
    for text in texts where !isLatin(text) {
      return try whole.withLock { whole throws(AlmanacError) in
        if let known = whole { return known }
        let made = try FontConfiguration(latin.files + chineseFiles(wantedFor: text))
        whole = made
        return made
      }
    }
    return latin
  }

  /// Whether Inter alone draws `text`.
  private func isLatin(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      (0x20..<0x7F).contains(scalar.value) || scalar.properties.isDefaultIgnorableCodePoint
        || latin.covers(scalar)
    }
  }

  private func chineseFiles(wantedFor text: String) throws(AlmanacError) -> [FontFile] {
    var files: [FontFile] = []
    for face in FontSearch.Face.chinese {
      do {
        files.append(try search.file(for: face))
      } catch {
        throw AlmanacError(error.code, at: error.place, "wanted for the text '\(text)', but \(error.message)")
      }
    }
    return files
  }
}
