package import AlmanacModel

/// Reading a specification. Every mistake names file, line, key and what is allowed.
extension ChartSpec {
  private static let keys = [
    "kind", "title", "plain_title", "subtitle", "note", "size", "theme", "language", "conflicts",
    "derived_base", "series",
  ]
  private static let seriesKeys = [
    "key", "id", "label", "focus", "kind", "unit_measure", "modality", "zone", "reporter", "stock_flow",
    "period",
    "start",
    "end",
  ]

  /// - Throws: `AlmanacError` 65.
  package init(_ file: TOMLFile, catalog: Catalog) throws(AlmanacError) {
    let table = TOMLSection(file: file, path: "", values: file.root)
    try table.allow(ChartSpec.keys)
    let kind: Kind = try table.choice("kind") ?? .bar
    guard let title = try table.text("title") else {
      throw AlmanacError(.badInput, at: file.place, "'title' is missing; say what the figure shows")
    }
    var entries: [Entry] = []
    for section in try table.tables("series") { entries.append(try ChartSpec.entry(section, catalog)) }
    guard !entries.isEmpty else {
      throw AlmanacError(.badInput, at: file.place, "no [[series]]; add one with key = \"A.BLR.exports.CHN\"")
    }
    self.init(kind: kind, title: title, entries: entries)
    plainTitle = try table.text("plain_title")
    subtitle = try table.text("subtitle")
    note = try table.text("note")
    if let asked = try ChartSpec.size(table) {
      size = asked
      mayGrow = false
    }
    theme = try table.text("theme") ?? theme
    guard Theme.named[theme] != nil else {
      throw AlmanacError(
        .badInput, at: file.place(of: "theme"), "theme '\(theme)' is unknown; use dark, light or print")
    }
    language = try table.text("language") ?? language
    guard Catalog.languages.contains(language) else {
      throw AlmanacError(
        .badInput, at: file.place(of: "language"), "language '\(language)' is unknown; use en, ru or zh")
    }
    conflicts = try ChartSpec.conflicts(table, catalog) ?? conflicts
    drawsDerivedBase = try table.flag("derived_base") ?? false
    try ChartSpec.checkNames(entries, file)
  }

  private static func conflicts(_ table: TOMLSection, _ catalog: Catalog) throws(AlmanacError)
    -> ConflictRule?
  {
    guard let text = try table.text("conflicts") else { return nil }
    switch text {
    case "refuse": return .refuse
    case "show": return .show
    case "prefer-latest": return .preferLatest
    case "prefer-precise": return .preferPrecise
    case _ where text.hasPrefix("prefer-"):
      return .preferReporter(
        try table.at("conflicts") { p throws(AlmanacError) in
          try catalog.area(String(text.dropFirst(7)), at: p)
        })
    default:
      throw AlmanacError(
        .badInput, at: table.place("conflicts"),
        "conflicts '\(text)' is unknown; use refuse, show, prefer-latest, prefer-precise, or prefer- and the area whose "
          + "statistics stand, such as prefer-BLR")
    }
  }

  /// Names that placeholders use are single words, and no two entries have the same.
  private static func checkNames(_ entries: [Entry], _ file: TOMLFile) throws(AlmanacError) {
    var seen: Set<String> = ["first", "last"]
    for (index, entry) in entries.enumerated() {
      guard let id = entry.id else { continue }
      let place = file.place(of: "series[\(index)].id")
      guard !id.isEmpty, id.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
        throw AlmanacError(
          .badInput, at: place, "id '\(id)' is no single word; use letters, digits, - and _")
      }
      guard seen.insert(id).inserted else {
        throw AlmanacError(.badInput, at: place, "id '\(id)' is taken; choose another name for this series")
      }
    }
  }

  private static func entry(_ section: TOMLSection, _ catalog: Catalog) throws(AlmanacError) -> Entry {
    try section.allow(seriesKeys)
    guard let key = try section.text("key") else {
      throw AlmanacError(
        .badInput, at: section.place(nil), "'key' is missing; write key = \"A.BLR.exports.CHN\"")
    }
    var selection = try section.at("key") { place throws(AlmanacError) in
      try SeriesSelection(key: key, catalog: catalog, place: place)
    }
    if let kind: ClaimKind = try section.choice("kind") { selection.kinds = [kind] }
    if let modality: Modality = try section.choice("modality") { selection.modalities = [modality] }
    if let stockFlow: StockFlow = try section.choice("stock_flow") { selection.stockFlows = [stockFlow] }
    if let unit = try section.text("unit_measure") {
      selection.unitMeasures = [
        try section.at("unit_measure") { p throws(AlmanacError) in try catalog.unit(unit, at: p) }
      ]
    }
    if let zone = try section.text("zone") {
      selection.zones = [try section.at("zone") { p throws(AlmanacError) in try catalog.zone(zone, at: p) }]
    }
    if let reporter = try section.text("reporter") {
      selection.reporters = [
        try section.at("reporter") { p throws(AlmanacError) in try catalog.area(reporter, at: p) }
      ]
    }
    selection.period = try section.period("period")
    selection.startPeriod = try section.period("start")
    selection.endPeriod = try section.period("end")
    return Entry(
      selection: selection, label: try section.text("label"), isFocus: try section.flag("focus") ?? false,
      id: try section.text("id"))
  }

  private static func size(_ table: TOMLSection) throws(AlmanacError) -> Size? {
    let place = table.place("size")
    switch table.values["size"] {
    case nil: return nil
    case .string(let name):
      guard let size = Size.presets[name] else {
        throw AlmanacError(
          .badInput, at: place,
          "size '\(name)' is unknown; use \(Size.presets.keys.sorted().joined(separator: ", ")) or [width, height] in mm"
        )
      }
      return size
    case .array(let list):
      let sides = list.compactMap { item -> Double? in
        switch item {
        case .integer(let whole): Double(whole)
        case .number(let number): number
        default: nil
        }
      }
      guard sides.count == 2, list.count == 2, sides.allSatisfy({ (30...1000).contains($0) }) else {
        throw AlmanacError(.badInput, at: place, "size must be [width, height] in mm, each from 30 to 1000")
      }
      return .millimetres(sides[0], sides[1])
    default: throw AlmanacError(.badInput, at: place, "size must be a preset's name or [width, height] in mm")
    }
  }
}

/// One table of a TOML file, asked for by key and type.
private struct TOMLSection {
  let file: TOMLFile
  let path: String
  let values: [String: TOMLFile.Value]

  func place(_ key: String?) -> String {
    guard let key else { return file.place(of: path) }
    return file.place(of: path.isEmpty ? key : "\(path).\(key)")
  }

  func allow(_ keys: [String]) throws(AlmanacError) {
    for key in values.keys.sorted() where !keys.contains(key) {
      let near = nearest(to: key, among: keys)
      let hint = near.isEmpty ? "allowed are \(keys.joined(separator: ", "))" : "did you mean '\(near[0])'?"
      throw AlmanacError(.badInput, at: place(key), "unknown key '\(key)'; \(hint)")
    }
  }

  func text(_ key: String) throws(AlmanacError) -> String? {
    switch values[key] {
    case nil: return nil
    case .string(let text): return text
    default: throw AlmanacError(.badInput, at: place(key), "'\(key)' must be a text in quotation marks")
    }
  }

  func flag(_ key: String) throws(AlmanacError) -> Bool? {
    switch values[key] {
    case nil: return nil
    case .flag(let flag): return flag
    default: throw AlmanacError(.badInput, at: place(key), "'\(key)' must be true or false")
    }
  }

  func period(_ key: String) throws(AlmanacError) -> TimePeriod? {
    let written: String?
    if case .integer(let year) = values[key] { written = String(year) } else { written = try text(key) }
    guard let written else { return nil }
    guard let period = TimePeriod(written) else {
      throw AlmanacError(
        .badInput, at: place(key), "'\(written)' is not a period; write \"2022\", \"2022-Q1\" or \"2022-03\"")
    }
    return period
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) throws(AlmanacError) -> Choice?
  {
    guard let text = try text(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw AlmanacError(
        .badInput, at: place(key),
        "\(key) '\(text)' is unknown; use \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func tables(_ key: String) throws(AlmanacError) -> [TOMLSection] {
    switch values[key] {
    case nil: return []
    case .array(let list):
      var sections: [TOMLSection] = []
      for (index, item) in list.enumerated() {
        guard case .table(let values) = item else {
          throw AlmanacError(
            .badInput, at: place(key), "'\(key)' must be tables; write [[\(key)]] and the keys below it")
        }
        sections.append(TOMLSection(file: file, path: "\(key)[\(index)]", values: values))
      }
      return sections
    default:
      throw AlmanacError(
        .badInput, at: place(key), "'\(key)' must be tables; write [[\(key)]] and the keys below it")
    }
  }

  /// Runs a look-up whose mistakes are the file's, not the command line's.
  func at<Value>(_ key: String, _ body: (String) throws(AlmanacError) -> Value) throws(AlmanacError) -> Value
  {
    do throws(AlmanacError) {
      return try body(place(key))
    } catch {
      throw AlmanacError(.badInput, at: place(key), error.message)
    }
  }
}
