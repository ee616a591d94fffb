package import AlmanacModel
internal import Foundation

extension Corpus {
  /// Reads short texts with their labels, one JSON object a line: `id`, `text`, `published` (or null), `home_area`
  /// where the text has one, and `claims`, where a claim's `quote` and `occurrence` (counted from 1) say where it stands.
  ///
  /// - Throws: `AlmanacError` 66 for a missing file, 65 naming the line and what is wrong in it.
  package init(lines path: String) throws(AlmanacError) {
    entries = []
    for (object, place) in try JSONLines.objects(of: Corpus.bytes(of: path), place: path) {
      guard let id = object["id"] as? String, let text = object["text"] as? String,
        let claims = object["claims"] as? [[String: Any]]
      else {
        throw AlmanacError(.badInput, at: place, "lacks id, text or claims; see the folder's README.md")
      }
      let scalars = Array(text.unicodeScalars)
      var gold: [GoldClaim] = []
      for (number, claim) in claims.enumerated() {
        guard let quote = claim["quote"] as? String,
          let start = Corpus.place(of: quote, occurrence: claim["occurrence"] as? Int ?? 1, in: scalars)
        else {
          throw AlmanacError(
            .badInput, at: place, "claim \(number + 1): its quote does not occur that often in the text")
        }
        let end = start + quote.unicodeScalars.count
        let label = GoldClaim(
          claim, id: "\(id)-\(number + 1)", document: id, start: start, end: end,
          sentence: Corpus.sentence(around: start..<end, in: scalars))
        if let label { gold.append(label) }
      }
      let published = (object["published"] as? String).flatMap { CalendarDay($0) }
      entries.append(
        Entry(
          name: id, text: text,
          metadata: DocumentMetadata(
            published: published, homeArea: (object["home_area"] as? String).map { AreaCode($0) }),
          gold: gold))
    }
  }

  /// Where the `occurrence`th `quote` begins, in code points.
  private static func place(of quote: String, occurrence: Int, in text: [Unicode.Scalar]) -> Int? {
    let wanted = Array(quote.unicodeScalars)
    guard let first = wanted.first, wanted.count <= text.count else { return nil }
    var left = occurrence
    for start in 0...(text.count - wanted.count)
    where text[start] == first && text[start..<start + wanted.count].elementsEqual(wanted) {
      left -= 1
      if left == 0 { return start }
    }
    return nil
  }

  /// The words between the nearest line ends, or full stops followed by a space and no small letter.
  private static func sentence(around span: Range<Int>, in text: [Unicode.Scalar]) -> String {
    func ends(at index: Int) -> Bool {
      if text[index] == "\n" { return true }
      guard text[index] == ".", index + 2 < text.count, text[index + 1] == " " else { return false }
      return !text[index + 2].properties.isLowercase
    }
    let start = (0..<span.lowerBound).last(where: ends).map { $0 + 1 } ?? 0
    let end = (span.upperBound..<text.count).first(where: ends) ?? text.count
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[start..<end])
    return String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
