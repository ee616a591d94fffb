internal import AlmanacCharts
internal import AlmanacModel

/// What is different between the data a figure was drawn from and those it would be drawn from now, in words:
/// "2022: 5.8 → 5.9 billion USD".
enum DataChange {
  /// - Parameters:
  ///   - old: the figure's CSV as it was drawn, or nil if there is none.
  ///   - new: the CSV as it would be drawn.
  static func sentences(from old: [UInt8]?, to new: [UInt8]) -> [String] {
    guard let old, let before = Rows(old), let after = Rows(new) else { return [] }
    var sentences: [String] = []
    for key in after.order {
      let (was, now) = (before.values[key] ?? [], after.values[key] ?? [])
      guard was != now else { continue }
      if was.isEmpty {
        sentences += now.map { "new: \(key.text) \($0)" }
      } else if was.count == 1, now.count == 1 {
        sentences.append("\(key.text): \(was[0]) → \(now[0])")
      } else {
        sentences += now.filter { !was.contains($0) }.map { "new: \(key.text) \($0)" }
        sentences += was.filter { !now.contains($0) }.map { "gone: \(key.text) \($0)" }
      }
    }
    for key in before.order where after.values[key] == nil {
      sentences += (before.values[key] ?? []).map { "gone: \(key.text) \($0)" }
    }
    return sentences
  }

  private struct Key: Hashable {
    var series: [String]
    var period: String
    var text: String {
      let known = series.filter { !$0.isEmpty && $0 != "_Z" && $0 != "_U" }
      return ([period.isEmpty ? "period not stated" : period] + known).joined(separator: " ")
    }
  }

  private struct Rows {
    var order: [Key] = []
    var values: [Key: [String]] = [:]

    init?(_ bytes: [UInt8]) {
      guard let rows = try? CSV.rows(of: bytes, place: "figure"), let header = rows.first?.fields else {
        return nil
      }
      func column(_ name: String) -> Int? { header.firstIndex(of: name) }
      let identity = ["ref_area", "indicator", "counterpart_area", "kind", "zone", "reporter"].compactMap(
        column)
      guard identity.count == 6, let period = column("time_period"), let value = column("obs_value"),
        let low = column("low"), let high = column("high"), let unit = column("unit_measure"),
        let qualifier = column("qualifier"), let modality = column("modality")
      else { return nil }
      for row in rows.dropFirst() where row.fields.count == header.count {
        let fields = row.fields
        let key = Key(
          series: identity.map { fields[$0] } + (fields[modality] == "actual" ? [] : [fields[modality]]),
          period: fields[period])
        if values[key] == nil { order.append(key) }
        let number =
          fields[value].isEmpty
          ? "\(Rows.words(fields[low]))–\(Rows.words(fields[high]))" : Rows.words(fields[value])
        let word = fields[qualifier] == "exact" ? "" : fields[qualifier].replacing("_", with: " ") + " "
        values[key, default: []].append("\(word)\(number) \(fields[unit])")
      }
    }

    /// "5.8 billion" for 5800000000.
    private static func words(_ text: String) -> String {
      guard let value = Double(text) else { return text }
      for (power, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where abs(value) >= power
      {
        let scaled = (value / power * 1000).rounded() / 1000
        return "\(scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)) \(name)"
      }
      return text
    }
  }
}
