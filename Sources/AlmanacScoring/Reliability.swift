internal import AlmanacModel

/// How far the confidence of claims is what it says: of the claims near 0.8, eight in ten are right in every field.
///
/// A claim no label answers to counts as wrong.
package struct Reliability: Sendable {
  package struct Bin: Sendable, Hashable {
    /// Half-open but for the last one, which holds 1.
    package var from: Double
    package var to: Double
    package var count: Int
    package var meanConfidence: Double
    /// The share of its claims that are right in every field.
    package var right: Double
  }

  package static let edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]
  /// From here on a claim may be charted unseen.
  package static let charted = 0.95

  /// The bins that hold claims, in order.
  package let bins: [Bin]
  package let count: Int
  /// Claims from `charted` on.
  package let sureCount: Int
  /// The share of the sure claims that are right in every field; 1 if there are none.
  package let sureRight: Double

  package init(_ claims: [(confidence: Double, isRight: Bool)]) {
    let last = Reliability.edges.count - 2
    bins = zip(Reliability.edges, Reliability.edges.dropFirst()).enumerated().compactMap { index, edges in
      let inside = claims.filter {
        $0.confidence >= edges.0 && ($0.confidence < edges.1 || index == last)
      }
      guard !inside.isEmpty else { return nil }
      let count = Double(inside.count)
      return Bin(
        from: edges.0, to: edges.1, count: inside.count,
        meanConfidence: inside.reduce(0) { $0 + $1.confidence } / count,
        right: Double(inside.count(where: \.isRight)) / count)
    }
    count = claims.count
    let sure = claims.filter { $0.confidence >= Reliability.charted }
    sureCount = sure.count
    sureRight = sure.isEmpty ? 1 : Double(sure.count(where: \.isRight)) / Double(sure.count)
  }

  /// The expected calibration error: the distance between mean confidence and share right, over the bins, weighted by
  /// their claims. 0 is perfect.
  package var calibrationError: Double {
    guard count > 0 else { return 0 }
    return bins.reduce(0) { $0 + Double($1.count) * abs($1.meanConfidence - $1.right) } / Double(count)
  }
}

extension Score {
  package var reliability: Reliability {
    Reliability(
      matches.map { ($0.claim.confidence, $0.isFull) } + invented.map { ($0.claim.confidence, false) })
  }
}
