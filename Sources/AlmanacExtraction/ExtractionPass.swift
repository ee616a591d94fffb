internal import AlmanacModel

/// One pass over one text.
struct ExtractionPass {
  let text: UnsafeBufferPointer<UInt8>
  let metadata: DocumentMetadata
  let lexicon: Lexicon
  let catalog: CatalogFacts
  let structure: StructureCues
  let mentions: MentionReader
  let numbers: NumberReader
  let periods: PeriodReader
  let claims: ClaimReader

  var sentences: [(bytes: Range<Int>, paper: Int, context: ClaimContext)] = []
  var found: [(bound: BoundClaim, paper: Int, sentence: Int)] = []
  private var tokens: [Token] = []
  private var sentenceRanges: [Range<Int>] = []
  private var matches = MatchBuffer()
  private var sentencesOfBlock = 9
  /// Shown each sentence with numbers, and how it was read.
  var observer: ((ReadSentence) -> Void)?

  init(
    text: UnsafeBufferPointer<UInt8>, metadata: DocumentMetadata, lexicon: Lexicon, catalog: CatalogFacts,
    structure: StructureCues, mentions: MentionReader, numbers: NumberReader, periods: PeriodReader,
    claims: ClaimReader
  ) {
    self.text = text
    self.metadata = metadata
    self.lexicon = lexicon
    self.catalog = catalog
    self.structure = structure
    self.mentions = mentions
    self.numbers = numbers
    self.periods = periods
    self.claims = claims
  }

  /// Papers, sentences and claims, all of them.
  mutating func run() -> Extraction {
    let (blocks, outlines) = outlined()
    for (index, outline) in outlines.enumerated() {
      _ = read(outline, index, blocks) { _ in true }
    }
    return assemble(outlines, blocks)
  }

  /// Calls `body` with each claim as soon as its block is read, until it returns false; nothing is kept.
  mutating func forEachClaim(_ body: (Claim) -> Bool) {
    let (blocks, outlines) = outlined()
    let heads = PaperHeads(pass: self, outlines: outlines, blocks: blocks)
    var counter = CodePointCounter(text)
    for (index, outline) in outlines.enumerated() {
      let goesOn = read(outline, index, blocks) { pass in
        for found in pass.found where !body(pass.placed(found.bound, heads.titles[index], &counter)) {
          return false
        }
        pass.found.removeAll(keepingCapacity: true)
        pass.sentences.removeAll(keepingCapacity: true)
        return true
      }
      guard goesOn else { return }
    }
  }

  private func outlined() -> (blocks: [Block], outlines: [PaperOutline]) {
    var blocks = BlockReader(text).blocks()
    Furniture.mark(&blocks, of: text)
    let outlines = PaperReader(text: text, cues: structure).outlines(&blocks)
    return (blocks, outlines)
  }

  /// Reads the blocks of a paper; `afterBlock` is called after each and stops the reading by returning false.
  private mutating func read(
    _ outline: PaperOutline, _ paper: Int, _ blocks: [Block], afterBlock: (inout Self) -> Bool
  ) -> Bool {
    var state = DiscourseState()
    state.published = metadata.published
    state.home = metadata.homeArea
    if let title = outline.title {
      state.titleAreas = areas(in: title)
    } else if let title = metadata.title {
      state.titleAreas = areas(ofText: title)
    }
    state.openingAreas = openingAreas(of: outline, blocks)
    var tableEnd = 0
    for index in outline.blocks {
      let block = blocks[index]
      if block.kind == .tableRow, index >= tableEnd {
        tableEnd = readTable(from: index, in: outline.blocks, blocks, paper, state)
        guard afterBlock(&self) else { return false }
      }
      guard block.isText else { continue }
      if block.isHeading {
        state.beginSection()
        state.headingAreas = areas(in: block.content).filter { catalog.areas[$0]?.sort != .region }
      }
      if block.kind == .listItem || block.isField {
        state.beginItem()
      } else {
        state.beginParagraph(
          goesOn: rules.contains(.dispatchParagraphs) && state.isDispatch && sentencesOfBlock <= 2
            && !block.isHeading)
      }
      read(block, paper, &state)
      guard afterBlock(&self) else { return false }
    }
    return true
  }

  /// The country that the first block of running text is about, for the headline and the sentences before it is named:
  /// the first one named by its name, else by an adjective.
  private mutating func openingAreas(of outline: PaperOutline, _ blocks: [Block]) -> [AreaCode] {
    for index in outline.blocks.prefix(6) where blocks[index].isText && !blocks[index].isHeading {
      var tokens: [Token] = []
      Lexer(lexicon: lexicon).tokenize(text, in: blocks[index].content, into: &tokens)
      // A block without an end says at its beginning what it is about.
      let head = tokens.prefix(1200)
      let named = reading(of: head, topic: nil, year: metadata.published?.year).areas.filter {
        catalog.areas[$0.code]?.sort == .country || catalog.areas[$0.code]?.sort == .historic
      }
      let name = rules.contains(.nameBeforeAdjective) ? named.first { !$0.isAdjective } : nil
      if let first = name ?? named.first { return [first.code] }
    }
    return []
  }

  private mutating func read(_ block: Block, _ paper: Int, _ state: inout DiscourseState) {
    tokens.removeAll(keepingCapacity: true)
    Lexer(lexicon: lexicon).tokenize(text, in: block.content, into: &tokens)
    let context: ClaimContext = block.isHeading ? .heading : .prose
    sentenceRanges.removeAll(keepingCapacity: true)
    SentenceSplitter(cues: structure, text: text).forEach(in: tokens) { sentenceRanges.append($0) }
    sentencesOfBlock = block.isHeading ? 9 : sentenceRanges.count
    for (place, range) in sentenceRanges.enumerated() {
      let bytes = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
      sentences.append((bytes, paper, context))
      var slice = tokens[range]
      if place == 0, context == .prose { slice = afterDateline(slice, &state) }
      guard !slice.isEmpty else { continue }
      let reading = reading(of: slice, topic: state.topic, year: state.published?.year)
      if block.isHeading {
        state.headingPeriod = reading.periods.first.flatMap {
          PeriodResolver(published: state.published, rules: rules).resolve(
            $0, anchor: nil, isSameSentence: false)
        }
        state.headingIndicator = reading.indicators.first { $0.standing == .named }?.code
        state.headingIsPartner =
          reading.areas.count == 1 && (reading.areas[0].link == .with || reading.areas[0].link == .to)
      }
      noteLead(reading, block, &state)
      if !reading.numbers.contains(where: \.isReadable) {
        state.note(sentenceWithoutNumbers: reading, catalog)
        continue
      }
      let sentence = folded(text, bytes)
      var pass: SentencePass?
      let bound = claims.claims(
        in: reading, state: &state, context: context,
        isField: block.isField || block.kind == .listItem, sentence: sentence,
        quote: { quote in
          String(
            decoding: text[slice[quote.lowerBound].start..<slice[quote.upperBound - 1].end], as: UTF8.self)
        }, observer: observer == nil ? nil : { pass = $0 })
      observer?(ReadSentence(text: sentence, bytes: bytes, reading: reading, pass: pass, claims: bound))
      for claim in bound { found.append((claim, paper, sentences.count - 1)) }
    }
  }

  /// "Targets for 2023:" says of the list below, and a heading of all under it, what is planned or foreseen.
  private func noteLead(_ reading: Reading, _ block: Block, _ state: inout DiscourseState) {
    let isItem = block.kind == .listItem
    guard block.isHeading || !isItem else { return }
    state.listModality = nil
    guard rules.contains(.listModality), let last = reading.tokens.last, block.isHeading || last.isMark(":")
    else { return }
    if reading.begins(with: .plan, before: 4) {
      state.listModality = .planned
    } else if reading.begins(with: .forecast, before: 4) {
      state.listModality = .forecast
    }
  }

  private mutating func reading(of slice: ArraySlice<Token>, topic: AreaCode?, year: Int?) -> Reading {
    lexicon.match(slice, of: text, into: &matches)
    let words = NumberWords(tokens: slice, matches: matches.found, vocabulary: numbers.vocabulary)
    let periods = periods.periods(in: slice, words: words, of: text)
    let numbers = numbers.numbers(in: slice, words: words, periods: periods, of: text)
    var reading = Reading(tokens: slice, numbers: numbers, periods: periods, rules: rules)
    mentions.add(matches.found, to: &reading, topic: topic, year: year)
    return reading
  }

  /// The tokens after a dateline, whose place and day go into `state`.
  private func afterDateline(_ slice: ArraySlice<Token>, _ state: inout DiscourseState) -> ArraySlice<Token> {
    let head = slice.prefix(20)
    guard Dateline.mayOpen(head) else { return slice }
    let matches = lexicon.matches(in: head, of: text)
    let words = NumberWords(tokens: head, matches: matches, vocabulary: numbers.vocabulary)
    guard let dateline = Dateline(head, periods: periods.periods(in: head, words: words, of: text)) else {
      return slice
    }
    if state.published == nil { state.published = dateline.published }
    state.isDispatch = true
    state.datelineAreas = areas(of: Array(head[dateline.place]), text)
    return slice[dateline.end...]
  }

  private func areas(in range: Range<Int>) -> [AreaCode] {
    var tokens: [Token] = []
    Lexer(lexicon: lexicon).tokenize(text, in: range, into: &tokens)
    return areas(of: tokens, text)
  }

  private func areas(ofText title: String) -> [AreaCode] {
    var title = title
    return title.withUTF8 { bytes in
      var tokens: [Token] = []
      Lexer(lexicon: lexicon).tokenize(bytes, in: 0..<bytes.count, into: &tokens)
      return areas(of: tokens, bytes)
    }
  }

  private func areas(of tokens: [Token], _ text: UnsafeBufferPointer<UInt8>) -> [AreaCode] {
    var reading = Reading(tokens: tokens[...], numbers: [], periods: [], rules: rules)
    mentions.add(lexicon.matches(in: tokens[...], of: text), to: &reading, year: metadata.published?.year)
    return distinct(reading.areas.map(\.code))
  }

  private var rules: RuleSet { numbers.vocabulary.rules }

  // MARK: - Result

  /// Counts code points in one forward pass and puts papers, sentences and claims together.
  private func assemble(_ outlines: [PaperOutline], _ blocks: [Block]) -> Extraction {
    var counter = CodePointCounter(text)
    let titles = PaperHeads(pass: self, outlines: outlines, blocks: blocks)
    var papers: [Paper] = []
    var sentenceValues: [Sentence] = []
    var claimValues: [Extraction.Found] = []
    var nextSentence = 0
    var nextClaim = 0
    for (index, outline) in outlines.enumerated() {
      let bytes = span(of: outline, blocks)
      let start = counter.offset(of: bytes.lowerBound)
      while nextSentence < sentences.count, sentences[nextSentence].paper == index {
        let sentence = sentences[nextSentence]
        let first = counter.offset(of: sentence.bytes.lowerBound)
        while nextClaim < found.count, found[nextClaim].sentence == nextSentence {
          let claim = placed(found[nextClaim].bound, titles.titles[index], &counter)
          claimValues.append(Extraction.Found(claim: claim, paper: index, sentence: nextSentence))
          nextClaim += 1
        }
        let end = counter.offset(of: sentence.bytes.upperBound)
        sentenceValues.append(
          Sentence(
            span: TextSpan(start: first, end: end), text: folded(text, sentence.bytes), paper: index,
            context: sentence.context))
        nextSentence += 1
      }
      let span = TextSpan(start: start, end: counter.offset(of: bytes.upperBound))
      papers.append(titles.paper(index, span: span))
    }
    return Extraction(papers: papers, sentences: sentenceValues, claims: claimValues)
  }

  /// The claim with its paper's title and its place in code points.
  private func placed(_ bound: BoundClaim, _ title: String?, _ counter: inout CodePointCounter) -> Claim {
    var claim = bound.claim
    claim.span = TextSpan(
      start: counter.offset(of: bound.bytes.lowerBound), end: counter.offset(of: bound.bytes.upperBound))
    claim.paper = title
    return claim
  }

  private func span(of outline: PaperOutline, _ blocks: [Block]) -> Range<Int> {
    guard let first = outline.blocks.first, let last = outline.blocks.last else { return 0..<text.count }
    return blocks[first].whole.lowerBound..<blocks[last].whole.upperBound
  }
}
