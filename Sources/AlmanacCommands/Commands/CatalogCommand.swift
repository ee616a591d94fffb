internal import AlmanacModel
package import ArgumentParser

package struct CatalogCommand: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "List or search what Almanac knows: areas, indicators, units, zones.",
    discussion: """
      EXAMPLES
        almanac catalog indicators
        almanac catalog areas bela      every area whose code or name holds 'bela'
      """)

  enum Table: String, CaseIterable, ExpressibleByArgument { case areas, indicators, units, zones }

  @Argument(help: "areas, indicators, units or zones.")
  var table: Table = .indicators
  @Argument(help: "Only rows whose code or a name holds this.")
  var search: String?
  @Option(help: "table, csv, json, jsonl or md.")
  var format: RowFormat = .table
  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let workspace =
      place.workspace == nil
      ? Workspace.nearest(from: console.workingDirectory) : try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    var rows: [(code: String, sort: String, labels: [String: String], names: [String])] = []
    switch table {
    case .areas:
      let names = grouped(catalog.areaNames)
      rows = catalog.areas.values.map {
        ($0.code.rawValue, $0.sort.rawValue, $0.labels, names[$0.code.rawValue] ?? [])
      }
    case .indicators:
      let names = grouped(catalog.indicatorNames)
      rows = catalog.indicators.values.map {
        ($0.code.rawValue, $0.pairRole.rawValue, $0.labels, names[$0.code.rawValue] ?? [])
      }
    case .units:
      let names = grouped(catalog.unitNames)
      rows = catalog.units.values.map {
        ($0.code.rawValue, $0.sort.rawValue, $0.labels, names[$0.code.rawValue] ?? [])
      }
    case .zones:
      let names = grouped(catalog.zoneNames)
      rows = catalog.zones.values.map {
        ($0.code.rawValue, $0.area.rawValue, $0.labels, names[$0.code.rawValue] ?? [])
      }
    }
    if let search = search?.lowercased() {
      rows.removeAll { row in
        !([row.code] + row.labels.values + row.names).contains { $0.lowercased().contains(search) }
      }
    }
    rows.sort { $0.code < $1.code }
    let tabular = Tabular(
      columns: ["code", "type", "en", "ru", "zh", "names"],
      rows: rows.map { row in
        let names = row.names.prefix(format == .table ? 4 : Int.max).joined(separator: "; ")
        return [
          .text(row.code), .text(row.sort), .init(row.labels["en"]), .init(row.labels["ru"]),
          .init(row.labels["zh"]), .text(names),
        ]
      })
    if rows.isEmpty { console.note("nothing found; see 'almanac catalog \(table.rawValue)' for all") }
    if !rows.isEmpty || format != .table { try console.write(tabular.text(as: format)) }
    return 0
  }

  private func grouped(_ names: [Catalog.Name]) -> [String: [String]] {
    var grouped: [String: [String]] = [:]
    for name in names { grouped[name.code, default: []].append(name.text) }
    return grouped
  }
}
