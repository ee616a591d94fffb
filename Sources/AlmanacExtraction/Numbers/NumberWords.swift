internal import AlmanacModel

/// What the lexicon says of each token of a sentence, resolved once: the words that make numbers, magnitudes, units,
/// qualifiers, and those that tell noise. Empty for a sentence that can hold no number and no period.
struct NumberWords {
  struct Slot {
    var sorts: WordSorts = []
    fileprivate var cardinalValue: Int32 = -1
    fileprivate var ordinalValue: Int = -1
    fileprivate var multipleTimes: Float = 0
    fileprivate var fractionValue: Int32 = 0
    fileprivate var magnitudePower: Int8 = 0
    fileprivate var gluedPower: Int8 = 0
    fileprivate var monthNumber: Int8 = 0
    fileprivate var decadeTens: Int8 = -1
    fileprivate var holidayDay: Int16 = 0
    fileprivate var holidayEnd: Int32 = 0
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
  private let count: Int
  private let slots: UnsafeMutablePointer<Slot>
  /// Keeps the slots in memory.
  private let storage: WordSlots
  private let vocabulary: NumberVocabulary
  private static let qualifiers = Qualifier.allCases

  var isEmpty: Bool { count == 0 }

  /// - Parameters:
  ///   - isLabel: a text without numbers whose units are wanted.
  ///   - storage: room used again from sentence to sentence, cleared by `clear` after each.
  init(
    tokens: ArraySlice<Token>, matches: [Match], vocabulary: NumberVocabulary, isLabel: Bool = false,
    storage: WordSlots = WordSlots()
  ) {
    base = tokens.startIndex
    self.vocabulary = vocabulary
    self.storage = storage
    let isNumeric = isLabel || vocabulary.mayHoldNumbers(tokens)
    count = isNumeric ? tokens.count : 0
    slots = storage.room(for: count)
    guard isNumeric else { return }
    for match in matches { add(match) }
  }

  /// Clears the slots that `matches` wrote to, for the next sentence; the words are no longer valid then.
  func clear(_ matches: [Match]) {
    guard count > 0 else { return }
    for match in matches {
      slots[match.tokens.lowerBound - base] = Slot()
      slots[match.tokens.upperBound - 1 - base] = Slot()
    }
  }

  private func add(_ match: Match) {
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
    case .fraction(let value): slots[start].fractionValue = value
    case .magnitude(let power): slots[start].magnitudePower = Int8(clamping: power)
    case .gluedMagnitude(let power): slots[start].gluedPower = Int8(clamping: power)
    case .multiple(let times): slots[start].multipleTimes = times
    case .month(let month): slots[start].monthNumber = Int8(clamping: month)
    case .decade(let tens): slots[start].decadeTens = Int8(clamping: tens)
    case .holiday(let day):
      if slots[start].holidayEnd >= end { return }
      slots[start].holidayEnd = end
      slots[start].holidayDay = Int16(clamping: day)
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
      if slots[last].qualifierBefore >= 0, Int(slots[last].qualifierStart) <= match.tokens.lowerBound {
        return
      }
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
  private func has(_ index: Int) -> Bool { index >= base && index - base < count }

  @inline(__always)
  func sorts(_ index: Int) -> WordSorts { has(index) ? slots[index - base].sorts : [] }

  /// Whether a number may begin at this word.
  @inline(__always)
  func mayStartNumber(_ index: Int) -> Bool {
    guard has(index) else { return false }
    let offset = index - base
    return slots[offset].cardinalValue >= 0 || slots[offset].ordinalValue >= 0
      || slots[offset].fractionValue > 0
      || slots[offset].multipleTimes > 0 || slots[offset].magnitudePower > 0
      || !slots[offset].sorts.isDisjoint(with: .numberStart)
  }

  /// Whether a period may begin at this word.
  @inline(__always)
  func mayStartPeriod(_ index: Int) -> Bool {
    guard has(index) else { return false }
    let offset = index - base
    return slots[offset].monthNumber > 0 || slots[offset].relativeEnd > 0 || slots[offset].ordinalValue >= 0
      || slots[offset].cardinalValue >= 0 || slots[offset].decadeTens >= 0 || slots[offset].holidayEnd > 0
      || !slots[offset].sorts.isDisjoint(with: .periodStart)
  }

  func cardinal(_ index: Int) -> Int? {
    guard has(index), slots[index - base].cardinalValue >= 0 else { return nil }
    return Int(slots[index - base].cardinalValue)
  }

  func ordinal(_ index: Int) -> Int? {
    guard has(index), slots[index - base].ordinalValue >= 0 else { return nil }
    return slots[index - base].ordinalValue
  }

  /// The denominator a word for a fraction names: 3 for "third".
  func fraction(_ index: Int) -> Int? {
    guard has(index), slots[index - base].fractionValue > 0 else { return nil }
    return Int(slots[index - base].fractionValue)
  }

  /// The power of ten of "million", "bn".
  func magnitude(_ index: Int) -> Int? {
    guard has(index), slots[index - base].magnitudePower > 0 else { return nil }
    return Int(slots[index - base].magnitudePower)
  }

  /// The power of ten of a letter that means one only where it touches a number ("5.8m").
  func gluedMagnitude(_ index: Int) -> Int? {
    guard has(index), slots[index - base].gluedPower > 0 else { return nil }
    return Int(slots[index - base].gluedPower)
  }

  /// 2 for "doubled".
  func multiple(_ index: Int) -> Double? {
    guard has(index), slots[index - base].multipleTimes > 0 else { return nil }
    return Double(slots[index - base].multipleTimes)
  }

  func month(_ index: Int) -> Int? {
    guard has(index), slots[index - base].monthNumber > 0 else { return nil }
    return Int(slots[index - base].monthNumber)
  }

  /// 90 for "nineties".
  func decade(_ index: Int) -> Int? {
    guard has(index), slots[index - base].decadeTens >= 0 else { return nil }
    return Int(slots[index - base].decadeTens)
  }

  /// The holiday that begins at `index`; some ("Christmas") only with a year after them.
  func holiday(_ index: Int) -> (end: Int, month: Int, day: Int, needsYear: Bool)? {
    guard has(index), slots[index - base].holidayEnd > 0 else { return nil }
    let code = Int(slots[index - base].holidayDay)
    return (Int(slots[index - base].holidayEnd), abs(code) / 100, abs(code) % 100, code < 0)
  }

  struct UnitWord {
    var end: Int
    var code: UnitCode
    var sort: NumberVocabulary.UnitSort
    /// May stand before a number: a sign or a code.
    var isPrefix: Bool
    var isWord: Bool
  }

  func hasUnit(_ index: Int) -> Bool { has(index) && slots[index - base].unitEnd > 0 }

  /// The unit phrase that begins at `index`.
  func unit(_ index: Int) -> UnitWord? {
    guard has(index), slots[index - base].unitEnd > 0 else { return nil }
    let entry = vocabulary.units[Int(slots[index - base].unitEntry)]
    return UnitWord(
      end: Int(slots[index - base].unitEnd), code: entry.code, sort: entry.sort, isPrefix: entry.isPrefix,
      isWord: entry.isWord)
  }

  /// "cents", "pence": a hundredth of a currency.
  func subunit(_ index: Int) -> (end: Int, code: UnitCode)? {
    guard has(index), slots[index - base].subunitEnd > 0 else { return nil }
    return (Int(slots[index - base].subunitEnd), vocabulary.units[Int(slots[index - base].subunitEntry)].code)
  }

  /// "years", "weeks": a unit of time, with its code where it has one.
  func timeUnit(_ index: Int) -> (end: Int, code: UnitCode)? {
    guard has(index), slots[index - base].timeEnd > 0 else { return nil }
    return (Int(slots[index - base].timeEnd), vocabulary.units[Int(slots[index - base].timeEntry)].code)
  }

  /// The qualifier phrase that ends at `index`.
  func qualifierEnding(_ index: Int) -> (start: Int, qualifier: Qualifier)? {
    guard has(index), slots[index - base].qualifierBefore >= 0 else { return nil }
    return (
      Int(slots[index - base].qualifierStart),
      NumberWords.qualifiers[Int(slots[index - base].qualifierBefore)]
    )
  }

  /// The qualifier phrase that begins at `index` and stands after a number.
  func qualifierAfter(_ index: Int) -> (end: Int, qualifier: Qualifier)? {
    guard has(index), slots[index - base].qualifierBehind >= 0 else { return nil }
    return (
      Int(slots[index - base].qualifierAfterEnd),
      NumberWords.qualifiers[Int(slots[index - base].qualifierBehind)]
    )
  }

  /// The phrase for a relative period that begins at `index`, and what it says.
  func relative(_ index: Int) -> (end: Int, phrase: RelativePhrase)? {
    guard has(index), slots[index - base].relativeEnd > 0 else { return nil }
    return (
      Int(slots[index - base].relativeEnd),
      vocabulary.relatives[Int(slots[index - base].relativeEntry)] ?? .same
    )
  }
}

/// Room for what is known of the tokens of a sentence, used again from sentence to sentence.
final class WordSlots {
  private var slots: UnsafeMutablePointer<NumberWords.Slot>
  private var capacity: Int

  init() {
    capacity = 0
    slots = UnsafeMutablePointer.allocate(capacity: 1)
  }

  deinit { slots.deallocate() }

  /// Empty slots for so many tokens.
  func room(for count: Int) -> UnsafeMutablePointer<NumberWords.Slot> {
    guard count > capacity else { return slots }
    slots.deallocate()
    capacity = max(count, 2 * capacity, 64)
    slots = UnsafeMutablePointer.allocate(capacity: capacity)
    slots.initialize(repeating: NumberWords.Slot(), count: capacity)
    return slots
  }
}
