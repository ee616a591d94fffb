internal import AlmanacModel
internal import Foundation

/// A stated growth together with the level it leads to.
struct GrowthLink {
  let change: Observation
  let level: Observation
  /// Stated levels of the base period, of the same series.
  let bases: [Observation]

  init(change: Observation, level: Observation, context: [Observation]) {
    self.change = change
    self.level = level
    let stated = context.filter { other in
      other.timePeriod != nil && other.timePeriod == change.basePeriod
        && Disputes.isSameSeries(other.key, level.key)
    }
    bases = Agreement(stated).standing
  }

  /// How far a growth stands from a level or one of its witnesses: in the same sentence 0, by the same source
  /// 1, else 2; then the characters between them.
  static func distance(_ change: Observation, _ levels: [Observation]) -> Double {
    let distances = levels.map { level -> Double in
      guard change.source.citation == level.source.citation else { return 2e9 }
      let gap = abs(Double((change.source.span?.start ?? 0) - (level.source.span?.start ?? 0)))
      return gap + (change.source.sentence == level.source.sentence ? 0 : 1e9)
    }
    return distances.min() ?? .infinity
  }

  /// The stated level that the growth does not fit, if it does not.
  var base: Observation? { bases.first { !fits($0) } }

  static func matches(_ change: Observation, _ level: Observation) -> Bool {
    let (a, b) = (change.key, level.key)
    return change.timePeriod != nil && change.timePeriod == level.timePeriod && b.kind != .change
      && a.indicator == b.indicator && a.refArea == b.refArea && a.counterpartArea == b.counterpartArea
      && a.modality == b.modality && a.zone == b.zone
      && (a.reporter == b.reporter || a.reporter == SeriesKey.unknown || b.reporter == SeriesKey.unknown)
  }

  /// An increase told as 100 to 200 per cent may be an index with the base put at 100 (113.6 per cent of the
  /// year before); then the growth is what lies above 100.
  static func mayBeIndex(_ change: Observation) -> Bool {
    guard change.key.kind == .change, change.key.unitMeasure == "PERCENT" else { return false }
    let values = [change.stated.value, change.stated.low, change.stated.high].compactMap { $0 }
    return values.contains { $0 >= 100 && $0 < 200 }
  }

  /// Whether no stated base speaks for the growth, and one speaks against it.
  var isMisfit: Bool { !bases.isEmpty && !bases.contains { fits($0) } }

  /// Whether a stated base says that the growth, told as an index, is what lies above 100.
  var readsAsIndex: Bool { GrowthLink.mayBeIndex(change) && bases.contains { fits($0, growthLess: 100) } }

  private func fits(_ base: Observation, growthLess offset: Double = 0) -> Bool {
    guard change.key.unitMeasure == "PERCENT" else { return true }
    let growth = AllowedRange(change)
    let (low, high) = ((growth.low - offset) / 100 + 1, (growth.high - offset) / 100 + 1)
    let levels = AllowedRange(level)
    guard low > 0 else { return true }
    return AllowedRange(base).meets(AllowedRange(low: levels.low / high, high: levels.high / low))
  }

  /// The level of the base period, level ÷ (1 + growth): only where growth and level are single values, the
  /// growth cannot be an index, and no source states that level itself.
  var derivedBase: Observation? {
    guard change.key.unitMeasure == "PERCENT", !GrowthLink.mayBeIndex(change), bases.isEmpty,
      let growth = change.stated.value, growth > -100, let value = level.stated.value,
      let period = change.basePeriod
    else { return nil }
    let factor = 1 + growth / 100
    let digits = min(
      GrowthLink.significantDigits(level.stated), GrowthLink.significantDigits(change.stated))
    let rounded = GrowthLink.rounded(value / factor, digits: digits)
    var base = level
    base.timePeriod = period
    base.stated = StatedValue(value: rounded.value, halfUnit: rounded.halfUnit)
    if base.qualifier == .exact, change.qualifier != .exact { base.qualifier = .about }
    base.source.claim = [level.source.claim, change.source.claim].compactMap { $0 }.joined(separator: " ")
    base.source.sentence = level.source.sentence
    base.source.derivation = "\(GrowthLink.plain(value))\u{A0}÷\u{A0}\(GrowthLink.plain(factor))"
    return base
  }

  /// How many digits the source wrote: two for 1.6 billion.
  static func significantDigits(_ stated: StatedValue) -> Int {
    guard let value = stated.value, value != 0 else { return 1 }
    guard stated.halfUnit > 0 else { return 3 }
    return max(1, Int(log10(abs(value) / (2 * stated.halfUnit)).rounded(.down)) + 1)
  }

  private static func rounded(_ value: Double, digits: Int) -> (value: Double, halfUnit: Double) {
    guard value != 0 else { return (0, 0.5) }
    let unit = pow(10, Double(Int(log10(abs(value)).rounded(.down)) - digits + 1))
    return ((value / unit).rounded() * unit, unit / 2)
  }

  /// "1.6 billion", "1.765".
  private static func plain(_ value: Double) -> String {
    let scale = NumberFormat.scale(of: value)
    let scaled = (value / scale.factor * 10_000).rounded() / 10_000
    let words = ["tn": "\u{A0}trillion", "bn": "\u{A0}billion", "m": "\u{A0}million"][scale.suffix] ?? ""
    return (scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)) + words
  }
}
