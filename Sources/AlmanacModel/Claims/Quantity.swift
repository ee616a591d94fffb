/// What sort of quantity a text holds, whatever it measures.
package enum QuantityKind: String, Sendable, CaseIterable {
  case money, percent, count, ordinal, number, measure, multiple, period
  case percentagePoints = "percentage_points"
}

/// A number in a text with its unit, written precision and qualifier; it says nothing yet about what is measured.
package struct Quantity: Hashable, Sendable {
  package var span: TextSpan
  package var quote: String
  package var kind: QuantityKind
  package var stated: StatedValue
  /// For a period its SDMX form; then `stated` is empty.
  package var period: TimePeriod?
  /// An ISO 4217 code, `PERCENT`, a unit's symbol, or null.
  package var unit: String?
  package var qualifier: Qualifier

  package init(
    span: TextSpan, quote: String, kind: QuantityKind, stated: StatedValue, period: TimePeriod? = nil,
    unit: String? = nil, qualifier: Qualifier = .exact
  ) {
    self.span = span
    self.quote = quote
    self.kind = kind
    self.stated = stated
    self.period = period
    self.unit = unit
    self.qualifier = qualifier
  }
}
