/// Rows to add to a workspace's catalogue, checked against what is known before any is written.
package struct CatalogAddition: Sendable {
  /// The rows of one file, as column and value.
  package struct Rows: Sendable {
    /// The beginning of the file's name: `indicators`, `indicator-names`.
    package var table: String
    package var rows: [[(column: String, value: String)]]
  }

  /// Ways in which texts name the new entry, by form.
  package struct Naming: Sendable {
    package var names: [(form: String, text: String)]
    package var lang: String
    package init(_ names: [(form: String, text: String)], lang: String) {
      self.names = names
      self.lang = lang
    }
  }

  package private(set) var parts: [Rows] = []

  /// What an indicator is told in.
  package enum Measure: Sendable, Hashable {
    case money
    /// A percentage, of the kind given.
    case percent(ClaimKind)
    case index
    case unit(UnitCode)
  }

  /// A new indicator, or more names for a known one if `label` is nil.
  ///
  /// - Throws: `AlmanacError` 64 for a bad code, an unknown unit, or a code or name that means something already.
  package init(
    indicator code: String, label: String?, naming: Naming, measure: Measure?, pair: Catalog.PairRole,
    stockFlow: StockFlow?, to catalog: Catalog
  ) throws(AlmanacError) {
    try CatalogAddition.check(
      code, .indicator, isKnown: catalog.indicators[IndicatorCode(code)] != nil, label)
    try CatalogAddition.check(naming, code, catalog.indicatorNames)
    if let label {
      var row = [("code", code), ("pair", pair.rawValue), ("stock_flow", stockFlow?.rawValue ?? "")]
      var countUnit = ""
      var percentKind = ""
      switch measure {
      case .percent(let kind): percentKind = kind.rawValue
      case .unit(let unit) where catalog.units[unit]?.sort == .count: countUnit = unit.rawValue
      case .money, .index, .unit, nil: break
      }
      row += [("count_unit", countUnit), ("percent_kind", percentKind)]
      row += [("levels", CatalogAddition.levels(measure, catalog)), (naming.lang, label)]
      if naming.lang != "en" { row.append(("en", label)) }
      parts.append(Rows(table: "indicators", rows: [row]))
    }
    addNames("indicator-names", code, naming, label)
  }

  /// A new area, or more names for a known one.
  package init(
    area code: String, label: String?, naming: Naming, sort: Catalog.Area.Sort, to catalog: Catalog
  ) throws(AlmanacError) {
    try CatalogAddition.check(code, .area, isKnown: catalog.areas[AreaCode(code)] != nil, label)
    try CatalogAddition.check(naming, code, catalog.areaLabels + catalog.areaNames)
    addEntry("areas", code, label, naming.lang, [("type", sort.rawValue)])
    addNames("area-names", code, naming, label)
  }

  /// A new unit, or more names for a known one.
  package init(
    unit code: String, label: String?, naming: Naming, sort: Catalog.Unit.Sort, dimension: String?,
    to catalog: Catalog
  ) throws(AlmanacError) {
    let dimensions = Set(catalog.units.values.compactMap(\.dimension))
    if let dimension, sort != .physical || !dimensions.contains(dimension) {
      throw AlmanacError(
        .usage, at: "--dimension",
        sort == .physical
          ? "'\(dimension)' is none of \(dimensions.sorted().joined(separator: ", "))"
          : "goes with --type physical")
    }
    try CatalogAddition.check(code, .unit, isKnown: catalog.units[UnitCode(code)] != nil, label)
    try CatalogAddition.check(naming, code, catalog.unitNames)
    addEntry(
      "units", code, label, naming.lang,
      [("type", sort.rawValue)] + (dimension.map { [("dimension", $0)] } ?? []))
    addNames("unit-names", code, naming, label, form: "word")
  }

  // MARK: - Rows

  private mutating func addEntry(
    _ table: String, _ code: String, _ label: String?, _ lang: String,
    _ more: [(column: String, value: String)]
  ) {
    guard let label else { return }
    // Every table asks for an English label; one in another language stands in for it.
    let labels = [(lang, label)] + (lang == "en" ? [] : [("en", label)])
    parts.append(Rows(table: table, rows: [[("code", code)] + more + labels]))
  }

  private mutating func addNames(
    _ table: String, _ code: String, _ naming: Naming, _ label: String?, form: String = "name"
  ) {
    let all = (label.map { [(form: form, text: $0)] } ?? []) + naming.names
    var seen: Set<String> = []
    let rows = all.filter { seen.insert("\($0.form) \($0.text)").inserted }.map {
      [("code", code), ("lang", naming.lang), ("form", $0.form), ("name", $0.text)]
    }
    if !rows.isEmpty { parts.append(Rows(table: table, rows: rows)) }
  }

  private static func levels(_ measure: Measure?, _ catalog: Catalog) -> String {
    switch measure {
    case .money: "money"
    case .percent: "percent"
    case .index: "index"
    case .unit(let unit): catalog.units[unit]?.sort == .count ? "count" : catalog.units[unit]?.dimension ?? ""
    case nil: ""
    }
  }

  // MARK: - Checks

  private static func check(
    _ code: String, _ form: CodeForm, isKnown: Bool, _ label: String?
  ) throws(AlmanacError) {
    guard form.accepts(code) else { throw AlmanacError(.usage, at: code, form.refusal(of: code)) }
    if isKnown, label != nil {
      throw AlmanacError(
        .usage, at: code,
        "is known already; leave --name out to add synonyms to it, or choose another code")
    }
    if !isKnown, label == nil {
      throw AlmanacError(.usage, at: code, "is not known yet; give it a label with --name")
    }
  }

  private static func check(
    _ naming: Naming, _ code: String, _ known: [Catalog.Name]
  ) throws(AlmanacError) {
    let keys = naming.names.map {
      (text: $0.text, key: Catalog.NameKey(lang: naming.lang, form: $0.form, text: $0.text))
    }
    for name in keys where name.text.allSatisfy(\.isWhitespace) {
      throw AlmanacError(.usage, at: code, "'\(name.text)' is no name; write the words texts use")
    }
    for other in known {
      guard let clash = keys.first(where: { $0.key == Catalog.NameKey(other) }) else { continue }
      throw AlmanacError(
        .usage, at: code,
        other.code == code
          ? "'\(clash.text)' names it already, at \(other.place); leave it out"
          : "'\(clash.text)' already names \(other.code), at \(other.place); choose other words")
    }
  }
}

/// A catalogue file with rows added.
package enum CatalogFile {
  /// The text of a file with `rows` after its own; columns it lacks are added to its header.
  ///
  /// - Parameter old: the file's bytes; nil makes a new file.
  /// - Throws: `AlmanacError` 65 if the old file is no CSV.
  package static func adding(
    _ rows: [[(column: String, value: String)]], to old: [UInt8]?, place: String
  ) throws(AlmanacError) -> [UInt8] {
    let oldRows = try old.map { bytes throws(AlmanacError) in try CSV.rows(of: bytes, place: place) } ?? []
    var header = oldRows.first?.fields ?? []
    let oldWidth = header.count
    for column in rows.joined().map(\.column) where !header.contains(column) { header.append(column) }
    let added = rows.map { row in
      CSV.line(header.map { column in row.first { $0.column == column }?.value ?? "" }) + "\n"
    }.joined()
    if let old, header.count == oldWidth {
      return old + (old.last == 0x0A ? [] : [0x0A]) + Array(added.utf8)
    }
    let padding = Array(repeating: "", count: header.count - oldWidth)
    let kept = oldRows.dropFirst().map { CSV.line($0.fields + padding) + "\n" }.joined()
    return Array((CSV.line(header) + "\n" + kept + added).utf8)
  }
}
