internal import AlmanacModel
internal import AlmanacSources
internal import AlmanacStore
package import ArgumentParser
internal import Foundation

package struct Status: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Say what the workspace holds, and which documents wait for 'almanac ingest'.",
    discussion: """
      EXAMPLES
        almanac status
      """)

  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let listing = try DocumentFolder.documents(in: workspace.seeds)
    var documents: [StoredDocument] = []
    if FileManager.default.fileExists(atPath: workspace.store) {
      let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
      documents = try store.documents()
      try console.line("workspace \(workspace.root)")
      try write(store.summary(), on: console)
    } else {
      try console.line("workspace \(workspace.root)")
    }
    for document in documents {
      try console.line(
        "\(document.path): \(counted(document.paperCount, "paper")), \(counted(document.claimCount, "claim"))"
          + (try state(of: document, in: workspace)))
    }
    let known = Set(documents.map(\.path))
    for path in listing.documents.map({ "seeds/" + $0 }) where !known.contains(path) {
      try console.line("\(path): not read yet; run 'almanac ingest'")
    }
    return 0
  }

  private func write(_ summary: StoreSummary, on console: any Console) throws(AlmanacError) {
    let counts: [(String, Int)] = [
      ("documents", summary.documents), ("papers", summary.papers), ("claims", summary.claims),
      ("series", summary.series), ("open conflicts", summary.conflicts),
    ]
    let rows = Tabular(
      columns: ["what", "count"], rows: counts.map { [.text($0.0), .number(Double($0.1))] })
    try console.write(rows.text(as: .table))
    if summary.conflicts == StoreSummary.mostConflicts {
      try console.line("(conflicts are not counted further than \(StoreSummary.mostConflicts))")
    }
    if let first = summary.firstYear, let last = summary.lastYear {
      try console.line("periods from \(first) to \(last)")
    }
  }

  private func state(of document: StoredDocument, in workspace: Workspace) throws(AlmanacError) -> String {
    guard let data = FileManager.default.contents(atPath: workspace.root + "/" + document.path) else {
      return "; the file is gone: run 'almanac ingest'"
    }
    return SHA256.hex([UInt8](data)) == document.sha256 ? "" : "; the file has changed: run 'almanac ingest'"
  }
}
