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
    var reading = Reading(tokens: tokens, numbers: [], periods: found, rules: numbers.vocabulary.rules)
    mentions.add(matches, to: &reading, topic: topic, year: year)
    var label = TableLabel(place: place, reading: reading, periods: found)
    label.indicators = reading.indicators
    note(matches, &label)
    label.units = units(words, label) + label.units.filter { $0.unit != nil }
    // "US dollars" speak of no country.
    let countries = label.reading.areas.filter { isCountry($0, label) }.map(\.tokens)
    label.units.removeAll { hint in countries.contains { $0.overlaps(hint.tokens) } }
    let units = label.units
    label.reading.areas.removeAll { area in units.contains { $0.tokens.overlaps(area.tokens) } }
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
        return .init(
          unit: unit.code, magnitude: power, tokens: index..<unit.end,
          isBare: isBare(unit, tokens[next..<unit.end]))
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
    return .init(
      unit: unit.code, magnitude: power, tokens: index..<end, isBare: isBare(unit, tokens[index..<unit.end]))
  }

  private func isBare(_ unit: NumberWords.UnitWord, _ tokens: ArraySlice<Token>) -> Bool {
    unit.sort == .money && unit.isWord && tokens.count == 1
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

  func isText(_ token: Token, _ word: String) -> Bool {
    token.length == word.utf8.count && zip(token.start..<token.end, word.utf8).allSatisfy { text[$0] == $1 }
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
