internal import AlmanacModel

/// A score as text for people.
package struct ScoreReport {
  private let score: Score

  package init(_ score: Score) { self.score = score }

  /// - Parameter limit: how many of the errors to list, the surest first.
  package func text(errors limit: Int) -> String {
    var lines: [String] = []
    lines.append(
      "claims labelled \(score.goldCount), found \(score.claimCount), matched \(score.matches.count)")
    for (name, rates) in [("detection", score.detection), ("strict", score.strict), ("full", score.full)] {
      lines.append(
        "\(padded(name, 10)) precision \(percent(rates.precision))  recall \(percent(rates.recall))  F1 \(percent(rates.f1))"
      )
    }
    lines.append(
      "right by field: " + score.accuracy.map { "\($0.field) \(percent($0.share))" }.joined(separator: ", "))
    lines.append("false (country, indicator, value) triples: \(text(score.falseTriples))")
    lines.append("own period in “respectively” lists: \(text(score.ownPeriodsInLists))")
    lines += reliability
    lines += worst(limit)
    return lines.joined(separator: "\n") + "\n"
  }

  private var reliability: [String] {
    let table = score.reliability
    var lines = ["confidence    claims  mean   right in every field"]
    for bin in table.bins {
      let name = bin.to == 1 ? "from \(bin.from)" : "\(bin.from)–\(bin.to)"
      lines.append(
        "\(padded(name, 12)) \(leftPadded(String(bin.count), 7))  \(decimals(bin.meanConfidence))  \(percent(bin.right))"
      )
    }
    lines.append("expected calibration error \(decimals(table.calibrationError))")
    let share = table.count == 0 ? 0 : Double(table.sureCount) / Double(table.count)
    let right = table.sureCount == 0 ? "" : ", \(percent(table.sureRight)) right"
    lines.append(
      "at \(Reliability.charted) and above: \(table.sureCount) of \(table.count) claims (\(percent(share)))\(right)"
    )
    return lines
  }

  /// The errors of the claims that were surest of themselves first.
  private func worst(_ limit: Int) -> [String] {
    var errors: [(confidence: Double, text: String)] = []
    for match in score.matches where !match.isFull {
      let fields = match.wrong.map { field in
        field == "span"
          ? "span, should be “\(match.gold.quote)”"
          : "\(field) \(ClaimFields.text(field, of: match.claim) ?? "null"), should be \(match.gold.value(field) ?? "null")"
      }
      errors.append(
        (
          match.claim.confidence,
          "wrong    \(decimals(match.claim.confidence)) \(match.gold.document) \(match.gold.start) “\(match.claim.quote)”: \(fields.joined(separator: "; "))"
        ))
    }
    for (document, claim) in score.invented {
      errors.append(
        (
          claim.confidence,
          "invented \(decimals(claim.confidence)) \(document) \(claim.span?.start ?? 0) “\(claim.quote)” \(claim.kind) \(claim.indicator?.rawValue ?? "null")"
        ))
    }
    for gold in score.missed {
      errors.append((0.5, "missed        \(gold.document) \(gold.start) “\(gold.quote)”"))
    }
    errors.sort { $0.confidence != $1.confidence ? $0.confidence > $1.confidence : $0.text < $1.text }
    return errors.prefix(limit).map(\.text)
  }

  private func text(_ part: Score.Part) -> String {
    guard let share = part.share else { return "none" }
    return "\(part.count) of \(part.total) (\(percent(share)))"
  }

  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private func decimals(_ share: Double) -> String { Thousandths(share).text }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func leftPadded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
