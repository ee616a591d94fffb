internal import AlmanacModel

/// How near the periods of a sentence stand to a number, and which can be no time of it.
extension PeriodBinder {
  /// The period that says when: the one that follows the number at once, or the nearest in its clause, or the one the
  /// sentence opens with.
  func nearest(
    _ index: Int, _ links: [NumberLink], _ reading: Reading, _ context: Context
  ) -> (PeriodMention, Double)? {
    var best: (PeriodMention, Double)?
    for period in reading.periods {
      // "a package to be adopted on Friday" is no plan for Friday.
      if reading.has(.planForNoWeekday), context.isAhead, case .relative(.weekday) = period.value { continue }
      if context.isFlow, isDay(period) { continue }
      guard let score = nearness(of: period, index, links, reading) else { continue }
      if score >= PeriodBinder.own { return (period, 1) }
      if score > best?.1 ?? 0 { best = (period, min(1, score + 0.1)) }
    }
    return best
  }

  /// The nearness of a period in brackets behind a number, which is that number's own.
  private static let own = 2.0

  /// The periods of the sentence that can say when a number holds, and how near they stand.
  func candidates(
    _ index: Int, _ links: [NumberLink], _ reading: Reading
  ) -> [(mention: PeriodMention, score: Double)] {
    reading.periods.compactMap { period in
      nearness(of: period, index, links, reading).map { (period, $0) }
    }
  }

  private func nearness(
    of period: PeriodMention, _ index: Int, _ links: [NumberLink], _ reading: Reading
  ) -> Double? {
    guard isWhen(period), !(reading.has(.periodOfAnother) && isOthers(period, index, links, reading)),
      !(reading.has(.recordSince) && isRecord(period, reading)), !period.isComparison,
      !(reading.has(.saidWhen) && isSaid(period, reading))
    else { return nil }
    let number = reading.numbers[index]
    if reading.has(.bracketedPeriod), isBracketed(period, reading) {
      // "$24.8 billion (2021 est.), $23.1 billion (2020 est.)": a bracket dates what stands before it.
      guard period.tokens.lowerBound >= number.tokens.upperBound else { return nil }
      if period.tokens.lowerBound - number.tokens.upperBound <= 2 { return PeriodBinder.own }
    }
    // However far, a period of the sentence stands nearer than one of the sentence before.
    return max(score(period, number, reading), 0.2)
  }

  private func isBracketed(_ period: PeriodMention, _ reading: Reading) -> Bool {
    let before = period.tokens.lowerBound - 1
    guard reading.tokens.indices.contains(before), reading.tokens[before].isMark("(") else { return false }
    return reading.numbers.contains {
      $0.isReadable && $0.tokens.upperBound <= before && before - $0.tokens.upperBound <= 4
    }
  }

  /// "the bank said on Friday": when it was said, and not when it was.
  private func isSaid(_ period: PeriodMention, _ reading: Reading) -> Bool {
    switch period.value {
    case .relative(.weekday), .relative(.day), .relative(.today), .relative(.week): break
    case .relative(.dayOfYear): break
    case .absolute(let value) where value.granularity == .day: break
    default: return false
    }
    return (period.phrase.lowerBound - 4..<period.phrase.lowerBound).contains {
      reading.cues(at: $0).contains(.say)
    }
  }

  private func isDay(_ period: PeriodMention) -> Bool {
    switch period.value {
    case .absolute(let value): value.granularity == .day
    case .relative(.dayOfYear), .relative(.weekday), .relative(.day), .relative(.today): true
    default: false
    }
  }

  /// "the highest since 2008": since when nothing was like it, not when it was.
  private func isRecord(_ period: PeriodMention, _ reading: Reading) -> Bool {
    guard period.role == .since else { return false }
    return (period.phrase.lowerBound - 6..<period.phrase.lowerBound).contains {
      reading.cues(at: $0).contains(.superlative)
    }
  }

  private func score(_ period: PeriodMention, _ number: NumberMention, _ reading: Reading) -> Double {
    let distance = Double(reading.distance(period.tokens, number.tokens))
    let isAfter = period.tokens.lowerBound >= number.tokens.upperBound
    let boundary = reading.boundary(period.tokens.lowerBound, number.tokens.lowerBound)
    var score = 1 - 0.02 * distance - 0.16 * boundary
    if reading.has(.nowIsWeak), period.value == .relative(.now) { score -= 0.4 }
    let between =
      isAfter
      ? gap(number.tokens.upperBound, period.tokens.lowerBound)
      : gap(period.tokens.upperBound, number.tokens.lowerBound)
    let others = reading.numberCount(in: between)
    if isAfter {
      score -= 0.3 * Double(others)
      // "$5.1 billion in 2021": what follows at once belongs to the number.
      if reading.has(.periodAtOnce), others == 0, distance <= 3, boundary < 0.3 { score += 0.25 }
      if distance > 8 { score -= 0.1 }
    } else {
      score -= 0.05 * Double(others)
      // A period that opens the sentence holds for all of it.
      if reading.has(.openingPeriod), period.phrase.lowerBound - reading.tokens.startIndex <= 2 {
        score = max(score, 0.75 - 0.02 * Double(others))
      }
    }
    return score
  }

  /// Whether the period stands beside a number that is compared with another, and so belongs to that one.
  private func isOthers(_ period: PeriodMention, _ index: Int, _ links: [NumberLink], _ reading: Reading)
    -> Bool
  {
    for other in reading.numbers.indices
    where other != index && (links[other].sort == .comparison || links[other].sort == .origin) {
      let end = reading.numbers[other].tokens.upperBound
      if period.tokens.lowerBound >= end, period.tokens.lowerBound - end <= 4,
        !gap(end, period.tokens.lowerBound).contains(where: { reading.tokens[$0].isMark(",") })
      {
        return true
      }
    }
    return false
  }

  func isWhen(_ period: PeriodMention) -> Bool {
    switch period.role {
    case .at, .by, .since, .asOf, .fromTo:
      if case .relative(let relative) = period.value {
        switch relative {
        case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor: return false
        default: return true
        }
      }
      return true
    case .base, .reference: return false
    }
  }

  func isComparison(_ relative: PeriodMention.Relative) -> Bool {
    switch relative {
    case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor: true
    default: false
    }
  }
}
