internal import AlmanacModel

/// The numbers of a sentence read so far and what each was read as, in their order.
struct BoundNumbers {
  struct Bound {
    /// Its place among the numbers of the sentence.
    var index: Int
    var kind: KindReading
    var indicator: IndicatorBinding?
    var areas: AreaBinding
    var period: PeriodBinding
    var claim: Claim
    var evidence: ClaimEvidence
  }

  private(set) var all: [Bound] = []

  init(capacity: Int) { all.reserveCapacity(capacity) }

  mutating func append(_ bound: Bound) { all.append(bound) }

  /// What number `index` was read as; nil if it gave no claim or is not read yet.
  subscript(index: Int) -> Bound? { place(of: index).map { all[$0] } }

  func indicator(of index: Int) -> IndicatorBinding? { place(of: index).flatMap { all[$0].indicator } }

  /// Most often one of the last few is asked for.
  private func place(of index: Int) -> Int? {
    var place = all.count - 1
    while place >= 0, all[place].index > index { place -= 1 }
    return place >= 0 && all[place].index == index ? place : nil
  }

  /// The last one read before number `index`.
  func last(before index: Int) -> Bound? { all.last { $0.index < index } }
}
