internal import AlmanacModel

/// Which areas of a sentence belong to other numbers: lists told respectively, clauses, what follows at once.
extension AreaScope {
  /// "37.8 per cent went to China and 16.5 per cent to the United States": what follows a number at once is its own, and
  /// what followed the number before is that one's; the link, and where the number before ends.
  static func following(_ index: Int, _ reading: Reading) -> (link: AreaMention.Link, start: Int)? {
    let number = reading.numbers[index]
    guard let last = reading.numbers[..<index].lastIndex(where: { $0.isReadable && $0.kind == number.kind })
    else {
      return nil
    }
    let links: AreaMention.Links = [.to, .from, .with, .in, .by, .into]
    let own = reading.areas.first {
      $0.tokens.lowerBound >= number.tokens.upperBound && $0.tokens.lowerBound - number.tokens.upperBound <= 3
        && links.contains($0.link)
        && reading.boundary(number.tokens.lowerBound, $0.tokens.lowerBound) < 0.3
    }
    return own.map { ($0.link, reading.numbers[last].tokens.upperBound) }
  }

  /// "Botswana's GDP grew 11.4 per cent, Lesotho's 1.9", "in Malaysia 3.2": where an area follows the number before, past
  /// a comma or a conjunction, it is meant, and none of the clauses before; the token at which the number's own begins.
  static func ownClause(of index: Int, _ reading: Reading) -> Int? {
    guard let last = reading.numbers[..<index].lastIndex(where: { $0.isReadable && $0.kind != .ordinal })
    else {
      return nil
    }
    let start = reading.numbers[last].tokens.upperBound
    let end = reading.numbers[index].tokens.lowerBound
    let hasOwn = reading.areas.contains { area in
      area.tokens.lowerBound >= start && area.tokens.upperBound <= end && area.link != .reporter
        && reading.boundary(start, area.tokens.lowerBound) > 0
    }
    return hasOwn ? start : nil
  }

  /// "to Russia and to China grew 1.6 and 2.4 times respectively": of a list of areas as long as the list of numbers,
  /// only the nth is the nth number's; the indexes of the others.
  static func othersOfList(_ number: NumberMention, _ reading: Reading) -> ListedOthers? {
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

  struct ListedOthers {
    var list: ClosedRange<Int>
    var own: Int
    func contains(_ index: Int) -> Bool { list.contains(index) && index != own }
  }
}
