internal import AlmanacModel

/// How a number stands in its clause: what kind of statement it makes, and which way it points.
struct KindReading {
  var kind: ClaimKind
  /// −1 for a fall, a deficit; 1 otherwise.
  var sign: Double = 1
  /// 0…1: how clear the words are.
  var score: Double
  var reason: String
  /// The tokens of the cue that decided, for what else stands with it ("an increase of").
  var cue: Range<Int>?
}

/// Decides the kind of a number from the words beside it.
struct KindReader: Sendable {
  let catalog: CatalogFacts

  func read(_ index: Int, in reading: Reading) -> KindReading? {
    let number = reading.numbers[index]
    switch number.kind {
    case .ordinal: return rank(number, reading)
    case .multiple: return multiple(number, reading)
    case .percentagePoints:
      return change(number, reading) ?? KindReading(kind: .change, score: 0.6, reason: "points")
    case .percent: return percent(number, reading)
    case .money, .measure: return amount(number, index, reading)
    case .count, .number: return amount(number, index, reading)
    case .period: return nil
    }
  }

  // MARK: - Kinds of quantity

  private func percent(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    if let index = indexReading(number, reading) { return index }
    if reading.has(.breakdownLabel), let label = reading.breakdownEnd, number.tokens.lowerBound > label,
      !number.hasSign
    {
      return KindReading(kind: .share, score: 0.9, reason: "one of several parts")
    }
    let isShareOf =
      reading.has(.perCentOf) && reading.cues(at: number.tokens.upperBound).contains(.of)
      && !reading.isPeriod(at: number.tokens.upperBound + 1)
    if isShareOf, !(reading.has(.changeBeforePart) && isChangeBefore(number, reading)) {
      return KindReading(
        kind: .share, score: 0.85, reason: "per cent of",
        cue: number.tokens.upperBound..<number.tokens.upperBound + 1)
    }
    if let change = change(number, reading) { return change }
    if reading.has(.signedPercentage), number.hasSign,
      reading.cues(at: firstBefore(number, reading)).isDisjoint(with: [.to, .at])
    {
      return KindReading(kind: .change, sign: 1, score: 0.9, reason: "signed percentage")
    }
    if let share = share(number, reading) { return share }
    if reading.has(.partnerShare), isPartner(number, reading) {
      return KindReading(kind: .share, score: 0.8, reason: "listed share")
    }
    return listedShare(number, reading)
  }

  /// "rose 5 pct of …" never; "a fall of 5 pct" before the number makes it a change whatever follows.
  private func isChangeBefore(_ number: NumberMention, _ reading: Reading) -> Bool {
    let before = firstBefore(number, reading)
    let cues = reading.cues(at: before)
    return cues.contains(.by) && lookBack(from: before - 1, .changeVerb, 2, reading) != nil
  }

  private func multiple(_ number: NumberMention, _ reading: Reading) -> KindReading {
    KindReading(kind: .ratio, score: 0.9, reason: "multiple", cue: change(number, reading)?.cue)
  }

  private func amount(_ number: NumberMention, _ index: Int, _ reading: Reading) -> KindReading {
    if reading.has(.absoluteChange), number.kind == .money || number.kind == .measure,
      let change = change(number, reading),
      change.score >= 0.8,
      !isReached(number, reading)
    {
      return change
    }
    // "payrolls rose by 223,000": of what is counted only "by" tells a change.
    if reading.has(.countChangesBy), number.kind == .count || number.kind == .number,
      reading.cues(at: firstBefore(number, reading)).contains(.by),
      let change = change(number, reading), change.score >= 0.9, change.reason == "verb of change"
    {
      return change
    }
    var result = KindReading(
      kind: number.kind == .count || number.kind == .number ? .count : .level, score: 0.7, reason: "amount")
    let before = firstBefore(number, reading)
    if reading.cues(at: before).contains(.from), index + 1 < reading.numbers.count,
      reading.numbers[index + 1].kind == number.kind,
      hasTo(between: number.tokens.upperBound, reading.numbers[index + 1].tokens.lowerBound, reading)
    {
      result.reason = "from–to"
      result.score = 0.85
    } else if !reading.cues(at: before).isDisjoint(with: [.levelVerb, .to, .of]) {
      result.score = 0.9
    }
    return result
  }

  private func hasTo(between a: Int, _ b: Int, _ reading: Reading) -> Bool {
    guard a < b, b - a <= 8 else { return false }
    return (a..<b).contains { reading.cues(at: $0).contains(.to) }
  }

  /// "rose to $5bn": the verb's target is a level, not a change.
  private func isReached(_ number: NumberMention, _ reading: Reading) -> Bool {
    let before = firstBefore(number, reading)
    return reading.has(.reachedLevel) && reading.cues(at: before).contains(.to)
      && !reading.cues(at: before).contains(.by)
  }

  // MARK: - Looking

  /// The token before the number and its qualifier.
  func firstBefore(_ number: NumberMention, _ reading: Reading) -> Int {
    var start = number.tokens.lowerBound
    if let qualifier = number.qualifierTokens, qualifier.lowerBound < start { start = qualifier.lowerBound }
    var index = start - 1
    while reading.tokens.indices.contains(index),
      reading.tokens[index].isMark("\\") || reading.tokens[index].isMark("*")
    {
      index -= 1
    }
    return index
  }

  func lookBack(from start: Int, _ wanted: CueSet, _ limit: Int, _ reading: Reading) -> Int? {
    var index = start
    var steps = 0
    while index >= reading.tokens.startIndex, steps < limit {
      if !reading.cues(at: index).isDisjoint(with: wanted) { return index }
      if reading.isNumberOrPeriod(at: index), !reading.isPeriod(at: index) { return nil }
      if reading.tokens[index].isMark(";") || reading.tokens[index].isMark(":") { return nil }
      index -= 1
      steps += 1
    }
    return nil
  }
}
