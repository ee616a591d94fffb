package import AlmanacModel

extension Extractor {
  /// Every quantity `text` holds, whatever it measures, in order of its place; offsets are code points.
  ///
  /// - Complexity: O(length of `text`).
  package func quantities(in text: String, published: CalendarDay?) -> [Quantity] {
    quantityReader.quantities(in: text, published: published)
  }

  /// For each number of `text` why it is no claim's, "none" where it may be one.
  func noise(in text: String) -> [String] { quantityReader.noise(in: text) }
}

extension QuantityReader {
  /// The quantities of `text` as values that stand without it.
  package func quantities(in text: String, published: CalendarDay?) -> [Quantity] {
    var text = text
    var scratch = Scratch()
    return text.withUTF8 { bytes in
      var found: [Quantity] = []
      forEachQuantity(in: bytes, published: published, using: &scratch) { quantity in
        found.append(
          Quantity(
            span: quantity.span, quote: String(decoding: bytes[quantity.bytes], as: UTF8.self),
            kind: quantity.kind, stated: quantity.stated, period: quantity.period, unit: quantity.unit,
            qualifier: quantity.qualifier))
      }
      return found
    }
  }
}

extension FoundQuantity {
  /// Writes the quantity with its quote out of `text`.
  package func write(to json: inout JSONWriter, of text: UnsafeBufferPointer<UInt8>) {
    json.beginObject()
    json.fixed("\"start\":", span.start)
    json.fixed(",\"end\":", span.end)
    json.fixed(",\"quote\":")
    json.value(utf8: text[bytes])
    json.fixed(",\"value\":")
    if let period { json.value(period) } else { json.value(stated.value) }
    if stated.low == nil, stated.high == nil {
      json.fixed(",\"low\":null,\"high\":null,\"unit\":")
    } else {
      json.fixed(",\"low\":")
      json.value(stated.low)
      json.fixed(",\"high\":")
      json.value(stated.high)
      json.fixed(",\"unit\":")
    }
    json.value(unit)
    json.fixed(FoundQuantity.json(of: kind))
    json.value(qualifier.rawValue)
    json.endObject()
  }

  private static func json(of kind: QuantityKind) -> StaticString {
    switch kind {
    case .money: ",\"kind\":\"money\",\"qualifier\":"
    case .percent: ",\"kind\":\"percent\",\"qualifier\":"
    case .count: ",\"kind\":\"count\",\"qualifier\":"
    case .ordinal: ",\"kind\":\"ordinal\",\"qualifier\":"
    case .number: ",\"kind\":\"number\",\"qualifier\":"
    case .measure: ",\"kind\":\"measure\",\"qualifier\":"
    case .multiple: ",\"kind\":\"multiple\",\"qualifier\":"
    case .period: ",\"kind\":\"period\",\"qualifier\":"
    case .percentagePoints: ",\"kind\":\"percentage_points\",\"qualifier\":"
    }
  }
}
