internal import AlmanacModel

/// Puts a sentence's reading into words.
struct ExplanationWriter {
  let read: ReadSentence
  let bytes: UnsafeBufferPointer<UInt8>
  private var reading: Reading { read.pass?.reading ?? read.reading }

  init(read: ReadSentence, bytes: UnsafeBufferPointer<UInt8>) {
    self.read = read
    self.bytes = bytes
  }

  func explanation(_ counter: inout CodePointCounter) -> Explanation {
    let start = counter.offset(of: read.bytes.lowerBound)
    let span = TextSpan(start: start, end: counter.offset(of: read.bytes.upperBound))
    let claims = read.claims.map { bound in
      var claim = bound.claim
      let start = counter.offset(of: bound.bytes.lowerBound)
      claim.span = TextSpan(start: start, end: counter.offset(of: bound.bytes.upperBound))
      return claim
    }
    return Explanation(
      sentence: read.text, span: span, tokens: reading.tokens.indices.map { words($0..<$0 + 1) },
      areas: reading.areas.map { mention($0.tokens, $0.code, "\($0.link)") },
      indicators: reading.indicators.map { mention($0.tokens, $0.code, "\($0.standing)") },
      periods: reading.periods.map {
        .init(words: words($0.phrase), meaning: meaning(of: $0), role: "\($0.role)")
      }, cues: cues, context: read.pass?.state.offers ?? labels, numbers: numbers(claims))
  }

  private func mention(_ tokens: Range<Int>, _ code: some Code, _ role: String) -> Explanation.Mention {
    Explanation.Mention(words: words(tokens), meaning: code.rawValue, role: role)
  }

  private func words(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last, reading.tokens.indices.contains(first),
      reading.tokens.indices.contains(last)
    else { return "" }
    return String(decoding: bytes[reading.tokens[first].start..<reading.tokens[last].end], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The period meant, else the words' own sense where it hangs on another one.
  private func meaning(of period: PeriodMention) -> String {
    if let resolved = period.resolved(published: read.pass?.state.published, anchor: nil) {
      return resolved.description
    }
    guard case .relative(let relative) = period.value else { return "" }
    return "\(relative)"
  }

  private var labels: [Explanation.Mention] {
    read.labels.map { .init(words: $0.what, meaning: $0.words, role: "label") }
  }

  private var cues: [Explanation.Mention] {
    reading.tokens.indices.compactMap { index in
      let names = reading.cues(at: index).words
      return names.isEmpty
        ? nil : .init(words: words(index..<index + 1), meaning: names.joined(separator: "+"), role: "cue")
    }
  }

  // MARK: - Numbers

  private func numbers(_ claims: [Claim]) -> [Explanation.Number] {
    guard let pass = read.pass else { return zip(read.claims, claims).map(cell) }
    let claimOf = Dictionary(
      zip(read.claims, claims).map { ($0.number.tokens.lowerBound, $1) },
      uniquingKeysWith: { first, _ in first })
    return pass.reading.numbers.indices.map { index in
      let number = pass.reading.numbers[index]
      var shown = Explanation.Number(quote: words(number.tokens), value: ExplanationWriter.value(of: number))
      let link = pass.links[index]
      if let target = link.target {
        shown.link = "\(link.sort) of “\(words(pass.reading.numbers[target].tokens))”"
      }
      guard let bound = pass.boundOf[index] else {
        shown.objection = objection(to: number)
        return shown
      }
      shown.candidates = pass.reader.indicators.candidates(
        index, bound.kind, pass.reading, pass.recent(index)
      ).map { .init(words: words($0.mention.tokens), meaning: $0.code.rawValue, score: $0.score) }
      shown.periods = pass.reader.periods.candidates(index, pass.links, pass.reading).map {
        .init(words: words($0.mention.phrase), meaning: meaning(of: $0.mention), score: min($0.score, 1))
      }
      shown.bindings = bindings(bound)
      bound.evidence.forEach { name, value in shown.evidence.append(("\(name)", value)) }
      shown.claim = claimOf[number.tokens.lowerBound]
      return shown
    }
  }

  private func cell(_ bound: BoundClaim, _ claim: Claim) -> Explanation.Number {
    Explanation.Number(quote: claim.quote, value: ExplanationWriter.value(of: bound.number), claim: claim)
  }

  private func objection(to number: NumberMention) -> String {
    if let noise = number.noise { return noise.rawValue.replacing("_", with: " ") }
    return number.kind == .period ? "a period" : "nothing says what it measures"
  }

  private static func value(of number: NumberMention) -> String {
    func text(_ value: Double?) -> String? { value.flatMap { JSONWriter.text(of: $0) } }
    let range = [number.stated.low, number.stated.high].compactMap { text($0) }.joined(separator: "–")
    var parts = [number.kind.rawValue, text(number.stated.value) ?? range]
    if let unit = number.unit { parts.append(unit.rawValue) }
    if number.qualifier != .exact { parts.append(number.qualifier.rawValue) }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func bindings(_ bound: BoundNumbers.Bound) -> [Explanation.Binding] {
    let kind = bound.kind
    let cue = kind.cue.map { " “\(words($0))”" } ?? ""
    let sign = kind.sign < 0 ? ", falling" : ""
    var found = [
      Explanation.Binding(
        field: "kind", value: kind.kind.rawValue + sign, score: kind.score, source: kind.reason + cue)
    ]
    if let indicator = bound.indicator {
      let where_ = indicator.tokens.map { " “\(words($0))”" } ?? ""
      found.append(
        Explanation.Binding(
          field: "indicator", value: indicator.code?.rawValue ?? "none", score: indicator.score,
          source: indicator.reason + where_))
    }
    let areas = bound.areas
    found.append(
      Explanation.Binding(
        field: "areas",
        value: [areas.ref, areas.counterpart].map { $0?.rawValue ?? "none" }.joined(separator: " → "),
        score: areas.score,
        source: areas.reasons.isEmpty ? "this sentence" : areas.reasons.joined(separator: ", ")))
    let period = bound.period
    var source = period.reason ?? (period.isNamed ? "named" : "not said")
    if let base = period.base { source += ", against \(base)\(period.baseIsImplied ? " as usual" : "")" }
    found.append(
      Explanation.Binding(
        field: "period", value: period.period?.description ?? "none", score: period.score, source: source))
    return found
  }
}

extension CueSet {
  /// The catalogue's names of the cues.
  var words: [String] {
    CueSet.names.enumerated().filter { rawValue >> UInt64($0.offset) & 1 == 1 }.map(\.element)
  }
}

extension DiscourseState {
  /// What it offers to a sentence that leaves something open.
  fileprivate var offers: [Explanation.Mention] {
    func areas(_ codes: [AreaCode]) -> String { codes.map(\.rawValue).joined(separator: " ") }
    let all: [(String, String?)] = [
      ("published", published?.description), ("home area", home?.rawValue),
      ("areas of the title", areas(titleAreas)), ("areas of the heading", areas(headingAreas)),
      ("place of the dispatch", areas(datelineAreas)), ("areas of the opening", areas(openingAreas)),
      ("areas of the claim before", areas(paragraphPair)),
      ("area spoken of alone", paragraphSubject?.rawValue),
      ("areas of the sentence before", areas(sentenceAreas)), ("areas spoken of before", areas(paperPair)),
      ("indicator of the sentence before", paragraphIndicator?.rawValue),
      ("indicator of the heading", headingIndicator?.rawValue),
      ("indicator spoken of before", paperIndicator?.rawValue),
      ("counted before", paragraphCount?.rawValue),
      ("period of the sentence before", paragraphPeriod?.description),
      ("period of the heading", headingPeriod?.description), ("park", zone?.rawValue),
    ]
    return all.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : .init(words: name, meaning: $0, role: "context") }
    }
  }
}
