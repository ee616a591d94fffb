internal import AlmanacModel

/// Units that a number shares with another, and words about it that are no part of its quantity.
extension SentencePass {
  /// Gives bare numbers the unit of the number they hang on: "to 1.9 mln tonnes against 1.4 mln", "grew 9 pct and
  /// exports 4".
  mutating func completeUnits() {
    for index in reading.numbers.indices {
      dropLeadingTo(index)
      let after = reading.numbers[index].tokens.upperBound
      reading.numbers[index].isCompound =
        reading.tokens.indices.contains(after) && reading.tokens[after].isDash
        && !reading.tokens[after].hasSpaceBefore
      dropSpelledSign(index)
      negateQualifier(index)
      let number = reading.numbers[index]
      guard number.isReadable, number.kind == .number, number.nounTokens == nil else { continue }
      guard let target = unitSource(index) ?? elidedSource(index) else {
        continueUnit(index)
        continue
      }
      let other = reading.numbers[target]
      guard other.isReadable, other.kind != .number, other.kind != .ordinal, other.kind != .multiple else {
        continue
      }
      if links[index].sort == .reached, other.kind == .percent || other.kind == .percentagePoints { continue }
      reading.numbers[index].kind = other.kind
      reading.numbers[index].unit = other.unit
      reading.numbers[index].unitIsShared = true
      if other.kind == .money || other.kind == .measure { scale(index, like: other) }
    }
  }

  /// The number whose unit a bare one takes: the one it hangs on, or the one before a coordinated subject ("imports grew
  /// 9 pct and exports 4").
  private func unitSource(_ index: Int) -> Int? {
    let link = links[index]
    if link.sort == .comparison || link.sort == .reached || link.sort == .listed {
      return reading.has(.linkedUnit) ? link.target : nil
    }
    guard reading.has(.coordinatedUnit), link.sort == .head,
      let before = reading.numbers[..<index].lastIndex(where: { $0.isReadable }),
      reading.numbers[before].kind == .percent || reading.numbers[before].kind == .money,
      isFree(after: reading.numbers[index])
    else { return nil }
    let between = gap(reading.numbers[before].tokens.upperBound, reading.numbers[index].tokens.lowerBound)
    let isCoordinated = between.allSatisfy { place in
      !reading.cues(at: place).isDisjoint(with: [.and, .by, .of, .the, .breaker, .at, .to])
        || reading.tokens[place].isMark(",")
        || reading.isNumberOrPeriod(at: place) || reading.areas.contains { $0.tokens.contains(place) }
        || reading.indicators.contains { $0.tokens.contains(place) }
    }
    let hasSubject = reading.indicators.contains { between.contains($0.tokens.lowerBound) }
    return isCoordinated && hasSubject && between.count <= 8 ? before : nil
  }

  /// "raised its rate to 16.75 from 16.25 pct", "unit labour costs rose 3.6": the unit stands with the number after, or
  /// with a percentage before in the sentence.
  private func elidedSource(_ index: Int) -> Int? {
    let number = reading.numbers[index]
    guard isFree(after: number), abs(number.stated.value ?? 1000) < 1000 else { return nil }
    if index + 1 < reading.numbers.count {
      let next = reading.numbers[index + 1]
      let between = gap(number.tokens.upperBound, next.tokens.lowerBound)
      if reading.has(.unitOfNext), next.isReadable, next.kind == .percent, between.count <= 2,
        between.allSatisfy({ !reading.cues(at: $0).isDisjoint(with: [.from, .to]) })
      {
        return index + 1
      }
    }
    let before = (number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound) - 1
    guard reading.has(.elidedPercent),
      !reading.cues(at: before).isDisjoint(with: [.upVerb, .downVerb, .upWord, .downWord]),
      reading.cues(at: before).isDisjoint(with: .comparison)
    else { return nil }
    return reading.numbers[..<index].lastIndex { $0.isReadable && $0.kind == .percent }
  }

  /// "M-3 reached 1,038 billion": a large amount without a unit goes on with that of the amount before.
  private mutating func continueUnit(_ index: Int) {
    let number = reading.numbers[index]
    guard reading.has(.unitGoesOn), let told = state.paperUnit, number.tokens.count > 1,
      abs(number.stated.value ?? number.stated.high ?? 0) >= 1e6,
      isFree(after: number)
    else { return }
    // People and things are counted without a unit; an unknown code is a unit of its own.
    let isCounted =
      reading.indicators.contains { reader.catalog.indicators[$0.code]?.countUnit != nil }
      || reading.numbers[..<index].contains { $0.isReadable && $0.kind == .count }
    let before = number.tokens.lowerBound - 1
    let hasCode =
      reading.tokens.indices.contains(before) && reading.tokens[before].flags.contains(.allCapitals)
      && reading.tokens[before].length <= 3
    guard !isCounted, !hasCode else { return }
    let inSentence = reading.numbers[..<index].last {
      $0.isReadable && ($0.kind == .money || $0.kind == .measure)
    }
    reading.numbers[index].kind = inSentence?.kind ?? told.kind
    reading.numbers[index].unit = inSentence?.unit ?? told.unit
    reading.numbers[index].unitIsShared = true
  }

  /// "to 2.79 from 2.74 billion", "exports of 4.2 billion and imports of 3.1": the magnitude is shared too.
  private mutating func scale(_ index: Int, like other: NumberMention) {
    guard reading.has(.sharedScale), let value = reading.numbers[index].stated.value, abs(value) < 1000,
      let size = other.stated.value ?? other.stated.high, abs(size) >= 1e6
    else { return }
    let power = abs(size) >= 1e12 ? 1e12 : abs(size) >= 1e9 ? 1e9 : 1e6
    reading.numbers[index].stated.value = (value * power).rounded()
    reading.numbers[index].stated.halfUnit *= power
  }

  /// "edged up to 3.8 pct": after a verb of movement "up to" leads to the value and bounds nothing.
  private mutating func dropLeadingTo(_ index: Int) {
    let number = reading.numbers[index]
    guard reading.has(.leadingTo), number.qualifier == .atMost, let tokens = number.qualifierTokens,
      tokens.upperBound <= number.tokens.lowerBound,
      reading.cues(at: tokens.upperBound - 1).contains(.to),
      !reading.cues(at: tokens.lowerBound - 1).isDisjoint(with: [.changeVerb, .levelVerb])
    else { return }
    reading.numbers[index].qualifier = .exact
    reading.numbers[index].qualifierTokens = nil
  }

  /// "may not be higher than 38.5 per cent", "has never risen above 4 %": not more is at most.
  private mutating func negateQualifier(_ index: Int) {
    let number = reading.numbers[index]
    guard reading.has(.negatedQualifier), let tokens = number.qualifierTokens,
      number.qualifier == .moreThan || number.qualifier == .lessThan,
      tokens.upperBound <= number.tokens.lowerBound
    else { return }
    let isNegated = (tokens.lowerBound - 5..<tokens.upperBound).contains {
      reading.cues(at: $0).contains(.negation)
        && reading.boundary(max($0, reading.tokens.startIndex), tokens.lowerBound) < 0.3
    }
    guard isNegated else { return }
    reading.numbers[index].qualifier = number.qualifier == .moreThan ? .atMost : .atLeast
  }

  /// "plus 15%": the word is no part of the claim's quote.
  private mutating func dropSpelledSign(_ index: Int) {
    let tokens = reading.numbers[index].tokens
    guard reading.has(.spelledSign), reading.numbers[index].hasSign, tokens.count > 1,
      reading.tokens[tokens.lowerBound].isWord,
      !reading.cues(at: tokens.lowerBound).isDisjoint(with: .directedWord)
    else { return }
    reading.dropFirstToken(ofNumber: index)
  }

  /// Whether no noun of its own follows a number.
  func isFree(after number: NumberMention) -> Bool {
    let after = number.tokens.upperBound
    return !reading.tokens.indices.contains(after)
      || reading.tokens[after].kind == .mark && !reading.tokens[after].isDash
      || reading.isNumberOrPeriod(at: after)
      || !reading.cues(at: after).isDisjoint(with: [
        .in, .by, .for, .from, .at, .on, .and, .ofWhich, .of, .to, .with, .breaker, .newcomer, .comparison,
      ])
  }
}
