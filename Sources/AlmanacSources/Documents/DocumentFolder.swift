package import AlmanacModel
internal import Foundation

/// The documents of a folder and its sub-folders.
package enum DocumentFolder {
  package struct Listing: Sendable {
    /// Paths relative to the folder, in the order of their bytes.
    package var documents: [String] = []
    /// Files of formats that are not read.
    package var unsupported: [String] = []
  }

  package static let extensions: Set<String> = ["txt", "text", "md", "markdown"]

  /// Sidecars and hidden files are left out; links that lead out of the folder are not followed.
  ///
  /// - Throws: `AlmanacError` 66 if there is no such folder.
  package static func documents(in folder: String) throws(AlmanacError) -> Listing {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
      throw AlmanacError(.noInput, at: folder, "no such folder; make it, or 'almanac init' a workspace")
    }
    guard isDirectory.boolValue else {
      throw AlmanacError(
        .noInput, at: folder, "is a file, not a folder of documents; give the folder it is in")
    }
    var listing = Listing()
    walk(folder, "", URL(fileURLWithPath: folder).resolvingSymlinksInPath().path, 0, &listing)
    listing.documents.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    listing.unsupported.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return listing
  }

  private static func walk(
    _ root: String, _ prefix: String, _ real: String, _ depth: Int, _ listing: inout Listing
  ) {
    guard depth < 32 else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + prefix)) ?? []
    where !name.hasPrefix(".") {
      let path = prefix.isEmpty ? name : prefix + "/" + name
      let target = URL(fileURLWithPath: root + "/" + path).resolvingSymlinksInPath().path
      guard target == real || target.hasPrefix(real + "/") else { continue }
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: target, isDirectory: &isDirectory) else { continue }
      if isDirectory.boolValue {
        walk(root, path, real, depth + 1, &listing)
      } else if !name.hasSuffix(Sidecar.suffix), !name.hasSuffix(".almanac-new") {
        let dot = name.lastIndex(of: ".")
        let kind = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
        if extensions.contains(kind) {
          listing.documents.append(path)
        } else {
          listing.unsupported.append(path)
        }
      }
    }
  }
}
