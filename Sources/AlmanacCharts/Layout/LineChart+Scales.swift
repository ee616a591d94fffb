internal import AlmanacModel

extension LineChart {
  /// Values to heights. Covers every tick and every value, so nothing is cut off at the plot's edge.
  struct ValueScale {
    private let low: Double
    private let high: Double
    private let top: Double
    private let bottom: Double
    private let isInverted: Bool

    init(
      ticks: [Double], values: [(low: Double, high: Double)], top: Double, bottom: Double, isInverted: Bool
    ) {
      let all = ticks + values.flatMap { [$0.low, $0.high] }
      low = all.min() ?? 0
      let most = all.max() ?? 1
      high = most > low ? most : low + 1
      self.top = top
      self.bottom = bottom
      self.isInverted = isInverted
    }

    func y(_ value: Double) -> Double {
      let share = (value - low) / (high - low)
      return isInverted ? top + share * (bottom - top) : bottom - share * (bottom - top)
    }
  }

  /// Time by date: spans are drawn at their middle, missing years keep their room.
  struct TimeScale {
    let first: Double
    let last: Double
    let left: Double
    let right: Double
    let years: ClosedRange<Int>
    private let shortest: Double

    init(_ periods: [TimePeriod], left: Double, right: Double) {
      let middles = Set(periods.map(TimeScale.middle)).sorted()
      first = middles.first ?? 0
      last = middles.last ?? 0
      shortest = zip(middles, middles.dropFirst()).map { $1 - $0 }.min() ?? 0
      self.left = left
      self.right = right
      let low = periods.map(\.firstYear).min() ?? 2000
      years = low...max(low, periods.map(\.lastYear).max() ?? low)
    }

    static func middle(_ period: TimePeriod) -> Double {
      Double(period.startDay.daysSinceEpoch + period.endDay.daysSinceEpoch + 1) / 2
    }

    func x(_ period: TimePeriod) -> Double { x(TimeScale.middle(period)) }
    func x(_ day: Double) -> Double {
      last > first ? left + (day - first) / (last - first) * (right - left) : (left + right) / 2
    }

    /// The distance of the two nearest periods in points; a quarter of the width where there is only one.
    var step: Double {
      last > first ? max(1, shortest / (last - first) * (right - left)) : (right - left) / 4
    }
  }

  /// Whole years between the first and the last value in which no series has one; only where all values are
  /// of years.
  static func gaps(_ lines: [Line]) -> [ClosedRange<Int>] {
    let periods = lines.flatMap { $0.dated.compactMap(\.timePeriod) }
    guard periods.allSatisfy({ $0.granularity == .year }) else { return [] }
    let years = Set(periods.flatMap { Array($0.first...$0.last) }).sorted()
    return zip(years, years.dropFirst()).compactMap { a, b in b > a + 1 ? a + 1...b - 1 : nil }
  }
}
