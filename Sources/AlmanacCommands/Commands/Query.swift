internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser

package struct Query: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Print the observations of series, by year or over a range, each with its source.",
    discussion: """
      EXAMPLES
        almanac query A.BLR.trade_turnover.CHN --year 2022
        almanac query --indicator "trade turnover" --ref-area Belarus \\
                      --counterpart-area China --year 2022
        almanac query A.BLR.exports+imports.CHN --start-period 2015 --format csv
        almanac query --ref-area Belarus --kind change+rank
      """)

  @OptionGroup var series: SelectionOptions
  @Option(help: "table, csv, json, jsonl, md or sdmx-csv.")
  var format: Format = .table
  @Option(help: ArgumentHelp("Show at most this many rows in the table format; 0 shows all.", valueName: "n"))
  var limit: Int = 50
  @OptionGroup var place: WorkspaceOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, jsonl, md
    case sdmxCSV = "sdmx-csv"
  }

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let selection = try series.selection(in: catalog)
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
    let rows = ObservationRows(try store.observations(selection))
    if rows.observations.isEmpty { console.note(try emptiness(selection, store)) }
    switch format {
    case .table:
      try console.write(rows.table(limit: limit, width: console.isTerminal ? console.columns : nil))
    case .csv: try console.write(rows.tabular.text(as: .csv))
    case .json: try console.write(rows.tabular.text(as: .json))
    case .jsonl: try console.write(rows.tabular.text(as: .jsonl))
    case .md: try console.write(rows.markedTabular.text(as: .md))
    case .sdmxCSV:
      try console.write(rows.sdmx)
      if rows.undatedCount > 0 {
        console.note("left out: \(counted(rows.undatedCount, "observation")) whose period is not stated")
      }
    }
    return 0
  }

  /// Why there is nothing: growth and ranks are shown only when asked for, and people ask for inflation.
  private func emptiness(_ selection: SeriesSelection, _ store: Store) throws(AlmanacError) -> String {
    var wider = selection
    if series.kind.isEmpty { wider.kinds = [] }
    let others = series.kind.isEmpty ? try store.observations(wider) : []
    guard !others.isEmpty else { return "no observations; 'almanac status' says what the store holds" }
    let kinds = Set(others.map(\.key.kind.rawValue)).sorted().joined(separator: ", ")
    return "no levels or counts, but \(others.count) of another kind (\(kinds)): add --kind all"
  }
}
