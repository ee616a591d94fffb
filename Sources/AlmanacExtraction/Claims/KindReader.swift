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

  /// "China 92.8%", "Russia (8.8%)": an area right before a percentage.
  private func isPartner(_ number: NumberMention, _ reading: Reading) -> Bool {
    AreaScope(number: number, anchor: nil, reading: reading).beside != nil
      && reading.indicators.contains { catalog.indicators[$0.code]?.isBilateral == true }
  }

  /// "agriculture 24%, industry 7%, services 69% of GDP", "of which vanilla 65% and cloves 19%": one of a list of parts.
  private func listedShare(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    let before = firstBefore(number, reading)
    if reading.has(.ofWhich), let cue = lookBack(from: before, .ofWhich, 8, reading) {
      return KindReading(kind: .share, score: 0.8, reason: "of which", cue: cue..<cue + 1)
    }
    let following = reading.numbers.first {
      $0.kind == .percent && $0.tokens.lowerBound > number.tokens.upperBound
        && reading.cues(at: $0.tokens.upperBound).contains(.of)
    }
    guard reading.has(.listedShare), let following,
      reading.boundary(number.tokens.lowerBound, following.tokens.lowerBound) <= 4,
      !(number.tokens.upperBound..<following.tokens.lowerBound).contains(where: {
        !reading.cues(at: $0).isDisjoint(with: [.changeVerb, .levelVerb, .directedWord])
      })
    else { return nil }
    return KindReading(kind: .share, score: 0.7, reason: "one of several parts")
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

  // MARK: - Change

  /// The words of change nearest to a number: before it ("rose by", "an increase of", "up"), or after it ("higher",
  /// "increase", "more than a year ago").
  private func change(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    let before = firstBefore(number, reading)
    // "slipped below 50 percent": the bound was passed, and is no sum of the change.
    if reading.has(.passedBound), let qualifier = number.qualifierTokens,
      qualifier.upperBound <= number.tokens.lowerBound,
      reading.cues(at: qualifier.lowerBound).contains(.reach),
      !reading.cues(at: before).isDisjoint(with: [.changeVerb, .levelVerb])
    {
      return changeAfter(number, reading)
    }
    let first = reading.tokens.startIndex
    var index = before
    var steps = 0
    var passedBy = false
    var passedOf = false
    // Backwards over small words to the cue.
    while index >= first, steps < 7 {
      let cues = reading.cues(at: index)
      let token = reading.tokens[index]
      // "slipped below 50 percent", "rose above 5": where it led.
      if steps == 0, cues.contains(.reach) { break }
      if reading.isNumberOrPeriod(at: index), steps > 0, !reading.isPeriod(at: index) { break }
      if token.kind == .mark, token.mark != UInt8(ascii: "'"), !token.isDash, !token.isMark("*") { break }
      if reading.has(.directedWordBefore), !cues.isDisjoint(with: .directedWord), !cues.contains(.shareVerb),
        steps == 0 || passedBy
      {
        return directed(cues, .directedWord, index, reading, score: 0.9, reason: "up or down")
      }
      if reading.has(.changeNounOf), !cues.isDisjoint(with: .directedNoun), passedOf, !passedBy, steps <= 4 {
        return directed(cues, .directedNoun, index, reading, score: 0.95, reason: "noun of change")
      }
      if reading.has(.changeVerb), !cues.isDisjoint(with: .changeVerb),
        !(cues.contains(.levelVerb) && cues.isDisjoint(with: [.by])) || passedBy
      {
        if passedOf, !passedBy { break }
        return directed(
          cues, .changeVerb, index, reading, score: steps == 0 || passedBy ? 0.95 : 0.75,
          reason: "verb of change")
      }
      if reading.has(.changeNounBefore), !cues.isDisjoint(with: .directedNoun), steps <= 4 {
        return directed(
          cues, .directedNoun, index, reading, score: steps == 0 ? 0.9 : 0.8, reason: "noun of change")
      }
      if reading.has(.plainChangeNoun), cues.contains(.changeNoun), steps <= 3 {
        return KindReading(kind: .change, score: 0.7, reason: "noun of change", cue: index..<index + 1)
      }
      if cues.contains(.to), !cues.contains(.by), !token.isDash { break }
      if cues.contains(.from) || cues.contains(.shareVerb) { break }
      if cues.contains(.by) { passedBy = true }
      if cues.contains(.of) { passedOf = true }
      index -= 1
      steps += 1
    }
    return changeAfter(number, reading)
  }

  private func changeAfter(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    var index = number.tokens.upperBound
    var steps = 0
    while reading.tokens.indices.contains(index), steps < 3 {
      let cues = reading.cues(at: index)
      let token = reading.tokens[index]
      if token.kind == .mark, !token.isDash { return nil }
      if reading.has(.changeNounAfter), !cues.isDisjoint(with: .directedNoun), steps <= 2,
        !cues.contains(.shareNoun)
      {
        return directed(
          cues, .directedNoun, index, reading, score: steps == 0 ? 0.95 : 0.8, reason: "noun of change")
      }
      if reading.has(.directedWordAfter), !cues.isDisjoint(with: .directedWord), steps == 0 {
        return directed(cues, .directedWord, index, reading, score: 0.9, reason: "higher or lower")
      }
      if !cues.isDisjoint(with: [.of, .to, .in, .from, .levelVerb]) { return nil }
      if reading.isNumberOrPeriod(at: index) { return nil }
      index += 1
      steps += 1
    }
    return nil
  }

  private func directed(
    _ cues: CueSet, _ set: CueSet, _ index: Int, _ reading: Reading, score: Double, reason: String
  ) -> KindReading {
    let wanted = cues.intersection(set)
    let isDown = !wanted.isDisjoint(with: .down) && wanted.isDisjoint(with: .up)
    return KindReading(
      kind: .change, sign: isDown ? -1 : 1, score: score, reason: reason, cue: index..<index + 1)
  }

  // MARK: - Shares, indices, ranks

  private func share(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    let after = number.tokens.upperBound
    let before = firstBefore(number, reading)
    if reading.has(.perCentOf), reading.cues(at: after).contains(.of) {
      return KindReading(kind: .share, score: 0.85, reason: "per cent of", cue: after..<after + 1)
    }
    if reading.has(.shareWordBefore),
      let cue = lookBack(from: before, [.shareVerb, .shareNoun], 6, reading)
        ?? lookBack(from: before, .shareNoun, 10, reading)
    {
      return KindReading(kind: .share, score: 0.85, reason: "share", cue: cue..<cue + 1)
    }
    if reading.has(.shareNounAfter),
      reading.cues(at: after).contains(.shareNoun) || reading.cues(at: after + 1).contains(.shareNoun)
    {
      return KindReading(kind: .share, score: 0.85, reason: "share", cue: after..<after + 1)
    }
    return nil
  }

  /// "113 % of 2021", "over 113 % as against 2021": the base put at 100.
  private func indexReading(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    let after = number.tokens.upperBound
    let value = number.stated.value ?? number.stated.low ?? 0
    if reading.has(.indexOfPeriod), reading.cues(at: after).contains(.of), value >= 50 {
      let target = reading.periods.contains { period in
        period.phrase.lowerBound <= after && period.tokens.lowerBound > after
          && period.tokens.lowerBound - after <= 6
          && !(after..<period.tokens.lowerBound).contains { reading.cues(at: $0).contains(.total) }
          || period.tokens.lowerBound == after + 1
      }
      if target { return KindReading(kind: .index, score: 0.85, reason: "per cent of a period") }
    }
    if reading.has(.indexWord), value >= 50,
      reading.cues(at: after).contains(.indexWord)
        || lookBack(from: firstBefore(number, reading), .indexWord, 4, reading) != nil
    {
      return KindReading(kind: .index, score: 0.8, reason: "index")
    }
    return nil
  }

  private func rank(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    let after = number.tokens.upperBound
    for offset in 0..<3 {
      let cues = reading.cues(at: after + offset)
      if reading.has(.rankNoun), cues.contains(.rankNoun) {
        return KindReading(kind: .rank, score: 0.95, reason: "place", cue: after..<after + offset + 1)
      }
      // "Denmark being the first customer" counts as little as "the largest".
      if reading.has(.firstOfRole), offset == 0, cues.contains(.rankRole), number.stated.value == 1,
        number.tokens.count == 1
      {
        return nil
      }
      if reading.has(.nthLargest), cues.contains(.rankAdjective) || cues.contains(.rankRole) {
        return KindReading(kind: .rank, score: 0.9, reason: "nth largest", cue: after..<after + offset + 1)
      }
      guard reading.tokens.indices.contains(after + offset),
        reading.tokens[after + offset].kind != .mark || reading.tokens[after + offset].isDash
      else { break }
    }
    if reading.has(.rankVerb),
      let cue = lookBack(from: firstBefore(number, reading), [.rankVerb, .rankNoun], 3, reading)
    {
      return KindReading(kind: .rank, score: 0.85, reason: "ranked", cue: cue..<cue + 1)
    }
    return nil
  }

  // MARK: - Looking

  /// The token before the number and its qualifier.
  private func firstBefore(_ number: NumberMention, _ reading: Reading) -> Int {
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

  private func lookBack(from start: Int, _ wanted: CueSet, _ limit: Int, _ reading: Reading) -> Int? {
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
