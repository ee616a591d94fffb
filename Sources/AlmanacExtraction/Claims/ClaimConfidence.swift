internal import AlmanacModel
internal import Foundation

/// What speaks for and against a claim being right in every field, as numbers near 0…1.
///
/// Logistic regression turns them into the claim's confidence. `Scripts/fit-confidence` fits the weights on the labelled
/// texts of the tests; they are fitted anew whenever rules change enough that `make eval` shows another reliability.
struct ClaimEvidence {
  var kind: KindReading
  var indicator: IndicatorBinding?
  var areas: AreaBinding
  var period: PeriodBinding
  var link: NumberLink.Sort
  var claim: Claim
  /// Its place among the readable numbers of the sentence.
  var place: Int
  var isUnitShared: Bool
  /// Boundaries and words between the indicator and the number.
  var boundary: Double
  var distance: Int
  /// Whether the words that name the indicator mean something else too.
  var isVague: Bool
  /// Of the sentence: distinct areas, distinct indicators, periods, numbers, words.
  var counts: (areas: Int, indicators: Int, periods: Int, numbers: Int, words: Int)
  /// How many areas the paper has spoken of as reference areas.
  var refCount: Int

  private static let weights: [(name: StaticString, weight: Double)] = [
    ("always", -1.679),
    ("kind score", 1.030),
    ("indicator score", 0.813),
    ("areas score", 1.173),
    ("period score", 0.665),
    ("no indicator", -1.368),
    ("indicator not named", -0.912),
    ("indicator of a number before", 0.074),
    ("vague indicator", -0.350),
    ("no reference area", -2.141),
    ("areas of this sentence", -0.440),
    ("counterpart", 0.326),
    ("no period", -1.276),
    ("period named", 0.122),
    ("base implied", -0.580),
    ("not actual", -0.643),
    ("change", 0.299),
    ("share", -0.476),
    ("rank", -0.003),
    ("ratio or index", -0.376),
    ("count", -0.220),
    ("comparison", -0.118),
    ("apposition", 0.371),
    ("unit shared", -0.049),
    ("heading", 0.222),
    ("boundary", -0.503),
    ("distance", 0.748),
    ("place", -1.034),
    ("areas", 0.144),
    ("indicators", -0.173),
    ("periods", 0.037),
    ("numbers", 1.256),
    ("words", -1.213),
    ("reference areas of the paper", -1.347),
    ("all named", 0.323),
    ("plain", -0.051),
    ("plain and short", -0.024),
    ("plain and alone", 0.073),
    ("plain pair", 0.724),
    ("indicator sure", 0.180),
    ("period sure", 0.567),
    ("one number", 0.035),
  ]

  /// Calls `body` with each number, in the order of the weights.
  @inline(__always)
  func forEach(_ body: (StaticString, Double) -> Void) {
    func flag(_ name: StaticString, _ isSo: Bool) { body(name, isSo ? 1 : 0) }
    func scaled(_ name: StaticString, _ count: Int, _ most: Int) {
      body(name, Double(min(count, most)) / Double(most))
    }
    body("always", 1)
    body("kind score", kind.score)
    body("indicator score", indicator?.score ?? 0)
    body("areas score", areas.score)
    body("period score", period.score)
    flag("no indicator", claim.indicator == nil)
    flag("indicator not named", indicator?.tokens == nil)
    flag("indicator of a number before", link != .head && indicator?.tokens != nil)
    flag("vague indicator", isVague)
    flag("no reference area", claim.refArea == nil)
    flag("areas of this sentence", areas.reasons.isEmpty)
    flag("counterpart", claim.counterpartArea != nil)
    flag("no period", claim.timePeriod == nil)
    flag("period named", period.isNamed)
    flag("base implied", period.baseIsImplied && claim.basePeriod != nil)
    flag("not actual", claim.modality != .actual)
    flag("change", claim.kind == .change)
    flag("share", claim.kind == .share)
    flag("rank", claim.kind == .rank)
    flag("ratio or index", claim.kind == .ratio || claim.kind == .index)
    flag("count", claim.kind == .count)
    flag("comparison", link == .comparison)
    flag("apposition", link == .apposition)
    flag("unit shared", isUnitShared)
    flag("heading", claim.context == .heading)
    body("boundary", min(boundary, 4) / 4)
    scaled("distance", distance, 20)
    scaled("place", place, 5)
    scaled("areas", max(counts.areas - 1, 0), 4)
    scaled("indicators", max(counts.indicators - 1, 0), 3)
    scaled("periods", max(counts.periods - 1, 0), 3)
    scaled("numbers", counts.numbers - 1, 6)
    scaled("words", counts.words, 60)
    scaled("reference areas of the paper", refCount, 4)
    let isNamed = indicator?.tokens != nil && areas.reasons.isEmpty && claim.refArea != nil && period.isNamed
    let isPlain = isNamed && !isVague && boundary < 1 && kind.score >= 0.85
    flag("all named", isNamed)
    flag("plain", isPlain)
    flag("plain and short", isPlain && counts.words <= 24 && counts.numbers <= 2)
    flag("plain and alone", isPlain && counts.areas <= 1 && counts.indicators <= 1 && counts.periods <= 1)
    flag("plain pair", isPlain && counts.areas == 2 && claim.counterpartArea != nil && counts.indicators <= 1)
    flag("indicator sure", indicator?.score ?? 0 >= 0.9)
    flag("period sure", period.score >= 0.95)
    flag("one number", counts.numbers == 1)
  }

  /// 0…1, in thousandths.
  var confidence: Double {
    var sum = 0.0
    var index = 0
    forEach { _, value in
      if index < ClaimEvidence.weights.count { sum += ClaimEvidence.weights[index].weight * value }
      index += 1
    }
    return (1000 / (1 + exp(-sum))).rounded() / 1000
  }
}
