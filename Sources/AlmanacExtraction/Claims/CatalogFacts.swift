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
    var isSymmetric: Bool { pairRole == .symmetric }
    var isBilateral: Bool { pairRole != .none }
  }

  struct Unit: Sendable {
    var sort: Catalog.Unit.Sort
  }

  struct Zone: Sendable {
    var area: AreaCode
  }

  let areas: CodeTable<AreaCode, Area>
  let indicators: CodeTable<IndicatorCode, Indicator>
  let units: CodeTable<UnitCode, Unit>
  let zones: CodeTable<ZoneCode, Zone>
  let localCurrencies: [Catalog.LocalCurrency]

  init(_ catalog: Catalog) {
    areas = CodeTable(catalog.areas.mapValues { Area(sort: $0.sort) })
    indicators = CodeTable(
      catalog.indicators.mapValues {
        Indicator(
          code: $0.code, pairRole: $0.pairRole, stockFlow: $0.stockFlow, countUnit: $0.countUnit,
          percentKind: $0.percentKind, matter: CatalogFacts.matter($0.code))
      })
    units = CodeTable(catalog.units.mapValues { Unit(sort: $0.sort) })
    zones = CodeTable(catalog.zones.mapValues { Zone(area: $0.area) })
    localCurrencies = catalog.localCurrencies
  }

  func matter(of code: IndicatorCode) -> IndicatorCode {
    indicators[code]?.matter ?? CatalogFacts.matter(code)
  }

  private static func matter(_ code: IndicatorCode) -> IndicatorCode {
    IndicatorCode(String(code.rawValue.prefix { $0 != "_" }))
  }
}
