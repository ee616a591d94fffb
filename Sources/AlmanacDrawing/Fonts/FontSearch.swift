internal import AlmanacModel
internal import Foundation

/// Where font files are looked for: the folders of `ALMANAC_FONTS` (parted by colons), then those of Debian's packages.
package struct FontSearch: Hashable, Sendable {
  package var folders: [String]

  package static let debianFolders = ["inter", "noto"].flatMap { family in
    ["/usr/share/fonts/opentype/\(family)", "/usr/share/fonts/truetype/\(family)"]
  }

  package init(folders: [String]) {
    self.folders = folders
  }

  package init(environment: [String: String]) {
    let own = environment["ALMANAC_FONTS", default: ""].split(separator: ":").map(String.init)
    self.init(folders: own + FontSearch.debianFolders)
  }

  /// One font of a family: the names its file may have, best first, and the Debian package that brings it.
  struct Face {
    let names: [String]
    let package: String

    static let latin = [
      Face(names: ["Inter-Regular.otf", "Inter-Regular.ttf"], package: "fonts-inter"),
      Face(names: ["Inter-SemiBold.otf", "Inter-SemiBold.ttf"], package: "fonts-inter"),
    ]
    static let chinese = [
      Face(names: ["NotoSansCJK-Regular.ttc"], package: "fonts-noto-cjk"),
      Face(names: ["NotoSansCJK-Bold.ttc"], package: "fonts-noto-cjk"),
    ]
  }

  /// - Throws: `AlmanacError` (66) naming the Debian package that has the file.
  func file(for face: Face) throws(AlmanacError) -> FontFile {
    for folder in folders {
      for name in face.names {
        let path = (folder as NSString).appendingPathComponent(name)
        if FileManager.default.isReadableFile(atPath: path) { return FontFile(path: path) }
      }
    }
    throw AlmanacError(
      .noInput, at: "font \(face.names[0])",
      "not in \(folders.joined(separator: ", ")); install it with 'apt-get install \(face.package)', "
        + "or name its folder in ALMANAC_FONTS")
  }
}
