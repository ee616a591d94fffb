internal import AlmanacModel

/// Values that titles take from the data: `{last.value}`, `{last.period}`, `{first.value}`, `{first.period}`. Text may
/// hold them in any number; `{{` is a brace.
struct Placeholders {
  let observations: [Observation]
  let format: NumberFormat

  static let names = ["first.value", "first.period", "last.value", "last.period"]

  /// - Throws: `AlmanacError` 65 for an unknown name or one the data cannot fill.
  func fill(_ text: String, name: String) throws(AlmanacError) -> String {
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
        throw AlmanacError(
          .badInput, at: name, "'{' is never closed in \"\(text)\"; write {last.value}, or {{ for a brace")
      }
      result += try value(String(rest[after..<close]), name: name)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func value(_ placeholder: String, name: String) throws(AlmanacError) -> String {
    guard Placeholders.names.contains(placeholder) else {
      let near = nearest(to: placeholder, among: Placeholders.names)
      let hint =
        near.isEmpty ? "use \(Placeholders.names.joined(separator: ", "))" : "did you mean {\(near[0])}?"
      throw AlmanacError(.badInput, at: name, "{\(placeholder)} is unknown; \(hint)")
    }
    let dated = observations.filter { $0.timePeriod != nil }.sorted { a, b in
      guard let x = a.timePeriod, let y = b.timePeriod else { return false }
      return x < y
    }
    guard let observation = placeholder.hasPrefix("first") ? dated.first : dated.last else {
      throw AlmanacError(.badInput, at: name, "{\(placeholder)} cannot be filled: no value with a period")
    }
    return placeholder.hasSuffix("value")
      ? format.qualified(observation) : NumberFormat.period(observation.timePeriod)
  }
}
