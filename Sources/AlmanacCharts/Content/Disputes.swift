internal import AlmanacModel

/// What a value allows: its written precision, widened by its qualifier ("about" and "almost" by 5 %).
struct AllowedRange: Hashable {
  var low: Double
  var high: Double

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  init(_ observation: Observation) {
    let stated = observation.stated
    guard stated.low == nil, stated.high == nil else {
      self.init(low: stated.low ?? -.infinity, high: stated.high ?? .infinity)
      return
    }
    let value = stated.value ?? 0
    let wide = max(stated.halfUnit, abs(value) * 0.05)
    switch observation.qualifier {
    case .exact: self.init(low: value - stated.halfUnit, high: value + stated.halfUnit)
    case .about: self.init(low: value - wide, high: value + wide)
    case .almost: self.init(low: value - wide, high: value)
    case .moreThan, .atLeast: self.init(low: value - stated.halfUnit, high: .infinity)
    case .lessThan, .atMost: self.init(low: -.infinity, high: value + stated.halfUnit)
    }
  }

  func meets(_ other: AllowedRange) -> Bool { low <= other.high && other.low <= high }
}

/// Values of one series and period whose ranges do not meet. An unknown reporter is compared with every reporter.
struct Disputes {
  let pairs: [(Observation, Observation)]
  private let members: Set<Observation>

  init(_ observations: [Observation]) {
    var pairs: [(Observation, Observation)] = []
    // Only values of one period can contradict each other: the pairs are sought there.
    let groups = Dictionary(grouping: observations.filter { $0.timePeriod != nil }) { $0.timePeriod }
    for period in groups.keys.compactMap({ $0 }).sorted() {
      let group = groups[period] ?? []
      for (index, a) in group.enumerated() {
        for b in group[(index + 1)...] where Disputes.contradict(a, b) { pairs.append((a, b)) }
      }
    }
    self.pairs = pairs
    members = Set(pairs.flatMap { [$0.0, $0.1] })
  }

  func contains(_ observation: Observation) -> Bool { members.contains(observation) }

  func sentences(_ format: NumberFormat, _ sources: SourceList) -> [String] {
    pairs.map { a, b in
      "\(format.qualified(a))\(sources.mark(a)) and \(format.qualified(b))\(sources.mark(b)) for "
        + NumberFormat.period(a.timePeriod)
    }
  }

  private static func contradict(_ a: Observation, _ b: Observation) -> Bool {
    guard a.basePeriod == b.basePeriod, isSameSeries(a.key, b.key) else { return false }
    return !AllowedRange(a).meets(AllowedRange(b))
  }

  static func isSameSeries(_ a: SeriesKey, _ b: SeriesKey) -> Bool {
    var (x, y) = (a, b)
    guard x.reporter == y.reporter || x.reporter == SeriesKey.unknown || y.reporter == SeriesKey.unknown
    else { return false }
    x.reporter = ""
    y.reporter = ""
    return x == y
  }
}
