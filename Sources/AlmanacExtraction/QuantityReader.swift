package import AlmanacModel

/// A quantity at its place in a text: code points in `span`, bytes in `bytes`.
package struct FoundQuantity {
  package var span: TextSpan
  package var bytes: Range<Int>
  package var kind: QuantityKind
  package var stated: StatedValue
  package var period: TimePeriod?
  package var unit: String?
  package var qualifier: Qualifier = .exact
}

/// Finds every quantity of a text, whatever it measures.
///
/// Left out is what is no quantity at all: list markers, citations, references, identifiers, telephone numbers, legal
/// acts, clock times and numbers that are part of a name.
///
/// A class, so that it is handed on by one pointer for each line of a stream.
package final class QuantityReader: Sendable {
  private let lexicon: Lexicon
  private let structure: StructureCues
  private let numbers: NumberReader
  private let periods: PeriodReader

  /// Room used again from text to text.
  package struct Scratch {
    fileprivate var tokens: [Token] = []
    fileprivate var matches = MatchBuffer()
    fileprivate let slots = WordSlots()
    fileprivate var numbers: [NumberMention] = []
    fileprivate var periods: [PeriodMention] = []

    package init() {}
  }

  /// Knows only the words of numbers, units and periods: no areas and no indicators are looked for.
  package init(catalog: Catalog) {
    var words = Catalog()
    words.unitNames = catalog.unitNames
    words.units = catalog.units
    words.cues = catalog.cues.filter { NumberVocabulary.isRead($0.sort) }
    lexicon = Lexicon(catalog: words, languages: ["en"])
    structure = StructureCues(catalog: catalog, languages: ["en", "*"])
    let vocabulary = NumberVocabulary(lexicon: lexicon, catalog: words)
    numbers = NumberReader(vocabulary: vocabulary)
    periods = PeriodReader(vocabulary: vocabulary)
  }

  init(lexicon: Lexicon, structure: StructureCues, numbers: NumberReader, periods: PeriodReader) {
    self.lexicon = lexicon
    self.structure = structure
    self.numbers = numbers
    self.periods = periods
  }

  /// Calls `body` with each quantity of `text` in order of its place.
  ///
  /// - Complexity: O(length of `text`).
  package func forEachQuantity(
    in text: UnsafeBufferPointer<UInt8>, published: CalendarDay?, using scratch: inout Scratch,
    _ body: (FoundQuantity) -> Void
  ) {
    var counter = CodePointCounter(text)
    forEachSentence(of: text, using: &scratch) {
      merge($0, published, &counter, body)
    }
  }

  /// Calls `body` after the numbers and periods of a sentence have been read into `scratch`.
  private func forEachSentence(
    of text: UnsafeBufferPointer<UInt8>, using scratch: inout Scratch, _ body: (borrowing Scratch) -> Void
  ) {
    if let line = plainLine(text) {
      return forEachSentence(in: line, of: text, using: &scratch, body)
    }
    var blocks = BlockReader(text).blocks()
    // In a few lines a bare number is what the text says; only in a document is it a page's number.
    let isDocument = blocks.count > 12
    if isDocument { Furniture.mark(&blocks, of: text) }
    for block in blocks where !isDocument || block.kind != .furniture && block.kind != .frontMatter {
      forEachSentence(in: block.content, of: text, using: &scratch, body)
    }
  }

  /// The text where it is one line that begins with three letters, and so nothing but prose: then no
  /// blocks are looked for.
  private func plainLine(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard text.count > 3, (0..<3).allSatisfy({ (0x41...0x5A).contains(text[$0] & 0xDF) }),
      !text.contains(0x0A)
    else { return nil }
    return 0..<text.count
  }

  private func forEachSentence(
    in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, using scratch: inout Scratch,
    _ body: (borrowing Scratch) -> Void
  ) {
    scratch.tokens.removeAll(keepingCapacity: true)
    Lexer(lexicon: lexicon).tokenize(text, in: range, into: &scratch.tokens)
    // Most blocks without a digit or number word end here.
    guard numbers.vocabulary.mayHoldNumbers(scratch.tokens[...]) else { return }
    let tokens = scratch.tokens
    SentenceSplitter(cues: structure, text: text).forEach(in: tokens) { range in
      if read(tokens[range], of: text, into: &scratch) { body(scratch) }
    }
  }

  /// False where the sentence holds nothing.
  private func read(
    _ tokens: ArraySlice<Token>, of text: UnsafeBufferPointer<UInt8>, into scratch: inout Scratch
  ) -> Bool {
    guard numbers.vocabulary.mayHoldNumbers(tokens) else { return false }
    lexicon.match(tokens, of: text, into: &scratch.matches)
    let words = NumberWords(
      tokens: tokens, matches: scratch.matches.found, vocabulary: numbers.vocabulary, isLabel: true,
      storage: scratch.slots)
    scratch.periods.removeAll(keepingCapacity: true)
    scratch.numbers.removeAll(keepingCapacity: true)
    _ = tokens.withTokenRun { run in
      periods.periods(in: run, words: words, of: text, into: &scratch.periods)
      numbers.numbers(in: run, words: words, periods: scratch.periods, of: text, into: &scratch.numbers)
    }
    words.clear(scratch.matches.found)
    return !scratch.periods.isEmpty || !scratch.numbers.isEmpty
  }

  /// For each number of `text` why it is no claim's, "none" where it may be one.
  func noise(in text: String) -> [String] {
    var text = text
    var scratch = Scratch()
    return text.withUTF8 { bytes in
      var found: [String] = []
      forEachSentence(of: bytes, using: &scratch) {
        found += $0.numbers.map { $0.noise?.rawValue ?? "none" }
      }
      return found
    }
  }

  /// Numbers and periods in the order of their places; both lists have that order.
  private func merge(
    _ scratch: borrowing Scratch, _ published: CalendarDay?, _ counter: inout CodePointCounter,
    _ body: (FoundQuantity) -> Void
  ) {
    var anchor: TimePeriod?
    var next = 0
    let tokens = scratch.tokens
    let numbers = scratch.numbers
    func place(_ range: Range<Int>) -> (span: TextSpan, bytes: Range<Int>) {
      let bytes = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
      let start = counter.offset(of: bytes.lowerBound)
      return (TextSpan(start: start, end: counter.offset(of: bytes.upperBound)), bytes)
    }
    func give(_ number: NumberMention) {
      guard isQuantity(number) else { return }
      let (span, bytes) = place(number.tokens.lowerBound..<(number.rate?.end ?? number.tokens.upperBound))
      body(quantity(number, span, bytes))
    }
    for period in scratch.periods where !period.isComparison && period.value != .relative(.now) {
      while next < numbers.count,
        numbers[next].tokens.lowerBound <= period.tokens.lowerBound
      {
        give(numbers[next])
        next += 1
      }
      let (span, bytes) = place(period.tokens)
      let resolved = resolved(period, published: published, anchor: anchor)
      anchor = resolved ?? anchor
      body(
        FoundQuantity(
          span: span, bytes: bytes, kind: .period, stated: StatedValue(value: nil), period: resolved))
    }
    while next < numbers.count {
      give(numbers[next])
      next += 1
    }
  }

  /// "A year earlier" counts from the period before it in the sentence; months without a year from the publication.
  private func resolved(_ period: PeriodMention, published: CalendarDay?, anchor: TimePeriod?) -> TimePeriod?
  {
    guard case .relative(let relative) = period.value else {
      return period.resolved(published: published, anchor: nil)
    }
    switch relative {
    case .monthsOfYear, .dayOfYear, .daysOfYear, .daysAcross, .weekOf:
      return published == nil
        ? period.resolved(published: nil, anchor: anchor) : period.resolved(published: published, anchor: nil)
    case .since(let start): return start
    case .today: return published.map { .day($0) }
    case .monthBeforeAnchor, .monthsFromAnchor, .quarterBeforeAnchor:
      return period.resolved(published: published, anchor: anchor)
        ?? period.resolved(published: published, anchor: fallback(for: relative, published))
    default: return period.resolved(published: published, anchor: anchor)
    }
  }

  /// Where the text names no month or quarter before, the publication's own.
  private func fallback(for relative: PeriodMention.Relative, _ published: CalendarDay?) -> TimePeriod? {
    relative == .quarterBeforeAnchor
      ? PeriodMention.Relative.quarter(0).resolved(published: published, anchor: nil)
      : PeriodMention.Relative.month(0).resolved(published: published, anchor: nil)
  }

  private func quantity(_ number: NumberMention, _ span: TextSpan, _ bytes: Range<Int>) -> FoundQuantity {
    var found = FoundQuantity(
      span: span, bytes: bytes, kind: number.kind, stated: number.stated, unit: nil,
      qualifier: number.qualifier)
    if let fraction = number.fraction {
      found.kind = .number
      found.stated = StatedValue(value: fraction)
    } else if let fractions = number.fractionRange {
      found.kind = .number
      found.stated = StatedValue(value: nil, low: fractions.lowerBound, high: fractions.upperBound)
    } else {
      found.unit = unit(of: number)
    }
    found.stated = bounded(found.stated, number.qualifier)
    return found
  }

  /// Measures by their symbol, everything else by its code; a place in an order has no unit.
  private func unit(of number: NumberMention) -> String? {
    guard let unit = number.unit, number.kind != .ordinal else { return nil }
    let symbol = numbers.vocabulary.symbols[unit] ?? unit.rawValue
    guard let rate = number.rate else { return symbol }
    return "\(symbol)/\(numbers.vocabulary.symbols[rate.unit] ?? rate.unit.rawValue)"
  }

  /// A one-sided bound has that side as well as its value: "more than 3,800" is 3800 with low 3800.
  private func bounded(_ stated: StatedValue, _ qualifier: Qualifier) -> StatedValue {
    var stated = stated
    guard let value = stated.value else { return stated }
    switch qualifier {
    case .moreThan, .atLeast: stated.low = value
    case .lessThan, .atMost: stated.high = value
    case .exact, .about, .almost: break
    }
    return stated
  }

  private func isQuantity(_ number: NumberMention) -> Bool {
    switch number.noise {
    case nil, .duration, .groupCount, .eventOrdinal, .place, .vague, .measure: true
    case .date, .clockTime, .citation, .listMarker, .reference, .identifier, .telephone, .legalAct, .label,
      .score:
      false
    }
  }
}
