internal import AlmanacModel

extension TableClaimReader {
  // MARK: - Values

  /// What a bare currency word means in the country the cell is about; nil where it means what it says.
  func currency(_ measure: TableMeasure, _ areas: AreaBinding, _ period: TimePeriod?) -> UnitCode? {
    guard measure.isBareUnit, let unit = measure.unit else { return nil }
    if let spelled = state.currencies[unit] { return spelled }
    let year = period?.lastYear ?? state.published?.year
    for area in [areas.ref ?? state.topic, areas.counterpart].compactMap({ $0 }) {
      let local = catalog.localCurrencies.first { local in
        local.written == unit && local.area == area
          && (year.map { $0 >= local.first ?? 0 && $0 <= local.last ?? .max } ?? (local.last == nil))
      }
      if let local { return local.unit }
    }
    return nil
  }

  /// The value in base units, with the scale of the labels and the sign of its words.
  func stated(_ number: TableNumber, _ measure: TableMeasure) -> StatedValue {
    let mention = number.mention
    var sign = measure.sign
    let isNegative = number.isBracketed && (measure.kind == .level || measure.kind == .change)
    if isNegative { sign = -1 }
    if mention.hasSign || mention.stated.value == nil { sign = 1 }
    func scaled(_ value: Double?) -> Double? {
      value.map { sign * (measure.magnitude == 0 ? $0 : Double("\($0)e\(measure.magnitude)") ?? $0) }
    }
    return StatedValue(
      value: scaled(mention.stated.value), low: scaled(mention.stated.low), high: scaled(mention.stated.high),
      halfUnit: measure.kind == .rank ? 0 : abs(scaled(mention.stated.halfUnit) ?? 0))
  }

  func modality(_ measure: TableMeasure, _ period: PeriodBinding, _ labels: [TableLabel]) -> Modality {
    if measure.indicator == "declared_investment" { return .planned }
    let axes = labels.filter { $0.place != .caption && $0.place != .stub }
    if axes.contains(where: \.isForecast) { return .forecast }
    let isPlanned = axes.contains { label in
      label.reading.tokens.indices.contains { index in
        label.reading.cues(at: index).contains(.plan)
          && !label.indicators.contains { $0.tokens.contains(index) }
      }
    }
    if isPlanned { return .planned }
    if let target = period.period, let published = state.published, target.endDay > published,
      target.firstYear > published.year
        || labels.contains(where: \.isForecast) && target.firstYear == published.year
    {
      return .forecast
    }
    return .actual
  }
}
