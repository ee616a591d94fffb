import AlmanacModel
import Testing

@testable import AlmanacCharts

private typealias Sample = ChartSample

// MARK: - Derived values

@Test func `the level before a growth is derived with the fewest digits of its inputs`() throws {
  let content = try Sample.content(
    Sample.figure(.bar, [[Sample.value(1.6e9, "exports"), Sample.percent(76.5, "exports")]]) {
      $0.drawsDerivedBase = true
    })
  let base = try #require(content.drawn.first)
  #expect(base.isDerived)
  #expect(base.timePeriod == TimePeriod("2021"))
  #expect(base.stated.value == 910e6)
  #expect(base.source.derivation == "1.6\u{A0}billion\u{A0}÷\u{A0}1.765")
  #expect(base.source.claim == "cexp2022 cexp2022")
}

@Test(arguments: [100.0, 113.6, 199.9])
func `a growth that may be an index gives no level`(growth: Double) throws {
  let content = try Sample.content(
    Sample.figure(.bar, [[Sample.value(5.8e9), Sample.percent(growth)]]) { $0.drawsDerivedBase = true })
  #expect(content.drawn.count == 1)
}

@Test(arguments: [(99.9, true), (200.0, true), (-30.0, true), (-100.0, false)])
func `any other growth gives one`(growth: Double, isDerived: Bool) throws {
  let content = try Sample.content(
    Sample.figure(.bar, [[Sample.value(5.8e9), Sample.percent(growth)]]) { $0.drawsDerivedBase = true })
  #expect(content.drawn.count { $0.isDerived } == (isDerived ? 1 : 0))
}

@Test func `a level that a source states is not derived`() throws {
  let figure = Sample.figure(
    .bar,
    [
      [
        Sample.value(1.6e9, "exports"), Sample.percent(76.5, "exports"),
        Sample.value(0.9e9, "exports", "2021"),
      ]
    ]
  ) { $0.drawsDerivedBase = true }
  let content = try Sample.content(figure)
  #expect(content.drawn.count { $0.isDerived } == 0)
}

@Test func `a stated level outside the period shown speaks for the growth or against it`() throws {
  var figure = Sample.figure(.bar, [[Sample.value(1.6e9, "exports"), Sample.percent(76.5, "exports")]]) {
    $0.drawsDerivedBase = true
  }
  figure.data[0].context = [Sample.value(1.3e9, "exports", "2021", source: "Another")]
  let content = try Sample.content(figure)
  #expect(content.misfits.count == 1)
  #expect(content.drawn.count { $0.isDerived } == 0)
}

// MARK: - Agreement and dispute

@Test func `values that agree are drawn once, as the most precise says it`() throws {
  let precise = Sample.value(5.79e9, half: 0.005e9, source: "B")
  let content = try Sample.content(Sample.figure(.bar, [[Sample.value(5.8e9, source: "A"), precise]]))
  #expect(content.drawn == [precise])
  #expect(content.cited.map(\.source.citation) == ["B", "A"])
}

@Test func `values that only touch are two statements`() throws {
  let content = try Sample.content(
    Sample.figure(.bar, [[Sample.percent(34, half: 0.5), Sample.percent(35, half: 0.5)]]))
  #expect(content.drawn.count == 2)
}

private let minsk = Sample.value(5.8e9, source: "Minsk, 2023", published: "2023-01-01")
private let beijing = Sample.value(5.1e9, source: "Beijing, 2024", published: "2024-01-01")

@Test func `sources that contradict each other stop a figure that refuses`() throws {
  let error = try #require(throws: AlmanacError.self) {
    try Sample.content(Sample.figure(.bar, [[minsk, beijing]]))
  }
  #expect(error.code == .badInput)
  #expect(error.message.contains("$5.8bn (Minsk, 2023) and $5.1bn (Beijing, 2024) for 2022"))
}

@Test(arguments: [
  (ChartSpec.ConflictRule.show, 2), (.preferLatest, 1), (.preferPrecise, 2), (.preferReporter("BLR"), 2),
])
func `a rule decides between sources, or says that it cannot`(rule: ChartSpec.ConflictRule, count: Int) throws
{
  let figure = Sample.figure(.bar, [[minsk, beijing]]) { $0.conflicts = rule }
  if rule == .preferPrecise || rule == .preferReporter("BLR") {
    let error = try #require(throws: AlmanacError.self) { try Sample.content(figure) }
    #expect(error.message.contains("the rule does not decide"))
  } else {
    let content = try Sample.content(figure)
    #expect(content.drawn.count == count)
    if rule == .preferLatest {
      #expect(content.drawn == [beijing])
      #expect(content.dropped == [minsk])
    }
  }
}

@Test func `two reporters do not contradict each other, an unknown one may contradict both`() throws {
  let told = [
    Sample.value(24e9, reporter: "KAZ", source: "A"), Sample.value(31e9, reporter: "CHN", source: "B"),
  ]
  let two = try Sample.content(Sample.figure(.bar, [told]))
  #expect(two.disputes.pairs.isEmpty)
  let all = told + [Sample.value(40e9, source: "C")]
  let figure = Sample.figure(.bar, [all]) { $0.conflicts = .show }
  let three = try Sample.content(figure)
  #expect(three.disputes.pairs.count == 2)
}

@Test func `nothing to draw is said`() throws {
  let error = try #require(throws: AlmanacError.self) { try Sample.content(Sample.figure(.bar, [[]])) }
  #expect(error.message.hasPrefix("no data for any of its series"))
}

// MARK: - Growth in words

@Test func `a growth goes to the level of its own sentence`() throws {
  let near = Sample.value(24e9, half: 0.05e9, sentence: "It was 24 billion, 34 % more.")
  let far = Sample.value(31e9, half: 0.05e9, sentence: "It was 31 billion.")
  let figure = Sample.figure(
    .bar, [[far, near, Sample.percent(34, sentence: "It was 24 billion, 34 % more.")]]
  ) {
    $0.conflicts = .show
  }
  let content = try Sample.content(figure)
  #expect(content.growth.first?.level == near)
}
