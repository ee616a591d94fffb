internal import AlmanacModel

/// Turns the lexicon's matches into mentions: areas with their links, indicators, zones, cues.
struct MentionReader: Sendable {
  /// What each entry of the lexicon means here.
  private let meanings: [Meaning]
  private let areaRank: CodeTable<AreaCode, Int>
  private let currencyWords: Set<WordID>
  private let historicAreas: CodeTable<AreaCode, Catalog.HistoricArea>

  private enum Meaning {
    /// Nothing to claims: a unit, or a name such as "World Bank" and "free trade" that hides the shorter ones in it.
    case none
    case cue(CueSet)
    case zone(ZoneCode)
    case area(AreaCode, isAdjective: Bool)
    /// "the country": the area the text is about.
    case topic
    case indicator(IndicatorCode, IndicatorForm)
  }

  private struct IndicatorForm {
    var isVerb = false
    var standing = IndicatorMention.Standing.named
    var isProduct = false
    /// What a generic word means where nothing was spoken of.
    var isDefault = false
  }

  init(lexicon: Lexicon, catalog: Catalog) {
    let forms = lexicon.forms.map(FormMeaning.init)
    meanings = lexicon.entries.map { MentionReader.meaning(of: $0, forms[Int($0.form)]) }
    areaRank = CodeTable(
      catalog.areas.mapValues {
        $0.sort == .country ? 0 : $0.sort == .group ? 1 : $0.sort == .historic ? 2 : 3
      })
    currencyWords = Set(
      lexicon.singleWords(of: .unit).filter {
        let sort = catalog.units[$0.value]?.sort
        return sort == .currency || sort == .historicCurrency
      }.keys)
    historicAreas = CodeTable(Dictionary(catalog.historicAreas.map { ($0.area, $0) }) { first, _ in first })
  }

  /// What a form of the lexicon means, whatever the entry.
  private struct FormMeaning {
    let isStop: Bool
    let isTopic: Bool
    let isAdjective: Bool
    let cue: CueSet
    let indicator: IndicatorForm

    init(_ form: String) {
      isStop = form == "stop"
      isTopic = form == "topic"
      isAdjective = form == "adjective" || form == "prefix"
      cue = CueSet.named(form)
      let standing: IndicatorMention.Standing =
        switch form {
        case "weak", "verb_weak": .weak
        case "role": .role
        case "generic", "default": .generic
        case "any": .any
        default: .named
        }
      indicator = IndicatorForm(
        isVerb: form == "verb" || form == "verb_weak", standing: standing, isProduct: form == "product",
        isDefault: form == "default")
    }
  }

  private static func meaning(of entry: Lexicon.Entry, _ form: FormMeaning) -> Meaning {
    guard !form.isStop else { return .none }
    switch entry.category {
    case .unit: return .none
    case .cue: return .cue(form.cue)
    case .zone: return .zone(ZoneCode(entry.code))
    case .area where form.isTopic: return .topic
    case .area: return .area(AreaCode(entry.code), isAdjective: form.isAdjective)
    case .indicator: return .indicator(IndicatorCode(entry.code), form.indicator)
    }
  }

  /// - Parameters:
  ///   - topic: the area the text is about, which "the country" and "the island" mean.
  ///   - year: the year of publication, which tells states that stand from those that stood.
  func add(_ matches: [Match], to reading: inout Reading, topic: AreaCode? = nil, year: Int? = nil) {
    var products: [IndicatorMention] = []
    for match in matches {
      switch meanings[Int(match.entry)] {
      case .none: break
      case .cue(let cue): if !cue.isEmpty { reading.add(cue: cue, at: match.tokens) }
      case .zone(let code): reading.zones.append((match.tokens, code))
      case .indicator(let code, let form):
        let mention = IndicatorMention(
          tokens: match.tokens, code: code, isVerb: form.isVerb, standing: form.standing)
        if form.isProduct {
          products.append(mention)
        } else if reading.indicators.last?.tokens != match.tokens {
          reading.indicators.append(mention)
        } else {
          merge(mention, isDefault: form.isDefault, into: &reading)
        }
      case .area(let code, let isAdjective):
        add(
          reading.has(.historicArea) ? area(code, year) : code, at: match.tokens, isAdjective: isAdjective,
          to: &reading)
      case .topic:
        if let topic, reading.has(.topicWord) {
          add(topic, at: match.tokens, isAdjective: false, to: &reading)
        }
      }
    }
    reading.weighBoundaries()
    dropAreasInsideZones(&reading)
    for index in reading.areas.indices { reading.areas[index].link = link(of: index, in: reading) }
    narrow(products, &reading)
  }

  private func add(_ code: AreaCode, at tokens: Range<Int>, isAdjective: Bool, to reading: inout Reading) {
    // "US$" is a currency, "German marks" are too.
    guard !reading.isNumberOrPeriod(at: tokens.lowerBound) else { return }
    // "per US dollar": what is paid for.
    if reading.has(.currencyPaidFor), reading.isWord(at: tokens.upperBound),
      currencyWords.contains(reading.word(at: tokens.upperBound)),
      !reading.cues(at: tokens.lowerBound - 1).isDisjoint(with: [.per, .to, .comparison])
    {
      return
    }
    let mention = AreaMention(tokens: tokens, code: code, isAdjective: isAdjective, link: .bare)
    guard let last = reading.areas.last, last.tokens == tokens else {
      reading.areas.append(mention)
      return
    }
    if areaRank[code] ?? 3 < areaRank[last.code] ?? 3 { reading.areas[reading.areas.count - 1] = mention }
  }

  private func area(_ code: AreaCode, _ year: Int?) -> AreaCode {
    guard let year, let historic = historicAreas[code], year <= historic.last else { return code }
    return historic.historic
  }

  /// Another indicator that the same words can mean.
  private func merge(_ mention: IndicatorMention, isDefault: Bool, into reading: inout Reading) {
    let last = reading.indicators.count - 1
    guard reading.has(.genericFamily), mention.standing == .generic,
      reading.indicators[last].standing == .generic
    else { return }
    let other = isDefault ? reading.indicators[last].code : mention.code
    reading.indicators[last].family.append(other)
    if isDefault { reading.indicators[last].code = mention.code }
  }

  /// The China-Belarus Industrial Park is no mention of China.
  private func dropAreasInsideZones(_ reading: inout Reading) {
    guard reading.has(.areaInsideZone), !reading.zones.isEmpty else { return }
    let zones = reading.zones.map(\.tokens)
    reading.areas.removeAll { area in zones.contains { $0.overlaps(area.tokens) } }
    reading.indicators.removeAll { mention in zones.contains { $0.overlaps(mention.tokens) } }
  }

  /// "Exports of potash", "potash exports": a product beside exports makes them that product's.
  private func narrow(_ products: [IndicatorMention], _ reading: inout Reading) {
    guard !products.isEmpty, reading.has(.productOfFlow) else { return }
    for product in products {
      let near = reading.indicators.indices.filter {
        untakenDistance(reading.indicators[$0].tokens, product.tokens, reading) <= 3
          && (!reading.has(.productInPhrase)
            || isOnePhrase(reading.indicators[$0].tokens, product.tokens, reading))
          && MentionReader.narrows(product.code, reading.indicators[$0])
      }.min {
        reading.distance(reading.indicators[$0].tokens, product.tokens)
          < reading.distance(reading.indicators[$1].tokens, product.tokens)
      }
      guard let near else { continue }
      let code = reading.indicators[near].code.rawValue
      // "bought Belarusian potash": purchases of a product stand on the exporter's side.
      let isBought =
        reading.has(.boughtProduct) && code == "imports" && reading.indicators[near].isVerb
        && product.code.rawValue.hasPrefix("exports_")
        && product.code != "exports_product" && product.code != "exports_oil"
      if product.code.rawValue.hasPrefix("\(code)_") || isBought {
        reading.indicators[near].code = product.code
        if reading.indicators[near].standing == .weak { reading.indicators[near].standing = .named }
        let old = reading.indicators[near].tokens
        reading.indicators[near].tokens =
          min(old.lowerBound, product.tokens.lowerBound)..<max(old.upperBound, product.tokens.upperBound)
      }
    }
    reading.indicators.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether a product's code is a narrower one of an indicator: `exports_potash` of `exports`, `fdi_stock` of `fdi`; or
  /// the seller's side of a purchase.
  private static func narrows(_ product: IndicatorCode, _ mention: IndicatorMention) -> Bool {
    let code = mention.code.rawValue
    return product.rawValue.hasPrefix(code + "_") || code == "imports" && mention.isVerb
  }

  /// "exports $12 million, of which vanilla 65%" tells of parts, not of exports of vanilla.
  private func isOnePhrase(_ a: Range<Int>, _ b: Range<Int>, _ reading: Reading) -> Bool {
    gap(min(a.upperBound, b.upperBound), max(a.lowerBound, b.lowerBound)).allSatisfy {
      reading.isNumberOrPeriod(at: $0)
        || reading.tokens[$0].kind != .mark
          && reading.cues(at: $0).isDisjoint(with: [.ofWhich, .and, .breaker])
        || reading.tokens[$0].isMark("'") || reading.tokens[$0].isDash
        || reading.cues(at: $0).contains(.and) && reading.isNumberOrPeriod(at: $0 - 1)
          && reading.isNumberOrPeriod(at: $0 + 1)
    }
  }

  /// Tokens between two ranges, numbers and periods apart: "exported 28.5 mln tonnes of crude oil".
  private func untakenDistance(_ a: Range<Int>, _ b: Range<Int>, _ reading: Reading) -> Int {
    gap(min(a.upperBound, b.upperBound), max(a.lowerBound, b.lowerBound))
      .count { !reading.isNumberOrPeriod(at: $0) }
  }
}
