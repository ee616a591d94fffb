package import AlmanacModel

/// What a figure shows, as `charts/NAME.toml` says it.
package struct ChartSpec: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Values over time.
    case line
    /// One labelled bar a value, each row with its own unit.
    case bar
    /// Places in a ranking: over time, or a strip of places for a single period.
    case rank
  }

  /// What to do where sources of one series and period contradict each other.
  package enum ConflictRule: String, CaseIterable, Sendable { case refuse, show }

  /// Width and height in points; a nil height follows the content.
  package struct Size: Hashable, Sendable {
    package var width: Double
    package var height: Double?
    package static func millimetres(_ width: Double, _ height: Double?) -> Size {
      Size(width: width * 72 / 25.4, height: height.map { $0 * 72 / 25.4 })
    }
    package static let presets: [String: Size] = [
      "column": .millimetres(85, 64), "text": .millimetres(160, 100), "wide": .millimetres(240, 135),
      "square": .millimetres(120, 120),
    ]
  }

  /// One row of a bar chart, one or more lines of a line chart.
  package struct Entry: Hashable, Sendable {
    package var selection: SeriesSelection
    package var label: String?
    package var isFocus = false
    package init(selection: SeriesSelection, label: String? = nil, isFocus: Bool = false) {
      self.selection = selection
      self.label = label
      self.isFocus = isFocus
    }
  }

  package var kind: Kind
  package var title: String
  package var subtitle: String?
  package var note: String?
  package var size = Size.presets["text"] ?? .millimetres(160, 100)
  package var theme = "light"
  package var language = "en"
  package var conflicts = ConflictRule.refuse
  package var entries: [Entry]

  package init(kind: Kind, title: String, entries: [Entry]) {
    self.kind = kind
    self.title = title
    self.entries = entries
  }
}

/// An entry with what the store has for it.
package struct ChartData: Hashable, Sendable {
  package var entry: ChartSpec.Entry
  package var observations: [Observation]
  package init(entry: ChartSpec.Entry, observations: [Observation]) {
    self.entry = entry
    self.observations = observations
  }
}
