package import AlmanacModel

/// From specification and data to a scene: a pure function.
package struct ChartLayout {
  /// Changes whenever the same data may give another picture.
  package static let version = "1"

  let spec: ChartSpec
  let data: [ChartData]
  let catalog: Catalog
  let name: String
  let dataHash: String
  let theme: Theme
  let setter: Typesetter
  let format: NumberFormat

  /// - Parameters:
  ///   - name: the figure's name, printed at the end of its footer with the data's digest.
  /// - Throws: `AlmanacError` 65 if there is nothing to draw, units are mixed on one scale, sources contradict each
  ///   other and the specification refuses that, a placeholder cannot be filled, or the page is too small.
  package static func scene(
    for spec: ChartSpec, over data: [ChartData], name: String, dataHash: String, catalog: Catalog,
    measurer: any TextMeasurer
  ) throws(AlmanacError) -> Scene {
    let layout = ChartLayout(
      spec: spec, data: data, catalog: catalog, name: name, dataHash: dataHash,
      theme: Theme.named[spec.theme] ?? .light,
      setter: Typesetter(measurer: measurer, language: spec.language),
      format: NumberFormat(catalog: catalog))
    return try layout.scene()
  }

  private var drawn: [Observation] { data.flatMap { values($0) } }

  private func scene() throws(AlmanacError) -> Scene {
    let drawn = self.drawn
    guard !drawn.isEmpty else {
      throw AlmanacError(.badInput, at: name, "no data for any of its series; see 'almanac chart --list'")
    }
    let disputes = Disputes(drawn)
    if spec.conflicts == .refuse, let first = disputes.sentences(format).first {
      throw AlmanacError(
        .badInput, at: name,
        "sources differ: \(first); set conflicts = \"show\", or narrow the series to one reporter")
    }
    let page = Page(spec: spec, theme: theme, setter: setter, name: name, dataHash: dataHash)
    let filler = Placeholders(observations: drawn, format: format)
    let title = try filler.fill(spec.title, name: name)
    let isTimeLine = spec.kind != .bar && hasSeveralPeriods(drawn)
    let subtitle =
      try spec.subtitle.map { text throws(AlmanacError) in try filler.fill(text, name: name) }
      ?? self.subtitle(isTimeLine)
    let header = try page.header(title: title, subtitle: subtitle)
    let sources = SourceList(drawn + growth)
    let footer = try page.footer(notes(sources, disputes, isTimeLine: isTimeLine))
    var items = header.items
    let height: Double
    if isTimeLine {
      height = spec.size.height ?? page.width * 0.6
      let chart = LineChart(page: page, format: format, sources: sources, isRank: spec.kind == .rank)
      items += try chart.layout(
        try lines(disputes), unit: drawn.first?.key.unitMeasure ?? "", top: header.bottom,
        bottom: height - Theme.margin - footer.height - Theme.footerGap)
    } else {
      let chart = RowChart(page: page, format: format, catalog: catalog, sources: sources)
      let plot = try chart.layout(rows(sources, disputes), top: header.bottom, height: nil)
      items += plot.items
      // Rows need what they need: the page is as high as its content.
      height = plot.bottom + Theme.footerGap + 4 + footer.height + Theme.margin
    }
    items += try page.items(of: footer, pageHeight: height)
    return Scene(
      width: spec.size.width, height: height, background: theme.background, items: items, title: title,
      altText: AltText(format: format, catalog: catalog).text(
        title: title, data: data.map { ($0, values($0)) }, growth: growth),
      source: sources.line, language: spec.language)
  }

  // MARK: - Data

  /// What an entry draws: levels and counts before changes; changes beside levels of their series become words.
  private func values(_ data: ChartData) -> [Observation] {
    guard data.entry.selection.kinds.isEmpty else { return data.observations }
    let plain = data.observations.filter {
      $0.key.kind != .change && $0.key.kind != .ratio && $0.key.kind != .index
    }
    return plain.isEmpty ? data.observations : plain
  }

  /// Changes told of a series and period that is drawn as a level.
  private var growth: [Observation] {
    data.flatMap { item in
      let shown = values(item)
      return item.observations.filter { change in
        change.key.kind == .change && !shown.contains(change) && shown.contains { matches(change, $0) }
      }
    }
  }

  private func matches(_ change: Observation, _ level: Observation) -> Bool {
    change.key.indicator == level.key.indicator && change.key.refArea == level.key.refArea
      && change.key.counterpartArea == level.key.counterpartArea && change.timePeriod == level.timePeriod
      && change.key.modality == level.key.modality
  }

  private func hasSeveralPeriods(_ observations: [Observation]) -> Bool {
    Set(observations.compactMap(\.timePeriod)).count > 1
  }

  private func label(_ observation: Observation, _ entry: ChartSpec.Entry) -> String {
    entry.label ?? SeriesLabel(catalog: catalog).text(observation.key)
  }

  private func rows(_ sources: SourceList, _ disputes: Disputes) -> [RowChart.Row] {
    var rows: [RowChart.Row] = []
    for item in data {
      let observations = values(item)
      let groups = Dictionary(grouping: observations) {
        "\($0.key.indicator) \($0.key.refArea) \($0.key.counterpartArea) \($0.key.kind.rawValue) \($0.key.unitMeasure) \($0.key.modality.rawValue) \($0.key.zone)"
      }
      var seen: [String] = []
      for observation in observations {
        let key =
          "\(observation.key.indicator) \(observation.key.refArea) \(observation.key.counterpartArea) \(observation.key.kind.rawValue) \(observation.key.unitMeasure) \(observation.key.modality.rawValue) \(observation.key.zone)"
        guard !seen.contains(key) else { continue }
        seen.append(key)
        let bars = (groups[key] ?? []).map { bar($0, sources, disputes) }
        rows.append(
          RowChart.Row(
            label: label(observation, item.entry), unit: rowUnit(observation),
            unitCode: scaleKey(observation), bars: bars))
      }
      if observations.isEmpty {
        rows.append(
          RowChart.Row(label: item.entry.label ?? "Series without data", unit: "", unitCode: "", bars: []))
      }
    }
    return rows
  }

  /// Rows share a scale only where unit and kind are the same.
  private func scaleKey(_ observation: Observation) -> String {
    "\(observation.key.unitMeasure) \(observation.key.kind.rawValue)"
  }

  private func rowUnit(_ observation: Observation) -> String {
    let unit = format.unitName(observation.key.unitMeasure)
    switch observation.key.kind {
    case .change: return observation.key.unitMeasure == "PERCENT" ? "change in per cent" : "change, \(unit)"
    case .share: return "share in per cent"
    default:
      let units = Set(data.flatMap { values($0) }.filter { $0.key.kind != .rank }.map(scaleKey))
      return units.count > 1 && observation.key.kind != .rank ? "\(unit), own scale" : unit
    }
  }

  private func bar(_ observation: Observation, _ sources: SourceList, _ disputes: Disputes) -> RowChart.Bar {
    var details = [NumberFormat.period(observation.timePeriod)]
    if observation.key.kind == .change, let base = observation.basePeriod {
      details[0] += " on \(NumberFormat.period(base))"
    }
    if observation.key.modality != .actual { details.append(observation.key.modality.rawValue) }
    if observation.isDerived { details.append("derived") }
    if let change = growth.first(where: { matches($0, observation) }) {
      details.append(GrowthNote(format: format).text(change))
    }
    return RowChart.Bar(
      observation: observation, headline: format.qualified(observation),
      detail: details.joined(separator: ", ") + sources.mark(observation),
      disagrees: disputes.contains(observation))
  }

  private func lines(_ disputes: Disputes) throws(AlmanacError) -> [LineChart.Line] {
    var lines: [LineChart.Line] = []
    let units = Set(
      drawn.filter { $0.timePeriod != nil }.map { "\($0.key.unitMeasure) as \($0.key.kind.rawValue)" })
    guard units.count == 1 else {
      throw AlmanacError(
        .badInput, at: name,
        "\(units.sorted().joined(separator: " and ")) cannot share one scale; choose one unit and kind, or kind = \"bar\""
      )
    }
    for item in data {
      let groups = Dictionary(grouping: values(item).filter { $0.timePeriod != nil }) { lineKey($0) }
      for key in groups.keys.sorted() {
        let points = (groups[key] ?? []).sorted { ($0.timePeriod ?? .epoch) < ($1.timePeriod ?? .epoch) }
        guard let first = points.first else { continue }
        let disputed = Set(points.indices.filter { disputes.contains(points[$0]) })
        let several = groups.count > 1 && item.entry.label != nil
        lines.append(
          LineChart.Line(
            label: several ? "\(item.entry.label ?? "") (\(lineSuffix(first)))" : label(first, item.entry),
            points: points,
            isFocus: item.entry.isFocus, color: theme.ink, disputed: disputed))
      }
    }
    // One line alone is what the figure is about; with more than five only the focus has a colour.
    let isCrowded = lines.count > theme.palette.count
    var next = 0
    for index in lines.indices {
      if lines.count == 1 { lines[index].isFocus = true }
      if isCrowded, !lines[index].isFocus {
        lines[index].color = theme.muted
      } else {
        lines[index].color = theme.color(next)
        next += 1
      }
    }
    return lines
  }

  private func lineKey(_ observation: Observation) -> String {
    let key = observation.key
    return [
      key.indicator, key.refArea, key.counterpartArea, key.stockFlow, key.zone, key.reporter, key.freq.code,
      key.modality == .actual ? "" : key.modality.rawValue,
    ].joined(separator: " ")
  }

  private func lineSuffix(_ observation: Observation) -> String {
    let key = observation.key
    if key.modality != .actual { return key.modality.rawValue }
    if key.reporter != SeriesKey.unknown { return "\(catalog.label(of: AreaCode(key.reporter))) data" }
    return SeriesLabel(catalog: catalog).text(key)
  }

  // MARK: - Words

  private func subtitle(_ isTimeLine: Bool) -> String? {
    guard let first = drawn.first else { return nil }
    if isTimeLine {
      let periods = drawn.compactMap(\.timePeriod)
      let years =
        "\(periods.map(\.firstYear).min() ?? 0)\(NumberFormat.enDash)\(periods.map(\.lastYear).max() ?? 0)"
      let unit = format.unitName(first.key.unitMeasure)
      let text =
        spec.kind == .rank
        ? "Place in the ranking; 1 = largest" : unit.prefix(1).uppercased() + unit.dropFirst()
      return "\(text), \(years)"
    }
    return nil
  }

  private func notes(_ sources: SourceList, _ disputes: Disputes, isTimeLine: Bool) -> [String] {
    var sentences = [sources.line]
    if let note = spec.note { sentences.append(note) }
    let cautions = (growth + drawn).compactMap { GrowthNote(format: format).caution($0) }
    for caution in cautions where !sentences.contains(caution) { sentences.append(caution) }
    sentences += disputes.sentences(format).map { "Sources differ: \($0)." }
    let undated = drawn.filter { $0.timePeriod == nil }
    if isTimeLine, !undated.isEmpty {
      let words = undated.map { "\(SeriesLabel(catalog: catalog).text($0.key)) \(format.qualified($0))" }
      sentences.append("Period not stated, so not drawn: \(words.joined(separator: "; ")).")
    }
    let shown = isTimeLine ? drawn.filter { $0.timePeriod != nil } : drawn.filter { $0.key.kind != .rank }
    var styles = shown.flatMap { MarkStyle.styles(of: $0) }
    if shown.contains(where: { disputes.contains($0) }) { styles.append(.disagree) }
    for style in MarkStyle.allCases where styles.contains(style) {
      sentences.append(style.legend(onBars: !isTimeLine) + ".")
    }
    return sentences
  }
}

extension TimePeriod {
  fileprivate static let epoch = TimePeriod.day(CalendarDay(daysSinceEpoch: 0))
}

/// The name of a series where a specification gives none: "Exports of goods, Belarus → China".
package struct SeriesLabel {
  let catalog: Catalog
  package init(catalog: Catalog) { self.catalog = catalog }

  package func text(_ key: SeriesKey) -> String {
    let indicator = catalog.label(of: IndicatorCode(key.indicator))
    let areas = [key.refArea, key.counterpartArea].filter {
      $0 != SeriesKey.unknown && $0 != SeriesKey.notApplicable
    }
    .map { catalog.label(of: AreaCode($0)) }
    let isSymmetric = catalog.indicators[IndicatorCode(key.indicator)]?.isSymmetric ?? false
    let name = key.indicator == SeriesKey.unknown ? "Value" : indicator
    return areas.isEmpty
      ? name : "\(name), \(areas.joined(separator: isSymmetric ? NumberFormat.enDash : " and "))"
  }
}
