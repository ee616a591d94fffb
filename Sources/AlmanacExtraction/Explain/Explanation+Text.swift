internal import AlmanacModel

extension Explanation {
  /// Lines for people: a word for what the line is about, then what was found.
  package var text: String {
    var lines = [Explanation.line("sentence", "\(span.start)–\(span.end) \(sentence)")]
    lines.append(Explanation.line("tokens", tokens.joined(separator: "·")))
    lines += areas.map { Explanation.line("area", $0) }
    lines += indicators.map { Explanation.line("indicator", $0) }
    lines += periods.map { Explanation.line("period", $0) }
    if !cues.isEmpty {
      lines.append(
        Explanation.line("cues", cues.map { "“\($0.words)” \($0.meaning)" }.joined(separator: ", ")))
    }
    if !context.isEmpty {
      lines.append(
        Explanation.line("before", context.map { "\($0.words): \($0.meaning)" }.joined(separator: ", ")))
    }
    for number in numbers { lines += number.lines }
    return lines.joined(separator: "\n") + "\n"
  }

  fileprivate static func line(_ word: String, _ text: String) -> String {
    word + String(repeating: " ", count: max(1, 12 - word.count)) + text
  }

  private static func line(_ word: String, _ mention: Mention) -> String {
    line(word, "“\(mention.words)” \(mention.meaning), \(mention.role)")
  }
}

extension Explanation.Number {
  fileprivate var lines: [String] {
    let head = "“\(quote)” \(value)" + (link.map { ", \($0)" } ?? "")
    guard objection == nil else {
      return [Explanation.line("number", "\(head): no claim, \(objection ?? "")")]
    }
    var lines = [Explanation.line("number", head)]
    for binding in bindings {
      lines.append(
        Explanation.line(
          "  \(binding.field)", "\(binding.value) \(Explanation.decimals(binding.score)): \(binding.source)"))
    }
    for list in [candidates, periods] where list.count > 1 {
      let texts = list.map { "\($0.meaning) \(Explanation.decimals($0.score)) “\($0.words)”" }
      lines.append(Explanation.line("  of", texts.joined(separator: ", ")))
    }
    if let claim {
      lines.append(Explanation.line("  claim", Explanation.summary(of: claim)))
      lines.append(
        Explanation.line(
          "  sure", "\(Explanation.decimals(claim.confidence)): \(claim.reasons.joined(separator: "; "))"))
    }
    return lines
  }
}

extension Explanation {
  fileprivate static func summary(of claim: Claim) -> String {
    func text(_ value: Double?) -> String? { value.flatMap { JSONWriter.text(of: $0) } }
    let range = [claim.stated.low, claim.stated.high].compactMap { text($0) }.joined(separator: "–")
    let fields = [
      claim.kind.rawValue, claim.indicator?.rawValue ?? "no indicator", claim.refArea?.rawValue ?? "no area",
      claim.counterpartArea.map { "→ \($0)" }, claim.timePeriod?.description ?? "no period",
      claim.basePeriod.map { "against \($0)" },
    ].compactMap { $0 }.joined(separator: " ")
    let amount = [text(claim.stated.value) ?? range, claim.unitMeasure?.rawValue ?? "no unit"]
    return
      "\(fields): \(amount.joined(separator: " ")), \(claim.qualifier.rawValue), \(claim.modality.rawValue)"
  }

  /// Two decimals.
  fileprivate static func decimals(_ score: Double) -> String {
    let hundredths = Int((abs(score) * 100).rounded())
    return
      "\(score < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(String(hundredths % 100 + 100).dropFirst())"
  }
}
