internal import AlmanacModel

/// Money told for one of something: "140 dlrs a tonne" is a price, "784.15 to the dollar" an exchange rate.
struct RateReader {
  let reading: Reading
  let reader: ClaimReader

  struct Rate {
    var indicator: IndicatorBinding
    /// The currency counted, where the number itself does not carry one.
    var unit: UnitCode?

    func kind(over kind: KindReading) -> KindReading {
      if indicator.tokens == nil, indicator.reason == "a currency's move" { return kind }
      return kind.kind == .change && kind.score >= 0.8
        ? kind : KindReading(kind: .level, score: 0.9, reason: indicator.reason)
    }
  }

  func rate(_ number: NumberMention) -> Rate? {
    if reading.has(.currencyMove), number.kind == .percent, reading.indicators.isEmpty,
      currency(before: number.tokens.lowerBound, otherThan: "") != nil
    {
      return Rate(
        indicator: IndicatorBinding(
          code: .exchangeRate, tokens: nil, score: 0.8, reason: "a currency's move"), unit: nil)
    }
    guard number.kind == .money || number.kind == .number,
      abs(number.stated.value ?? number.stated.high ?? 0) < 1e6
    else { return nil }
    if reading.has(.pricePerUnit), number.kind == .money, isPerUnit(number) {
      return Rate(
        indicator: IndicatorBinding(
          code: .price, tokens: named(.price), score: 0.9, reason: "money per unit"))
    }
    guard let unit = exchanged(number) else { return nil }
    return Rate(
      indicator: IndicatorBinding(
        code: .exchangeRate, tokens: named(.exchangeRate), score: 0.9, reason: "money for money"),
      unit: number.unit == nil ? unit : nil)
  }

  private func named(_ code: IndicatorCode) -> Range<Int>? {
    reading.indicators.first { $0.code == code }?.tokens
  }

  /// "a tonne", "per barrel", "an ounce", "per thousand cubic metres".
  private func isPerUnit(_ number: NumberMention) -> Bool {
    var index = number.tokens.upperBound
    guard reading.tokens.indices.contains(index), !reading.cues(at: index).isDisjoint(with: [.per, .the]),
      !reading.cues(at: index).contains(.determined)
    else { return false }
    index += 1
    for offset in 0..<3 where reading.tokens.indices.contains(index + offset) {
      if reader.isPhysical(reading.tokens[index + offset].word) { return true }
      if reading.tokens[index + offset].kind == .mark, !reading.tokens[index + offset].isDash { return false }
    }
    return false
  }

  /// The currency whose worth is told: in "153.48 yen to the dollar" yen, in "the lira was fixed at 784.15 to the
  /// dollar" lira.
  private func exchanged(_ number: NumberMention) -> UnitCode? {
    let end = number.tokens.upperBound
    let isTo =
      reading.has(.moneyForMoney) && !reading.cues(at: end).isDisjoint(with: [.to, .per, .comparison])
    if isTo {
      for index in end + 1..<end + 4 where reading.tokens.indices.contains(index) {
        guard reading.tokens[index].isWord, let priced = reader.bareCurrency(reading.tokens[index].word)
        else {
          continue
        }
        return number.unit ?? currency(before: number.tokens.lowerBound, otherThan: priced) ?? priced
      }
    }
    // "Exchange rates: guarani per US dollar - 6,240": a label says what is told, one currency in it is counted.
    if reading.has(.labelledExchangeRate), number.kind == .number, number.nounTokens == nil,
      let rate = named("exchange_rate"),
      rate.upperBound <= number.tokens.lowerBound
    {
      for index in reading.tokens.startIndex..<number.tokens.lowerBound where reading.tokens[index].isWord {
        if let unit = reader.bareCurrency(reading.tokens[index].word), unit != "USD" { return unit }
      }
    }
    // "The dollar averaged 153.48 yen": one currency's name is the subject, the other's follows the number.
    guard reading.has(.currencySubject), number.kind == .money, let unit = number.unit,
      let subject = currency(before: number.tokens.lowerBound, otherThan: unit)
    else { return nil }
    return subject == unit ? nil : unit
  }

  /// A currency named as a subject before `index`, with a verb of level and nothing else between.
  private func currency(before index: Int, otherThan other: UnitCode) -> UnitCode? {
    for place in stride(from: index - 1, through: max(reading.tokens.startIndex, index - 9), by: -1) {
      if reading.tokens[place].kind == .mark, !reading.isNumberOrPeriod(at: place),
        !reading.tokens[place].isMark(",")
      {
        return nil
      }
      guard reading.tokens[place].isWord, let unit = reader.bareCurrency(reading.tokens[place].word),
        unit != other
      else { continue }
      let hasVerb = gap(place + 1, index).contains {
        !reading.cues(at: $0).isDisjoint(with: [.levelVerb, .changeVerb])
      }
      return hasVerb ? unit : nil
    }
    return nil
  }
}
