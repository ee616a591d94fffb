internal import AlmanacModel
internal import ArgumentParser

struct CatalogAddIndicator: AlmanacCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicator", abstract: "Add an indicator, or more names for one.",
    discussion: """
      EXAMPLES
        almanac catalog add indicator lithium --name "Lithium output" --unit TONNES
        almanac catalog add indicator divorces --name "Divorce rate" --unit percent
        almanac catalog add indicator exports --synonym "sales to Xanadu"
      """)

  @OptionGroup var addition: AdditionOptions
  @Option(help: ArgumentHelp("A verb for it ('mined'); may be repeated.", valueName: "words"))
  var verb: [String] = []
  @Option(help: "What it is told in: money, percent, index, or a unit such as TONNES or COMPANIES.")
  var unit: String?
  @Option(help: "What a percentage of it is: share, change, ratio or level.")
  var percentKind: String?
  @Option(help: "How its two areas stand: none, symmetric, outward, inward, host or balance.")
  var pair = "none"
  @Option(help: "stock or flow.")
  var stockFlow: String?

  func run(on console: any Console) throws -> Int32 {
    let pair: Catalog.PairRole = try Arguments.choice(pair, option: "--pair")
    let stockFlow: StockFlow? = try self.stockFlow.map { text throws(AlmanacError) in
      try Arguments.choice(text, option: "--stock-flow")
    }
    let naming = try addition.naming(verb.map { ("verb", $0) })
    return try addition.write(console) { catalog throws(AlmanacError) in
      try CatalogAddition(
        indicator: addition.code, label: addition.name, naming: naming, measure: try measure(catalog),
        pair: pair, stockFlow: stockFlow, to: catalog)
    }
  }

  private func measure(_ catalog: Catalog) throws(AlmanacError) -> CatalogAddition.Measure? {
    guard let unit else {
      guard percentKind == nil else {
        throw AlmanacError(.usage, at: "--percent-kind", "goes with --unit percent")
      }
      return nil
    }
    switch unit.lowercased() {
    case "money": return .money
    case "index": return .index
    case "percent":
      let kind: ClaimKind = try Arguments.choice(percentKind ?? "share", option: "--percent-kind")
      return .percent(kind)
    default:
      let code = try catalog.unit(unit, at: "--unit")
      let isMoney =
        catalog.units[code]?.sort == .currency || catalog.units[code]?.sort == .historicCurrency
      return isMoney ? .money : .unit(code)
    }
  }
}

struct CatalogAddArea: AlmanacCommand {
  static let configuration = CommandConfiguration(
    commandName: "area", abstract: "Add an area, or more names for one.",
    discussion: """
      EXAMPLES
        almanac catalog add area XKS --name Xanadu --adjective Xanadian
        almanac catalog add area X_ALPS --name "Alpine states" --type group
      """)

  @OptionGroup var addition: AdditionOptions
  @Option(help: "country, historic, group or region.")
  var type: String = "country"
  @Option(help: ArgumentHelp("Its adjective; may be repeated.", valueName: "word"))
  var adjective: [String] = []
  @Option(help: ArgumentHelp("Its people; may be repeated.", valueName: "word"))
  var demonym: [String] = []
  @Option(help: ArgumentHelp("Its capital, where texts use it for the government.", valueName: "words"))
  var capital: [String] = []

  func run(on console: any Console) throws -> Int32 {
    let sort: Catalog.Area.Sort = try Arguments.choice(type, option: "--type")
    let more =
      adjective.map { ("adjective", $0) } + demonym.map { ("demonym", $0) }
      + capital.map { ("capital", $0) }
    let naming = try addition.naming(more)
    return try addition.write(console) { catalog throws(AlmanacError) in
      try CatalogAddition(
        area: addition.code, label: addition.name, naming: naming, sort: sort, to: catalog)
    }
  }
}

struct CatalogAddUnit: AlmanacCommand {
  static let configuration = CommandConfiguration(
    commandName: "unit", abstract: "Add a unit, or more names for one.",
    discussion: """
      EXAMPLES
        almanac catalog add unit SATELLITES --name satellites --synonym satellite
        almanac catalog add unit BUSHELS --name bushels --type physical --dimension goods
      """)

  @OptionGroup var addition: AdditionOptions
  @Option(help: "count (things), physical, currency or historic_currency.")
  var type: String = "count"
  @Option(help: "What a physical unit measures: goods, energy, area, …")
  var dimension: String?
  @Option(help: ArgumentHelp("A symbol that stands beside numbers.", valueName: "sign"))
  var symbol: [String] = []

  func run(on console: any Console) throws -> Int32 {
    let sort: Catalog.Unit.Sort = try Arguments.choice(type, option: "--type")
    let naming = try addition.naming(symbol.map { ("symbol", $0) }, form: "word")
    return try addition.write(console) { catalog throws(AlmanacError) in
      try CatalogAddition(
        unit: addition.code, label: addition.name, naming: naming, sort: sort, dimension: dimension,
        to: catalog)
    }
  }
}
