internal import AlmanacModel

/// What a cell measures: kind, indicator, unit and scale, from the labels that stand over it.
struct TableMeasure {
  var kind: ClaimKind
  var sign = 1.0
  var indicator: IndicatorCode?
  var unit: UnitCode?
  var magnitude = 0
  /// Its unit is a currency in one word.
  var isBareUnit = false
  var score = 1.0
  var reasons: [String] = []
}

/// Binds the measure of one cell.
struct TableMeasureReader {
  let catalog: CatalogFacts
  let reader: TableLabelReader
  /// Labels, nearest first: the cell's own, column and row, section, the labels' head, caption.
  let labels: [TableLabel]
  let number: TableNumber
  /// All numbers of the column are like an index: 50 and more, without signs.
  let isIndexColumn: Bool
  let zone: ZoneCode?
  /// The indicator of the heading above.
  let fallback: IndicatorCode?
  /// The amount's unit of the nearest column to the left.
  let besideUnit: TableLabel.UnitHint?

  var mention: NumberMention { number.mention }

  func measure() -> TableMeasure {
    let hint = kindHint()
    var measure = TableMeasure(kind: .level)
    if hint?.hint.kind != .rank { readUnit(&measure, hint) }
    readIndicator(&measure)
    settleKind(&measure, hint)
    countPark(&measure)
    if measure.indicator == nil {
      measure.score *= 0.3
      measure.reasons.append("no indicator")
    }
    return measure
  }

  // MARK: - Kind

  private func kindHint() -> (hint: TableLabel.KindHint, place: Int)? {
    for (place, label) in labels.enumerated() {
      guard let kind = label.kind, label.place != .caption || isCaptionKind(kind) else { continue }
      if kind.kind == .index || kind.kind == .rank, label.place == .caption, ownUnit != nil { continue }
      return (kind, place)
    }
    return nil
  }

  /// A caption's "growth" holds where no nearer label says that the numbers are amounts.
  private func isCaptionKind(_ kind: TableLabel.KindHint) -> Bool {
    guard let unit = ownUnit else { return true }
    return unit == .percent
  }

  /// The unit that the cell, its column or its row has.
  private var ownUnit: UnitCode? {
    if mention.kind != .number, let unit = mention.unit { return unit }
    return labels.first { $0.place != .caption && $0.units.contains { $0.unit != nil } }?.units.first {
      $0.unit != nil
    }?.unit
  }

  private func settleKind(_ measure: inout TableMeasure, _ hint: (hint: TableLabel.KindHint, place: Int)?) {
    let entry = measure.indicator.flatMap { catalog.indicators[$0] }
    if mention.kind == .ordinal || hint?.hint.kind == .rank {
      measure.kind = .rank
      measure.unit = .rank
      measure.magnitude = 0
      return
    }
    if measure.unit == .times {
      measure.kind = .ratio
    } else if var kind = hint?.hint {
      if kind.isOpen, isIndexColumn { kind.kind = .index }
      measure.kind = kind.kind
      measure.sign = kind.sign
      if kind.kind == .ratio, let usual = entry?.percentKind, usual != .change { measure.kind = usual }
      needPercent(&measure)
      measure.reasons.append(labels[hint?.place ?? 0].place.rawValue + " tells \(measure.kind.rawValue)")
    } else {
      settleByUnit(&measure, entry)
    }
  }

  private func settleByUnit(_ measure: inout TableMeasure, _ entry: CatalogFacts.Indicator?) {
    switch measure.unit {
    case .percent:
      let usual = entry?.percentKind
      measure.kind = mention.hasSign && mention.stated.value ?? 0 > 0 ? .change : usual ?? .change
      if usual == nil { measure.score *= mention.hasSign ? 0.85 : 0.5 }
    case .percentagePoints: measure.kind = .change
    case "INDEX": measure.kind = .index
    case let unit?:
      let sort = catalog.units[unit]?.sort
      measure.kind = sort == .count ? .count : .level
      if sort == .count, let entry, entry.countUnit != unit, !(hasPark && isParkNoun(unit)) {
        settleWithoutUnit(&measure, entry)
      }
    case nil: settleWithoutUnit(&measure, entry)
    }
  }

  private func settleWithoutUnit(_ measure: inout TableMeasure, _ entry: CatalogFacts.Indicator?) {
    measure.unit = nil
    measure.kind = .level
    if let counted = entry?.countUnit {
      measure.kind = .count
      measure.unit = counted
    } else if let usual = entry?.percentKind, usual != .change || entry?.stockFlow == nil {
      measure.kind = usual
      measure.unit = .percent
      measure.score *= 0.6
    } else if let code = entry?.code, ["pmi", "confidence_index", "stock_index"].contains(code.rawValue) {
      measure.kind = .index
      measure.unit = "INDEX"
    } else if let beside = besideUnit, entry?.stockFlow != nil {
      measure.unit = beside.unit
      measure.magnitude = number.isScaled ? 0 : beside.magnitude
      measure.score *= 0.85
      measure.reasons.append("unit of the column before")
    } else {
      measure.score *= 0.5
      measure.reasons.append("no unit")
    }
  }

  /// Shares, indices and rates are in per cent where nothing nearer says more.
  private func needPercent(_ measure: inout TableMeasure) {
    switch measure.kind {
    case .share, .index:
      if measure.unit != .percent, measure.unit != "INDEX" { setPercent(&measure, 0.9) }
    case .change, .ratio:
      if measure.unit == nil { setPercent(&measure, 0.8) }
    default: break
    }
  }

  private func setPercent(_ measure: inout TableMeasure, _ score: Double) {
    measure.unit = .percent
    measure.magnitude = 0
    measure.score *= score
  }

  // MARK: - Unit

  private func readUnit(_ measure: inout TableMeasure, _ hint: (hint: TableLabel.KindHint, place: Int)?) {
    let isRelative = hint.map { [.change, .share, .index, .ratio].contains($0.hint.kind) } ?? false
    if mention.kind != .number, let unit = mention.unit {
      measure.unit = unit
      let isMoney = mention.kind == .money || mention.kind == .measure
      if isMoney, !number.isScaled { measure.magnitude = scale(for: unit) }
      return
    }
    var power: Int?
    var counted: UnitCode?
    for (place, label) in labels.enumerated() {
      let units = label.units.filter { !isNoun($0) || isCounted($0, label) }
      counted = counted ?? label.units.first(where: isNoun)?.unit
      guard !units.isEmpty else { continue }
      let chosen = choose(units, isRelative)
      // A kind told nearer than an amount's unit is not of that unit: "change" under "million USD".
      if isRelative, let kindPlace = hint?.place, place > kindPlace, chosen.unit != .percent,
        chosen.unit != .percentagePoints
      {
        continue
      }
      if chosen.unit == nil {
        power = power ?? chosen.magnitude
        continue
      }
      measure.unit = chosen.unit
      measure.isBareUnit = chosen.isBare
      measure.magnitude = number.isScaled ? 0 : power ?? chosen.magnitude
      measure.reasons.append(label.place.rawValue + " unit")
      return
    }
    if let power, !number.isScaled { measure.magnitude = power }
    if !isRelative { measure.unit = counted }
  }

  /// "residents", "products" without a scale: a noun that may be a unit or only a word.
  private func isNoun(_ hint: TableLabel.UnitHint) -> Bool {
    hint.magnitude == 0 && hint.unit.map { catalog.units[$0]?.sort == .count } ?? false
  }

  /// "Companies": the noun heads a column or row that counts it.
  private func isCounted(_ hint: TableLabel.UnitHint, _ label: TableLabel) -> Bool {
    guard label.place != .caption else { return false }
    return label.indicators.contains {
      catalog.indicators[$0.code]?.countUnit == hint.unit && $0.standing == .named
    }
      || zone != nil && isParkNoun(hint.unit)
  }

  private func choose(_ hints: [TableLabel.UnitHint], _ isRelative: Bool) -> TableLabel.UnitHint {
    func isRelativeUnit(_ hint: TableLabel.UnitHint) -> Bool {
      hint.unit == .percent || hint.unit == .percentagePoints
    }
    // "thousand", "residents": a scale and what is counted in one label.
    if let scale = hints.first(where: { $0.unit == nil }),
      var counted = hints.first(where: { $0.unit != nil }),
      counted.magnitude == 0, !isRelativeUnit(counted)
    {
      counted.magnitude = scale.magnitude
      return counted
    }
    return hints.first { isRelativeUnit($0) == isRelative } ?? hints[0]
  }

  private func scale(for unit: UnitCode) -> Int {
    labels.lazy.flatMap(\.units).first { ($0.unit == unit || $0.unit == nil) && $0.magnitude > 0 }?.magnitude
      ?? 0
  }

}
