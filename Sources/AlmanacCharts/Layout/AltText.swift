internal import AlmanacModel

/// A figure in words: what it shows, then every value with its period, as a reader who cannot see it needs them.
struct AltText {
  let format: NumberFormat
  let catalog: Catalog

  func text(title: String, data: [(ChartData, [Observation])], growth: [Observation]) -> String {
    var sentences: [String] = [title.hasSuffix(".") ? title : title + "."]
    for (item, observations) in data {
      var groups: [(String, [Observation])] = []
      for observation in observations {
        let label = item.entry.label ?? SeriesLabel(catalog: catalog).text(observation.key)
        if groups.last?.0 == label {
          groups[groups.count - 1].1.append(observation)
        } else {
          groups.append((label, [observation]))
        }
      }
      for (label, values) in groups {
        let words = values.map { value in
          let change = growth.first {
            $0.key.indicator == value.key.indicator && $0.key.refArea == value.key.refArea
              && $0.timePeriod == value.timePeriod
          }
          let growth = change.map { ", \(GrowthNote(format: format).text($0))" } ?? ""
          let modality = value.key.modality == .actual ? "" : ", \(value.key.modality.rawValue)"
          let unit =
            ["USD", "PERCENT", "RANK"].contains(value.key.unitMeasure)
              || format.isCurrency(value.key.unitMeasure) ? "" : " \(format.unitName(value.key.unitMeasure))"
          return
            "\(format.qualified(value))\(unit) (\(NumberFormat.period(value.timePeriod))\(modality)\(growth))"
        }
        sentences.append("\(label): \(words.joined(separator: "; ")).")
      }
    }
    return sentences.joined(separator: " ")
  }
}
