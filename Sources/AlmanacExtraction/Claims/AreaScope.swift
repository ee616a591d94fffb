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
    var reading = reading
    AreaScope.keepOwn(of: number, in: &reading)
    self.reading = reading
    anchors = [anchor, number.tokens].compactMap { $0 }
  }

  /// "to Russia and to China grew 1.6 and 2.4 times respectively": of a list of areas as long as the list of numbers,
  /// only the nth is the nth number's.
  private static func keepOwn(of number: NumberMention, in reading: inout Reading) {
    guard let index = reading.numbers.firstIndex(where: { $0.tokens == number.tokens }) else { return }
    let current = reading
    let numbers = current.list(current.numbers.indices, around: index) { current.numbers[$0].tokens }
    let areas = current.areas
    guard numbers.count >= 2, areas.count >= numbers.count,
      numbers.allSatisfy({ current.numbers[$0].kind == number.kind || current.numbers[$0].kind == .number })
    else { return }
    let start = current.numbers[numbers.lowerBound].tokens.lowerBound
    guard let last = areas.lastIndex(where: { $0.tokens.upperBound <= start }) else { return }
    var first = last
    while first > 0, areas[first - 1].link == areas[last].link || areas[first - 1].link == .bare,
      current.isAreaList(areas[first - 1].tokens.upperBound, areas[first].tokens.lowerBound)
    {
      first -= 1
    }
    guard last - first + 1 == numbers.count, areas[last].link != .between, areas[last].link != .owner else {
      return
    }
    let own = first + index - numbers.lowerBound
    reading.areas = areas.indices.filter { $0 < first || $0 > last || $0 == own }.map { areas[$0] }
  }

  /// "total exports", "foreign trade": with all countries, unless the clause names one.
  var isWhole: Bool { anchors.contains { $0.contains { reading.cues(at: $0).contains(.whole) } } }

  /// Areas with one of the links, best first: near to the indicator or the number, and few boundaries between.
  ///
  /// - Parameters:
  ///   - beyond: whether areas across a strong boundary (another clause) count too.
  ///   - before: whether only areas before the number count.
  func ranked(_ links: [AreaMention.Link], beyond: Bool = true, before: Bool = false) -> [AreaCode] {
    reading.areas
      .filter { links.contains($0.link) && (beyond || boundary($0) < 2) && isMeant($0) }
      .filter { !before || $0.tokens.upperBound <= number.tokens.lowerBound }
      .map { (code: $0.code, score: score($0)) }
      .sorted { $0.score > $1.score }
      .map(\.code)
  }

  /// The area that owns what is measured: "Belarus's GDP", "inflation in Chile". What follows the number as "of the EU"
  /// owns something else, unless the indicator follows too.
  func own(beyond: Bool) -> AreaCode? {
    let isAfter = indicator.map { $0.lowerBound >= number.tokens.upperBound } ?? false
    return reading.areas
      .filter { [.owner, .of, .in].contains($0.link) && (beyond || boundary($0) < 2) && isMeant($0) }
      .filter {
        isAfter || $0.tokens.lowerBound < number.tokens.lowerBound || $0.link == .in
      }
      .max { score($0) < score($1) }?.code
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
      $0.link == .bare && isMeant($0) && $0.tokens.upperBound <= number.tokens.lowerBound
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
    let isClose =
      between.count <= 2
      && between.allSatisfy {
        reading.tokens[$0].kind == .mark && !reading.tokens[$0].isMark(".") && !reading.tokens[$0].isMark(",")
          || !reading.cues(at: $0).isDisjoint(with: [.with, .for, .in, .at])
      }
    return isClose ? area.code : nil
  }

  /// Whether the indicator is told by a verb of buying.
  var isBought: Bool {
    guard let indicator else { return false }
    return indicator.contains { reading.cues(at: $0).contains(.shareVerb) }
  }

  /// Whether a verb that takes a part ("bought 17 % of", "accounts for", "received") stands before the number.
  var isPartVerb: Bool {
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 6)
    return (low..<number.tokens.lowerBound).contains { reading.cues(at: $0).contains(.shareVerb) }
  }

  /// "the world" in passing ("the fourth largest in the world") is no area of a claim; "world output" is.
  private func isMeant(_ area: AreaMention) -> Bool { area.code != "WLD" || area.link == .owner }

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
