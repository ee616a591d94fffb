internal import AlmanacModel

/// Who a claim is about.
struct AreaBinding {
  var ref: AreaCode?
  var counterpart: AreaCode?
  var score = 1.0
  var reasons: [String] = []
}

/// The areas that context offers where a sentence leaves one open, nearest first.
struct AreaContext {
  /// The pair of the claim before, and that of the sentence or heading before, each with the reason's name.
  var pairs: [(areas: [AreaCode], weight: Double, reason: String)] = []
  var home: AreaCode?
}

/// Binds the areas of a sentence to a number by the role its indicator gives them.
struct AreaBinder: Sendable {
  let catalog: Catalog

  func bind(
    _ number: NumberMention, kind: KindReading, indicator: IndicatorBinding?, reading: Reading,
    context: AreaContext
  ) -> AreaBinding {
    let role = indicator?.code.flatMap { catalog.indicators[$0]?.pairRole } ?? .none
    let anchors = [indicator?.tokens, number.tokens].compactMap { $0 }
    var binding: AreaBinding
    switch role {
    case .symmetric: binding = symmetric(anchors, reading)
    case .outward: binding = directed(anchors, reading, sends: true)
    case .inward: binding = directed(anchors, reading, sends: false)
    case .host: binding = host(anchors, reading)
    case .balance: binding = balance(anchors, reading)
    case .none: binding = single(anchors, reading)
    }
    if kind.kind == .rank { reorderRank(&binding, anchors, reading) }
    fill(&binding, role: role, context: context)
    return binding
  }

  // MARK: - Candidates

  /// Areas with one of the links, nearest to the anchors first.
  private func areas(_ links: [AreaMention.Link], _ anchors: [Range<Int>], _ reading: Reading)
    -> [AreaMention]
  {
    reading.areas.filter { links.contains($0.link) }
      .map { (area: $0, score: score($0, anchors, reading)) }
      .sorted { $0.score > $1.score }
      .map(\.area)
  }

  private func score(_ area: AreaMention, _ anchors: [Range<Int>], _ reading: Reading) -> Double {
    anchors.map { anchor in
      -0.03 * Double(reading.distance(area.tokens, anchor))
        - 0.2 * reading.boundary(area.tokens.lowerBound, anchor.lowerBound)
    }.max() ?? 0
  }

  private func firstDifferent(_ areas: [AreaMention], from known: AreaCode?) -> AreaCode? {
    areas.first { $0.code != known }?.code
  }

  // MARK: - Roles

  private func symmetric(_ anchors: [Range<Int>], _ reading: Reading) -> AreaBinding {
    var binding = AreaBinding()
    let tied = areas([.owner, .between, .with, .to, .of, .from], anchors, reading)
    let all = tied + areas([.bare, .in, .by], anchors, reading)
    binding.ref = all.first?.code
    binding.counterpart = firstDifferent(all, from: binding.ref)
    if binding.ref != nil, tied.isEmpty { binding.score = 0.8 }
    return binding
  }

  /// Exports and imports: `sends` says whether ref_area is the sender.
  private func directed(_ anchors: [Range<Int>], _ reading: Reading, sends: Bool) -> AreaBinding {
    var binding = AreaBinding()
    let far: [AreaMention.Link] = sends ? [.to, .in] : [.from]
    let own: [AreaMention.Link] = sends ? [.owner, .from, .of, .by] : [.owner, .of, .by, .to, .in]
    let between = areas([.between], anchors, reading)
    binding.ref = areas(own, anchors, reading).first?.code
    binding.counterpart = firstDifferent(areas(far, anchors, reading), from: binding.ref)
    if binding.ref == nil {
      binding.ref = firstDifferent(areas([.bare], anchors, reading), from: binding.counterpart)
    }
    if binding.counterpart == nil {
      binding.counterpart = firstDifferent(
        areas([.with, .between, .to, .from], anchors, reading), from: binding.ref)
    }
    if binding.ref == nil { binding.ref = firstDifferent(between, from: binding.counterpart) }
    return binding
  }

  private func host(_ anchors: [Range<Int>], _ reading: Reading) -> AreaBinding {
    var binding = AreaBinding()
    let hosts = areas([.in, .to], anchors, reading)
    let investors = areas([.owner, .from, .by, .with], anchors, reading)
    binding.ref = hosts.first?.code
    binding.counterpart = firstDifferent(investors, from: binding.ref)
    if binding.ref == nil {
      // "Belarus attracted $1bn", "companies registered in Belarus's park": the owner of a place is its host.
      binding.ref = firstDifferent(areas([.bare, .of, .owner], anchors, reading), from: binding.counterpart)
    }
    if binding.counterpart == nil {
      binding.counterpart = firstDifferent(
        areas([.bare, .of, .between], anchors, reading), from: binding.ref)
    }
    return binding
  }

  private func balance(_ anchors: [Range<Int>], _ reading: Reading) -> AreaBinding {
    var binding = AreaBinding()
    binding.ref = areas([.owner, .of, .bare], anchors, reading).first?.code
    binding.counterpart = firstDifferent(
      areas([.with, .to, .from, .between], anchors, reading), from: binding.ref)
    return binding
  }

  private func single(_ anchors: [Range<Int>], _ reading: Reading) -> AreaBinding {
    var binding = AreaBinding()
    binding.ref = areas([.owner, .of, .in, .bare, .by, .from], anchors, reading).first?.code
    return binding
  }

  /// "China is in seventh place in FDI in Belarus", "China is Belarus' second largest partner": the judge is ref_area,
  /// the ranked its counterpart.
  private func reorderRank(_ binding: inout AreaBinding, _ anchors: [Range<Int>], _ reading: Reading) {
    guard
      let ranked = areas([.bare], anchors, reading).first(where: { area in
        anchors.contains { area.tokens.upperBound <= $0.lowerBound }
      })?.code
    else { return }
    let judges = areas([.in, .of, .owner, .to, .from, .with, .between, .bare], anchors, reading)
    if let judge = firstDifferent(judges, from: ranked) {
      binding.ref = judge
      binding.counterpart = ranked
    } else {
      binding.ref = nil
      binding.counterpart = ranked
    }
  }

  // MARK: - Context

  private func fill(_ binding: inout AreaBinding, role: Catalog.PairRole, context: AreaContext) {
    for pair in context.pairs {
      if binding.ref != nil, binding.counterpart != nil || role == .none { return }
      if role == .none {
        if let area = pair.areas.first {
          binding.ref = area
          note(&binding, pair.weight, pair.reason)
        }
        continue
      }
      guard pair.areas.count == 2 else { continue }
      if let ref = binding.ref {
        if let other = other(than: ref, in: pair.areas) {
          binding.counterpart = other
          note(&binding, pair.weight, pair.reason)
        }
      } else if let counterpart = binding.counterpart {
        if let other = other(than: counterpart, in: pair.areas) {
          binding.ref = other
          note(&binding, pair.weight, pair.reason)
        }
      } else {
        binding.ref = pair.areas[0]
        binding.counterpart = pair.areas[1]
        note(&binding, pair.weight, pair.reason)
      }
    }
    if binding.ref == nil, let home = context.home, home != binding.counterpart {
      binding.ref = home
      note(&binding, 0.75, "home area")
    }
  }

  private func other(than area: AreaCode, in pair: [AreaCode]) -> AreaCode? {
    pair.contains(area) ? pair.first { $0 != area } : nil
  }

  private func note(_ binding: inout AreaBinding, _ weight: Double, _ reason: String) {
    binding.score *= weight
    binding.reasons.append(reason)
  }
}
