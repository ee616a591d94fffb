internal import TOMLKit

/// A TOML document as plain values, with the line on which each key stands.
package struct TOMLFile: Sendable {
  package indirect enum Value: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    /// A TOML date or time as it is written.
    case date(String)
    case array([Value])
    case table([String: Value])
  }

  package var root: [String: Value]
  /// The file's name, for errors.
  package var place: String
  private var lines: [String: Int]

  /// - Throws: `AlmanacError` (65) with the line and what the parser says.
  package init(_ text: String, place: String) throws(AlmanacError) {
    self.place = place
    do {
      let table = try TOMLTable(string: text)
      root = TOMLFile.plain(table)
    } catch let error as TOMLParseError {
      throw AlmanacError(
        .badInput, at: "\(place):\(error.source.begin.line)", "not valid TOML: \(error.description)")
    } catch {
      throw AlmanacError(.badInput, at: place, "not valid TOML: \(error)")
    }
    lines = TOMLFile.index(text)
  }

  /// The 1-based line on which `path` ("axis.y.label", "series[1].color") is written, or the nearest key above it.
  package func line(of path: String) -> Int? {
    var path = Substring(path)
    while !path.isEmpty {
      if let line = lines[String(path)] { return line }
      guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
      path = path[..<cut]
    }
    return nil
  }

  /// `charts/trade.toml:14` for the key at `path`.
  package func place(of path: String) -> String { line(of: path).map { "\(place):\($0)" } ?? place }

  private static func plain(_ table: TOMLTable) -> [String: Value] {
    var values: [String: Value] = [:]
    for key in table.keys {
      if let item = table[key] { values[key] = plain(item) }
    }
    return values
  }

  private static func plain(_ item: any TOMLValueConvertible) -> Value {
    if let text = item.string { return .string(text) }
    if let flag = item.bool { return .flag(flag) }
    if let whole = item.int { return .integer(whole) }
    if let number = item.double { return .number(number) }
    if let list = item.array { return .array(list.map { plain($0) }) }
    if let table = item.table { return .table(plain(table)) }
    return .date(item.debugDescription)
  }

  /// Finds the line of every key by reading headers (`[a.b]`, `[[a]]`) and assignments; strings over several lines
  /// and arrays are passed over.
  private static func index(_ text: String) -> [String: Int] {
    var lines: [String: Int] = [:]
    var counts: [String: Int] = [:]
    var prefix = ""
    var depth = 0
    var fence: String?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let bare = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
      if let open = fence {
        if bare.contains(open) { fence = nil }
        continue
      }
      if depth == 0, bare.hasPrefix("[[") {
        let name = bare.dropFirst(2).prefix { $0 != "]" }
        let count = counts[String(name), default: 0]
        counts[String(name)] = count + 1
        prefix = "\(name)[\(count)]"
        lines[prefix] = number + 1
        if count == 0 { lines[String(name)] = number + 1 }
      } else if depth == 0, bare.hasPrefix("[") {
        prefix = String(bare.dropFirst().prefix { $0 != "]" })
        lines[prefix] = number + 1
      } else {
        if depth == 0, let equals = bare.firstIndex(of: "="), !bare.hasPrefix("#") {
          let key = bare[..<equals].filter { !" \t\"'".contains($0) }
          lines[prefix.isEmpty ? key : "\(prefix).\(key)"] = number + 1
        }
        for mark in ["\"\"\"", "'''"]
        where bare.split(separator: mark, omittingEmptySubsequences: false).count == 2 {
          fence = mark
        }
        if fence == nil { depth = max(0, depth + balance(of: bare)) }
      }
    }
    return lines
  }

  /// Opening less closing brackets outside strings and comments.
  private static func balance(of line: Substring) -> Int {
    var depth = 0
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        break
      } else if character == "[" {
        depth += 1
      } else if character == "]" {
        depth -= 1
      }
    }
    return depth
  }
}
