package import AlmanacModel

/// What `doctor` says of the fonts.
package enum FontReport {
  /// "Inter-Regular.otf, Inter-SemiBold.otf in /usr/share/…; Chinese: NotoSansCJK-Regular.ttc, …".
  ///
  /// - Throws: `AlmanacError` 66 naming the Debian package if a font is missing.
  package static func summary() throws(AlmanacError) -> String {
    let library = try FontLibrary()
    let latin = try library.files(drawing: ["A"])
    let all = try library.files(drawing: ["A", "中"])
    let chinese = all.filter { !latin.contains($0) }
    return "\(names(latin)); for Chinese \(names(chinese))"
  }

  private static func names(_ files: [FontFile]) -> String { files.map(\.path).joined(separator: ", ") }
}
