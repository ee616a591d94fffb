internal import AlmanacModel

/// Sorts of words the grammar of numbers and periods asks for; their words are in the catalogue under these names.
struct WordSorts: OptionSet, Sendable {
  var rawValue: UInt64

  /// In the order of the bits below, which are constants so that asking for one costs nothing.
  static let names = [
    "multiple_suffix", "time_unit", "reference_noun", "legal_noun", "identifier_noun", "phone_noun",
    "number_noun", "group_noun", "determiner", "article", "ordinal_suffix", "of", "in_word", "by_word",
    "since_word", "as_of", "from_word", "to_word", "base_word", "base_noun", "period_edge", "fiscal",
    "half_word", "quarter_word", "months_word", "quarters_word", "sign_minus", "sign_plus", "point_word",
    "dozen", "up_verb", "down_verb", "up_word", "down_word", "weekday", "season", "pronoun_lead",
    "pronoun_follow", "age_word", "years_word", "weeks_word", "days_word", "span_lead_past",
    "span_lead_next", "ago_word", "later_word", "but_word", "century_word", "event_noun", "year_word",
    "part_of_day", "era_word", "score_noun", "label_lead", "address_noun", "clock_word", "and_word",
    "period_lead", "couple_word", "weight_word", "money_noun",
  ]
  static func named(_ name: String) -> WordSorts {
    names.firstIndex(of: name).map { WordSorts(rawValue: 1 << UInt64($0)) } ?? []
  }
  static let multipleSuffix = WordSorts(rawValue: 1 << 0)
  static let timeUnit = WordSorts(rawValue: 1 << 1)
  static let referenceNoun = WordSorts(rawValue: 1 << 2)
  static let legalNoun = WordSorts(rawValue: 1 << 3)
  static let identifierNoun = WordSorts(rawValue: 1 << 4)
  static let phoneNoun = WordSorts(rawValue: 1 << 5)
  static let numberNoun = WordSorts(rawValue: 1 << 6)
  static let groupNoun = WordSorts(rawValue: 1 << 7)
  static let determiner = WordSorts(rawValue: 1 << 8)
  static let article = WordSorts(rawValue: 1 << 9)
  static let ordinalSuffix = WordSorts(rawValue: 1 << 10)
  static let of = WordSorts(rawValue: 1 << 11)
  static let inWord = WordSorts(rawValue: 1 << 12)
  static let byWord = WordSorts(rawValue: 1 << 13)
  static let sinceWord = WordSorts(rawValue: 1 << 14)
  static let asOf = WordSorts(rawValue: 1 << 15)
  static let fromWord = WordSorts(rawValue: 1 << 16)
  static let toWord = WordSorts(rawValue: 1 << 17)
  static let baseWord = WordSorts(rawValue: 1 << 18)
  static let baseNoun = WordSorts(rawValue: 1 << 19)
  static let periodEdge = WordSorts(rawValue: 1 << 20)
  static let fiscal = WordSorts(rawValue: 1 << 21)
  static let halfWord = WordSorts(rawValue: 1 << 22)
  static let quarterWord = WordSorts(rawValue: 1 << 23)
  static let monthsWord = WordSorts(rawValue: 1 << 24)
  static let quartersWord = WordSorts(rawValue: 1 << 25)
  static let minus = WordSorts(rawValue: 1 << 26)
  static let plus = WordSorts(rawValue: 1 << 27)
  static let point = WordSorts(rawValue: 1 << 28)
  static let dozen = WordSorts(rawValue: 1 << 29)
  /// Verbs and words of change: what follows them "from … to …" is two values, not a range.
  static let change = WordSorts(rawValue: 0b1111 << 30)
  static let weekday = WordSorts(rawValue: 1 << 34)
  static let season = WordSorts(rawValue: 1 << 35)
  /// "no", "this", "another" before "one": a pronoun.
  static let pronounLead = WordSorts(rawValue: 1 << 36)
  /// "another", "can", "must" after "one": a pronoun.
  static let pronounFollow = WordSorts(rawValue: 1 << 37)
  static let ageWord = WordSorts(rawValue: 1 << 38)
  static let yearsWord = WordSorts(rawValue: 1 << 39)
  static let weeksWord = WordSorts(rawValue: 1 << 40)
  static let daysWord = WordSorts(rawValue: 1 << 41)
  static let spanLeadPast = WordSorts(rawValue: 1 << 42)
  static let spanLeadNext = WordSorts(rawValue: 1 << 43)
  static let agoWord = WordSorts(rawValue: 1 << 44)
  static let laterWord = WordSorts(rawValue: 1 << 45)
  static let butWord = WordSorts(rawValue: 1 << 46)
  static let centuryWord = WordSorts(rawValue: 1 << 47)
  static let eventNoun = WordSorts(rawValue: 1 << 48)
  static let yearWord = WordSorts(rawValue: 1 << 49)
  static let scoreNoun = WordSorts(rawValue: 1 << 52)
  static let labelLead = WordSorts(rawValue: 1 << 53)
  static let addressNoun = WordSorts(rawValue: 1 << 54)
  /// "last", "this", "Q", "quarter": words that may begin a period.
  static let periodLead = WordSorts(rawValue: 1 << 57)
  /// What may begin a number or a period.
  static let numberStart: WordSorts = [
    .article, .halfWord, .dozen, .numberNoun, .addressNoun, .point, .coupleWord, .plus,
  ]
  static let periodStart: WordSorts = [
    .article, .weekday, .season, .spanLeadPast, .spanLeadNext, .periodLead, .yearWord, .halfWord,
    .quarterWord,
  ]
  /// What may follow the digits a period begins with: "12 months", "5 to 7 May", "3 of March", "9 th".
  static let afterDigits: WordSorts = [
    .ordinalSuffix, .monthsWord, .quartersWord, .yearsWord, .weeksWord, .daysWord, .timeUnit, .toWord,
    .andWord, .of, .quarterWord, .halfWord, .centuryWord,
  ]
  static let clockWord = WordSorts(rawValue: 1 << 55)
  static let andWord = WordSorts(rawValue: 1 << 56)
  static let coupleWord = WordSorts(rawValue: 1 << 58)
  static let weightWord = WordSorts(rawValue: 1 << 59)
  static let moneyNoun = WordSorts(rawValue: 1 << 60)
}

/// What a phrase for a relative period says, as the catalogue writes it: "year:-1".
enum RelativePhrase: Hashable, Sendable {
  case year(Int), quarter(Int), month(Int), week(Int), day(Int), half(Int), decade(Int), weekend(Int)
  case before(Int), after(Int), monthBefore, quarterBefore, weekBefore, same, now, yearToDate, quarterToDate
  case yearOnYear, monthOnMonth, quarterOnQuarter
  case monthToDate, weekToDate, restOfYear, lastYears(Int), nextYears(Int)

  init?(_ text: String) {
    let parts = text.split(separator: ":")
    let count = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    switch parts.first {
    case "year": self = .year(count)
    case "quarter": self = .quarter(count)
    case "month": self = .month(count)
    case "week": self = .week(count)
    case "weekend": self = .weekend(count)
    case "day": self = .day(count)
    case "half": self = .half(count)
    case "decade": self = .decade(count)
    case "before": self = .before(count)
    case "after": self = .after(count)
    case "monthBefore": self = .monthBefore
    case "quarterBefore": self = .quarterBefore
    case "weekBefore": self = .weekBefore
    case "same": self = .same
    case "now": self = .now
    case "ytd": self = .yearToDate
    case "qtd": self = .quarterToDate
    case "mtd": self = .monthToDate
    case "wtd": self = .weekToDate
    case "rest": self = .restOfYear
    case "lastYears": self = .lastYears(count)
    case "nextYears": self = .nextYears(count)
    case "yoy": self = .yearOnYear
    case "mom": self = .monthOnMonth
    case "qoq": self = .quarterOnQuarter
    default: return nil
    }
  }
}

/// The part of the lexicon that the grammar of numbers and periods reads, each entry's role worked out once.
///
/// A class, so that the many small readers of a sentence share it by one pointer.
final class NumberVocabulary: Sendable {
  enum Role: Sendable {
    case none, unit, subunit, timeUnit, relative
    case sorts(WordSorts)
    case cardinal(Int32), ordinal(Int), fraction(Int32), magnitude(Int32), gluedMagnitude(Int32)
    case month(Int32)
    /// The tens of "nineties".
    case decade(Int32)
    /// Month × 100 + day, negative where only a year after it makes it one.
    case holiday(Int32)
    case multiple(Float)
    case qualifier(Int), qualifierAfter(Int)
  }

  enum UnitSort: Sendable { case money, percent, count, ratio, measure, other }

  struct UnitEntry: Sendable {
    var code: UnitCode
    var sort: UnitSort
    var isPrefix: Bool
    var isWord: Bool
  }

  let lexicon: Lexicon
  let rules: RuleSet
  /// By entry of the lexicon; where the entry is no unit, a placeholder.
  let units: [UnitEntry]
  let relatives: [RelativePhrase?]
  /// Units whose numbers are never claims, with what they are instead.
  let unitNoise: [UnitCode: NumberMention.Noise]
  let sorts: [UnitCode: UnitSort]
  let symbols: CodeTable<UnitCode, String>
  private let roles: [Role]
  /// By word: whether a phrase that makes a number or a period begins with it.
  private let isNumeric: [Bool]

  init(lexicon: Lexicon, catalog: Catalog, rules: RuleSet = .all) {
    self.lexicon = lexicon
    self.rules = rules
    let sorts = catalog.units.mapValues { NumberVocabulary.sort(of: $0.sort) }
    self.sorts = sorts
    symbols = CodeTable(
      catalog.units.compactMapValues { $0.sort == .physical ? $0.symbol : nil }.map {
        (key: $0.key, value: $0.value)
      })
    var noise: [UnitCode: NumberMention.Noise] = [:]
    for cue in catalog.cues where cue.sort == "unit_noise" {
      noise[UnitCode(cue.phrase)] = NumberMention.Noise(rawValue: cue.value)
    }
    unitNoise = noise
    roles = lexicon.entries.map { NumberVocabulary.role(of: $0, lexicon.forms[Int($0.form)]) }
    units = lexicon.entries.map { entry in
      let form = lexicon.forms[Int(entry.form)]
      let code = UnitCode(entry.code)
      return UnitEntry(
        code: code, sort: sorts[code] ?? .other, isPrefix: form == "symbol" || form == "code",
        isWord: form == "word" || form == "abbreviation")
    }
    relatives = lexicon.entries.map {
      lexicon.forms[Int($0.form)] == "relative" ? RelativePhrase($0.code) : nil
    }
    isNumeric = NumberVocabulary.numericWords(lexicon, roles)
  }

  /// The same vocabulary under other rules.
  init(_ other: NumberVocabulary, rules: RuleSet) {
    lexicon = other.lexicon
    self.rules = rules
    units = other.units
    relatives = other.relatives
    unitNoise = other.unitNoise
    sorts = other.sorts
    symbols = other.symbols
    roles = other.roles
    isNumeric = other.isNumeric
  }

  private static func sort(of sort: Catalog.Unit.Sort) -> UnitSort {
    switch sort {
    case .currency, .historicCurrency: .money
    case .percent: .percent
    case .count: .count
    case .ratio: .ratio
    case .physical: .measure
    case .index, .rank: .other
    }
  }

  /// Whether the grammar of numbers and periods asks for cues of this sort.
  static func isRead(_ sort: String) -> Bool {
    [
      "cardinal", "ordinal", "fraction", "magnitude", "magnitude_glued", "month", "decade", "holiday",
      "holiday_of_year", "multiple", "subunit", "time_unit", "relative", "qualifier", "qualifier_after",
      "unit_noise",
    ].contains(sort) || !WordSorts.named(sort).isEmpty
  }

  private static func role(of entry: Lexicon.Entry, _ form: String) -> Role {
    if entry.category == .unit { return .unit }
    guard entry.category == .cue else { return .none }
    let value = Int32(entry.code)
    switch form {
    case "cardinal": return value.map { .cardinal($0) } ?? .none
    case "ordinal": return Int(entry.code).map { .ordinal($0) } ?? .none
    case "fraction": return value.map { .fraction($0) } ?? .none
    case "magnitude": return value.map { .magnitude($0) } ?? .none
    case "magnitude_glued": return value.map { .gluedMagnitude($0) } ?? .none
    case "month": return value.map { .month($0) } ?? .none
    case "decade": return value.map { .decade($0) } ?? .none
    case "holiday": return value.map { .holiday($0) } ?? .none
    case "holiday_of_year": return value.map { .holiday(-$0) } ?? .none
    case "multiple": return Float(entry.code).map { .multiple($0) } ?? .none
    case "subunit": return .subunit
    case "time_unit": return .timeUnit
    case "relative": return .relative
    case "qualifier", "qualifier_after":
      guard let index = Qualifier.allCases.firstIndex(where: { $0.rawValue == entry.code }) else {
        return .none
      }
      return form == "qualifier" ? .qualifier(index) : .qualifierAfter(index)
    default:
      let sorts = WordSorts.named(form)
      return sorts.isEmpty ? .none : .sorts(sorts)
    }
  }

  private static func numericWords(_ lexicon: Lexicon, _ roles: [Role]) -> [Bool] {
    var result: [Bool] = []
    for index in lexicon.entries.indices {
      let starts: Bool =
        switch roles[index] {
        case .cardinal, .ordinal, .fraction, .multiple, .month, .relative, .magnitude, .decade, .holiday: true
        case .sorts(let sorts):
          !sorts.isDisjoint(with: [
            .weekday, .season, .spanLeadPast, .spanLeadNext, .halfWord, .quarterWord, .dozen, .eventNoun,
            .coupleWord,
          ])
        default: false
        }
      guard starts, let word = lexicon.firstWord(of: Int32(index)) else { continue }
      while result.count <= Int(word) { result.append(false) }
      result[Int(word)] = true
    }
    return result
  }

  @inline(__always)
  func role(of entry: Int32) -> Role { roles[Int(entry)] }

  /// Whether a sentence has a digit, a sign for a fraction, or a word that makes numbers or periods.
  func mayHoldNumbers(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { token in
      switch token.kind {
      case .digits: true
      case .mark: Mark.fraction(token.mark) != nil
      case .word, .symbol, .ideograph: Int(token.word) < isNumeric.count && isNumeric[Int(token.word)]
      }
    }
  }
}
