/// How often a series is observed: `A`, `Q`, `M`, `D`, `S` for calendar halves; `_O8M`, `_O5Y`, `_O10D` for other
/// spans with their length, so that January–May never joins January–August; `_U` where no period is stated.
package struct Frequency: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let code: String

  package static let annual = Frequency(unchecked: "A")
  package static let unknown = Frequency(unchecked: "_U")

  private init(unchecked code: String) { self.code = code }

  /// Accepts every code above and `_O` alone, which stands for any other span in a query.
  package init?(_ code: some StringProtocol) {
    if ["A", "Q", "M", "D", "S", "_O", "_U"].contains(String(code)) {
      self.code = String(code)
      return
    }
    guard code.hasPrefix("_O"), let unit = code.last, "YMD".contains(unit),
      let length = Int(digits: code.dropFirst(2).dropLast()), length > 0
    else { return nil }
    self.code = String(code)
  }

  package init(of period: TimePeriod?) {
    guard let period else {
      self = .unknown
      return
    }
    let count = period.last - period.first + 1
    switch (period.granularity, count) {
    case (.year, 1): code = "A"
    case (.quarter, 1): code = "Q"
    case (.month, 1): code = "M"
    case (.day, 1): code = "D"
    case (.month, 6) where period.first % 6 == 0: code = "S"
    case (.year, _): code = "_O\(count)Y"
    case (.quarter, _): code = "_O\(count * 3)M"
    case (.month, _): code = "_O\(count)M"
    case (.day, _): code = "_O\(count)D"
    }
  }

  /// Whether this code, as written in a query, covers `other`.
  package func covers(_ other: Frequency) -> Bool {
    self == other || (code == "_O" && other.code.hasPrefix("_O"))
  }

  package static func < (a: Frequency, b: Frequency) -> Bool {
    a.rank == b.rank ? a.code < b.code : a.rank < b.rank
  }
  private var rank: Int { ["A", "S", "Q", "M", "D"].firstIndex(of: code) ?? 9 }
  package var description: String { code }
}
