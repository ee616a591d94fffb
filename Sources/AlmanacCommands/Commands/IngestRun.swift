internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacSources
internal import AlmanacStore
internal import Foundation

/// One pass of `ingest` over the papers of a workspace: reads what changed, moves what was renamed, retires what is gone.
struct IngestRun {
  let workspace: Workspace
  let store: Store
  let catalog: Catalog
  let published: CalendarDay?
  let isDry: Bool

  private var failures: [(path: String, error: AlmanacError)] = []
  private var changed = 0
  private var unchanged = 0

  init(workspace: Workspace, store: Store, catalog: Catalog, published: CalendarDay?, isDry: Bool) {
    self.workspace = workspace
    self.store = store
    self.catalog = catalog
    self.published = published
    self.isDry = isDry
  }

  /// - Parameter only: absolute paths of files or folders to look at; all of `seeds/` if empty.
  mutating func run(only: [String], on console: any Console) throws(AlmanacError) -> Int32 {
    let listing = try DocumentFolder.documents(in: workspace.seeds)
    for path in listing.unsupported {
      console.note("seeds/\(path): left out, its format is not read yet (.txt and .md are)")
    }
    let paths = listing.documents.map { "seeds/" + $0 }
    let wanted = paths.filter { path in
      only.isEmpty || only.contains { covers($0, workspace.root + "/" + path) }
    }
    for named in only where !wanted.contains(where: { covers(named, workspace.root + "/" + $0) }) {
      let isThere = FileManager.default.fileExists(atPath: named)
      throw AlmanacError(
        .noInput, at: workspace.relative(named),
        isThere
          ? "no document of the workspace's seeds folder; put it there first" : "no such file; see 'ls seeds'"
      )
    }
    if paths.isEmpty {
      console.note("almanac: seeds: no documents; put papers (.txt, .md) there")
    }
    let extractor = Extractor(catalog: catalog)
    var known: [String: StoredDocument] = [:]
    for document in try store.documents() { known[document.path] = document }
    let gone = only.isEmpty ? known.keys.filter { !paths.contains($0) }.sorted() : []
    var movable = Dictionary(grouping: gone.compactMap { known[$0] }, by: \.sha256)
    for path in wanted {
      do throws(AlmanacError) {
        try read(path, known[path], extractor, &movable, console)
      } catch {
        failures.append((path, error))
        console.report(error)
      }
    }
    for path in gone where movable.values.contains(where: { $0.contains { $0.path == path } }) {
      if !isDry {
        let change = try store.retire(documentAt: path)
        try console.line("\(path): removed, \(change.goneClaims) claims retired")
      } else {
        try console.line("\(path): would be removed")
      }
      changed += 1
    }
    return try finish(console)
  }

  private func covers(_ named: String, _ path: String) -> Bool {
    path == named || path.hasPrefix(named + "/")
  }

  private mutating func read(
    _ path: String, _ stored: StoredDocument?, _ extractor: Extractor,
    _ movable: inout [String: [StoredDocument]], _ console: any Console
  ) throws(AlmanacError) {
    let absolute = workspace.root + "/" + path
    var document = try DocumentReader().read(path: absolute, shownAs: path)
    if document.metadata.published == nil, let published {
      document.metadata.published = published
      if !isDry { try Sidecar.add(published: published, to: absolute) }
    }
    let fingerprint = self.fingerprint(document.metadata)
    if let stored, stored.sha256 == document.sha256, stored.fingerprint == fingerprint {
      unchanged += 1
      return
    }
    changed += 1
    if stored == nil, let old = movable[document.sha256]?.first {
      movable[document.sha256]?.removeFirst()
      if !isDry { try store.rename(from: old.path, to: path) }
      try console.line("\(path): renamed from \(old.path)")
      if old.fingerprint == fingerprint { return }
    }
    let extraction = extractor.extract(document.text, metadata: document.metadata)
    let uncertain = extraction.claims.filter { $0.claim.confidence < 0.5 }.count
    guard !isDry else {
      try console.line("\(path): would be read, \(extraction.claims.count) claims (\(uncertain) uncertain)")
      return
    }
    let change = try store.ingest(document, extraction, fingerprint: fingerprint)
    try console.line(
      "\(path): \(extraction.papers.count) papers, \(extraction.claims.count) claims (\(change.newClaims) new, "
        + "\(change.changedClaims) changed, \(change.goneClaims) gone; \(uncertain) uncertain)")
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

  private func finish(_ console: any Console) throws(AlmanacError) -> Int32 {
    if changed == 0, failures.isEmpty {
      try console.line("nothing changed: \(unchanged) document\(unchanged == 1 ? "" : "s") up to date")
    } else {
      try console.line("\(changed) changed, \(unchanged) up to date, \(failures.count) failed")
    }
    return failures.isEmpty ? 0 : 2
  }
}
