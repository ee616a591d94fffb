internal import AlmanacModel

/// Which rows of a table are its head, which columns its labels, and what each says.
struct TableAnatomy {
  let grid: TableGrid
  let reader: TableLabelReader
  /// Rows above the body.
  private(set) var headCount = 0
  /// Columns of labels, from left to right.
  private(set) var labelColumns: [Int] = []
  private var labelSet: Set<Int> = []
  /// Columns without claims: row numbers, codes.
  private(set) var skipped: Set<Int> = []
  /// The labels above each column, the nearest first.
  private(set) var columns: [[TableLabel]] = []
  /// What stands above the column of labels.
  private(set) var stub: [TableLabel] = []
  /// The numbers of the body by row and column.
  private(set) var numbers: [[TableNumber?]] = []

  init(grid: TableGrid, reader: TableLabelReader) {
    self.grid = grid
    self.reader = reader
    numbers = grid.rows.map { row in row.cells.map { reader.number($0) } }
    headCount = grid.headCount ?? 0
    while headCount < grid.rows.count, isHead(headCount) { headCount += 1 }
    if headCount == grid.rows.count { headCount = grid.headCount ?? 0 }
    columns = (0..<grid.width).map { headers(of: $0) }
    findLabels()
    labelSet = Set(labelColumns)
    stub = labelColumns.flatMap { columns[$0] }.map { label in
      var label = label
      label.place = .stub
      return label
    }
  }

  var body: Range<Int> { min(headCount, grid.rows.count)..<grid.rows.count }

  func isData(_ column: Int) -> Bool { !labelSet.contains(column) && !skipped.contains(column) }

  // MARK: - Head

  /// Whether a row holds no numbers but years, and heads columns.
  private func isHead(_ row: Int) -> Bool {
    let cells = grid.rows[row].cells
    let filled = cells.indices.filter { !cells[$0].isEmpty && $0 > 0 }
    guard !filled.isEmpty else { return false }
    let isHeadless = cells.first?.isEmpty ?? true
    let hasHead = grid.headCount != nil || row > 0
    if hasHead, !isHeadless, !isUnitRemark(row) { return false }
    return filled.allSatisfy { column in
      guard let number = numbers[row][column] else { return hasLetterOrDigit(cells[column]) }
      return number.isYearLike
    }
  }

  private func isUnitRemark(_ row: Int) -> Bool {
    guard let first = grid.rows[row].cells.first, !first.isEmpty else { return false }
    return reader.text[first.lowerBound] == UInt8(ascii: "(")
  }

  private func hasLetterOrDigit(_ cell: Range<Int>) -> Bool {
    cell.contains { index in
      let byte = reader.text[index]
      switch ByteClass.of(byte) {
      case .letter, .digit: return true
      case .mark: return byte == UInt8(ascii: "%")
      case .high: return !isMissing(cell)
      default: return byte == UInt8(ascii: "$")
      }
    }
  }

  private func isMissing(_ cell: Range<Int>) -> Bool {
    var index = cell.lowerBound
    while index < cell.upperBound {
      let scalar = decode(reader.text, index, cell.upperBound)
      switch ScalarClass.of(scalar.value) {
      case .letter, .ideograph, .sign: return false
      default: break
      }
      index += scalar.length
    }
    return true
  }

  /// The labels above a column, the lowest first; a spanning head stands in its first column only.
  private func headers(of column: Int) -> [TableLabel] {
    var labels: [TableLabel] = []
    for row in (max(0, headCount - 8)..<headCount).reversed() {
      let cells = grid.rows[row].cells
      var place = column
      if row < headCount - 1, column > 0 {
        while place > 1, column - place < 40, cells[place].isEmpty { place -= 1 }
      }
      guard cells.indices.contains(place), !cells[place].isEmpty else { continue }
      labels.append(reader.label(cells[place], .column))
    }
    return labels
  }

  // MARK: - Columns of labels

  private mutating func findLabels() {
    // More columns of labels than this have no table; each would be looked through for each cell.
    for column in 0..<grid.width where labelColumns.count < 8 {
      if columns[column].contains(where: { $0.marks.contains(.skip) }) || isCounting(column) {
        skipped.insert(column)
        continue
      }
      if columns[column].contains(where: { $0.kind?.kind == .rank }), grid.width > column + 1 { continue }
      if columns[column].last?.marks.contains(.time) ?? false,
        !columns[column].contains(where: { !$0.indicators.isEmpty })
      {
        labelColumns.append(column)
        continue
      }
      let filled = body.filter { !grid.rows[$0].cells[column].isEmpty }
      let hard = filled.count { numbers[$0][column].map { !$0.isYearLike } ?? false }
      let soft = filled.count { numbers[$0][column]?.isYearLike ?? false }
      let isYears = hard == 0 && soft > 0 && labelColumns.isEmpty
      let texts = filled.count { numbers[$0][column] == nil && hasLetterOrDigit(grid.rows[$0].cells[column]) }
      guard texts > hard && texts > soft || isYears else { break }
      labelColumns.append(column)
    }
  }

  /// 1, 2, 3 … in a first column without a head.
  private func isCounting(_ column: Int) -> Bool {
    guard column == 0, grid.width > 2, body.count > 1, columns[0].isEmpty else { return false }
    return body.enumerated().allSatisfy { place, row in
      numbers[row][0]?.mention.stated.value == Double(place + 1)
    }
  }
}
