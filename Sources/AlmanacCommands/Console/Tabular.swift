internal import AlmanacModel

/// The forms in which commands print rows.
package enum RowFormat: String, CaseIterable, Sendable {
  case table, csv, json, jsonl, md
}

/// Rows with named columns, printed in any of the forms.
package struct Tabular {
  /// A cell: a text, a number printed right-aligned, or nothing (null in JSON).
  package enum Cell: Hashable, Sendable {
    case text(String)
    case number(Double)
    case none

    init(_ text: String?) { self = text.map { .text($0) } ?? .none }
    init(_ number: Double?) { self = number.map { .number($0) } ?? .none }
  }

  package var columns: [String]
  package var rows: [[Cell]]

  package init(columns: [String], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  package func text(as format: RowFormat) -> String {
    switch format {
    case .table: table(columns.indices.map { $0 })
    case .csv: csv
    case .json: json
    case .jsonl: jsonl
    case .md: markdown
    }
  }

  /// An aligned table of the columns at `shown`; a column without any value is left out.
  package func table(_ shown: [Int]) -> String {
    let used = shown.filter { column in rows.contains { $0[column] != .none } || rows.isEmpty }
    let cells = rows.map { row in used.map { plain(row[$0]) } }
    let widths = used.indices.map { index in
      max(displayWidth(columns[used[index]]), cells.map { displayWidth($0[index]) }.max() ?? 0)
    }
    func line(_ fields: [String], isHeader: Bool) -> String {
      let padded = fields.indices.map { index -> String in
        let pad = String(repeating: " ", count: max(0, widths[index] - displayWidth(fields[index])))
        return isNumeric(used[index]) ? pad + fields[index] : fields[index] + pad
      }
      var text = padded.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    return line(used.map { columns[$0] }, isHeader: true) + cells.map { line($0, isHeader: false) }.joined()
  }

  /// Cuts the texts of a column so that the table is no wider than `width`, but never below 24 columns.
  package mutating func shorten(column: Int, toFit width: Int) {
    let full =
      table(Array(columns.indices)).split(separator: "\n").map { displayWidth(String($0)) }.max() ?? 0
    let own = rows.map { displayWidth(plain($0[column])) }.max() ?? 0
    let room = max(24, own - (full - width))
    guard room < own else { return }
    for index in rows.indices {
      let text = plain(rows[index][column])
      guard displayWidth(text) > room else { continue }
      var kept = ""
      for character in text {
        guard displayWidth(kept) + displayWidth(String(character)) < room else { break }
        kept.append(character)
      }
      rows[index][column] = .text(kept + "…")
    }
  }

  private func isNumeric(_ column: Int) -> Bool {
    rows.contains { if case .number = $0[column] { true } else { false } }
  }

  private func plain(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): printable(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    case .number(let number): JSONWriter.text(of: number) ?? ""
    case .none: ""
    }
  }

  private var csv: String {
    CSV.line(columns) + "\n"
      + rows.map { row in
        CSV.line(
          row.map { cell in
            switch cell {
            case .text(let text): text
            case .number(let number): JSONWriter.text(of: number) ?? ""
            case .none: ""
            }
          }) + "\n"
      }.joined()
  }

  private var json: String {
    var json = JSONWriter()
    json.beginArray()
    for row in rows { write(row, &json) }
    json.endArray()
    json.newline()
    return json.text
  }

  private var jsonl: String {
    var json = JSONWriter()
    for row in rows {
      write(row, &json)
      json.newline()
    }
    return json.text
  }

  private func write(_ row: [Cell], _ json: inout JSONWriter) {
    json.beginObject()
    for (column, cell) in zip(columns, row) {
      json.key(named: column)
      switch cell {
      case .text(let text): json.value(text)
      case .number(let number): json.value(number)
      case .none: json.null()
      }
    }
    json.endObject()
  }

  private var markdown: String {
    func line(_ fields: [String]) -> String {
      "| " + fields.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    let rule = "|" + columns.indices.map { isNumeric($0) ? "---:|" : "---|" }.joined() + "\n"
    return line(columns) + rule + rows.map { line($0.map(plain)) }.joined()
  }
}
