internal import AlmanacModel
internal import AlmanacSources
internal import AlmanacStore
package import ArgumentParser
internal import Foundation

package struct Ingest: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Read the papers in seeds/ whose bytes, sidecar or reading changed; keep the rest.",
    discussion: """
      EXAMPLES
        almanac ingest                                        all of seeds/
        almanac ingest --dry-run                              what would change
        almanac ingest seeds/ministry --published 2023-05-24  for those without a date
      """)

  @Argument(help: "Documents or folders inside seeds/ (all if left out).")
  var paths: [String] = []
  @Option(
    help: ArgumentHelp(
      "The day of publication of documents that have none; written to their sidecars.", valueName: "date"))
  var published: String?
  @Flag(help: "Say what would change and change nothing.")
  var dryRun = false
  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false
  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let console = quiet ? QuietConsole(console) : console
    let published = try Arguments.day(published, option: "--published")
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let listing = try DocumentFolder.documents(in: workspace.seeds)
    for file in listing.skipped { console.note("seeds/\(file.path): left out, \(file.reason)") }
    let old = try existingStore(workspace, catalog)
    let scope = try IngestScope(
      workspace, listing, known: old?.documents() ?? [], named: paths.map { Workspace.absolute($0, console) })
    let store =
      dryRun ? nil : try old ?? Store.open(at: workspace.store, catalog: catalog, access: .create)
    var run = IngestRun(workspace: workspace, store: store, catalog: catalog, published: published)
    return try run.run(scope, on: console)
  }

  private func existingStore(_ workspace: Workspace, _ catalog: Catalog) throws(AlmanacError) -> Store? {
    guard FileManager.default.fileExists(atPath: workspace.store) else { return nil }
    return try Store.open(at: workspace.store, catalog: catalog, access: dryRun ? .read : .write)
  }
}
