internal import AlmanacModel
internal import ArgumentParser

struct CatalogCheck: AlmanacCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find unknown codes, names that mean two things, bad units; ends with 1 if there are any.",
    discussion: """
      EXAMPLES
        almanac catalog check
        almanac catalog check --format json
      """)

  @Option(help: "table, csv, json, jsonl or md.")
  var format: RowFormat = .table
  @OptionGroup var place: WorkspaceOptions

  func run(on console: any Console) throws -> Int32 {
    let workspace = try place.catalogWorkspace(console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let findings = catalog.findings()
    if !findings.isEmpty || format != .table {
      let rows = findings.map { finding -> [Tabular.Cell] in
        let place = workspace.map { $0.relative(finding.place) } ?? finding.place
        return [.text(place), .text(finding.message)]
      }
      try console.write(Tabular(columns: ["place", "finding"], rows: rows).text(as: format))
    }
    if findings.isEmpty {
      console.note(
        "nothing wrong in \(catalog.areas.count) areas, \(catalog.indicators.count) indicators, "
          + "\(catalog.units.count) units and \(catalog.zones.count) zones")
    }
    return findings.isEmpty ? 0 : 1
  }
}
