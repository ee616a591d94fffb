internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser

package struct Status: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Say what the workspace holds.",
    discussion: """
      EXAMPLES
        almanac status
      """)

  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
    let summary = try store.summary()
    var rows = Tabular(columns: ["what", "count"])
    rows.rows = [
      [.text("documents"), .number(Double(summary.documents))],
      [.text("papers"), .number(Double(summary.papers))],
      [.text("claims"), .number(Double(summary.claims))], [.text("series"), .number(Double(summary.series))],
      [.text("open conflicts"), .number(Double(summary.conflicts))],
    ]
    try console.line("workspace \(workspace.root)")
    try console.write(rows.text(as: .table))
    if let first = summary.firstYear, let last = summary.lastYear {
      try console.line("periods from \(first) to \(last)")
    }
    for document in try store.documents() {
      try console.line("\(document.path): \(document.paperCount) papers, \(document.claimCount) claims")
    }
    return 0
  }
}
