internal import AlmanacModel

/// What the lexicon says of each token of a sentence, resolved once: the words that make numbers, magnitudes, units,
/// qualifiers, and those that tell noise. Empty for a sentence that can hold no number and no period.
struct NumberWords {
  struct Slot {
    var sorts: WordSorts = []
    fileprivate var cardinalValue: Int32 = -1
    fileprivate var ordinalValue: Int32 = -1
    fileprivate var multipleTimes: Float = 0
    fileprivate var fractionValue: Int16 = 0
    fileprivate var magnitudePower: Int8 = 0
    fileprivate var gluedPower: Int8 = 0
    fileprivate var monthNumber: Int8 = 0
    fileprivate var qualifierBefore: Int8 = -1
    fileprivate var qualifierBehind: Int8 = -1
    fileprivate var unitEnd: Int32 = 0
    fileprivate var unitEntry: Int32 = 0
    fileprivate var subunitEnd: Int32 = 0
    fileprivate var subunitEntry: Int32 = 0
    fileprivate var qualifierStart: Int32 = 0
    fileprivate var qualifierAfterEnd: Int32 = 0
    fileprivate var relativeEnd: Int32 = 0
    fileprivate var relativeEntry: Int32 = 0
    fileprivate var timeEnd: Int32 = 0
    fileprivate var timeEntry: Int32 = 0
  }

  private let base: Int
  private var slots: [Slot] = []
  private let vocabulary: NumberVocabulary
  private static let none = Slot()

  var isEmpty: Bool { slots.isEmpty }

  init(tokens: ArraySlice<Token>, matches: [Match], vocabulary: NumberVocabulary) {
    base = tokens.startIndex
    self.vocabulary = vocabulary
    guard vocabulary.mayHoldNumbers(tokens) else { return }
    slots = Array(repeating: Slot(), count: tokens.count)
    for match in matches { add(match) }
  }

  private mutating func add(_ match: Match) {
    let start = match.tokens.lowerBound - base
    let end = Int32(match.tokens.upperBound)
    switch vocabulary.role(of: match.entry) {
    case .none: break
    case .unit:
      if slots[start].unitEnd >= end { return }
      slots[start].unitEnd = end
      slots[start].unitEntry = match.entry
    case .sorts(let sorts):
      // A phrase of several words tells from its first word forwards and from its last one backwards.
      slots[start].sorts.formUnion(sorts)
      slots[Int(end) - 1 - base].sorts.formUnion(sorts)
    case .cardinal(let value): slots[start].cardinalValue = value
    case .ordinal(let value): slots[start].ordinalValue = value
    case .fraction(let value): slots[start].fractionValue = Int16(value)
    case .magnitude(let power): slots[start].magnitudePower = Int8(power)
    case .gluedMagnitude(let power): slots[start].gluedPower = Int8(power)
    case .multiple(let times): slots[start].multipleTimes = times
    case .month(let month): slots[start].monthNumber = Int8(month)
    case .subunit:
      if slots[start].subunitEnd >= end { return }
      slots[start].subunitEnd = end
      slots[start].subunitEntry = match.entry
    case .timeUnit:
      slots[start].sorts.insert(.timeUnit)
      slots[Int(end) - 1 - base].sorts.insert(.timeUnit)
      if slots[start].timeEnd >= end { return }
      slots[start].timeEnd = end
      slots[start].timeEntry = match.entry
    case .qualifier(let index):
      let last = Int(end) - 1 - base
      if slots[last].qualifierBefore >= 0, Int(slots[last].qualifierStart) <= match.tokens.lowerBound { return }
      slots[last].qualifierBefore = Int8(index)
      slots[last].qualifierStart = Int32(match.tokens.lowerBound)
    case .qualifierAfter(let index):
      if slots[start].qualifierBehind >= 0, slots[start].qualifierAfterEnd >= end { return }
      slots[start].qualifierBehind = Int8(index)
      slots[start].qualifierAfterEnd = end
    case .relative:
      if slots[start].relativeEnd >= end { return }
      slots[start].relativeEnd = end
      slots[start].relativeEntry = match.entry
    }
  }

  // MARK: - What is at a token; nothing outside the sentence

  @inline(__always)
  private func slot(_ index: Int) -> Slot {
    let offset = index - base
    return offset >= 0 && offset < slots.count ? slots[offset] : NumberWords.none
  }

  @inline(__always)
  func sorts(_ index: Int) -> WordSorts {
    let offset = index - base
    return offset >= 0 && offset < slots.count ? slots[offset].sorts : []
  }

  func cardinal(_ index: Int) -> Int? {
    let value = slot(index).cardinalValue
    return value >= 0 ? Int(value) : nil
  }

  func ordinal(_ index: Int) -> Int? {
    let value = slot(index).ordinalValue
    return value >= 0 ? Int(value) : nil
  }

  /// The denominator a word for a fraction names: 3 for "third".
  func fraction(_ index: Int) -> Int? {
    let value = slot(index).fractionValue
    return value > 0 ? Int(value) : nil
  }

  /// The power of ten of "million", "bn".
  func magnitude(_ index: Int) -> Int? {
    let value = slot(index).magnitudePower
    return value > 0 ? Int(value) : nil
  }

  /// The power of ten of a letter that means one only where it touches a number ("5.8m").
  func gluedMagnitude(_ index: Int) -> Int? {
    let value = slot(index).gluedPower
    return value > 0 ? Int(value) : nil
  }

  /// 2 for "doubled".
  func multiple(_ index: Int) -> Double? {
    let value = slot(index).multipleTimes
    return value > 0 ? Double(value) : nil
  }

  func month(_ index: Int) -> Int? {
    let value = slot(index).monthNumber
    return value > 0 ? Int(value) : nil
  }

  struct UnitWord {
    var end: Int
    var code: UnitCode
    var sort: NumberVocabulary.UnitSort
    /// May stand before a number: a sign or a code.
    var isPrefix: Bool
    var isWord: Bool
  }

  func hasUnit(_ index: Int) -> Bool { slot(index).unitEnd > 0 }

  /// The unit phrase that begins at `index`.
  func unit(_ index: Int) -> UnitWord? {
    let slot = slot(index)
    guard slot.unitEnd > 0 else { return nil }
    let entry = vocabulary.units[Int(slot.unitEntry)]
    return UnitWord(
      end: Int(slot.unitEnd), code: entry.code, sort: entry.sort, isPrefix: entry.isPrefix,
      isWord: entry.isWord)
  }

  /// "cents", "pence": a hundredth of a currency.
  func subunit(_ index: Int) -> (end: Int, code: UnitCode)? {
    let slot = slot(index)
    guard slot.subunitEnd > 0 else { return nil }
    return (Int(slot.subunitEnd), vocabulary.units[Int(slot.subunitEntry)].code)
  }

  /// "years", "weeks": a unit of time, with its code where it has one.
  func timeUnit(_ index: Int) -> (end: Int, code: UnitCode)? {
    let slot = slot(index)
    guard slot.timeEnd > 0 else { return nil }
    return (Int(slot.timeEnd), vocabulary.units[Int(slot.timeEntry)].code)
  }

  /// The qualifier phrase that ends at `index`.
  func qualifierEnding(_ index: Int) -> (start: Int, qualifier: Qualifier)? {
    let slot = slot(index)
    guard slot.qualifierBefore >= 0 else { return nil }
    return (Int(slot.qualifierStart), Qualifier.allCases[Int(slot.qualifierBefore)])
  }

  /// The qualifier phrase that begins at `index` and stands after a number.
  func qualifierAfter(_ index: Int) -> (end: Int, qualifier: Qualifier)? {
    let slot = slot(index)
    guard slot.qualifierBehind >= 0 else { return nil }
    return (Int(slot.qualifierAfterEnd), Qualifier.allCases[Int(slot.qualifierBehind)])
  }

  /// The phrase for a relative period that begins at `index`, and what it says.
  func relative(_ index: Int) -> (end: Int, phrase: RelativePhrase)? {
    let slot = slot(index)
    guard slot.relativeEnd > 0 else { return nil }
    return (Int(slot.relativeEnd), vocabulary.relatives[Int(slot.relativeEntry)] ?? .same)
  }
}
