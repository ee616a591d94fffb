internal import AlmanacModel

/// A number found in a run of tokens, with its unit, written precision and qualifier; nothing yet of what it measures.
struct NumberMention {
  /// Why a number is no quantity that could become a claim. It is found and named, and then left alone.
  enum Noise: String, CaseIterable {
    /// A calendar year, day or other part of a date; the period reader has it.
    case date
    /// Clock times such as 18:00 or 11.00 after "at".
    case clockTime = "clock_time"
    /// How long something lasted or how old it is: "over 15 years", "a 30-year high", "three-year".
    case duration
    /// `[5]`, `(Xu, 2020)`, superscript marks.
    case citation
    /// `1.`, `(a)`, `2)` at the head of a line.
    case listMarker = "list_marker"
    /// Section, table, figure, chapter, page, room, volume, issue, annex numbers.
    case reference
    /// DOI, ISBN, ISSN, URL, e-mail, file and catalogue numbers.
    case identifier
    case telephone
    /// Decrees, resolutions, articles of law, treaties, UN documents.
    case legalAct = "legal_act"
    /// 5G, G20, COVID-19, Euro-6, Industry 4.0, A4: a number that is part of a name.
    case label
    /// "the 20th Expo", "3rd-year students", "a 21st-century player", "the second phase", "74th anniversary".
    case eventOrdinal = "event_ordinal"
    /// "the two countries", "five Central Asian states", "the 27 Member States", "one of", "both sides".
    case groupCount = "group_count"
    /// Distances, addresses, coordinates, temperatures.
    case place
    /// "several billions", "dozens of": no definite number.
    case vague
    /// "won 3-2", "a score of 5:1".
    case score
    /// Speeds, pressures, sizes of files: measures that say nothing of an economy.
    case measure
  }

  /// Token indexes of the quote: the number with sign, magnitude, currency and unit of measure, without qualifiers.
  /// For counts, ranks and words for fractions the number words alone.
  var tokens: Range<Int>
  var kind: QuantityKind
  var stated: StatedValue
  /// ISO 4217, PERCENT, PERCENTAGE_POINTS, BASIS_POINTS, TIMES, a unit of the catalogue for measures and for counts
  /// whose noun names one, else null.
  var unit: UnitCode?
  /// Token indexes of the noun that is counted ("companies"), of the measure, or of what follows an ordinal.
  var nounTokens: Range<Int>? {
    get { noun.range }
    set { noun = PackedRange(newValue) }
  }
  var qualifier: Qualifier = .exact
  /// Token indexes of the words that qualify it ("more than"), if any.
  var qualifierTokens: Range<Int>? {
    get { qualifying.range }
    set { qualifying = PackedRange(newValue) }
  }
  /// Written in words ("eight", "a quarter", "doubled").
  var isSpelled = false
  /// A fraction in words or a ratio ("a third", "one in five"): its value as a number; `stated` is in per cent.
  var fraction: Double? {
    get { fractionHigh.isNaN && !fractionLow.isNaN ? fractionLow : nil }
    set { (fractionLow, fractionHigh) = (newValue ?? .nan, .nan) }
  }
  /// Two fractions in words: "a third to a half"; `stated` is in per cent.
  var fractionRange: ClosedRange<Double>? {
    get { fractionHigh.isNaN ? nil : fractionLow...fractionHigh }
    set { (fractionLow, fractionHigh) = (newValue?.lowerBound ?? .nan, newValue?.upperBound ?? .nan) }
  }
  /// What a measure is counted by, "per hectare", "/s", and the index after it; not part of the quote of a claim.
  var rate: Rate? {
    get { rateUnit.map { Rate(unit: $0, end: Int(rateEnd)) } }
    set { (rateUnit, rateEnd) = (newValue?.unit, Int32(newValue?.end ?? 0)) }
  }
  /// Written as "No. 7".
  var isNumbered = false
  /// Carries an explicit + or − sign (`stated` is negative for −).
  var hasSign = false
  /// Its unit or currency stands with another number of a range or list ("$4 and 5 billion", "40, 50 and 60 pct").
  var unitIsShared = false
  /// "the 30-share index": it is part of a compound word.
  var isCompound = false
  var noise: Noise?

  // Mentions are handed on often, so what few of them have is kept small.
  private var noun: PackedRange
  private var qualifying = PackedRange(nil)
  private var rateEnd: Int32
  private var rateUnit: UnitCode?
  private var fractionLow = Double.nan
  private var fractionHigh = Double.nan

  init(
    tokens: Range<Int>, kind: QuantityKind, stated: StatedValue, unit: UnitCode? = nil,
    nounTokens: Range<Int>? = nil, isSpelled: Bool = false, rate: Rate? = nil, hasSign: Bool = false
  ) {
    self.tokens = tokens
    self.kind = kind
    self.stated = stated
    self.unit = unit
    self.isSpelled = isSpelled
    self.hasSign = hasSign
    noun = PackedRange(nounTokens)
    rateUnit = rate?.unit
    rateEnd = Int32(rate?.end ?? 0)
  }
}

/// A range of token indexes, or none, in eight bytes: a text of more than 2³¹ tokens is never read at once.
private struct PackedRange {
  private var start: Int32
  private var end: Int32

  init(_ range: Range<Int>?) {
    start = Int32(range?.lowerBound ?? 0)
    end = Int32(range?.upperBound ?? -1)
  }

  var range: Range<Int>? { end >= start ? Int(start)..<Int(end) : nil }
}

/// The unit a measure is told by: "kg/m³", "tonnes per day".
struct Rate {
  var unit: UnitCode
  var end: Int
}
