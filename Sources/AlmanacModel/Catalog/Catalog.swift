/// What Almanac knows of the world: areas, indicators, units, zones, and the words that name them or cue a reading.
///
/// Knowledge only; grammar lives in code. It is read from CSV files that any user can add to (see `Catalog+Files`).
package struct Catalog: Sendable {
  package struct Area: Hashable, Sendable {
    /// A region ("Africa") is named in texts but is no reference area: a claim about it has none.
    package enum Sort: String, Sendable, CaseIterable { case country, historic, group, region }
    package var code: AreaCode
    package var sort: Sort
    package var labels: [String: String]  // language → short name
  }

  /// How an indicator's two areas stand to it.
  package enum PairRole: String, Sendable, CaseIterable {
    /// One area only: GDP, consumer prices.
    case none
    /// The pair has no direction and stands in alphabetical order: trade turnover.
    case symmetric
    /// ref_area sends, counterpart_area receives: exports.
    case outward
    /// ref_area receives, counterpart_area sends: imports.
    case inward
    /// ref_area is the host, counterpart_area the investor, lender or owner: investment, FDI, park residents.
    case host
    /// ref_area's balance towards counterpart_area: trade balance.
    case balance
  }

  package struct Indicator: Hashable, Sendable {
    package var code: IndicatorCode
    package var labels: [String: String]
    package var pairRole: PairRole
    /// Whether its levels are stocks or flows; null where neither applies (rates, indices).
    package var stockFlow: StockFlow?
    /// What the same flow is called on the other side: exports for imports.
    package var mirror: IndicatorCode?
    /// The unit a bare count of it has: COMPANIES for park_residents.
    package var countUnit: UnitCode?
    /// The kind a percentage of it is, unless words say otherwise: change for cpi, share for unemployment, ratio for debt.
    package var percentKind: ClaimKind?
    /// What its levels are told in: `money`, `percent`, `index`, `count`, or dimensions of units (`goods`, `energy`).
    /// Empty where anything goes.
    package var levels: Set<String> = []
    package var traits: Set<Trait> = []

    package enum Trait: String, CaseIterable, Sendable {
      /// What companies tell in their accounts; one company's figure is no claim about an economy.
      case accounts
      /// What other totals are told in per cent of: a deficit of 3 % of GDP is a deficit.
      case whole
      /// A figure that an industrial park gives of itself, where a text speaks of one.
      case park
      /// A figure that only an industrial park has.
      case zone
      /// Told as it stands: a rate or price without a period is that of the publication.
      case quoted
      /// What its unit measures where no words say so: containers.
      case measured
      /// A balance of one area alone: its deficits are negative.
      case balance
    }

    package var isSymmetric: Bool { pairRole == .symmetric }
    package var isBilateral: Bool { pairRole != .none }
  }

  package struct Unit: Hashable, Sendable {
    package enum Sort: String, Sendable, CaseIterable {
      case currency, historicCurrency = "historic_currency", percent, index, count, physical, ratio, rank
    }
    package var code: UnitCode
    package var sort: Sort
    package var labels: [String: String]
    /// How it is printed before or after a number in a label: "$", "€", "%".
    package var symbol: String?
    /// What a physical unit measures: goods, energy, area, time; nil for other sorts.
    package var dimension: String?
  }

  package struct Zone: Hashable, Sendable {
    package var code: ZoneCode
    package var area: AreaCode
    package var labels: [String: String]
  }

  /// A way in which texts name something.
  package struct Name: Hashable, Sendable {
    package var code: String
    package var lang: String
    /// Areas: name, adjective, demonym, capital, epithet. Units: symbol, code, word. Indicators: name, noun, verb. Zones: name.
    package var form: String
    package var text: String
    /// The file it stands in and its line there, 0 where it has none.
    package var file = ""
    package var line = 0

    /// `areas.csv:14`.
    package var place: String { line > 0 ? "\(file):\(line)" : file }
  }

  /// What a bare currency word means in a country: "roubles" in Belarus, "francs" in Switzerland.
  package struct LocalCurrency: Hashable, Sendable {
    package var area: AreaCode
    /// The currency that the bare word stands for elsewhere.
    package var written: UnitCode
    package var unit: UnitCode
    /// The years in which it did; nil where the range is open.
    package var first: Int?
    package var last: Int?
  }

  /// A state that stood where another stands now: "Moscow" of 1987 is the Soviet Union.
  package struct HistoricArea: Hashable, Sendable {
    package var area: AreaCode
    package var historic: AreaCode
    /// Its last year.
    package var last: Int
  }

  /// A word or phrase that cues a reading: a verb of change, a qualifier, a month, a number word, a magnitude.
  package struct Cue: Hashable, Sendable {
    package var lang: String
    package var sort: String
    package var phrase: String
    package var value: String
  }

  package var areas: [AreaCode: Area] = [:]
  package var areaNames: [Name] = []
  package var indicators: [IndicatorCode: Indicator] = [:]
  package var indicatorNames: [Name] = []
  package var units: [UnitCode: Unit] = [:]
  package var unitNames: [Name] = []
  package var zones: [ZoneCode: Zone] = [:]
  package var zoneNames: [Name] = []
  package var cues: [Cue] = []
  package var localCurrencies: [LocalCurrency] = []
  package var historicAreas: [HistoricArea] = []
  /// SHA-256 over the files it was read from, in their order; a document read with another one is read again.
  package var fingerprint = ""

  package init() {}

  package func label(of area: AreaCode, lang: String = "en") -> String {
    areas[area]?.labels[lang] ?? areas[area]?.labels["en"] ?? area.rawValue
  }

  package func label(of indicator: IndicatorCode, lang: String = "en") -> String {
    indicators[indicator]?.labels[lang] ?? indicators[indicator]?.labels["en"] ?? indicator.rawValue
  }

  package func label(of unit: UnitCode, lang: String = "en") -> String {
    units[unit]?.labels[lang] ?? units[unit]?.labels["en"] ?? unit.rawValue
  }
}
