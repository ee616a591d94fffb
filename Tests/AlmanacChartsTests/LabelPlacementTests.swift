import Testing

@testable import AlmanacCharts

/// A small generator with a seed: the same numbers on any machine.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

@Test(arguments: UInt64(0)..<200)
func `placed labels keep their order, never overlap and stay in the plot`(seed: UInt64) {
  var random = Seeded(seed: seed)
  let count = Int.random(in: 1...12, using: &random)
  let wanted = (0..<count).map { _ in Double.random(in: 0...200, using: &random) }.sorted()
  let heights = (0..<count).map { _ in Double.random(in: 6...16, using: &random) }
  let range = -10.0...210.0
  let centres = LabelPlacement.place(wanted, heights: heights, gap: 1, within: range)
  #expect(centres.count == count)
  for index in 1..<max(1, count) {
    let distance = centres[index] - centres[index - 1]
    #expect(distance >= (heights[index] + heights[index - 1]) / 2 + 1 - 1e-9)
  }
  guard heights.reduce(0, +) + Double(count) <= 220 else { return }
  #expect((centres.first ?? 0) - (heights.first ?? 0) / 2 >= range.lowerBound - 1e-9)
  #expect((centres.last ?? 0) + (heights.last ?? 0) / 2 <= range.upperBound + 1e-9)
}

@Test func `labels with room stay where they want to be`() {
  #expect(LabelPlacement.place([10, 50, 90], heights: [8, 8, 8], gap: 1, within: 0...100) == [10, 50, 90])
}

@Test func `labels that want the same place share the way`() {
  let centres = LabelPlacement.place([50, 50], heights: [10, 10], gap: 0, within: 0...100)
  #expect(centres == [45, 55])
}
