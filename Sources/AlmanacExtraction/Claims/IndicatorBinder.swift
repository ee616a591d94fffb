internal import AlmanacModel

/// What a number measures, and how that was found.
struct IndicatorBinding {
  var code: IndicatorCode?
  /// Where the words stand; nil if the indicator is inherited.
  var tokens: Range<Int>?
  var score: Double
  var reason: String
}

/// Chooses the indicator of a number among the mentions of its sentence: the nearest before it in its clause, or one
/// that follows at once ("$3bn in exports", "49 residents").
struct IndicatorBinder: Sendable {
  let catalog: Catalog

  func bind(_ index: Int, kind: KindReading, in reading: Reading, earlier: [Int: IndicatorBinding])
    -> IndicatorBinding?
  {
    let number = reading.numbers[index]
    if let listed = coordinated(index, reading) { return listed }
    var best: IndicatorBinding?
    for mention in reading.indicators {
      guard fits(mention.code, number, kind) else { continue }
      let score = score(mention, number, kind, reading, earlier)
      if score > best?.score ?? 0.15 {
        best = IndicatorBinding(
          code: mention.code, tokens: mention.tokens, score: min(score, 1), reason: "named")
      }
    }
    if kind.isApposition, index > 0, let before = earlier[index - 1], before.tokens != nil {
      let isNearer =
        best?.tokens.map { $0.lowerBound >= reading.numbers[index - 1].tokens.upperBound } ?? false
      if !isNearer {
        return IndicatorBinding(
          code: before.code, tokens: before.tokens, score: 0.9, reason: "of the number before")
      }
    }
    return best
  }

  private func score(
    _ mention: IndicatorMention, _ number: NumberMention, _ kind: KindReading, _ reading: Reading,
    _ earlier: [Int: IndicatorBinding]
  ) -> Double {
    let distance = Double(reading.distance(mention.tokens, number.tokens))
    let isAfter = mention.tokens.lowerBound >= number.tokens.upperBound
    var score =
      1 - 0.02 * distance - 0.13 * reading.boundary(mention.tokens.lowerBound, number.tokens.lowerBound)
    if isAfter {
      score -= 0.3
      let between = gap(number.tokens.upperBound, mention.tokens.lowerBound)
      let words = between.filter { reading.tokens[$0].isWord }
      let links = words.filter { !reading.cues(at: $0).isDisjoint(with: [.of, .in, .the, .for]) }
      if between.count <= 3, links.count == words.count || kind.kind == .count { score += 0.5 }
      if kind.kind == .rank { score += 0.25 }
      if kind.kind == .share, reading.cues(at: number.tokens.upperBound).contains(.of) { score += 0.3 }
      if between.contains(where: { reading.isNumberOrPeriod(at: $0) && !isPeriod($0, reading) }) {
        score -= 0.4
      }
    } else {
      let between = gap(mention.tokens.upperBound, number.tokens.lowerBound)
      let others = reading.numbers.filter { between.contains($0.tokens.lowerBound) && $0.noise == nil }
      score -= 0.04 * Double(others.count)
    }
    if mention.isVerb { score -= 0.08 }
    return score
  }

  private func isPeriod(_ index: Int, _ reading: Reading) -> Bool {
    reading.periods.contains { $0.tokens.contains(index) }
  }

  /// Whether a number of this sort can measure the indicator at all.
  private func fits(_ code: IndicatorCode, _ number: NumberMention, _ kind: KindReading) -> Bool {
    guard let indicator = catalog.indicators[code] else { return false }
    switch kind.kind {
    case .count:
      return indicator.countUnit != nil && (number.unit == nil || number.unit == indicator.countUnit)
    case .level where number.kind == .money: return indicator.countUnit == nil || indicator.code == "projects"
    default: return true
    }
  }

  /// "exports and imports of $1.6bn and $4.2bn", "…, respectively": the nth indicator for the nth number.
  private func coordinated(_ index: Int, _ reading: Reading) -> IndicatorBinding? {
    let numbers = reading.list(reading.numbers.indices, around: index) { reading.numbers[$0].tokens }
    guard numbers.count >= 2, numbers.allSatisfy({ reading.numbers[$0].kind == reading.numbers[index].kind })
    else { return nil }
    let first = numbers.lowerBound
    let place = index - first
    let head = reading.numbers[first].tokens.lowerBound
    let before = reading.indicators.filter { $0.tokens.upperBound <= head && !$0.isVerb }
    guard before.count >= numbers.count else { return nil }
    let listed = Array(before.suffix(numbers.count))
    for (a, b) in zip(listed, listed.dropFirst()) {
      let between = gap(a.tokens.upperBound, b.tokens.lowerBound)
      guard between.count <= 6,
        between.contains(where: { reading.cues(at: $0).contains(.and) || reading.tokens[$0].isMark(",") }),
        !between.contains(where: { reading.isNumberOrPeriod(at: $0) })
      else { return nil }
    }
    guard Set(listed.map(\.code)).count == listed.count else { return nil }
    return IndicatorBinding(
      code: listed[place].code, tokens: listed[place].tokens, score: 0.9, reason: "list")
  }
}
