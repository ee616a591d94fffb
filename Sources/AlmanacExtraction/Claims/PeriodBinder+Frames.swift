internal import AlmanacModel

/// Periods that a construction gives to a number: lists, clauses with "when", figures of a year, averages.
extension PeriodBinder {
  /// "grew by an average of 9 % between 1966 and 2000", "7.2 % a year".
  func isAverage(_ number: NumberMention, _ reading: Reading) -> Bool {
    (number.tokens.lowerBound - 5..<number.tokens.upperBound + 3).contains {
      reading.cues(at: $0).contains(.average) && !reading.isNumberOrPeriod(at: $0)
        && reading.boundary(
          min(max($0, reading.tokens.startIndex), reading.tokens.endIndex), number.tokens.lowerBound) < 1
    }
  }

  /// "from the same period last year, when it shrank by 1.6 pct".
  func whenClause(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    reading.periods.last { period in
      let end = period.tokens.upperBound
      guard end <= number.tokens.lowerBound, reading.tokens.indices.contains(end) else { return false }
      let word = reading.tokens[end].isMark(",") ? end + 1 : end
      return reading.cues(at: word).contains(.when) && word < number.tokens.lowerBound
        && !gap(word, number.tokens.lowerBound).contains { reading.tokens[$0].isMark(",") }
    }
  }

  /// "the 2020 figure of $3.003 billion": the period of the figure itself.
  func figureOf(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    let start = min(number.qualifierTokens?.lowerBound ?? number.tokens.lowerBound, number.tokens.lowerBound)
    guard reading.cues(at: start - 1).contains(.of) else { return nil }
    return reading.periods.last {
      $0.role == .base && $0.tokens.upperBound <= start - 2 && start - $0.tokens.upperBound <= 3
    }
  }

  /// "$3bn, $3.2bn and $3.6bn in January, February and March": the nth period for the nth number.
  func listed(_ number: NumberMention, _ reading: Reading) -> PeriodMention? {
    guard reading.has(.listedPeriods),
      let index = reading.numbers.firstIndex(where: { $0.tokens == number.tokens })
    else { return nil }
    let numbers = reading.list(reading.numbers.indices, around: index) { reading.numbers[$0].tokens }
    guard numbers.count >= 2 else { return nil }
    let end = reading.numbers[numbers.upperBound].tokens.upperBound
    let start = reading.numbers[numbers.lowerBound].tokens.lowerBound
    let place = index - numbers.lowerBound
    if let first = reading.periods.firstIndex(where: {
      $0.tokens.lowerBound >= end && $0.tokens.lowerBound - end <= 4
    }) {
      let periods = reading.list(reading.periods.indices, around: first) { reading.periods[$0].tokens }
      if periods.count == numbers.count, periods.lowerBound == first { return reading.periods[first + place] }
    }
    // "in 2021 and 2022, putting in $91 million and $74 million respectively"
    guard reading.has(.listedPeriodsBefore),
      let last = reading.periods.lastIndex(where: { $0.tokens.upperBound <= start })
    else { return nil }
    let periods = reading.list(reading.periods.indices, around: last) { reading.periods[$0].tokens }
    guard periods.count == numbers.count, periods.upperBound == last else { return nil }
    return reading.periods[periods.lowerBound + place]
  }
}
