internal import AlmanacModel

/// Reads the cells of one table as claims.
struct TableClaimReader {
  let catalog: CatalogFacts
  let claims: ClaimReader
  let anatomy: TableAnatomy
  let captions: [TableLabel]
  let state: DiscourseState
  /// The caption is the heading above: what the discourse knows from that heading, the caption says itself.
  let captionIsHeading: Bool

  private let rowLabels: [[TableLabel]]
  private let axisAreas: Set<AreaCode>
  private let rowAreas: Set<AreaCode>
  private let context: [AreaCode]

  init(
    catalog: CatalogFacts, claims: ClaimReader, anatomy: TableAnatomy, captions: [TableLabel],
    state: DiscourseState,
    captionIsHeading: Bool
  ) {
    self.catalog = catalog
    self.claims = claims
    self.anatomy = anatomy
    self.captions = captions
    self.state = state
    self.captionIsHeading = captionIsHeading
    let reader = anatomy.reader
    rowLabels = anatomy.grid.rows.map { row in
      anatomy.labelColumns.reversed().filter { !row.cells[$0].isEmpty }.map {
        reader.label(row.cells[$0], .row)
      }
    }
    var areas: Set<AreaCode> = []
    for label in rowLabels.dropFirst(anatomy.headCount).joined() { areas.formUnion(label.areas.map(\.code)) }
    rowAreas = areas
    for column in anatomy.columns.indices where anatomy.isData(column) {
      for label in anatomy.columns[column] { areas.formUnion(label.areas.map(\.code)) }
    }
    axisAreas = areas
    context = Self.context(anatomy, captions, state, captionIsHeading)
  }

  /// The areas the table, or else the text around, is about, where it names one or two.
  private static func context(
    _ anatomy: TableAnatomy, _ captions: [TableLabel], _ state: DiscourseState, _ captionIsHeading: Bool
  ) -> [AreaCode] {
    let heads = captions + anatomy.columns.joined()
    if let pair = heads.lazy.map({ distinct($0.areas.map(\.code)) }).first(where: { $0.count == 2 }) {
      return pair
    }
    let heading = captionIsHeading ? [] : state.headingAreas
    for areas in [heading, state.titleAreas, state.datelineAreas, state.openingAreas, state.paperPair]
    where !areas.isEmpty && areas.count <= 2 {
      return areas
    }
    return []
  }

  /// The claims of each row that has any, in the order of the text.
  func rows() -> [(line: Range<Int>, claims: [BoundClaim])] {
    var result: [(line: Range<Int>, claims: [BoundClaim])] = []
    var sections: [TableLabel] = []
    let isIndex = anatomy.columns.indices.map(isIndexColumn)
    let beside = anatomy.columns.indices.map(period(beside:))
    for row in anatomy.body {
      let line = anatomy.grid.rows[row].line
      let data = anatomy.columns.indices.filter { anatomy.isData($0) && anatomy.numbers[row][$0] != nil }
      if data.isEmpty {
        if isSection(row) { sections = section(row) }
        continue
      }
      let sentence = folded(anatomy.reader.text, line)
      var found: [BoundClaim] = []
      let labels = withParent(row, sections)
      for column in data {
        guard let number = anatomy.numbers[row][column] else { continue }
        let claim = claim(
          number, labels(column), column: column, beside: beside[column], isIndexColumn: isIndex[column],
          sentence: sentence)
        if let claim { found.append(claim) }
      }
      if !found.isEmpty { result.append((line, found)) }
    }
    return result
  }

  // MARK: - Labels of a cell

  /// A row with words in its first cell only heads the rows below.
  private func isSection(_ row: Int) -> Bool {
    let cells = anatomy.grid.rows[row].cells
    let texts = cells.indices.filter { !cells[$0].isEmpty }
    return !texts.isEmpty && texts.allSatisfy { $0 == texts[0] } && texts[0] <= 1
  }

  private func section(_ row: Int) -> [TableLabel] {
    let cells = anatomy.grid.rows[row].cells
    return cells.first { !$0.isEmpty }.map { [anatomy.reader.label($0, .section)] } ?? []
  }

  /// The labels over a cell of `row`, nearest first, by its column.
  private func withParent(_ row: Int, _ sections: [TableLabel]) -> (Int) -> [TableLabel] {
    var own = rowLabels[row]
    var parents: [TableLabel] = []
    if let parent = parent(of: row) {
      parents = rowLabels[parent].map { label in
        var label = label
        label.place = .section
        return label
      }
    }
    if own.isEmpty { own = parents }
    return { column in
      let heads = inherited(column)
      let isRowFirst = own.contains { !$0.named.isEmpty || $0.kind != nil }
      let axes = isRowFirst ? own + heads : heads + own
      return axes + parents + sections + anatomy.stub + captions
    }
  }

  /// The row that this one is a part of, or goes on with: "of which", a line set further in, "growth, %" alone.
  private func parent(of row: Int) -> Int? {
    guard let label = rowLabels[row].first else { return nil }
    let isPart =
      label.marks.contains(.part)
      || anatomy.grid.rows[row].indent > anatomy.grid.rows[anatomy.body.lowerBound].indent
    let isOpen = label.kind != nil && label.named.isEmpty && label.areas.isEmpty && label.periods.isEmpty
    guard isPart || isOpen else { return nil }
    let indent = anatomy.grid.rows[row].indent
    return (max(anatomy.body.lowerBound, row - 200)..<row).last { above in
      guard let other = rowLabels[above].first, !other.marks.contains(.part) else { return false }
      return isOpen
        ? !other.named.isEmpty : anatomy.grid.rows[above].indent < indent || label.marks.contains(.part)
    }
  }

  /// The heads of a column; one that only says "growth, %" takes its indicator from the columns to its left.
  private func inherited(_ column: Int) -> [TableLabel] {
    let own = anatomy.columns[column]
    guard own.contains(where: { $0.kind != nil }),
      own.allSatisfy({ $0.indicators.allSatisfy { $0.standing == .any } })
    else { return own }
    let left = left(of: column).last { other in
      anatomy.isData(other)
        && anatomy.columns[other].contains {
          !$0.named.isEmpty || $0.indicators.contains { $0.standing == .generic }
        }
    }
    guard let left else { return own }
    return own
      + anatomy.columns[left].map { label in
        var label = label
        label.place = .section
        label.units = []
        label.kind = nil
        return label
      }
  }

  /// The columns whose heads may speak for `column`: near ones, so that a cell of a wide table costs no more.
  private func left(of column: Int) -> Range<Int> { max(0, column - 40)..<column }

  /// The period of the nearest column to the left that has one, for a column without.
  private func period(beside column: Int) -> PeriodMention? {
    guard anatomy.columns[column].allSatisfy({ $0.periods.isEmpty }) else { return nil }
    return left(of: column).last {
      anatomy.isData($0) && anatomy.columns[$0].contains { !$0.periods.isEmpty }
    }
    .flatMap { anatomy.columns[$0].lazy.compactMap(\.periods.first).first }
  }

  /// The amount's unit of the nearest column to the left: "Turnover, $ million | Exports | Imports".
  private func unit(beside column: Int) -> TableLabel.UnitHint? {
    left(of: column).reversed().lazy.filter(anatomy.isData).compactMap { other in
      anatomy.columns[other].lazy.flatMap(\.units).first { hint in
        hint.unit.map { catalog.units[$0]?.sort == .currency } ?? false
      }
    }.first
  }

  private func isIndexColumn(_ column: Int) -> Bool {
    anatomy.body.allSatisfy { row in
      guard let mention = anatomy.numbers[row][column]?.mention, let value = mention.stated.value else {
        return true
      }
      return value >= 50 && !mention.hasSign
    }
  }

  // MARK: - One claim

  private func claim(
    _ number: TableNumber, _ around: [TableLabel], column: Int, beside: PeriodMention?, isIndexColumn: Bool,
    sentence: String
  )
    -> BoundClaim?
  {
    let labels = [number.label] + around
    let zone = labels.lazy.compactMap { $0.reading.zones.first?.code }.first
    let measure = TableMeasureReader(
      catalog: catalog, reader: anatomy.reader, labels: labels, number: number, isIndexColumn: isIndexColumn,
      zone: zone ?? state.zone, fallback: captionIsHeading ? nil : state.headingIndicator,
      besideUnit: unit(beside: column)
    ).measure()
    guard isClaim(measure, labels) else { return nil }
    let entry = measure.indicator.flatMap { catalog.indicators[$0] }
    let isPark = isPark(measure.indicator, zone)
    let areas = TableAreas(
      catalog: catalog, labels: labels, role: entry?.pairRole ?? .none, axisAreas: axisAreas,
      rowAreas: rowAreas, context: context,
      home: state.home, isPark: isPark,
      host: isPark ? (zone ?? state.zone).flatMap { catalog.zones[$0]?.area } : nil
    ).bind()
    let period = TablePeriods(
      labels: labels, published: state.published, fallback: captionIsHeading ? nil : state.headingPeriod,
      beside: beside
    ).bind(measure.kind, measure.unit)
    return bound(number, measure, areas, period, labels, zone, entry, sentence)
  }

  /// A number without a unit, an indicator or a kind of its own says nothing.
  private func isClaim(_ measure: TableMeasure, _ labels: [TableLabel]) -> Bool {
    if labels.contains(where: { !$0.indicators.isEmpty }), measure.indicator != nil { return true }
    guard let unit = measure.unit else { return false }
    return unit != .percent || labels.contains { $0.kind != nil || !$0.indicators.isEmpty }
  }

  private func isPark(_ indicator: IndicatorCode?, _ zone: ZoneCode?) -> Bool {
    indicator.flatMap { catalog.indicators[$0] }?.isParkFigure(hasZone: (zone ?? state.zone) != nil) ?? false
  }

  private func bound(
    _ number: TableNumber, _ measure: TableMeasure, _ areas: AreaBinding, _ period: PeriodBinding,
    _ labels: [TableLabel], _ zone: ZoneCode?, _ entry: CatalogFacts.Indicator?, _ sentence: String
  ) -> BoundClaim {
    let shown = areas.shown(for: entry, in: catalog)
    let mention = number.mention
    let bytes = number.bytes
    var confidence = 0.97 * measure.score * areas.score * (period.period == nil ? 0.5 : period.score)
    if number.isYearLike { confidence *= 0.8 }
    let text = anatomy.reader.text
    let claim = Claim(
      span: nil, quote: String(decoding: text[bytes], as: UTF8.self), sentence: sentence, context: .table,
      kind: measure.kind, indicator: measure.indicator, refArea: shown.ref,
      counterpartArea: entry?.isBilateral == false ? nil : shown.counterpart, timePeriod: period.period,
      basePeriod: period.base, stated: stated(number, measure),
      unitMeasure: currency(measure, areas, period.period) ?? measure.unit ?? .number,
      qualifier: mention.qualifier, modality: modality(measure, period, labels),
      stockFlow: measure.kind == .level || measure.kind == .count ? entry?.stockFlow : nil, zone: zone,
      reporter: labels.lazy.flatMap(\.reading.areas).first { $0.link == .reporter }?.code,
      confidence: (confidence * 1000).rounded() / 1000,
      reasons: ["table cell"] + distinct(measure.reasons + areas.reasons + [period.reason].compactMap { $0 })
        + (period.baseIsImplied && period.base != nil ? ["base implied"] : []))
    return BoundClaim(number: mention, bytes: bytes, claim: claim)
  }

}
