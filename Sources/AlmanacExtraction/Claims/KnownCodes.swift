internal import AlmanacModel

/// The codes that rules of the grammar ask for, made once.
extension IndicatorCode {
  static let gdp: IndicatorCode = "gdp"
  static let projects: IndicatorCode = "projects"
  static let investment: IndicatorCode = "investment"
  static let fdi: IndicatorCode = "fdi"
  static let declaredInvestment: IndicatorCode = "declared_investment"
  static let memberStates: IndicatorCode = "member_states"
  static let budgetBalance: IndicatorCode = "budget_balance"
  static let price: IndicatorCode = "price"
  static let exchangeRate: IndicatorCode = "exchange_rate"
  static let imports: IndicatorCode = "imports"
}

extension UnitCode {
  static let persons: UnitCode = "PERSONS"
  static let countries: UnitCode = "COUNTRIES"
  static let cities: UnitCode = "CITIES"
  static let companies: UnitCode = "COMPANIES"
}

extension AreaCode {
  static let world: AreaCode = "WLD"
}
