/// Looking a code up by what a person writes: the code, a label or a name in any language of the catalogue.
extension Catalog {
  /// - Throws: `AlmanacError` (64) with the nearest suggestions.
  package func area(_ text: String, at place: String) throws(AlmanacError) -> AreaCode {
    if areas[AreaCode(text)] != nil { return AreaCode(text) }
    if areas[AreaCode(text.uppercased())] != nil { return AreaCode(text.uppercased()) }
    let folded = text.lowercased()
    for area in areas.values.sorted(by: { $0.code < $1.code })
    where area.labels.values.contains(where: { $0.lowercased() == folded }) {
      return area.code
    }
    if let name = areaNames.first(where: { $0.text.lowercased() == folded }) { return AreaCode(name.code) }
    let names = areas.values.flatMap { [$0.code.rawValue] + Array($0.labels.values) } + areaNames.map(\.text)
    throw unknown("area", text, among: names, at: place)
  }

  /// - Throws: `AlmanacError` (64) with the nearest suggestions.
  package func indicator(_ text: String, at place: String) throws(AlmanacError) -> IndicatorCode {
    let code = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" }).joined(separator: "_")
    if indicators[IndicatorCode(code)] != nil { return IndicatorCode(code) }
    let folded = text.lowercased()
    for indicator in indicators.values.sorted(by: { $0.code < $1.code })
    where indicator.labels.values.contains(where: { $0.lowercased() == folded }) {
      return indicator.code
    }
    if let name = indicatorNames.first(where: { $0.text.lowercased() == folded }) {
      return IndicatorCode(name.code)
    }
    let names = indicators.keys.map(\.rawValue) + indicatorNames.map(\.text)
    throw unknown("indicator", text, among: names, at: place)
  }

  /// - Throws: `AlmanacError` (64) with the nearest suggestions.
  package func unit(_ text: String, at place: String) throws(AlmanacError) -> UnitCode {
    if units[UnitCode(text.uppercased())] != nil { return UnitCode(text.uppercased()) }
    let folded = text.lowercased()
    for unit in units.values.sorted(by: { $0.code < $1.code })
    where unit.labels.values.contains(where: { $0.lowercased() == folded }) {
      return unit.code
    }
    throw unknown("unit", text, among: units.keys.map(\.rawValue), at: place)
  }

  /// - Throws: `AlmanacError` (64) with the nearest suggestions.
  package func zone(_ text: String, at place: String) throws(AlmanacError) -> ZoneCode {
    if zones[ZoneCode(text)] != nil { return ZoneCode(text) }
    let folded = text.lowercased()
    if let zone = zones.keys.sorted().first(where: { $0.rawValue.lowercased() == folded }) { return zone }
    if let name = zoneNames.first(where: { $0.text.lowercased() == folded }) { return ZoneCode(name.code) }
    throw unknown("zone", text, among: zones.keys.map(\.rawValue) + zoneNames.map(\.text), at: place)
  }

  private func unknown(_ what: String, _ text: String, among names: [String], at place: String)
    -> AlmanacError
  {
    let near = nearest(to: text, among: names)
    let hint =
      near.isEmpty
      ? "see 'almanac catalog' for the codes"
      : "did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
    return AlmanacError(.usage, at: place, "unknown \(what) '\(text)'; \(hint)")
  }
}

/// Up to three of `names` that a slip of the pen makes of `text`: an edit distance of at most a third of its length;
/// the nearest first, of equally near ones those that begin alike.
///
/// Distance: Damerau–Levenshtein, optimal string alignment, ignoring case.
package func nearest(to text: String, among names: [String]) -> [String] {
  let wanted = Array(text.lowercased().unicodeScalars.prefix(64))
  let limit = max(1, wanted.count / 3)
  var found: [(distance: Int, opening: Int, name: String)] = []
  for name in Set(names) {
    let candidate = Array(name.lowercased().unicodeScalars.prefix(64))
    guard abs(candidate.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, candidate)
    let opening = candidate.first == wanted.first ? 0 : 1
    if distance <= limit { found.append((distance, opening, name)) }
  }
  return found.sorted { ($0.distance, $0.opening, $0.name) < ($1.distance, $1.opening, $1.name) }.prefix(3)
    .map(
      \.name)
}

func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var twoBack = [Int](repeating: 0, count: b.count + 1)
  var back = Array(0...b.count)
  for i in 1...a.count {
    var row = [Int](repeating: i, count: b.count + 1)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(back[j] + 1, row[j - 1] + 1, back[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], twoBack[j - 2] + 1) }
    }
    (twoBack, back) = (back, row)
  }
  return back[b.count]
}
