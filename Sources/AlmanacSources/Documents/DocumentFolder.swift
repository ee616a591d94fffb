package import AlmanacModel
internal import Foundation

/// The documents of a folder and its sub-folders.
package enum DocumentFolder {
  package struct Listing: Sendable {
    /// Paths relative to the folder, in the order of their bytes.
    package var documents: [String] = []
    /// Files that are not read, each with the reason.
    package var skipped: [(path: String, reason: String)] = []
  }

  package static let extensions: Set<String> = ["txt", "text", "md", "markdown"]
  private static let deepest = 32

  /// Sidecars and hidden files are left out; links to folders, and links that lead out of the folder, are not followed.
  ///
  /// - Throws: `AlmanacError` 66 if there is no such folder or one in it cannot be read.
  package static func documents(in folder: String) throws(AlmanacError) -> Listing {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
      throw AlmanacError(.noInput, at: folder, "no such folder; make it, or 'almanac init' a workspace")
    }
    guard isDirectory.boolValue else {
      throw AlmanacError(
        .noInput, at: folder, "is a file, not a folder of documents; give the folder it is in")
    }
    var walk = FolderWalk(root: folder)
    try walk.visit("", depth: 0)
    walk.listing.documents.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    walk.listing.skipped.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return walk.listing
  }

  private struct FolderWalk {
    let root: String
    let realRoot: String
    var listing = Listing()

    init(root: String) {
      self.root = root
      realRoot = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
    }

    mutating func visit(_ folder: String, depth: Int) throws(AlmanacError) {
      let full = folder.isEmpty ? root : root + "/" + folder
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: full) else {
        throw AlmanacError(.noInput, at: full, "the folder cannot be read; check its permissions")
      }
      for name in names where !name.hasPrefix(".") {
        try look(at: folder.isEmpty ? name : folder + "/" + name, name, depth)
      }
    }

    private mutating func look(at path: String, _ name: String, _ depth: Int) throws(AlmanacError) {
      let full = root + "/" + path
      let target = URL(fileURLWithPath: full).resolvingSymlinksInPath().path
      switch (sort(of: full), sort(of: target)) {
      case (.typeDirectory, _) where depth < DocumentFolder.deepest: try visit(path, depth: depth + 1)
      case (.typeDirectory, _): skip(path, "its folders are nested too deeply")
      case (.typeSymbolicLink, .typeDirectory): skip(path, "a link to a folder; copy the folder here")
      case (.typeSymbolicLink, .typeRegular) where !target.hasPrefix(realRoot + "/"):
        skip(path, "a link that leads out of the folder; copy the file here")
      case (_, .typeRegular): add(path, name)
      case (.typeSymbolicLink, nil), (.typeSymbolicLink, .typeSymbolicLink): skip(path, "a link to nothing")
      default: skip(path, "no regular file")
      }
    }

    private mutating func add(_ path: String, _ name: String) {
      if name.hasSuffix(Sidecar.suffix) || name.hasSuffix(".almanac-new") { return }
      let dot = name.lastIndex(of: ".")
      let kind = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
      if DocumentFolder.extensions.contains(kind) {
        listing.documents.append(path)
      } else {
        skip(path, "its format is not read yet (.txt and .md are)")
      }
    }

    private mutating func skip(_ path: String, _ reason: String) {
      listing.skipped.append((path, reason))
    }

    private func sort(of path: String) -> FileAttributeType? {
      (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }
  }
}
