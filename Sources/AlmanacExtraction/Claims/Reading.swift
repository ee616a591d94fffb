internal import AlmanacModel

/// Everything found in one sentence before it is asked what the numbers state.
struct Reading {
  let tokens: ArraySlice<Token>
  /// The rules of the grammar in force.
  let rules: RuleSet
  var numbers: [NumberMention]
  var periods: [PeriodMention]
  var areas: [AreaMention] = []
  var indicators: [IndicatorMention] = []
  var zones: [(tokens: Range<Int>, code: ZoneCode)] = []
  /// All cues of the sentence.
  private(set) var said: CueSet = []
  /// What is known of each token, from the first one, and of the end.
  private var places: [Place]

  private struct Place {
    /// The cues that cover the token, and those that begin at it.
    var cover: CueSet = []
    var begin: CueSet = []
    /// Cost of all boundaries before it: a comma 1, a stronger mark or a conjunction more.
    var cost = 0.0
    /// How many numbers that may be quantities begin before it.
    var numbersBefore: Int32 = 0
    /// Its place in the sentence without the marks of genitives: "Belarus' exports" is as long as "China's exports".
    var position: Int32 = 0
    /// It belongs to a number or a period.
    var isTaken = false
    var isPeriod = false
  }
  /// The colon after a label that opens the sentence: "Public debt: 22.9% of GDP".
  private(set) var labelEnd: Int?
  /// The area that stands right beside each number and is its alone ("Hong Kong at $1.9 billion"), by number: its index
  /// among the areas and whether words of rank or a bracket tie it to the number.
  var besides: [Beside?] = []

  struct Beside {
    var area: Int
    var isTied: Bool
  }

  init(
    tokens: ArraySlice<Token>, numbers: [NumberMention], periods: [PeriodMention], rules: RuleSet
  ) {
    self.tokens = tokens
    self.rules = rules
    self.numbers = numbers
    self.periods = periods
    places = Array(repeating: Place(), count: tokens.count + 1)
    for number in numbers {
      for index in number.tokens { places[index - tokens.startIndex].isTaken = true }
    }
    for period in periods {
      for index in period.tokens {
        places[index - tokens.startIndex].isTaken = true
        places[index - tokens.startIndex].isPeriod = true
      }
    }
    countNumbers()
    countPositions()
  }

  @inline(__always)
  func has(_ rule: ExtractionRule) -> Bool { rules.contains(rule) }

  private mutating func countPositions() {
    var position: Int32 = 0
    for offset in places.indices {
      places[offset].position = position
      if offset < tokens.count, !isGenitive(tokens.startIndex + offset) { position += 1 }
    }
  }

  /// How many words the sentence has without articles, a name of several words being one.
  var wordCount: Int {
    let words = Int(places[places.count - 1].position) - places.count { $0.begin.contains(.the) }
    return areas.reduce(words) { $0 - ($1.tokens.count - 1) }
  }

  /// The apostrophe of a genitive, or the "s" after it.
  private func isGenitive(_ index: Int) -> Bool {
    func isApostrophe(_ index: Int) -> Bool {
      tokens.indices.contains(index) && tokens[index].isMark("'") && !tokens[index].hasSpaceBefore
    }
    if isApostrophe(index) { return true }
    return tokens[index].isWord && tokens[index].length == 1 && !tokens[index].hasSpaceBefore
      && isApostrophe(index - 1)
  }

  private mutating func countNumbers() {
    var next = 0
    var count: Int32 = 0
    for offset in places.indices {
      places[offset].numbersBefore = count
      while next < numbers.count, numbers[next].tokens.lowerBound - tokens.startIndex <= offset {
        if numbers[next].noise == nil { count += 1 }
        next += 1
      }
    }
  }

  /// How many numbers that may be quantities begin in a range of tokens.
  func numberCount(in range: Range<Int>) -> Int {
    let start = max(range.lowerBound, tokens.startIndex) - tokens.startIndex
    let end = min(range.upperBound, tokens.endIndex) - tokens.startIndex
    return end > start ? Int(places[end].numbersBefore - places[start].numbersBefore) : 0
  }

  /// Leaves out the first token of a number, which says nothing of its quantity.
  mutating func dropFirstToken(ofNumber index: Int) {
    let old = numbers[index].tokens
    numbers[index].tokens = old.lowerBound + 1..<old.upperBound
    if numbers[index].noise == nil { places[old.lowerBound + 1 - tokens.startIndex].numbersBefore -= 1 }
  }

  mutating func add(cue: CueSet, at range: Range<Int>) {
    // "May" in a date says nothing of what may be.
    // "121 projects" are counted, not foreseen.
    let isCounted =
      has(.countedIsNoPlan) && !cue.isDisjoint(with: [.forecast, .plan])
      && numbers.contains { number in
        (number.kind == .count || number.kind == .number) && number.isReadable
          && (number.tokens.upperBound == range.lowerBound || number.nounTokens?.overlaps(range) ?? false)
      }
    let cue =
      isNumberOrPeriod(at: range.lowerBound) || isCounted ? cue.subtracting([.forecast, .plan]) : cue
    said.formUnion(cue)
    places[range.lowerBound - tokens.startIndex].begin.formUnion(cue)
    for index in range { places[index - tokens.startIndex].cover.formUnion(cue) }
  }

  @inline(__always)
  func cues(at index: Int) -> CueSet {
    tokens.indices.contains(index) ? places[index - tokens.startIndex].cover : []
  }
  func isWord(at index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isWord }
  func word(at index: Int) -> WordID { tokens.indices.contains(index) ? tokens[index].word : 0 }
  @inline(__always)
  func isNumberOrPeriod(at index: Int) -> Bool {
    tokens.indices.contains(index) && places[index - tokens.startIndex].isTaken
  }

  @inline(__always)
  func isPeriod(at index: Int) -> Bool {
    tokens.indices.contains(index) && places[index - tokens.startIndex].isPeriod
  }

  /// Whether a cue begins among the first tokens.
  func begins(with cue: CueSet, before count: Int) -> Bool {
    places.prefix(count).contains { !$0.begin.isDisjoint(with: cue) }
  }

  /// A question, or what is only supposed.
  var statesNothing: Bool {
    guard let last = tokens.last else { return true }
    if has(.question), last.isMark("?") { return true }
    if has(.supposition), places.contains(where: { $0.begin.contains(.suppose) }) { return true }
    return has(.condition) && places[0].begin.contains(.condition)
      && places.contains { $0.begin.contains(.forecast) }
  }

  /// How many words of a company's accounts the sentence has.
  var accountWords: Int { places.count { $0.begin.contains(.accounts) } }

  /// The label's colon, where the label says that parts follow: "Labor force - by occupation: agriculture 43%".
  var breakdownEnd: Int? {
    guard let labelEnd,
      places[..<(labelEnd - tokens.startIndex)].contains(where: { $0.begin.contains(.breakdown) })
    else { return nil }
    return labelEnd
  }

  /// Whether a label in words says what follows, other than parts of what was spoken of: "Land use: 17% arable".
  var isNamedByLabel: Bool {
    guard let labelEnd, breakdownEnd == nil else { return false }
    return !indicators.contains { $0.tokens.lowerBound < labelEnd }
      && tokens[..<labelEnd].contains { $0.isWord } && !periods.contains { $0.tokens.lowerBound < labelEnd }
  }

  /// Weighs the boundaries between clauses, once cues are in.
  mutating func weighBoundaries() {
    var sum = 0.0
    var isLabel = true
    var hasVerb = false
    for (offset, token) in tokens.enumerated() {
      places[offset].cost = sum
      let index = tokens.startIndex + offset
      // A label is no longer than this; a text of many numbers is not looked through for each of its words.
      if offset > 10 { isLabel = false }
      if isLabel, numbers.contains(where: { $0.tokens.lowerBound == index && $0.isReadable }) {
        isLabel = false
      }
      if isLabel, !places[offset].cover.isDisjoint(with: [.changeVerb, .levelVerb]) { hasVerb = true }
      if token.kind == .mark {
        guard !places[offset].isTaken else { continue }
        switch token.mark {
        case UInt8(ascii: ",") where has(.commaBoundary): sum += 1
        case UInt8(ascii: "("), UInt8(ascii: ")"): sum += 1
        case UInt8(ascii: ":")
        where has(.labelColon) && isLabel && !hasVerb:
          // "Public debt: 22.9% of GDP": a label belongs to what follows.
          sum += 0.6
          isLabel = false
          labelEnd = index
        case UInt8(ascii: ";"), UInt8(ascii: ":"): sum += 2.5
        case Mark.emDash: sum += 1.5
        case Mark.enDash where token.hasSpaceBefore: sum += 1.5
        default: break
        }
        continue
      }
      let cues = places[offset].begin
      if has(.ofWhichBoundary), cues.contains(.ofWhich) {
        sum += 1.5
      } else if has(.breakerBoundary), cues.contains(.breaker) {
        sum += 1
      } else if has(.conjunctionBoundary), cues.contains(.and) {
        sum += 0.4
      }
    }
    places[tokens.count].cost = sum
  }

  /// The weight of the boundaries between two tokens.
  func boundary(_ a: Int, _ b: Int) -> Double {
    abs(places[a - tokens.startIndex].cost - places[b - tokens.startIndex].cost)
  }

  /// Tokens between two ranges; 0 if they touch or overlap.
  func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    if a.upperBound <= b.lowerBound { return steps(a.upperBound, b.lowerBound) }
    if b.upperBound <= a.lowerBound { return steps(b.upperBound, a.lowerBound) }
    return 0
  }

  private func steps(_ a: Int, _ b: Int) -> Int {
    Int(places[b - tokens.startIndex].position - places[a - tokens.startIndex].position)
  }
}

/// The indexes from `a` up to `b`; empty where `b` does not lie beyond `a`.
func gap(_ a: Int, _ b: Int) -> Range<Int> { a..<max(a, b) }
