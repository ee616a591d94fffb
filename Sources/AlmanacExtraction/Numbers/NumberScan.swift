internal import AlmanacModel

/// An amount without range or qualifier.
struct Amount {
  var tokens: Range<Int>
  var numeral: Numeral
  var unit: UnitCode?
  var sort: NumberVocabulary.UnitSort = .other
  var unitTokens: Range<Int>?
  var sign: Double = 1
  var hasSign = false
  /// Its unit stands before it: "$5", "EUR 5".
  var isPrefixed = false
  /// Its unit is a hundredth of a currency: "cents".
  var isCoin = false
  var value: Double { sign * numeral.value }
  var halfUnit: Double { numeral.halfUnit }
  /// A fraction in words that nothing counts: "a third", "half of".
  var isBareFraction: Bool {
    !numeral.hasDigits && unit == nil && numeral.magnitude == 0 && numeral.isDecimal
      && (numeral.denominator > 1 || numeral.mantissa == 5 && numeral.exponent == -1)
      && numeral.mantissa < numeral.denominator * 10
  }
}

/// The tokens of one sentence with what is known of them, and the grammar of amounts over them.
struct NumberScan {
  let tokens: TokenRun
  let text: UnsafeBufferPointer<UInt8>
  let words: NumberWords
  let vocabulary: NumberVocabulary
  let numerals: NumeralReader

  init(
    tokens: TokenRun, text: UnsafeBufferPointer<UInt8>, words: NumberWords,
    vocabulary: NumberVocabulary
  ) {
    self.tokens = tokens
    self.text = text
    self.words = words
    self.vocabulary = vocabulary
    numerals = NumeralReader(tokens: tokens, text: text, words: words, rules: vocabulary.rules)
  }

  func has(_ rule: ExtractionRule) -> Bool { vocabulary.rules.contains(rule) }
  func isGlued(_ index: Int) -> Bool { numerals.isGlued(index) }
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    tokens.indices.contains(index) && tokens[index].isMark(mark)
  }
  func isDash(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isDash }
  /// A hyphen that touches what stands on both sides.
  func isHyphen(_ index: Int) -> Bool { isDash(index) && isGlued(index) && isGlued(index + 1) }

  // MARK: - Mentions

  /// Whether a number may begin at this token: most tokens cost no more than this.
  @inline(__always)
  func mayStart(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .digits: return true
    case .word, .ideograph, .symbol:
      return tokens[index].word != 0 && words.mayStartNumber(index) || isGlued(index + 1) && hasAtSign(index)
    case .mark:
      let mark = tokens[index].mark
      return mark == UInt8(ascii: ".") || mark == UInt8(ascii: "(") || mark == UInt8(ascii: "[")
        || mark == UInt8(ascii: "+") || mark == Mark.plusMinus || mark >= Mark.firstFraction
        || words.mayStartNumber(index)
    }
  }

  /// "joe@example.com": the mark stands one or a few tokens on.
  private func hasAtSign(_ index: Int) -> Bool {
    isMark(index + 1, "@") || isMark(index + 3, "@") && isGlued(index + 3)
  }

  /// The number that begins at `index`, range included.
  func mention(at index: Int, limit: Int) -> NumberMention? {
    if tokens[index].kind == .mark {
      if let interval = interval(at: index, limit: limit) { return interval }
      if let spread = spread(at: index, limit: limit) { return spread }
    } else if tokens[index].kind != .digits, let multiple = multipleWord(at: index) {
      return multiple
    }
    if let rank = numbered(at: index) { return rank }
    let numeral = numerals.plain(at: index)
    if let numeral, let multiple = multiple(of: numeral, at: index, limit: limit) { return multiple }
    if let ordinal = ordinal(at: index, numeral, limit: limit) { return ordinal }
    if tokens[index].isWord {
      if let spread = spread(at: index, limit: limit) { return spread }
      if let point = onePoint(at: index, limit: limit) ?? oneAndHalf(at: index, limit: limit) { return point }
    }
    guard let numeral, let amount = amount(numeral, at: index, limit: limit) else { return nil }
    if let ratio = oneIn(amount, limit: limit) { return ratio }
    if let range = range(from: amount, limit: limit) { return multiple(from: range, limit) }
    return mention(of: amount)
  }

  func mention(of amount: Amount) -> NumberMention {
    var mention = NumberMention(
      tokens: amount.tokens, kind: kind(of: amount),
      stated: StatedValue(value: amount.value, halfUnit: amount.halfUnit),
      unit: amount.unit, nounTokens: amount.unitTokens, isSpelled: !amount.numeral.hasDigits,
      hasSign: amount.hasSign)
    if mention.kind == .measure {
      mention.rate = rate(of: amount.unit, after: amount.tokens.upperBound, limit: tokens.endIndex)
    }
    if mention.kind == .count {
      mention.tokens = amount.tokens.lowerBound..<amount.numeral.end
    }
    if amount.isBareFraction {
      // "a third", "two quarters": a share or change in per cent, to one decimal.
      mention.kind = .percent
      mention.unit = .percent
      mention.fraction = amount.value
      mention.stated = StatedValue(value: (amount.value * 1000).rounded() / 10)
    }
    return mention
  }

  func kind(of amount: Amount) -> QuantityKind { kind(of: amount.unit, amount.sort) }

  func kind(of unit: UnitCode?, _ sort: NumberVocabulary.UnitSort) -> QuantityKind {
    guard let unit else { return .number }
    switch sort {
    case .money: return .money
    case .percent:
      return unit == .percent || unit.rawValue == "PERMILLE" ? .percent : .percentagePoints
    case .ratio: return .multiple
    // A container is a measure of goods, and stands in the quote like one.
    case .count: return unit.rawValue == "TEU" ? .measure : .count
    case .measure: return .measure
    case .other: return .number
    }
  }

  // MARK: - Amounts

  /// The amount whose numeral begins at `index`; its tokens reach back over a sign and a currency.
  func amount(at index: Int, limit: Int, isMoney: Bool = false) -> Amount? {
    numerals.plain(at: index).flatMap { amount($0, at: index, limit: limit, isMoney: isMoney) }
  }

  private func amount(_ plain: Numeral, at index: Int, limit: Int, isMoney: Bool = false) -> Amount? {
    var numeral = plain
    guard numeral.end <= limit else { return nil }
    guard !isPronoun(index, numeral) else { return nil }
    readMagnitude(&numeral, limit, hasCurrency: isMoney || hasCurrencyBefore(index))
    var amount = Amount(tokens: index..<numeral.end, numeral: numeral)
    readPrefix(&amount)
    if amount.unit != nil || amount.numeral.magnitude == 0 { readLateLetter(&amount, limit) }
    readSuffix(&amount, limit)
    readSmallCoin(&amount, limit)
    return amount
  }

  /// "the one that", "no one", "one another", "one's", "one can": no number.
  private func isPronoun(_ index: Int, _ numeral: Numeral) -> Bool {
    guard has(.pronounOne), !numeral.hasDigits, numeral.mantissa == 1, numeral.exponent == 0,
      numeral.denominator == 1, numeral.end == index + 1, words.cardinal(index) == 1,
      words.magnitude(index + 1) == nil
    else { return false }
    let next = index + 1
    return words.sorts(index - 1).contains(.pronounLead) || words.sorts(next).contains(.pronounFollow)
      || isMark(next, "'") && isGlued(next)
  }

  private func hasCurrencyBefore(_ index: Int) -> Bool {
    for candidate in stride(from: index - 1, through: max(tokens.startIndex, index - 5), by: -1) {
      if let unit = words.unit(candidate), unit.isPrefix, unit.sort == .money, unit.end == index {
        return true
      }
    }
    return false
  }

  private func readPrefix(_ amount: inout Amount) {
    var start = amount.tokens.lowerBound
    readSign(&amount, before: &start)
    if has(.prefixCurrency) {
      // "Rs. 5": the point belongs to the sign.
      let end = isMark(start - 1, ".") && !isGlued(start) && isGlued(start - 1) ? start - 1 : start
      for candidate in stride(from: end - 1, through: max(tokens.startIndex, end - 5), by: -1) {
        guard let unit = words.unit(candidate), unit.isPrefix, unit.sort == .money,
          unit.end == end || unit.end == start
        else { continue }
        guard isSignOrFree(candidate, unit.end) else { break }
        amount.unit = unit.code
        amount.sort = .money
        amount.unitTokens = candidate..<start
        amount.isPrefixed = true
        start = candidate
        readSign(&amount, before: &start)
        break
      }
      readWordBefore(&amount, &start)
      if amount.unit == nil, let scaled = scaledCurrency(at: start - 1) {
        amount.unit = scaled.code
        amount.sort = .money
        amount.numeral.exponent += scaled.power
        amount.numeral.magnitude += scaled.power
        amount.unitTokens = start - 1..<start
        amount.isPrefixed = true
        start -= 1
      }
    }
    readSignWord(&amount, before: &start)
    amount.tokens = start..<amount.tokens.upperBound
  }

  /// "dlrs 5 mln", "US dollars 200 million": a currency's name before an amount with a magnitude, unless it belongs to
  /// a number before it.
  private func readWordBefore(_ amount: inout Amount, _ start: inout Int) {
    guard amount.unit == nil else { return }
    // "dollars 10" with nothing before and nothing after it.
    let end = amount.tokens.upperBound
    let isAlone = end >= tokens.endIndex || tokens[end].kind == .mark && !tokens[end].isDash
    guard amount.numeral.magnitude >= 3 || isAlone else { return }
    for candidate in stride(from: start - 1, through: max(tokens.startIndex, start - 6), by: -1) {
      guard let unit = words.unit(candidate), unit.sort == .money, unit.end == start else { continue }
      guard amount.numeral.magnitude >= 3 || candidate == tokens.startIndex else { return }
      let before = candidate - 1
      let isTaken =
        tokens.indices.contains(before)
        && (tokens[before].isDigits || words.magnitude(before) != nil || words.cardinal(before) != nil
          || words.sorts(before).contains(.of) || tokens[before].isDash)
      guard !isTaken, words.unit(amount.tokens.upperBound)?.sort != .money else { return }
      amount.unit = unit.code
      amount.sort = .money
      amount.unitTokens = candidate..<start
      amount.isPrefixed = true
      start = candidate
      return
    }
  }

  /// A sign may follow anything; a code glued to letters or digits is part of a name.
  private func isSignOrFree(_ index: Int, _ end: Int) -> Bool {
    guard tokens[index].isWord, index > tokens.startIndex, isGlued(index) else { return true }
    return !tokens[index - 1].isWord && !tokens[index - 1].isDigits
  }

  /// A sign glued to what follows and not to what stands before.
  private func readSign(_ amount: inout Amount, before start: inout Int) {
    let index = start - 1
    guard has(.signMark), tokens.indices.contains(index), tokens[index].kind == .mark, isGlued(start),
      !amount.hasSign
    else { return }
    let isFree = index == tokens.startIndex || tokens[index].hasSpaceBefore || isOpening(index - 1)
    guard isFree else { return }
    if tokens[index].mark == UInt8(ascii: "+") {
      amount.hasSign = true
    } else if tokens[index].isMinus {
      // At the head of a line a dash is a bullet, unless it is a true minus sign.
      amount.hasSign = true
      amount.sign = -1
    } else {
      return
    }
    start = index
  }

  private func readSignWord(_ amount: inout Amount, before start: inout Int) {
    let index = start - 1
    guard has(.signWord), !amount.hasSign, tokens.indices.contains(index) else { return }
    let sorts = words.sorts(index)
    guard sorts.contains(.minus) else { return }
    // "5 minus 3" is a sum, not a sign.
    if index > tokens.startIndex, tokens[index - 1].isDigits || words.cardinal(index - 1) != nil { return }
    amount.hasSign = true
    amount.sign = -1
    start = index
  }

  private func isOpening(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    guard tokens[index].kind == .mark else { return tokens[index].kind == .symbol }
    switch tokens[index].mark {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: ":"),
      UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      return true
    default: return false
    }
  }
}
