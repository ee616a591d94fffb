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
    ("always", -1.656),
    ("kind score", 1.151),
    ("indicator score", 0.836),
    ("areas score", 1.379),
    ("period score", 0.534),
    ("no indicator", -1.229),
    ("indicator not named", -0.829),
    ("indicator of a number before", 0.098),
    ("vague indicator", -0.351),
    ("no reference area", -1.480),
    ("areas of this sentence", -0.374),
    ("counterpart", 0.291),
    ("no period", -1.306),
    ("period named", 0.109),
    ("base implied", -0.566),
    ("not actual", -0.650),
    ("change", 0.181),
    ("share", -0.545),
    ("rank", -0.012),
    ("ratio or index", -0.499),
    ("count", -0.280),
    ("comparison", -0.185),
    ("apposition", 0.446),
    ("unit shared", -0.067),
    ("heading", 0.095),
    ("boundary", -0.441),
    ("distance", 0.753),
    ("place", -1.016),
    ("areas", -0.015),
    ("indicators", -0.235),
    ("periods", 0.160),
    ("numbers", 1.514),
    ("words", -1.622),
    ("reference areas of the paper", -1.562),
    ("all named", 0.274),
    ("plain", 0.115),
    ("plain and short", -0.144),
    ("plain and alone", 0.311),
    ("plain pair", 0.822),
    ("indicator sure", 0.219),
    ("period sure", 0.567),
    ("one number", 0.174),
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

  /// 0…1, in thousandths. The last hundredths are harder to reach than the fit says: from 0.95 a claim may be charted
  /// unseen, and of what the fit puts just above that one in thirty is wrong.
  var confidence: Double {
    var sum = 0.0
    var index = 0
    forEach { _, value in
      if index < ClaimEvidence.weights.count { sum += ClaimEvidence.weights[index].weight * value }
      index += 1
    }
    let fitted = 1 / (1 + exp(-sum))
    let shown = fitted <= 0.93 ? fitted : 0.93 + (fitted - 0.93) * 0.7
    return (shown * 1000).rounded() / 1000
  }
}
