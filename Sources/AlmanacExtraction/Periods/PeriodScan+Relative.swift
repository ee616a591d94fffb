internal import AlmanacModel

extension PeriodScan {
  /// "last year", "this year", "next year" at `index`, an "of", "in" or "the" before it allowed.
  func relativeYear(_ index: Int) -> (end: Int, offset: Int)? {
    var index = index
    if isWord(index, "of") || isWord(index, "in") { index += 1 }
    if isWord(index, "the"), words.relative(index) == nil { index += 1 }
    guard let relative = words.relative(index), case .year(let offset) = relative.phrase else { return nil }
    return (relative.end, offset)
  }

  // MARK: - Phrases of the catalogue

  func relative(at index: Int) -> PeriodMention? {
    guard has(.relativePhrase), let found = words.relative(index) else { return nil }
    let range = index..<found.end
    // "the last quarter of 2021" is its fourth.
    if found.phrase == .quarter(-1), isWord(found.end, "of"), year(found.end + 1) != nil {
      return absolute(index..<found.end + 2, year(found.end + 1).flatMap { .quarter(4, of: $0) })
    }
    switch found.phrase {
    case .year(let count): return relative(range, .year(count))
    case .quarter(let count): return relative(range, .quarter(count))
    case .month(let count): return relative(range, .month(count))
    case .week(let count): return relative(range, .week(count))
    case .weekend(let count): return relative(range, .weekend(count))
    case .day(let count): return relative(range, count == 0 ? .today : .day(count))
    case .half(let count): return relative(range, .halfYear(count))
    case .decade(let count): return relative(range, .decade(count))
    case .before(let count): return relative(range, .yearBeforeAnchor(count))
    case .yearOnYear: return comparison(range, .yearBeforeAnchor(1))
    case .monthOnMonth: return comparison(range, .monthBeforeAnchor)
    case .quarterOnQuarter: return comparison(range, .quarterBeforeAnchor)
    case .after(let count): return relative(range, .yearAfterAnchor(count))
    case .monthBefore: return relative(range, .monthBeforeAnchor)
    case .quarterBefore: return relative(range, .quarterBeforeAnchor)
    case .weekBefore: return relative(range, .week(-1))
    case .now: return relative(range, .now)
    case .yearToDate, .quarterToDate: return relative(range, .yearToDate)
    case .monthToDate: return relative(range, .monthToDate)
    case .weekToDate: return relative(range, .weekToDate)
    case .restOfYear: return relative(range, .restOfYear)
    case .lastYears(let count): return relative(range, .lastYears(count))
    case .nextYears(let count): return relative(range, .nextYears(count))
    case .same: return has(.samePeriod) ? samePeriod(index, found.end) : nil
    }
  }

  private func comparison(_ range: Range<Int>, _ value: PeriodMention.Relative) -> PeriodMention {
    var mention = relative(range, value)
    mention.isComparison = true
    return mention
  }

  /// "the same period", "the same months of 2019", "the same period of last year", "the same period a year earlier".
  private func samePeriod(_ start: Int, _ end: Int) -> PeriodMention {
    var after = end
    if isWord(after, "of") || isWord(after, "in") { after += 1 }
    if isWord(after, "the"), words.relative(after) == nil { after += 1 }
    var mention = relative(start..<end, .sameAsAnchor)
    if let year = year(after) {
      mention.value = .relative(.sameAsAnchorIn(year: year))
      mention.tokens = start..<after + 1
    } else if let relative = words.relative(after) {
      switch relative.phrase {
      case .before(1), .year(-1):
        mention.value = .relative(.sameAsAnchorIn(year: nil))
        mention.tokens = start..<relative.end
      default: break
      }
    }
    mention.phrase = mention.tokens
    return mention
  }

  /// "last February", "next May", "this March".
  func relativeMonth(at index: Int) -> PeriodMention? {
    guard has(.relativeMonth) else { return nil }
    let which: Int
    if isWord(index, "last") || isWord(index, "past") {
      which = -1
    } else if isWord(index, "next") {
      which = 1
    } else if isWord(index, "this") {
      which = 0
    } else {
      return nil
    }
    guard let month = month(index + 1), !isDigits(index + 2) else { return nil }
    return relative(index..<index + 2, .namedMonth(month, which))
  }

  // MARK: - Spans up to now and from now on

  /// "the past five years", "the last 12 months", "the previous two quarters", "over the next decade".
  func spanOfUnits(at index: Int) -> PeriodMention? {
    let isPast = sorts(index).contains(.spanLeadPast)
    guard isPast && has(.spanToNow) || sorts(index).contains(.spanLeadNext) && has(.spanAhead) else {
      return nil
    }
    guard let count = count(at: index + 1), count.value > 0, let unit = unitOfTime(count.end) else {
      return nil
    }
    let range = index..<unit.end
    switch (unit.unit, isPast) {
    case (.year, true): return relative(range, .lastYears(count.value))
    case (.decade, true): return relative(range, .lastYears(count.value * 10))
    case (.month, true): return relative(range, .lastMonths(count.value))
    case (.quarter, true): return relative(range, .lastQuarters(count.value))
    case (.week, true): return relative(range, .lastDays(count.value * 7))
    case (.day, true): return relative(range, .lastDays(count.value))
    case (.year, false): return relative(range, .nextYears(count.value))
    case (.decade, false): return relative(range, .nextYears(count.value * 10))
    case (.month, false): return relative(range, .nextMonths(count.value))
    case (.quarter, false): return relative(range, .nextMonths(count.value * 3))
    case (.week, false): return relative(range, .nextDays(count.value * 7))
    case (.day, false): return relative(range, .nextDays(count.value))
    }
  }

  enum TimeUnit { case year, decade, quarter, month, week, day }

  private func unitOfTime(_ index: Int) -> (unit: TimeUnit, end: Int)? {
    let next = isDash(index) ? index + 1 : index
    let sorts = sorts(next)
    if sorts.contains(.yearsWord) {
      return (isWord(next, "decade") || isWord(next, "decades") ? .decade : .year, next + 1)
    }
    if sorts.contains(.monthsWord) { return (.month, next + 1) }
    if sorts.contains(.quartersWord) || isWord(next, "quarter") { return (.quarter, next + 1) }
    if sorts.contains(.weeksWord) { return (.week, next + 1) }
    return sorts.contains(.daysWord) ? (.day, next + 1) : nil
  }

  /// "two years ago", "three weeks earlier", "a month later", "in two weeks' time", "10 days ago".
  func unitsAgo(at index: Int) -> PeriodMention? {
    guard has(.unitsAgo) else { return nil }
    let isArticle = sorts(index).contains(.article)
    guard let count = count(at: index) ?? (isArticle ? (1, index + 1) : nil), let unit = unitOfTime(count.1)
    else {
      return nil
    }
    var after = unit.end
    if isMark(after, "'") { after += 1 }
    if isWord(after, "time") || isWord(after, "from"), isWord(after, "time") || isWord(after + 1, "now") {
      return shift(index..<(isWord(after, "time") ? after + 1 : after + 2), unit.unit, count.0, isAgo: true)
    }
    if isWord(after, "from"), isWord(after + 1, "today") {
      return shift(index..<after + 2, unit.unit, count.0, isAgo: true)
    }
    let isAgo = isWord(after, "ago")
    if isAgo || sorts(after).contains(.agoWord) {
      return shift(index..<after + 1, unit.unit, -count.0, isAgo: isAgo)
    }
    guard sorts(after).contains(.laterWord) else { return nil }
    return shift(index..<after + 1, unit.unit, count.0, isAgo: false)
  }

  /// "ago" counts from the publication; "earlier" and "later" from the period the text speaks of.
  private func shift(_ range: Range<Int>, _ unit: TimeUnit, _ count: Int, isAgo: Bool) -> PeriodMention? {
    switch unit {
    case .year, .decade:
      let years = unit == .decade ? count * 10 : count
      if isAgo, years != -1 { return relative(range, .year(years)) }
      return relative(range, years < 0 ? .yearBeforeAnchor(-years) : .yearAfterAnchor(years))
    case .month:
      return relative(
        range, isAgo ? .month(count) : count == -1 ? .monthBeforeAnchor : .monthsFromAnchor(count))
    case .quarter:
      return relative(
        range, isAgo ? .quarter(count) : count == -1 ? .quarterBeforeAnchor : .monthsFromAnchor(count * 3))
    case .week: return relative(range, isAgo ? .day(count * 7) : .daysFromAnchor(count * 7))
    case .day: return relative(range, isAgo ? .day(count) : .daysFromAnchor(count))
    }
  }

  // MARK: - Spans by their end

  /// "the year to March 2023", "12 months ended June 30, 1987", "three months to February", "nine months through September".
  func lengthEnding(at index: Int) -> PeriodMention? {
    if let years = yearsEnding(at: index) { return years }
    guard has(.sinceSpan), let length = lengthInMonths(index) else { return nil }
    var next = length.end
    if isWord(next, "period") { next += 1 }
    let isEnd = ["to", "ended", "ending", "through"].contains { isText(next, $0) } || isWord(next, "until")
    guard isEnd else { return nil }
    next += 1
    if isWord(next, "in") || isWord(next, "on") { next += 1 }
    if isWord(next, "end"), isDash(next + 1) { next += 2 }
    guard let date = namedMonths(at: next) ?? (next < tokens.endIndex ? dayBeforeMonth(at: next) : nil) else {
      return nil
    }
    let range = index..<date.tokens.upperBound
    switch date.value {
    case .absolute(let period):
      let last = period.endDay.year * 12 + period.endDay.month - 1
      var mention = absolute(range, .months(last - length.months + 1, last))
      mention?.isFiscal = length.months == 12
      return mention
    case .relative(.monthsOfYear(_, let month)), .relative(.dayOfYear(let month, _)):
      guard length.months <= 12 else { return nil }
      return relative(range, .monthsOfYear(first: (month - length.months + 12) % 12 + 1, last: month))
    case .relative: return nil
    }
  }

  /// "the five years to 2020".
  private func yearsEnding(at index: Int) -> PeriodMention? {
    guard has(.sinceSpan), let count = count(at: index), count.value > 0,
      sorts(count.end).contains(.yearsWord),
      isWord(count.end + 1, "to") || isWord(count.end + 1, "ending"), let last = year(count.end + 2)
    else { return nil }
    return absolute(index..<count.end + 3, .years(last - count.value + 1, last))
  }

  private func lengthInMonths(_ index: Int) -> (months: Int, end: Int)? {
    if sorts(index).contains(.yearWord) { return (12, index + 1) }
    if isWord(index, "quarter") { return (3, index + 1) }
    if isWord(index, "half"), isWord(index + 1, "year") { return (6, index + 2) }
    guard let count = count(at: index), (1...24).contains(count.value) else { return nil }
    let next = isDash(count.end) ? count.end + 1 : count.end
    return sorts(next).contains(.monthsWord) ? (count.value, next + 1) : nil
  }

  private func isText(_ index: Int, _ word: String) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord, tokens[index].length == word.utf8.count else {
      return false
    }
    return zip(tokens[index].start..<tokens[index].end, word.utf8).allSatisfy { text[$0] | 0x20 == $1 }
  }
}
