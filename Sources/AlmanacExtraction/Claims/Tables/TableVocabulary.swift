internal import AlmanacModel

/// The cues of the catalogue that tables ask for.
struct TableVocabulary {
  enum Role {
    case mark(TableLabel.Marks)
    case kind, indicator, magnitude, unit
  }
  private let roles: [Role?]

  init(lexicon: Lexicon) {
    roles = lexicon.forms.map { name in
      switch name {
      case "table_skip": .mark(.skip)
      case "table_time": .mark(.time)
      case "table_partner": .mark(.partner)
      case "table_caption": .mark(.caption)
      case "table_kind": .kind
      case "table_indicator": .indicator
      case "table_magnitude": .magnitude
      case "table_unit": .unit
      default: nil
      }
    }
  }

  func role(of form: Lexicon.FormID) -> Role? { roles.indices.contains(Int(form)) ? roles[Int(form)] : nil }
}
