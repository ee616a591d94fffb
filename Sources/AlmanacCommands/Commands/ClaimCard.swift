internal import AlmanacModel
internal import AlmanacStore

/// One claim as a person reads it.
struct ClaimCard {
  let stored: StoredClaim
  let catalog: Catalog
  /// Whether the terminal's bold may mark the number; else brackets do.
  let marksBold: Bool

  init(_ stored: StoredClaim, _ catalog: Catalog, marks: Bool) {
    self.stored = stored
    self.catalog = catalog
    marksBold = marks
  }

  var text: String {
    let claim = stored.claim
    var rows: [(String, String)] = [("claim", stored.id), ("says", statement)]
    rows.append(("period", period))
    if claim.qualifier != .exact || claim.modality != .actual {
      rows.append(
        (
          "stated as",
          [claim.qualifier.rawValue, claim.modality.rawValue].joined(separator: ", ").replacing(
            "_", with: " ")
        ))
    }
    if let zone = claim.zone { rows.append(("zone", catalog.zones[zone]?.labels["en"] ?? zone.rawValue)) }
    if let reporter = claim.reporter { rows.append(("statistics of", catalog.label(of: reporter))) }
    rows.append(("sentence", marked))
    rows.append(("paper", paper))
    rows.append(("place", location))
    if !stored.otherDocuments.isEmpty {
      rows.append(("also in", stored.otherDocuments.joined(separator: ", ")))
    }
    rows.append(("confidence", JSONWriter.text(of: claim.confidence) ?? ""))
    rows.append(("read so by", claim.reasons.joined(separator: "; ")))
    rows.append(("extractor", stored.extractor))
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "\($0.0)\(String(repeating: " ", count: width - $0.0.count))  \($0.1)\n" }.joined()
  }

  private var statement: String {
    let claim = stored.claim
    let indicator = claim.indicator.map { catalog.label(of: $0) } ?? "indicator not known"
    let areas = [claim.refArea, claim.counterpartArea].compactMap { $0.map { catalog.label(of: $0) } }
    let isSymmetric = claim.indicator.flatMap { catalog.indicators[$0]?.isSymmetric } ?? false
    let pair = areas.isEmpty ? "" : ", " + areas.joined(separator: isSymmetric ? "–" : " → ")
    return "\(indicator)\(pair): \(claim.kind.rawValue) \(value) \(claim.unitMeasure?.rawValue ?? "")"
  }

  private var value: String {
    let stated = stored.claim.stated
    func text(_ number: Double?) -> String { number.map(ClaimCard.readable) ?? "…" }
    return stated.value.map { text($0) } ?? "\(text(stated.low))–\(text(stated.high))"
  }

  /// 5800000000 as "5.8 billion", where that says the same.
  static func readable(_ number: Double) -> String {
    for (name, scale) in [("trillion", 1e12), ("billion", 1e9), ("million", 1e6)] where abs(number) >= scale {
      if let text = JSONWriter.text(of: number / scale), text.utf8.count <= 7 { return "\(text) \(name)" }
      break
    }
    return JSONWriter.text(of: number) ?? "\(number)"
  }

  private var period: String {
    let claim = stored.claim
    let period = claim.timePeriod?.description ?? "not stated"
    return claim.basePeriod.map { "\(period), against \($0)" } ?? period
  }

  private var marked: String {
    let (open, close) = marksBold ? ("\u{1B}[1m", "\u{1B}[22m") : ("[[", "]]")
    let claim = stored.claim
    guard let range = stored.quoteRange else { return printable(claim.sentence) }
    let scalars = Array(claim.sentence.unicodeScalars)
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return printable(String(view))
    }
    return text(scalars[..<range.lowerBound]) + open + text(scalars[range]) + close
      + text(scalars[range.upperBound...])
  }

  private var paper: String {
    let authors = stored.authors.joined(separator: ", ")
    let title = stored.claim.paper ?? "title not in the document"
    let date = stored.published.map { ", \($0)" } ?? ""
    return printable(authors.isEmpty ? "\(title)\(date)" : "\(authors): \(title)\(date)")
  }

  private var location: String {
    let span = stored.claim.span.map { ", characters \($0.start)–\($0.end)" } ?? ""
    return printable("\(stored.document):\(stored.line):\(stored.column)\(span)")
  }
}
