import Testing

@testable import AlmanacCharts

// House style: "86.4 gives ticks 0…80, 87 gives 0…100".
@Test(arguments: [
  (0.0, 86.4, 4, [0.0, 20, 40, 60, 80]), (0, 87, 4, [0, 20, 40, 60, 80, 100]),
  (0, 5.8, 5, [0, 1, 2, 3, 4, 5, 6]),
  (0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-12, 30, 4, [-20, -10, 0, 10, 20, 30]), (0, 3, 4, [0, 1, 2, 3]),
])
func `ticks are round and end near the data`(low: Double, high: Double, count: Int, ticks: [Double]) {
  let found = Ticks.nice(from: low, to: high, count: count)
  #expect(found.count == ticks.count)
  for (a, b) in zip(found, ticks) { #expect(abs(a - b) < 1e-9) }
}

@Test(arguments: [(0.0, 0.0), (5, 5), (3, 1), (0, .infinity)])
func `ticks of nothing are one tick`(low: Double, high: Double) {
  #expect(Ticks.nice(from: low, to: high, count: 5).count == 1)
}

@Test(arguments: [
  (1992, 2022, 8, [1992, 1995, 2000, 2005, 2010, 2015, 2020, 2022]),
  (2020, 2023, 8, [2020, 2021, 2022, 2023]),
  (2022, 2022, 8, [2022]),
])
func `years to label have the first and the last`(first: Int, last: Int, room: Int, years: [Int]) {
  #expect(Ticks.years(from: first, to: last, room: room) == years)
}
