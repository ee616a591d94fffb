/// The cues that grammar asks for, one bit each. Their phrases stand in the catalogue under the same names.
struct CueSet: OptionSet, Hashable {
  var rawValue: UInt64

  static let names: [String] = [
    "up_verb", "down_verb", "up_noun", "down_noun", "up_word", "down_word", "change_noun", "level_verb",
    "share_verb",
    "share_noun", "rank_noun", "rank_adjective", "rank_role", "rank_verb", "index_word", "plan", "forecast",
    "actual",
    "announce", "create", "deficit", "surplus", "membership", "park", "registered", "newcomer", "breaker",
    "and",
    "respectively", "of_which", "to", "from", "with", "between", "in", "of", "by", "for", "the", "negation",
    "total",
    "bilateral", "reporter", "modal", "comparison", "company_word", "whole", "at", "on", "into", "present",
    "per", "determined", "index_noun", "revision",
  ]

  /// The bit of the cue with this name; empty for a form that is no cue of the grammar.
  static func named(_ name: String) -> CueSet { bit(name) }

  private static func bit(_ name: String) -> CueSet {
    names.firstIndex(of: name).map { CueSet(rawValue: 1 << UInt64($0)) } ?? []
  }

  static let upVerb = bit("up_verb")
  static let downVerb = bit("down_verb")
  static let upNoun = bit("up_noun")
  static let downNoun = bit("down_noun")
  static let upWord = bit("up_word")
  static let downWord = bit("down_word")
  static let changeNoun = bit("change_noun")
  static let levelVerb = bit("level_verb")
  static let shareVerb = bit("share_verb")
  static let shareNoun = bit("share_noun")
  static let rankNoun = bit("rank_noun")
  static let rankAdjective = bit("rank_adjective")
  static let rankRole = bit("rank_role")
  static let rankVerb = bit("rank_verb")
  static let indexWord = bit("index_word")
  static let plan = bit("plan")
  static let forecast = bit("forecast")
  static let actual = bit("actual")
  static let announce = bit("announce")
  static let create = bit("create")
  static let deficit = bit("deficit")
  static let surplus = bit("surplus")
  static let membership = bit("membership")
  static let park = bit("park")
  static let registered = bit("registered")
  static let newcomer = bit("newcomer")
  static let breaker = bit("breaker")
  static let and = bit("and")
  static let respectively = bit("respectively")
  static let ofWhich = bit("of_which")
  static let to = bit("to")
  static let from = bit("from")
  static let with = bit("with")
  static let between = bit("between")
  static let `in` = bit("in")
  static let of = bit("of")
  static let by = bit("by")
  static let `for` = bit("for")
  static let the = bit("the")
  static let negation = bit("negation")
  static let total = bit("total")
  static let bilateral = bit("bilateral")
  static let reporter = bit("reporter")
  static let comparison = bit("comparison")
  static let companyWord = bit("company_word")
  static let whole = bit("whole")
  static let at = bit("at")
  static let on = bit("on")
  static let into = bit("into")
  static let present = bit("present")
  static let per = bit("per")
  static let revision = bit("revision")
  static let indexNoun = bit("index_noun")
  /// "the", "its", "this": what is meant is known.
  static let determined = bit("determined")

  static let up: CueSet = [upVerb, upNoun, upWord]
  static let down: CueSet = [downVerb, downNoun, downWord]
  static let changeVerb: CueSet = [upVerb, downVerb]
  static let directedNoun: CueSet = [upNoun, downNoun]
  static let directedWord: CueSet = [upWord, downWord]
}
