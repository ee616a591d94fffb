@testable import AlmanacModel
import AlmanacTestSupport
import Testing

@testable import AlmanacExtraction

/// The reader that knows only the words of numbers, as `extract --quantities` makes it.
private let reader = (try? Catalog.load(from: [Fixtures.catalog])).map { QuantityReader(catalog: $0) }

@Test(arguments: QuantityCase.all)
func `words of areas and indicators change no quantity`(example: QuantityCase) throws {
  let reader = try #require(reader)
  let extractor = try #require(QuantityCase.extractor)
  let text = MarkedText(example.text).text
  let published = QuantityCase.published
  #expect(
    reader.quantities(in: text, published: published)
      == extractor.quantities(in: text, published: published))
}

@Test func `room used again holds nothing of the text before`() throws {
  let reader = try #require(reader)
  var scratch = QuantityReader.Scratch()
  for example in QuantityCase.all {
    var text = MarkedText(example.text).text
    let alone = reader.quantities(in: text, published: QuantityCase.published)
    let found = text.withUTF8 { bytes in
      var spans: [TextSpan] = []
      reader.forEachQuantity(in: bytes, published: QuantityCase.published, using: &scratch) {
        spans.append($0.span)
      }
      return spans
    }
    #expect(found == alone.map(\.span))
  }
}

@Test func `a quantity is written as the contract says`() throws {
  let reader = try #require(reader)
  var text = "It sold \"5.8 billion\" dollars in 2022."
  var scratch = QuantityReader.Scratch()
  var json = JSONWriter()
  text.withUTF8 { bytes in
    reader.forEachQuantity(in: bytes, published: nil, using: &scratch) { $0.write(to: &json, of: bytes) }
  }
  #expect(
    json.text
      == #"{"start":9,"end":20,"quote":"5.8 billion","value":5800000000,"low":null,"high":null,"unit":null,"#
      + #""kind":"number","qualifier":"exact"},{"start":33,"end":37,"quote":"2022","value":"2022","low":null,"#
      + #""high":null,"unit":null,"kind":"period","qualifier":"exact"}"#)
}

@Test func `a phrase that holds a new word twice is found`() {
  var catalog = Catalog()
  catalog.cues = [.init(lang: "en", sort: "qualifier", phrase: "as much as", value: "at_most")]
  let lexicon = Lexicon(catalog: catalog, languages: ["en"])
  let bytes = Array("up by as much as 5".utf8)
  bytes.withUnsafeBufferPointer { text in
    var tokens: [Token] = []
    Lexer(lexicon: lexicon).tokenize(text, in: 0..<text.count, into: &tokens)
    #expect(lexicon.matches(in: tokens[...], of: text).map(\.tokens) == [2..<5])
  }
}
