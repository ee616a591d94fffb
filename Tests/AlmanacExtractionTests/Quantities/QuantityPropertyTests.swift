import AlmanacModel
import AlmanacTestSupport
import Testing

@testable import AlmanacExtraction

/// A seeded text: pieces of numbers, units and dates put together at random, or random bytes.
struct RandomText {
  private var state: UInt64
  private static let pieces = [
    "5", "12", "1,234", "2022", ".", ",", "-", "–", "/", "$", "€", "%", "million", "bn", "and", "to", "from",
    "between", "a", "half", "third", "of", "May", "first", "quarter", "one", "hundred", "twenty", "(", ")",
    "[", "]",
    "±", "½", "e6", "^", "×10^", "USD", "years", "ago", "last", "Friday", "no.", "#", "'", "s", "tel", "@",
    "http://", ":", "+", "10.5555", "Q", "H", "FY", "\n", "\n\n", "\u{301}", "\u{a0}", "\\", "more than",
    "fold",
    "times", "th", "th century", "cents", "point", "dozen", "000", "99999999999999999999", "m", "MUSD",
    "thousandth", "year to", "months", "next", "1 234", "the same period", "of 2021", "31", "February", "公司",
  ]

  init(seed: UInt64) { state = seed }

  /// SplitMix64. Source: G. L. Steele, D. Lea, C. H. Flood.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  private mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func pieces() -> String {
    var text = ""
    for _ in 0..<number(below: 60) {
      text += RandomText.pieces[number(below: RandomText.pieces.count)]
      if number(below: 2) == 0 { text += " " }
    }
    return text
  }

  mutating func bytes() -> String {
    String(decoding: (0..<number(below: 200)).map { _ in UInt8(number(below: 256)) }, as: UTF8.self)
  }
}

/// Each argument is a hundred texts.
@Test(arguments: UInt64(0)..<40)
func `any text gives quantities in order whose offsets slice to their quotes`(seed: UInt64) throws {
  let extractor = try #require(QuantityCase.extractor)
  var random = RandomText(seed: seed)
  for index in 0..<100 {
    let text = index % 4 == 0 ? random.bytes() : random.pieces()
    let scalars = Array(text.unicodeScalars)
    var end = 0
    for quantity in extractor.quantities(in: text, published: index % 2 == 0 ? QuantityCase.published : nil) {
      let span = quantity.span
      try #require(span.start >= end && span.start < span.end && span.end <= scalars.count)
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[span.start..<span.end])
      #expect(String(slice) == quantity.quote)
      #expect(
        [quantity.stated.value, quantity.stated.low, quantity.stated.high].allSatisfy { $0?.isFinite ?? true }
      )
      if let low = quantity.stated.low, let high = quantity.stated.high { #expect(low <= high) }
      end = span.end
    }
  }
}

@Test(arguments: UInt64(0)..<40)
func `sentences put together again are the text`(seed: UInt64) throws {
  let catalog = try #require(try? Catalog.load(from: [Fixtures.catalog]))
  let lexicon = Lexicon(catalog: Catalog(), languages: [])
  let cues = StructureCues(catalog: catalog, languages: ["en"])
  var random = RandomText(seed: seed)
  for _ in 0..<50 {
    let bytes = Array(random.pieces().utf8)
    bytes.withUnsafeBufferPointer { text in
      var tokens: [Token] = []
      Lexer(lexicon: lexicon).tokenize(text, in: 0..<text.count, into: &tokens)
      var starts: [Int] = []
      SentenceSplitter(cues: cues, text: text).forEach(in: tokens) { starts.append($0.lowerBound) }
      guard !starts.isEmpty else { return }
      let offsets = [0] + starts.dropFirst().map { tokens[$0].start } + [text.count]
      #expect(zip(offsets, offsets.dropFirst()).flatMap { text[$0..<$1] } == bytes)
    }
  }
}

@Test(arguments: UInt64(0)..<20)
func `any bytes in, no trap out`(seed: UInt64) throws {
  let extractor = try #require(QuantityCase.extractor)
  var random = RandomText(seed: seed &+ 1000)
  for _ in 0..<100 {
    let text = random.bytes() + random.pieces()
    _ = extractor.extract(text, metadata: DocumentMetadata())
  }
}

@Test(arguments: ["1 ", "$5 ", "Exports rose 5 percent in 2022 and ", "5-", "[1,", "one hundred and "])
func `an endless line is cut, and nothing of it is lost`(unit: String) throws {
  let catalog = try #require(try? Catalog.load(from: [Fixtures.catalog]))
  let lexicon = Lexicon(catalog: Catalog(), languages: [])
  let cues = StructureCues(catalog: catalog, languages: ["en"])
  let bytes = Array(String(repeating: unit, count: 5000).utf8)
  bytes.withUnsafeBufferPointer { text in
    var tokens: [Token] = []
    Lexer(lexicon: lexicon).tokenize(text, in: 0..<text.count, into: &tokens)
    var ranges: [Range<Int>] = []
    SentenceSplitter(cues: cues, text: text).forEach(in: tokens) { ranges.append($0) }
    #expect(ranges.allSatisfy { $0.count <= 600 })
    #expect(ranges.flatMap { Array($0) } == Array(tokens.indices))
  }
}
