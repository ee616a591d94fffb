internal import AlmanacModel

/// Digests by which works and claims are known again whatever document, place or order they come in.
enum Keys {
  /// A work is known by its title and authors; one without a title by its first sentence, so that an edit further down
  /// leaves its claims what they were.
  static func work(_ paper: Paper, firstSentence: String?) -> String {
    if let title = paper.title, !fold(title).isEmpty {
      return SHA256.hex(
        "work\u{1F}" + fold(title) + "\u{1F}" + paper.authors.map(fold).joined(separator: "\u{1E}"))
    }
    return SHA256.hex("text\u{1F}" + fold(firstSentence ?? ""))
  }

  /// A claim is known by its work, its sentence, its quote, and which claim with this quote in this sentence it is.
  ///
  /// - Parameters:
  ///   - sentence: the work and the sentence, folded and joined by `words`.
  ///   - occurrences: how many claims there were so far with the same words, of the document at hand.
  static func claim(_ sentence: String, quote: String, occurrences: inout [String: Int]) -> String {
    let words = sentence + "\u{1F}" + fold(quote)
    let occurrence = occurrences[words, default: 0]
    occurrences[words] = occurrence + 1
    return SHA256.hex("\(words)\u{1F}\(occurrence)")
  }

  static func words(work: String, sentence: String) -> String { work + "\u{1F}" + fold(sentence) }

  /// A digest of what a claim states: place, confidence and reasons apart, which may change without its meaning.
  static func content(_ claim: Claim) -> String {
    let stated = claim.stated
    let numbers = [stated.value, stated.low, stated.high].map { $0.flatMap(JSONWriter.text(of:)) ?? "" }
    let fields: [String?] = [
      claim.kind.rawValue, claim.indicator?.rawValue, claim.refArea?.rawValue,
      claim.counterpartArea?.rawValue,
      claim.timePeriod?.description, claim.basePeriod?.description, claim.unitMeasure?.rawValue,
      claim.qualifier.rawValue, claim.modality.rawValue, claim.stockFlow?.rawValue, claim.zone?.rawValue,
      claim.reporter?.rawValue,
    ]
    return SHA256.hex((numbers + fields.map { $0 ?? "" }).joined(separator: "\u{1F}"))
  }

  /// Lower case, white space folded.
  static func fold(_ text: String) -> String {
    let lower = text.lowercased()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lower.utf8.count)
    var isSpace = false
    for scalar in lower.unicodeScalars {
      if isBlank(scalar) {
        isSpace = !bytes.isEmpty
        continue
      }
      if isSpace { bytes.append(0x20) }
      isSpace = false
      UTF8.encode(scalar).map { bytes.append(contentsOf: $0) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x80 ? value == 0x20 || (9...13).contains(value) : scalar.properties.isWhitespace
  }

  /// The range a stated value allows: its written precision, widened by what the qualifier says. "about" and "almost"
  /// allow 5 % of the value; an open side is nil. A qualifier speaks of the size: "fell by more than 5 %" is below -5.
  static func range(_ claim: Claim) -> (low: Double?, high: Double?) {
    let stated = claim.stated
    if stated.low != nil || stated.high != nil { return (stated.low, stated.high) }
    guard let value = stated.value else { return (nil, nil) }
    let size = abs(value)
    let (slack, rough) = (stated.halfUnit, max(stated.halfUnit, size * 0.05))
    let range: (low: Double?, high: Double?) =
      switch claim.qualifier {
      case .exact: (size - slack, size + slack)
      case .about: (size - rough, size + rough)
      case .almost: (size - rough, size)
      case .moreThan, .atLeast: (size - slack, nil)
      case .lessThan, .atMost: (nil, size + slack)
      }
    return value < 0 ? (range.high.map { -$0 }, range.low.map { -$0 }) : range
  }
}
