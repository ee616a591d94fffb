package import AlmanacModel
internal import Foundation

/// One labelled claim.
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
  /// Other values a scorer must accept, by field; those of `quote` are other spans.
  package var alternatives: [String: [String?]]

  package func value(_ field: String) -> String? { fields[field] ?? nil }

  /// Whether `text` is the labelled value or one of the others that are right too.
  package func accepts(_ text: String?, as field: String) -> Bool {
    ClaimFields.isEqual(field, text, value(field))
      || (alternatives[field] ?? []).contains { ClaimFields.isEqual(field, text, $0) }
  }
}

extension GoldClaim {
  /// The labels of a JSON object; nil where `object` lacks offsets (formats without a text of their own).
  init?(_ object: [String: Any], id: String, document: String, start: Int?, end: Int?, sentence: String) {
    guard let start, let end else { return nil }
    var alternatives: [String: [String?]] = [:]
    for (key, values) in object["alt"] as? [String: [Any]] ?? [:] {
      alternatives[key] = values.map(GoldClaim.text)
    }
    self.init(
      id: id, document: document, start: start, end: end, quote: object["quote"] as? String ?? "",
      sentence: sentence, context: object["context"] as? String ?? "prose",
      fields: Dictionary(
        uniqueKeysWithValues: ClaimFields.all.map { ($0, object[$0].flatMap(GoldClaim.text)) }),
      alternatives: alternatives)
  }

  /// Reads JSON lines with offsets; claims without offsets are left out.
  ///
  /// - Throws: `AlmanacError` 65 naming the line.
  package static func read(_ bytes: [UInt8], place: String) throws(AlmanacError) -> [GoldClaim] {
    var claims: [GoldClaim] = []
    for (object, place) in try JSONLines.objects(of: bytes, place: place) {
      guard let id = object["id"] as? String, let document = object["document"] as? String else {
        throw AlmanacError(
          .badInput, at: place, "is no claim; each line is one JSON object with id and document")
      }
      let claim = GoldClaim(
        object, id: id, document: document, start: object["start"] as? Int, end: object["end"] as? Int,
        sentence: object["sentence"] as? String ?? "")
      if let claim { claims.append(claim) }
    }
    return claims
  }

  private static func text(_ value: Any) -> String? {
    if let text = value as? String { return text }
    if let number = value as? NSNumber { return JSONWriter.text(of: number.doubleValue) }
    return nil
  }
}

/// A file of JSON objects, one a line.
enum JSONLines {
  /// - Throws: `AlmanacError` 65 naming the line.
  static func objects(of bytes: [UInt8], place: String) throws(AlmanacError) -> [(
    object: [String: Any], place: String
  )] {
    var objects: [(object: [String: Any], place: String)] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      let place = "\(place):\(number + 1)"
      guard let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any] else {
        throw AlmanacError(.badInput, at: place, "is no JSON object; each line is one")
      }
      objects.append((object, place))
    }
    return objects
  }
}
