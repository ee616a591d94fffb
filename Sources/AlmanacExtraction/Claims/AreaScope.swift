internal import AlmanacModel

/// The areas of a sentence as one number sees them.
struct AreaScope {
  private let number: NumberMention
  private let anchors: [Range<Int>]
  private let indicator: Range<Int>?
  private let reading: Reading

  init(number: NumberMention, anchor: Range<Int>?, reading: Reading) {
    self.number = number
    self.indicator = anchor
    self.reading = reading
    anchors = [anchor, number.tokens].compactMap { $0 }
  }

  /// "total exports", "foreign trade": with all countries, unless the clause names one.
  var isWhole: Bool { anchors.contains { $0.contains { reading.cues(at: $0).contains(.whole) } } }

  /// Areas with one of the links, best first: near to the indicator or the number, and few boundaries between.
  ///
  /// - Parameter beyond: whether areas across a strong boundary (another clause) count too.
  func ranked(_ links: [AreaMention.Link], beyond: Bool = true) -> [AreaCode] {
    reading.areas.filter { links.contains($0.link) && (beyond || boundary($0) < 2) }
      .map { (code: $0.code, score: score($0)) }
      .sorted { $0.score > $1.score }
      .map(\.code)
  }

  /// Areas right beside the indicator: "imports into Belarus", "exports of China".
  func adjacent(_ links: [AreaMention.Link]) -> [AreaCode] {
    guard let indicator else { return ranked(links, beyond: false) }
    return reading.areas
      .filter { links.contains($0.link) && reading.distance($0.tokens, indicator) <= 3 }
      .sorted { reading.distance($0.tokens, indicator) < reading.distance($1.tokens, indicator) }
      .map(\.code)
  }

  /// The bare area that the clause begins with: the last one before the number with no other clause between.
  var subject: AreaCode? {
    reading.areas.last {
      $0.link == .bare && $0.tokens.upperBound <= number.tokens.lowerBound
        && reading.boundary($0.tokens.upperBound - 1, number.tokens.lowerBound) < 1.5
    }?.code
  }

  /// The area right before the number, with nothing but "at", "with", "for" or a bracket between.
  var beside: AreaCode? {
    guard let area = reading.areas.last(where: { $0.tokens.upperBound <= number.tokens.lowerBound }),
      area.link == .bare || area.link == .by, !area.isAdjective
    else { return nil }
    let start = min(number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound, number.tokens.lowerBound)
    let between = gap(area.tokens.upperBound, start)
    let isClose = between.count <= 2 && between.allSatisfy {
      reading.tokens[$0].kind == .mark && !reading.tokens[$0].isMark(".") && !reading.tokens[$0].isMark(",")
        || !reading.cues(at: $0).isDisjoint(with: [.with, .for, .in, .at])
    }
    return isClose ? area.code : nil
  }

  /// Whether a verb that takes a part ("bought 17 % of", "accounts for", "received") stands before the number.
  var isPartVerb: Bool {
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 6)
    return (low..<number.tokens.lowerBound).contains { reading.cues(at: $0).contains(.shareVerb) }
  }

  private func boundary(_ area: AreaMention) -> Double {
    anchors.map { reading.boundary(area.tokens.lowerBound, $0.lowerBound) }.min() ?? 0
  }

  private func score(_ area: AreaMention) -> Double {
    anchors.map { anchor in
      -0.03 * Double(reading.distance(area.tokens, anchor))
        - 0.2 * reading.boundary(area.tokens.lowerBound, anchor.lowerBound)
    }.max() ?? 0
  }
}
