internal import AlmanacModel

/// Finds the numbers of a sentence with their units, ranges, qualifiers and, where they are none that could become a
/// claim, what they are instead.
struct NumberReader: Sendable {
  let vocabulary: NumberVocabulary
  private let sorts: [UnitCode: Catalog.Unit.Sort]

  init(lexicon: Lexicon, catalog: Catalog) {
    vocabulary = NumberVocabulary(lexicon: lexicon)
    sorts = catalog.units.mapValues(\.sort)
  }

  /// - Parameter periods: the periods of the sentence; their tokens hold no numbers.
  func numbers(
    in tokens: ArraySlice<Token>, words: NumberWords, periods: [PeriodMention],
    of text: UnsafeBufferPointer<UInt8>
  ) -> [NumberMention] {
    let scan = NumberScan(tokens: tokens, text: text, words: words, sorts: sorts)
    var found: [NumberMention] = []
    var index = tokens.startIndex
    var nextPeriod = 0
    while index < tokens.endIndex {
      while nextPeriod < periods.count, periods[nextPeriod].tokens.upperBound <= index { nextPeriod += 1 }
      if nextPeriod < periods.count, periods[nextPeriod].tokens.contains(index) {
        index = periods[nextPeriod].tokens.upperBound
        continue
      }
      let limit = nextPeriod < periods.count ? periods[nextPeriod].tokens.lowerBound : tokens.endIndex
      if var mention = scan.mention(at: index, limit: limit) {
        scan.qualify(&mention)
        mention.noise = NoiseReader(scan: scan).noise(of: mention)
        // A number may reach back over its currency; never into the number before.
        if let last = found.last, mention.tokens.lowerBound < last.tokens.upperBound {
          mention.tokens = last.tokens.upperBound..<mention.tokens.upperBound
        }
        index = max(mention.tokens.upperBound, index + 1)
        if !mention.tokens.isEmpty { found.append(mention) }
      } else {
        index += 1
      }
    }
    scan.shareUnits(&found)
    for index in found.indices where found[index].noise == nil || found[index].noise == .vague {
      scan.findNoun(
        &found[index],
        before: found.indices.contains(index + 1) ? found[index + 1].tokens.lowerBound : tokens.endIndex)
    }
    return found
  }
}

/// The tokens of one sentence with what is known of them, and the grammar of amounts over them.
struct NumberScan {
  let tokens: ArraySlice<Token>
  let text: UnsafeBufferPointer<UInt8>
  let words: NumberWords
  let sorts: [UnitCode: Catalog.Unit.Sort]

  private var numerals: NumeralReader { NumeralReader(tokens: tokens, text: text, words: words) }

  /// An amount without range or qualifier.
  struct Amount {
    var tokens: Range<Int>
    var numeral: Numeral
    var magnitude = 0
    /// A second, smaller part: "2 trillion 930 billion".
    var rest = 0.0
    var unit: UnitCode?
    var unitTokens: Range<Int>?
    var sign: Double = 1
    var hasSign = false
    var value: Double {
      let main =
        numeral.denominator == 1
        ? Double("\(numeral.mantissa)e\(numeral.exponent + magnitude)") ?? 0
        : Double(numeral.mantissa) / Double(numeral.denominator) * (Double("1e\(magnitude)") ?? 1)
      return sign * (main + rest)
    }
    var halfUnit: Double {
      numeral.hasDigits && numeral.denominator == 1 && rest == 0
        ? Double("5e\(numeral.exponent + magnitude - 1)") ?? 0 : 0
    }
  }

  // MARK: - Mentions

  func mention(at index: Int, limit: Int) -> NumberMention? {
    if let multiple = multipleWord(at: index) { return multiple }
    if let rank = numbered(at: index) { return rank }
    if let ordinal = ordinal(at: index) { return ordinal }
    guard let amount = amount(at: index, limit: limit) else { return nil }
    if let range = range(from: amount, limit: limit) { return range }
    return mention(of: amount)
  }

  private func mention(of amount: Amount) -> NumberMention {
    var mention = NumberMention(
      tokens: amount.tokens, kind: kind(of: amount.unit),
      stated: StatedValue(value: amount.value, halfUnit: amount.halfUnit),
      unit: amount.unit, nounTokens: amount.unitTokens, isSpelled: !amount.numeral.hasDigits,
      hasSign: amount.hasSign)
    if mention.kind == .count {
      mention.tokens = amount.tokens.lowerBound..<(amount.unitTokens?.lowerBound ?? amount.tokens.upperBound)
    }
    if amount.numeral.denominator > 1, !amount.numeral.hasDigits, amount.unit == nil, amount.magnitude == 0 {
      // "a third", "two quarters": a share or change in per cent, to one decimal.
      let percent =
        (Double(amount.numeral.mantissa) / Double(amount.numeral.denominator) * 1000).rounded() / 10
      mention.kind = .percent
      mention.unit = .percent
      mention.stated = StatedValue(value: percent)
    }
    return mention
  }

  func kind(of unit: UnitCode?) -> QuantityKind {
    guard let unit else { return .number }
    switch unit.rawValue {
    case "PERCENT": return .percent
    case "PERCENTAGE_POINTS", "BASIS_POINTS": return .percentagePoints
    case "TIMES": return .multiple
    default: break
    }
    switch sorts[unit] {
    case .currency, .historicCurrency: return .money
    case .count: return .count
    case .percent: return .percent
    default: return .measure
    }
  }

  // MARK: - Amounts

  /// The amount whose numeral begins at `index`; its tokens reach back over a sign and a currency.
  private func amount(at index: Int, limit: Int) -> Amount? {
    guard let numeral = numerals.numeral(at: index), numeral.end <= limit else { return nil }
    var amount = Amount(tokens: index..<numeral.end, numeral: numeral)
    readPrefix(&amount)
    readMagnitude(&amount, limit)
    readSuffix(&amount, limit)
    return amount
  }

  private func readPrefix(_ amount: inout Amount) {
    var start = amount.tokens.lowerBound
    readSign(&amount, before: &start)
    for candidate in stride(from: start - 1, through: max(tokens.startIndex, start - 4), by: -1) {
      guard let unit = words[candidate].unit, unit.end == start, unit.isPrefix else { continue }
      guard sorts[unit.code] == .currency || sorts[unit.code] == .historicCurrency else { continue }
      // "770 USD 5": a code that follows a number is that number's.
      amount.unit = unit.code
      amount.unitTokens = candidate..<start
      start = candidate
      readSign(&amount, before: &start)
      break
    }
    amount.tokens = start..<amount.tokens.upperBound
  }

  /// A sign glued to what follows and not to what stands before.
  private func readSign(_ amount: inout Amount, before start: inout Int) {
    let index = start - 1
    guard tokens.indices.contains(index), tokens[index].kind == .mark, !tokens[start].hasSpaceBefore,
      !amount.hasSign
    else { return }
    let isFree = index == tokens.startIndex || tokens[index].hasSpaceBefore || isOpening(index - 1)
    guard isFree else { return }
    if tokens[index].mark == UInt8(ascii: "+") {
      amount.hasSign = true
    } else if tokens[index].isMinus {
      amount.hasSign = true
      amount.sign = -1
    } else {
      return
    }
    start = index
  }

  private func isOpening(_ index: Int) -> Bool {
    tokens[index].kind == .mark
      && [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: "\"")].contains(
        tokens[index].mark)
  }

  private func readMagnitude(_ amount: inout Amount, _ limit: Int) {
    var index = amount.tokens.upperBound
    var isFirst = true
    while index < limit {
      var next = index
      if tokens[next].isDash, !tokens[next].hasSpaceBefore, next + 1 < limit, !tokens[next + 1].hasSpaceBefore
      {
        next += 1
      }
      // "half a billion", "a quarter of a million"
      if isFirst, !amount.numeral.hasDigits, amount.numeral.isDecimal || amount.numeral.denominator > 1 {
        if words[next].sorts.contains(.of), words[next + 1].sorts.contains(.article) { next += 1 }
        if words[next].sorts.contains(.article), words[next + 1].magnitude != nil { next += 1 }
      }
      guard next < limit,
        let power = power(at: next, isGlued: next == index && !tokens[next].hasSpaceBefore, amount)
      else { break }
      amount.magnitude += power
      index = next + 1
      isFirst = false
    }
    amount.tokens = amount.tokens.lowerBound..<index
    guard amount.magnitude >= 6, index < limit, let second = numerals.numeral(at: index), second.end < limit,
      tokens[index].hasSpaceBefore, let power = words[second.end].magnitude, power < amount.magnitude,
      power >= 3,
      amount.numeral.isInteger
    else { return }
    amount.rest = Double("\(second.mantissa)e\(second.exponent + power)") ?? 0
    amount.tokens = amount.tokens.lowerBound..<second.end + 1
  }

  private func power(at index: Int, isGlued: Bool, _ amount: Amount) -> Int? {
    if let power = words[index].magnitude, power != 2 || !amount.numeral.hasDigits { return power }
    guard let power = words[index].gluedMagnitude else { return nil }
    if isGlued { return words[index].unit == nil || amount.unit != nil ? power : nil }
    return amount.unit != nil && tokens[index].length == 1 && tokens[index].isWord ? power : nil
  }

  private func readSuffix(_ amount: inout Amount, _ limit: Int) {
    var index = amount.tokens.upperBound
    guard index < limit else { return }
    if tokens[index].isDash, !tokens[index].hasSpaceBefore, index + 1 < limit,
      !tokens[index + 1].hasSpaceBefore
    {
      index += 1
    }
    // "billions of dollars", "half a million of roubles"
    if words[index].sorts.contains(.of), amount.magnitude >= 3, let unit = words[index + 1].unit, unit.isWord,
      sorts[unit.code] == .currency
    {
      index += 1
    }
    guard let unit = words[index].unit, unit.end <= limit else { return }
    let isCurrency = sorts[unit.code] == .currency || sorts[unit.code] == .historicCurrency
    if let known = amount.unit {
      // "$26 billion US dollars": said twice.
      guard isCurrency, unit.isWord || unit.code == known else { return }
      amount.tokens = amount.tokens.lowerBound..<unit.end
      amount.unit = unit.code == known || unit.end - index > 1 ? unit.code : known
      return
    }
    // A sign or code belongs to the number that follows it at once: "up 5, $3 million".
    if isCurrency, unit.isPrefix, !unit.isWord, numerals.numeral(at: unit.end) != nil,
      tokens.indices.contains(unit.end),
      !tokens[unit.end].hasSpaceBefore || tokens[index].hasSpaceBefore && tokens[index].kind == .symbol
    {
      return
    }
    amount.unit = unit.code
    amount.unitTokens = index..<unit.end
    amount.tokens = amount.tokens.lowerBound..<unit.end
  }

  // MARK: - Ranges

  private func range(from first: Amount, limit: Int) -> NumberMention? {
    var index = first.tokens.upperBound
    guard index < limit else { return nil }
    enum Link { case dash, to, and, or, plusMinus }
    let link: Link
    if tokens[index].kind == .mark && tokens[index].mark == Mark.plusMinus {
      link = .plusMinus
    } else if tokens[index].isDash, tokens[index].mark != Mark.emDash {
      guard index + 1 < limit, tokens[index].hasSpaceBefore == tokens[index + 1].hasSpaceBefore else {
        return nil
      }
      link = .dash
    } else if numerals.isWord(index, "to") {
      link = .to
    } else if numerals.isWord(index, "and") {
      link = .and
    } else if numerals.isWord(index, "or") {
      link = .or
    } else {
      return nil
    }
    index += 1
    // The second amount may carry its own currency: the numeral is up to three tokens on.
    var start = index
    while start < min(index + 3, limit), numerals.numeral(at: start) == nil {
      guard words[start].unit != nil || tokens[start].isMark("\\") else { return nil }
      start += 1
    }
    guard start < limit, let second = amount(at: start, limit: limit), second.tokens.lowerBound <= start
    else { return nil }
    if link == .plusMinus { return plusMinus(first, second) }
    guard isRange(first, second, link == .and, link == .to, link == .or) else { return nil }
    return joined(first, second)
  }

  private func isRange(_ first: Amount, _ second: Amount, _ isAnd: Bool, _ isTo: Bool, _ isOr: Bool) -> Bool {
    guard !first.hasSign, !second.hasSign || !isAnd else { return false }
    if let a = first.unit, let b = second.unit, a != b { return false }
    // "$5 billion to 3 per cent" has two units; "5 to $6bn" only shares where the first has none.
    if first.unit != nil, second.unit == nil, second.magnitude > 0, !isPrefixed(first) { return false }
    if first.unit == nil, first.magnitude > 0, second.unit != nil, second.magnitude == 0 { return false }
    let low = shared(first, second)
    guard low < second.value else { return false }
    let before = first.tokens.lowerBound - 1
    if isAnd {
      return numerals.isWord(before, "between") || qualifierBefore(first.tokens.lowerBound, is: "between")
    }
    if isTo {
      // "rose from 5 to 7 billion" are two values; "from 165 to 185 mln" without a verb of change is a range.
      return !numerals.isWord(before, "from") && !numerals.isWord(before, "by")
        || first.unit == nil && second.unit != nil && numerals.isWord(before, "by")
    }
    if isOr { return first.unit == nil || second.unit != nil }
    return true
  }

  private func qualifierBefore(_ index: Int, is word: StaticString) -> Bool {
    numerals.isWord(index - 2, word) && tokens.indices.contains(index - 1) && tokens[index - 1].isMark("\\")
  }

  /// The first value with the second's magnitude where it has none of its own.
  private func shared(_ first: Amount, _ second: Amount) -> Double {
    guard first.magnitude == 0, second.magnitude > 0, first.value < 1000,
      first.unit == nil || isPrefixed(first)
    else {
      return first.value
    }
    var scaled = first
    scaled.magnitude = second.magnitude
    return scaled.value
  }

  private func isPrefixed(_ amount: Amount) -> Bool {
    amount.unitTokens.map {
      $0.upperBound <= amount.tokens.upperBound && $0.lowerBound == amount.tokens.lowerBound
    } ?? false
  }

  private func joined(_ first: Amount, _ second: Amount) -> NumberMention {
    let unit = second.unit ?? first.unit
    var end = second.tokens.upperBound
    if kind(of: unit) == .count { end = second.unitTokens?.lowerBound ?? end }
    return NumberMention(
      tokens: first.tokens.lowerBound..<end, kind: kind(of: unit),
      stated: StatedValue(
        value: nil, low: shared(first, second), high: second.value, halfUnit: max(second.halfUnit, 0)),
      unit: unit, nounTokens: second.unitTokens, isSpelled: !first.numeral.hasDigits)
  }

  private func plusMinus(_ middle: Amount, _ spread: Amount) -> NumberMention {
    var centre = middle
    if centre.magnitude == 0 { centre.magnitude = spread.magnitude }
    let unit = spread.unit ?? middle.unit
    return NumberMention(
      tokens: middle.tokens.lowerBound..<spread.tokens.upperBound, kind: kind(of: unit),
      stated: StatedValue(
        value: nil, low: centre.value - spread.value, high: centre.value + spread.value,
        halfUnit: centre.halfUnit),
      unit: unit, nounTokens: spread.unitTokens)
  }

  // MARK: - Other shapes

  /// "doubled", "twofold", "fivefold"; "double" and "triple" only as verbs.
  private func multipleWord(at index: Int) -> NumberMention? {
    guard let factor = words[index].multiple else {
      return multipleNumeral(at: index)
    }
    let isBase = ["double", "triple", "treble", "quadruple", "halve"].contains { isExactly(index, $0) }
    if isBase {
      let before = index - 1
      let isVerb =
        words[before].sorts.contains(.toWord) || numerals.isWord(before, "will")
        || numerals.isWord(before, "would")
        || numerals.isWord(before, "could") || words[before].qualifierEnd != nil
        || numerals.isWord(before, "may")
      guard isVerb, !(tokens.indices.contains(index + 1) && tokens[index + 1].isDash) else { return nil }
    }
    return NumberMention(
      tokens: index..<index + 1, kind: .multiple, stated: StatedValue(value: factor), unit: .times,
      isSpelled: true)
  }

  private func isExactly(_ index: Int, _ word: String) -> Bool {
    guard tokens.indices.contains(index), tokens[index].length == word.utf8.count else { return false }
    return zip(tokens[index].start..<tokens[index].end, word.utf8).allSatisfy { text[$0] | 0x20 == $1 }
  }

  /// "2.7-fold", "nine times", "by 1.5 times", "4.4x".
  private func multipleNumeral(at index: Int) -> NumberMention? {
    guard let numeral = numerals.numeral(at: index) else { return nil }
    var next = numeral.end
    guard tokens.indices.contains(next) else { return nil }
    if tokens[next].isDash, !tokens[next].hasSpaceBefore { next += 1 }
    guard tokens.indices.contains(next), words[next].sorts.contains(.multipleSuffix) else { return nil }
    if numerals.isWord(next, "x"), tokens[next].hasSpaceBefore { return nil }
    if numerals.isWord(next, "time") { return nil }
    return NumberMention(
      tokens: index..<next + 1, kind: .multiple,
      stated: StatedValue(value: numeral.value, halfUnit: numeral.halfUnit),
      unit: .times, isSpelled: !numeral.hasDigits)
  }

  /// "No. 7", "number 7": a place, unless it numbers a document.
  private func numbered(at index: Int) -> NumberMention? {
    guard words[index].sorts.contains(.numberNoun) else { return nil }
    var next = index + 1
    if tokens.indices.contains(next), tokens[next].isMark("."), !tokens[next].hasSpaceBefore { next += 1 }
    guard tokens.indices.contains(next), tokens[next].isDigits, tokens[next].length <= 2,
      let numeral = numerals.numeral(at: next),
      numeral.isInteger
    else { return nil }
    let after = numeral.end
    if tokens.indices.contains(after), !tokens[after].hasSpaceBefore,
      tokens[after].isMark("/") || tokens[after].isDash || tokens[after].isMark("(")
    {
      return nil
    }
    return NumberMention(
      tokens: index..<after, kind: .ordinal, stated: StatedValue(value: numeral.value), unit: .rank)
  }

  private func ordinal(at index: Int) -> NumberMention? {
    if let value = words[index].ordinal {
      return NumberMention(
        tokens: index..<index + 1, kind: .ordinal, stated: StatedValue(value: Double(value)), unit: .rank,
        isSpelled: true)
    }
    if let tens = words[index].cardinal, tens >= 20, tens < 100, tokens.indices.contains(index + 2),
      tokens[index + 1].isDash,
      let unit = words[index + 2].ordinal, unit < 10
    {
      return NumberMention(
        tokens: index..<index + 3, kind: .ordinal, stated: StatedValue(value: Double(tens + unit)),
        unit: .rank, isSpelled: true)
    }
    guard tokens[index].isDigits, tokens[index].length <= 4, tokens.indices.contains(index + 1),
      tokens[index + 1].isWord,
      !tokens[index + 1].hasSpaceBefore, words[index + 1].sorts.contains(.ordinalSuffix),
      tokens[index + 1].length == 2,
      let numeral = numerals.numeral(at: index), numeral.end == index + 1
    else { return nil }
    return NumberMention(
      tokens: index..<index + 2, kind: .ordinal, stated: StatedValue(value: numeral.value), unit: .rank)
  }

  // MARK: - Around numbers

  func qualify(_ mention: inout NumberMention) {
    var before = mention.tokens.lowerBound - 1
    while tokens.indices.contains(before), tokens[before].isMark("\\") || tokens[before].isMark("*") {
      before -= 1
    }
    if words[before].qualifierEnd == nil,
      words[before].sorts.contains(.determiner) || words[before].sorts.contains(.article)
    {
      before -= 1
    }
    if let qualifier = words[before].qualifierEnd {
      mention.qualifier = qualifier.qualifier
      mention.qualifierTokens = qualifier.start..<before + 1
    } else {
      var after = mention.tokens.upperBound
      if mention.kind == .count, let noun = mention.nounTokens, words[after].qualifierAfter == nil {
        after = noun.upperBound
      }
      if tokens.indices.contains(after), tokens[after].isDash, !tokens[after].hasSpaceBefore { after += 1 }
      if let qualifier = words[after].qualifierAfter, !isSignWord(after) {
        mention.qualifier = qualifier.qualifier
        mention.qualifierTokens = after..<qualifier.end
      }
    }
  }

  /// "plus" before another number adds; it does not qualify the one before.
  private func isSignWord(_ index: Int) -> Bool {
    numerals.isWord(index, "plus") && tokens.indices.contains(index) && tokens[index].hasSpaceBefore
  }

  /// "1.6 and 2.4 times", "40, 50 and 60 pct": a bare number takes the unit of the list's end; "from 4.1 billion"
  /// that of the money before it.
  func shareUnits(_ found: inout [NumberMention]) {
    for index in found.indices.reversed().dropFirst()
    where found[index].kind == .number && found[index].noise == nil {
      let next = found[index + 1]
      guard next.noise == nil,
        [.percent, .multiple, .money, .percentagePoints, .measure].contains(next.kind),
        next.tokens.lowerBound > found[index].tokens.upperBound
      else { continue }
      let between = found[index].tokens.upperBound..<next.tokens.lowerBound
      guard between.count <= 2,
        between.allSatisfy({
          tokens[$0].isMark(",") || words[$0].sorts.contains(.toWord) || numerals.isWord($0, "or")
        })
      else { continue }
      // A currency sign before the next number is its own; a word after it may be shared.
      if next.kind == .money, tokens[next.tokens.lowerBound].kind == .symbol { continue }
      found[index].kind = next.kind
      found[index].unit = next.unit
      found[index].unitIsShared = true
    }
    for index in found.indices where found[index].kind == .number && found[index].noise == nil {
      let value = found[index].stated.value ?? found[index].stated.high ?? 0
      guard value >= 1e6, endsInMagnitude(found[index]) else { continue }
      let moneys = found.filter { $0.kind == .money && $0.noise == nil }
      let before = moneys.last { $0.tokens.upperBound <= found[index].tokens.lowerBound }
      guard let money = before ?? moneys.first else { continue }
      found[index].kind = .money
      found[index].unit = money.unit
      found[index].unitIsShared = true
    }
  }

  private func endsInMagnitude(_ mention: NumberMention) -> Bool {
    words[mention.tokens.upperBound - 1].magnitude != nil
      || words[mention.tokens.upperBound - 1].gluedMagnitude != nil
  }

  /// The noun that a bare number counts: "2 popular Chinese e-commerce platforms", "49 of the companies".
  func findNoun(_ mention: inout NumberMention, before limit: Int) {
    guard mention.kind == .number || mention.kind == .count && mention.nounTokens == nil else { return }
    if tokens.indices.contains(mention.tokens.upperBound), tokens[mention.tokens.upperBound].isDash,
      !tokens[mention.tokens.upperBound].hasSpaceBefore
    {
      return
    }
    var index = mention.tokens.upperBound
    var steps = 0
    while index < min(limit, tokens.endIndex), steps < 8 {
      let token = tokens[index]
      if token.kind == .mark, !(token.isDash && !token.hasSpaceBefore) { return }
      if let unit = words[index].unit, unit.isWord, sorts[unit.code] == .count {
        mention.kind = .count
        mention.unit = unit.code
        mention.nounTokens = index..<unit.end
        return
      }
      if words[index].sorts.contains(.inWord) && !words[index].sorts.contains(.of)
        || words[index].sorts.contains(.toWord)
      {
        return
      }
      index += 1
      steps += 1
    }
  }
}
