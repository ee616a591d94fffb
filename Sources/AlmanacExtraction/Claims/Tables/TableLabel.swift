internal import AlmanacModel

/// What a head, a row's label, a caption or a cell says.
///
/// Every cell looks at the labels around it: they are handed about in one piece and copied only where one is changed.
struct TableLabel {
  /// Where it stands, nearest to the number first.
  enum Place: String {
    case cell
    case row = "row label"
    case column = "column header"
    case section = "section of the table"
    case stub = "head of the labels"
    case caption
  }

  /// A unit or a scale without a number: "million USD", "%", "thousand".
  struct UnitHint {
    var unit: UnitCode?
    var magnitude: Int
    var tokens: Range<Int>
    /// A currency in one word, "lei", "francs": which one, its country says.
    var isBare = false
  }

  struct KindHint {
    var kind: ClaimKind
    var sign = 1.0
    /// "2022/2021": a change or an index, as the numbers tell.
    var isOpen = false
  }

  struct Marks: OptionSet {
    var rawValue: UInt8
    /// Row numbers, codes, pages: a column without claims.
    static let skip = Marks(rawValue: 1)
    static let time = Marks(rawValue: 2)
    static let partner = Marks(rawValue: 4)
    static let caption = Marks(rawValue: 8)
    /// "of which", an indented line: part of the row before.
    static let part = Marks(rawValue: 16)
  }

  private struct Content {
    var place: Place
    var reading: Reading
    var periods: [PeriodMention]
    var units: [UnitHint] = []
    var kind: KindHint?
    var marks: Marks = []
    var base: PeriodMention?
    var indicators: [IndicatorMention] = []
    var lead: AreaMention.Link?
    var isForecast = false
  }

  private final class Box {
    var content: Content
    init(_ content: Content) { self.content = content }
  }

  private var box: Box

  init(place: Place, reading: Reading, periods: [PeriodMention] = []) {
    box = Box(Content(place: place, reading: reading, periods: periods))
  }

  private mutating func change<Value>(_ path: WritableKeyPath<Content, Value>, to value: Value) {
    if !isKnownUniquelyReferenced(&box) { box = Box(box.content) }
    box.content[keyPath: path] = value
  }
}

extension TableLabel {
  var place: Place {
    get { box.content.place }
    set { change(\.place, to: newValue) }
  }
  var reading: Reading {
    get { box.content.reading }
    set { change(\.reading, to: newValue) }
  }
  var units: [UnitHint] {
    get { box.content.units }
    set { change(\.units, to: newValue) }
  }
  var kind: KindHint? {
    get { box.content.kind }
    set { change(\.kind, to: newValue) }
  }
  var marks: Marks {
    get { box.content.marks }
    set { change(\.marks, to: newValue) }
  }
  /// When, without what it is measured against.
  var periods: [PeriodMention] {
    get { box.content.periods }
    set { change(\.periods, to: newValue) }
  }
  /// What changes are measured against.
  var base: PeriodMention? {
    get { box.content.base }
    set { change(\.base, to: newValue) }
  }
  var indicators: [IndicatorMention] {
    get { box.content.indicators }
    set { change(\.indicators, to: newValue) }
  }
  /// "Exports to": how the areas of the rows below are tied to it.
  var lead: AreaMention.Link? {
    get { box.content.lead }
    set { change(\.lead, to: newValue) }
  }
  var isForecast: Bool {
    get { box.content.isForecast }
    set { change(\.isForecast, to: newValue) }
  }

  var areas: [AreaMention] { reading.areas.filter { $0.link != .reporter } }
  var named: [IndicatorMention] { indicators.filter { $0.standing == .named } }

  /// "Total", "All countries", "World".
  var isTotal: Bool { reading.said.contains(.total) && areas.isEmpty && indicators.isEmpty }

  /// Whether it says nothing but a period.
  var isPeriod: Bool {
    let (reading, periods) = (reading, periods)
    return !periods.isEmpty
      && reading.tokens.indices.allSatisfy { index in
        periods.contains { $0.phrase.contains(index) || $0.tokens.contains(index) }
          || reading.tokens[index].kind == .mark
          || !reading.cues(at: index).isDisjoint(with: [.forecast, .plan, .actual, .in, .of, .at, .the])
      }
  }

  /// Whether it has words that say what, who or when.
  var saysSomething: Bool {
    !areas.isEmpty || !indicators.isEmpty || !periods.isEmpty || kind != nil || !units.isEmpty
  }
}

/// A cell of the body as a number.
struct TableNumber {
  var mention: NumberMention
  /// Of its quote.
  var bytes: Range<Int>
  var label: TableLabel
  /// Four digits that could be a year.
  var isYearLike: Bool
  /// In brackets: negative where that makes sense.
  var isBracketed: Bool
  /// Its magnitude stands in the cell.
  var isScaled: Bool
}
