internal import AlmanacModel
internal import ArgumentParser

struct CatalogList: AlmanacCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List or search a table of the catalogue.",
    discussion: """
      EXAMPLES
        almanac catalog list indicators
        almanac catalog areas bela      'list' may be left out
      """)

  enum Table: String, CaseIterable, ExpressibleByArgument { case areas, indicators, units, zones }

  @Argument(help: "areas, indicators, units or zones.")
  var table: Table = .indicators
  @Argument(help: "Only rows whose code or a name holds this.")
  var search: String?
  @Option(help: "table, csv, json, jsonl or md.")
  var format: RowFormat = .table
  @OptionGroup var place: WorkspaceOptions

  func run(on console: any Console) throws -> Int32 {
    let workspace = try place.catalogWorkspace(console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    var rows = rows(of: catalog)
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

  private struct Row {
    var code: String
    var sort: String
    var labels: [String: String]
    var names: [String]
  }

  private func rows(of catalog: Catalog) -> [Row] {
    func rows<Entry>(
      _ entries: some Collection<Entry>, _ names: [Catalog.Name],
      _ row: (Entry) -> (String, String, [String: String])
    ) -> [Row] {
      let names = Dictionary(grouping: names, by: \.code)
      return entries.map {
        let (code, sort, labels) = row($0)
        return Row(code: code, sort: sort, labels: labels, names: (names[code] ?? []).map(\.text))
      }
    }
    return switch table {
    case .areas:
      rows(catalog.areas.values, catalog.areaNames) { ($0.code.rawValue, $0.sort.rawValue, $0.labels) }
    case .indicators:
      rows(catalog.indicators.values, catalog.indicatorNames) {
        ($0.code.rawValue, $0.pairRole.rawValue, $0.labels)
      }
    case .units:
      rows(catalog.units.values, catalog.unitNames) { ($0.code.rawValue, $0.sort.rawValue, $0.labels) }
    case .zones:
      rows(catalog.zones.values, catalog.zoneNames) { ($0.code.rawValue, $0.area.rawValue, $0.labels) }
    }
  }
}

extension WorkspaceOptions {
  /// The workspace whose catalogue counts: the one named, else the nearest, else none.
  func catalogWorkspace(_ console: any Console) throws(AlmanacError) -> Workspace? {
    workspace == nil
      ? Workspace.nearest(from: console.workingDirectory) : try Workspace.find(workspace, console)
  }
}
