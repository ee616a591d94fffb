package import AlmanacModel

/// The fields that are scored, as texts; null is nil.
package enum ClaimFields {
  /// Who, what, when, how much: a claim right in these and in its span is strictly right.
  package static let strict = [
    "obs_value", "low", "high", "unit_measure", "kind", "indicator", "ref_area", "counterpart_area",
    "time_period",
  ]
  package static let all = strict + ["base_period", "qualifier", "modality"]
  /// Fields that hold numbers: 20.8 and 20.80 are one value.
  package static let numeric: Set<String> = ["obs_value", "low", "high"]

  package static func text(_ field: String, of claim: Claim) -> String? {
    switch field {
    case "obs_value": claim.stated.value.flatMap { JSONWriter.text(of: $0) }
    case "low": claim.stated.low.flatMap { JSONWriter.text(of: $0) }
    case "high": claim.stated.high.flatMap { JSONWriter.text(of: $0) }
    case "unit_measure": claim.unitMeasure?.rawValue
    case "kind": claim.kind.rawValue
    case "indicator": claim.indicator?.rawValue
    case "ref_area": claim.refArea?.rawValue
    case "counterpart_area": claim.counterpartArea?.rawValue
    case "time_period": claim.timePeriod?.description
    case "base_period": claim.basePeriod?.description
    case "qualifier": claim.qualifier.rawValue
    case "modality": claim.modality.rawValue
    default: nil
    }
  }

  /// Whether two texts of one field say the same.
  package static func isEqual(_ field: String, _ a: String?, _ b: String?) -> Bool {
    if a == b { return true }
    guard numeric.contains(field), let a = a.flatMap(Double.init), let b = b.flatMap(Double.init) else {
      return false
    }
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }
}
