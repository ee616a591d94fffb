/// The cells of a table as they stand in the text: rows of byte ranges, one a column.
struct TableGrid {
  struct Row {
    /// One range a column, without the blanks around; empty where nothing stands.
    var cells: [Range<Int>]
    /// From the first to the last character of the line.
    var line: Range<Int>
    /// Blanks before the first cell: what a total is made of often stands further in.
    var indent = 0
  }

  var rows: [Row]
  /// Rows above the rule that parts head and body; nil where the table has none.
  var headCount: Int?
  var width: Int { rows.first?.cells.count ?? 0 }
}

/// Splits the lines of a table into cells: at pipes, at tabs, else at gaps of two blanks and more.
struct TableReader {
  let text: UnsafeBufferPointer<UInt8>

  /// - Complexity: O(length of the lines).
  func grid(of lines: [Range<Int>]) -> TableGrid {
    let isPiped = lines.contains { $0.contains { text[$0] == UInt8(ascii: "|") } }
    return isPiped ? piped(lines) : aligned(lines)
  }

  // MARK: - Pipes

  private func piped(_ lines: [Range<Int>]) -> TableGrid {
    var grid = TableGrid(rows: [], headCount: nil)
    for line in lines {
      let cells = pipeCells(line)
      if cells.contains(where: { !$0.isEmpty }), cells.allSatisfy(isRule) {
        if grid.headCount == nil { grid.headCount = grid.rows.count }
        continue
      }
      let indent = cells.first.map { self.indent(of: $0, in: line) } ?? 0
      grid.rows.append(TableGrid.Row(cells: cells, line: line, indent: indent))
    }
    let width = grid.rows.map(\.cells.count).max() ?? 0
    for index in grid.rows.indices { pad(&grid.rows[index], to: width) }
    return grid
  }

  private func pad(_ row: inout TableGrid.Row, to width: Int) {
    let end = row.line.upperBound
    while row.cells.count < width { row.cells.append(end..<end) }
  }

  private func indent(of cell: Range<Int>, in line: Range<Int>) -> Int {
    var count = 0
    var index = cell.lowerBound
    while index > line.lowerBound, text[index - 1] == 0x20 || text[index - 1] >= 0x80 {
      index -= 1
      count += 1
    }
    return count
  }

  func pipeCells(_ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    if index < line.upperBound, text[index] == UInt8(ascii: "|") {
      start += 1
      index += 1
    }
    while index < line.upperBound {
      if text[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if text[index] == UInt8(ascii: "|") {
        cells.append(trimmed(start..<index))
        start = index + 1
      }
      index += 1
    }
    if start < line.upperBound { cells.append(trimmed(start..<line.upperBound)) }
    return cells
  }

  /// `---`, `:--:`: a cell of the rule under the head.
  private func isRule(_ cell: Range<Int>) -> Bool {
    cell.allSatisfy {
      [UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "+")].contains(text[$0])
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, text[low] <= 0x20 { low += 1 }
    while high > low, text[high - 1] <= 0x20 { high -= 1 }
    return low..<high
  }

  // MARK: - Columns by position

  private func aligned(_ lines: [Range<Int>]) -> TableGrid {
    let split = lines.map { (line: $0, cells: AlignedLine(text, $0).cells) }
    let width = split.map(\.cells.count).max() ?? 0
    let isTabbed = lines.contains { $0.contains { text[$0] == 0x09 } }
    var grid = TableGrid(rows: [], headCount: nil)
    var columns = [Range<Int>?](repeating: nil, count: width)
    for row in split where row.cells.count == width && !isTabbed {
      for (index, cell) in row.cells.enumerated() {
        columns[index] =
          columns[index].map { min($0.lowerBound, cell.x.lowerBound)..<max($0.upperBound, cell.x.upperBound) }
          ?? cell.x
      }
    }
    for row in split {
      if isRuleLine(row.line) {
        if grid.headCount == nil, !grid.rows.isEmpty { grid.headCount = grid.rows.count }
        continue
      }
      guard let first = row.cells.first else { continue }
      var placed = TableGrid.Row(cells: [], line: row.line, indent: first.x.lowerBound)
      if isTabbed || row.cells.count == width {
        placed.cells = row.cells.map(\.bytes)
      } else if row.cells.count == width - 1, first.x.lowerBound > (columns[0]?.lowerBound ?? 0) + 2 {
        // Heads of all columns but that of the labels.
        placed.cells = [row.line.lowerBound..<row.line.lowerBound] + row.cells.map(\.bytes)
      } else {
        placed.cells = Array(repeating: row.line.upperBound..<row.line.upperBound, count: width)
        for cell in row.cells {
          let column = nearest(cell.x, columns)
          if placed.cells[column].isEmpty { placed.cells[column] = cell.bytes }
        }
      }
      pad(&placed, to: width)
      grid.rows.append(placed)
    }
    return grid
  }

  /// The column whose edges or middle are nearest to a cell's; the first one, of labels, only for cells at its left.
  private func nearest(_ x: Range<Int>, _ columns: [Range<Int>?]) -> Int {
    func distance(_ column: Range<Int>) -> Int {
      min(
        2 * abs(column.upperBound - x.upperBound), 2 * abs(column.lowerBound - x.lowerBound),
        abs(column.lowerBound + column.upperBound - x.lowerBound - x.upperBound))
    }
    if let first = columns.first ?? nil, x.lowerBound <= first.lowerBound + 2 { return 0 }
    let rest = columns.indices.dropFirst().compactMap { index in columns[index].map { (index, distance($0)) }
    }
    return rest.min { $0.1 < $1.1 }?.0 ?? 0
  }

  private func isRuleLine(_ line: Range<Int>) -> Bool {
    line.allSatisfy {
      text[$0] <= 0x20 || text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: "=")
        || text[$0] == UInt8(ascii: "_")
    }
  }
}

/// A line cut at tabs, or where it has none at gaps of two blanks and more.
struct AlignedLine {
  var cells: [(bytes: Range<Int>, x: Range<Int>)] = []

  init(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    if line.contains(where: { text[$0] == UInt8(ascii: "|") }) {
      cells = TableReader(text: text).pipeCells(line).map { ($0, 0..<0) }
      return
    }
    let isTabbed = line.contains { text[$0] == 0x09 }
    var x = 0
    var start: (byte: Int, x: Int)?
    var last = (byte: line.lowerBound, x: 0)
    var blanks = 0
    for index in line {
      let byte = text[index]
      let isBlank = byte <= 0x20
      if let begun = start, isBlank ? (isTabbed ? byte == 0x09 : blanks == 1) : false {
        cells.append((begun.byte..<last.byte, begun.x..<last.x))
        start = nil
      }
      if isTabbed, byte == 0x09, start == nil, index > line.lowerBound, text[index - 1] == 0x09 {
        cells.append((index..<index, x..<x))
      }
      blanks = isBlank ? blanks + 1 : 0
      if byte & 0xC0 != 0x80 { x += 1 }
      if !isBlank {
        if start == nil { start = (index, x - 1) }
        last = (index + 1, x)
      }
    }
    if let begun = start { cells.append((begun.byte..<last.byte, begun.x..<last.x)) }
  }
}
