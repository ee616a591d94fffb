internal import AlmanacModel

/// Reading single arguments, with errors that say what to write instead.
enum Arguments {
  static func day(_ text: String?, option: String) throws(AlmanacError) -> CalendarDay? {
    guard let text else { return nil }
    guard let day = CalendarDay(text) else {
      throw AlmanacError(.usage, at: option, "'\(text)' is not a day; write 2022-03-15")
    }
    return day
  }

  static func period(_ text: String?, option: String) throws(AlmanacError) -> TimePeriod? {
    guard let text else { return nil }
    guard let period = TimePeriod(text) else {
      throw AlmanacError(.usage, at: option, "'\(text)' is not a period; write 2022, 2022-Q1 or 2022-03")
    }
    return period
  }

  /// One of a closed set of words.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, option: String
  ) throws(AlmanacError) -> Choice {
    guard let choice = Choice(rawValue: text) else {
      let all = Choice.allCases.map(\.rawValue)
      let near = nearest(to: text, among: all)
      let hint = near.isEmpty ? "use \(all.joined(separator: ", "))" : "did you mean '\(near[0])'?"
      throw AlmanacError(.usage, at: option, "'\(text)' is unknown; \(hint)")
    }
    return choice
  }
}
