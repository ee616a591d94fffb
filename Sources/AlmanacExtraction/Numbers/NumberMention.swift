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
  var nounTokens: Range<Int>?
  var qualifier: Qualifier = .exact
  /// Token indexes of the words that qualify it ("more than"), if any.
  var qualifierTokens: Range<Int>?
  /// Written in words ("eight", "a quarter", "doubled").
  var isSpelled = false
  /// A fraction in words or a ratio ("a third", "one in five"): its value as a number; `stated` is in per cent.
  var fraction: Double?
  /// Two fractions in words: "a third to a half"; `stated` is in per cent.
  var fractionRange: ClosedRange<Double>?
  /// What a measure is counted by, "per hectare", "/s", and the index after it; not part of the quote of a claim.
  var rate: Rate?
  /// Written as "No. 7".
  var isNumbered = false
  /// Carries an explicit + or − sign (`stated` is negative for −).
  var hasSign = false
  /// Its unit or currency stands with another number of a range or list ("$4 and 5 billion", "40, 50 and 60 pct").
  var unitIsShared = false
  /// "the 30-share index": it is part of a compound word.
  var isCompound = false
  /// Two currencies for one amount, "43 bn roubles (around $600m)": index of the mention this one restates.
  var restates: Int?
  var noise: Noise?
}

/// The unit a measure is told by: "kg/m³", "tonnes per day".
struct Rate {
  var unit: UnitCode
  var end: Int
}
