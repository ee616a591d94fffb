internal import AlmanacModel

/// Plans and forecasts against facts.
extension ClaimRefiner {
  func modality(
    _ index: Int, _ link: NumberLink, _ kind: KindReading, _ entry: CatalogFacts.Indicator?,
    _ period: PeriodBinding, _ reading: Reading, _ state: DiscourseState
  ) -> Modality {
    if reading.has(.declaredIsPlanned), entry?.code == .declaredInvestment { return .planned }
    // Money promised to a host is a plan until it is paid; the count of agreements is a fact.
    let isMoney = reading.has(.agreedMoney) && kind.kind == .level && entry?.pairRole == .host
    let planned: CueSet = isMoney ? [.plan, .agreed] : .plan
    let number = reading.numbers[index]
    // What a plan is compared with is a fact, unless its own words say otherwise.
    let low =
      reading.has(.comparedFact) && link.sort == .comparison && index > 0
      ? reading.numbers[index - 1].tokens.upperBound : reading.tokens.startIndex
    let words = (reading.has(.planWord) ? planned : []).union(reading.has(.forecastWord) ? .forecast : [])
    var best: (score: Double, modality: Modality)?
    let isOpen = !reading.said.isDisjoint(with: planned.union(.forecast))
    // Further than this many tokens no score reaches the least one.
    let reach = 40
    let start = max(low, number.tokens.lowerBound - reach)
    let end = isOpen ? min(reading.tokens.endIndex, number.tokens.upperBound + reach) : start
    for place in start..<max(start, end) {
      let cues = reading.cues(at: place).intersection(words)
      guard !cues.isEmpty else { continue }
      if reading.has(.comparedFact), link.sort == .comparison, place >= number.tokens.upperBound { break }
      let score = modalityScore(place, number, reading)
      if score > best?.score ?? 0.3 { best = (score, cues.isDisjoint(with: planned) ? .forecast : .planned) }
    }
    if let best { return best.modality }
    if reading.has(.listModality), let told = state.listModality { return told }
    if reading.has(.targetDate), period.isTarget, let target = period.period, let published = state.published,
      target.endDay > published, target.firstYear > published.year
    {
      return .planned
    }
    return .actual
  }

  private func modalityScore(_ place: Int, _ number: NumberMention, _ reading: Reading) -> Double {
    let distance = Double(reading.distance(place..<place + 1, number.tokens))
    if place >= number.tokens.upperBound {
      // "5 pct, less than planned", "short of the plan": what it is measured against.
      let isMeasure =
        reading.has(.measuredAgainstPlan)
        && gap(number.tokens.upperBound, place).contains {
          !reading.cues(at: $0).isDisjoint(with: [.comparison, .of, .downWord, .upWord, .with, .levelVerb])
        }
      guard !isMeasure, reading.boundary(place, number.tokens.lowerBound) < 1.3, distance <= 6 else {
        return 0
      }
      return 0.65 - 0.03 * distance - numbersBetween(place, number, reading)
    }
    // Through a list that goes on without a verb of its own a plan holds: "exports are to grow 18 pct, imports 19".
    let verbs = gap(place + 1, number.tokens.lowerBound).count { index in
      !reading.cues(at: index).isDisjoint(with: [.changeVerb, .levelVerb])
        && reading.cues(at: index - 1).isDisjoint(with: [.changeVerb, .levelVerb])
    }
    let boundary = reading.boundary(place, number.tokens.lowerBound)
    let isOne =
      verbs <= 1 && !gap(place, number.tokens.lowerBound).contains { reading.tokens[$0].isMark(":") }
    let score = 1 - (isOne ? 0.01 : 0.03) * distance - (isOne ? 0.12 : 0.3) * boundary
    return score - (isOne ? 0.3 : 1) * numbersBetween(place, number, reading)
  }

  private func numbersBetween(_ place: Int, _ number: NumberMention, _ reading: Reading) -> Double {
    let start = min(place, number.tokens.upperBound)
    return 0.12 * Double(reading.numberCount(in: gap(start, max(place, number.tokens.lowerBound))))
  }
}
