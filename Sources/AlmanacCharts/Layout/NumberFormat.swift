internal import AlmanacModel

/// Numbers, units, qualifiers and periods as the house style writes them in English.
struct NumberFormat {
  let catalog: Catalog

  static let minus = "\u{2212}"
  static let enDash = "\u{2013}"
  static let noBreak = "\u{A0}"

  /// `$5.8bn`, `3,800`, `+113.6%`, `7th`, `$5.1–5.8bn`; never more digits than the source stated.
  func value(_ observation: Observation) -> String {
    let stated = observation.stated
    let unit = observation.key.unitMeasure
    let isChange = observation.key.kind == .change
    if let value = stated.value {
      return text(
        value, halfUnit: stated.halfUnit, unit: unit, isChange: isChange, kind: observation.key.kind)
    }
    guard let low = stated.low, let high = stated.high else {
      let bound = stated.low ?? stated.high ?? 0
      return text(
        bound, halfUnit: stated.halfUnit, unit: unit, isChange: isChange, kind: observation.key.kind)
    }
    let scale = NumberFormat.scale(of: max(abs(low), abs(high)))
    let a = text(
      low, halfUnit: stated.halfUnit, unit: unit, isChange: isChange, kind: observation.key.kind,
      scale: scale, parts: .start)
    let b = text(
      high, halfUnit: stated.halfUnit, unit: unit, isChange: isChange, kind: observation.key.kind,
      scale: scale, parts: .end)
    return a + NumberFormat.enDash + b
  }

  /// "about $770m", "more than 3,800".
  func qualified(_ observation: Observation) -> String {
    let word = NumberFormat.word(observation.qualifier)
    return word.isEmpty ? value(observation) : word + " " + value(observation)
  }

  static func word(_ qualifier: Qualifier) -> String {
    switch qualifier {
    case .exact: ""
    case .about: "about"
    case .almost: "almost"
    case .moreThan: "more than"
    case .lessThan: "less than"
    case .atLeast: "at least"
    case .atMost: "at most"
    }
  }

  struct Scale: Hashable {
    var factor: Double
    var suffix: String
  }

  enum Parts { case all, start, end }

  static func scale(of value: Double) -> Scale {
    switch abs(value) {
    case 1e12...: Scale(factor: 1e12, suffix: "tn")
    case 1e9...: Scale(factor: 1e9, suffix: "bn")
    case 1e6...: Scale(factor: 1e6, suffix: "m")
    default: Scale(factor: 1, suffix: "")
    }
  }

  func isCurrency(_ unit: String) -> Bool {
    switch catalog.units[UnitCode(unit)]?.sort {
    case .currency, .historicCurrency: true
    default: false
    }
  }

  func text(
    _ value: Double, halfUnit: Double, unit: String, isChange: Bool, kind: ClaimKind, scale: Scale? = nil,
    parts: Parts = .all
  ) -> String {
    if kind == .rank { return NumberFormat.ordinal(Int(value)) }
    let scale = scale ?? NumberFormat.scale(of: value)
    let (writtenUnit, scaled) = (2 * halfUnit / scale.factor, abs(value) / scale.factor)
    let digits = NumberFormat.decimals(halfUnit: halfUnit / scale.factor, value: scaled)
    // Written to hundreds, a value is printed to hundreds.
    let rounded = writtenUnit > 1 ? (scaled / writtenUnit).rounded() * writtenUnit : scaled
    let number = NumberFormat.grouped(rounded, decimals: digits)
    let sign = value < 0 ? NumberFormat.minus : isChange ? "+" : ""
    let (prefix, suffix) = affixes(unit, isChange: isChange)
    let head = parts == .end ? "" : sign + prefix
    let tail = parts == .start ? "" : scale.suffix + suffix
    return head + number + tail
  }

  /// What stands before and after a number of the unit: "$" and "", "" and "%".
  func affixes(_ unit: String, isChange: Bool) -> (String, String) {
    switch unit {
    case "PERCENT": return ("", "%")
    case "PERCENTAGE_POINTS": return ("", NumberFormat.noBreak + "pp")
    case "TIMES": return ("", NumberFormat.noBreak + "times")
    case "INDEX", "RANK", "NUMBER", SeriesKey.unknown: return ("", "")
    default: break
    }
    guard let known = catalog.units[UnitCode(unit)] else { return ("", NumberFormat.noBreak + unit) }
    switch known.sort {
    case .currency, .historicCurrency:
      if let symbol = known.symbol, symbol.unicodeScalars.count == 1 { return (symbol, "") }
      return (unit + NumberFormat.noBreak, "")
    case .physical: return ("", NumberFormat.noBreak + (known.labels["en"] ?? unit).lowercased())
    default: return ("", "")
    }
  }

  /// Whether the number itself shows its unit, as "$5.8bn" and "80%" do.
  func isWrittenWithNumber(_ unit: String) -> Bool {
    let (prefix, suffix) = affixes(unit, isChange: false)
    return !prefix.isEmpty || !suffix.isEmpty || unit == "RANK"
  }

  /// What the axis or a row says of its unit: "billion US dollars" is left to the scale; here "US dollars",
  /// "companies".
  func unitName(_ unit: String) -> String {
    switch unit {
    case "PERCENT": "per cent"
    case "RANK": "place, 1 = largest"
    case "NUMBER", SeriesKey.unknown: "number"
    case "TIMES": "times"
    default:
      isCurrency(unit)
        ? catalog.label(of: UnitCode(unit)) + (catalog.label(of: UnitCode(unit)).hasSuffix("s") ? "" : "s")
        : catalog.label(of: UnitCode(unit)).lowercased()
    }
  }

  /// Decimals of the written precision: half a unit of 0.05 is one decimal. Values in words get what they
  /// need, up to 1.
  static func decimals(halfUnit: Double, value: Double) -> Int {
    guard halfUnit > 0 else { return value == value.rounded() ? 0 : 1 }
    for digits in 0...3 where halfUnit >= 0.4999 / [1.0, 10, 100, 1000][digits] { return digits }
    return 3
  }

  /// "3,800", "1,234.5": grouped by commas, `decimals` digits after the point.
  static func grouped(_ value: Double, decimals: Int) -> String {
    let power = [1.0, 10, 100, 1000][decimals]
    let scaled = (value * power).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let whole = Int64(scaled) / Int64(power)
    let fraction = Int64(scaled) % Int64(power)
    var digits = String(whole)
    var parts: [String] = []
    while digits.count > 3 {
      parts.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    parts.insert(digits, at: 0)
    let text = parts.joined(separator: ",")
    guard decimals > 0 else { return text }
    let tail = String(fraction)
    return text + "." + String(repeating: "0", count: decimals - tail.count) + tail
  }

  static func ordinal(_ place: Int) -> String {
    let suffix =
      switch (place % 10, place % 100) {
      case (1, let rest) where rest != 11: "st"
      case (2, let rest) where rest != 12: "nd"
      case (3, let rest) where rest != 13: "rd"
      default: "th"
      }
    return "\(place)\(suffix)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "2022", "Q1 2022", "Mar 2022", "Jan–Aug 2023", "2021–2025", "period not stated".
  static func period(_ period: TimePeriod?) -> String {
    guard let period else { return "period not stated" }
    let (start, end) = (period.startDay, period.endDay)
    switch period.granularity {
    case .year: return period.isSpan ? "\(period.first)\(enDash)\(period.last)" : "\(period.first)"
    case .quarter: return "Q\(period.first % 4 + 1)\(noBreak)\(start.year)"
    case .month where !period.isSpan: return "\(months[start.month - 1])\(noBreak)\(start.year)"
    case .month:
      return start.year == end.year
        ? "\(months[start.month - 1])\(enDash)\(months[end.month - 1])\(noBreak)\(start.year)"
        : "\(months[start.month - 1])\(noBreak)\(start.year) \(enDash) \(months[end.month - 1])\(noBreak)\(end.year)"
    case .day where !period.isSpan:
      return "\(start.day)\(noBreak)\(months[start.month - 1])\(noBreak)\(start.year)"
    case .day:
      return
        "\(start.day) \(months[start.month - 1]) \(enDash) \(end.day) \(months[end.month - 1]) \(end.year)"
    }
  }
}
