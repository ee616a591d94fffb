internal import AlmanacModel

/// What words such as "deficit" and "growth" take up.
extension IndicatorBinder {
  /// What a mention means here: a word such as "deficit" or "growth" takes up what was spoken of.
  func meaning(
    of mention: IndicatorMention, _ number: NumberMention, _ kind: KindReading, _ reading: Reading,
    _ recent: RecentIndicators
  ) -> IndicatorCode {
    guard mention.standing == .generic || mention.standing == .any else { return mention.code }
    let before = reading.indicators.last {
      $0.tokens.upperBound <= mention.tokens.lowerBound && $0.standing == .named && takes(mention, $0.code)
    }
    if reading.has(.genericOfSentence), let before { return before.code }
    // "the 1987 budget foresees revenue of": a word of the same matter, wherever it stands in the sentence.
    if reading.has(.genericKin), mention.standing == .generic, let kin = kin(of: mention, reading) {
      return kin
    }
    return reading.has(.genericOfText) ? recent.first { takes(mention, $0) } ?? mention.code : mention.code
  }

  private func kin(of mention: IndicatorMention, _ reading: Reading) -> IndicatorCode? {
    for other in reading.indicators where other.tokens != mention.tokens && other.standing != .generic {
      let matter = catalog.matter(of: other.code)
      func isKin(_ code: IndicatorCode) -> Bool {
        let own = catalog.matter(of: code)
        return own != code && own == matter
      }
      if isKin(mention.code) { return mention.code }
      if let code = mention.family.first(where: isKin) { return code }
    }
    return nil
  }

  private func takes(_ mention: IndicatorMention, _ code: IndicatorCode) -> Bool {
    mention.standing == .any
      ? catalog.indicators[code]?.percentKind != .share
      : code == mention.code || mention.family.contains(code)
  }
}
