/// Comma-separated values (RFC 4180) read and written over bytes: a quoted field may hold separators, quotes and
/// line breaks; lines may end in LF, CRLF or CR.
package enum CSV {
  package struct Row: Sendable {
    package var fields: [String]
    /// 1-based line of the file on which the row begins.
    package var line: Int
  }

  /// Splits `bytes` into rows; an empty line gives no row. A byte order mark is skipped.
  ///
  /// - Throws: `AlmanacError` (65) naming the line for an unclosed quote or text after a closing quote.
  package static func rows(
    of bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), place: String
  ) throws(AlmanacError) -> [Row] {
    let quote = UInt8(ascii: "\"")
    var rows: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var rowLine = 1
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var wasQuoted = false

    func finishRow() {
      if !(fields.isEmpty && field.isEmpty && !wasQuoted) {
        fields.append(String(decoding: field, as: UTF8.self))
        rows.append(Row(fields: fields, line: rowLine))
      }
      fields.removeAll(keepingCapacity: true)
      field.removeAll(keepingCapacity: true)
      wasQuoted = false
    }

    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote, field.isEmpty, !wasQuoted {
        let openedAt = line
        wasQuoted = true
        index += 1
        while true {
          guard index < bytes.count else {
            throw AlmanacError(
              .badInput, at: "\(place):\(openedAt)", "a quoted field is never closed; add the missing \"")
          }
          if bytes[index] == quote {
            if index + 1 < bytes.count, bytes[index + 1] == quote {
              field.append(quote)
              index += 2
              continue
            }
            index += 1
            break
          }
          let start = index
          while index < bytes.count, bytes[index] != quote {
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            index += 1
          }
          field.append(contentsOf: bytes[start..<index])
        }
      } else if byte == separator {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        wasQuoted = false
        index += 1
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        finishRow()
        index +=
          byte == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
          ? 2 : 1
        line += 1
        rowLine = line
      } else if wasQuoted {
        throw AlmanacError(
          .badInput, at: "\(place):\(line)", "text follows a closing quote; double the quotes inside a field")
      } else {
        let start = index
        while index < bytes.count, bytes[index] != separator, bytes[index] != UInt8(ascii: "\n"),
          bytes[index] != UInt8(ascii: "\r")
        {
          index += 1
        }
        field.append(contentsOf: bytes[start..<index])
      }
    }
    finishRow()
    return rows
  }

  /// One line without its end; fields are quoted where they must be.
  package static func line(_ fields: [String]) -> String {
    fields.map { field in
      let mustQuote = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      guard mustQuote else { return field }
      var quoted: [UInt8] = [0x22]
      for byte in field.utf8 {
        if byte == 0x22 { quoted.append(0x22) }
        quoted.append(byte)
      }
      quoted.append(0x22)
      return String(decoding: quoted, as: UTF8.self)
    }.joined(separator: ",")
  }
}
