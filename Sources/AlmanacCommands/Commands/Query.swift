internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser

package struct Query: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Print the observations of series, by year or over a range, each with its source.",
    discussion: """
      EXAMPLES
        almanac query A.BLR.trade_turnover.CHN --year 2022
        almanac query --indicator "trade turnover" --ref-area Belarus --counterpart-area China --year 2022
        almanac query A.BLR.exports+imports.CHN --start-period 2015 --format csv
        almanac query --ref-area Belarus --kind change+rank
      """)

  @OptionGroup var series: SelectionOptions
  @Option(help: "table, csv, json, jsonl or md.")
  var format: RowFormat = .table
  @Option(help: ArgumentHelp("Show at most this many rows in the table format; 0 shows all.", valueName: "n"))
  var limit: Int = 50
  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let selection = try series.selection(in: catalog)
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
    let observations = try store.observations(selection)
    if observations.isEmpty {
      console.note("no observations; 'almanac chart --list' shows what the store holds")
    }
    let asksPeriod = selection.period != nil || selection.startPeriod != nil || selection.endPeriod != nil
    try console.write(ObservationRows(observations, marksUndated: asksPeriod).text(as: format, limit: limit))
    return 0
  }
}
