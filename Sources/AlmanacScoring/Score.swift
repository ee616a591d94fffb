package import AlmanacModel

/// How well predicted claims match the labelled ones of one or more documents.
package struct Score: Sendable {
  package struct Match: Sendable {
    package var gold: GoldClaim
    package var claim: Claim
    /// Fields that differ, "span" among them.
    package var wrong: [String]
    package var isStrict: Bool { Set(wrong).isDisjoint(with: ClaimFields.strict + ["span"]) }
    package var isFull: Bool { wrong.isEmpty }
  }

  package private(set) var matches: [Match] = []
  package private(set) var missed: [GoldClaim] = []
  package private(set) var invented: [(document: String, claim: Claim)] = []

  package init() {}

  package var goldCount: Int { matches.count + missed.count }
  package var claimCount: Int { matches.count + invented.count }

  /// Precision, recall and their harmonic mean, each 0…1.
  package struct Rates: Sendable, Hashable {
    package var precision: Double
    package var recall: Double
    package var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
  }

  package var detection: Rates { rates(matches.count) }
  package var strict: Rates { rates(matches.count(where: \.isStrict)) }
  package var full: Rates { rates(matches.count(where: \.isFull)) }

  private func rates(_ right: Int) -> Rates {
    Rates(
      precision: claimCount == 0 ? 0 : Double(right) / Double(claimCount),
      recall: goldCount == 0 ? 0 : Double(right) / Double(goldCount))
  }

  /// The share of matched claims right in each field.
  package var accuracy: [(field: String, share: Double)] {
    (["span"] + ClaimFields.all).map { field in
      (
        field,
        matches.isEmpty ? 0 : Double(matches.count { !$0.wrong.contains(field) }) / Double(matches.count)
      )
    }
  }

  /// Of the claims in each band of confidence: how many there are, and the share right in every field.
  package var reliability: [(from: Double, to: Double, count: Int, right: Double)] {
    let edges = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.000001]
    return zip(edges, edges.dropFirst()).compactMap { from, to in
      let band = from..<to
      let right = matches.count { band.contains($0.claim.confidence) && $0.isFull }
      let count =
        matches.count { band.contains($0.claim.confidence) }
        + invented.count { band.contains($0.claim.confidence) }
      return count == 0 ? nil : (from, min(to, 1), count, Double(right) / Double(count))
    }
  }

  /// Adds one document: each claim is matched with the labelled claim of the same span, else with one it overlaps.
  package mutating func add(document: String, claims: [Claim], gold: [GoldClaim], catalog: Catalog) {
    var open = gold.sorted { $0.start < $1.start }
    for claim in claims {
      guard let span = claim.span else { continue }
      let exact = open.firstIndex { $0.start == span.start && $0.end == span.end }
      guard let index = exact ?? open.firstIndex(where: { $0.start < span.end && span.start < $0.end }) else {
        invented.append((document, claim))
        continue
      }
      let label = open.remove(at: index)
      var wrong = Score.differences(claim, label, catalog)
      if exact == nil { wrong.insert("span", at: 0) }
      matches.append(Match(gold: label, claim: claim, wrong: wrong))
    }
    missed += open
  }

  /// The fields in which a claim differs from its label, alternatives accepted, pairs of symmetric indicators unordered.
  package static func differences(_ claim: Claim, _ label: GoldClaim, _ catalog: Catalog) -> [String] {
    let isSymmetric = claim.indicator.flatMap { catalog.indicators[$0]?.isSymmetric } ?? false
    let pair = Set([claim.refArea?.rawValue, claim.counterpartArea?.rawValue])
    let labelled = Set([label.fields["ref_area"] ?? nil, label.fields["counterpart_area"] ?? nil])
    return ClaimFields.all.filter { field in
      let value = ClaimFields.text(field, of: claim)
      let wanted = label.fields[field] ?? nil
      if value == wanted { return false }
      if isSymmetric, field == "ref_area" || field == "counterpart_area", pair == labelled { return false }
      if let a = value.flatMap(Double.init), let b = wanted.flatMap(Double.init) {
        return abs(a - b) > 1e-9 * max(abs(a), abs(b))
      }
      return !(label.alternatives[field] ?? []).contains { $0 == value }
    }
  }
}
