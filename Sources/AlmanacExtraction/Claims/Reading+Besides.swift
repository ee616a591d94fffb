internal import AlmanacModel

/// Areas that stand right beside a number.
extension Reading {
  mutating func noteBesides() {
    besides = numbers.map { beside($0) }
    // "Russia came second with $31 million": the place is its as well.
    for index in besides.indices.dropFirst() where besides[index - 1] == nil && has(.placeOfPartner) {
      guard let beside = besides[index], beside.isTied, numbers[index - 1].kind == .ordinal,
        numbers[index - 1].tokens.lowerBound >= areas[beside.area].tokens.upperBound
      else { continue }
      besides[index - 1] = beside
    }
  }

  /// The area right before a number, with nothing but "at", "with", "for", a bracket or words of rank between.
  private func beside(_ number: NumberMention) -> Beside? {
    guard has(.areaBeside), number.isReadable, number.kind != .ordinal,
      let index = areas.lastIndex(where: { $0.tokens.upperBound <= number.tokens.lowerBound })
    else { return nil }
    let area = areas[index]
    guard area.link == .bare || area.link == .by, !area.isAdjective else { return nil }
    let start = min(number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound, number.tokens.lowerBound)
    let between = gap(area.tokens.upperBound, start)
    guard between.count <= 7 else { return nil }
    var isRanked = false
    for place in between {
      let cues = cues(at: place)
      if tokens[place].kind == .mark {
        if tokens[place].isMark(".") || tokens[place].isMark(",") || tokens[place].isMark(";") { return nil }
      } else if let ordinal = numbers.first(where: { $0.tokens.contains(place) }) {
        guard ordinal.kind == .ordinal else { return nil }
        isRanked = true
      } else if cues.contains(.rankVerb) {
        isRanked = isRanked || !cues.contains(.levelVerb)
      } else if cues.isDisjoint(with: [
        .with, .for, .in, .at, .the, .rankNoun, .rankRole, .levelVerb, .rankAdjective,
      ]) {
        return nil
      }
    }
    guard isRanked || between.count <= 2 && between.allSatisfy({ cues(at: $0).isDisjoint(with: .levelVerb) })
    else {
      return nil
    }
    guard let last = between.last else { return Beside(area: index, isTied: false) }
    let isLed = tokens[last].isMark("(") || !cues(at: last).isDisjoint(with: [.with, .at, .for])
    if isRanked, !isLed { return nil }
    return Beside(area: index, isTied: isRanked || isLed)
  }
}
