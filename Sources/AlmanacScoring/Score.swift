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

  package init(joining scores: [Score]) {
    for score in scores {
      matches += score.matches
      missed += score.missed
      invented += score.invented
    }
  }

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
      let right = matches.count { !$0.wrong.contains(field) }
      return (field, matches.isEmpty ? 0 : Double(right) / Double(matches.count))
    }
  }

  /// Adds one document: claims are matched with the labelled claims of their spans, then with those they overlap.
  package mutating func add(document: String, claims: [Claim], gold: [GoldClaim], catalog: Catalog) {
    var open = gold.sorted { $0.start < $1.start }
    var left: [Claim] = []
    for claim in claims {
      guard let span = claim.span else { continue }
      guard let index = open.firstIndex(where: { $0.start == span.start && $0.end == span.end }) else {
        left.append(claim)
        continue
      }
      let label = open.remove(at: index)
      matches.append(Match(gold: label, claim: claim, wrong: Score.differences(claim, label, catalog)))
    }
    for claim in left {
      guard let span = claim.span,
        let index = open.firstIndex(where: { $0.start < span.end && span.start < $0.end })
      else {
        invented.append((document, claim))
        continue
      }
      let label = open.remove(at: index)
      let isOtherSpan = (label.alternatives["quote"] ?? []).contains(claim.quote)
      let wrong = (isOtherSpan ? [] : ["span"]) + Score.differences(claim, label, catalog)
      matches.append(Match(gold: label, claim: claim, wrong: wrong))
    }
    missed += open
  }

  /// The fields in which a claim differs from its label, alternatives accepted, pairs of symmetric indicators unordered.
  package static func differences(_ claim: Claim, _ label: GoldClaim, _ catalog: Catalog) -> [String] {
    let isSymmetric = claim.indicator.flatMap { catalog.indicators[$0]?.isSymmetric } ?? false
    let isSwapped =
      isSymmetric && label.accepts(claim.counterpartArea?.rawValue, as: "ref_area")
      && label.accepts(claim.refArea?.rawValue, as: "counterpart_area")
    return ClaimFields.all.filter { field in
      if isSwapped, field == "ref_area" || field == "counterpart_area" { return false }
      return !label.accepts(ClaimFields.text(field, of: claim), as: field)
    }
  }
}
