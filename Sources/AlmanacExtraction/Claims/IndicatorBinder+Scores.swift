internal import AlmanacModel

/// How well a mention suits a number: how near it stands, and whether it is told in such units.
extension IndicatorBinder {
  func score(
    _ mention: IndicatorMention, _ number: NumberMention, _ kind: KindReading, _ reading: Reading
  ) -> Double {
    let distance = Double(reading.distance(mention.tokens, number.tokens))
    let isAfter = mention.tokens.lowerBound >= number.tokens.upperBound
    var score =
      1 - 0.02 * distance - 0.13 * reading.boundary(mention.tokens.lowerBound, number.tokens.lowerBound)
    switch mention.standing {
    case .named: break
    case .generic: score -= 0.02
    case .any: score -= 0.15
    case .weak, .role: score -= 0.25
    }
    if isAfter {
      score += after(mention, number, kind, reading)
    } else {
      let between = gap(mention.tokens.upperBound, number.tokens.lowerBound)
      score -= 0.04 * Double(reading.numberCount(in: between))
      // "a deficit of 88 mln": nothing stands nearer.
      if reading.has(.indicatorOfNumber), between.count <= 2,
        reading.cues(at: mention.tokens.upperBound).contains(.of)
      {
        score += 0.35
      }
      // "to 13.8 pct of GDP", "in terms of GDP": an object of a preposition is no subject.
      if reading.has(.objectIsNoSubject), reading.cues(at: mention.tokens.lowerBound - 1).contains(.of),
        reading.isNumberOrPeriod(at: mention.tokens.lowerBound - 2)
      {
        score -= 0.4
      }
    }
    if mention.isVerb { score -= 0.08 }
    if isComplement(mention, reading) { score -= 0.4 }
    // What is counted is named by the counted noun.
    if number.kind == .count, let noun = number.nounTokens, noun.overlaps(mention.tokens) { score += 0.5 }
    return score
  }

  /// Whether what is told before the number is usually told in per cent of such a whole: a deficit of GDP, debt service
  /// of exports, unemployment of the workforce.
  func hasRatioBefore(_ number: NumberMention, _ whole: IndicatorCode, _ reading: Reading) -> Bool {
    guard reading.has(.ratioOfWhole) else { return false }
    let isPeople = catalog.indicators[whole]?.countUnit == .persons
    let isWhole = catalog.indicators[whole]?.traits.contains(.whole) ?? false
    return reading.indicators.contains {
      guard $0.tokens.upperBound <= number.tokens.lowerBound, $0.code != whole, $0.standing != .weak,
        reading.boundary($0.tokens.lowerBound, number.tokens.lowerBound) < 2
      else { return false }
      let entry = catalog.indicators[$0.code]
      if isWhole, $0.standing == .named, entry?.percentKind == nil, entry?.levels.contains(.money) ?? false {
        return true
      }
      if $0.standing == .generic, $0.family.contains(where: { catalog.indicators[$0]?.percentKind == .ratio })
      {
        return true
      }
      return entry?.percentKind == .ratio || entry?.percentKind == .share && isPeople
    }
  }

  private func after(
    _ mention: IndicatorMention, _ number: NumberMention, _ kind: KindReading, _ reading: Reading
  ) -> Double {
    var score = -0.3
    let between = gap(number.tokens.upperBound, mention.tokens.lowerBound)
    let isNear =
      between.count <= 3
      && between.allSatisfy { reading.tokens[$0].kind != .mark || reading.tokens[$0].isDash }
      && (kind.kind == .count
        || between.allSatisfy {
          !reading.tokens[$0].isWord || !reading.cues(at: $0).isDisjoint(with: [.of, .in, .the, .for])
        })
    if isNear, reading.has(.indicatorAfter) { score += 0.5 }
    if kind.kind == .rank { score += 0.25 }
    // "17% of the goods sold abroad": the whole that is shared.
    if reading.has(.sharedWhole), kind.kind == .share,
      reading.cues(at: number.tokens.upperBound).contains(.of),
      !between.contains(where: {
        reading.tokens[$0].isMark(",")
          || !reading.cues(at: $0).isDisjoint(with: [.levelVerb, .changeVerb]) && !mention.isVerb
      })
    {
      score += 0.8
    }
    if between.contains(where: { reading.isNumberOrPeriod(at: $0) && !reading.isPeriod(at: $0) }) {
      score -= 0.4
    }
    // "a deficit of 5 pct of GDP" measures the deficit against GDP.
    if number.kind == .percent, hasRatioBefore(number, mention.code, reading) { score -= 1.2 }
    return score
  }

  /// Whether a number of this sort can measure the indicator at all.
  func fits(
    _ code: IndicatorCode, _ number: NumberMention, _ kind: KindReading, _ reading: Reading
  ) -> Bool {
    guard let indicator = catalog.indicators[code] else { return false }
    guard reading.has(.fittingUnit) else { return true }
    switch kind.kind {
    case .count where number.kind == .number && number.nounTokens == nil && indicator.levels == .index:
      return !number.isCompound
    case .count:
      return indicator.countUnit != nil && (number.unit == nil || number.unit == indicator.countUnit)
    case .level, .index: return isTold(indicator, number)
    case .change where number.kind == .money || number.kind == .measure: return isTold(indicator, number)
    default: return true
    }
  }

  /// Whether the indicator's levels are told in the number's sort of unit.
  private func isTold(_ indicator: CatalogFacts.Indicator, _ number: NumberMention) -> Bool {
    guard !indicator.levels.isEmpty else { return true }
    switch number.kind {
    case .money: return indicator.levels.contains(.money)
    case .measure:
      let dimension = number.unit.flatMap { catalog.units[$0]?.dimension } ?? []
      return indicator.levels.contains(dimension)
    default: return true
    }
  }
}
