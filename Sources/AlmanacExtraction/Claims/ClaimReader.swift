internal import AlmanacModel

/// A claim with its place in the tokens, before offsets are counted in code points.
struct BoundClaim {
  var number: NumberMention
  var bytes: Range<Int>
  var claim: Claim
}

/// Binds the numbers of a sentence to claims.
final class ClaimReader: Sendable {
  let catalog: CatalogFacts
  let kinds: KindReader
  let indicators: IndicatorBinder
  let areas: AreaBinder
  let periods = PeriodBinder()
  let linker = NumberLinker()
  let refiner: ClaimRefiner

  private let bareCurrencies: [WordID: UnitCode]
  private let physicalWords: Set<WordID>

  init(catalog: CatalogFacts, lexicon: Lexicon) {
    self.catalog = catalog
    let words = lexicon.singleWords(of: .unit)
    func sort(_ unit: UnitCode) -> Catalog.Unit.Sort? { catalog.units[unit]?.sort }
    bareCurrencies = words.filter { sort($0.value) == .currency || sort($0.value) == .historicCurrency }
    physicalWords = Set(words.filter { sort($0.value) == .physical }.keys)
    kinds = KindReader(catalog: catalog)
    indicators = IndicatorBinder(catalog: catalog)
    areas = AreaBinder(catalog: catalog)
    refiner = ClaimRefiner(catalog: catalog)
  }

  /// The currency that a word stands for where nothing more is said: "dollars" is USD.
  func bareCurrency(_ word: WordID) -> UnitCode? { bareCurrencies[word] }

  /// Whether a word is a physical unit: "tonne", "barrel".
  func isPhysical(_ word: WordID) -> Bool { physicalWords.contains(word) }

  /// The claims of one sentence; `state` goes on to the next.
  ///
  /// - Parameters:
  ///   - quote: the text of a range of tokens.
  ///   - observer: shown how the sentence was read, before the next one may lean on it.
  func claims(
    in reading: Reading, state: inout DiscourseState, context: ClaimContext, isField: Bool, sentence: String,
    quote: (Range<Int>) -> String, observer: ((SentencePass) -> Void)? = nil
  ) -> [BoundClaim] {
    var pass = SentencePass(reader: self, reading: reading, state: state, isField: isField, context: context)
    // The pass alone holds the state while it changes it: nothing of it is copied.
    state = DiscourseState()
    guard !reading.statesNothing else {
      pass.remember()
      state = pass.state
      return []
    }
    pass.completeUnits()
    for index in pass.reading.numbers.indices where pass.reading.numbers[index].isReadable {
      pass.read(index)
    }
    observer?(pass)
    pass.remember()
    state = pass.state
    var found = pass.found
    for index in found.indices {
      found[index].claim.context = context
      found[index].claim.sentence = sentence
      found[index].claim.quote = quote(found[index].number.tokens)
    }
    return found
  }
}

extension NumberMention {
  /// Whether it may become a claim.
  var isReadable: Bool { noise == nil && kind != .period }
}

/// Each element once, in order. A few are compared with each other, many by their hashes.
func distinct<Element: Hashable>(_ elements: some Sequence<Element>) -> [Element] {
  var found: [Element] = []
  var seen: Set<Element> = []
  for element in elements {
    if found.count < 16 {
      if !found.contains(element) { found.append(element) }
    } else {
      if seen.isEmpty { seen = Set(found) }
      if seen.insert(element).inserted { found.append(element) }
    }
  }
  return found
}
