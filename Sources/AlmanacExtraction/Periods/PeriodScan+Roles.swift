internal import AlmanacModel

extension PeriodScan {
  /// "from 2020 to 2024", "between 2019 and 2022", "2019 to 2022", "1 May to 15 June 2020": two periods as one span.
  func joinSpans(_ found: inout [PeriodMention]) {
    guard has(.fromToPeriods) else { return }
    var index = 0
    while index + 1 < found.count {
      if let joined = joined(found[index], found[index + 1]) ?? spelledOut(found[index], found[index + 1]) {
        found[index] = joined
        found.remove(at: index + 1)
      }
      index += 1
    }
  }

  /// "the first half of fiscal 2023/24 (July-December)": the months in the bracket say which.
  private func spelledOut(_ a: PeriodMention, _ b: PeriodMention) -> PeriodMention? {
    guard b.tokens.lowerBound - a.tokens.upperBound == 1, isMark(a.tokens.upperBound, "("),
      isMark(b.tokens.upperBound, ")"), case .absolute(let period) = a.value,
      period.granularity != .year || period.isSpan,
      case .relative(.monthsOfYear(let first, let last)) = b.value, first <= last
    else { return nil }
    let year = period.startDay.year
    guard let months = TimePeriod.months(year * 12 + first - 1, year * 12 + last - 1), months != period,
      months.endDay.year <= period.endDay.year + 1
    else { return nil }
    var mention = a
    mention.value = .absolute(months)
    mention.tokens = a.tokens.lowerBound..<b.tokens.upperBound + 1
    mention.phrase = a.phrase.lowerBound..<b.tokens.upperBound + 1
    return mention
  }

  private func joined(_ a: PeriodMention, _ b: PeriodMention) -> PeriodMention? {
    if let parts = partsOfYear(a, b) { return parts }
    guard b.tokens.lowerBound - a.tokens.upperBound == 1 else { return nil }
    let link = a.tokens.upperBound
    let before = a.tokens.lowerBound - 1
    let isBetween = isWord(before, "between") && isWord(link, "and")
    let isFrom = isWord(before, "from")
    let isTo = sorts(link).contains(.toWord) && !isWord(link, "and") || isDash(link)
    if isBetween || isFrom && isTo, case .relative(.monthsOfYear(let first, _)) = a.value,
      case .relative(.monthsOfYear(_, let last)) = b.value
    {
      var mention = relative(
        a.tokens.lowerBound..<b.tokens.upperBound, .monthsOfYear(first: first, last: last))
      mention.phrase = before..<b.tokens.upperBound
      return mention
    }
    if isBetween || isFrom && isTo, let days = daysAcross(a, b) {
      var mention = relative(a.tokens.lowerBound..<b.tokens.upperBound, days)
      mention.phrase = before..<b.tokens.upperBound
      return mention
    }
    guard isBetween || isTo, let (first, last) = ends(a.value, b.value), first < last else { return nil }
    // Without "from" only equals are joined: "2019 to 2022", not "2019 to May".
    guard isFrom || isBetween || first.granularity == last.granularity else { return nil }
    guard let span = spanning(first, last) else { return nil }
    let start = isFrom || isBetween ? before : a.tokens.lowerBound
    var mention = PeriodMention(
      tokens: a.tokens.lowerBound..<b.tokens.upperBound, phrase: start..<b.tokens.upperBound,
      value: .absolute(span))
    if isFrom || isBetween {
      mention.role = .fromTo
      mention.base = first
    }
    return mention
  }

  /// "2019 March", "2020 first quarter", "2020's first quarter", "2019 March 3": a year and its part behind it.
  private func partsOfYear(_ a: PeriodMention, _ b: PeriodMention) -> PeriodMention? {
    guard has(.yearBeforePart), case .absolute(let year) = a.value, year.granularity == .year, !year.isSpan,
      a.tokens.count == 1
    else { return nil }
    let gap = a.tokens.upperBound..<b.tokens.lowerBound
    let isPossessive = gap.count == 2 && isMark(gap.lowerBound, "'") && isWord(gap.lowerBound + 1, "s")
    guard gap.isEmpty || isPossessive || gap.count == 1 && isMark(gap.lowerBound, ",") && isDay(b) else {
      return nil
    }
    let range = a.tokens.lowerBound..<b.tokens.upperBound
    switch b.value {
    case .relative(.monthsOfYear(let first, let last)) where first <= last:
      return absolute(range, .months(year.first * 12 + first - 1, year.first * 12 + last - 1))
    case .relative(.dayOfYear(let month, let day)):
      return CalendarDay(year: year.first, month: month, day: day).flatMap { absolute(range, .day($0)) }
    default: return nil
    }
  }

  /// "from 3 March to 5 April": days without a year.
  private func daysAcross(_ a: PeriodMention, _ b: PeriodMention) -> PeriodMention.Relative? {
    guard case .relative(.dayOfYear(let firstMonth, let first)) = a.value,
      case .relative(.dayOfYear(let lastMonth, let last)) = b.value
    else { return nil }
    return .daysAcross(firstMonth: firstMonth, first: first, lastMonth: lastMonth, last: last)
  }

  private func spanning(_ first: TimePeriod, _ last: TimePeriod) -> TimePeriod? {
    first.granularity == .day && last.granularity == .day
      ? .days(first.startDay, last.endDay) : TimePeriod.span(first, last)
  }

  /// Both ends; a month or day without a year takes that of the other end.
  private func ends(_ a: PeriodMention.Value, _ b: PeriodMention.Value) -> (TimePeriod, TimePeriod)? {
    guard case .absolute(let last) = b else { return nil }
    switch a {
    case .absolute(let first): return (first, last)
    case .relative(.dayOfYear(let month, let day)):
      return CalendarDay(year: last.lastYear, month: month, day: day).map { (.day($0), last) }
    case .relative(.monthsOfYear(let first, let end)):
      return TimePeriod.months(last.lastYear * 12 + first - 1, last.lastYear * 12 + end - 1).map {
        ($0, last)
      }
    case .relative: return nil
    }
  }

  func bindRole(_ mention: inout PeriodMention) {
    guard mention.role == .at else { return }
    if isReference(mention) {
      mention.role = .reference
      return
    }
    var before = mention.tokens.lowerBound - 1
    // Over "the", "the end of", "the level of", "in".
    var sawIn = false
    var sawLevel = false
    while tokens.indices.contains(before) {
      let sort = sorts(before)
      if isWord(before, "the") || isWord(before, "a") || sort.contains(.fiscal) || isWord(before, "year")
        || isWord(before, "calendar")
      {
        before -= 1
      } else if sort.contains(.periodEdge) {
        mention.role = .asOf
        mention.phrase = before..<mention.tokens.upperBound
        before -= 1
      } else if isWord(before, "of"), sorts(before - 1).contains(.periodEdge) {
        before -= 1
      } else if isWord(before, "of"),
        sorts(before - 1).contains(.baseNoun) || isWord(before - 1, "that") || isWord(before - 1, "those")
      {
        sawLevel = true
        before -= 2
      } else if isWord(before, "for") || isWord(before, "in"), sorts(before - 1).contains(.baseNoun) {
        sawLevel = true
        before -= 2
      } else if isWord(before, "in"), tokens.indices.contains(before - 1), tokens[before - 1].isWord,
        sorts(before - 2).contains(.baseNoun)
      {
        // "the level seen in the first half of 2021"
        sawLevel = true
        before -= 3
      } else if isWord(before, "in") || isWord(before, "during") || isWord(before, "of"), !sawIn,
        sorts(before - 1).contains(.baseWord) || isWord(before - 1, "that") || isWord(before - 1, "those")
      {
        sawIn = true
        before -= 1
      } else {
        break
      }
    }
    guard tokens.indices.contains(before) else { return }
    mention.phrase = before..<mention.tokens.upperBound
    if sorts(before).contains(.sinceWord) {
      if case .absolute(let period) = mention.value {
        mention.value = .relative(.since(period))
        mention.role = .since
      }
      return
    }
    if sorts(before).contains(.asOf), !isWord(before, "on") || isDay(mention) {
      mention.role = .asOf
      return
    }
    if sorts(before).contains(.byWord) {
      mention.role = .by
      return
    }
    let isAverage =
      isWord(mention.tokens.upperBound, "average") && isWord(mention.tokens.lowerBound - 1, "the")
    let afterIsLevel = isAverage || sorts(mention.tokens.upperBound).contains(.baseNoun)
    if sorts(before).contains(.baseWord), !isWord(before, "on") || !isDay(mention),
      !isWord(before, "over") && !isWord(before, "from") || !isSpan(mention)
    {
      if isWord(before, "after"), !sawLevel { return }
      if isWord(before, "from"),
        isWord(mention.tokens.upperBound, "to") || isWord(mention.tokens.upperBound, "until"),
        tokens.indices.contains(mention.tokens.upperBound + 1),
        self.mention(at: mention.tokens.upperBound + 1) != nil
      {
        return
      }
      mention.role = .base
    } else if sawLevel || afterIsLevel {
      mention.role = .base
    }
  }

  /// "base 1980", "1980 = 100", "at constant 1975 prices".
  private func isReference(_ mention: PeriodMention) -> Bool {
    let after = mention.tokens.upperBound
    return isWord(mention.tokens.lowerBound - 1, "base")
      || isWord(mention.tokens.lowerBound - 1, "constant")
      || isMark(after, "=") && number(after + 1) == 100
      || isWord(after, "prices") || isWord(after, "dollars") || isWord(after, "dlrs")
  }

  func isDay(_ mention: PeriodMention) -> Bool {
    switch mention.value {
    case .absolute(let period): period.granularity == .day
    case .relative(.dayOfYear), .relative(.weekday), .relative(.day), .relative(.today), .relative(.week):
      true
    default: false
    }
  }

  private func isSpan(_ mention: PeriodMention) -> Bool {
    switch mention.value {
    case .absolute(let period): period.isSpan
    case .relative(.monthsOfYear(let first, let last)): first != last
    case .relative(.lastYears), .relative(.lastMonths), .relative(.lastQuarters): true
    default: false
    }
  }
}
