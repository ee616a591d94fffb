import AlmanacModel
import Testing

@testable import AlmanacCharts

private typealias Sample = ChartSample

/// Figures of every form, with every mark of the house style among them.
enum SampleFigure: String, CaseIterable {
  case bars, park, place, lines, crowd, columns, ranking, undated, differing, forecast

  var figure: (spec: ChartSpec, data: [ChartData]) {
    switch self {
    case .bars:
      Sample.figure(
        .bar, title: "Trade reached {last.value}",
        [
          [Sample.value(5.8e9), Sample.percent(113.6)],
          [Sample.value(1.6e9, "exports"), Sample.percent(76.5, "exports")],
        ]
      ) { $0.drawsDerivedBase = true }
    case .park:
      Sample.figure(
        .bar, labels: ["Companies", "Investment", "Jobs", "Range", "No data"],
        [
          [Sample.value(49, "park_residents", nil, kind: .count, unit: "COMPANIES", half: 0)],
          [
            Sample.value(
              770e6, "declared_investment", nil, half: 5e6, qualifier: .about, modality: .planned)
          ],
          [
            Sample.value(
              3800, "jobs", nil, kind: .count, unit: "PERSONS", half: 0.5, qualifier: .moreThan,
              modality: .planned)
          ],
          [Sample.value(nil, "investment", nil, low: 5.1e8, high: 5.8e8)], [],
        ])
    case .place:
      Sample.figure(
        .rank, labels: ["Place"], [[Sample.value(7, "fdi", kind: .rank, unit: "RANK", half: 0)]])
    case .lines:
      Sample.figure(
        .line,
        [
          [(2018, 2.3), (2019, 2.7), (2020, 3.0), (2022, 4.8)].map {
            Sample.value($1 * 1e9, "exports", "\($0)")
          }
            + [Sample.value(6e9, "exports", "2023", qualifier: .almost, modality: .planned)]
        ])
    case .crowd: SampleFigure.crowded
    case .columns:
      Sample.figure(
        .column, labels: ["Exports", "Imports"],
        [
          [(2020, 0.7), (2021, 0.9), (2022, 1.6)].map { Sample.value($1 * 1e9, "exports", "\($0)") },
          [(2020, 3.9), (2021, 4.2), (2022, 4.2)].map { Sample.value($1 * 1e9, "imports", "\($0)") },
        ])
    case .ranking:
      Sample.figure(
        .rank, labels: ["Belarus", "Lithuania"],
        ["BLR", "LTU"].map { area in
          (2015...2022).map { year in
            let place = Double((year * (area == "BLR" ? 7 : 3)) % 14 + 1)
            return Sample.value(place, "fdi", "\(year)", kind: .rank, unit: "RANK", half: 0, ref: area)
          }
        })
    case .undated:
      Sample.figure(
        .line,
        [
          (2019...2022).map { Sample.value(Double($0 - 2015) * 1e9, "exports", "\($0)") }
            + [Sample.value(4e9, "exports", nil, qualifier: .about)]
        ])
    case .differing:
      Sample.figure(
        .line,
        [
          [
            Sample.value(4.6e9, "exports", "2020"), Sample.value(5.1e9, "exports", "2021"),
            Sample.value(5.8e9, "exports", "2022", source: "A"),
            Sample.value(5.1e9, "exports", "2022", source: "B"),
          ]
        ]
      ) { $0.conflicts = .show }
    case .forecast:
      Sample.figure(
        .line,
        [
          (2018...2022).map { Sample.value(Double($0 - 2015) * 1e9, "gdp", "\($0)") }
            + [Sample.value(9e9, "gdp", "2023", modality: .forecast)]
        ])
    }
  }

  private static var crowded: (spec: ChartSpec, data: [ChartData]) {
    let areas = ["BLR", "KAZ", "LTU", "UKR", "LVA", "EST"]
    var random = Seeded(seed: 7)
    let observations = areas.map { area in
      (1992...2022).map { year in
        Sample.value(Double.random(in: 1...90, using: &random) * 1e9, "gdp", "\(year)", ref: area)
      }
    }
    var figure = Sample.figure(.line, labels: areas, observations)
    figure.spec.entries[0].isFocus = true
    figure.data[0].entry.isFocus = true
    return figure
  }
}

@Test(arguments: SampleFigure.allCases)
func `a figure is laid out as recorded`(sample: SampleFigure) throws {
  try SceneText.check(try Sample.scene(sample.figure), sample.rawValue)
}

@Test(arguments: SampleFigure.allCases)
func `no two texts of a figure overlap, and all are on the page`(sample: SampleFigure) throws {
  try checkTexts(try Sample.scene(sample.figure))
}

@Test(arguments: UInt64(0)..<60)
func `nor do those of any other figure`(seed: UInt64) throws {
  var random = Seeded(seed: seed)
  let kinds: [ChartSpec.Kind] = [.line, .bar, .column]
  let kind = kinds[Int(seed) % 3]
  let areas = ["BLR", "KAZ", "LTU", "UKR"].prefix(Int.random(in: 1...4, using: &random))
  let first = Int.random(in: 1990...2015, using: &random)
  let count = Int.random(in: 1...(kind == .bar ? 4 : 9), using: &random)
  let scale = [1.0, 1e3, 1e6, 1e9, 1e12][Int.random(in: 0..<5, using: &random)]
  let observations = areas.map { area in
    (0..<count).filter { _ in Bool.random(using: &random) || Bool.random(using: &random) }.map { offset in
      let value = Double.random(in: -0.2...1, using: &random) * 90 * scale
      let qualifier = Qualifier.allCases.randomElement(using: &random) ?? .exact
      let modality = Modality.allCases.randomElement(using: &random) ?? .actual
      return Sample.value(
        value, "gdp", "\(first + offset)", half: scale / 2, qualifier: qualifier, modality: modality,
        ref: area)
    }
  }
  guard observations.contains(where: { !$0.isEmpty }) else { return }
  try checkTexts(
    try Sample.scene(Sample.figure(kind, Array(observations)) { $0.size = .millimetres(200, 160) }))
}

private func checkTexts(_ scene: Scene) throws {
  let texts = Sample.texts(scene)
  let page = Box(left: 0, top: 0, right: scene.width, bottom: scene.height)
  for text in texts {
    #expect(Box(text).lies(in: page), "“\(text.text)” leaves the page")
    #expect(text.text.unicodeScalars.allSatisfy { $0 != "…" })
  }
  for (index, a) in texts.enumerated() {
    for b in texts[(index + 1)...] {
      #expect(!Box(a).grown(by: -0.3).overlaps(Box(b)), "“\(a.text)” lies over “\(b.text)”")
    }
  }
}

@Test func `every mark that is drawn is named in the note`() throws {
  let texts = Sample.texts(try Sample.scene(SampleFigure.park.figure)).map(\.text).joined(separator: " ")
  for words in ["Wavy end: about", "Outward arrow: more than or at least", "Pale end: range", "Hatched"] {
    #expect(texts.contains(words))
  }
  #expect(!texts.contains("Inward arrow"))
}

@Test func `a growth that may be an index is told with that doubt`() throws {
  let texts = Sample.texts(try Sample.scene(SampleFigure.bars.figure)).map(\.text).joined(separator: " ")
  #expect(
    texts.contains("growth as stated; if an index (2021 = 100), +13.6%; so no level of 2021 is derived"))
  #expect(texts.contains("2022, +113.6% on\u{A0}2021, as\u{A0}stated"))
}

@Test func `units that differ cannot share a line's scale`() throws {
  let error = try #require(throws: AlmanacError.self) {
    try Sample.scene(
      Sample.figure(
        .line, [[Sample.value(1e9), Sample.value(2e9, unit: "EUR"), Sample.value(3e9, "exports")]]))
  }
  #expect(error.message.contains("EUR (level) and USD (level) cannot share one scale"))
}

@Test(arguments: [5.8e9, 3.0])
func `a level is no place in a ranking`(value: Double) throws {
  let error = try #require(throws: AlmanacError.self) {
    try Sample.scene(Sample.figure(.rank, [[Sample.value(value), Sample.value(value, "exports", "2021")]]))
  }
  #expect(error.message.contains("is a level and no place in a ranking"))
}

@Test(arguments: [1.0, 4, 15, 130, 9000])
func `the ticks of a ranking are few and begin at 1`(last: Double) throws {
  let places = [(2020, 1.0), (2021, last)].map {
    Sample.value($1, "fdi", "\($0)", kind: .rank, unit: "RANK", half: 0)
  }
  let scene = try Sample.scene(Sample.figure(.rank, [places]))
  let ticks = Sample.texts(scene).filter { $0.origin.x == Theme.margin && $0.font == Theme.axisFont }
  #expect(ticks.first?.text == "1")
  #expect((2...9).contains(ticks.count))
}

@Test func `a page too small for its plot is refused`() throws {
  let error = try #require(throws: AlmanacError.self) {
    try Sample.scene(
      Sample.figure(.line, [[Sample.value(1e9)]]) {
        $0.size = .millimetres(60, 40)
        $0.mayGrow = false
      })
  }
  #expect(error.message.hasPrefix("no room for the plot"))
}

@Test func `a page whose size nobody asked for grows with its notes`() throws {
  let note = String(repeating: "A word on the data. ", count: 120)
  let scene = try Sample.scene(Sample.figure(.line, [[Sample.value(1e9)]]) { $0.note = note })
  #expect(scene.height > ChartSpec.Size.millimetres(160, 100).height ?? 0)
}

@Test func `a long series keeps its extremes when it is thinned out`() {
  let spots = (0..<100_000).map { index in
    LineChart.Spot(
      observation: Sample.value(1),
      point: Point(Double(index) / 500, index == 77_777 ? -5 : Double(index % 100)),
      isDisputed: false)
  }
  let kept = LineChart.decimated(spots)
  #expect(kept.count < 2000)
  #expect(kept.contains { $0.point.y == -5 })
  #expect(kept.first == nil ? false : kept[0].point == spots[0].point)
  #expect(zip(kept, kept.dropFirst()).allSatisfy { $0.point.x <= $1.point.x })
}
