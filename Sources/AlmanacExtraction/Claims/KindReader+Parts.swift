internal import AlmanacModel

/// Shares, indices and ranks.
extension KindReader {
  /// "China 92.8%", "Russia (8.8%)": an area right before a percentage.
  func isPartner(_ number: NumberMention, _ reading: Reading) -> Bool {
    AreaScope(number: number, anchor: nil, reading: reading).beside != nil
      && reading.indicators.contains { catalog.indicators[$0.code]?.isBilateral == true }
  }

  /// "agriculture 24%, industry 7%, services 69% of GDP", "of which vanilla 65% and cloves 19%": one of a list of parts.
  func listedShare(_ number: NumberMention, _ reading: Reading) -> KindReading? {
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

  func share(_ number: NumberMention, _ reading: Reading) -> KindReading? {
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
  func indexReading(_ number: NumberMention, _ reading: Reading) -> KindReading? {
    let after = number.tokens.upperBound
    let value = number.stated.value ?? number.stated.low ?? 0
    if reading.has(.indexOfPeriod), reading.cues(at: after).contains(.of) {
      let target = reading.periods.contains { period in
        // Below a half only words such as "of the level of" tell it from a share.
        guard value >= 50 || period.role == .base && period.tokens.lowerBound - after >= 3 else {
          return false
        }
        return
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

  func rank(_ number: NumberMention, _ reading: Reading) -> KindReading? {
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
}
