package import AlmanacModel
internal import Foundation

/// One labelled claim of the corpus.
package struct GoldClaim: Sendable {
  package var id: String
  package var document: String
  package var start: Int
  package var end: Int
  package var quote: String
  package var sentence: String
  package var context: String
  /// The labelled fields as texts; numbers in their shortest form, null as nil.
  package var fields: [String: String?]
  /// Other values a scorer must accept, by field.
  package var alternatives: [String: [String?]]

  /// Reads JSON lines; claims without offsets (formats without a text of their own) are left out.
  ///
  /// - Throws: `AlmanacError` 65 naming the line.
  package static func read(_ bytes: [UInt8], place: String) throws(AlmanacError) -> [GoldClaim] {
    var claims: [GoldClaim] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any],
        let id = object["id"] as? String, let document = object["document"] as? String
      else {
        throw AlmanacError(
          .badInput, at: "\(place):\(number + 1)",
          "is no claim; each line is one JSON object with id and document")
      }
      guard let start = object["start"] as? Int, let end = object["end"] as? Int else { continue }
      var alternatives: [String: [String?]] = [:]
      for (key, values) in object["alt"] as? [String: [Any]] ?? [:] { alternatives[key] = values.map(text) }
      claims.append(
        GoldClaim(
          id: id, document: document, start: start, end: end, quote: object["quote"] as? String ?? "",
          sentence: object["sentence"] as? String ?? "", context: object["context"] as? String ?? "prose",
          fields: Dictionary(uniqueKeysWithValues: ClaimFields.all.map { ($0, object[$0].flatMap(text)) }),
          alternatives: alternatives))
    }
    return claims
  }

  private static func text(_ value: Any) -> String? {
    if let text = value as? String { return text }
    if let number = value as? NSNumber { return JSONWriter.text(of: number.doubleValue) }
    return nil
  }
}

/// The fields that are scored.
package enum ClaimFields {
  /// Who, what, when, how much: a claim right in these is strictly right.
  package static let strict = [
    "obs_value", "low", "high", "unit_measure", "kind", "indicator", "ref_area", "counterpart_area",
    "time_period",
  ]
  package static let all = strict + ["base_period", "qualifier", "modality"]

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
}
