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
    var isMeant = true
    /// It comes after number and indicator, in another clause.
    var isElsewhere = false
  }

  private let number: NumberMention
  private let indicator: Range<Int>?
  private let reading: Reading
  private let areas: [Entry]
  /// The area right beside the number and its alone.
  let beside: AreaCode?
  /// Whether words of rank, a bracket or a preposition tie that area to the number.
  let isTied: Bool

  /// - Parameter owner: the number that this one only says more of, whose areas are its own too.
  init(number: NumberMention, anchor: Range<Int>?, reading: Reading, owner: Int? = nil) {
    self.number = number
    self.indicator = anchor
    self.reading = reading
    guard !reading.areas.isEmpty else {
      areas = []
      beside = nil
      isTied = false
      return
    }
    let index = owner ?? reading.numbers.firstIndex { $0.tokens == number.tokens }
    let own = index.flatMap { reading.besides.indices.contains($0) ? reading.besides[$0] : nil }
    beside = own.map { reading.areas[$0.area].code }
    isTied = own?.isTied ?? false
    let hidden = reading.has(.respectiveAreas) ? AreaScope.othersOfList(number, reading) : nil
    let clause =
      reading.has(.ownClause) ? index.flatMap { AreaScope.ownClause(of: $0, reading) } ?? Int.min : Int.min
    let following = reading.has(.followingArea) ? index.flatMap { AreaScope.following($0, reading) } : nil
    var areas: [Entry] = []
    areas.reserveCapacity(reading.areas.count)
    for (place, area) in reading.areas.enumerated() where !(hidden?.contains(place) ?? false) {
      guard area.tokens.lowerBound >= clause else { continue }
      if let following, area.link == following.link, area.tokens.upperBound <= number.tokens.lowerBound,
        area.tokens.lowerBound >= following.start
      {
        continue
      }
      // What stands beside another number is that number's alone.
      let isTaken =
        reading.has(.areaOfAnother) && place != own?.area
        && reading.besides.contains { $0.map { $0.isTied && $0.area == place } ?? false }
      if !isTaken { areas.append(AreaScope.entry(area, number.tokens, anchor, reading)) }
    }
    self.areas = areas
  }

  /// "the world" in passing ("the fourth largest in the world") is no area of a claim; "world output" is.
  private static func isMeant(_ area: AreaMention, _ reading: Reading) -> Bool {
    guard area.code == .world, reading.has(.worldInPassing) else { return true }
    guard area.link == .owner else { return false }
    // "the world's fifth largest producer" tells a place, not what is measured.
    return !(area.tokens.upperBound..<area.tokens.upperBound + 4).contains { place in
      !reading.cues(at: place).isDisjoint(with: [.superlative, .rankAdjective, .rankRole])
        || reading.numbers.contains { $0.kind == .ordinal && $0.tokens.contains(place) }
    }
  }

  private static func entry(
    _ area: AreaMention, _ number: Range<Int>, _ indicator: Range<Int>?, _ reading: Reading
  ) -> Entry {
    func score(_ anchor: Range<Int>, _ boundary: Double) -> Double {
      -0.03 * Double(reading.distance(area.tokens, anchor)) - 0.2 * boundary
    }
    let boundary = reading.boundary(area.tokens.lowerBound, number.lowerBound)
    var entry = Entry(mention: area, boundary: boundary, score: score(number, boundary))
    entry.isMeant = isMeant(area, reading)
    let isAfter = area.tokens.lowerBound >= number.upperBound
    guard let indicator else {
      entry.isElsewhere = reading.has(.areaElsewhere) && isAfter && boundary >= 2
      return entry
    }
    let other = reading.boundary(area.tokens.lowerBound, indicator.lowerBound)
    entry.boundary = min(boundary, other)
    entry.score = max(entry.score, score(indicator, other))
    entry.isElsewhere =
      reading.has(.areaElsewhere) && isAfter && area.tokens.lowerBound >= indicator.upperBound
      && entry.boundary >= 2
    return entry
  }

  // MARK: - Asking

  @inline(__always)
  func has(_ rule: ExtractionRule) -> Bool { reading.has(rule) }

  /// "total exports", "foreign trade": with all countries, unless the clause names one.
  var isWhole: Bool {
    func hasCue(_ tokens: Range<Int>) -> Bool { tokens.contains { reading.cues(at: $0).contains(.whole) } }
    // "the balance of foreign trade": the words after the indicator's own count too.
    return indicator.map { hasCue($0.lowerBound..<$0.upperBound + 3) } ?? false || hasCue(number.tokens)
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
        isAfter || !has(.ownerNotAfter) || area.mention.tokens.lowerBound < number.tokens.lowerBound
          || area.mention.link == .in,
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

  /// Whether the indicator is told by a verb: "invested", "lent".
  var isVerb: Bool {
    guard let indicator else { return false }
    return reading.indicators.contains { $0.tokens == indicator && $0.isVerb }
  }

  /// Whether the indicator is told by a verb of buying.
  var isBought: Bool {
    guard let indicator else { return false }
    return indicator.contains { reading.cues(at: $0).contains(.shareVerb) }
  }

  /// Whether a verb that takes a part ("bought 17 % of", "accounts for", "received") stands before the number.
  var isPartVerb: Bool {
    let low = max(reading.tokens.startIndex, number.tokens.lowerBound - 6)
    // "China had a 24 per cent share of Chile's exports"
    return reading.cues(at: number.tokens.upperBound).contains(.shareNoun)
      || (low..<number.tokens.lowerBound).contains { reading.cues(at: $0).contains(.shareVerb) }
  }

  /// "Hungary's economic ministry: parks count 4,100 firms": the area of a label is the one spoken of.
  func isLabel(_ code: AreaCode) -> Bool {
    guard let area = areas.first(where: { $0.mention.code == code }) else { return false }
    return reading.isLabelled(area.mention.tokens)
  }

  /// "the world's fifth largest", "of world output", "in the world": a place or a part among all countries.
  var isAmongWorld: Bool { areas.contains { $0.mention.code == .world } }

  /// "China's share in Tajikistan's turnover": whose share it is.
  var shareOwner: AreaCode? {
    areas.first { area in
      let tokens = area.mention.tokens
      guard area.mention.link == .owner, tokens.upperBound <= number.tokens.lowerBound else { return false }
      return (tokens.upperBound..<tokens.upperBound + 3).contains {
        reading.cues(at: $0).contains(.shareNoun)
      }
    }?.mention.code
  }

  /// "Bilateral trade came to $1.3 bn, …": the two countries that the sentence names, wherever.
  var pairOfSentence: (AreaCode, AreaCode)? {
    func isBilateral(_ tokens: Range<Int>) -> Bool {
      tokens.contains { reading.cues(at: $0).contains(.bilateral) }
    }
    guard isBilateral(number.tokens) || indicator.map(isBilateral) ?? false else { return nil }
    let codes = distinct(areas.map(\.mention.code))
    return codes.count == 2 ? (codes[0], codes[1]) : nil
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
      guard area.isMeant, !area.isElsewhere, area.mention.tokens.upperBound <= end,
        isWanted(area.mention.code),
        best.map({ area.score > $0.score }) ?? true
      else { continue }
      best = area
    }
    return best?.mention.code
  }

  func contains(where isWanted: (AreaCode) -> Bool) -> Bool { first(where: isWanted) != nil }
}
