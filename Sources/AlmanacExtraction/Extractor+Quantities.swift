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
      Furniture.mark(&blocks, of: bytes)
      var counter = CodePointCounter(bytes)
      var found: [Quantity] = []
      var tokens: [Token] = []
      for block in blocks where block.kind != .furniture && block.kind != .frontMatter {
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

  private func merged(
    _ numbers: [NumberMention], _ periods: [PeriodMention], _ tokens: ArraySlice<Token>,
    _ published: CalendarDay?,
    _ text: UnsafeBufferPointer<UInt8>, _ counter: inout CodePointCounter
  ) -> [Quantity] {
    var items: [(Range<Int>, NumberMention?, PeriodMention?)] = []
    for number in numbers where isQuantity(number) { items.append((number.tokens, number, nil)) }
    for period in periods { items.append((period.tokens, nil, period)) }
    items.sort { $0.0.lowerBound < $1.0.lowerBound }
    return items.map { range, number, period in
      let bytes = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
      let span = TextSpan(
        start: counter.offset(of: bytes.lowerBound), end: counter.offset(of: bytes.upperBound))
      let quote = String(decoding: text[bytes], as: UTF8.self)
      guard let number else {
        return Quantity(
          span: span, quote: quote, kind: .period, stated: StatedValue(value: nil),
          period: period?.resolved(published: published, anchor: nil))
      }
      return Quantity(
        span: span, quote: quote, kind: number.kind, stated: bounded(number), unit: number.unit?.rawValue,
        qualifier: number.qualifier)
    }
  }

  /// A one-sided bound has only that side: "more than 3,800" is low 3800 and no value.
  private func bounded(_ number: NumberMention) -> StatedValue {
    var stated = number.stated
    guard let value = stated.value else { return stated }
    switch number.qualifier {
    case .moreThan, .atLeast:
      stated.low = value
      stated.value = nil
    case .lessThan, .atMost:
      stated.high = value
      stated.value = nil
    case .exact, .about, .almost: break
    }
    return stated
  }

  private func isQuantity(_ number: NumberMention) -> Bool {
    switch number.noise {
    case nil, .duration, .groupCount, .eventOrdinal, .place, .vague: true
    case .date, .clockTime, .citation, .listMarker, .reference, .identifier, .telephone, .legalAct, .label:
      false
    }
  }
}
