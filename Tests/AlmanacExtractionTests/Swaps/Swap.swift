import AlmanacModel
import AlmanacScoring
import Testing

/// A text under other names, years or numbers, and what the claims must then be.
struct Swap: Sendable, CustomTestStringConvertible {
  enum Change: Sendable {
    case areas([(AreaWords, AreaWords)])
    case years(by: Int)
    /// Each digit but 0 and 1 of the numbers that claims quote becomes the next one, 9 becomes 2.
    case digits
  }
  var name: String
  var change: Change
  var testDescription: String { name }

  init(_ name: String, _ change: Change) {
    self.name = name
    self.change = change
  }
}

extension Swap {
  /// Whether the swap leaves the grammar of a text as it is.
  ///
  /// Years and numbers are exchanged in whole documents only, for newswire writes "1986/87", "FY87" and weekdays; names
  /// with unlike possessives ("Belarus' trade", "China's trade") too, for short texts lean on every word between.
  func suits(_ entry: Corpus.Entry) -> Bool {
    let isDocument = entry.name.hasSuffix(".txt") || entry.name.hasSuffix(".md")
    guard case .areas(let pairs) = change else { return isDocument }
    return pairs.allSatisfy { a, b in
      let unpaired =
        a.unequal + b.unequal
        + (a.prefix == nil ? [b.prefix] : b.prefix == nil ? [a.prefix] : [])
        .compactMap { $0 }
      return (isDocument || a.name.hasSuffix("s") == b.name.hasSuffix("s"))
        && !unpaired.contains { entry.text.contains($0) }
    }
  }

  /// The document under the swap, and where its code points went.
  func exchanged(_ entry: Corpus.Entry, claims: [Claim]) -> (entry: Corpus.Entry, text: ExchangedText) {
    var entry = entry
    let text: ExchangedText
    switch change {
    case .areas(let pairs):
      let exchange = AreaWordExchange(pairs)
      text = exchange.exchanged(entry.text)
      entry.metadata.title = entry.metadata.title.map { exchange($0) }
      entry.metadata.homeArea = entry.metadata.homeArea.map { AreaCode(Swap.code($0.rawValue, pairs)) }
    case .years(let years):
      let spans = claims.compactMap(\.span)
      text = ExchangedText(entry.text) { text, index in
        guard !spans.contains(where: { $0.start <= index && index < $0.end }) else { return nil }
        return Swap.year(text, index, years)
      }
      entry.metadata.title = entry.metadata.title.map { title in
        ExchangedText(title) { Swap.year($0, $1, years) }.text
      }
      entry.metadata.published = entry.metadata.published.flatMap { day in
        CalendarDay(ExchangedText(day.description) { Swap.year($0, $1, years) }.text)
      }
    case .digits:
      let spans = claims.compactMap(\.span)
      text = ExchangedText(entry.text) { text, index in
        guard let span = spans.first(where: { $0.start <= index && index < $0.end }),
          !Swap.isOrdinal(text[span.start..<span.end])
        else { return nil }
        return Swap.next(text[index]).map { (1, String(Character($0))) }
      }
    }
    entry.text = text.text
    return (entry, text)
  }

  /// What a claim of the document must be under the swap.
  func exchanged(_ claim: Claim, _ text: ExchangedText, _ catalog: Catalog) -> Claim {
    var claim = claim
    claim.span = claim.span.map { TextSpan(start: text.offset(of: $0.start), end: text.offset(of: $0.end)) }
    switch change {
    case .areas(let pairs):
      let exchange = AreaWordExchange(pairs)
      func swapped(_ code: AreaCode?) -> AreaCode? { code.map { AreaCode(Swap.code($0.rawValue, pairs)) } }
      claim.refArea = swapped(claim.refArea)
      claim.counterpartArea = swapped(claim.counterpartArea)
      claim.reporter = swapped(claim.reporter)
      if let code = claim.indicator, catalog.indicators[code]?.isSymmetric == true,
        let ref = claim.refArea, let counterpart = claim.counterpartArea, counterpart < ref
      {
        (claim.refArea, claim.counterpartArea) = (counterpart, ref)
      }
      claim.paper = claim.paper.map { exchange($0.uppercased()) }
      claim.sentence = exchange(claim.sentence)
    case .years(let years):
      claim.timePeriod = claim.timePeriod?.shifted(byYears: years)
      claim.basePeriod = claim.basePeriod?.shifted(byYears: years)
      claim.paper = claim.paper.map { paper in ExchangedText(paper) { Swap.year($0, $1, years) }.text }
    case .digits:
      guard !Swap.isOrdinal(Array(claim.quote.unicodeScalars)[...]) else { return claim }
      let hasDigits = claim.quote.unicodeScalars.contains { Swap.next($0) != nil }
      claim.quote = String(
        String.UnicodeScalarView(claim.quote.unicodeScalars.map { Swap.next($0) ?? $0 }))
      guard hasDigits else { return claim }
      claim.stated.value = claim.stated.value.map(Swap.value)
      claim.stated.low = claim.stated.low.map(Swap.value)
      claim.stated.high = claim.stated.high.map(Swap.value)
    }
    return claim
  }

  // MARK: - Pieces

  static func code(_ code: String, _ pairs: [(AreaWords, AreaWords)]) -> String {
    for (a, b) in pairs {
      if code == a.code { return b.code }
      if code == b.code { return a.code }
    }
    return code
  }

  /// A year of four digits that stands alone.
  private static func year(_ text: [Unicode.Scalar], _ index: Int, _ shift: Int) -> (Int, String)? {
    func isDigit(_ place: Int) -> Bool { text.indices.contains(place) && ("0"..."9").contains(text[place]) }
    func isPoint(_ place: Int) -> Bool { text.indices.contains(place) && [".", ","].contains(text[place]) }
    guard index + 4 <= text.count, (index..<index + 4).allSatisfy(isDigit), !isDigit(index - 1),
      !isDigit(index + 4), !(isPoint(index - 1) && isDigit(index - 2)),
      !(isPoint(index + 4) && isDigit(index + 5)),
      let year = Int(String(String.UnicodeScalarView(text[index..<index + 4]))), (1900...2060).contains(year)
    else { return nil }
    return (4, String(year + shift))
  }

  private static func next(_ digit: Unicode.Scalar) -> Unicode.Scalar? {
    guard ("2"..."9").contains(digit) else { return nil }
    return digit == "9" ? "2" : Unicode.Scalar(digit.value + 1)
  }

  /// "22nd": its ending goes with its digits.
  private static func isOrdinal(_ quote: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = String(String.UnicodeScalarView(quote))
    return ["st", "nd", "rd", "th"].contains { text.hasSuffix($0) }
  }

  private static func value(_ value: Double) -> Double {
    guard let text = JSONWriter.text(of: value) else { return value }
    return Double(String(String.UnicodeScalarView(text.unicodeScalars.map { next($0) ?? $0 }))) ?? value
  }
}

extension Catalog {
  /// What is known of two areas, exchanged: parks, currencies, phrases that hold their names. How texts call the two
  /// stays, for that is what a swap puts to the test.
  func exchanged(_ pairs: [(AreaWords, AreaWords)]) -> Catalog {
    let exchange = AreaWordExchange(pairs)
    let codes = Set(pairs.flatMap { [$0.0.code, $0.1.code] })
    func swapped(_ code: AreaCode) -> AreaCode { AreaCode(Swap.code(code.rawValue, pairs)) }
    func swapped(_ names: [Name]) -> [Name] {
      names.map { name in
        var name = name
        if !codes.contains(name.code) { name.text = exchange(name.text) }
        return name
      }
    }
    var catalog = self
    for (code, area) in areas where !codes.contains(code.rawValue) {
      catalog.areas[code]?.labels = area.labels.mapValues { exchange($0) }
    }
    catalog.areaNames = swapped(areaNames)
    catalog.indicatorNames = swapped(indicatorNames)
    catalog.unitNames = swapped(unitNames)
    catalog.zoneNames = swapped(zoneNames)
    for (code, zone) in zones { catalog.zones[code]?.area = swapped(zone.area) }
    catalog.cues = cues.map { cue in
      var cue = cue
      cue.phrase = exchange(cue.phrase)
      return cue
    }
    catalog.localCurrencies = localCurrencies.map { row in
      var row = row
      row.area = swapped(row.area)
      return row
    }
    catalog.historicAreas = historicAreas.map { row in
      var row = row
      row.area = swapped(row.area)
      row.historic = swapped(row.historic)
      return row
    }
    return catalog
  }

  /// What is known of years, moved.
  func exchanged(years: Int) -> Catalog {
    var catalog = self
    catalog.localCurrencies = localCurrencies.map { row in
      var row = row
      row.first = row.first.map { $0 + years }
      row.last = row.last.map { $0 + years }
      return row
    }
    catalog.historicAreas = historicAreas.map { row in
      var row = row
      row.last += years
      return row
    }
    return catalog
  }
}
