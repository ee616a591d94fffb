extension SeriesSelection {
  /// Reads an SDMX key, `FREQ.REF_AREA.INDICATOR.COUNTERPART_AREA`: empty means any, `+` means or, areas and
  /// indicators by code or name.
  ///
  /// - Throws: `AlmanacError` 64 naming what is wrong, with suggestions.
  package init(key: String, catalog: Catalog, place: String) throws(AlmanacError) {
    self.init()
    let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4 else {
      throw AlmanacError(
        .usage, at: place,
        "'\(key)' has \(parts.count) part\(parts.count == 1 ? "" : "s") where a key has 4; write "
          + "FREQ.REF_AREA.INDICATOR.COUNTERPART_AREA, such as A.BLR.exports.CHN")
    }
    func codes(_ part: String) -> [String] { part.split(separator: "+").map(String.init) }
    for code in codes(parts[0]) {
      guard let freq = Frequency(code) else {
        throw AlmanacError(.usage, at: place, "'\(code)' is no frequency; use A, S, Q, M, D, _O or _U")
      }
      freqs.append(freq)
    }
    for code in codes(parts[1]) { refAreas.append(try catalog.area(code, at: place)) }
    for code in codes(parts[2]) { indicators.append(try catalog.indicator(code, at: place)) }
    for code in codes(parts[3]) { counterpartAreas.append(try catalog.area(code, at: place)) }
  }
}
