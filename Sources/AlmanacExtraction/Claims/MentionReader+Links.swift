internal import AlmanacModel

/// How the words around an area tie it to what is measured.
extension MentionReader {
  func link(of index: Int, in reading: Reading) -> AreaMention.Link {
    let area = reading.areas[index]
    let after = afterGenitive(area, reading)
    let isCompound =
      reading.tokens.indices.contains(after + 1) && reading.tokens[after + 1].isDash
      && !reading.tokens[after + 1].hasSpaceBefore
    if reading.has(.reporter), reading.cues(at: after).contains(.reporter), !isCompound,
      area.isAdjective || after > area.tokens.upperBound
    {
      return .reporter
    }
    if after > area.tokens.upperBound || area.isAdjective {
      // "in Belarus's park" is a place; "in Chinese exports" is not: there it owns what is measured.
      let owned = reading.indicators.contains {
        $0.tokens.lowerBound >= after && $0.tokens.lowerBound - after <= 2
      }
      guard !owned else { return .owner }
      let before = reading.cues(at: area.tokens.lowerBound - 1)
      if reading.has(.placeOfOwner), before.contains(.in) {
        return after > area.tokens.upperBound ? .in : .owner
      }
      // "owed to Chinese lenders", "from German investors": what is theirs is no figure of theirs.
      if area.isAdjective, reading.has(.adjectiveOfParty) {
        if before.contains(.to), !before.contains(.levelVerb) { return .to }
        if before.contains(.from) { return .from }
        if before.contains(.with) { return .with }
        if reading.has(.goodsOfSeller), isBought(area.tokens.lowerBound, reading) { return .from }
      }
      return .owner
    }
    // "China-Belarus trade": both own.
    if reading.has(.joinedAreas),
      isJoined(area.tokens.upperBound, reading, to: index + 1) || isJoinedBefore(index, reading)
    {
      return .owner
    }
    if reading.has(.nameBeforeNoun),
      reading.indicators.contains(where: { $0.tokens.lowerBound == after && !$0.isVerb })
    {
      return .owner
    }
    var before = area.tokens.lowerBound - 1
    while reading.tokens.indices.contains(before),
      reading.cues(at: before).contains(.the) || reading.has(.modifierOfName) && isModifier(before, reading)
    {
      before -= 1
    }
    let cues = reading.cues(at: before)
    if reading.has(.listedAreas), cues.contains(.and) || isComma(before, reading) {
      // "between A and B", "to A, B and C": the link of the one before.
      if index > 0, before - reading.areas[index - 1].tokens.upperBound <= 1,
        before >= reading.areas[index - 1].tokens.upperBound
      {
        let previous = link(of: index - 1, in: reading)
        return previous == .owner ? .bare : previous
      }
    }
    if reading.has(.givenTo), cues.contains(.give), before == area.tokens.lowerBound - 1 { return .to }
    if cues.contains(.between) { return .between }
    if cues.contains(.into) { return .into }
    if cues.contains(.on) { return .on }
    if cues.contains(.to) { return .to }
    if cues.contains(.from) { return .from }
    if cues.contains(.with) { return .with }
    if cues.contains(.in) { return .in }
    if cues.contains(.of) { return .of }
    if cues.contains(.by) { return .by }
    return .bare
  }

  /// "imported Finnish goods", "purchases of Thai rice": the goods of those they are bought from.
  func isBought(_ start: Int, _ reading: Reading) -> Bool {
    let before = reading.cues(at: start - 1).contains(.of) ? start - 1 : start
    return reading.indicators.contains {
      $0.tokens.upperBound == before && $0.code.rawValue.hasPrefix("imports") && ($0.isVerb || before < start)
    }
  }

  /// The token after a name's "'s" or "'", else the token after the name.
  private func afterGenitive(_ area: AreaMention, _ reading: Reading) -> Int {
    let next = area.tokens.upperBound
    guard reading.tokens.indices.contains(next), reading.tokens[next].isMark("'"),
      !reading.tokens[next].hasSpaceBefore
    else { return next }
    let following = next + 1
    if reading.tokens.indices.contains(following), reading.tokens[following].isWord,
      reading.tokens[following].length == 1, !reading.tokens[following].hasSpaceBefore
    {
      return following + 1
    }
    return following
  }

  private func isJoined(_ dash: Int, _ reading: Reading, to next: Int) -> Bool {
    reading.areas.indices.contains(next) && reading.tokens.indices.contains(dash)
      && reading.tokens[dash].isDash
      && !reading.tokens[dash].hasSpaceBefore && reading.areas[next].tokens.lowerBound == dash + 1
  }

  private func isJoinedBefore(_ index: Int, _ reading: Reading) -> Bool {
    index > 0 && isJoined(reading.areas[index - 1].tokens.upperBound, reading, to: index)
  }

  private func isComma(_ index: Int, _ reading: Reading) -> Bool {
    reading.tokens.indices.contains(index) && reading.tokens[index].isMark(",")
  }

  /// "neighbouring", "mainland": one lower-case word of no other use between a preposition and a name.
  private func isModifier(_ index: Int, _ reading: Reading) -> Bool {
    let token = reading.tokens[index]
    return token.isWord && token.word == 0 && !token.flags.contains(.capital)
      && reading.tokens.indices.contains(index - 1)
      && !reading.cues(at: index - 1).isDisjoint(with: [.to, .from, .with, .in, .of, .by, .the])
  }
}
