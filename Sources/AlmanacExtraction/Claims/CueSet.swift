/// The cues that grammar asks for, one bit each. Their phrases stand in the catalogue under the same names.
struct CueSet: OptionSet, Hashable {
  var rawValue: UInt64

  /// In the order of the bits below, which are constants so that asking for one costs nothing.
  static let names: [String] = [
    "up_verb", "down_verb", "up_noun", "down_noun", "up_word", "down_word", "change_noun", "level_verb",
    "share_verb",
    "share_noun", "rank_noun", "rank_adjective", "rank_role", "rank_verb", "index_word", "plan", "forecast",
    "actual",
    "announce", "create", "deficit", "surplus", "membership", "park", "registered", "newcomer", "breaker",
    "and",
    "condition", "of_which", "to", "from", "with", "between", "in", "of", "by", "for", "the", "negation",
    "total",
    "bilateral", "reporter", "say", "comparison", "company_word", "whole", "at", "on", "into", "present",
    "per", "determined", "index_noun", "revision", "when", "superlative", "agreed", "average", "accounts",
    "breakdown",
    "suppose", "give", "reach",
  ]

  /// The bit of the cue with this name; empty for a form that is no cue of the grammar.
  static func named(_ name: String) -> CueSet {
    names.firstIndex(of: name).map { CueSet(rawValue: 1 << UInt64($0)) } ?? []
  }

  static let upVerb = CueSet(rawValue: 1 << 0)
  static let downVerb = CueSet(rawValue: 1 << 1)
  static let upNoun = CueSet(rawValue: 1 << 2)
  static let downNoun = CueSet(rawValue: 1 << 3)
  static let upWord = CueSet(rawValue: 1 << 4)
  static let downWord = CueSet(rawValue: 1 << 5)
  static let changeNoun = CueSet(rawValue: 1 << 6)
  static let levelVerb = CueSet(rawValue: 1 << 7)
  static let shareVerb = CueSet(rawValue: 1 << 8)
  static let shareNoun = CueSet(rawValue: 1 << 9)
  static let rankNoun = CueSet(rawValue: 1 << 10)
  static let rankAdjective = CueSet(rawValue: 1 << 11)
  static let rankRole = CueSet(rawValue: 1 << 12)
  static let rankVerb = CueSet(rawValue: 1 << 13)
  static let indexWord = CueSet(rawValue: 1 << 14)
  static let plan = CueSet(rawValue: 1 << 15)
  static let forecast = CueSet(rawValue: 1 << 16)
  static let actual = CueSet(rawValue: 1 << 17)
  static let announce = CueSet(rawValue: 1 << 18)
  static let create = CueSet(rawValue: 1 << 19)
  static let deficit = CueSet(rawValue: 1 << 20)
  static let surplus = CueSet(rawValue: 1 << 21)
  static let membership = CueSet(rawValue: 1 << 22)
  static let park = CueSet(rawValue: 1 << 23)
  static let registered = CueSet(rawValue: 1 << 24)
  static let newcomer = CueSet(rawValue: 1 << 25)
  static let breaker = CueSet(rawValue: 1 << 26)
  static let and = CueSet(rawValue: 1 << 27)
  /// "If Laos sold 10 TWh, it would need a line": nothing is stated.
  static let condition = CueSet(rawValue: 1 << 28)
  static let ofWhich = CueSet(rawValue: 1 << 29)
  static let to = CueSet(rawValue: 1 << 30)
  static let from = CueSet(rawValue: 1 << 31)
  static let with = CueSet(rawValue: 1 << 32)
  static let between = CueSet(rawValue: 1 << 33)
  static let `in` = CueSet(rawValue: 1 << 34)
  static let of = CueSet(rawValue: 1 << 35)
  static let by = CueSet(rawValue: 1 << 36)
  static let `for` = CueSet(rawValue: 1 << 37)
  static let the = CueSet(rawValue: 1 << 38)
  static let negation = CueSet(rawValue: 1 << 39)
  static let total = CueSet(rawValue: 1 << 40)
  static let bilateral = CueSet(rawValue: 1 << 41)
  static let reporter = CueSet(rawValue: 1 << 42)
  /// "said on Friday": when it was said.
  static let say = CueSet(rawValue: 1 << 43)
  static let comparison = CueSet(rawValue: 1 << 44)
  static let companyWord = CueSet(rawValue: 1 << 45)
  static let whole = CueSet(rawValue: 1 << 46)
  static let at = CueSet(rawValue: 1 << 47)
  static let on = CueSet(rawValue: 1 << 48)
  static let into = CueSet(rawValue: 1 << 49)
  static let present = CueSet(rawValue: 1 << 50)
  static let per = CueSet(rawValue: 1 << 51)
  static let revision = CueSet(rawValue: 1 << 54)
  static let indexNoun = CueSet(rawValue: 1 << 53)
  /// "in the same period last year, when it shrank": what follows is told of the period before.
  static let when = CueSet(rawValue: 1 << 55)
  /// "highest since 2008": no time of the number itself.
  static let superlative = CueSet(rawValue: 1 << 56)
  /// "signed", "approved": what money is agreed is not yet paid; agreements themselves are facts.
  static let agreed = CueSet(rawValue: 1 << 57)
  /// "averaged 7.2% a year": of each year of a span, and so against no one year.
  static let average = CueSet(rawValue: 1 << 58)
  /// "Shr", "Revs", "dividend": words of a company's accounts.
  static let accounts = CueSet(rawValue: 1 << 59)
  /// "GDP - composition by sector": the percentages that follow are parts.
  static let breakdown = CueSet(rawValue: 1 << 60)
  /// "Suppose a country exported …": nothing is stated.
  static let suppose = CueSet(rawValue: 1 << 61)
  /// "sold Baku goods", "lent Tunisia 30 million": the name that follows receives.
  static let give = CueSet(rawValue: 1 << 62)
  /// "fell below", "rose above": what follows was passed.
  static let reach = CueSet(rawValue: 1 << 63)
  /// "the", "its", "this": what is meant is known.
  static let determined = CueSet(rawValue: 1 << 52)

  static let up: CueSet = [upVerb, upNoun, upWord]
  static let down: CueSet = [downVerb, downNoun, downWord]
  static let changeVerb: CueSet = [upVerb, downVerb]
  static let directedNoun: CueSet = [upNoun, downNoun]
  static let directedWord: CueSet = [upWord, downWord]
}
