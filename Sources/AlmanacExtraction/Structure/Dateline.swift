internal import AlmanacModel

/// The place and day that open a dispatch: "TOKYO, March 12 -", "Minsk, 14 June (Agency) –".
///
/// They say where and when it was sent, not what its numbers are about.
struct Dateline {
  /// Tokens of the place, and the first token after the dash.
  var place: Range<Int>
  var end: Int
  /// The day, if it is written with its year.
  var published: CalendarDay?

  /// Whether the head of a sentence can be one at all: it begins with a capital and holds a dash.
  static func mayOpen(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first, first.isWord, first.flags.contains(.capital) else { return false }
    return tokens.contains { $0.isDash }
  }

  /// The dateline at the head of `tokens`, or nil.
  ///
  /// - Parameter periods: the periods found in `tokens`.
  init?(_ tokens: ArraySlice<Token>, periods: [PeriodMention]) {
    let start = tokens.startIndex
    guard let first = tokens.first, first.isWord, first.flags.contains(.capital),
      let period = periods.first, period.tokens.lowerBound - start <= 7,
      tokens[start..<period.tokens.lowerBound].allSatisfy({
        $0.isWord && $0.flags.contains(.capital) || $0.isMark(",") || $0.isMark(".") || $0.isMark("(")
      })
    else { return nil }
    switch period.value {
    case .absolute(let value) where value.granularity == .day && !value.isSpan: published = value.startDay
    case .relative(.dayOfYear): break
    default: return nil
    }
    var index = period.tokens.upperBound
    while index < tokens.endIndex, index - period.tokens.upperBound <= 5, !tokens[index].isDash {
      guard
        tokens[index].isMark("(") || tokens[index].isMark(")") || tokens[index].isMark(",")
          || tokens[index].isWord && tokens[index].flags.contains(.capital)
          || index - 1 >= start && tokens[index - 1].isMark("(") || index > start && tokens[index].isWord
      else { return nil }
      index += 1
    }
    guard index < tokens.endIndex, tokens[index].isDash,
      tokens[index].hasSpaceBefore || tokens[index].mark == Mark.emDash
    else { return nil }
    place = start..<period.tokens.lowerBound
    end = index + 1
  }
}
