internal import AlmanacModel

/// Values that say the same: one series and period, ranges that meet. The most precise stands for all and is
/// drawn once; the others are its witnesses, cited beside it.
struct Agreement {
  private(set) var standing: [Observation] = []
  private(set) var witnesses: [Observation: [Observation]] = [:]

  init(_ observations: [Observation]) {
    let sizes = Dictionary(grouping: observations, by: \.key).mapValues(\.count)
    var groups: [Observation: [Int]] = [:]
    for index in observations.indices {
      groups[Agreement.identity(observations[index]), default: []].append(index)
    }
    var stands = Array(repeating: true, count: observations.count)
    for indices in groups.values where indices.count > 1 {
      // Whose series is longest comes first, so that a line keeps its values; then the most precise.
      let order = indices.sorted { a, b in
        let (x, y) = (observations[a], observations[b])
        let (m, n) = (sizes[x.key] ?? 0, sizes[y.key] ?? 0)
        if m != n { return m > n }
        if (x.qualifier == .exact) != (y.qualifier == .exact) { return x.qualifier == .exact }
        return x.stated.halfUnit != y.stated.halfUnit ? x.stated.halfUnit < y.stated.halfUnit : a < b
      }
      var leaders: [Int] = []
      for index in order {
        if let leader = leaders.first(where: { Agreement.agree(observations[index], observations[$0]) }) {
          witnesses[observations[leader], default: []].append(observations[index])
          stands[index] = false
        } else {
          leaders.append(index)
        }
      }
    }
    standing = observations.indices.filter { stands[$0] }.map { observations[$0] }
  }

  /// What must be equal for two values to say the same: all but the number, its reporter and its source.
  private static func identity(_ observation: Observation) -> Observation {
    var identity = observation
    identity.stated = StatedValue(value: nil)
    identity.qualifier = .exact
    identity.confidence = 0
    identity.key.reporter = ""
    identity.source = Provenance(citation: "")
    return identity
  }

  private static func agree(_ a: Observation, _ b: Observation) -> Bool {
    guard Disputes.isSameSeries(a.key, b.key) else { return false }
    let (x, y) = (AllowedRange(a), AllowedRange(b))
    // 34 and 35 per cent touch at 34.5, and yet are two statements.
    return x == y || (a.timePeriod != nil && x.low < y.high && y.low < x.high)
  }
}
