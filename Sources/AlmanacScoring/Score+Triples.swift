internal import AlmanacModel

/// The measures by which extractors are compared beside F1.
extension Score {
  /// A part of a whole; its share is nil of nothing.
  package struct Part: Sendable, Hashable {
    package var count: Int
    package var total: Int
    package var share: Double? { total == 0 ? nil : Double(count) / Double(total) }
  }

  /// Of the claims with country, indicator and value: those that no labelled claim of their document bears out,
  /// wherever in it the label stands.
  package var falseTriples: Part {
    var labels: [String: [GoldClaim]] = [:]
    for match in matches { labels[match.gold.document, default: []].append(match.gold) }
    for label in missed { labels[label.document, default: []].append(label) }
    let found =
      matches.map { (document: $0.gold.document, claim: $0.claim, isRight: $0.isTripleRight) }
      + invented.map { (document: $0.document, claim: $0.claim, isRight: false) }
    var part = Part(count: 0, total: 0)
    for (document, claim, isRight) in found where claim.refArea != nil && claim.indicator != nil {
      part.total += 1
      if !isRight, !(labels[document] ?? []).contains(where: { $0.bearsOut(claim) }) { part.count += 1 }
    }
    return part
  }

  /// Of the labelled claims in "respectively" lists whose items have years of their own: those found with their own.
  package var ownPeriodsInLists: Part {
    let found = matches.map { (label: $0.gold, isRight: !$0.wrong.contains("time_period")) }
    let all = found + missed.map { (label: $0, isRight: false) }
    let lists = Dictionary(grouping: all.filter { $0.label.sentence.contains("respectively") }) {
      $0.label.document + "\n" + $0.label.sentence
    }
    var part = Part(count: 0, total: 0)
    for list in lists.values where Set(list.map { $0.label.value("time_period") }).count > 1 {
      part.total += list.count
      part.count += list.count(where: \.isRight)
    }
    return part
  }
}

private let tripleFields = ["ref_area", "indicator", "obs_value", "low", "high"]

extension Score.Match {
  fileprivate var isTripleRight: Bool { Set(wrong).isDisjoint(with: tripleFields) }
}

extension GoldClaim {
  fileprivate func bearsOut(_ claim: Claim) -> Bool {
    tripleFields.allSatisfy { accepts(ClaimFields.text($0, of: claim), as: $0) }
  }
}
