internal import AlmanacModel

/// A score as text for people.
package struct ScoreReport {
  private let score: Score

  package init(_ score: Score) { self.score = score }

  package func text(errors limit: Int) -> String {
    var lines: [String] = []
    lines.append(
      "claims labelled \(score.goldCount), found \(score.claimCount), matched \(score.matches.count)")
    for (name, rates) in [("detection", score.detection), ("strict", score.strict), ("full", score.full)] {
      lines.append(
        "\(pad(name, 10)) precision \(percent(rates.precision))  recall \(percent(rates.recall))  F1 \(percent(rates.f1))"
      )
    }
    lines.append(
      "right by field: " + score.accuracy.map { "\($0.field) \(percent($0.share))" }.joined(separator: ", "))
    lines.append("confidence      claims  right in every field")
    for band in score.reliability {
      lines.append(
        "\(pad("\(band.from)–\(band.to)", 14)) \(leftPad(String(band.count), 7))  \(percent(band.right))")
    }
    lines += worst(limit)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The errors of the claims that were surest of themselves first.
  private func worst(_ limit: Int) -> [String] {
    var errors: [(confidence: Double, text: String)] = []
    for match in score.matches where !match.isFull {
      let fields = match.wrong.map { field in
        let wanted = (match.gold.fields[field] ?? nil) ?? "null"
        let value = ClaimFields.text(field, of: match.claim) ?? "null"
        return field == "span" ? "span" : "\(field) \(value), should be \(wanted)"
      }
      errors.append(
        (
          match.claim.confidence,
          "wrong    \(match.gold.document) \(match.gold.start) “\(match.claim.quote)”: \(fields.joined(separator: "; "))"
        ))
    }
    for item in score.invented {
      errors.append(
        (
          item.claim.confidence,
          "invented \(item.document) \(item.claim.span?.start ?? 0) “\(item.claim.quote)” \(item.claim.kind) \(item.claim.indicator?.rawValue ?? "null")"
        ))
    }
    for gold in score.missed {
      errors.append((0.5, "missed   \(gold.document) \(gold.start) “\(gold.quote)”"))
    }
    errors.sort { $0.confidence != $1.confidence ? $0.confidence > $1.confidence : $0.text < $1.text }
    return errors.prefix(limit).map(\.text)
  }

  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  private func leftPad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
