/// A code of the catalogue: a typed string, so that an area is never passed for an indicator.
package protocol Code: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  init(_ rawValue: String)
  var rawValue: String { get }
  /// Small, the same for equal codes while the process runs, and of no other meaning: the place in a `CodeTable`.
  var number: Int { get }
}

extension Code {
  package init(stringLiteral: String) { self.init(stringLiteral) }
  package var description: String { rawValue }
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// ISO 3166-1 alpha-3, a historic code (`SUN`), or a catalogue code for a group (`WLD`, `EUU`, `SCO`).
package struct AreaCode: Code {
  @usableFromInline let text: CodeText
  package init(_ rawValue: String) { text = CodeText(rawValue) }
  package var rawValue: String { text.string }
  @inlinable package var number: Int { text.number }
  @inlinable package static func == (a: Self, b: Self) -> Bool { a.text == b.text }
}

/// What is measured: `trade_turnover`, `exports`, `gdp`, …
package struct IndicatorCode: Code {
  @usableFromInline let text: CodeText
  package init(_ rawValue: String) { text = CodeText(rawValue) }
  package var rawValue: String { text.string }
  @inlinable package var number: Int { text.number }
  @inlinable package static func == (a: Self, b: Self) -> Bool { a.text == b.text }
}

/// A unit of measure: ISO 4217 (`USD`), `PERCENT`, `TIMES`, `RANK`, `PERSONS`, `TONNES`, …
package struct UnitCode: Code {
  @usableFromInline let text: CodeText
  package init(_ rawValue: String) { text = CodeText(rawValue) }
  package var rawValue: String { text.string }
  @inlinable package var number: Int { text.number }
  @inlinable package static func == (a: Self, b: Self) -> Bool { a.text == b.text }
  package static let percent: UnitCode = "PERCENT"
  package static let percentagePoints: UnitCode = "PERCENTAGE_POINTS"
  package static let times: UnitCode = "TIMES"
  package static let rank: UnitCode = "RANK"
  package static let index: UnitCode = "INDEX"
  package static let number: UnitCode = "NUMBER"
}

/// An industrial park or a region inside a country.
package struct ZoneCode: Code {
  @usableFromInline let text: CodeText
  package init(_ rawValue: String) { text = CodeText(rawValue) }
  package var rawValue: String { text.string }
  @inlinable package var number: Int { text.number }
  @inlinable package static func == (a: Self, b: Self) -> Bool { a.text == b.text }
}
