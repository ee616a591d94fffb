internal import AlmanacModel

/// What a number measures, and how that was found.
struct IndicatorBinding {
  var code: IndicatorCode?
  /// Where the words stand; nil if the indicator is inherited.
  var tokens: Range<Int>? = nil
  var score: Double
  var reason: String
}

/// Chooses the indicator of a number among the mentions of its sentence: the nearest before it in its clause, or one
/// that follows at once ("$3bn in exports", "49 residents").
struct IndicatorBinder: Sendable {
  let catalog: CatalogFacts

  func bind(
    _ index: Int, kind: KindReading, link: NumberLink, in reading: Reading, earlier: BoundNumbers,
    recent: RecentIndicators
  ) -> IndicatorBinding? {
    let number = reading.numbers[index]
    if reading.has(.wholeOfParts), let label = reading.breakdownEnd, number.kind == .percent,
      !namesFlow(label..<number.tokens.lowerBound, reading),
      let whole = reading.indicators.first(where: { $0.tokens.upperBound <= label && $0.standing != .role })
    {
      let code = meaning(of: whole, number, kind, reading, recent)
      return IndicatorBinding(code: code, tokens: whole.tokens, score: 0.9, reason: "whole of the parts")
    }
    if reading.has(.coordinatedIndicators), let listed = coordinated(index, reading) { return listed }
    if reading.has(.carriedIndicator), let carried = carried(index, kind, link, reading, earlier) {
      return carried
    }
    var best: Candidate?
    for mention in reading.indicators {
      guard let candidate = candidate(mention, index, kind, reading, recent),
        candidate.score > best?.score ?? 0.15
      else { continue }
      best = candidate
    }
    guard let best else { return nil }
    return IndicatorBinding(
      code: best.code, tokens: best.mention.tokens, score: min(best.score, 1),
      reason: best.mention.standing == .named ? "named" : "named, as spoken of")
  }

  /// A mention that can be what a number measures, what it means there, and how near it stands.
  struct Candidate {
    var mention: IndicatorMention
    var code: IndicatorCode
    var score: Double
  }

  func candidates(
    _ index: Int, _ kind: KindReading, _ reading: Reading, _ recent: RecentIndicators
  ) -> [Candidate] {
    reading.indicators.compactMap { candidate($0, index, kind, reading, recent) }
  }

  private func candidate(
    _ mention: IndicatorMention, _ index: Int, _ kind: KindReading, _ reading: Reading,
    _ recent: RecentIndicators
  ) -> Candidate? {
    let number = reading.numbers[index]
    let code = meaning(of: mention, number, kind, reading, recent)
    guard fits(code, number, kind, reading),
      mention.standing != .role || !reading.has(.roleNoun) || isPart(kind, index, reading)
    else {
      return nil
    }
    return Candidate(mention: mention, code: code, score: score(mention, number, kind, reading))
  }

  /// "Main partners, exports: Romania 28.5%; imports: China": the flow named last is meant.
  private func namesFlow(_ range: Range<Int>, _ reading: Reading) -> Bool {
    reading.has(.flowOfLabel)
      && reading.indicators.contains {
        range.contains($0.tokens.lowerBound) && catalog.indicators[$0.code]?.isBilateral ?? false
      }
  }

  /// A rank, a share, or the figure of one of those ranked.
  private func isPart(_ kind: KindReading, _ index: Int, _ reading: Reading) -> Bool {
    kind.kind == .rank || kind.kind == .share || reading.besides[index]?.isTied ?? false
  }

  /// The indicator of the number that this one hangs on, unless words between them name another.
  private func carried(
    _ index: Int, _ kind: KindReading, _ link: NumberLink, _ reading: Reading,
    _ earlier: BoundNumbers
  ) -> IndicatorBinding? {
    guard let target = link.target, link.sort != .head, let before = earlier.indicator(of: target),
      let code = before.code
    else { return nil }
    let number = reading.numbers[index]
    var start = reading.numbers[link.sort == .comparison ? index - 1 : target].tokens.upperBound
    if link.sort == .comparison,
      let cue = gap(start, number.tokens.lowerBound).last(where: {
        reading.cues(at: $0).contains(.comparison)
      })
    {
      start = cue
    }
    let isRenamed = reading.indicators.contains { mention in
      gap(start, number.tokens.lowerBound).contains(mention.tokens.lowerBound)
        && mention.standing == .named && fits(mention.code, number, kind, reading) && mention.code != code
    }
    guard !isRenamed,
      !(reading.has(.followingIndicator) && followedByIndicator(number, kind, reading)),
      fits(code, number, kind, reading)
    else {
      return nil
    }
    return IndicatorBinding(
      code: code, tokens: before.tokens, score: 0.92 * min(1, before.score + 0.05),
      reason: "of the number before")
  }

  /// "$3bn in exports", "a 5 bn dlr surplus": the noun that follows is the number's own.
  private func followedByIndicator(_ number: NumberMention, _ kind: KindReading, _ reading: Reading) -> Bool {
    reading.indicators.contains { mention in
      guard mention.standing == .named || mention.standing == .generic,
        mention.tokens.lowerBound >= number.tokens.upperBound, fits(mention.code, number, kind, reading)
      else { return false }
      let between = gap(number.tokens.upperBound, mention.tokens.lowerBound)
      if catalog.indicators[mention.code]?.traits.contains(.whole) ?? false, number.kind == .percent,
        hasRatioBefore(number, mention.code, reading)
      {
        return false
      }
      return between.count <= 2
        && between.allSatisfy {
          !reading.cues(at: $0).isDisjoint(with: [.in, .of, .the]) || reading.tokens[$0].isDash
        }
    }
  }

  /// What a mention means here: a word such as "deficit" or "growth" takes up what was spoken of.
  private func meaning(
    of mention: IndicatorMention, _ number: NumberMention, _ kind: KindReading, _ reading: Reading,
    _ recent: RecentIndicators
  ) -> IndicatorCode {
    guard mention.standing == .generic || mention.standing == .any else { return mention.code }
    let before = reading.indicators.last {
      $0.tokens.upperBound <= mention.tokens.lowerBound && $0.standing == .named && takes(mention, $0.code)
    }
    if reading.has(.genericOfSentence), let before { return before.code }
    // "the 1987 budget foresees revenue of": a word of the same matter, wherever it stands in the sentence.
    if reading.has(.genericKin), mention.standing == .generic, let kin = kin(of: mention, reading) {
      return kin
    }
    return reading.has(.genericOfText) ? recent.first { takes(mention, $0) } ?? mention.code : mention.code
  }

  private func kin(of mention: IndicatorMention, _ reading: Reading) -> IndicatorCode? {
    for other in reading.indicators where other.tokens != mention.tokens && other.standing != .generic {
      let matter = catalog.matter(of: other.code)
      func isKin(_ code: IndicatorCode) -> Bool {
        let own = catalog.matter(of: code)
        return own != code && own == matter
      }
      if isKin(mention.code) { return mention.code }
      if let code = mention.family.first(where: isKin) { return code }
    }
    return nil
  }

  private func takes(_ mention: IndicatorMention, _ code: IndicatorCode) -> Bool {
    mention.standing == .any
      ? catalog.indicators[code]?.percentKind != .share
      : code == mention.code || mention.family.contains(code)
  }

  private func score(
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

  /// "a deficit in trade with China": the deficit is told, not the trade.
  private func isComplement(_ mention: IndicatorMention, _ reading: Reading) -> Bool {
    reading.indicators.contains { other in
      guard other.standing == .generic, other.tokens.upperBound < mention.tokens.lowerBound else {
        return false
      }
      let isBalance = catalog.indicators[other.code]?.pairRole == .balance
      let between = gap(other.tokens.upperBound, mention.tokens.lowerBound)
      return isBalance && between.count <= 3
        && between.allSatisfy { !reading.cues(at: $0).isDisjoint(with: [.in, .of, .the, .on]) }
    }
  }

  /// Whether what is told before the number is usually told in per cent of such a whole: a deficit of GDP, debt service
  /// of exports, unemployment of the workforce.
  private func hasRatioBefore(_ number: NumberMention, _ whole: IndicatorCode, _ reading: Reading) -> Bool {
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
  private func fits(
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

  /// "exports and imports of $1.6bn and $4.2bn", "…, respectively": the nth indicator for the nth number.
  private func coordinated(_ index: Int, _ reading: Reading) -> IndicatorBinding? {
    let numbers = reading.list(reading.numbers.indices, around: index) { reading.numbers[$0].tokens }
    guard numbers.count >= 2, numbers.allSatisfy({ reading.numbers[$0].kind == reading.numbers[index].kind })
    else { return nil }
    let first = numbers.lowerBound
    let place = index - first
    let head = reading.numbers[first].tokens.lowerBound
    let before = reading.indicators.filter { $0.tokens.upperBound <= head && !$0.isVerb }
    guard before.count >= numbers.count else { return nil }
    let listed = Array(before.suffix(numbers.count))
    for (a, b) in zip(listed, listed.dropFirst()) {
      let between = gap(a.tokens.upperBound, b.tokens.lowerBound)
      guard between.count <= 6,
        between.contains(where: { reading.cues(at: $0).contains(.and) || reading.tokens[$0].isMark(",") }),
        !between.contains(where: { reading.isNumberOrPeriod(at: $0) })
      else { return nil }
    }
    guard Set(listed.map(\.code)).count == listed.count else { return nil }
    return IndicatorBinding(
      code: listed[place].code, tokens: listed[place].tokens, score: 0.9, reason: "list")
  }
}

/// What was spoken of before a number, latest first.
struct RecentIndicators {
  var ofNumber: IndicatorCode?
  var ofParagraph: IndicatorCode?
  var ofHeading: IndicatorCode?
  var ofPaper: IndicatorCode?

  func first(where isWanted: (IndicatorCode) -> Bool) -> IndicatorCode? {
    if let code = ofNumber, isWanted(code) { return code }
    if let code = ofParagraph, isWanted(code) { return code }
    if let code = ofHeading, isWanted(code) { return code }
    if let code = ofPaper, isWanted(code) { return code }
    return nil
  }
}
