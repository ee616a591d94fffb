/// Finds tables that a plain text sets with blanks or tabs: lines of a label and numbers, the heads above them.
///
/// A line is one of a table when it has two cells at least and all but the first are numbers or missing marks; two of
/// them in a row, with as many cells, make a table. Prose with wide gaps is none: its cells are words.
struct AlignedTables {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var ranges: [Range<Int>] = []

  private enum Sort { case blank, rule, data(Int), head(Int), section, other }

  private struct Line {
    var bytes: Range<Int>
    var sort: Sort
    var isData: Bool { if case .data = sort { true } else { false } }
    var isHead: Bool { if case .head = sort { true } else { false } }
    var cellCount: Int {
      switch sort {
      case .data(let count), .head(let count): count
      default: 1
      }
    }
  }

  /// - Complexity: O(length of the text).
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var run: [Line] = []
    var index = 0
    while index < text.count {
      var end = index
      while end < text.count, text[end] != 0x0A { end += 1 }
      let line = Line(bytes: index..<end, sort: sort(of: index..<end))
      if case .other = line.sort {
        close(&run)
      } else {
        run.append(line)
        if run.count > 4096 { close(&run) }
      }
      index = end + 1
    }
    close(&run)
  }

  /// Whether `position`, the start of a line, lies in a table; `index` is the next range to look at.
  func contains(_ position: Int, next index: inout Int) -> Bool {
    while index < ranges.count, ranges[index].upperBound <= position { index += 1 }
    return index < ranges.count && ranges[index].contains(position)
  }

  // MARK: - Lines

  private func sort(of line: Range<Int>) -> Sort {
    guard let first = line.first(where: { text[$0] > 0x20 }) else { return .blank }
    guard line.count <= 400 else { return .other }
    if text[first] == UInt8(ascii: "|") || text[first] == UInt8(ascii: "#") { return .other }
    if isRule(first..<line.upperBound) { return .rule }
    guard hasGap(first..<line.upperBound) else { return isSection(line) ? .section : .other }
    let cells = AlignedLine(text, line).cells
    guard cells.count >= 2 else { return isSection(line) ? .section : .other }
    let rest = cells.dropFirst()
    if rest.allSatisfy({ isNumber($0.bytes) || isMissing($0.bytes) }),
      rest.contains(where: { isNumber($0.bytes) })
    {
      return .data(cells.count)
    }
    return cells.allSatisfy({ $0.bytes.count <= 40 && !endsSentence($0.bytes) }) ? .head(cells.count) : .other
  }

  private func hasGap(_ line: Range<Int>) -> Bool {
    var before: UInt8 = 0
    for index in line {
      let byte = text[index]
      if byte == 0x09 || byte == UInt8(ascii: "|") || byte == 0x20 && before == 0x20 { return true }
      before = byte
    }
    return false
  }

  private func isRule(_ line: Range<Int>) -> Bool {
    line.count >= 3
      && line.allSatisfy {
        text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: "=") || text[$0] == UInt8(ascii: "_")
          || text[$0] == UInt8(ascii: "|") || text[$0] == UInt8(ascii: ":") || text[$0] <= 0x20
      }
  }

  /// "Europe", "of which:": a short line of words without a number or a full stop.
  private func isSection(_ line: Range<Int>) -> Bool {
    line.count <= 60 && !line.contains { ByteClass.of(text[$0]) == .digit } && !endsSentence(line)
  }

  private func endsSentence(_ range: Range<Int>) -> Bool {
    guard let last = range.last(where: { text[$0] > 0x20 }) else { return false }
    return text[last] == UInt8(ascii: ".") && range.count > 12
  }

  /// "1,234.5", "−3", "(12)", "$5.8", "5.8*", "18.4%", "1.2 bn".
  private func isNumber(_ range: Range<Int>) -> Bool {
    var digits = 0
    var letters = 0
    for index in range {
      switch ByteClass.of(text[index]) {
      case .digit: digits += 1
      case .letter: letters += 1
      case .mark where digits == 0 && (text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: ".")):
        if letters > 0 { return false }
      default: break
      }
      if letters > 0, digits == 0, letters > 3 { return false }
    }
    return digits > 0 && letters <= 4 && range.count <= 20
  }

  private func isMissing(_ range: Range<Int>) -> Bool {
    range.count <= 4 && !range.contains { ByteClass.of(text[$0]) == .digit }
  }

  // MARK: - Runs

  /// Takes the table out of a run of lines, if it is one: its first head line to its last line of numbers.
  private mutating func close(_ run: inout [Line]) {
    defer { run.removeAll(keepingCapacity: true) }
    var index = 0
    while let start = run[index...].firstIndex(where: \.isData) {
      var end = start
      var count = 1
      var next = start + 1
      var blanks = 0
      while next < run.count, blanks < 2 {
        switch run[next].sort {
        case .data where blanks > 0 && isYears(run[next].bytes): blanks = 2
        case .data:
          count += 1
          end = next
          blanks = 0
        case .blank: blanks += 1
        case .rule, .section, .head:
          if blanks > 0, !run[next...].prefix(3).contains(where: \.isData) { blanks = 2 }
        case .other: blanks = 2
        }
        next += 1
      }
      let first = headStart(run, before: start)
      let width = run[start...end].filter(\.isData).map(\.cellCount).max() ?? 0
      if count >= 2, width >= 3 || first < start {
        ranges.append(run[first].bytes.lowerBound..<run[end].bytes.upperBound)
      }
      index = end + 1
    }
  }

  /// Years in all cells but the first: the head of another table.
  private func isYears(_ line: Range<Int>) -> Bool {
    AlignedLine(text, line).cells.dropFirst().allSatisfy { cell in
      cell.bytes.count == 4
        && (text[cell.bytes.lowerBound] == UInt8(ascii: "1")
          || text[cell.bytes.lowerBound] == UInt8(ascii: "2"))
    }
  }

  /// Up over head lines and rules, and at most one empty line between head and body.
  private func headStart(_ run: [Line], before start: Int) -> Int {
    var first = start
    var index = start - 1
    var blanks = 0
    while index >= 0, start - index <= 6 {
      switch run[index].sort {
      case .head: first = index
      case .rule: break
      case .section: if index + 1 != first || !(index > 0 && run[index - 1].isHead) { return first }
      case .blank:
        blanks += 1
        if blanks > 1 || first < start { return first }
      case .data, .other: return first
      }
      index -= 1
    }
    return first
  }
}
