package import AlmanacModel

/// From specification and data to a scene: a pure function.
package struct ChartLayout {
  /// Changes whenever the same data may give another picture.
  package static let version = "1"

  let spec: ChartSpec
  let content: ChartContent
  let catalog: Catalog
  let name: String
  /// How errors name the figure.
  let place: String
  let dataHash: String
  let colours: Colours
  let theme: Theme
  let setter: Typesetter
  let format: NumberFormat
  let sources: SourceList

  /// - Parameters:
  ///   - name: the figure's name, printed at the end of its footer with the data's digest.
  /// - Throws: `AlmanacError` 65 if units are mixed on one scale, a placeholder cannot be filled or would
  /// assert what is   disputed, a character has no glyph, or the page is too small.
  package static func scene(
    for spec: ChartSpec, over content: ChartContent, name: String, place: String, dataHash: String,
    catalog: Catalog,
    colours: Colours = Colours(), measurer: any TextMeasurer
  ) throws(AlmanacError) -> Scene {
    let layout = ChartLayout(
      spec: spec, content: content, catalog: catalog, name: name, place: place, dataHash: dataHash,
      colours: colours,
      theme: Theme.named[spec.theme] ?? .light,
      setter: Typesetter(measurer: measurer, language: spec.language),
      format: NumberFormat(catalog: catalog),
      sources: SourceList(content.cited, witnesses: content.witnesses))
    return try layout.scene()
  }

  /// Whether values stand along an axis of time; else each has a row of its own.
  var isTimeLine: Bool {
    switch spec.kind {
    case .bar: false
    case .line, .column: content.drawn.contains { $0.timePeriod != nil }
    case .rank: Set(content.drawn.compactMap(\.timePeriod)).count > 1
    }
  }

  private func scene() throws(AlmanacError) -> Scene {
    if spec.kind == .rank, let other = content.drawn.first(where: { $0.key.kind != .rank }) {
      throw AlmanacError(
        .badInput, at: place,
        "\(format.qualified(other)) is a \(other.key.kind.rawValue) and no place in a ranking; set kind = \"rank\" on its "
          + "series, or draw bars or lines")
    }
    let page = Page(spec: spec, theme: theme, setter: setter, name: name, place: place, dataHash: dataHash)
    let filler = Placeholders(content: content, format: format, name: place)
    let title = try title(filler)
    let subtitle =
      try spec.subtitle.map { text throws(AlmanacError) in try filler.fill(text) } ?? defaultSubtitle
    let header = try page.header(title: title, subtitle: subtitle)
    let note = try spec.note.map { text throws(AlmanacError) in try filler.fill(text) }
    let plot = try plot(page, header, note)
    return Scene(
      width: spec.size.width, height: plot.height, background: theme.background,
      items: header.items + plot.items,
      title: title,
      altText: AltText(format: format, catalog: catalog).text(title: title, content: content),
      source: sources.line, language: spec.language)
  }

  /// The plot and the footer below it, and how high the page is with them.
  private func plot(
    _ page: Page, _ header: Page.Header, _ note: String?
  ) throws(AlmanacError) -> (items: [Scene.Item], height: Double) {
    guard isTimeLine else {
      let footer = try page.footer(notes(note))
      let chart = RowChart(page: page, format: format, sources: sources)
      let plot = try chart.layout(rows(), top: header.bottom)
      // Rows need what they need: the page is as high as its content.
      let height = plot.bottom + Theme.footerGap + 5 + footer.height + Theme.margin
      return (plot.items + (try page.items(of: footer, pageHeight: height)), height)
    }
    var height = spec.size.height ?? page.width * 0.6
    let lines = try self.lines()
    var sentences = notes(note)
    if LineChart.gaps(lines).count > 0 { sentences.append("Grey band: no data.") }
    // What finds no room in the plot is told in the footer, which then leaves the plot less room: so twice.
    for isLast in [false, true] {
      let footer = try page.footer(sentences)
      let chart = LineChart(page: page, format: format, sources: sources, form: form)
      if spec.mayGrow {
        let undated = try chart.undated(lines, bottom: 0).height
        let rest = header.bottom + undated + footer.height + Theme.footerGap + Theme.margin
        height = max(height, rest + Theme.goodPlot)
      }
      let plot = try chart.layout(
        lines, top: header.bottom, bottom: height - Theme.margin - footer.height - Theme.footerGap)
      if plot.unplaced.isEmpty || isLast {
        return (plot.items + (try page.items(of: footer, pageHeight: height)), height)
      }
      sentences += plot.unplaced
    }
    return ([], height)
  }

  private var form: LineChart.Form {
    switch spec.kind {
    case .rank: .rank
    case .column: .column
    case .line, .bar: .line
    }
  }

  // MARK: - Words

  /// The title, or the plain one where a placeholder would assert what is in doubt.
  private func title(_ filler: Placeholders) throws(AlmanacError) -> String {
    try TitleCheck.check(spec.title, name: place)
    guard let plain = spec.plainTitle else { return try filler.fill(spec.title) }
    try TitleCheck.check(plain, name: place)
    do throws(AlmanacError) {
      return try filler.fill(spec.title)
    } catch {
      return try filler.fill(plain)
    }
  }

  func label(_ observation: Observation, _ entry: ChartSpec.Entry) -> String {
    entry.label ?? SeriesLabel(catalog: catalog).text(observation.key)
  }

  private var defaultSubtitle: String? {
    guard let first = content.drawn.first(where: { $0.timePeriod != nil }) else {
      return "Period not stated"
    }
    guard isTimeLine else { return nil }
    let periods = content.drawn.compactMap(\.timePeriod)
    let (from, to) = (periods.map(\.firstYear).min() ?? 0, periods.map(\.lastYear).max() ?? 0)
    let years = from == to ? "\(from)" : "\(from)\(NumberFormat.enDash)\(to)"
    let unit = format.unitName(first.key.unitMeasure)
    let what =
      switch (spec.kind, first.key.kind) {
      case (.rank, _): "Place in the ranking, 1 = largest"
      case (_, .change): "Change in \(unit)"
      case (_, .share): "Share in \(unit)"
      default: unit.prefix(1).uppercased() + unit.dropFirst()
      }
    return "\(what), \(years)"
  }

  /// Source line, what is derived and how, the marks used, then what must be said of the data.
  private func notes(_ note: String?) -> [String] {
    var sentences = [sources.line]
    for value in content.drawn where value.isDerived {
      guard let derivation = value.source.derivation else { continue }
      sentences.append(
        "Derived: \(format.value(value)) for \(NumberFormat.period(value.timePeriod)) = \(derivation).")
    }
    let styles = Set(
      content.drawn.flatMap { MarkStyle.styles(of: $0, isDisputed: content.disputes.contains($0)) })
    let marked = MarkStyle.allCases.filter { styles.contains($0) && isVisible($0) }
    let names = marked.map { $0.legend(onBars: !isTimeLine || spec.kind == .column) }
    if !names.isEmpty { sentences.append(names.joined(separator: ". ") + ".") }
    let words = GrowthNote(format: format)
    let changes = content.growth.map(\.change) + content.drawn.filter { $0.key.kind == .change }
    var cautions = changes.compactMap { words.caution($0, among: content.growth) }
    cautions += content.misfits.compactMap { words.misfit($0, sources) }
    for caution in cautions where !sentences.contains(caution) { sentences.append(caution) }
    sentences += content.disputes.sentences(format, sources)
    for value in content.dropped {
      sentences.append(
        "Not drawn: \(format.qualified(value)) for \(NumberFormat.period(value.timePeriod))\(sources.mark(value)), "
          + "which another source contradicts.")
    }
    if let note { sentences.append(note) }
    return sentences
  }

  /// A place on a strip shows neither a wave nor an arrow.
  private func isVisible(_ style: MarkStyle) -> Bool {
    content.drawn.contains {
      (isTimeLine || $0.key.kind != .rank)
        && MarkStyle.styles(of: $0, isDisputed: content.disputes.contains($0)).contains(style)
    }
  }
}
