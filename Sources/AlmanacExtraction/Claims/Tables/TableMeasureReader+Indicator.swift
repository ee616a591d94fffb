internal import AlmanacModel

extension TableMeasureReader {
  // MARK: - Indicator

  func readIndicator(_ measure: inout TableMeasure) {
    var best: (place: Int, mention: IndicatorMention)?
    for (place, label) in labels.enumerated() where label.place != .caption {
      if let mention = label.indicators.first(where: { $0.standing != .role && fits($0, measure) }),
        isBetter(mention, than: best?.mention)
      {
        best = (place, mention)
      }
    }
    if best == nil || best?.mention.standing == .any || best?.mention.standing == .weak,
      let caption = captionMention(measure), isBetter(caption.mention, than: best?.mention)
    {
      best = caption
    }
    guard let best else {
      measure.indicator = fallback ?? counted(measure.unit)
      measure.score *= 0.5
      if fallback != nil { measure.reasons.append("indicator of the heading") }
      return
    }
    let place = labels[best.place].place
    measure.indicator = meaning(of: best.mention)
    measure.reasons.append(place.rawValue)
    measure.score *= place == .caption ? 0.85 : 0.95
    if best.mention.standing == .weak || best.mention.standing == .any { measure.score *= 0.7 }
    narrow(&measure, best)
    dropForeignUnit(&measure, best.place)
  }

  /// A word such as "output" or "balance" takes up what the heading above speaks of, if that is one of its meanings.
  private func meaning(of mention: IndicatorMention) -> IndicatorCode {
    guard mention.standing == .generic || mention.standing == .any else { return mention.code }
    let spoken = labels.flatMap(\.named).map(\.code) + [fallback].compactMap { $0 }
    return spoken.first { mention.family.contains($0) || $0 == mention.code || mention.standing == .any }
      ?? mention.code
  }

  private func isBetter(_ mention: IndicatorMention, than other: IndicatorMention?) -> Bool {
    func rank(_ mention: IndicatorMention) -> Int {
      switch mention.standing {
      case .named: 3
      case .generic: 2
      case .weak, .role: 1
      case .any: 0
      }
    }
    return other.map { rank(mention) > rank($0) } ?? true
  }

  private func captionMention(_ measure: TableMeasure) -> (place: Int, mention: IndicatorMention)? {
    for (place, label) in labels.enumerated() where label.place == .caption {
      let fitting = label.indicators.filter { fits($0, measure) }
      // "Declared, bn US dollars" under "Residents and declared investment": a word of the caption tells which.
      let shared = fitting.first { mention in
        mention.tokens.contains { index in
          let word = label.reading.tokens[index].word
          return word != 0 && label.reading.tokens[index].isWord
            && labels.contains {
              $0.place == .column || $0.place == .row ? $0.reading.tokens.contains { $0.word == word } : false
            }
        }
      }
      if let mention = shared ?? fitting.first { return (place, mention) }
    }
    return nil
  }

  private func fits(_ mention: IndicatorMention, _ measure: TableMeasure) -> Bool {
    guard let entry = catalog.indicators[mention.code], let unit = measure.unit else { return true }
    let sort = catalog.units[unit]?.sort
    if sort == .currency || sort == .historicCurrency { return entry.countUnit == nil }
    if sort == .count { return entry.countUnit == unit }
    return true
  }

  /// Exports of the product that the other axis names; of something unknown they are less sure.
  private func narrow(_ measure: inout TableMeasure, _ best: (place: Int, mention: IndicatorMention)) {
    guard let code = measure.indicator,
      ["exports", "imports", "production"].contains(code.rawValue.prefix { $0 != "_" }),
      best.mention.standing == .named,
      !code.rawValue.hasSuffix("_gs"), !code.rawValue.hasSuffix("_services")
    else { return }
    for label in labels where label.place == .row || label.place == .column || label.place == .section {
      guard label.indicators.isEmpty, label.areas.isEmpty, label.periods.isEmpty, label.kind == nil,
        !label.isTotal,
        hasOtherWords(label)
      else { continue }
      if let narrow = reader.narrowed(best.mention, of: labels[best.place], by: label), narrow != code {
        measure.indicator = narrow
      } else if label.place == .row {
        measure.score *= 0.6
        measure.reasons.append("row of something unknown")
      }
    }
  }

  /// Words that are no unit.
  private func hasOtherWords(_ label: TableLabel) -> Bool {
    label.reading.tokens.indices.contains { index in
      label.reading.tokens[index].isWord
        && !label.units.contains {
          $0.tokens.contains(index) && ($0.unit.map { catalog.units[$0]?.sort != .count } ?? true)
        }
    }
  }

  /// A caption's "million USD" is no unit of jobs or companies that stand in one of its columns.
  private func dropForeignUnit(_ measure: inout TableMeasure, _ place: Int) {
    guard let counted = measure.indicator.flatMap({ catalog.indicators[$0]?.countUnit }),
      let unit = measure.unit,
      mention.kind == .number, catalog.units[unit]?.sort != .count, unit != .percent,
      unit != .percentagePoints
    else { return }
    measure.unit = counted
    measure.magnitude = 0
  }

  /// The one indicator that counts a unit.
  private func counted(_ unit: UnitCode?) -> IndicatorCode? {
    guard let unit else { return nil }
    let matching = catalog.indicators.values.filter { $0.countUnit == unit }.map(\.code).sorted()
    return matching.count == 1 ? matching[0] : matching.first { $0.rawValue == unit.rawValue.lowercased() }
  }

  var hasPark: Bool {
    zone != nil || labels.contains { $0.reading.said.contains(.park) }
  }

  func isParkNoun(_ unit: UnitCode?) -> Bool { unit == "COMPANIES" || unit == "COUNTRIES" }

  /// Companies of a park are its residents.
  func countPark(_ measure: inout TableMeasure) {
    guard hasPark, measure.kind == .count else { return }
    switch measure.unit?.rawValue {
    case "COMPANIES": measure.indicator = "park_residents"
    case "COUNTRIES": measure.indicator = "park_countries"
    case "PERSONS" where measure.indicator == nil || measure.indicator == "population":
      measure.indicator = "jobs"
    default: return
    }
    measure.reasons.append("companies of a park")
    measure.score = max(measure.score, 0.75)
  }
}
