internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacSources
internal import AlmanacStore
internal import Foundation

/// One pass of `ingest` over the papers of a workspace: reads what changed, moves what was renamed, retires what is gone.
struct IngestRun {
  let workspace: Workspace
  let store: Store?
  let extractor: Extractor
  let catalog: Catalog
  let published: CalendarDay?

  private var failures: [AlmanacError] = []
  private var changed = 0
  private var unchanged = 0

  /// - Parameter store: where it is kept; nil says what would change and changes nothing.
  init(
    workspace: Workspace, store: Store?, catalog: Catalog, published: CalendarDay?
  ) {
    self.workspace = workspace
    self.store = store
    self.catalog = catalog
    self.published = published
    extractor = Extractor(catalog: catalog)
  }

  /// - Throws: `AlmanacError` if the store or the output fails; what fails in one document is reported, and the others
  ///   are read.
  mutating func run(_ scope: IngestScope, on console: any Console) throws(AlmanacError) -> Int32 {
    var movable = Dictionary(grouping: scope.gone, by: \.sha256)
    var progress = self.progress(over: scope.wanted)
    defer { console.progress(nil) }
    for path in scope.wanted {
      console.progress(progress.line(reading: path))
      defer { progress.finish(bytes: size(of: path)) }
      do throws(AlmanacError) {
        try read(path, scope.known[path], &movable, console)
      } catch {
        guard error.place != workspace.store, error.code != .inputOutput else { throw error }
        failures.append(error)
        console.report(error)
        if scope.known[path] != nil { console.note("\(path): what was read of it before is kept") }
      }
    }
    let moved = Set(scope.gone.map(\.path)).subtracting(movable.values.joined().map(\.path))
    for document in scope.gone where !moved.contains(document.path) {
      changed += 1
      let count = try store?.retire(documentAt: document.path).goneClaims ?? document.claimCount
      try console.line(
        "\(document.path): \(store == nil ? "would be " : "")removed, \(counted(count, "claim")) gone")
    }
    try summarise(console)
    return AlmanacError.exitCode(of: failures, outOf: scope.wanted.count)
  }

  private func progress(over paths: [String]) -> Progress {
    Progress(total: paths.count, totalBytes: paths.reduce(0) { $0 + size(of: $1) })
  }

  private func size(of path: String) -> Int {
    let file = workspace.root + "/" + path
    return (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int ?? 0
  }

  private mutating func read(
    _ path: String, _ stored: StoredDocument?, _ movable: inout [String: [StoredDocument]],
    _ console: any Console
  ) throws(AlmanacError) {
    let absolute = workspace.root + "/" + path
    var document = try DocumentReader().read(path: absolute, shownAs: path, in: catalog)
    if document.metadata.published == nil, let published {
      document.metadata.published = published
      if store != nil { try Sidecar.add(published: published, to: absolute) }
    }
    let fingerprint = self.fingerprint(document.metadata)
    if let stored, stored.sha256 == document.sha256, stored.fingerprint == fingerprint {
      unchanged += 1
      return
    }
    if stored == nil, let old = movable[document.sha256]?.first {
      movable[document.sha256]?.removeFirst()
      try store?.rename(from: old.path, to: path)
      try console.line("\(path): \(store == nil ? "would be " : "")renamed from \(old.path)")
      if old.fingerprint == fingerprint {
        changed += 1
        return
      }
    }
    try take(document, fingerprint, console)
    changed += 1
  }

  private func take(
    _ document: Document, _ fingerprint: String, _ console: any Console
  ) throws(AlmanacError) {
    let extraction = extractor.extract(document.text, metadata: document.metadata)
    let uncertain = extraction.claims.count { $0.claim.confidence < 0.5 }
    let what = "\(counted(extraction.papers.count, "paper")), \(counted(extraction.claims.count, "claim"))"
    guard let store else {
      try console.line("\(document.path): would be read, \(what) (\(uncertain) uncertain)")
      return
    }
    let change = try store.ingest(
      document, extraction, fingerprint: fingerprint, extractor: Extractor.version)
    try console.line(
      "\(document.path): \(what) (\(change.newClaims) new, \(change.changedClaims) changed, "
        + "\(change.goneClaims) gone; \(uncertain) uncertain)")
  }

  /// What decides besides the bytes how a document is read: sidecar and front matter, catalogue, extractor.
  private func fingerprint(_ metadata: DocumentMetadata) -> String {
    let parts = [
      Extractor.version, catalog.fingerprint, metadata.title ?? "",
      metadata.authors.joined(separator: "\u{1F}"),
      metadata.published?.description ?? "", metadata.language ?? "", metadata.homeArea?.rawValue ?? "",
    ]
    return SHA256.hex(parts.joined(separator: "\u{1E}"))
  }

  private func summarise(_ console: any Console) throws(AlmanacError) {
    if changed == 0, failures.isEmpty {
      try console.line("nothing changed: \(counted(unchanged, "document")) up to date")
    } else {
      try console.line("\(changed) changed, \(unchanged) up to date, \(failures.count) failed")
    }
  }
}

/// "1 claim", "2 claims".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
