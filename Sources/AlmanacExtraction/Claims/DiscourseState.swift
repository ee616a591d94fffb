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
  /// The areas of the first sentence that names any.
  var openingAreas: [AreaCode] = []
  var headingPeriod: TimePeriod?
  var headingIndicator: IndicatorCode?
  /// The areas of the last claim in this paragraph, in the order the text named them, its reference area first.
  var paragraphPair: [AreaCode] = []
  /// The area that this paragraph has said something of alone: its GDP, its prices.
  var paragraphSubject: AreaCode?
  var paragraphPeriod: TimePeriod?
  var paragraphIndicator: IndicatorCode?
  /// The areas of the sentence before.
  var sentenceAreas: [AreaCode] = []
  /// The areas and the indicator of the last claim of the paper.
  var paperPair: [AreaCode] = []
  var paperIndicator: IndicatorCode?
  /// The last sentence with claims told places of a ranking.
  var hasRank = false
  /// What was counted last: "49 residents … and 60 a year later".
  var paragraphCount: IndicatorCode?
  var zone: ZoneCode?
  /// Currencies that the text has spelled out, by the currency their bare word stands for: "Canadian dlrs" → dlrs.
  var currencies: [UnitCode: UnitCode] = [:]

  /// "This year." or "Trade with Poland has changed." says what the next sentences are about.
  mutating func note(sentenceWithoutNumbers reading: Reading, _ catalog: CatalogFacts) {
    if let period = reading.periods.first(where: { $0.role != .base }).flatMap({
      PeriodResolver(published: published).resolve($0, anchor: paragraphPeriod, isSameSentence: false)
    }) {
      paragraphPeriod = period
    }
    note(areas: reading.namedAreas, catalog)
    if let indicator = reading.indicators.first(where: { !$0.isVerb && $0.standing == .named })?.code {
      paragraphIndicator = indicator
    }
    if let zone = reading.zones.last?.code { self.zone = zone }
  }

  /// A currency spelled out ("Canadian dlrs") is what its bare word means from here on.
  mutating func note(currency unit: UnitCode, insteadOf written: UnitCode) { currencies[written] = unit }

  mutating func note(areas named: [AreaCode], _ catalog: CatalogFacts) {
    guard !named.isEmpty else { return }
    sentenceAreas = named
    // A text opens with its country more often than with the group it belongs to.
    let countries = named.filter {
      catalog.areas[$0]?.sort == .country || catalog.areas[$0]?.sort == .historic
    }
    if openingAreas.isEmpty { openingAreas = countries.isEmpty ? named : countries }
  }

  mutating func beginParagraph() {
    paragraphPair = []
    paragraphSubject = nil
    paragraphPeriod = nil
    paragraphIndicator = nil
    paragraphCount = nil
    hasRank = false
    sentenceAreas = []
  }

  /// The area the text is about, if it is about one: that of the heading, the title or the dispatch, else the first
  /// that the text names.
  var topic: AreaCode? {
    for areas in [headingAreas, titleAreas, datelineAreas, openingAreas] where !areas.isEmpty {
      return areas.count == 1 || areas == openingAreas ? areas[0] : home
    }
    return home
  }

  /// An item of a list goes on with the areas and the indicator spoken of.
  mutating func beginItem() { sentenceAreas = [] }

  mutating func beginSection() {
    headingAreas = []
    headingPeriod = nil
    headingIndicator = nil
    datelineAreas = []
  }
}
