internal import AlmanacModel

/// What the grammar of claims asks the catalogue, by code and without the labels; one for all readers.
final class CatalogFacts: Sendable {
  struct Area: Sendable {
    var sort: Catalog.Area.Sort
  }

  struct Indicator: Sendable {
    var code: IndicatorCode
    var pairRole: Catalog.PairRole
    var stockFlow: StockFlow?
    var countUnit: UnitCode?
    var percentKind: ClaimKind?
    /// What its code begins with: `exports` of `exports_oil`, itself where it has one part.
    var matter: IndicatorCode
    /// What its levels are told in; empty where anything goes.
    var levels: Levels
    var traits: Traits
    var isSymmetric: Bool { pairRole == .symmetric }
    var isBilateral: Bool { pairRole != .none }

    /// - Parameter hasZone: whether the sentence or the text names a park.
    func isParkFigure(hasZone: Bool) -> Bool {
      traits.contains(.zone) || hasZone && traits.contains(.park)
    }
  }

  /// `Catalog.Indicator.Trait`, one bit each.
  struct Traits: OptionSet, Sendable {
    var rawValue: UInt16
    static let accounts = bit(.accounts)
    static let balance = bit(.balance)
    static let measured = bit(.measured)
    static let park = bit(.park)
    static let quoted = bit(.quoted)
    static let whole = bit(.whole)
    static let zone = bit(.zone)

    private static func bit(_ trait: Catalog.Indicator.Trait) -> Traits {
      Traits(rawValue: 1 << UInt16(Catalog.Indicator.Trait.allCases.firstIndex(of: trait) ?? 0))
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }
    init(_ traits: Set<Catalog.Indicator.Trait>) {
      self.init()
      for trait in traits { formUnion(Traits.bit(trait)) }
    }
  }

  /// What levels can be told in, one bit each: money, percent, index, count, and the dimensions of units.
  struct Levels: OptionSet, Sendable {
    var rawValue: UInt64
    static let money = Levels(rawValue: 1)
    static let index = Levels(rawValue: 2)
  }

  struct Unit: Sendable {
    var sort: Catalog.Unit.Sort
    /// What a physical unit measures; empty for other units.
    var dimension: Levels
  }

  struct Zone: Sendable {
    var area: AreaCode
  }

  let areas: CodeTable<AreaCode, Area>
  let indicators: CodeTable<IndicatorCode, Indicator>
  let units: CodeTable<UnitCode, Unit>
  let zones: CodeTable<ZoneCode, Zone>
  let localCurrencies: [Catalog.LocalCurrency]
  /// Indicators that their unit alone tells, in the order of their codes.
  let measured: [Indicator]

  init(_ catalog: Catalog) {
    let words = CatalogFacts.words(catalog)
    func levels(_ names: some Sequence<String>) -> Levels {
      names.reduce(into: []) { $0.formUnion(words[$1] ?? []) }
    }
    let indicators = catalog.indicators.mapValues {
      Indicator(
        code: $0.code, pairRole: $0.pairRole, stockFlow: $0.stockFlow, countUnit: $0.countUnit,
        percentKind: $0.percentKind, matter: CatalogFacts.matter($0.code), levels: levels($0.levels),
        traits: Traits($0.traits))
    }
    areas = CodeTable(catalog.areas.mapValues { Area(sort: $0.sort) })
    self.indicators = CodeTable(indicators)
    measured = indicators.values.filter { $0.traits.contains(.measured) }.sorted { $0.code < $1.code }
    units = CodeTable(
      catalog.units.mapValues { Unit(sort: $0.sort, dimension: levels($0.dimension.map { [$0] } ?? [])) })
    zones = CodeTable(catalog.zones.mapValues { Zone(area: $0.area) })
    localCurrencies = catalog.localCurrencies
  }

  func matter(of code: IndicatorCode) -> IndicatorCode {
    indicators[code]?.matter ?? CatalogFacts.matter(code)
  }

  private static func matter(_ code: IndicatorCode) -> IndicatorCode {
    IndicatorCode(String(code.rawValue.prefix { $0 != "_" }))
  }

  /// A bit for each word that levels and dimensions are told by; past 64 words the rest share the last.
  private static func words(_ catalog: Catalog) -> [String: Levels] {
    let all = Set(catalog.indicators.values.flatMap(\.levels) + catalog.units.values.compactMap(\.dimension))
    var words: [String: Levels] = ["money": .money, "index": .index]
    for (place, word) in all.subtracting(words.keys).sorted().enumerated() {
      words[word] = Levels(rawValue: 1 << UInt64(min(place + 2, 63)))
    }
    return words
  }
}
