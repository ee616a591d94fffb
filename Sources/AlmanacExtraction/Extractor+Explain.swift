package import AlmanacModel

extension Extractor {
  /// What each sentence of `text` was read as: its numbers, periods, areas, indicators and cues, how the numbers hang
  /// together, and the claims with their reasons.
  package func explanation(of text: String, metadata: DocumentMetadata) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var pass = makePass(bytes, metadata)
      var lines: [String] = []
      pass.observer = { reading, claims, sentence in
        lines.append(Explanation(reading: reading, bytes: bytes, sentence: sentence, claims: claims).text)
      }
      _ = pass.run()
      return lines.joined(separator: "\n\n") + "\n"
    }
  }
}

/// One sentence's reading as lines for people.
struct Explanation {
  let reading: Reading
  let bytes: UnsafeBufferPointer<UInt8>
  let sentence: String
  let claims: [Claim]

  private func words(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last, reading.tokens.indices.contains(last) else {
      return ""
    }
    return String(decoding: bytes[reading.tokens[first].start..<reading.tokens[last].end], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Explanation {
  var text: String {
    var lines = ["sentence   \(sentence)"]
    let links = NumberLinker().links(in: reading)
    for (number, link) in zip(reading.numbers, links) { lines.append(line(number, link)) }
    for period in reading.periods {
      lines.append("period     \(words(period.phrase)): \(period.value), \(period.role)")
    }
    for area in reading.areas { lines.append("area       \(words(area.tokens)): \(area.code), \(area.link)") }
    for mention in reading.indicators {
      lines.append("indicator  \(words(mention.tokens)): \(mention.code), \(mention.standing)")
    }
    let cues = reading.tokens.indices.compactMap { index -> String? in
      let names = CueSet.names.enumerated().filter {
        reading.cues(at: index).rawValue >> UInt64($0.offset) & 1 == 1
      }
      return names.isEmpty
        ? nil : "\(words(index..<index + 1)) = \(names.map(\.element).joined(separator: "+"))"
    }
    if !cues.isEmpty { lines.append("cues       " + cues.joined(separator: ", ")) }
    lines += claims.map(line)
    return lines.joined(separator: "\n")
  }

  private func line(_ number: NumberMention, _ link: NumberLink) -> String {
    var parts = ["\(number.kind)"]
    if let value = number.stated.value { parts.append("\(value)") }
    if let low = number.stated.low, let high = number.stated.high { parts.append("\(low)–\(high)") }
    if let unit = number.unit { parts.append(unit.rawValue) }
    if number.qualifier != .exact { parts.append(number.qualifier.rawValue) }
    if let noise = number.noise { parts.append("no quantity: \(noise.rawValue)") }
    if let target = link.target { parts.append("\(link.sort) of “\(words(reading.numbers[target].tokens))”") }
    return "number     \(words(number.tokens)): \(parts.joined(separator: ", "))"
  }

  private func line(_ claim: Claim) -> String {
    let fields = [
      claim.indicator?.rawValue, claim.refArea?.rawValue, claim.counterpartArea?.rawValue,
      claim.timePeriod?.description, claim.basePeriod.map { "against \($0)" },
    ].map { $0 ?? "–" }
    return "claim      “\(claim.quote)” \(claim.kind.rawValue) \(fields.joined(separator: " ")) "
      + "\(claim.qualifier.rawValue) \(claim.modality.rawValue) \(claim.confidence): \(claim.reasons.joined(separator: "; "))"
  }
}
