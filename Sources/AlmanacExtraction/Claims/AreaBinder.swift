internal import AlmanacModel

/// Binds the areas of a sentence to a number by the role its indicator gives them.
struct AreaBinder: Sendable {
  let catalog: CatalogFacts

  func bind(
    _ number: NumberMention, kind: KindReading, indicator: IndicatorBinding?, reading: Reading,
    context: AreaContext, owner: Int? = nil, sources: () -> [AreaContext.Source]
  ) -> AreaBinding {
    let role = indicator?.code.flatMap { catalog.indicators[$0]?.pairRole } ?? .none
    let scope = AreaScope(number: number, anchor: indicator?.tokens, reading: reading, owner: owner)
    var binding: AreaBinding
    if let partner = listedPartner(number, kind, role, scope) {
      binding = AreaBinding(counterpart: partner, reasons: ["listed partner"])
    } else {
      switch role {
      case .symmetric where scope.has(.pairRole): binding = symmetric(scope, home: context.home)
      case .outward where scope.has(.senderRole): binding = directed(scope, sends: true)
      case .inward where scope.has(.receiverRole): binding = directed(scope, sends: false)
      case .host where scope.has(.hostRole): binding = host(scope, context)
      case .balance where scope.has(.balanceRole): binding = balance(scope)
      default: binding = single(scope)
      }
      if kind.kind == .rank || kind.kind == .share {
        reorder(&binding, kind, scope, isBilateral: role != .none)
      } else if scope.has(.shareOwner), role != .none, let part = scope.shareOwner {
        binding.counterpart = part
        binding.ref = scope.ranked([.owner, .of, .in]).first { $0 != part }
      }
    }
    fill(&binding, role: role, isShare: kind.kind == .share, context: context, scope: scope, sources: sources)
    return binding
  }

  // MARK: - Roles

  /// "China 92.8%", "Singapore with $4.2 billion", "Hong Kong at $1.9 billion", "Russia (8.8%)": one of a list of
  /// partners; the reference area is that of the statement.
  private func listedPartner(
    _ number: NumberMention, _ kind: KindReading, _ role: Catalog.PairRole, _ scope: AreaScope
  ) -> AreaCode? {
    let isShare = number.kind == .percent && (kind.kind == .share || kind.score < 0.5)
    let isTied = scope.has(.tiedPartner) && scope.isTied && kind.kind != .change
    guard scope.has(.listedPartner), role == .host || role != .none && (isShare || isTied) else {
      return nil
    }
    return scope.beside
  }

  private func symmetric(_ scope: AreaScope, home: AreaCode?) -> AreaBinding {
    var binding = AreaBinding()
    let owners = scope.ranked([.owner, .between])
    let partners = scope.ranked([.with, .to, .from, .on])
    if scope.has(.pairOfSentence), owners.isEmpty, partners.isEmpty, let pair = scope.pairOfSentence {
      return AreaBinding(ref: pair.0, counterpart: pair.1, score: 0.8)
    }
    let others = scope.ranked([.of, .bare, .in, .by])
    if scope.has(.partnerNotSubject), owners.isEmpty, let partner = partners.first {
      // "Trade with China rose": the other side is the subject or stands in the context.
      binding.counterpart = partner
      binding.ref = scope.ranked([.bare, .of, .in, .by]).first { $0 != partner }
    } else {
      let ref = owners.first ?? partners.first ?? others.first
      binding.ref = ref
      binding.counterpart =
        owners.first { $0 != ref } ?? partners.first { $0 != ref } ?? others.first { $0 != ref }
    }
    if scope.has(.homeFirst), let home, binding.counterpart == home {
      swap(&binding.ref, &binding.counterpart)
    }
    if binding.ref != nil, owners.isEmpty, partners.isEmpty { binding.score = 0.8 }
    return binding
  }

  /// Exports and imports: `sends` says whether ref_area is the sender.
  private func directed(_ scope: AreaScope, sends: Bool) -> AreaBinding {
    var binding = AreaBinding()
    binding.counterpart = scope.ranked(sends ? [.to] : [.from, .on]).first
    binding.ref =
      scope.ranked([.owner], beyond: false).first { $0 != binding.counterpart }
      ?? scope.adjacent(
        sends ? [.from, .of, .by] : [.to, .into, .of, .by, .in], otherThan: binding.counterpart)
      ?? scope.subject.flatMap { $0 == binding.counterpart ? nil : $0 }
      ?? scope.ranked([.of, .by, .bare]).first { $0 != binding.counterpart }
    if binding.counterpart == nil {
      binding.counterpart = scope.ranked([.with, .between]).first { $0 != binding.ref }
      if binding.counterpart == nil, sends, binding.ref != nil {
        binding.counterpart = scope.adjacent([.in], otherThan: binding.ref)
      }
    }
    if binding.ref == nil {
      binding.ref = scope.ranked([.between, .in, .owner]).first { $0 != binding.counterpart }
    }
    // "China bought Belarusian potash": the buyer is the subject, the seller owns the goods.
    if scope.has(.buyerIsSubject), binding.counterpart == nil, sends, scope.isBought,
      let buyer = scope.subject, buyer != binding.ref
    {
      binding.counterpart = buyer
    }
    return binding
  }

  private func host(_ scope: AreaScope, _ context: AreaContext) -> AreaBinding {
    var binding = AreaBinding()
    let isPark = context.isPark
    let hosts = scope.ranked([.in, .into, .to])
    let investors = scope.ranked([.owner, .from, .by, .with], beyond: !isPark)
    binding.ref = hosts.first
    binding.counterpart = investors.first { $0 != binding.ref && !scope.isLabel($0) }
    // "Russia has agreed to invest $7 billion in Egypt's zone": who acts invests.
    if scope.has(.investorIsSubject), binding.counterpart == nil, binding.ref != nil, scope.isVerb,
      let subject = scope.subject,
      subject != binding.ref
    {
      binding.counterpart = subject
    }
    if binding.ref == nil { binding.ref = context.host.flatMap { $0 == binding.counterpart ? nil : $0 } }
    if binding.ref == nil, scope.has(.ownerIsHost) {
      // "Belarus attracted $1bn", "companies registered in Belarus's park": the owner of a place is its host.
      binding.ref = scope.ranked([.bare, .of, .owner]).first { $0 != binding.counterpart }
    }
    if binding.counterpart == nil, !isPark {
      binding.counterpart = scope.ranked([.bare, .of, .between]).first { $0 != binding.ref }
    }
    return binding
  }

  private func balance(_ scope: AreaScope) -> AreaBinding {
    var binding = AreaBinding()
    binding.counterpart = scope.ranked([.with]).first
    binding.ref =
      scope.ranked([.owner], beyond: false).first { $0 != binding.counterpart }
      ?? scope.subject.flatMap { $0 == binding.counterpart ? nil : $0 }
      ?? scope.ranked([.of, .bare, .in]).first { $0 != binding.counterpart }
    if binding.counterpart == nil {
      binding.counterpart = scope.ranked([.to, .from, .between, .on]).first { $0 != binding.ref }
    }
    return binding
  }

  private func single(_ scope: AreaScope) -> AreaBinding {
    var binding = AreaBinding()
    binding.ref =
      scope.own(beyond: false) ?? scope.beside ?? scope.subject ?? scope.ranked([.bare, .by], before: true)
      .first
      ?? scope.own(beyond: true)
    return binding
  }

  /// "China is in seventh place in FDI in Belarus", "China is Belarus' second largest partner", "Germany bought 17 % of
  /// the goods": the judge or the whole is ref_area, the ranked or the part its counterpart.
  private func reorder(
    _ binding: inout AreaBinding, _ kind: KindReading, _ scope: AreaScope, isBilateral: Bool
  ) {
    if !isBilateral {
      // "Kazakhstan is the world's ninth-biggest coal producer", "12 % of world output": one among all.
      if scope.has(.oneAmongWorld), scope.isAmongWorld,
        let part = scope.subject ?? scope.ranked([.bare], before: true).first
      {
        binding.ref = "WLD"
        binding.counterpart = part
      }
      return
    }
    if scope.has(.shareOwner), kind.kind == .share, let part = scope.shareOwner {
      binding.counterpart = part
      binding.ref = scope.ranked([.owner, .of, .in]).first { $0 != part }
      return
    }
    guard scope.has(.partIsSubject), kind.kind == .rank || scope.isPartVerb else { return }
    guard let part = scope.subject ?? scope.beside else { return }
    // "receives 94% of its imports from South Africa" names the part itself.
    if scope.has(.partNamedItself), kind.kind == .share,
      scope.ranked([.to, .from, .with, .on], beyond: false).contains(where: { $0 != part })
    {
      return
    }
    let wholes = scope.ranked([.owner, .of, .in, .to, .from, .with, .between])
    if let whole = wholes.first(where: { $0 != part }) {
      binding.ref = whole
      binding.counterpart = part
    } else {
      binding.ref = nil
      binding.counterpart = part
    }
  }

  // MARK: - Context

  private func fill(
    _ binding: inout AreaBinding, role: Catalog.PairRole, isShare: Bool, context: AreaContext,
    scope: AreaScope, sources: () -> [AreaContext.Source]
  ) {
    let isWhole = scope.has(.wholeTrade) && scope.isWhole
    let isSettled = binding.ref != nil && (role == .none || binding.counterpart != nil)
    for source in isSettled ? [] : sources() where binding.ref == nil || binding.counterpart == nil {
      let isOpen = !isWhole && (!scope.has(.parkOfAll) || !context.isPark || source.isSameSentence)
      fill(&binding, role: role, isOpen: isOpen, from: source)
    }
    if scope.has(.homeArea), binding.ref == nil, let home = context.home, home != binding.counterpart {
      binding.ref = home
      note(&binding, 0.75, "home area")
    }
    if scope.has(.listedAlone), binding.ref == nil, binding.counterpart != nil,
      binding.reasons.contains("listed partner"), !isShare
    {
      // Of nothing but the area itself.
      swap(&binding.ref, &binding.counterpart)
    }
    if isWhole, role != .none, binding.counterpart == nil, binding.ref != nil { binding.counterpart = .world }
  }

  private func fill(
    _ binding: inout AreaBinding, role: Catalog.PairRole, isOpen: Bool, from source: AreaContext.Source
  ) {
    let areas = source.areas
    if binding.ref == nil {
      guard let first = areas.first(otherThan: binding.counterpart) else { return }
      // Of two areas only a pair that goes on tells which one is meant.
      if role == .none, areas.count > 1, !source.isClaim { return }
      binding.ref = first
      note(&binding, source.weight, source.reason)
      if role != .none, isOpen, binding.counterpart == nil, areas.count == 2 {
        binding.counterpart = areas.first(otherThan: first)
      }
    } else if role != .none, isOpen, binding.counterpart == nil, areas.count == 2,
      let ref = binding.ref, areas.contains(ref)
    {
      binding.counterpart = areas.first(otherThan: ref)
      note(&binding, source.weight, source.reason)
    } else if role != .none, isOpen, binding.counterpart == nil, source.isPartner, areas.count == 1,
      let partner = areas.first(otherThan: binding.ref)
    {
      // "## Trade with Hungary": the heading's area is the other side of all that follows.
      binding.counterpart = partner
      note(&binding, source.weight, source.reason)
    }
  }

  private func note(_ binding: inout AreaBinding, _ weight: Double, _ reason: String) {
    binding.score *= weight
    binding.reasons.append(reason)
  }
}
