internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser

package struct Claims: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "List the claims in the store, by document and place.",
    discussion: """
      EXAMPLES
        almanac claims
        almanac claims --document seeds/paper.txt --below 0.5
        almanac claims --indicator exports --area Belarus --format jsonl
      """)

  @Option(help: ArgumentHelp("Only this document.", valueName: "path"))
  var document: String?
  @Option(help: ArgumentHelp("Only this indicator, by code or name.", valueName: "name"))
  var indicator: String?
  @Option(help: ArgumentHelp("Only claims that name this area on either side.", valueName: "area"))
  var area: String?
  @Option(help: "Only this kind: level, change, share, rank, count, index or ratio.")
  var kind: String?
  @Option(
    help: ArgumentHelp("Only claims with a confidence below this, worst first to look at.", valueName: "0…1"))
  var below: Double?
  @Option(help: "table, csv, json, jsonl or md.")
  var format: RowFormat = .table
  @Option(help: ArgumentHelp("Show at most this many rows in the table format; 0 shows all.", valueName: "n"))
  var limit: Int = 50
  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    if let below, !(0...1).contains(below) {
      throw AlmanacError(.usage, at: "--below", "\(below) is no confidence; write a number from 0 to 1")
    }
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
    let claims = try store.claims(filter(workspace, catalog, console))
    try console.write(text(claims))
    return 0
  }

  private func filter(
    _ workspace: Workspace, _ catalog: Catalog, _ console: any Console
  ) throws(AlmanacError) -> ClaimFilter {
    var filter = ClaimFilter()
    filter.document = document.map { workspace.relative(Workspace.absolute($0, console)) }
    filter.indicator = try indicator.map { text throws(AlmanacError) in
      try catalog.indicator(text, at: "--indicator")
    }
    filter.area = try area.map { text throws(AlmanacError) in try catalog.area(text, at: "--area") }
    filter.kind = try kind.map { text throws(AlmanacError) in try Arguments.choice(text, option: "--kind") }
    filter.maximumConfidence = below
    return filter
  }

  private func text(_ claims: [StoredClaim]) -> String {
    if format == .json || format == .jsonl { return json(claims) }
    var table = ClaimTable(hasIdentifiers: true)
    let shown = format == .table && limit > 0 ? Array(claims.prefix(limit)) : claims
    for stored in shown { table.add(stored.claim, document: stored.document, id: stored.id) }
    guard format == .table else { return table.tabular.text(as: format) }
    guard !shown.isEmpty else { return "no claims\n" }
    var text = table.essentials
    if shown.count < claims.count {
      text += "… \(claims.count - shown.count) more claims; --limit 0 shows all, other formats always do\n"
    }
    return text
  }

  /// The objects of `extract`, each with its identifier.
  private func json(_ claims: [StoredClaim]) -> String {
    var json = JSONWriter()
    if format == .json { json.beginArray() }
    for stored in claims {
      stored.claim.write(to: &json, document: stored.document, id: stored.id)
      if format == .jsonl { json.newline() }
    }
    if format == .json {
      json.endArray()
      json.newline()
    }
    return json.text
  }
}
