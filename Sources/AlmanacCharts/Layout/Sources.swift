internal import AlmanacModel

/// The numbered sources of a figure, in the order in which they appear.
struct SourceList {
  private(set) var citations: [String] = []

  init(_ observations: [Observation]) {
    for observation in observations where !citations.contains(observation.source.citation) {
      citations.append(observation.source.citation)
    }
  }

  /// "Source: …" or "Sources: [1] … [2] …".
  var line: String {
    switch citations.count {
    case 0: "No source"
    case 1: "Source: \(SourceList.sentence(citations[0]))"
    default:
      "Sources: "
        + citations.enumerated().map { "[\($0.offset + 1)]\u{A0}\(SourceList.sentence($0.element))" }.joined(
          separator: " ")
    }
  }

  /// " [2]" where several sources must be told apart.
  func mark(_ observation: Observation) -> String {
    guard citations.count > 1, let index = citations.firstIndex(of: observation.source.citation) else {
      return ""
    }
    return "\u{A0}[\(index + 1)]"
  }

  private static func sentence(_ citation: String) -> String {
    citation.hasSuffix(".") || citation.hasSuffix("?") ? citation : citation + "."
  }
}

/// Statements of growth beside levels: told as the source tells them, with a caution where they may be an index.
struct GrowthNote {
  let format: NumberFormat

  /// "+113.6% on 2021, as stated".
  func text(_ change: Observation) -> String {
    let base = change.basePeriod.map { " on \(NumberFormat.period($0))" } ?? ""
    return "\(format.qualified(change))\(base), as stated"
  }

  /// An increase told as 100 to 200 per cent may be an index with the base put at 100 (113.6 per cent of the year
  /// before); then the growth is what lies above 100. Returns the caution, or nil for any other figure.
  func caution(_ change: Observation) -> String? {
    guard GrowthNote.mayBeIndex(change), let value = change.stated.value else { return nil }
    let growth = format.text(
      value - 100, halfUnit: change.stated.halfUnit, unit: "PERCENT", isChange: true, kind: .change)
    return "Growth of \(format.value(change)) as stated; if an index (\(base(change)) = 100), \(growth)."
  }

  static func mayBeIndex(_ change: Observation) -> Bool {
    guard change.key.kind == .change, change.key.unitMeasure == "PERCENT", let value = change.stated.value
    else { return false }
    return value > 100 && value < 200
  }

  private func base(_ change: Observation) -> String {
    change.basePeriod.map { NumberFormat.period($0) } ?? "the year before"
  }
}
