/// Something in a catalogue that cannot be meant as it stands.
package struct CatalogFinding: Hashable, Sendable {
  /// File and line, else the code concerned.
  package var place: String
  /// What; what to do.
  package var message: String
}

extension Catalog {
  /// The forms that a name can have.
  package static let areaForms = ["name", "adjective", "demonym", "capital", "epithet", "prefix"]
  package static let indicatorForms = [
    "name", "noun", "verb", "weak", "verb_weak", "generic", "default", "any", "product", "role",
  ]
  package static let unitForms = ["word", "symbol", "code", "abbreviation"]
  /// Forms of phrases that name nothing: "World Bank" hides "world".
  private static let hidingForms = ["stop", "topic"]

  /// All that is wrong: names of unknown codes or of two codes, unknown forms and languages, codes, areas and units
  /// that other rows need and none defines, indicators that no text can name.
  ///
  /// - Complexity: O(rows).
  package func findings() -> [CatalogFinding] {
    var found: [CatalogFinding] = []
    found += check(areaLabels + areaNames, "area", Catalog.areaForms) { areas[AreaCode($0)] != nil }
    found += check(indicatorNames, "indicator", Catalog.indicatorForms) {
      indicators[IndicatorCode($0)] != nil
    }
    found += check(unitNames, "unit", Catalog.unitForms) { units[UnitCode($0)] != nil }
    found += check(zoneNames, "zone", ["name"]) { zones[ZoneCode($0)] != nil }
    found += codeFindings + indicatorFindings + placeFindings
    return found
  }

  // MARK: - Names

  /// The labels of areas, which texts are searched for as for their names.
  var areaLabels: [Name] {
    areas.values.sorted { $0.code < $1.code }.flatMap { area in
      area.labels.sorted { $0.key < $1.key }.map {
        Name(code: area.code.rawValue, lang: $0.key, form: "name", text: $0.value, file: area.code.rawValue)
      }
    }
  }

  private func check(_ names: [Name], _ what: String, _ forms: [String], isKnown: (String) -> Bool)
    -> [CatalogFinding]
  {
    var found: [CatalogFinding] = []
    var first: [NameKey: Name] = [:]
    for name in names where !Catalog.hidingForms.contains(name.form) {
      func note(_ message: String) { found.append(CatalogFinding(place: name.place, message: message)) }
      if !isKnown(name.code) {
        note("'\(name.text)' names the \(what) '\(name.code)', which no row defines; add it or mend the code")
      }
      if !forms.contains(name.form) {
        note("'\(name.form)' is no form of a name; use \(forms.joined(separator: ", "))")
      }
      if name.lang != "*", !Catalog.languages.contains(name.lang) {
        note(
          "'\(name.lang)' is no language with rules; use \(Catalog.languages.joined(separator: ", ")) or *")
      }
      guard !name.mayMeanSeveral else { continue }
      let key = NameKey(name)
      if let other = first[key] {
        if other.code != name.code, !isPast(other.code, name.code) {
          note("'\(name.text)' already names \(other.code) at \(other.place); take one of them out")
        }
      } else {
        first[key] = name
      }
    }
    return found
  }

  /// Whether one of two areas is what the other was once: the year tells them apart.
  private func isPast(_ a: String, _ b: String) -> Bool {
    historicAreas.contains { Set([$0.area.rawValue, $0.historic.rawValue]) == Set([a, b]) }
  }

  /// Names that texts cannot tell apart.
  struct NameKey: Hashable {
    private let lang: String
    private let text: String
    /// A symbol stands before the number, "Frs 5", a word after it, "5 frs".
    private let isSymbol: Bool

    init(_ name: Name) {
      lang = name.lang
      isSymbol = name.form == "symbol"
      text = name.form == "abbreviation" ? name.text : NameKey.folded(name.text)
    }

    init(lang: String, form: String, text: String) {
      self.lang = lang
      isSymbol = form == "symbol"
      self.text = NameKey.folded(text)
    }

    /// Acronyms are read in capitals only, all else in any case.
    private static func folded(_ text: String) -> String {
      let isAcronym = text.count <= 6 && text == text.uppercased()
      return isAcronym ? text : text.lowercased()
    }
  }

  // MARK: - Codes

  private var codeFindings: [CatalogFinding] {
    var found: [CatalogFinding] = []
    for code in areas.keys.sorted() where !CodeForm.area.accepts(code.rawValue) {
      found.append(CatalogFinding(place: code.rawValue, message: CodeForm.area.refusal(of: code.rawValue)))
    }
    for code in indicators.keys.sorted() where !CodeForm.indicator.accepts(code.rawValue) {
      found.append(
        CatalogFinding(place: code.rawValue, message: CodeForm.indicator.refusal(of: code.rawValue)))
    }
    for code in units.keys.sorted() where !CodeForm.unit.accepts(code.rawValue) {
      found.append(CatalogFinding(place: code.rawValue, message: CodeForm.unit.refusal(of: code.rawValue)))
    }
    return found
  }

  private var indicatorFindings: [CatalogFinding] {
    let named = Set(indicatorNames.map(\.code))
    let known = Set(["money", "percent", "index", "count"] + units.values.compactMap(\.dimension))
    var found: [CatalogFinding] = []
    for indicator in indicators.values.sorted(by: { $0.code < $1.code }) {
      func note(_ message: String) {
        found.append(CatalogFinding(place: indicator.code.rawValue, message: message))
      }
      // Things that are counted are known by their unit too.
      if indicator.countUnit == nil, !named.contains(indicator.code.rawValue) {
        note("no name stands in indicator-names; without one no text can mean it")
      }
      for level in indicator.levels.subtracting(known).sorted() {
        note("'\(level)' of its levels is neither money, percent, index, count nor what a unit measures")
      }
      if let mirror = indicator.mirror, indicators[mirror] == nil {
        note("its mirror '\(mirror)' is unknown; add it or mend the code")
      }
      if let unit = indicator.countUnit, units[unit]?.sort != .count {
        note(
          units[unit] == nil
            ? "its count_unit '\(unit)' is unknown; add the unit or mend the code"
            : "its count_unit '\(unit)' counts nothing; use a unit of type count")
      }
    }
    return found
  }

  /// Rows that lean on areas and units.
  private var placeFindings: [CatalogFinding] {
    var found: [CatalogFinding] = []
    func need(_ area: AreaCode, _ place: String) {
      guard areas[area] == nil else { return }
      found.append(CatalogFinding(place: place, message: "its area '\(area)' is unknown; mend the code"))
    }
    func need(_ unit: UnitCode, _ place: String) {
      guard units[unit] == nil else { return }
      found.append(CatalogFinding(place: place, message: "its unit '\(unit)' is unknown; mend the code"))
    }
    for zone in zones.values.sorted(by: { $0.code < $1.code }) { need(zone.area, zone.code.rawValue) }
    for row in historicAreas {
      need(row.area, "historic area \(row.area)")
      need(row.historic, "historic area \(row.area)")
    }
    for row in localCurrencies {
      let place = "local currency \(row.area) \(row.written)"
      need(row.area, place)
      need(row.written, place)
      need(row.unit, place)
    }
    return found
  }
}

extension Catalog.Name {
  /// Words that take their meaning from what was spoken of: "deficit", "growth", a product.
  var mayMeanSeveral: Bool { ["generic", "default", "any", "product"].contains(form) }
}

/// How the codes of a table are written.
package enum CodeForm: Sendable {
  case area, indicator, unit

  package func accepts(_ code: String) -> Bool {
    guard let first = code.unicodeScalars.first, code.utf8.count <= 64 else { return false }
    let isLower = self == .indicator
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      isLower ? ("a"..."z").contains(scalar) : ("A"..."Z").contains(scalar)
    }
    return isLetter(first)
      && code.unicodeScalars.allSatisfy { isLetter($0) || ("0"..."9").contains($0) || $0 == "_" }
  }

  package func refusal(of code: String) -> String {
    let example =
      switch self {
      case .area: "capitals, such as XKS or X_ALPS"
      case .indicator: "small letters, such as lithium_output"
      case .unit: "capitals, such as SATELLITES"
      }
    return "'\(code)' is no code; write \(example)"
  }
}
