internal import AlmanacModel

/// How a number hangs on one before it in the sentence.
struct NumberLink {
  enum Sort {
    /// It begins a statement of its own.
    case head
    /// "from 73 pct in 1983" before "to 13 pct": where a movement began that a later number ends.
    case origin
    /// "from 261 mln", "compared with 7.2 billion in January", "against 1.4 mln": what the other is measured against.
    case comparison
    /// ", up 27 pct", "(an increase of 9 per cent)": says more of the other.
    case apposition
    /// "7.72 billion shillings (about 480 mln dlrs)": the same amount once more.
    case restatement
    /// "rose by 1,140 to 25,670": where the change led.
    case reached
    /// "$91 million and $74 million": the next of a list.
    case listed
  }
  var sort = Sort.head
  /// The number it hangs on; for a comparison the head of the chain.
  var target: Int?
}

/// Reads the links of a sentence's numbers, left to right.
struct NumberLinker: Sendable {
  /// One link a number of `reading`, in order.
  func links(in reading: Reading) -> [NumberLink] {
    var links: [NumberLink] = []
    links.reserveCapacity(reading.numbers.count)
    var before: Int?
    for (index, number) in reading.numbers.enumerated() {
      guard number.noise == nil, number.kind != .period else {
        links.append(NumberLink())
        continue
      }
      var next = before.map { link(of: index, to: $0, links, reading) } ?? NumberLink()
      if next.sort == .comparison, reading.has(.amountOfComparison), let target = next.target {
        next.target = amount(index, target, reading)
      }
      links.append(next)
      if number.kind != .ordinal { before = index }
    }
    if reading.has(.movementOrigin) { markOrigins(&links, reading) }
    return links
  }

  /// "1.16 mln bags, 14 pct more than in April but below the 1.24 mln of May": millions are compared with no percentage
  /// but with the amount before it.
  private func amount(_ index: Int, _ target: Int, _ reading: Reading) -> Int {
    let number = reading.numbers[index]
    guard number.kind == .number, abs(number.stated.value ?? 0) >= 1000,
      reading.numbers[target].kind == .percent || reading.numbers[target].kind == .multiple
    else { return target }
    return reading.numbers[..<target].lastIndex {
      $0.isReadable && ($0.kind == .money || $0.kind == .measure || $0.kind == .count)
    } ?? target
  }

  private func markOrigins(_ links: inout [NumberLink], _ reading: Reading) {
    for (index, number) in reading.numbers.enumerated() where number.isReadable && links[index].sort == .head
    {
      guard reading.cues(at: start(of: number) - 1).contains(.from),
        reading.numbers.indices.contains(index + 1),
        links[index + 1].target == index || links[index + 1].sort == .head
      else { continue }
      let next = reading.numbers[index + 1]
      let between = gap(number.tokens.upperBound, start(of: next))
      let leads = reading.cues(at: start(of: next) - 1).contains(.to)
      guard leads, between.count <= 9, !between.contains(where: { reading.tokens[$0].isMark(";") }) else {
        continue
      }
      links[index].sort = .origin
      links[index + 1] = NumberLink(sort: .reached, target: index)
    }
  }

  /// "210 mln a year earlier", "2.8 billion the month before": what follows tells that it is compared.
  private func isToldAsBefore(_ number: NumberMention, _ reading: Reading) -> Bool {
    guard number.kind != .ordinal, number.kind != .multiple else { return false }
    return reading.periods.contains { period in
      guard !period.isComparison, period.tokens.lowerBound >= number.tokens.upperBound,
        period.tokens.lowerBound - number.tokens.upperBound <= 1, case .relative(let relative) = period.value
      else { return false }
      switch relative {
      case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor: return true
      default: return false
      }
    }
  }

  private func link(of index: Int, to before: Int, _ links: [NumberLink], _ reading: Reading) -> NumberLink {
    let number = reading.numbers[index]
    let other = reading.numbers[before]
    let between = gap(other.tokens.upperBound, start(of: number))
    guard !between.contains(where: { reading.tokens[$0].isMark(";") }) else { return NumberLink() }
    let hasSubject = reading.indicators.contains {
      between.contains($0.tokens.lowerBound) && $0.standing != .any && !$0.isVerb
        && $0.tokens.lowerBound - other.tokens.upperBound > 0
    }
    if let sort = sort(number, other, between, hasSubject, reading) {
      let chained = links[before].sort == .comparison || links[before].sort == .restatement
      return NumberLink(sort: sort, target: sort == .comparison && chained ? links[before].target : before)
    }
    if reading.has(.toldAsBefore), isToldAsBefore(number, reading), number.kind == other.kind {
      let isChained = links[before].sort == .comparison || links[before].sort == .restatement
      return NumberLink(sort: .comparison, target: isChained ? links[before].target : before)
    }
    if reading.has(.listedComparison), !hasSubject, links[before].sort == .comparison,
      isList(between, reading), number.kind == other.kind,
      hasOwnPeriod(number, reading)
    {
      return NumberLink(sort: .comparison, target: links[before].target)
    }
    return reading.has(.listedNumber) && !hasSubject && isList(between, reading)
      ? NumberLink(sort: .listed, target: before) : NumberLink()
  }

  private func sort(
    _ number: NumberMention, _ other: NumberMention, _ between: Range<Int>, _ hasSubject: Bool,
    _ reading: Reading
  ) -> NumberLink.Sort? {
    let isAmount = number.kind != .percent && number.kind != .percentagePoints && number.kind != .multiple
    let opens = between.first { reading.tokens[$0].isMark("(") }
    if opens != nil, !hasSubject {
      if number.kind == .money, other.kind == .money, number.unit != other.unit {
        return .restatement
      }
      if reading.has(.bracketedApposition), !isAmount { return .apposition }
    }
    // "more than double the 3.5 billion of July last year"
    if reading.has(.comparedNumber), other.kind == .multiple, isAmount, between.count <= 2,
      between.allSatisfy({ reading.cues(at: $0).contains(.the) })
    {
      return .comparison
    }
    if reading.has(.comparedNumber), let cue = comparison(before: number, between, reading),
      isComparable(number, other, reading),
      !hasSubject || isNear(cue, number, reading)
    {
      return .comparison
    }
    guard !hasSubject else { return nil }
    if reading.has(.reachedAmount), isAmount, other.kind != .ordinal,
      reading.cues(at: start(of: number) - 1).contains(.to),
      between.allSatisfy({ !reading.tokens[$0].isMark(",") || reading.isNumberOrPeriod(at: $0) })
    {
      return .reached
    }
    let isDirected = between.contains {
      !reading.cues(at: $0).isDisjoint(with: [.directedWord, .directedNoun])
    }
    // "a rise of 7 per cent" is a noun.
    let hasVerb = between.contains {
      !reading.cues(at: $0).isDisjoint(with: .changeVerb)
        && (reading.cues(at: $0).isDisjoint(with: .directedNoun)
          || reading.cues(at: $0 - 1).isDisjoint(with: [.per, .the]))
    }
    if reading.has(.directedApposition), !isAmount, isDirected, !hasVerb,
      between.contains(where: { reading.tokens[$0].isMark(",") })
    {
      return .apposition
    }
    if reading.has(.commaApposition), !isAmount, between.count <= 2,
      reading.tokens[between.lowerBound].isMark(",")
    {
      return .apposition
    }
    return nil
  }

  /// "31 residents from 12 countries": what is counted apart is not compared.
  private func isComparable(_ number: NumberMention, _ other: NumberMention, _ reading: Reading) -> Bool {
    guard reading.has(.countedApart), number.kind == .count, other.kind == .count || other.kind == .number
    else { return true }
    return other.kind == .count ? number.unit == other.unit : true
  }

  /// The cue that makes a number a comparison: it stands before the number with nothing but small words, periods and
  /// nouns of change between ("after a revised rise of", "compared with January's").
  private func comparison(before number: NumberMention, _ between: Range<Int>, _ reading: Reading) -> Int? {
    var index = start(of: number) - 1
    var steps = 0
    while between.contains(index), steps < 9 {
      let cues = reading.cues(at: index)
      if cues.contains(.comparison) {
        // "imports from Uganda to", "from there": a place, and nothing to compare with.
        let isPlace = reading.areas.contains {
          $0.tokens.lowerBound == index + 1 && $0.tokens.upperBound < start(of: number) + 1
        }
        if reading.has(.placeNotCompared), cues.contains(.from), isPlace { return nil }
        // "from February" has its own object; the number that follows it stands elsewhere.
        return reading.isNumberOrPeriod(at: index + 1) && steps > 0
          && reading.has(.comparedPeriod) && isPlainPeriod(index + 1, number, reading)
          ? nil : index
      }
      // "after climbing by 455 mln" is compared; "rose from January to stand at 5" is not.
      let isGerund =
        reading.has(.comparedGerund) && reading.cues(at: index - 1).contains(.comparison)
        && reading.tokens[index].length > 5
      if !cues.isDisjoint(with: [.changeVerb, .levelVerb]), cues.isDisjoint(with: [.directedNoun]), !isGerund
      {
        return nil
      }
      if reading.tokens[index].kind == .mark, reading.tokens[index].isMark(",") { return nil }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// Whether a period that follows a comparison is its whole object: "from February to 122.8 billion".
  private func isPlainPeriod(_ index: Int, _ number: NumberMention, _ reading: Reading) -> Bool {
    guard let period = reading.periods.first(where: { $0.tokens.contains(index) }) else { return false }
    let next = period.tokens.upperBound
    return !(reading.tokens.indices.contains(next) && reading.tokens[next].isMark("'"))
      && next < start(of: number)
  }

  private func isNear(_ cue: Int, _ number: NumberMention, _ reading: Reading) -> Bool {
    !reading.indicators.contains {
      gap(cue, number.tokens.lowerBound).contains($0.tokens.lowerBound) && $0.standing == .named
    }
  }

  private func isList(_ between: Range<Int>, _ reading: Reading) -> Bool {
    between.allSatisfy { index in
      reading.isNumberOrPeriod(at: index) || reading.cues(at: index).contains(.and)
        || reading.cues(at: index).contains(.in) || reading.tokens[index].isMark(",")
        || reading.tokens[index].isMark("\\") || reading.cues(at: index).contains(.the)
    }
  }

  private func hasOwnPeriod(_ number: NumberMention, _ reading: Reading) -> Bool {
    reading.periods.contains {
      $0.tokens.lowerBound >= number.tokens.upperBound && $0.tokens.lowerBound - number.tokens.upperBound <= 3
    }
  }

  /// The number's first token, its qualifier included.
  private func start(of number: NumberMention) -> Int {
    min(number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound, number.tokens.lowerBound)
  }
}
