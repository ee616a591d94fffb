internal import AlmanacModel

/// What the lexicon says of each token of a sentence, resolved once: the words that make numbers, magnitudes, units,
/// qualifiers, and those that tell noise.
struct NumberWords {
  struct Sorts: OptionSet {
    var rawValue: UInt32
    static let names = [
      "multiple_suffix", "time_unit", "reference_noun", "legal_noun", "identifier_noun", "phone_noun",
      "number_noun",
      "group_noun", "determiner", "article", "ordinal_suffix", "of", "in_word", "by_word", "since_word",
      "as_of",
      "from_word", "to_word", "base_word", "base_noun", "period_edge", "fiscal", "half_word", "quarter_word",
      "months_word", "quarters_word",
    ]
    static func named(_ name: String) -> Sorts {
      names.firstIndex(of: name).map { Sorts(rawValue: 1 << UInt32($0)) } ?? []
    }
    static let multipleSuffix = named("multiple_suffix")
    static let timeUnit = named("time_unit")
    static let referenceNoun = named("reference_noun")
    static let legalNoun = named("legal_noun")
    static let identifierNoun = named("identifier_noun")
    static let phoneNoun = named("phone_noun")
    static let numberNoun = named("number_noun")
    static let groupNoun = named("group_noun")
    static let determiner = named("determiner")
    static let article = named("article")
    static let ordinalSuffix = named("ordinal_suffix")
    static let of = named("of")
    static let inWord = named("in_word")
    static let byWord = named("by_word")
    static let sinceWord = named("since_word")
    static let asOf = named("as_of")
    static let fromWord = named("from_word")
    static let toWord = named("to_word")
    static let baseWord = named("base_word")
    static let baseNoun = named("base_noun")
    static let periodEdge = named("period_edge")
    static let fiscal = named("fiscal")
    static let halfWord = named("half_word")
    static let quarterWord = named("quarter_word")
    static let monthsWord = named("months_word")
    static let quartersWord = named("quarters_word")
  }

  struct Slot {
    var sorts: Sorts = []
    var cardinal: Int?
    var ordinal: Int?
    var fraction: Int?
    /// Power of ten.
    var magnitude: Int?
    /// Only where it is glued to the number ("5.8m").
    var gluedMagnitude: Int?
    var multiple: Double?
    var month: Int?
    /// The unit phrase that begins here, its end and whether it may stand before a number.
    var unit: (end: Int, code: UnitCode, isPrefix: Bool, isWord: Bool)?
    /// Where a qualifier phrase that ends here began.
    var qualifierEnd: (start: Int, qualifier: Qualifier)?
    /// The end of a qualifier phrase that begins here and stands after numbers.
    var qualifierAfter: (end: Int, qualifier: Qualifier)?
    /// The end of a relative period phrase that begins here, and its value.
    var relative: (end: Int, entry: Int32)?
  }

  let base: Int
  private(set) var slots: [Slot]

  subscript(index: Int) -> Slot {
    index >= base && index - base < slots.count ? slots[index - base] : Slot()
  }

  init(tokens: ArraySlice<Token>, matches: [Match], vocabulary: NumberVocabulary) {
    base = tokens.startIndex
    slots = Array(repeating: Slot(), count: tokens.count)
    for match in matches {
      let start = match.tokens.lowerBound - base
      let entry = vocabulary.lexicon.entries[Int(match.entry)]
      switch entry.category {
      case .unit:
        let isPrefix = entry.form == vocabulary.symbol || entry.form == vocabulary.code
        if let old = slots[start].unit, old.end >= match.tokens.upperBound { continue }
        slots[start].unit = (
          match.tokens.upperBound, UnitCode(entry.code), isPrefix, entry.form == vocabulary.word
        )
      case .cue: add(entry, match, start, vocabulary)
      case .area, .indicator, .zone: break
      }
    }
  }

  private mutating func add(
    _ entry: Lexicon.Entry, _ match: Match, _ start: Int, _ vocabulary: NumberVocabulary
  ) {
    let end = match.tokens.upperBound
    switch vocabulary.role(of: entry.form) {
    case .sorts(let sorts):
      // A phrase of several words tells from its first word forwards and from its last one backwards.
      slots[start].sorts.formUnion(sorts)
      slots[end - 1 - base].sorts.formUnion(sorts)
    case .cardinal: slots[start].cardinal = Int(entry.code)
    case .ordinal: slots[start].ordinal = Int(entry.code)
    case .fraction: slots[start].fraction = Int(entry.code)
    case .magnitude: slots[start].magnitude = Int(entry.code)
    case .gluedMagnitude: slots[start].gluedMagnitude = Int(entry.code)
    case .multiple: slots[start].multiple = Double(entry.code)
    case .month: slots[start].month = Int(entry.code)
    case .qualifier:
      guard let qualifier = Qualifier(rawValue: entry.code) else { return }
      let last = end - 1 - base
      if let old = slots[last].qualifierEnd, old.start <= match.tokens.lowerBound { return }
      slots[last].qualifierEnd = (match.tokens.lowerBound, qualifier)
    case .qualifierAfter:
      guard let qualifier = Qualifier(rawValue: entry.code) else { return }
      slots[start].qualifierAfter = (end, qualifier)
    case .relative:
      if let old = slots[start].relative, old.end >= end { return }
      slots[start].relative = (end, match.entry)
    case .none: break
    }
  }
}

/// The forms of the lexicon that number and period grammar ask for.
struct NumberVocabulary: Sendable {
  enum Role: Sendable {
    case sorts(NumberWords.Sorts)
    case cardinal, ordinal, fraction, magnitude, gluedMagnitude, multiple, month, qualifier, qualifierAfter,
      relative
    case none
  }

  let lexicon: Lexicon
  let symbol: Lexicon.FormID
  let code: Lexicon.FormID
  let word: Lexicon.FormID
  private let roles: [Role]

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    symbol = lexicon.form("symbol")
    code = lexicon.form("code")
    word = lexicon.form("word")
    roles = lexicon.forms.map { name in
      switch name {
      case "cardinal": .cardinal
      case "ordinal": .ordinal
      case "fraction": .fraction
      case "magnitude": .magnitude
      case "magnitude_glued": .gluedMagnitude
      case "multiple": .multiple
      case "month": .month
      case "qualifier": .qualifier
      case "qualifier_after": .qualifierAfter
      case "relative": .relative
      default:
        NumberWords.Sorts.named(name).isEmpty ? .none : .sorts(NumberWords.Sorts.named(name))
      }
    }
  }

  func role(of form: Lexicon.FormID) -> Role { roles.indices.contains(Int(form)) ? roles[Int(form)] : .none }
}
