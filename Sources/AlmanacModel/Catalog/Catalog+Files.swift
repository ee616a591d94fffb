internal import Foundation

/// The catalogue on disk: CSV files whose names say what they hold. `areas.csv` and `areas-mine.csv` are of one form;
/// later directories and later names add to the earlier ones, and a row with a known code replaces it.
///
/// | file | columns |
/// |---|---|
/// | `areas*.csv` | code, type (country, historic, group), en, ru, zh |
/// | `area-names*.csv` | code, lang, form (name, adjective, demonym, capital, epithet), name |
/// | `indicators*.csv` | code, pair (none, symmetric, outward, inward, host, balance), stock_flow, mirror, count_unit, percent_kind, levels (money, percent, index, count, dimensions of units), traits (park, zone, quoted, measured), en, ru, zh |
/// | `indicator-names*.csv` | code, lang, form (name, noun, verb), name |
/// | `units*.csv` | code, type, dimension, symbol, en, ru, zh |
/// | `unit-names*.csv` | code, lang, form (symbol, code, word), name |
/// | `zones*.csv` | code, area, en, ru, zh |
/// | `zone-names*.csv` | code, lang, form, name |
/// | `historic-areas*.csv` | area, historic, last |
/// | `local-currencies*.csv` | area, written, unit, first, last |
/// | `cues*.csv` | lang, cue, phrase, value |
extension Catalog {
  package static let languages = ["en", "ru", "zh"]

  /// Reads every catalogue file of `directories`, in order; a directory that does not exist adds nothing.
  ///
  /// - Parameter takesFingerprint: whether documents read with it are to be known again.
  /// - Throws: `AlmanacError` 66 if no directory holds a catalogue, 65 naming file and line for a bad row.
  package static func load(
    from directories: [String], takesFingerprint: Bool = true
  ) throws(AlmanacError) -> Catalog {
    var catalog = Catalog()
    var hash = SHA256()
    var count = 0
    for directory in directories {
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
      for name in names where name.hasSuffix(".csv") {
        guard let table = CatalogTable(fileName: name) else { continue }
        let path = directory + "/" + name
        guard let data = FileManager.default.contents(atPath: path) else {
          throw AlmanacError(.noInput, at: path, "cannot be read; check its permissions")
        }
        let bytes = [UInt8](data)
        if takesFingerprint { hash.update(Array(name.utf8) + [0] + bytes) }
        try catalog.add(table, rows: CSV.rows(of: bytes, place: path), place: path)
        count += 1
      }
    }
    guard count > 0 else {
      throw AlmanacError(
        .noInput, at: directories.first ?? "catalogue",
        "no catalogue found; set ALMANAC_DATA to the folder that holds areas.csv and indicators.csv")
    }
    if takesFingerprint { catalog.fingerprint = hash.hexDigest() }
    return catalog
  }

  private mutating func add(_ table: CatalogTable, rows: [CSV.Row], place: String) throws(AlmanacError) {
    guard let header = rows.first else { return }
    for column in table.columns where !header.fields.contains(column) {
      throw AlmanacError(
        .badInput, at: "\(place):\(header.line)",
        "column '\(column)' is missing; the columns are \(table.columns.joined(separator: ", "))")
    }
    for row in rows.dropFirst() {
      guard row.fields.count == header.fields.count else {
        throw AlmanacError(
          .badInput, at: "\(place):\(row.line)",
          "\(row.fields.count) fields where the header has \(header.fields.count); quote fields that hold commas"
        )
      }
      try add(CatalogRow(fields: row.fields, header: header.fields, file: place, line: row.line), to: table)
    }
  }

  private mutating func add(_ row: CatalogRow, to table: CatalogTable) throws(AlmanacError) {
    switch table {
    case .areas:
      let code = AreaCode(try row.required("code"))
      areas[code] = Area(code: code, sort: try row.choice("type") ?? .country, labels: row.labels)
    case .indicators:
      let code = IndicatorCode(try row.required("code"))
      indicators[code] = Indicator(
        code: code, labels: row.labels, pairRole: try row.choice("pair") ?? .none,
        stockFlow: try row.choice("stock_flow"), mirror: row["mirror"].map { IndicatorCode($0) },
        countUnit: row["count_unit"].map { UnitCode($0) }, percentKind: try row.choice("percent_kind"),
        levels: Set((row["levels"] ?? "").split(separator: " ").map(String.init)),
        traits: try row.choices("traits"))
    case .units:
      let code = UnitCode(try row.required("code"))
      units[code] = Unit(
        code: code, sort: try row.choice("type") ?? .count, labels: row.labels, symbol: row["symbol"],
        dimension: row["dimension"])
    case .zones:
      let code = ZoneCode(try row.required("code"))
      zones[code] = Zone(code: code, area: AreaCode(try row.required("area")), labels: row.labels)
    case .areaNames: areaNames.append(try row.name())
    case .indicatorNames: indicatorNames.append(try row.name())
    case .unitNames: unitNames.append(try row.name())
    case .zoneNames: zoneNames.append(try row.name())
    case .historicAreas:
      guard let last = try row.year("last") else {
        throw AlmanacError(.badInput, at: row.place, "'last' is empty; write the state's last year")
      }
      historicAreas.append(
        HistoricArea(
          area: AreaCode(try row.required("area")), historic: AreaCode(try row.required("historic")),
          last: last))
    case .localCurrencies:
      localCurrencies.append(
        LocalCurrency(
          area: AreaCode(try row.required("area")), written: UnitCode(try row.required("written")),
          unit: UnitCode(try row.required("unit")), first: try row.year("first"), last: try row.year("last")))
    case .cues:
      cues.append(
        Cue(
          lang: try row.required("lang"), sort: try row.required("cue"), phrase: try row.required("phrase"),
          value: row["value"] ?? ""))
    }
  }
}

private enum CatalogTable: String, CaseIterable {
  case areaNames = "area-names"
  case indicatorNames = "indicator-names"
  case unitNames = "unit-names"
  case zoneNames = "zone-names"
  case localCurrencies = "local-currencies"
  case historicAreas = "historic-areas"
  case areas, indicators, units, zones, cues

  init?(fileName: String) {
    guard let table = Self.allCases.first(where: { fileName.hasPrefix($0.rawValue) }) else { return nil }
    self = table
  }

  var columns: [String] {
    switch self {
    case .areas: ["code", "type", "en"]
    case .indicators: ["code", "pair", "en"]
    case .units: ["code", "type", "en"]
    case .zones: ["code", "area", "en"]
    case .cues: ["lang", "cue", "phrase"]
    case .localCurrencies: ["area", "written", "unit"]
    case .historicAreas: ["area", "historic", "last"]
    case .areaNames, .indicatorNames, .unitNames, .zoneNames: ["code", "lang", "form", "name"]
    }
  }
}

private struct CatalogRow {
  var fields: [String]
  var header: [String]
  var file: String
  var line: Int
  var place: String { "\(file):\(line)" }

  /// The field, or nil where it is empty or the column is missing.
  subscript(column: String) -> String? {
    guard let index = header.firstIndex(of: column), !fields[index].isEmpty else { return nil }
    return fields[index]
  }

  var labels: [String: String] {
    var labels: [String: String] = [:]
    for language in Catalog.languages { labels[language] = self[language] }
    return labels
  }

  func required(_ column: String) throws(AlmanacError) -> String {
    guard let field = self[column] else {
      throw AlmanacError(.badInput, at: place, "'\(column)' is empty; fill it in")
    }
    return field
  }

  func choice<Choice: RawRepresentable<String>>(_ column: String) throws(AlmanacError) -> Choice? {
    guard let field = self[column] else { return nil }
    guard let choice = Choice(rawValue: field) else {
      throw AlmanacError(
        .badInput, at: place, "'\(field)' is no \(column); see the list in the documentation")
    }
    return choice
  }

  /// The words of a field, each one of a list.
  func choices<Choice: RawRepresentable<String>>(_ column: String) throws(AlmanacError) -> Set<Choice> {
    var choices: Set<Choice> = []
    for word in (self[column] ?? "").split(separator: " ") {
      guard let choice = Choice(rawValue: String(word)) else {
        throw AlmanacError(
          .badInput, at: place, "'\(word)' is none of the \(column); see the list in the documentation")
      }
      choices.insert(choice)
    }
    return choices
  }

  func year(_ column: String) throws(AlmanacError) -> Int? {
    guard let field = self[column] else { return nil }
    guard let year = Int(digits: field), field.utf8.count == 4 else {
      throw AlmanacError(.badInput, at: place, "'\(field)' is no year; write 1991, or leave \(column) empty")
    }
    return year
  }

  func name() throws(AlmanacError) -> Catalog.Name {
    Catalog.Name(
      code: try required("code"), lang: try required("lang"), form: self["form"] ?? "name",
      text: try required("name"), file: file, line: line)
  }
}
