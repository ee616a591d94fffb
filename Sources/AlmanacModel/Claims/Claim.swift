/// What a number says of its indicator.
package enum ClaimKind: String, Sendable, CaseIterable {
  case level, change, share, rank, count, index, ratio
}

/// What the words around a number say of its exactness.
package enum Qualifier: String, Sendable, CaseIterable {
  case exact, about, almost
  case atLeast = "at_least"
  case atMost = "at_most"
  case moreThan = "more_than"
  case lessThan = "less_than"
}

package enum Modality: String, Sendable, CaseIterable { case actual, planned, forecast }
package enum StockFlow: String, Sendable, CaseIterable { case stock, flow }
package enum ClaimContext: String, Sendable, CaseIterable { case prose, heading, table }

/// A span of a text in Unicode code points, end exclusive, as in a W3C text position selector.
package struct TextSpan: Hashable, Comparable, Sendable {
  package let start: Int
  package let end: Int
  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
  package static func < (a: TextSpan, b: TextSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A value as a text states it, in base units: 5.8 billion is 5800000000, 34 % is 34, a fall is negative.
package struct StatedValue: Hashable, Sendable {
  /// Null for a range, which has `low` and `high` instead.
  package var value: Double?
  package var low: Double?
  package var high: Double?
  /// Half a unit of the last written digit: 0.05e9 for "5.8 billion"; 0 where the value is exact by nature.
  package var halfUnit: Double

  package init(value: Double?, low: Double? = nil, high: Double? = nil, halfUnit: Double = 0) {
    self.value = value
    self.low = low
    self.high = high
    self.halfUnit = halfUnit
  }
}

/// A quantity bound to what it states. Null always means: the text does not say.
package struct Claim: Hashable, Sendable {
  package var paper: String?
  package var page: Int?
  /// Where `quote` stands in the document's text; null in formats without a text of their own.
  package var span: TextSpan?
  /// The words that carry the number, qualifiers apart: "$5.8 billion".
  package var quote: String
  /// The sentence, with runs of white space as one space.
  package var sentence: String
  package var context: ClaimContext
  package var kind: ClaimKind
  package var indicator: IndicatorCode?
  package var refArea: AreaCode?
  package var counterpartArea: AreaCode?
  package var timePeriod: TimePeriod?
  package var basePeriod: TimePeriod?
  package var stated: StatedValue
  package var unitMeasure: UnitCode?
  package var qualifier: Qualifier
  package var modality: Modality
  package var stockFlow: StockFlow?
  package var zone: ZoneCode?
  /// The area whose statistics are quoted, if the text says.
  package var reporter: AreaCode?
  /// 0…1: of the claims near 0.8, eight in ten are right in every field.
  package var confidence: Double
  /// Short words naming the cues and rules that bound it.
  package var reasons: [String]

  package init(
    paper: String? = nil, page: Int? = nil, span: TextSpan?, quote: String, sentence: String,
    context: ClaimContext = .prose, kind: ClaimKind, indicator: IndicatorCode?, refArea: AreaCode? = nil,
    counterpartArea: AreaCode? = nil, timePeriod: TimePeriod? = nil, basePeriod: TimePeriod? = nil,
    stated: StatedValue, unitMeasure: UnitCode?, qualifier: Qualifier = .exact, modality: Modality = .actual,
    stockFlow: StockFlow? = nil, zone: ZoneCode? = nil, reporter: AreaCode? = nil, confidence: Double,
    reasons: [String] = []
  ) {
    self.paper = paper
    self.page = page
    self.span = span
    self.quote = quote
    self.sentence = sentence
    self.context = context
    self.kind = kind
    self.indicator = indicator
    self.refArea = refArea
    self.counterpartArea = counterpartArea
    self.timePeriod = timePeriod
    self.basePeriod = basePeriod
    self.stated = stated
    self.unitMeasure = unitMeasure
    self.qualifier = qualifier
    self.modality = modality
    self.stockFlow = stockFlow
    self.zone = zone
    self.reporter = reporter
    self.confidence = confidence
    self.reasons = reasons
  }
}
