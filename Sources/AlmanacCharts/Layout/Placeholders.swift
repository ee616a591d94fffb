internal import AlmanacModel

/// Values and verbs of change that titles take from the data: `{last.value}`, `{exports.growth}`. `{{` is a
/// brace.
///
/// A series is `first` or `last` (of all dated values in the figure) or the id of an entry; a field is
/// `value`, `period`,
/// `growth` ("+76.5%") or `change` ("rose by 76.5%"). `{growth}` alone is `{last.growth}`; `{periods}` is
/// "2022" or "2019–2022", from the first to the last stated value.
struct Placeholders {
  let content: ChartContent
  let format: NumberFormat
  let name: String

  static let fields = ["value", "period", "growth", "change"]

  /// - Throws: `AlmanacError` 65 for an unknown name, one the data cannot fill, or one that sources dispute.
  func fill(_ text: String) throws(AlmanacError) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let after = rest.index(after: open)
      if after < rest.endIndex, rest[after] == "{" {
        result += "{"
        rest = rest[rest.index(after: after)...]
        continue
      }
      guard let close = rest[after...].firstIndex(of: "}") else {
        throw error("'{' is never closed in \"\(text)\"; write {last.value}, or {{ for a brace")
      }
      result += try value(String(rest[after..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return (result + rest).replacing("}}", with: "}")
  }

  private func value(_ placeholder: String) throws(AlmanacError) -> String {
    if placeholder == "periods" { return try periods() }
    let parts = placeholder.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let (series, field) =
      parts.count == 1 ? ("last", parts[0]) : (parts[0], parts.dropFirst().joined(separator: "."))
    guard Placeholders.fields.contains(field), names.contains(series) else { throw unknown(placeholder) }
    guard let observation = observation(series, isDated: field != "value") else {
      throw error("{\(placeholder)} cannot be filled: there is no such value in the data")
    }
    switch field {
    case "period": return NumberFormat.period(observation.timePeriod)
    case "value":
      try refuseDisputed(observation, placeholder)
      return format.qualified(observation)
    default: return try growth(observation, placeholder, asVerb: field == "change")
    }
  }

  private func periods() throws(AlmanacError) -> String {
    let stated = content.drawn.filter { !$0.isDerived }.compactMap(\.timePeriod).sorted()
    guard let first = stated.first, let last = stated.last else {
      throw error("{periods} cannot be filled: no value has a period")
    }
    let (a, b) = (NumberFormat.period(first), NumberFormat.period(last))
    return a == b ? a : "\(a)\(NumberFormat.enDash)\(b)"
  }

  private var names: [String] { ["first", "last"] + content.items.compactMap(\.entry.id) }

  private func observation(_ series: String, isDated: Bool) -> Observation? {
    let candidates = content.items.first { $0.entry.id == series }?.shown ?? content.drawn
    let dated = candidates.filter { $0.timePeriod != nil && !$0.isDerived }
    let periods = dated.compactMap(\.timePeriod)
    let wanted = series == "first" ? periods.min() : periods.max()
    // Of several series the one that the specification names first.
    if let found = dated.first(where: { $0.timePeriod == wanted }) { return found }
    return isDated ? nil : candidates.last
  }

  private func growth(
    _ level: Observation, _ placeholder: String, asVerb: Bool
  ) throws(AlmanacError) -> String {
    let change =
      level.key.kind == .change ? level : content.growth.first { $0.level == level }?.change
    guard let change else {
      throw error(
        "{\(placeholder)} cannot be filled: no source states a growth for \(NumberFormat.period(level.timePeriod))"
      )
    }
    try refuseDisputed(change, placeholder)
    guard !GrowthLink.mayBeIndex(change), !content.misfits.contains(where: { $0.change == change }) else {
      throw error(
        "{\(placeholder)} would assert \(format.value(change)), which is in doubt (it may be an index, or does not fit "
          + "the levels); leave it to the bar and the note")
    }
    guard asVerb, let value = change.stated.value, value != 0 else { return format.qualified(change) }
    let word = NumberFormat.word(change.qualifier)
    let amount = format.text(
      abs(value), halfUnit: change.stated.halfUnit, unit: change.key.unitMeasure, isChange: false,
      kind: .change)
    return "\(value < 0 ? "fell" : "rose") by \(word.isEmpty ? amount : "\(word) \(amount)")"
  }

  private func refuseDisputed(_ observation: Observation, _ placeholder: String) throws(AlmanacError) {
    guard content.disputes.contains(observation) else { return }
    throw error(
      "{\(placeholder)} would assert \(format.qualified(observation)), on which sources differ; leave it out of the title"
    )
  }

  private func unknown(_ placeholder: String) -> AlmanacError {
    let all = ["periods"] + names.flatMap { name in Placeholders.fields.map { "\(name).\($0)" } }
    let near = nearest(to: placeholder, among: all)
    let hint =
      near.isEmpty ? "use \(all.map { "{\($0)}" }.joined(separator: ", "))" : "did you mean {\(near[0])}?"
    return error("{\(placeholder)} is unknown; \(hint)")
  }

  private func error(_ message: String) -> AlmanacError { AlmanacError(.badInput, at: name, message) }
}
