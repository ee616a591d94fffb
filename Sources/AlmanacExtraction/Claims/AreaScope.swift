internal import AlmanacModel

/// The areas of a sentence as one number sees them.
struct AreaScope {
  /// An area, and how near it stands to the indicator or the number.
  struct Entry {
    var mention: AreaMention
    /// The weight of the boundaries between.
    var boundary: Double
    /// Higher for nearer ones with few boundaries between.
    var score: Double
    /// "the world" in passing ("the fourth largest in the world") is no area of a claim; "world output" is.
    var isMeant: Bool { mention.code != .world || mention.link == .owner }
  }

  private let number: NumberMention
  private let indicator: Range<Int>?
  private let reading: Reading
  private let areas: [Entry]

  init(number: NumberMention, anchor: Range<Int>?, reading: Reading) {
    self.number = number
    self.indicator = anchor
    self.reading = reading
    guard !reading.areas.isEmpty else {
      areas = []
      return
    }
    let hidden = AreaScope.othersOfList(number, reading)
    var areas: [Entry] = []
    areas.reserveCapacity(reading.areas.count)
    for (index, area) in reading.areas.enumerated() where !(hidden?.contains(index) ?? false) {
      areas.append(AreaScope.entry(area, number.tokens, anchor, reading))
    }
    self.areas = areas
  }

  private static func entry(
    _ area: AreaMention, _ number: Range<Int>, _ indicator: Range<Int>?, _ reading: Reading
  ) -> Entry {
    func score(_ anchor: Range<Int>, _ boundary: Double) -> Double {
      -0.03 * Double(reading.distance(area.tokens, anchor)) - 0.2 * boundary
    }
    let boundary = reading.boundary(area.tokens.lowerBound, number.lowerBound)
    let own = Entry(mention: area, boundary: boundary, score: score(number, boundary))
    guard let indicator else { return own }
    let other = reading.boundary(area.tokens.lowerBound, indicator.lowerBound)
    return Entry(
      mention: area, boundary: min(boundary, other), score: max(own.score, score(indicator, other)))
  }

  /// "to Russia and to China grew 1.6 and 2.4 times respectively": of a list of areas as long as the list of numbers,
  /// only the nth is the nth number's; the indexes of the others.
  private static func othersOfList(_ number: NumberMention, _ reading: Reading) -> ListedOthers? {
    guard reading.numbers.count >= 2, reading.areas.count >= 2,
      let index = reading.numbers.firstIndex(where: { $0.tokens == number.tokens })
    else { return nil }
    let numbers = reading.list(reading.numbers.indices, around: index) { reading.numbers[$0].tokens }
    let areas = reading.areas
    guard numbers.count >= 2, areas.count >= numbers.count,
      numbers.allSatisfy({ reading.numbers[$0].kind == number.kind || reading.numbers[$0].kind == .number })
    else { return nil }
    let start = reading.numbers[numbers.lowerBound].tokens.lowerBound
    guard let last = areas.lastIndex(where: { $0.tokens.upperBound <= start }) else { return nil }
    var first = last
    while first > 0, areas[first - 1].link == areas[last].link || areas[first - 1].link == .bare,
      reading.isAreaList(areas[first - 1].tokens.upperBound, areas[first].tokens.lowerBound)
    {
      first -= 1
    }
    guard last - first + 1 == numbers.count, areas[last].link != .between, areas[last].link != .owner else {
      return nil
    }
    return ListedOthers(list: first...last, own: first + index - numbers.lowerBound)
  }

  private struct ListedOthers {
    var list: ClosedRange<Int>
    var own: Int
    func contains(_ index: Int) -> Bool { list.contains(index) && index != own }
  }

  // MARK: - Asking

  /// "total exports", "foreign trade": with all countries, unless the clause names one.
  var isWhole: Bool {
    func hasCue(_ tokens: Range<Int>) -> Bool { tokens.contains { reading.cues(at: $0).contains(.whole) } }
    return indicator.map(hasCue) ?? false || hasCue(number.tokens)
  }

  /// Areas with one of the links, best first: near to the indicator or the number, and few boundaries between.
  ///
  /// - Parameters:
  ///   - beyond: whether areas across a strong boundary (another clause) count too.
  ///   - before: whether only areas before the number count.
  func ranked(_ links: AreaMention.Links, beyond: Bool = true, before: Bool = false) -> RankedAreas {
    RankedAreas(
      areas: areas, links: links, boundary: beyond ? .infinity : 2,
      end: before ? number.tokens.lowerBound : .max)
  }

  /// The area that owns what is measured: "Belarus's GDP", "inflation in Chile". What follows the number as "of the EU"
  /// owns something else, unless the indicator follows too.
  func own(beyond: Bool) -> AreaCode? {
    let isAfter = indicator.map { $0.lowerBound >= number.tokens.upperBound } ?? false
    let links: AreaMention.Links = [.owner, .of, .in]
    var best: Entry?
    for area in areas where links.contains(area.mention.link) {
      guard beyond || area.boundary < 2, area.isMeant,
        isAfter || area.mention.tokens.lowerBound < number.tokens.lowerBound || area.mention.link == .in,
        best.map({ $0.score < area.score }) ?? true
      else { continue }
      best = area
    }
    return best?.mention.code
  }

  /// Areas right beside the indicator: "imports into Belarus", "exports of China"; the nearest other than `code`.
  func adjacent(_ links: AreaMention.Links, otherThan code: AreaCode?) -> AreaCode? {
    guard let indicator else { return ranked(links, beyond: false).first { $0 != code } }
    var best: (code: AreaCode, distance: Int)?
    for area in areas where links.contains(area.mention.link) && area.mention.code != code {
      let distance = reading.distance(area.mention.tokens, indicator)
      if distance <= 3, best.map({ distance < $0.distance }) ?? true { best = (area.mention.code, distance) }
    }
    return best?.code
  }

  /// The bare area that the clause begins with: the last one before the number with no other clause between.
  var subject: AreaCode? {
    areas.last {
      $0.mention.link == .bare && $0.isMeant && $0.mention.tokens.upperBound <= number.tokens.lowerBound
        && reading.boundary($0.mention.tokens.upperBound - 1, number.tokens.lowerBound) < 1.5
    }?.mention.code
  }

  /// The area right before the number, with nothing but "at", "with", "for" or a bracket between.
  var beside: AreaCode? {
    guard
      let area = areas.last(where: { $0.mention.tokens.upperBound <= number.tokens.lowerBound })?.mention,
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
}

/// Areas with certain links, best first; nothing is sorted, as only the best one is ever asked for.
struct RankedAreas {
  fileprivate let areas: [AreaScope.Entry]
  fileprivate let links: AreaMention.Links
  /// Only areas with a lighter boundary between, and that end before this token.
  fileprivate let boundary: Double
  fileprivate let end: Int

  var first: AreaCode? { first { _ in true } }
  var isEmpty: Bool { first == nil }

  func first(where isWanted: (AreaCode) -> Bool) -> AreaCode? {
    var best: AreaScope.Entry?
    for area in areas where links.contains(area.mention.link) && area.boundary < boundary {
      guard area.isMeant, area.mention.tokens.upperBound <= end, isWanted(area.mention.code),
        best.map({ area.score > $0.score }) ?? true
      else { continue }
      best = area
    }
    return best?.mention.code
  }

  func contains(where isWanted: (AreaCode) -> Bool) -> Bool { first(where: isWanted) != nil }
}
