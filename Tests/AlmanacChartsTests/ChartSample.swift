import AlmanacModel
import AlmanacTestSupport

@testable import AlmanacCharts

/// What the tests of this folder share: a small catalogue, observations, and a measurer that needs no fonts.
enum ChartSample {
  static let catalog = (try? Catalog.load(from: ["\(Fixtures.folder)/charts/catalog"])) ?? Catalog()

  static func key(
    _ indicator: String, _ kind: ClaimKind = .level, unit: String = "USD", ref: String = "BLR",
    counterpart: String = "CHN", modality: Modality = .actual, reporter: String = SeriesKey.unknown,
    period: String? = "2022"
  ) -> SeriesKey {
    SeriesKey(
      freq: Frequency(of: period.flatMap { TimePeriod($0) }), refArea: ref, indicator: indicator,
      counterpartArea: counterpart, kind: kind, unitMeasure: unit, stockFlow: SeriesKey.notApplicable,
      zone: SeriesKey.notApplicable, modality: modality, reporter: reporter)
  }

  /// An observation of `period`; `half` is half a unit of its last written digit.
  static func value(
    _ value: Double?, _ indicator: String = "trade_turnover", _ period: String? = "2022",
    kind: ClaimKind = .level, unit: String = "USD", half: Double = 0.05e9, low: Double? = nil,
    high: Double? = nil, base: String? = nil, qualifier: Qualifier = .exact, modality: Modality = .actual,
    ref: String = "BLR", reporter: String = SeriesKey.unknown, source: String = "Xie H., A paper, 2023",
    sentence: String? = nil, published: String? = "2023-05-01"
  ) -> Observation {
    let words =
      sentence ?? "The \(indicator) of \(period ?? "no year") was \(value.map { "\($0)" } ?? "a range")."
    return Observation(
      key: key(
        indicator, kind, unit: unit, ref: ref, modality: modality, reporter: reporter, period: period),
      timePeriod: period.flatMap { TimePeriod($0) }, basePeriod: base.flatMap { TimePeriod($0) },
      stated: StatedValue(value: value, low: low, high: high, halfUnit: half), qualifier: qualifier,
      source: Provenance(
        claim: "c\(indicator.prefix(3))\(period ?? "")", citation: source, title: "A paper",
        published: published.flatMap { CalendarDay($0) }, sentence: words))
  }

  static func percent(
    _ value: Double, _ indicator: String = "trade_turnover", _ period: String? = "2022",
    base: String? = "2021",
    half: Double = 0.05, qualifier: Qualifier = .exact, sentence: String? = nil
  ) -> Observation {
    self.value(
      value, indicator, period, kind: .change, unit: "PERCENT", half: half, base: base, qualifier: qualifier,
      sentence: sentence)
  }

  /// A figure with one entry for each list of observations.
  static func figure(
    _ kind: ChartSpec.Kind, title: String = "A title", labels: [String?] = [], ids: [String?] = [],
    _ observations: [[Observation]], change: (inout ChartSpec) -> Void = { _ in }
  ) -> (spec: ChartSpec, data: [ChartData]) {
    let entries = observations.indices.map { index in
      ChartSpec.Entry(
        selection: SeriesSelection(), label: index < labels.count ? labels[index] : nil,
        id: index < ids.count ? ids[index] : nil)
    }
    var spec = ChartSpec(kind: kind, title: title, entries: entries)
    change(&spec)
    return (spec, zip(spec.entries, observations).map { ChartData(entry: $0, observations: $1) })
  }

  static func content(_ figure: (spec: ChartSpec, data: [ChartData])) throws(AlmanacError) -> ChartContent {
    try ChartContent(figure.spec, figure.data, name: "figure", catalog: catalog)
  }

  static func scene(_ figure: (spec: ChartSpec, data: [ChartData])) throws(AlmanacError) -> Scene {
    try ChartLayout.scene(
      for: figure.spec, over: try content(figure), name: "figure", place: "charts/figure.toml",
      dataHash: "0123abcd", catalog: catalog, measurer: TableMeasurer())
  }

  /// All texts of a scene, in order.
  static func texts(_ scene: Scene) -> [Scene.Text] {
    func texts(_ items: [Scene.Item]) -> [Scene.Text] {
      items.flatMap { item -> [Scene.Text] in
        switch item {
        case .text(let text): [text]
        case .group(let group): texts(group.items)
        case .path: []
        }
      }
    }
    return texts(scene.items)
  }
}

/// Widths of an imagined font: every character half as wide as the letters are high.
struct TableMeasurer: TextMeasurer {
  func extent(of text: String, font: Font, language: String) throws(AlmanacError) -> TextExtent {
    TextExtent(
      width: Double(text.unicodeScalars.count) * font.size * 0.54, ascent: font.size * 0.97,
      descent: font.size * 0.24)
  }
}
