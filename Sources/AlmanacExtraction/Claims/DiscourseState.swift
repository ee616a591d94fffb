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
  /// The text opens with a dateline: its paragraphs are of a sentence or two and go on with each other.
  var isDispatch = false
  /// The areas of the first sentence that names any.
  var openingAreas: [AreaCode] = []
  /// How often each area was the reference area of a claim of this paper.
  var refCounts: [AreaCode: Int] = [:]
  /// The heading names its area as a partner: "Trade with Hungary".
  var headingIsPartner = false
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
  /// The first indicator that a sentence without numbers names: what the paper is about until it gives a figure.
  var openingIndicator: IndicatorCode?
  var paperPeriod: TimePeriod?
  /// The last sentence with claims told places of a ranking.
  var hasRank = false
  /// The unit of the last amount told in this paper: "It stood at 214.9 billion marks. M-3 reached 1,038 billion."
  var paperUnit: (unit: UnitCode, kind: QuantityKind)?
  /// What the line before a list or the heading says of all that follows: targets, forecasts.
  var listModality: Modality?
  /// What was counted last: "49 residents … and 60 a year later".
  var paragraphCount: IndicatorCode?
  var zone: ZoneCode?
  /// A change told in this paragraph against a period other than the year before: "fell 0.2 pct in February from
  /// January", which the changes after it are told against too.
  var paragraphBase: (period: TimePeriod, base: TimePeriod)?
  /// The sign of the last balance told in this paragraph: a deficit goes on as one.
  var balanceSign: Double?
  /// Currencies that the text has spelled out, by the currency their bare word stands for: "Canadian dlrs" → dlrs.
  var currencies: [UnitCode: UnitCode] = [:]

  /// "This year." or "Trade with Poland has changed." says what the next sentences are about.
  mutating func note(sentenceWithoutNumbers reading: Reading, _ catalog: CatalogFacts) {
    if reading.has(.periodOfSentenceBefore),
      let period = reading.periods.first(where: { $0.role != .base }).flatMap({
        PeriodResolver(published: published, rules: reading.rules).resolve(
          $0, anchor: paragraphPeriod, isSameSentence: false)
      })
    {
      paragraphPeriod = period
    }
    note(areas: reading.namedAreas, catalog)
    if reading.has(.indicatorOfSentenceBefore),
      let indicator = reading.indicators.first(where: { !$0.isVerb && $0.standing == .named })?.code
    {
      paragraphIndicator = indicator
      // "Trade between Belarus and Russia: which number shall we quote?" says what the paper is about.
      if openingIndicator == nil { openingIndicator = indicator }
    }
    if paperPair.isEmpty, reading.namedAreas.count == 2 { paperPair = reading.namedAreas }
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

  /// - Parameter goesOn: whether the paragraph before was so short that this one goes on with it, as in a dispatch.
  mutating func beginParagraph(goesOn: Bool = false) {
    if goesOn { return }
    paragraphPair = []
    paragraphSubject = nil
    paragraphPeriod = nil
    paragraphIndicator = nil
    paragraphCount = nil
    hasRank = false
    balanceSign = nil
    paragraphBase = nil
    sentenceAreas = []
  }

  /// The area the text is about, if it is about one: that of the heading, the title or the dispatch, else the first
  /// that the text names.
  var topic: AreaCode? {
    let areas = !headingAreas.isEmpty ? headingAreas : !titleAreas.isEmpty ? titleAreas : datelineAreas
    guard areas.isEmpty else { return areas.count == 1 ? areas[0] : home ?? spokenOf(areas) }
    return home ?? spokenOf(openingAreas) ?? openingAreas.first
  }

  /// Of some areas the one most often spoken of, if one is.
  private func spokenOf(_ areas: [AreaCode]) -> AreaCode? {
    let counts = areas.map { refCounts[$0, default: 0] }
    guard let most = counts.max(), most > 0, counts.count(where: { $0 == most }) == 1 else { return nil }
    return counts.firstIndex(of: most).map { areas[$0] }
  }

  /// An item of a list goes on with the areas and the indicator spoken of.
  mutating func beginItem() { sentenceAreas = [] }

  mutating func beginSection() {
    headingAreas = []
    headingPeriod = nil
    headingIndicator = nil
    headingIsPartner = false
    datelineAreas = []
  }
}
