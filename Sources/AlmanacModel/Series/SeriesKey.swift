/// The identity of a series. Codes are text here, with `_Z` where a dimension does not apply and `_U` where it is
/// unknown, so that a key is comparable, printable and a unique index in SQL.
package struct SeriesKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  package static let notApplicable = "_Z"
  package static let unknown = "_U"

  package var freq: Frequency
  package var refArea: String
  package var indicator: String
  package var counterpartArea: String
  package var kind: ClaimKind
  package var unitMeasure: String
  package var stockFlow: String
  package var zone: String
  package var modality: Modality
  package var reporter: String

  package init(
    freq: Frequency, refArea: String, indicator: String, counterpartArea: String, kind: ClaimKind,
    unitMeasure: String, stockFlow: String, zone: String, modality: Modality, reporter: String
  ) {
    self.freq = freq
    self.refArea = refArea
    self.indicator = indicator
    self.counterpartArea = counterpartArea
    self.kind = kind
    self.unitMeasure = unitMeasure
    self.stockFlow = stockFlow
    self.zone = zone
    self.modality = modality
    self.reporter = reporter
  }

  /// The series a claim belongs to. A bilateral indicator without a counterpart has `_U` there, another `_Z`;
  /// the pair of a symmetric one stands in alphabetical order, an unknown side last.
  package init(of claim: Claim, in catalog: Catalog) {
    let indicator = claim.indicator.flatMap { catalog.indicators[$0] }
    let counterpart =
      claim.counterpartArea?.rawValue
      ?? (indicator.map { $0.isBilateral ? SeriesKey.unknown : SeriesKey.notApplicable } ?? SeriesKey.unknown)
    var pair = (claim.refArea?.rawValue ?? SeriesKey.unknown, counterpart)
    if indicator?.isSymmetric == true, pair.1 < pair.0 { pair = (pair.1, pair.0) }
    self.init(
      freq: Frequency(of: claim.timePeriod), refArea: pair.0,
      indicator: claim.indicator?.rawValue ?? SeriesKey.unknown, counterpartArea: pair.1, kind: claim.kind,
      unitMeasure: claim.unitMeasure?.rawValue ?? SeriesKey.unknown,
      stockFlow: claim.stockFlow?.rawValue ?? SeriesKey.notApplicable,
      zone: claim.zone?.rawValue ?? SeriesKey.notApplicable, modality: claim.modality,
      reporter: claim.reporter?.rawValue ?? SeriesKey.unknown)
  }

  /// `A.BLR.exports.CHN`
  package var sdmxKey: String { "\(freq).\(refArea).\(indicator).\(counterpartArea)" }
  package var description: String { sdmxKey }

  private var sortKey: [String] {
    [
      indicator, refArea, counterpartArea, kind.rawValue, unitMeasure, modality.rawValue, stockFlow, zone,
      reporter,
    ]
  }

  package static func < (a: SeriesKey, b: SeriesKey) -> Bool {
    let (x, y) = (a.sortKey, b.sortKey)
    return x != y ? x.lexicographicallyPrecedes(y) : a.freq < b.freq
  }
}
