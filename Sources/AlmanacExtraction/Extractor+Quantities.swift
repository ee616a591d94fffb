package import AlmanacModel

extension Extractor {
  /// Every quantity `text` holds, whatever it measures, in order of its place; offsets are code points.
  ///
  /// Left out is what is no quantity at all: list markers, citations, references, identifiers, telephone numbers,
  /// legal acts, clock times and numbers that are part of a name.
  ///
  /// - Complexity: O(length of `text`).
  package func quantities(in text: String, published: CalendarDay?) -> [Quantity] {
    var text = text
    return text.withUTF8 { bytes in
      var blocks = BlockReader(bytes).blocks()
      // In a few lines a bare number is what the text says; only in a document is it a page's number.
      let isDocument = blocks.count > 12
      if isDocument { Furniture.mark(&blocks, of: bytes) }
      var counter = CodePointCounter(bytes)
      var found: [Quantity] = []
      var tokens: [Token] = []
      for block in blocks where !isDocument || block.kind != .furniture && block.kind != .frontMatter {
        tokens.removeAll(keepingCapacity: true)
        forEachSentence(of: block, in: bytes, tokens: &tokens) { numbers, periods, slice in
          for quantity in merged(numbers, periods, slice, published, bytes, &counter) {
            found.append(quantity)
          }
        }
      }
      return found
    }
  }

  /// For each number of `text` why it is no claim's, "none" where it may be one.
  func noise(in text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [String] = []
      var tokens: [Token] = []
      for block in BlockReader(bytes).blocks() {
        tokens.removeAll(keepingCapacity: true)
        forEachSentence(of: block, in: bytes, tokens: &tokens) { numbers, _, _ in
          found += numbers.map { $0.noise?.rawValue ?? "none" }
        }
      }
      return found
    }
  }

  private func merged(
    _ numbers: [NumberMention], _ periods: [PeriodMention], _ tokens: ArraySlice<Token>,
    _ published: CalendarDay?,
    _ text: UnsafeBufferPointer<UInt8>, _ counter: inout CodePointCounter
  ) -> [Quantity] {
    var items: [(tokens: Range<Int>, number: NumberMention?, period: PeriodMention?)] = []
    for number in numbers where isQuantity(number) { items.append((number.tokens, number, nil)) }
    for period in periods where !period.isComparison && period.value != .relative(.now) {
      items.append((period.tokens, nil, period))
    }
    items.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    var anchor: TimePeriod?
    return items.map { range, number, period in
      let bytes = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
      let span = TextSpan(
        start: counter.offset(of: bytes.lowerBound), end: counter.offset(of: bytes.upperBound))
      let quote = String(decoding: text[bytes], as: UTF8.self)
      if let number { return quantity(number, span, quote) }
      let resolved = period.flatMap { self.resolved($0, published: published, anchor: anchor) }
      anchor = resolved ?? anchor
      return Quantity(
        span: span, quote: quote, kind: .period, stated: StatedValue(value: nil), period: resolved)
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

  private func quantity(_ number: NumberMention, _ span: TextSpan, _ quote: String) -> Quantity {
    if let fraction = number.fraction {
      return Quantity(
        span: span, quote: quote, kind: .number,
        stated: bounded(StatedValue(value: fraction), number.qualifier),
        qualifier: number.qualifier)
    }
    if let fractions = number.fractionRange {
      return Quantity(
        span: span, quote: quote, kind: .number,
        stated: StatedValue(value: nil, low: fractions.lowerBound, high: fractions.upperBound),
        qualifier: number.qualifier)
    }
    return Quantity(
      span: span, quote: quote, kind: number.kind, stated: bounded(number.stated, number.qualifier),
      unit: unit(of: number), qualifier: number.qualifier)
  }

  /// Measures by their symbol, everything else by its code; a place in an order has no unit.
  private func unit(of number: NumberMention) -> String? {
    guard let unit = number.unit, number.kind != .ordinal else { return nil }
    return symbol(of: unit) ?? unit.rawValue
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
