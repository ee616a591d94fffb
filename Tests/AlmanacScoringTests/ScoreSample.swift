import AlmanacModel

@testable import AlmanacScoring

/// Claims and labels for the tests of scoring.
enum ScoreSample {
  static func claim(
    at start: Int, year: Int = 2020, value: Double = 5, area: AreaCode? = "CHL", confidence: Double = 0.5
  ) -> Claim {
    Claim(
      span: TextSpan(start: start, end: start + 4), quote: "5 mn", sentence: "Exports were 5 mn.",
      kind: .level, indicator: "exports", refArea: area, timePeriod: TimePeriod("\(year)"),
      stated: StatedValue(value: value), unitMeasure: "USD", confidence: confidence)
  }

  /// A label that says what `claim` says.
  static func label(
    of claim: Claim, document: String = "d", sentence: String = "Exports were 5 mn.",
    alternatives: [String: [String?]] = [:]
  ) -> GoldClaim {
    GoldClaim(
      id: "g", document: document, start: claim.span?.start ?? 0, end: claim.span?.end ?? 0,
      quote: claim.quote, sentence: sentence, context: "prose",
      fields: Dictionary(
        uniqueKeysWithValues: ClaimFields.all.map { ($0, ClaimFields.text($0, of: claim)) }),
      alternatives: alternatives)
  }
}
