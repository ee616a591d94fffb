package import AlmanacModel

/// Reads the numeric claims of a text. A pure function of the text, the catalogue and the publication date.
package struct Extractor: Sendable {
  /// Changes whenever the same text may give other claims; documents read with another version are read again.
  package static let version = "3"

  private let lexicon: Lexicon
  private let catalog: CatalogFacts
  private let structure: StructureCues
  private let mentions: MentionReader
  private var numbers: NumberReader
  private var periods: PeriodReader
  private let claims: ClaimReader

  package init(catalog: Catalog) { self.init(catalog: catalog, without: nil) }

  /// - Parameter rule: a rule of the grammar to leave out, so that a test can show what it is for.
  package init(catalog: Catalog, without rule: ExtractionRule?) {
    let facts = CatalogFacts(catalog)
    self.catalog = facts
    lexicon = Lexicon(catalog: catalog, languages: ["en"])
    structure = StructureCues(catalog: catalog, languages: ["en", "*"])
    mentions = MentionReader(lexicon: lexicon, catalog: catalog)
    let vocabulary = NumberVocabulary(lexicon: lexicon, catalog: catalog, rules: .all(without: rule))
    numbers = NumberReader(vocabulary: vocabulary)
    periods = PeriodReader(vocabulary: vocabulary)
    claims = ClaimReader(catalog: facts, lexicon: lexicon)
  }

  /// The same extractor without one rule; the lexicon is shared, not built again.
  package func without(_ rule: ExtractionRule) -> Extractor {
    var other = self
    let vocabulary = NumberVocabulary(numbers.vocabulary, rules: .all(without: rule))
    other.numbers = NumberReader(vocabulary: vocabulary)
    other.periods = PeriodReader(vocabulary: vocabulary)
    return other
  }

  /// Papers, sentences and claims of `text`, in order of their place.
  ///
  /// - Complexity: O(length of the text).
  package func extract(_ text: String, metadata: DocumentMetadata) -> Extraction {
    var text = text
    return text.withUTF8 { bytes in
      var pass = makePass(bytes, metadata)
      return pass.run()
    }
  }

  /// Calls `body` with each claim of `text` in order of its place, until it returns false. Unlike `extract` it keeps
  /// none of them, so that memory does not grow with what a long document says.
  ///
  /// - Complexity: O(length of the text).
  package func forEachClaim(in text: String, metadata: DocumentMetadata, _ body: (Claim) -> Bool) {
    var text = text
    text.withUTF8 { bytes in
      var pass = makePass(bytes, metadata)
      pass.forEachClaim(body)
    }
  }

  func makePass(_ text: UnsafeBufferPointer<UInt8>, _ metadata: DocumentMetadata) -> ExtractionPass {
    ExtractionPass(
      text: text, metadata: metadata, lexicon: lexicon, catalog: catalog, structure: structure,
      mentions: mentions,
      numbers: numbers, periods: periods, claims: claims)
  }

  /// The reader of quantities over the same lexicon and rules.
  var quantityReader: QuantityReader {
    QuantityReader(lexicon: lexicon, structure: structure, numbers: numbers, periods: periods)
  }
}
