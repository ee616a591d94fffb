/// The period a number is about: a year, quarter, month or day, or a span of years, months or days.
///
/// Written as SDMX writes it where SDMX has a form (`2022`, `2022-Q1`, `2022-03`, `2022-03-15`) and
/// `first/last` otherwise (`2021/2025`, `2022-01/2022-08`). One value has one form: three months that
/// make up a calendar quarter are that quarter, twelve that make up a year are that year.
package struct TimePeriod: Hashable, Comparable, Sendable, CustomStringConvertible {
  package enum Granularity: Int, Sendable, Comparable {
    case year, quarter, month, day
    package static func < (a: Granularity, b: Granularity) -> Bool { a.rawValue < b.rawValue }
  }

  package let granularity: Granularity
  /// Ordinals counted in the granularity: the year; 4 × year + quarter − 1; 12 × year + month − 1; days since 1970.
  package let first: Int
  package let last: Int

  private init(_ granularity: Granularity, _ first: Int, _ last: Int) {
    self.granularity = granularity
    self.first = first
    self.last = last
  }

  package static func year(_ year: Int) -> TimePeriod? { years(year, year) }

  package static func years(_ first: Int, _ last: Int) -> TimePeriod? {
    guard isPlausible(year: first), isPlausible(year: last), first <= last else { return nil }
    return TimePeriod(.year, first, last)
  }

  package static func quarter(_ quarter: Int, of year: Int) -> TimePeriod? {
    guard isPlausible(year: year), (1...4).contains(quarter) else { return nil }
    return TimePeriod(.quarter, year * 4 + quarter - 1, year * 4 + quarter - 1)
  }

  package static func month(_ month: Int, of year: Int) -> TimePeriod? {
    guard isPlausible(year: year), (1...12).contains(month) else { return nil }
    return TimePeriod(.month, year * 12 + month - 1, year * 12 + month - 1)
  }

  /// A span of months, both inclusive and counted as 12 × year + month − 1.
  package static func months(_ first: Int, _ last: Int) -> TimePeriod? {
    guard isPlausible(year: first / 12), isPlausible(year: last / 12), first <= last else { return nil }
    let count = last - first + 1
    if count == 3, first % 3 == 0 { return TimePeriod(.quarter, first / 3, first / 3) }
    if count == 12, first % 12 == 0 { return TimePeriod(.year, first / 12, first / 12) }
    return TimePeriod(.month, first, last)
  }

  package static func day(_ day: CalendarDay) -> TimePeriod {
    TimePeriod(.day, day.daysSinceEpoch, day.daysSinceEpoch)
  }

  package static func days(_ first: CalendarDay, _ last: CalendarDay) -> TimePeriod? {
    guard first <= last else { return nil }
    return TimePeriod(.day, first.daysSinceEpoch, last.daysSinceEpoch)
  }

  static func isPlausible(year: Int) -> Bool { (1000...2999).contains(year) }

  /// Reads the written form; nil for anything else. Not normalising: `2022-01/2022-03` is read as the quarter it is.
  package init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let start = TimePeriod.single(ends[0]) else { return nil }
    if ends.count == 1 {
      self = start
      return
    }
    guard ends.count == 2, let end = TimePeriod.single(ends[1]), start.granularity == end.granularity,
      start.granularity != .quarter
    else { return nil }
    let span: TimePeriod? =
      switch start.granularity {
      case .year: .years(start.first, end.first)
      case .month: .months(start.first, end.first)
      case .day, .quarter: start.first <= end.first ? TimePeriod(.day, start.first, end.first) : nil
      }
    guard let span else { return nil }
    self = span
  }

  private static func single(_ text: some StringProtocol) -> TimePeriod? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts[0].utf8.count == 4, let year = Int(digits: parts[0]) else { return nil }
    switch parts.count {
    case 1: return .year(year)
    case 2 where parts[1].utf8.count == 2 && parts[1].utf8.first == UInt8(ascii: "Q"):
      return Int(digits: parts[1].dropFirst()).flatMap { .quarter($0, of: year) }
    case 2 where parts[1].utf8.count == 2 && parts[1].utf8.first == UInt8(ascii: "S"):
      guard let half = Int(digits: parts[1].dropFirst()), (1...2).contains(half) else { return nil }
      return .months(year * 12 + (half - 1) * 6, year * 12 + half * 6 - 1)
    case 2 where parts[1].utf8.count == 2: return Int(digits: parts[1]).flatMap { .month($0, of: year) }
    case 3: return CalendarDay(text).map { .day($0) }
    default: return nil
    }
  }

  package var description: String {
    let start = TimePeriod.text(granularity, first)
    return first == last ? start : "\(start)/\(TimePeriod.text(granularity, last))"
  }

  /// The same as `description`, byte by byte.
  func write(to buffer: inout ByteBuffer) {
    TimePeriod.write(granularity, first, to: &buffer)
    guard isSpan else { return }
    buffer.append(UInt8(ascii: "/"))
    TimePeriod.write(granularity, last, to: &buffer)
  }

  private static func write(_ granularity: Granularity, _ ordinal: Int, to buffer: inout ByteBuffer) {
    switch granularity {
    case .year: buffer.append(ordinal.magnitude, width: 4)
    case .quarter:
      buffer.append((ordinal / 4).magnitude, width: 4)
      buffer.append("-Q" as StaticString)
      buffer.append((ordinal % 4 + 1).magnitude)
    case .month:
      buffer.append((ordinal / 12).magnitude, width: 4)
      buffer.append(UInt8(ascii: "-"))
      buffer.append((ordinal % 12 + 1).magnitude, width: 2)
    case .day:
      let day = CalendarDay(daysSinceEpoch: ordinal)
      buffer.append(day.year.magnitude, width: 4)
      buffer.append(UInt8(ascii: "-"))
      buffer.append(day.month.magnitude, width: 2)
      buffer.append(UInt8(ascii: "-"))
      buffer.append(day.day.magnitude, width: 2)
    }
  }

  private static func text(_ granularity: Granularity, _ ordinal: Int) -> String {
    switch granularity {
    case .year: padded(ordinal, to: 4)
    case .quarter: "\(padded(ordinal / 4, to: 4))-Q\(ordinal % 4 + 1)"
    case .month: "\(padded(ordinal / 12, to: 4))-\(padded(ordinal % 12 + 1, to: 2))"
    case .day: CalendarDay(daysSinceEpoch: ordinal).description
    }
  }

  /// The form SDMX exports carry: calendar halves as `2022-S1`, other spans as start and duration, `2022-01-01/P8M`.
  package var sdmx: String {
    guard first != last else { return description }
    let count = last - first + 1
    if granularity == .month, count == 6, first % 6 == 0 {
      return "\(padded(first / 12, to: 4))-S\(first % 12 / 6 + 1)"
    }
    let letter = ["Y", "Q", "M", "D"][granularity.rawValue]
    return "\(startDay)/P\(count)\(letter)"
  }

  package var startDay: CalendarDay {
    switch granularity {
    case .year: CalendarDay(daysSinceEpoch: days(first, 1))
    case .quarter: CalendarDay(daysSinceEpoch: days(first / 4, first % 4 * 3 + 1))
    case .month: CalendarDay(daysSinceEpoch: days(first / 12, first % 12 + 1))
    case .day: CalendarDay(daysSinceEpoch: first)
    }
  }

  /// The last day, inclusive.
  package var endDay: CalendarDay {
    switch granularity {
    case .year: CalendarDay(daysSinceEpoch: days(last + 1, 1) - 1)
    case .quarter: CalendarDay(daysSinceEpoch: days((last + 1) / 4, (last + 1) % 4 * 3 + 1) - 1)
    case .month: CalendarDay(daysSinceEpoch: days((last + 1) / 12, (last + 1) % 12 + 1) - 1)
    case .day: CalendarDay(daysSinceEpoch: last)
    }
  }

  private func days(_ year: Int, _ month: Int) -> Int {
    CalendarDay(year: year, month: month, day: 1)?.daysSinceEpoch ?? 376_200
  }

  package var lastYear: Int { endDay.year }
  package var firstYear: Int { startDay.year }
  package var isSpan: Bool { first != last }

  /// The same period that many years later (negative: earlier); nil outside the years 1000…2999.
  package func shifted(byYears years: Int) -> TimePeriod? {
    switch granularity {
    case .year: return .years(first + years, last + years)
    case .quarter:
      let year = first / 4 + years
      return TimePeriod.isPlausible(year: year)
        ? TimePeriod(.quarter, first + 4 * years, last + 4 * years) : nil
    case .month:
      let bounds = (first / 12 + years, last / 12 + years)
      guard TimePeriod.isPlausible(year: bounds.0), TimePeriod.isPlausible(year: bounds.1) else { return nil }
      return TimePeriod(.month, first + 12 * years, last + 12 * years)
    case .day:
      func moved(_ day: CalendarDay) -> CalendarDay? {
        CalendarDay(year: day.year + years, month: day.month, day: day.day)
          ?? CalendarDay(year: day.year + years, month: day.month, day: 28)
      }
      guard let start = moved(startDay), let end = moved(endDay) else { return nil }
      return .days(start, end)
    }
  }

  package func contains(_ other: TimePeriod) -> Bool {
    startDay <= other.startDay && other.endDay <= endDay
  }

  package static func < (a: TimePeriod, b: TimePeriod) -> Bool {
    let (aStart, bStart) = (a.startDay, b.startDay)
    return aStart != bStart ? aStart < bStart : a.endDay < b.endDay
  }
}

extension TimePeriod {
  /// From the beginning of `first` to the end of `last`, in years or months; nil for days.
  package static func span(_ first: TimePeriod, _ last: TimePeriod) -> TimePeriod? {
    if first.granularity == .year, last.granularity == .year { return .years(first.first, last.last) }
    guard first.granularity != .day, last.granularity != .day else { return nil }
    let (start, end) = (first.startDay, last.endDay)
    return .months(start.year * 12 + start.month - 1, end.year * 12 + end.month - 1)
  }
}
