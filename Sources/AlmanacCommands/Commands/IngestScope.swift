internal import AlmanacModel
internal import AlmanacSources
internal import AlmanacStore
internal import Foundation

/// Which documents an `ingest` looks at: those in `seeds/`, those the store has, and which of them were named.
struct IngestScope {
  /// Paths in the workspace, in the order of their bytes.
  private(set) var wanted: [String] = []
  private(set) var known: [String: StoredDocument] = [:]
  /// Known documents whose file is gone, by path.
  private(set) var gone: [StoredDocument] = []

  /// - Parameter named: absolute paths of files or folders to look at; all of `seeds/` if empty.
  /// - Throws: `AlmanacError` 66 for a path that does not exist or holds no document, 65 for a format that is not read,
  ///   64 for one outside `seeds/`.
  init(
    _ workspace: Workspace, _ listing: DocumentFolder.Listing, known documents: [StoredDocument],
    named: [String]
  ) throws(AlmanacError) {
    let paths = listing.documents.map { "seeds/" + $0 }
    let present = Set(paths)
    for document in documents { known[document.path] = document }
    func isCovered(_ path: String) -> Bool {
      named.isEmpty || named.contains { IngestScope.covers($0, workspace.root + "/" + path) }
    }
    wanted = paths.filter(isCovered)
    gone = documents.filter { !present.contains($0.path) && isCovered($0.path) }
    for name in named {
      let isMet = (wanted + gone.map(\.path)).contains { IngestScope.covers(name, workspace.root + "/" + $0) }
      if !isMet { throw IngestScope.nothing(at: name, workspace) }
    }
    if named.isEmpty, wanted.isEmpty, documents.isEmpty {
      throw AlmanacError(.noInput, at: "seeds", "no documents; put papers (.txt, .md) there")
    }
  }

  private static func covers(_ named: String, _ path: String) -> Bool {
    path == named || path.hasPrefix(named.hasSuffix("/") ? named : named + "/")
  }

  private static func nothing(at name: String, _ workspace: Workspace) -> AlmanacError {
    let place = workspace.relative(name)
    if Workspace.isDirectory(name) {
      return AlmanacError(.noInput, at: place, "no documents in it; put papers (.txt, .md) there")
    }
    guard FileManager.default.fileExists(atPath: name) else {
      return AlmanacError(.noInput, at: place, "no such file; see 'ls seeds' for the documents")
    }
    guard name.hasPrefix(workspace.seeds + "/") else {
      return AlmanacError(
        .usage, at: place, "lies outside the workspace's seeds folder; put it into \(workspace.seeds)")
    }
    return AlmanacError(.badInput, at: place, "its format is not read; convert it to .txt or .md")
  }
}
