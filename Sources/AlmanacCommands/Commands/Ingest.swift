internal import AlmanacExtraction
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
        almanac ingest
        almanac ingest seeds/ministry --published 2023-05-24    for those without a date
      """)

  @Argument(help: "Documents or folders inside seeds/ (all if left out).")
  var paths: [String] = []
  @Option(
    help: ArgumentHelp(
      "The day of publication of documents that have none; written to their sidecars.", valueName: "date"))
  var published: String?
  @Flag(help: "Say what would change and change nothing.")
  var dryRun = false
  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let published = try Arguments.day(published, option: "--published")
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .create)
    var run = IngestRun(
      workspace: workspace, store: store, catalog: catalog, published: published, isDry: dryRun)
    return try run.run(only: paths.map { Workspace.absolute($0, console) }, on: console)
  }
}
