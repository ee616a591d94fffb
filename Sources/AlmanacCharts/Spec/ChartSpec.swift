package import AlmanacModel

/// What a figure shows, as `charts/NAME.toml` says it.
package struct ChartSpec: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Values over time.
    case line
    /// One labelled bar a value, each row with its own unit.
    case bar
    /// Upright bars over time on one scale.
    case column
    /// Places in a ranking: over time, or a strip of places for a single period.
    case rank
  }

  /// What to do where sources of one series and period contradict each other.
  package enum ConflictRule: Hashable, Sendable {
    /// The figure fails and names the values.
    case refuse
    /// Each value is drawn hollow and the note says that sources differ.
    case show
    /// The source published last stands, the others are named in the note.
    case preferLatest
    /// The value written with the most precision stands.
    case preferPrecise
    /// The statistics of this area stand.
    case preferReporter(AreaCode)
  }

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
    /// The name by which placeholders mean this entry: `{exports.value}`.
    package var id: String?
    package init(selection: SeriesSelection, label: String? = nil, isFocus: Bool = false, id: String? = nil) {
      self.selection = selection
      self.label = label
      self.isFocus = isFocus
      self.id = id
    }
  }

  package var kind: Kind
  package var title: String
  /// Stands where a placeholder of the title would assert what is in doubt; without it the figure fails then.
  package var plainTitle: String?
  package var subtitle: String?
  package var note: String?
  package var size = Size.presets["text"] ?? .millimetres(160, 100)
  /// Whether the page may become higher than `size` where its notes leave the plot too little room: yes, unless a size
  /// was asked for.
  package var mayGrow = true
  package var theme = "light"
  package var language = "en"
  package var conflicts = ConflictRule.refuse
  /// Whether the level before a growth (level ÷ (1 + growth)) is drawn as derived where nothing speaks
  /// against it.
  package var drawsDerivedBase = false
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
  /// Levels out of the entry's bounds of time: not drawn, but a growth that is told is checked against them.
  package var context: [Observation]
  package init(entry: ChartSpec.Entry, observations: [Observation], context: [Observation] = []) {
    self.entry = entry
    self.observations = observations
    self.context = context
  }
}
