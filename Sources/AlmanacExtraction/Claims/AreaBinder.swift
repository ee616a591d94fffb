internal import AlmanacModel

/// Who a claim is about.
struct AreaBinding {
  var ref: AreaCode?
  var counterpart: AreaCode?
  var score = 1.0
  var reasons: [String] = []
  /// Reference area and counterpart in the order the text gives them.
  var spoken: [AreaCode] { [ref, counterpart].compactMap { $0 } }
}

/// The areas that context offers where a sentence leaves one open, nearest first.
struct AreaContext {
  struct Source {
    var areas: [AreaCode]
    var weight: Double
    var reason: String
    /// The areas of a claim, its reference area first; else areas that a text only names.
    var isClaim: Bool
  }
  var sources: [Source] = []
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
    fill(&binding, role: role, isWhole: isWhole(anchors, reading), context: context)
    return binding
  }

  /// "total exports", "foreign trade": with all countries, unless the clause names one.
  private func isWhole(_ anchors: [Range<Int>], _ reading: Reading) -> Bool {
    anchors.contains { anchor in anchor.contains { reading.cues(at: $0).contains(.whole) } }
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

  private func fill(
    _ binding: inout AreaBinding, role: Catalog.PairRole, isWhole: Bool, context: AreaContext
  ) {
    for source in context.sources where binding.ref == nil || binding.counterpart == nil {
      fill(&binding, role: role, isWhole: isWhole, from: source)
    }
    if binding.ref == nil, let home = context.home, home != binding.counterpart {
      binding.ref = home
      note(&binding, 0.75, "home area")
    }
    if isWhole, role != .none, binding.counterpart == nil, binding.ref != nil { binding.counterpart = "WLD" }
  }

  private func fill(
    _ binding: inout AreaBinding, role: Catalog.PairRole, isWhole: Bool, from source: AreaContext.Source
  ) {
    let areas = source.areas
    if binding.ref == nil {
      guard let first = areas.first(where: { $0 != binding.counterpart }) else { return }
      // Of two areas only a pair that goes on tells which one is meant.
      if role == .none, areas.count > 1, !source.isClaim { return }
      binding.ref = first
      note(&binding, source.weight, source.reason)
      if role != .none, !isWhole, binding.counterpart == nil, areas.count == 2 {
        binding.counterpart = areas.first { $0 != first }
      }
    } else if role != .none, !isWhole, binding.counterpart == nil, areas.count == 2,
      let ref = binding.ref, areas.contains(ref)
    {
      binding.counterpart = areas.first { $0 != ref }
      note(&binding, source.weight, source.reason)
    }
  }

  private func note(_ binding: inout AreaBinding, _ weight: Double, _ reason: String) {
    binding.score *= weight
    binding.reasons.append(reason)
  }
}
