import AlmanacModel

/// The fields in which the claims found differ from those wanted, a line each, with the quotes they stand at.
func differences(found: [Claim], wanted: [Claim], in document: String) -> [String] {
  var lines: [String] = []
  var open = found
  for claim in wanted {
    guard let index = open.firstIndex(where: { $0.span == claim.span }) else {
      lines.append("\(document): “\(claim.quote)” at \(claim.span?.start ?? -1) is gone: \(claim.sentence)")
      continue
    }
    let other = open.remove(at: index)
    let fields = fieldTexts(other).compactMap { name, text -> String? in
      let should = fieldTexts(claim)[name] ?? ""
      return text == should ? nil : "\(name) \(text), should be \(should)"
    }
    if !fields.isEmpty {
      lines.append(
        "\(document): “\(other.quote)” \(fields.sorted().joined(separator: "; ")): \(other.sentence)")
    }
  }
  for claim in open {
    lines.append("\(document): “\(claim.quote)” at \(claim.span?.start ?? -1) is new: \(claim.sentence)")
  }
  return lines
}

private func fieldTexts(_ claim: Claim) -> [String: String] {
  func text(_ number: Double?) -> String { number.flatMap { JSONWriter.text(of: $0) } ?? "null" }
  return [
    // A title in capitals is told in small letters.
    "paper": claim.paper?.lowercased() ?? "null", "quote": claim.quote, "sentence": claim.sentence,
    "context": claim.context.rawValue, "kind": claim.kind.rawValue,
    "indicator": claim.indicator?.rawValue ?? "null", "ref_area": claim.refArea?.rawValue ?? "null",
    "counterpart_area": claim.counterpartArea?.rawValue ?? "null",
    "time_period": claim.timePeriod?.description ?? "null",
    "base_period": claim.basePeriod?.description ?? "null", "obs_value": text(claim.stated.value),
    "low": text(claim.stated.low), "high": text(claim.stated.high),
    "unit_measure": claim.unitMeasure?.rawValue ?? "null", "qualifier": claim.qualifier.rawValue,
    "modality": claim.modality.rawValue, "stock_flow": claim.stockFlow?.rawValue ?? "null",
    "zone": claim.zone?.rawValue ?? "null", "reporter": claim.reporter?.rawValue ?? "null",
    "confidence": text(claim.confidence), "reasons": claim.reasons.joined(separator: "; "),
  ]
}
