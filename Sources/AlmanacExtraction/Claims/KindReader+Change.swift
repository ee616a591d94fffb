internal import AlmanacModel

/// The words of change before and after a number.
extension KindReader {
  /// The words of change nearest to a number: before it ("rose by", "an increase of", "up"), or after it ("higher",
  /// "increase", "more than a year ago").
  func change(_ number: NumberMention, _ reading: Reading) -> KindReading? {
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
}
