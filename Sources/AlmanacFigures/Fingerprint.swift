internal import AlmanacCharts
internal import AlmanacDrawing
internal import AlmanacModel

/// Digests of all that decides how a figure looks: its specification, its data, and the style with its fonts.
package struct Fingerprint: Hashable, Sendable {
  package var spec: String
  package var data: String
  package var style: String

  package init(spec: String, data: String, style: String) {
    self.spec = spec
    self.data = data
    self.style = style
  }

  /// The digest printed in a figure's footer: the beginning of the data's.
  package var shortData: String { String(data.prefix(8)) }
}

/// Digests are the first 32 hexadecimal digits of a SHA-256.
enum Digest {
  static func of(_ parts: [String]) -> String {
    var hash = SHA256()
    for part in parts { hash.update(Array(part.utf8) + [0x1F]) }
    return String(hash.hexDigest().prefix(32))
  }

  /// What the figure says of its data: values, periods, sources, sentences, and the names the catalogue gives
  /// them.
  static func data(_ data: [ChartData], _ catalog: Catalog) -> String {
    var parts: [String] = []
    for item in data {
      parts.append("series")
      for observation in item.observations { parts += fields(observation, catalog) }
      parts.append("context")
      for observation in item.context { parts += fields(observation, catalog) }
    }
    return of(parts)
  }

  private static func fields(_ observation: Observation, _ catalog: Catalog) -> [String] {
    let (key, stated, source) = (observation.key, observation.stated, observation.source)
    let unit = catalog.units[UnitCode(key.unitMeasure)]
    return [
      key.freq.code, key.refArea, key.indicator, key.counterpartArea, key.kind.rawValue, key.unitMeasure,
      key.stockFlow, key.zone, key.modality.rawValue, key.reporter, observation.timePeriod?.description ?? "",
      observation.basePeriod?.description ?? "", number(stated.value), number(stated.low),
      number(stated.high),
      number(stated.halfUnit), observation.qualifier.rawValue, source.claim ?? "", source.citation,
      source.title ?? "",
      source.published?.description ?? "", source.sentence ?? "", source.derivation ?? "",
      source.span.map { "\($0.start)–\($0.end)" } ?? "",
      label(catalog.areas[AreaCode(key.refArea)]?.labels),
      label(catalog.areas[AreaCode(key.counterpartArea)]?.labels),
      label(catalog.indicators[IndicatorCode(key.indicator)]?.labels), label(unit?.labels),
      unit?.symbol ?? "",
    ]
  }

  private static func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  /// The words of a figure are English.
  private static func label(_ labels: [String: String]?) -> String {
    labels?["en"] ?? ""
  }

  /// The version of the layout and the fonts that draw `texts`.
  ///
  /// - Throws: `AlmanacError` 66 if a font is missing, 74 if it cannot be read.
  static func style(_ texts: [String], _ fonts: FontLibrary, colours: Colours) throws(AlmanacError) -> String
  {
    var parts = [ChartLayout.version, colours.description]
    for file in try fonts.files(drawing: texts) { parts += [file.name, try file.directoryDigest()] }
    return of(parts)
  }
}
