internal import AlmanacModel

/// Reads the small texts of a table with the readers of sentences.
struct TableLabelReader {
  let text: UnsafeBufferPointer<UInt8>
  let lexicon: Lexicon
  let mentions: MentionReader
  let numbers: NumberReader
  let periods: PeriodReader
  let vocabulary: TableVocabulary
  let topic: AreaCode?
  /// Of publication: what a country's name meant then.
  let year: Int?

  /// Longer labels are cut: what a cell means stands at their beginning.
  private static let limit = 80

  func label(_ bytes: Range<Int>, _ place: TableLabel.Place) -> TableLabel {
    var tokens: [Token] = []
    let end = min(bytes.upperBound, bytes.lowerBound + 1200)
    Lexer(lexicon: lexicon).tokenize(text, in: bytes.lowerBound..<end, into: &tokens)
    if tokens.count > Self.limit { tokens.removeLast(tokens.count - Self.limit) }
    let isForecast = dropYearMarks(&tokens)
    var label = label(tokens[...], place)
    if isForecast { label.isForecast = true }
    return label
  }

  private func label(_ tokens: ArraySlice<Token>, _ place: TableLabel.Place) -> TableLabel {
    let matches = lexicon.matches(in: tokens, of: text)
    let words = NumberWords(tokens: tokens, matches: matches, vocabulary: numbers.vocabulary, isLabel: true)
    var found = periods.periods(in: tokens, words: words, of: text)
    if found.isEmpty, let month = loneMonth(tokens, words) { found = [month] }
    var reading = Reading(tokens: tokens, numbers: [], periods: found)
    mentions.add(matches, to: &reading, topic: topic, year: year)
    var label = TableLabel(place: place, reading: reading, periods: found)
    label.indicators = reading.indicators
    note(matches, &label)
    label.units = units(words, label) + label.units.filter { $0.unit != nil }
    // "US dollars" speak of no country.
    let countries = label.reading.areas.filter { isCountry($0, label) }.map(\.tokens)
    label.units.removeAll { hint in countries.contains { $0.overlaps(hint.tokens) } }
    label.reading.areas.removeAll { area in label.units.contains { $0.tokens.overlaps(area.tokens) } }
    label.periods.removeAll { $0.role == .base || isPrevious($0) }
    label.base = found.first { $0.role == .base || isPrevious($0) }
    readKind(&label, words)
    label.lead = lead(reading)
    return label
  }

  private func note(_ matches: [Match], _ label: inout TableLabel) {
    for match in matches {
      let entry = lexicon.entries[Int(match.entry)]
      guard entry.category == .cue, let role = vocabulary.role(of: entry.form) else { continue }
      switch role {
      case .mark(let mark):
        // "No." and "code" head a column of their own: nothing else is said beside them.
        if mark != .skip || match.tokens.count >= label.reading.tokens.count - 2 { label.marks.insert(mark) }
      case .kind:
        if label.kind == nil, let kind = ClaimKind(rawValue: entry.code) { label.kind = .init(kind: kind) }
      case .indicator:
        let isCovered = label.indicators.contains {
          $0.tokens.overlaps(match.tokens) && $0.standing == .named
        }
        if !isCovered {
          label.indicators.append(
            IndicatorMention(tokens: match.tokens, code: IndicatorCode(entry.code), isVerb: false))
        }
      case .unit: label.units.append(.init(unit: UnitCode(entry.code), magnitude: 0, tokens: match.tokens))
      case .magnitude:
        label.units.append(.init(unit: nil, magnitude: Int(entry.code) ?? 0, tokens: match.tokens))
      }
    }
    let first = label.reading.tokens.startIndex
    if (first..<min(first + 3, label.reading.tokens.endIndex)).contains(where: {
      label.reading.cues(at: $0).contains(.ofWhich)
    }) {
      label.marks.insert(.part)
    }
  }

  // MARK: - Periods

  /// "2024f", "2023e", "2022¹": letters glued to a year are marks on it; f says forecast.
  private func dropYearMarks(_ tokens: inout [Token]) -> Bool {
    var isForecast = false
    var index = 0
    while index + 1 < tokens.count {
      let next = tokens[index + 1]
      if tokens[index].isDigits, tokens[index].length == 4, next.isWord, next.length <= 1,
        !next.hasSpaceBefore
      {
        let letter = text[next.start] | 0x20
        if [UInt8(ascii: "f"), UInt8(ascii: "p"), UInt8(ascii: "e"), UInt8(ascii: "b"), UInt8(ascii: "r")]
          .contains(letter)
        {
          if letter == UInt8(ascii: "f") { isForecast = true }
          tokens.remove(at: index + 1)
        }
      }
      index += 1
    }
    return isForecast
  }

  /// "Jan" and "Sep." alone in a cell.
  private func loneMonth(_ tokens: ArraySlice<Token>, _ words: NumberWords) -> PeriodMention? {
    let spelled = tokens.indices.filter { tokens[$0].kind != .mark }
    guard spelled.count == 1, let month = words.month(spelled[0]) else { return nil }
    return PeriodMention(
      tokens: spelled[0]..<spelled[0] + 1, phrase: spelled[0]..<spelled[0] + 1,
      value: .relative(.monthsOfYear(first: month, last: month)))
  }

  private func isPrevious(_ mention: PeriodMention) -> Bool {
    guard case .relative(let relative) = mention.value else { return false }
    switch relative {
    case .yearBeforeAnchor, .monthBeforeAnchor, .quarterBeforeAnchor, .sameAsAnchorIn: return true
    default: return false
    }
  }

  // MARK: - Units

  private func units(_ words: NumberWords, _ label: TableLabel) -> [TableLabel.UnitHint] {
    let tokens = label.reading.tokens
    var hints: [TableLabel.UnitHint] = []
    var index = tokens.startIndex
    while index < tokens.endIndex {
      if let hint = unit(at: index, words, label) {
        hints.append(hint)
        index = max(index + 1, hint.tokens.upperBound)
      } else {
        index += 1
      }
    }
    return hints
  }

  private func unit(at index: Int, _ words: NumberWords, _ label: TableLabel) -> TableLabel.UnitHint? {
    let tokens = label.reading.tokens
    guard !label.reading.isNumberOrPeriod(at: index) else { return nil }
    if let (power, end) = magnitude(at: index, words, label) {
      var next = end
      if words.sorts(next).contains(.of) || tokens.indices.contains(next) && tokens[next].isMark(".") {
        next += 1
      }
      if let unit = words.unit(next) {
        return .init(unit: unit.code, magnitude: power, tokens: index..<unit.end)
      }
      // "100 million" is a number, "million people" a scale.
      return .init(unit: nil, magnitude: power, tokens: index..<end)
    }
    guard let unit = words.unit(index) else { return nil }
    var end = unit.end
    var power = 0
    let slip =
      tokens.indices.contains(end) && (tokens[end].isMark(",") || tokens[end].isMark(".")) ? end + 1 : end
    if let (after, last) = magnitude(at: slip, words, label), slip == end || words.unit(last) == nil {
      power = after
      end = last
    } else if let glued = words.gluedMagnitude(end), tokens[end].length <= 2 {
      power = glued
      end += 1
    }
    return .init(unit: unit.code, magnitude: power, tokens: index..<end)
  }

  /// "million", "'000", "1 000", "mln".
  private func magnitude(at index: Int, _ words: NumberWords, _ label: TableLabel) -> (power: Int, end: Int)?
  {
    let tokens = label.reading.tokens
    guard tokens.indices.contains(index) else { return nil }
    if let power = words.magnitude(index), power >= 2 { return (power, index + 1) }
    if let hint = label.units.first(where: { $0.tokens.lowerBound == index && $0.unit == nil }) {
      return (hint.magnitude, hint.tokens.upperBound)
    }
    guard tokens[index].isDigits, isText(tokens[index], "1") || isText(tokens[index], "1000") else {
      return nil
    }
    if tokens[index].length == 4 { return words.unit(index + 1) != nil ? (3, index + 1) : nil }
    var next = index + 1
    if tokens.indices.contains(next), tokens[next].isMark(",") { next += 1 }
    guard tokens.indices.contains(next), isText(tokens[next], "000"), words.unit(next + 1) != nil else {
      return nil
    }
    return (3, next + 1)
  }

  /// "United States" is no number of states, and "US dollars" no country.
  private func isCountry(_ area: AreaMention, _ label: TableLabel) -> Bool {
    !label.units.contains { hint in
      hint.tokens.overlaps(area.tokens) && hint.tokens.upperBound > area.tokens.upperBound
        || hint.tokens.overlaps(area.tokens) && hint.tokens.count > area.tokens.count
    }
  }

  private func isText(_ token: Token, _ word: String) -> Bool {
    token.length == word.utf8.count && zip(token.start..<token.end, word.utf8).allSatisfy { text[$0] == $1 }
  }

  // MARK: - Kinds

  private func readKind(_ label: inout TableLabel, _ words: NumberWords) {
    if isBasedAtHundred(&label) { return }
    if let percent = label.units.first(where: { $0.unit == .percent }) {
      readPercentOf(percent.tokens.upperBound, &label, words)
      if label.kind?.kind == .index { return }
    }
    if isCompared(&label) { return }
    let cues = label.reading.tokens.indices.reduce(into: CueSet()) { all, index in
      if !isInIndicator(index, label) { all.formUnion(label.reading.cues(at: index)) }
    }
    if !cues.isDisjoint(with: [.changeNoun, .upNoun, .downNoun]), label.kind?.kind != .index {
      let isDown = !cues.isDisjoint(with: .downNoun) && cues.isDisjoint(with: [.changeNoun, .upNoun])
      label.kind = .init(kind: .change, sign: isDown ? -1 : 1)
    } else if label.kind?.kind == .rank, !label.units.isEmpty {
      label.kind = nil
    } else if label.kind == nil, label.base != nil, label.units.contains(where: { $0.unit == .percent }) {
      label.kind = .init(kind: .change)
    }
    if cues.contains(.forecast) || cues.contains(.plan) { label.isForecast = cues.contains(.forecast) }
  }

  private func isInIndicator(_ index: Int, _ label: TableLabel) -> Bool {
    label.indicators.contains { $0.tokens.contains(index) && $0.standing != .any }
  }

  /// "previous year = 100", "2015 = 100".
  private func isBasedAtHundred(_ label: inout TableLabel) -> Bool {
    let tokens = label.reading.tokens
    guard
      let equals = tokens.indices.first(where: {
        tokens[$0].isMark("=") && tokens.indices.contains($0 + 1) && isText(tokens[$0 + 1], "100")
      })
    else { return false }
    label.kind = .init(kind: .index)
    let all = label.reading.periods
    let before = all.last { $0.tokens.upperBound <= equals }
    label.base = before ?? label.base
    label.periods.removeAll { $0.tokens == before?.tokens }
    return true
  }

  /// "% of 2021", "in % to the previous year": an index; "% of total": a share; "% of GDP": what is measured against GDP.
  private func readPercentOf(_ next: Int, _ label: inout TableLabel, _ words: NumberWords) {
    let tokens = label.reading.tokens
    guard tokens.indices.contains(next),
      words.sorts(next).contains(.of) || words.sorts(next).contains(.toWord)
        || words.sorts(next).contains(.baseWord)
    else { return }
    let after = next + 1
    if let period = label.reading.periods.first(where: {
      gap(after, after + 6).contains($0.tokens.lowerBound)
    }) {
      label.kind = .init(kind: .index)
      label.base = period
      label.periods.removeAll { $0.tokens == period.tokens }
      return
    }
    if (after..<after + 3).contains(where: { label.reading.cues(at: $0).contains(.total) }) {
      label.kind = .init(kind: .share)
      return
    }
    guard let whole = label.indicators.first(where: { gap(after, after + 3).contains($0.tokens.lowerBound) })
    else {
      return
    }
    label.kind = .init(kind: whole.code == "gdp" ? .ratio : .share)
    if whole.code == "gdp" || label.indicators.count > 1 {
      label.indicators.removeAll { $0.tokens == whole.tokens }
    }
  }

  /// "2022/2021", "2022 to 2021", "2022 against 2021": the later year against the earlier.
  private func isCompared(_ label: inout TableLabel) -> Bool {
    let tokens = label.reading.tokens
    let years = tokens.indices.filter { year(tokens[$0]) != nil }
    guard years.count == 2, let last = year(tokens[years[0]]), let first = year(tokens[years[1]]),
      first < last,
      gap(years[0] + 1, years[1]).count <= 2, gap(years[0] + 1, years[1]).count > 0
    else { return false }
    func mention(_ year: Int, _ index: Int) -> PeriodMention? {
      TimePeriod.year(year).map {
        PeriodMention(tokens: index..<index + 1, phrase: index..<index + 1, value: .absolute($0))
      }
    }
    label.periods = [mention(last, years[0])].compactMap { $0 }
    label.base = mention(first, years[1])
    if label.kind == nil || label.kind?.kind == .change {
      label.kind = .init(kind: .change, isOpen: label.kind == nil)
    }
    return true
  }

  private func year(_ token: Token) -> Int? {
    guard token.isDigits, token.length == 4 else { return nil }
    let value = (token.start..<token.end).reduce(0) { $0 * 10 + Int(text[$1]) - 0x30 }
    return (1800...2099).contains(value) ? value : nil
  }

  // MARK: - Areas

  /// The preposition that a label ends with: "Exports to:", "Trade with".
  private func lead(_ reading: Reading) -> AreaMention.Link? {
    guard let last = reading.tokens.indices.last(where: { reading.tokens[$0].kind != .mark }) else {
      return nil
    }
    let cues = reading.cues(at: last)
    if cues.contains(.to) { return .to }
    if cues.contains(.from) { return .from }
    if cues.contains(.with) { return .with }
    if cues.contains(.by) { return .by }
    return nil
  }

  /// The indicator that `code` becomes beside the words of `label`: exports and "potash" are exports of potash.
  func narrowed(_ mention: IndicatorMention, of owner: TableLabel, by label: TableLabel) -> IndicatorCode? {
    var own = mention.tokens
    if mention.code.rawValue.contains("_"), own.count > 1 {
      // "Potash and dairy exports": the noun alone, for the product that the label names.
      let isLast = owner.reading.cues(at: own.lowerBound + 1).contains(.of)
      own = isLast ? own.prefix(1) : own.suffix(1)
    }
    let tokens = Array(owner.reading.tokens[own]) + Array(label.reading.tokens.prefix(12))
    return self.label(tokens[...], label.place).indicators.first { $0.tokens.lowerBound == 0 }?.code
  }
}

/// The cues of the catalogue that tables ask for.
struct TableVocabulary {
  enum Role {
    case mark(TableLabel.Marks)
    case kind, indicator, magnitude, unit
  }
  private let roles: [Role?]

  init(lexicon: Lexicon) {
    roles = lexicon.forms.map { name in
      switch name {
      case "table_skip": .mark(.skip)
      case "table_time": .mark(.time)
      case "table_partner": .mark(.partner)
      case "table_caption": .mark(.caption)
      case "table_kind": .kind
      case "table_indicator": .indicator
      case "table_magnitude": .magnitude
      case "table_unit": .unit
      default: nil
      }
    }
  }

  func role(of form: Lexicon.FormID) -> Role? { roles.indices.contains(Int(form)) ? roles[Int(form)] : nil }
}
