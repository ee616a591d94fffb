internal import AlmanacModel

/// What the words around a value make of its mark; the footer names each that is used.
enum MarkStyle: String, CaseIterable {
  case about, almost, moreThan, range, planned, forecast, derived, disagree

  /// How the footer names it on bars and on lines.
  func legend(onBars: Bool) -> String {
    switch self {
    case .about: onBars ? "Wavy end: about" : "Halo: about"
    case .almost:
      onBars ? "Inward arrow: almost, less than or at most" : "Tick down: almost, less than or at most"
    case .moreThan: onBars ? "Outward arrow: more than or at least" : "Tick up: more than or at least"
    case .range: onBars ? "Pale end: range" : "Whisker: range"
    case .planned:
      onBars
        ? "Hatched, dashed outline: planned or announced, not yet realised"
        : "Hollow and dotted: planned or announced"
    case .forecast: onBars ? "Hatched, full outline: forecast" : "Hollow and dashed: forecast"
    case .derived: onBars ? "Outline: derived" : "Hollow point: derived"
    case .disagree:
      onBars
        ? "Outline, “differ”: values that contradict each other"
        : "Hollow, bracket: values that contradict each other"
    }
  }

  /// The marks that `observation` needs.
  static func styles(of observation: Observation, isDisputed: Bool) -> [MarkStyle] {
    var styles: [MarkStyle] = []
    switch observation.qualifier {
    case .exact: break
    case .about: styles.append(.about)
    case .almost, .lessThan, .atMost: styles.append(.almost)
    case .moreThan, .atLeast: styles.append(.moreThan)
    }
    if observation.stated.value == nil, observation.stated.low != nil, observation.stated.high != nil {
      styles.append(.range)
    }
    switch observation.key.modality {
    case .actual: break
    case .planned: styles.append(.planned)
    case .forecast: styles.append(.forecast)
    }
    if observation.isDerived { styles.append(.derived) }
    if isDisputed { styles.append(.disagree) }
    return styles
  }
}
