internal import AlmanacModel

/// Lists of numbers and areas, labels, and what is named.
extension Reading {
  /// Whether a label's colon stands between some tokens and the first number.
  func isLabelled(_ range: Range<Int>) -> Bool {
    guard let labelEnd, range.upperBound <= labelEnd else { return false }
    return !indicators.contains { $0.tokens.lowerBound < labelEnd }
  }

  /// "68 per cent of state revenue": the words after the number name the same indicator as its whole.
  func isShareOfSame(_ number: NumberMention, _ code: IndicatorCode) -> Bool {
    indicators.contains {
      $0.code == code && $0.tokens.lowerBound >= number.tokens.upperBound
        && $0.tokens.lowerBound - number.tokens.upperBound <= 5
    }
  }

  /// The members of the list that holds `index`: only commas and "and" stand between them.
  func list(_ members: Range<Int>, around index: Int, _ tokensOf: (Int) -> Range<Int>) -> ClosedRange<Int> {
    func isJoined(_ a: Int, _ b: Int) -> Bool {
      let between = gap(tokensOf(a).upperBound, tokensOf(b).lowerBound)
      return !between.isEmpty && between.count <= 3
        && between.allSatisfy {
          cues(at: $0).contains(.and) || tokens[$0].isMark(",") || tokens[$0].isMark("\\")
        }
    }
    var low = index
    var high = index
    while low > members.lowerBound, isJoined(low - 1, low) { low -= 1 }
    while high + 1 < members.upperBound, isJoined(high, high + 1) { high += 1 }
    return low...high
  }

  /// The areas named, each once and in order, but for those whose statistics are quoted.
  var namedAreas: [AreaCode] {
    areas.isEmpty ? [] : distinct(areas.lazy.filter { $0.link != .reporter }.map(\.code))
  }

  /// Whether only commas, "and" and prepositions stand between two areas.
  func isAreaList(_ end: Int, _ start: Int) -> Bool {
    let between = gap(end, start)
    return !between.isEmpty && between.count <= 4
      && between.allSatisfy {
        tokens[$0].isMark(",") || !cues(at: $0).isDisjoint(with: [.and, .to, .with, .from, .in, .the])
      }
  }
}
