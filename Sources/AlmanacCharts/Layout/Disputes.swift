internal import AlmanacModel

/// Values of one series and period from different sources whose ranges do not meet.
struct Disputes {
  private let pairs: [(Observation, Observation)]

  init(_ observations: [Observation]) {
    var pairs: [(Observation, Observation)] = []
    for (index, a) in observations.enumerated() {
      for b in observations[(index + 1)...] where Disputes.contradict(a, b) { pairs.append((a, b)) }
    }
    self.pairs = pairs
  }

  func contains(_ observation: Observation) -> Bool {
    pairs.contains { $0.0 == observation || $0.1 == observation }
  }

  func sentences(_ format: NumberFormat) -> [String] {
    pairs.map {
      "\(format.qualified($0.0)) and \(format.qualified($0.1)) for \(NumberFormat.period($0.0.timePeriod))"
    }
  }

  private static func contradict(_ a: Observation, _ b: Observation) -> Bool {
    guard let period = a.timePeriod, period == b.timePeriod, a.source.citation != b.source.citation,
      a.basePeriod == b.basePeriod
    else { return false }
    var (x, y) = (a.key, b.key)
    guard x.reporter == y.reporter || x.reporter == SeriesKey.unknown || y.reporter == SeriesKey.unknown
    else { return false }
    x.reporter = ""
    y.reporter = ""
    guard x == y else { return false }
    let (p, q) = (range(a), range(b))
    return p.low > q.high || q.low > p.high
  }

  /// What a value allows: its written precision, widened by its qualifier ("about" and "almost" by 5 %).
  private static func range(_ observation: Observation) -> (low: Double, high: Double) {
    let stated = observation.stated
    if stated.low != nil || stated.high != nil { return (stated.low ?? -.infinity, stated.high ?? .infinity) }
    let value = stated.value ?? 0
    let wide = max(stated.halfUnit, abs(value) * 0.05)
    switch observation.qualifier {
    case .exact: return (value - stated.halfUnit, value + stated.halfUnit)
    case .about: return (value - wide, value + wide)
    case .almost: return (value - wide, value)
    case .moreThan, .atLeast: return (value - stated.halfUnit, .infinity)
    case .lessThan, .atMost: return (-.infinity, value + stated.halfUnit)
    }
  }
}
