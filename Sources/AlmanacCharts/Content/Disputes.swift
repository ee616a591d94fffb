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

/// Values of one series and period whose ranges do not meet. An unknown reporter is compared with every
/// reporter.
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

  /// "Sources differ on 2022: $5.8bn [1], $5.1bn [2]." – "Values differ" where one source gives them all.
  func sentences(_ format: NumberFormat, _ sources: SourceList) -> [String] {
    var groups: [[Observation]] = []
    for (a, b) in pairs {
      if let index = groups.firstIndex(where: { $0.contains(a) || $0.contains(b) }) {
        groups[index] += [a, b].filter { !groups[index].contains($0) }
      } else {
        groups.append([a, b])
      }
    }
    return groups.map { group in
      let who = Set(group.map(\.source.citation)).count > 1 ? "Sources" : "Values"
      let values = group.map { format.qualified($0) + sources.mark($0) }
      return
        "\(who) differ on \(NumberFormat.period(group[0].timePeriod)): \(values.joined(separator: ", "))."
    }
  }

  /// What is said beside a disputed value.
  func word(_ observation: Observation) -> String {
    let others = pairs.filter { $0.0 == observation || $0.1 == observation }
    return others.contains { $0.0.source.citation != $0.1.source.citation }
      ? "sources differ" : "values differ"
  }

  private static func contradict(_ a: Observation, _ b: Observation) -> Bool {
    // Plans and forecasts may differ without contradicting each other; so may values of nobody knows what.
    guard a.key.modality == .actual, a.key.indicator != SeriesKey.unknown, a.key.refArea != SeriesKey.unknown,
      a.basePeriod == b.basePeriod, isSameSeries(a.key, b.key)
    else { return false }
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
