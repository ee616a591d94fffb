/// Which observations are asked for. An empty list means any; `kinds` and `modalities` too.
package struct SeriesSelection: Hashable, Sendable {
  package var freqs: [Frequency] = []
  package var refAreas: [AreaCode] = []
  package var indicators: [IndicatorCode] = []
  package var counterpartAreas: [AreaCode] = []
  package var kinds: [ClaimKind] = []
  package var unitMeasures: [UnitCode] = []
  package var stockFlows: [StockFlow] = []
  package var zones: [ZoneCode] = []
  package var modalities: [Modality] = []
  package var reporters: [AreaCode] = []
  /// Observations whose period lies in this one (a year asked for shows its months and quarters too).
  package var period: TimePeriod?
  package var startPeriod: TimePeriod?
  package var endPeriod: TimePeriod?
  /// Only what had been published by the end of this day.
  package var asOf: CalendarDay?

  package init() {}

  /// The levels and counts that `query` shows unless it is told otherwise.
  package static let plainKinds: [ClaimKind] = [.level, .count]

  /// Whether a period passes the three bounds. Undated observations pass all of them: they are shown apart.
  package func admits(_ timePeriod: TimePeriod?) -> Bool {
    guard let timePeriod else { return true }
    if let period, !period.contains(timePeriod) { return false }
    if let startPeriod, timePeriod.startDay < startPeriod.startDay { return false }
    if let endPeriod, timePeriod.endDay > endPeriod.endDay { return false }
    return true
  }
}
