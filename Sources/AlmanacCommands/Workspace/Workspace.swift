package import AlmanacModel
internal import Foundation

/// A folder with `Data/`, `seeds/` and `charts/`.
package struct Workspace: Sendable {
  package let root: String

  package init(root: String) { self.root = root }

  package var store: String { root + "/Data/almanac.sqlite" }
  package var seeds: String { root + "/seeds" }
  package var charts: String { root + "/charts" }
  package var imports: String { root + "/Data/imports" }
  package var catalog: String { root + "/Data/catalog" }

  /// The workspace named by `option`, else by ALMANAC_WORKSPACE, else the nearest folder upwards that is one.
  ///
  /// - Throws: `AlmanacError` 66 with what to do.
  package static func find(_ option: String?, _ console: any Console) throws(AlmanacError) -> Workspace {
    if let named = option ?? console.environment["ALMANAC_WORKSPACE"], !named.isEmpty {
      let root = absolute(named, console)
      guard isWorkspace(root) else {
        throw AlmanacError(
          .noInput, at: named,
          "is no workspace: it has no Data and seeds folders; make one with 'almanac init \(named)'")
      }
      return Workspace(root: root)
    }
    if let nearest = nearest(from: console.workingDirectory) { return nearest }
    throw AlmanacError(
      .noInput, at: console.workingDirectory,
      "no workspace here or above; make one with 'almanac init', or name one with --workspace")
  }

  package static func nearest(from folder: String) -> Workspace? {
    var folder = folder
    while true {
      if isWorkspace(folder) { return Workspace(root: folder) }
      guard folder != "/", let cut = folder.lastIndex(of: "/") else { return nil }
      folder = cut == folder.startIndex ? "/" : String(folder[..<cut])
    }
  }

  package static func isWorkspace(_ folder: String) -> Bool {
    isDirectory(folder + "/Data") && isDirectory(folder + "/seeds")
  }

  package static func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  package static func absolute(_ path: String, _ console: any Console) -> String {
    let full = path.hasPrefix("/") ? path : console.workingDirectory + "/" + path
    return URL(fileURLWithPath: full).standardizedFileURL.path
  }

  /// `path` as seen from the workspace's root, or as it is where it lies outside.
  package func relative(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }
}

/// Finding the catalogue: ALMANAC_DATA, else `share/almanac` beside the binary, else `Data/catalog` upwards from the
/// executable's real path; a workspace's own catalogue adds to it.
package enum CatalogSearch {
  /// - Throws: `AlmanacError` 66 if there is none, 65 for a bad row.
  package static func load(
    for workspace: Workspace?, takesFingerprint: Bool = true, _ console: any Console
  ) throws(AlmanacError) -> Catalog {
    try Catalog.load(from: directories(for: workspace, console), takesFingerprint: takesFingerprint)
  }

  package static func directories(for workspace: Workspace?, _ console: any Console) -> [String] {
    var found: [String] = []
    if let base = base(console) { found.append(base) }
    if let own = workspace?.catalog, Workspace.isDirectory(own), !found.map(real).contains(real(own)) {
      found.append(own)
    }
    return found
  }

  private static func base(_ console: any Console) -> String? {
    if let named = console.environment["ALMANAC_DATA"], !named.isEmpty {
      let path = Workspace.absolute(named, console)
      return Workspace.isDirectory(path + "/catalog") ? path + "/catalog" : path
    }
    let executable = real(Bundle.main.executablePath ?? CommandLine.arguments[0])
    var folder = parent(executable)
    for candidate in ["\(parent(folder))/share/almanac", "\(folder)/share/almanac"]
    where Workspace.isDirectory(candidate) {
      return candidate
    }
    while folder != "/" {
      if Workspace.isDirectory(folder + "/Data/catalog") { return folder + "/Data/catalog" }
      folder = parent(folder)
    }
    return nil
  }

  private static func parent(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }
  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
