internal import AlmanacModel

extension NumberScan {
  /// The unit after a number: glued, apart, joined by a hyphen, or after "of".
  func readSuffix(_ amount: inout Amount, _ limit: Int) {
    var index = amount.tokens.upperBound
    guard index < limit else { return }
    if isHyphen(index) {
      guard has(.hyphenatedUnit) else { return }
      index += 1
    }
    if amount.isBareFraction, index > amount.tokens.upperBound, numerals.isWord(index, "point"),
      has(.pointOfRate)
    {
      return attach(&amount, unit: .percentagePoints, .percent, index..<index + 1)
    }
    index = skippingOf(index, amount)
    guard index < limit else { return }
    if let time = timeUnit(at: index, limit), amount.unit == nil {
      return attach(&amount, unit: time.code, .measure, index..<time.end)
    }
    if numerals.isWord(index, "in"), amount.unit == nil, has(.inchesAfterFeet),
      ["ft", "feet", "foot"].contains(where: { isText(amount.tokens.lowerBound - 1, $0) })
    {
      return attach(&amount, unit: "INCHES", .measure, index..<index + 1)
    }
    guard let unit = words.unit(index), unit.end <= limit else {
      if amount.unit == nil, isGlued(index) || tokens[index].isWord, let scaled = scaledCurrency(at: index) {
        amount.numeral.exponent += scaled.power
        amount.numeral.magnitude += scaled.power
        attach(&amount, unit: scaled.code, .money, index..<index + 1)
      }
      return
    }
    if let known = amount.unit { return readAgain(&amount, unit, index, known) }
    // "5 A-levels": a letter that begins a word is no unit.
    if tokens[index].length == 1, tokens[index].isWord, tokens[index].flags.contains(.capital),
      isHyphen(unit.end)
    {
      return
    }
    guard has(.suffixUnit), !belongsToNext(unit, index) else { return }
    guard unit.sort != .other || unit.code == .index else { return }
    if unit.sort == .money, isWeight(index, amount) {
      return attach(&amount, unit: "POUNDS_WEIGHT", .measure, index..<unit.end)
    }
    attach(&amount, unit: unit.code, unit.sort, index..<unit.end)
  }

  private func attach(
    _ amount: inout Amount, unit: UnitCode, _ sort: NumberVocabulary.UnitSort, _ range: Range<Int>
  ) {
    amount.unit = unit
    amount.sort = sort
    amount.unitTokens = range
    amount.tokens = amount.tokens.lowerBound..<range.upperBound
  }

  /// "billions of dollars", "half a million of roubles", "0.5 of a percentage point", "half a mile".
  private func skippingOf(_ index: Int, _ amount: Amount) -> Int {
    var next = index
    let isSmall = amount.numeral.isDecimal && amount.numeral.magnitude == 0
    if words.sorts(next).contains(.of) {
      if amount.numeral.isVague, words.hasUnit(next + 1) || words.timeUnit(next + 1) != nil {
        return next + 1
      }
      if amount.numeral.magnitude >= 3, has(.ofUnit), let unit = words.unit(next + 1), unit.isWord,
        unit.sort == .money
      {
        return next + 1
      }
      guard isSmall, words.sorts(next + 1).contains(.article) || words.cardinal(next + 1) == 1 else {
        return index
      }
      next += 1
    }
    guard isSmall, has(.fractionOfUnit) else { return index }
    guard words.sorts(next).contains(.article) || next > index && words.cardinal(next) == 1 else {
      return index
    }
    // "half a dozen" and "half a billion" have been read as numbers.
    if words.hasUnit(next + 1) { return next + 1 }
    // "half an hour", but "half a year earlier" is a time.
    return words.timeUnit(next + 1) != nil ? next + 1 : index
  }

  /// "$26 billion US dollars": said twice.
  private func readAgain(
    _ amount: inout Amount, _ unit: NumberWords.UnitWord, _ index: Int, _ known: UnitCode
  ) {
    guard has(.currencyTwice), unit.sort == .money, amount.sort == .money,
      unit.isWord || unit.code == known || tokens[index].isWord && isSign(amount)
    else { return }
    if unit.isPrefix, numerals.plain(at: unit.end) != nil { return }
    amount.tokens = amount.tokens.lowerBound..<unit.end
    amount.unit = unit.code == known || unit.end - index > 1 || unit.isPrefix ? unit.code : known
  }

  /// "$10 CAD": a bare sign, which the code after it makes clear.
  private func isSign(_ amount: Amount) -> Bool {
    amount.isPrefixed && amount.unitTokens.map { tokens[$0.lowerBound].kind == .symbol } ?? false
  }

  /// A sign or code belongs to the number that follows it at once: "up 5, $3 million", "5 $3".
  private func belongsToNext(_ unit: NumberWords.UnitWord, _ index: Int) -> Bool {
    guard has(.signBelongsToNext), unit.sort == .money, unit.isPrefix, tokens.indices.contains(unit.end),
      tokens[unit.end].isDigits || tokens[unit.end].isMark(".")
    else { return false }
    guard numerals.plain(at: unit.end) != nil else { return false }
    return isGlued(unit.end) || tokens[index].hasSpaceBefore && tokens[index].kind == .symbol
      || !isGlued(index) && tokens[index].isWord
  }

  // MARK: - Rates and weights

  /// "/m³", "per hectare", "a day" after a measure.
  func rate(of unit: UnitCode?, after index: Int, limit: Int) -> Rate? {
    guard has(.rateOfMeasure), index + 1 < limit, let unit, vocabulary.unitNoise[unit] != .duration else {
      return nil
    }
    let isSlash = isMark(index, "/") && isGlued(index) && isGlued(index + 1)
    let isArticle = words.sorts(index).contains(.article)
    guard isSlash || isArticle || numerals.isWord(index, "per") else { return nil }
    if let time = words.timeUnit(index + 1), !time.code.rawValue.isEmpty, time.end <= limit {
      return Rate(unit: time.code, end: time.end)
    }
    if isSlash, numerals.isWord(index + 1, "s") { return Rate(unit: "SECONDS", end: index + 2) }
    guard !isArticle, let unit = words.unit(index + 1), unit.sort == .measure, unit.end <= limit else {
      return nil
    }
    return Rate(unit: unit.code, end: unit.end)
  }

  /// "a 20-pound dog", "weighs 20 pounds": pounds of weight, not of money.
  func isWeight(_ index: Int, _ amount: Amount) -> Bool {
    guard has(.poundsOfWeight), numerals.isWord(index, "pound") || numerals.isWord(index, "pounds") else {
      return false
    }
    let before = max(tokens.startIndex, amount.tokens.lowerBound - 4)..<amount.tokens.lowerBound
    if before.contains(where: { words.sorts($0).contains(.weightWord) }) { return true }
    let next = index + 1
    if numerals.isWord(next, "heavier") || numerals.isWord(next, "lighter") { return true }
    // A "20-pound" thing weighs that unless it is paid.
    return isDash(index - 1) && amount.numeral.magnitude == 0 && tokens.indices.contains(next)
      && tokens[next].isWord && !words.sorts(next).contains(.moneyNoun)
  }

  // MARK: - Time

  /// "years", "days": a length of time, unless it is a time of day.
  private func timeUnit(at index: Int, _ limit: Int) -> (end: Int, code: UnitCode)? {
    guard has(.timeUnit), let unit = words.timeUnit(index), !unit.code.rawValue.isEmpty, unit.end <= limit,
      words.unit(index).map({ $0.end <= unit.end }) ?? true
    else { return nil }
    // "H" is no hour: letters for units of time are small.
    return tokens[index].length == 1 && tokens[index].flags.contains(.capital) ? nil : unit
  }

  // MARK: - Money

  /// "MUSD", "kEUR", "mUSD", "USDm", "EURbn": a currency code with a magnitude in one word.
  func scaledCurrency(at index: Int) -> (code: UnitCode, power: Int)? {
    guard has(.scaledCurrencyCode), tokens.indices.contains(index), tokens[index].isWord,
      tokens[index].word == 0,
      (4...6).contains(tokens[index].length)
    else { return nil }
    let (start, end) = (tokens[index].start, tokens[index].end)
    for split in 1...3 {
      if end - start - split == 3, let power = magnitudeLetters(start..<start + split),
        let code = currencyCode(start + split..<end)
      {
        return (code, power)
      }
      if end - start - 3 == split, let power = magnitudeLetters(start + 3..<end),
        let code = currencyCode(start..<start + 3)
      {
        return (code, power)
      }
    }
    return nil
  }

  private func magnitudeLetters(_ range: Range<Int>) -> Int? {
    let letters = text[range].map { $0 | 0x20 }
    switch letters.count {
    case 1: return ["k": 3, "m": 6, "b": 9, "t": 12][Character(Unicode.Scalar(letters[0]))]
    case 2:
      return letters == Array("bn".utf8)
        ? 9 : letters == Array("mn".utf8) || letters == Array("mm".utf8) ? 6 : nil
    case 3: return letters == Array("mln".utf8) ? 6 : letters == Array("bln".utf8) ? 9 : nil
    default: return nil
    }
  }

  private func currencyCode(_ range: Range<Int>) -> UnitCode? {
    guard text[range].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
    let code = UnitCode(String(decoding: text[range], as: UTF8.self))
    return vocabulary.sorts[code] == .money ? code : nil
  }

  /// "10 cents", "50p"; "5 dollars and 20 cents".
  func readSmallCoin(_ amount: inout Amount, _ limit: Int) {
    if amount.unit == nil, has(.subunit) {
      var index = amount.tokens.upperBound
      if isHyphen(index) { index += 1 }
      guard let coin = words.subunit(index), coin.end <= limit, !words.sorts(index).contains(.clockWord),
        amount.numeral.magnitude == 0
      else { return }
      amount.numeral.exponent -= 2
      amount.numeral.isDecimal = true
      if amount.numeral.denominator > 1 {
        amount.numeral.exponent += 2
        amount.numeral.denominator *= 100
      }
      attach(&amount, unit: coin.code, .money, index..<coin.end)
      amount.isCoin = true
    } else if amount.sort == .money, has(.dollarsAndCents), amount.numeral.isInteger {
      var index = amount.tokens.upperBound
      if words.sorts(index).contains(.andWord) || isMark(index, ",") { index += 1 }
      guard index < limit, var coins = numerals.plain(at: index), coins.isInteger, coins.value < 100,
        let coin = words.subunit(coins.end), coin.end <= limit
      else { return }
      coins.exponent -= 2
      var sum = amount.numeral
      guard sum.add(coins) else { return }
      sum.magnitude = 0
      amount.numeral = sum
      amount.tokens = amount.tokens.lowerBound..<coin.end
    }
  }
}
