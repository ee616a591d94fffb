internal import Foundation

/// Round values along an axis: 1, 2 or 5 times a power of ten apart. Source: P. Heckbert, "Nice Numbers for
/// Graph Labels", Graphics Gems, 1990.
enum Ticks {
  /// Ticks from `low` to `high`, about `count` of them. The last lies above `high` only if the data pass the
  /// one before by more than a third of a step.
  static func nice(from low: Double, to high: Double, count: Int) -> [Double] {
    guard high > low, (high - low).isFinite else { return [low] }
    let step = self.step(for: high - low, count: max(1, count))
    let first = (low / step).rounded(.down)
    var last = (high / step).rounded(.down)
    if high / step - last > 1.0 / 3 { last += 1 }
    guard last > first, last - first < 100 else { return [first * step, (first + 1) * step] }
    return (Int(first)...Int(last)).map { Double($0) * step }
  }

  /// The smallest round step of which at most `count` + 1 cover `extent`.
  private static func step(for extent: Double, count: Int) -> Double {
    let rough = extent / Double(count + 1)
    let power = pow(10, log10(rough).rounded(.down))
    // A hair of slack, so that 5 steps of 0.2 cover 1.
    let nice = [1.0, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10
    return nice * power
  }

  /// Years to label: the first, the last and round ones between at 1, 2, 5, 10, … apart, as many as have
  /// room.
  static func years(from first: Int, to last: Int, room: Int) -> [Int] {
    guard last > first else { return [first] }
    let steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500]
    let step = steps.first { (last - first) / $0 + 1 <= max(2, room) } ?? 500
    var years = [first]
    var year = (first / step + 1) * step
    while year < last {
      years.append(year)
      year += step
    }
    years.append(last)
    return years
  }
}
