/// Places labels along a line without overlap, as near to where they want to be as least squares allows.
///
/// Source: pool adjacent violators, R. E. Barlow et al., Statistical Inference under Order Restrictions,
/// 1972.
enum LabelPlacement {
  /// - Parameters:
  ///   - wanted: the centres wanted, in order.
  ///   - heights: the labels' heights.
  ///   - range: where their edges must stay; if they do not fit, they begin at its lower end.
  /// - Returns: the centres, in the same order.
  static func place(_ wanted: [Double], heights: [Double], gap: Double, within range: ClosedRange<Double>)
    -> [Double]
  {
    guard !wanted.isEmpty else { return [] }
    // Offsets of each label from the first in a packed stack turn "no overlap" into "not decreasing".
    var offsets = [0.0]
    for index in 1..<max(1, wanted.count) {
      offsets.append(offsets[index - 1] + (heights[index - 1] + heights[index]) / 2 + gap)
    }
    var blocks: [(sum: Double, count: Double, size: Int)] = []
    for index in wanted.indices {
      blocks.append((wanted[index] - offsets[index], 1, 1))
      while blocks.count > 1 {
        let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
        guard a.sum / a.count > b.sum / b.count else { break }
        blocks.removeLast(2)
        blocks.append((a.sum + b.sum, a.count + b.count, a.size + b.size))
      }
    }
    let low = range.lowerBound + heights[0] / 2
    let high = range.upperBound - heights[heights.count - 1] / 2 - offsets[offsets.count - 1]
    let positions = blocks.flatMap { block in
      Array(repeating: max(low, min(block.sum / block.count, max(low, high))), count: block.size)
    }
    return zip(positions, offsets).map { $0 + $1 }
  }
}
