internal import AlmanacModel

/// Reads the numbers of one sentence from left to right; each may lean on what those before it were read as.
struct SentencePass {
  let reader: ClaimReader
  var reading: Reading
  var state: DiscourseState
  let links: [NumberLink]
  let isField: Bool
  let context: ClaimContext
  /// Of the sentence: distinct areas and indicators, periods, numbers, words.
  let counts: (areas: Int, indicators: Int, periods: Int, numbers: Int, words: Int)
  private(set) var boundOf: BoundNumbers
  var main: TimePeriod?

  /// - Parameter isField: whether the sentence is a line with a label: "Land use: 17% arable".
  init(reader: ClaimReader, reading: Reading, state: DiscourseState, isField: Bool, context: ClaimContext) {
    self.isField = isField
    self.context = context
    counts = (
      SentencePass.distinctCount(reading.areas) { $0.code == $1.code },
      SentencePass.distinctCount(reading.indicators) { $0.code == $1.code }, reading.periods.count,
      reading.numbers.count { $0.isReadable }, reading.wordCount
    )
    self.reader = reader
    self.reading = reading
    self.state = state
    self.reading.noteBesides()
    links = reader.linker.links(in: reading)
    boundOf = BoundNumbers(capacity: reading.numbers.count)
  }

  /// Few enough that looking back is quicker than a set.
  private static func distinctCount<Element>(_ all: [Element], _ isSame: (Element, Element) -> Bool) -> Int {
    all.indices.count { index in !all[..<index].suffix(16).contains { isSame($0, all[index]) } }
  }

  // MARK: - One number

  mutating func read(_ index: Int) {
    var number = reading.numbers[index]
    let link = links[index]
    let target = link.target.flatMap { boundOf[$0] }
    guard var kind = kind(index, target) else { return }
    var indicator = reader.indicators.bind(
      index, kind: kind, link: link, in: reading, earlier: boundOf,
      recent: recent(index))
    if let rate = RateReader(reading: reading, reader: reader).rate(number) {
      indicator = rate.indicator
      kind = rate.kind(over: kind)
      if let unit = rate.unit {
        reading.numbers[index].unit = unit
        reading.numbers[index].kind = .money
        number = reading.numbers[index]
      }
    }
    reader.refiner.refine(&indicator, &kind, number, reading, zone: state.zone)
    inherit(&indicator, index, kind)
    count(&indicator, &kind, index)
    number = reading.numbers[index]
    guard reader.refiner.isClaim(number, kind, indicator, reading) else { return }
    if number.kind == .percent || number.kind == .percentagePoints { settle(&kind, indicator, number) }
    let context = areaContext(indicator)
    var areas =
      areasGoingOn(index, kind, indicator)
      ?? reader.areas.bind(
        number, kind: kind, indicator: indicator, reading: reading, context: context, owner: owner(index)
      ) {
        areaSources(index, indicator, context)
      }
    // Money that nothing is said of, in no country.
    if reading.has(.moneyOfNothing), number.kind == .money, indicator?.code == nil, areas.ref == nil {
      return
    }
    var period = reader.periods.bind(
      index, kind: kind, link: link, links: links, reading: reading,
      context: periodContext(index, kind, indicator))
    if !period.isNamed { stand(&period, number, kind, indicator, link) }
    rebase(&period, number, kind, indicator)
    var claim = reader.refiner.claim(
      index, kind: kind, indicator: indicator, areas: &areas, period: period, link: link,
      target: target?.claim,
      reading: reading, state: state)
    if reading.has(.noFutureFact), !period.isNamed, claim.modality == .actual,
      let published = state.published,
      claim.timePeriod.map({ $0.startDay > published }) ?? false
    {
      // What was planned for a year to come is not what is told as a fact.
      claim.timePeriod = nil
      claim.basePeriod = nil
    }
    if link.sort != .comparison { main = claim.timePeriod ?? main }
    if kind.kind == .change, !period.baseIsImplied, let when = claim.timePeriod, let base = claim.basePeriod,
      when.granularity == .month, !when.isSpan, base == PeriodBinder.previous(when)
    {
      state.paragraphBase = (when, base)
    }
    claim.context = self.context
    let evidence = evidence(index, kind, indicator, areas, period, claim)
    claim.confidence = evidence.confidence
    boundOf.append(
      .init(
        index: index, kind: kind, indicator: indicator, areas: areas, period: period, claim: claim,
        evidence: evidence))
  }

  /// The claims of the numbers read, with their places.
  var found: [BoundClaim] {
    boundOf.all.map { bound in
      let number = reading.numbers[bound.index]
      let bytes =
        reading.tokens[number.tokens.lowerBound].start..<reading.tokens[number.tokens.upperBound - 1].end
      return BoundClaim(number: number, bytes: bytes, claim: bound.claim)
    }
  }
}
