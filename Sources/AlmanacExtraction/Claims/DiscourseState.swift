internal import AlmanacModel

/// What a paper's text has said so far, for what a clause leaves open. Reset at each paper; periods and figures are
/// inherited within a paragraph first.
struct DiscourseState {
  var published: CalendarDay?
  var home: AreaCode?
  /// The areas named in the paper's title, in the heading above, and the place a dispatch is dated from.
  var titleAreas: [AreaCode] = []
  var headingAreas: [AreaCode] = []
  var datelineAreas: [AreaCode] = []
  var headingPeriod: TimePeriod?
  var headingIndicator: IndicatorCode?
  /// The areas of the last claim in this paragraph, in the order the text named them, its reference area first.
  var paragraphPair: [AreaCode] = []
  var paragraphPeriod: TimePeriod?
  var paragraphIndicator: IndicatorCode?
  /// The areas of the sentence before.
  var sentenceAreas: [AreaCode] = []
  /// The areas of the last claim of the paper, and the last period.
  var paperPair: [AreaCode] = []
  var paperPeriod: TimePeriod?
  /// What was counted last, and in what unit: "49 residents … and 60 a year later".
  var paragraphCount: (indicator: IndicatorCode, unit: UnitCode?, zone: ZoneCode?)?
  var zone: ZoneCode?
  /// Currencies that the text has spelled out, by the currency their bare word stands for: "Canadian dlrs" → dlrs.
  var currencies: [UnitCode: UnitCode] = [:]

  /// "This year." or "Trade with Poland has changed." says what the next sentences are about.
  mutating func note(sentenceWithoutNumbers reading: Reading) {
    if let period = reading.periods.first(where: { $0.role != .base }).flatMap({
      PeriodResolver(published: published).resolve($0, anchor: paragraphPeriod, isSameSentence: false)
    }) {
      paragraphPeriod = period
    }
    let named = distinct(reading.areas.filter { $0.link != .reporter }.map(\.code))
    if !named.isEmpty { sentenceAreas = named }
    if let indicator = reading.indicators.first(where: { !$0.isVerb && $0.standing == .named })?.code {
      paragraphIndicator = indicator
    }
    if let zone = reading.zones.last?.code { self.zone = zone }
  }

  mutating func beginParagraph() {
    paragraphPair = []
    paragraphPeriod = nil
    paragraphIndicator = nil
    paragraphCount = nil
    sentenceAreas = []
  }

  mutating func beginSection() {
    headingAreas = []
    headingPeriod = nil
    headingIndicator = nil
    datelineAreas = []
    paperPeriod = nil
  }
}
