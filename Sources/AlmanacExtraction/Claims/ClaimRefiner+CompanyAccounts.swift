internal import AlmanacModel

/// Figures of a company's accounts, which are no claims about an economy.
extension ClaimRefiner {
  /// "Net 3.4 mln vs 1.2", "a mining group's profit rose 12 pct", "11 crowns a share": a company's accounts.
  func isOfCompany(_ number: NumberMention, _ indicator: IndicatorBinding?, _ reading: Reading)
    -> Bool
  {
    let after = number.tokens.upperBound
    let isPerShare =
      reading.cues(at: after).contains(.per) && reading.cues(at: after + 1).contains(.shareNoun)
      && !reading.cues(at: after + 2).contains(.of)
    if reading.has(.moneyPerShare), number.kind == .money,
      isPerShare || reading.cues(at: after).isSuperset(of: [.accounts, .companyWord])
    {
      return true
    }
    if reading.has(.accountsAfter), reading.cues(at: number.tokens.upperBound).contains(.accounts),
      number.kind == .percent
    {
      return true
    }
    let isAccount =
      indicator?.code.flatMap { catalog.indicators[$0] }?.traits.contains(.accounts) ?? true
      || isGeneric(indicator, reading)
    guard reading.has(.companyAccounts), isAccount, reading.zones.isEmpty else { return false }
    if reading.accountWords >= 2 { return true }
    let hasCompany = reading.tokens.indices.contains { reading.cues(at: $0).contains(.companyWord) }
    if reading.accountWords >= 1, hasCompany { return true }
    return reading.tokens.indices.contains {
      $0 < number.tokens.lowerBound && reading.cues(at: $0).contains(.companyWord)
        && reading.boundary($0, number.tokens.lowerBound) < 3
    }
  }

  /// "turnover", "sales" and "earnings" of a company are words that mean an economy's elsewhere.
  private func isGeneric(_ indicator: IndicatorBinding?, _ reading: Reading) -> Bool {
    guard let tokens = indicator?.tokens else { return false }
    return reading.indicators.contains { $0.tokens == tokens && $0.standing != .named }
  }
}
