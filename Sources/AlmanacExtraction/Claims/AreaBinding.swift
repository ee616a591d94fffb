internal import AlmanacModel

/// Who a claim is about.
struct AreaBinding {
  var ref: AreaCode?
  var counterpart: AreaCode?
  var score = 1.0
  var reasons: [String] = []
  /// Reference area and counterpart in the order the text gives them.
  var spoken: [AreaCode] { [ref, counterpart].compactMap { $0 } }

  /// The areas as a claim carries them: regions are none, the pair of a symmetric indicator is in alphabetical order.
  func shown(for indicator: CatalogFacts.Indicator?, in catalog: CatalogFacts) -> AreaBinding {
    var shown = self
    func isRegion(_ area: AreaCode?) -> Bool { area.flatMap { catalog.areas[$0]?.sort } == .region }
    if isRegion(shown.ref) { shown.ref = nil }
    if isRegion(shown.counterpart) { shown.counterpart = nil }
    if indicator?.isSymmetric == true, let ref = shown.ref, let counterpart = shown.counterpart,
      counterpart < ref
    {
      (shown.ref, shown.counterpart) = (counterpart, ref)
    }
    return shown
  }
}

/// Areas in the order a text names them; one or two take no array of their own.
struct AreaList {
  private var pair: (AreaCode?, AreaCode?)
  /// All of them where there are more than two.
  private var all: [AreaCode] = []

  init(_ first: AreaCode?, _ second: AreaCode? = nil) {
    pair = first == nil ? (second, nil) : (first, second)
  }

  init(_ areas: [AreaCode]) {
    pair = (areas.first, areas.count == 2 ? areas[1] : nil)
    if areas.count > 2 { all = areas }
  }

  var count: Int { all.isEmpty ? (pair.0 == nil ? 0 : pair.1 == nil ? 1 : 2) : all.count }
  var isEmpty: Bool { pair.0 == nil }

  /// The first one other than `code`.
  func first(otherThan code: AreaCode?) -> AreaCode? {
    guard all.isEmpty else { return all.first { $0 != code } }
    return pair.0 != code ? pair.0 : pair.1 != code ? pair.1 : nil
  }

  func contains(_ code: AreaCode) -> Bool {
    all.isEmpty ? pair.0 == code || pair.1 == code : all.contains(code)
  }
}

/// What the text around says of a number's areas.
struct AreaContext {
  /// Areas offered where a sentence leaves one open.
  struct Source {
    var areas: AreaList
    var weight: Double
    var reason: String
    /// The areas of a claim, its reference area first; else areas that a text only names.
    var isClaim: Bool
    /// Said in this sentence.
    var isSameSentence = false
    /// A heading that names the partner: "Trade with Hungary".
    var isPartner = false
  }
  var home: AreaCode?
  /// An industrial park is spoken of: its figures have no counterpart unless the sentence names one.
  var isPark = false
  /// The country of that park, where the text names none.
  var host: AreaCode?
}
