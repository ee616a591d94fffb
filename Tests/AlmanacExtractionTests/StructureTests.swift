import AlmanacModel
import AlmanacTestSupport
import Testing

@testable import AlmanacExtraction

private func blocks(_ text: String) -> [Block] {
  var text = text
  return text.withUTF8 { bytes in
    var blocks = BlockReader(bytes).blocks()
    Furniture.mark(&blocks, of: bytes)
    return blocks
  }
}

private func kinds(_ text: String) -> [Block.Kind] { blocks(text).map(\.kind) }

@Test(arguments: [
  ("# Title\n\ntext", [Block.Kind.heading(level: 1), .paragraph]),
  ("Title\n=====\ntext", [.heading(level: 1), .paragraph]),
  ("one\ntwo\n\nthree", [.paragraph, .paragraph]),
  ("- one\n- two\n  more", [.listItem, .listItem]),
  ("1. one\n2. two", [.listItem, .listItem]),
  ("| a | b |\n|---|---|\n| 1 | 2 |", [.tableRow, .tableRow, .tableRow]),
  ("Trade was\n41\n\nin 2022", [.paragraph, .paragraph]),
  ("text goes on\n\n  41\n\nand on", [.paragraph, .furniture, .paragraph]),
  ("Chapter one .......... 12\nChapter two ......... 15", [.furniture, .furniture]),
  ("---\ntitle: x\n---\ntext", [.frontMatter, .paragraph]),
  ("---\nnever closed", [.furniture, .paragraph]),
])
func `lines become blocks`(text: String, expected: [Block.Kind]) {
  #expect(kinds(text) == expected)
}

@Test func `a running head beside page numbers is furniture wherever it stands`() {
  let page = "\n\n  41\n\nAnnals of trade. Issue 7\n\n"
  let text = "First part." + page + "Second part." + page.replacing("41", with: "42") + "Third part."
  #expect(blocks(text).filter { $0.kind == .paragraph }.count == 3)
}

@Test(arguments: [
  ("Trade rose. It fell.", 2), ("It cost 5.8 billion. Then 6.", 2), ("Exports of the U.S. rose.", 1),
  ("The U.S. Exports rose.", 1), ("It sells to the U.S. The trade grew.", 2), ("See No. 7 of Dr. Smith.", 1),
  ("Is it? Yes! Good.", 3), ("He said: \"It rose.\" She left.", 2), ("1. First point is one sentence.", 1),
  ("Exports (approx. 5 %) grew.", 1), ("In Jan. 2022 it rose.", 1), ("A…", 1), ("", 0),
])
func `sentences end where they end`(text: String, count: Int) throws {
  let catalog = try Catalog.load(from: [Fixtures.catalog])
  let lexicon = Lexicon(catalog: catalog, languages: ["en"])
  var text = text
  let found: Int = text.withUTF8 { bytes in
    var tokens: [Token] = []
    Lexer(lexicon: lexicon).tokenize(bytes, in: 0..<bytes.count, into: &tokens)
    var ranges: [Range<Int>] = []
    SentenceSplitter(cues: StructureCues(catalog: catalog, languages: ["en", "*"]), text: bytes)
      .forEach(in: tokens) { ranges.append($0) }
    #expect(ranges.flatMap { Array($0) } == Array(tokens.indices))
    return ranges.count
  }
  #expect(found == count)
}

@Test func `a proceedings file is split into its papers, also where it begins and ends in mid-paper`() throws
{
  let text = """
    and so ends the paper before.

    ## References

    - 1. A. Author. A work. 2012.

    ## TRADE OF NORWAY AND ECONOMIC SECU-RITY IN POLAND

    Ola NORDMANN, Jan Kowalski Norwegian State University ola@example.org

    Annotation. This paper is about security and trade.

    Trade matters. Security matters too.

    ## References

    - 1. B. Author. Another work. 2013.
    - 2. C. Author. A third. 2014.

    ## A SECOND PAPER

    Ann Other School of Business, Oslo ann@example.org

    **Abstract.** Short.

    It breaks off in the
    """
  let extraction = Extractor(catalog: try Catalog.load(from: [Fixtures.catalog])).extract(
    text, metadata: .init())
  let papers = extraction.papers
  try #require(papers.count == 3)
  #expect(papers[0].title == nil)
  #expect(papers[0].references.count == 1)
  #expect(papers[1].title == "Trade of Norway and economic security in Poland")
  #expect(papers[1].authors == ["Ola NORDMANN", "Jan Kowalski"])
  #expect(papers[1].affiliation == "Norwegian State University")
  #expect(papers[1].emails == ["ola@example.org"])
  #expect(papers[1].abstract == "This paper is about security and trade.")
  #expect(papers[1].references == ["B. Author. Another work. 2013.", "C. Author. A third. 2014."])
  #expect(papers[2].title == "A second paper")
  #expect(papers[2].authors == ["Ann Other"])
  let scalars = Array(text.unicodeScalars)
  for paper in papers { #expect(paper.span.end <= scalars.count) }
}
