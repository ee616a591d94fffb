internal import AlmanacModel

/// Who a cell is about. Areas on the axes beat those of the frame (caption, head of the labels), which beat the text's.
struct TableAreas {
  let catalog: CatalogFacts
  let labels: [TableLabel]
  let role: Catalog.PairRole
  /// The areas that the axes of the whole table name.
  let axisAreas: Set<AreaCode>
  let rowAreas: Set<AreaCode>
  /// What the text around is about: one area, or a pair.
  let context: [AreaCode]
  let home: AreaCode?
  let isPark: Bool
  let host: AreaCode?

  private enum Side { case ref, partner, open }

  private func isAxis(_ label: TableLabel) -> Bool {
    label.place == .row || label.place == .column || label.place == .section || label.place == .cell
  }

  func bind() -> AreaBinding {
    role == .none ? single() : pair()
  }

  // MARK: - One area

  private func single() -> AreaBinding {
    for label in labels {
      guard let area = label.areas.first else { continue }
      return AreaBinding(
        ref: area.code, score: label.place == .caption ? 0.93 : 0.97,
        reasons: [label.place.rawValue + " area"])
    }
    if let host, isPark { return AreaBinding(ref: host, score: 0.9, reasons: ["country of the park"]) }
    guard let topic = topic(except: nil) else { return AreaBinding(score: 0.6, reasons: ["no area"]) }
    return AreaBinding(ref: topic, score: 0.8, reasons: ["area the text is about"])
  }

  private func topic(except area: AreaCode?) -> AreaCode? {
    if let home, home != area, context.isEmpty || context.contains(home) { return home }
    return context.first { $0 != area } ?? home.flatMap { $0 == area ? nil : $0 }
  }

  // MARK: - Two areas

  private func side(_ area: AreaMention) -> Side {
    switch (role, area.link) {
    case (.outward, .to), (.inward, .from), (.balance, .with), (.symmetric, .with): .partner
    case (.host, .from), (.host, .by), (.host, .owner): .partner
    case (.symmetric, .to), (.symmetric, .from): .partner
    case (_, .bare): .open
    default: .ref
    }
  }

  private func leadSide(_ lead: AreaMention.Link) -> Side {
    switch (role, lead) {
    case (.outward, .to), (.inward, .from), (_, .with), (.host, .from), (.host, .by): .partner
    case (_, .by): .partner
    case (.symmetric, .to), (.symmetric, .from): .partner
    default: .ref
    }
  }

  private func pair() -> AreaBinding {
    var binding = AreaBinding(score: 0.97)
    var open: [AreaCode] = []
    var frame: [AreaCode] = []
    for label in labels {
      for area in label.areas where isAxis(label) || side(area) != .open && !isListed(area, open) {
        switch side(area) {
        case .ref where binding.ref == nil: binding.ref = area.code
        case .ref:
          if role == .symmetric, binding.counterpart == nil, area.code != binding.ref {
            binding.counterpart = area.code
          }
        case .partner: binding.counterpart = binding.counterpart ?? area.code
        case .open: open.append(area.code)
        }
      }
      if !isAxis(label) {
        frame += label.areas.filter { side($0) == .open && !isListed($0, open) }.map(\.code)
      }
    }
    place(distinct(open), &binding)
    for area in frame where area != binding.ref && area != binding.counterpart {
      if binding.ref == nil {
        binding.ref = area
      } else if binding.counterpart == nil {
        binding.counterpart = area
      }
    }
    fill(&binding, hasOpen: !open.isEmpty)
    return binding
  }

  /// "Trade with China, Russia and Japan" over rows of these: the row says which of them.
  private func isListed(_ area: AreaMention, _ open: [AreaCode]) -> Bool {
    axisAreas.contains(area.code) && !open.isEmpty && !open.contains(area.code)
  }

  /// Areas of the axes that no preposition ties: partners where the frame says so or names the other side.
  private func place(_ open: [AreaCode], _ binding: inout AreaBinding) {
    guard let first = open.first else { return }
    binding.reasons.append("area of the row or column")
    let lead = labels.lazy.filter { $0.place != .row }.compactMap(\.lead).first
    let isPartner = lead.map { leadSide($0) == .partner } ?? labels.contains { $0.marks.contains(.partner) }
    if open.count > 1 {
      binding.ref = binding.ref ?? (isPartner ? open[1] : first)
      binding.counterpart = binding.counterpart ?? open.first { $0 != binding.ref }
      binding.score *= 0.8
    } else if isPartner, binding.counterpart == nil, binding.ref != first {
      binding.counterpart = first
    } else if lead != nil, binding.ref == nil {
      binding.ref = first
    } else if let ref = binding.ref, ref != first {
      if binding.counterpart == nil { binding.counterpart = first }
    } else if binding.counterpart != nil {
      if binding.counterpart != first { binding.ref = binding.ref ?? first }
    } else {
      placeAlone(first, &binding)
    }
  }

  /// A country in a row and nothing that says on which side: a partner of the area the text is about, unless that area
  /// stands among the rows itself.
  private func placeAlone(_ area: AreaCode, _ binding: inout AreaBinding) {
    guard let topic = topic(except: nil), topic != area, !axisAreas.contains(topic) else {
      binding.ref = area
      binding.score *= 0.85
      return
    }
    binding.ref = topic
    binding.counterpart = area
    binding.score *= 0.75
    binding.reasons.append("partner of the area the text is about")
  }

  private func fill(_ binding: inout AreaBinding, hasOpen: Bool) {
    let isWorld = isTotalRow
    if binding.ref == nil {
      if let host, isPark, host != binding.counterpart {
        binding.ref = host
      } else if let topic = topic(except: binding.counterpart) {
        binding.ref = topic
      }
      if binding.ref != nil {
        binding.score *= 0.85
        binding.reasons.append("area the text is about")
      }
    }
    guard binding.counterpart == nil, !isPark else { return }
    if isWorld, binding.ref != nil {
      binding.counterpart = "WLD"
    } else if !hasOpen, rowAreas.isEmpty, let ref = binding.ref, context.count == 2, context.contains(ref) {
      binding.counterpart = context.first { $0 != ref }
      binding.score *= 0.85
    }
  }

  /// "Total" among rows of countries.
  private var isTotalRow: Bool {
    !axisAreas.isEmpty && labels.contains { isAxis($0) && $0.isTotal }
  }
}
