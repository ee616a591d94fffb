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

  /// "a deficit in trade with China": the deficit is told, not the trade.
  func isComplement(_ mention: IndicatorMention, _ reading: Reading) -> Bool {
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
