internal import AlmanacCharts
internal import AlmanacModel
internal import AlmanacStore

extension Store {
  /// What the store has for every entry of a specification, and the levels out of its bounds of time that it
  /// must be checked against.
  ///
  /// - Throws: `AlmanacError` of the store.
  func chartData(for spec: ChartSpec) throws(AlmanacError) -> [ChartData] {
    var data: [ChartData] = []
    for entry in spec.entries {
      var unbounded = entry.selection
      unbounded.period = nil
      unbounded.startPeriod = nil
      unbounded.endPeriod = nil
      let all = try observations(unbounded)
      let shown = all.filter { entry.selection.admits($0.timePeriod) }
      // Of what is not shown only the levels matter that a growth is told against.
      let bases = Set(shown.filter { $0.key.kind == .change }.compactMap(\.basePeriod))
      let context = all.filter { observation in
        guard let period = observation.timePeriod, !entry.selection.admits(period) else { return false }
        return bases.contains(period) && observation.key.kind != .change
      }
      data.append(ChartData(entry: entry, observations: shown, context: context))
    }
    return data
  }
}
