internal import AlmanacModel

/// A figure in words: what it shows, then every value with its period, as a reader who cannot see it needs
/// them.
struct AltText {
  let format: NumberFormat
  let catalog: Catalog

  func text(title: String, content: ChartContent) -> String {
    var sentences: [String] = [title.hasSuffix(".") || title.hasSuffix("?") ? title : title + "."]
    for item in content.items {
      var groups: [(label: String, values: [Observation])] = []
      for observation in item.shown {
        let label = item.entry.label ?? SeriesLabel(catalog: catalog).text(observation.key)
        if groups.last?.label == label {
          groups[groups.count - 1].values.append(observation)
        } else {
          groups.append((label, [observation]))
        }
      }
      sentences += groups.map { group in
        "\(group.label): \(group.values.map { words($0, content) }.joined(separator: "; "))."
      }
      if item.shown.isEmpty, let label = item.entry.label { sentences.append("\(label): no data.") }
    }
    return sentences.joined(separator: " ")
  }

  private func words(_ value: Observation, _ content: ChartContent) -> String {
    var notes = [NumberFormat.period(value.timePeriod)]
    if value.key.kind == .change, let base = value.basePeriod {
      notes[0] += " on \(NumberFormat.period(base))"
    }
    if value.key.modality != .actual { notes.append(value.key.modality.rawValue) }
    if value.isDerived { notes.append("derived") }
    notes += content.growth.filter { $0.level == value }.map { GrowthNote(format: format).text($0.change) }
    if content.disputes.contains(value) { notes.append("sources differ") }
    return "\(format.qualified(value))\(unit(value)) (\(notes.joined(separator: ", ")))"
  }

  /// The unit as a word where the number does not carry it: " companies".
  private func unit(_ value: Observation) -> String {
    let unit = value.key.unitMeasure
    guard !format.isWrittenWithNumber(unit) else { return "" }
    return " \(format.unitName(unit))"
  }
}
