internal import AlmanacCharts
internal import AlmanacModel
internal import AlmanacStore

extension Store {
  /// What the store has for every entry of a specification, and the same series without bounds of time.
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
      data.append(
        ChartData(
          entry: entry, observations: all.filter { entry.selection.admits($0.timePeriod) },
          context: unbounded == entry.selection ? [] : all))
    }
    return data
  }
}
