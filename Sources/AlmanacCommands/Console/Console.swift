package import AlmanacModel

/// Where a command writes: data to `out`, everything else to `err`. The executable gives it the process's streams, tests
/// two buffers.
package protocol Console: AnyObject {
  /// Whether the data goes to a terminal; then tables may be coloured and progress shown.
  var isTerminal: Bool { get }
  /// Width of the terminal in columns, if there is one.
  var columns: Int? { get }
  var environment: [String: String] { get }
  var workingDirectory: String { get }
  /// - Throws: `AlmanacError` 74 if the bytes cannot be written.
  func write(_ bytes: [UInt8]) throws(AlmanacError)
  func note(_ line: String)
  /// Shows how far a long run is, in one line that the next one replaces; nil takes it away. Only on a terminal.
  func progress(_ line: String?)
  /// Standard input, piece by piece; nil at its end.
  func read() throws(AlmanacError) -> [UInt8]?
}

extension Console {
  package func progress(_ line: String?) {}
  package func write(_ text: String) throws(AlmanacError) { try write(Array(text.utf8)) }
  package func line(_ text: String) throws(AlmanacError) { try write(Array((text + "\n").utf8)) }
  /// Reports an error as `almanac: PLACE: what; what to do`.
  package func report(_ error: AlmanacError) { note("almanac: \(error)") }
}

/// Keeps what a command writes; for tests.
package final class BufferConsole: Console {
  package var isTerminal = false
  package var columns: Int?
  package var environment: [String: String]
  package var workingDirectory: String
  package private(set) var out: [UInt8] = []
  package private(set) var err = ""
  /// What was shown of progress, on a terminal.
  package private(set) var shown: [String?] = []
  private var input: [UInt8]?

  package init(workingDirectory: String, environment: [String: String] = [:], input: String = "") {
    self.workingDirectory = workingDirectory
    self.environment = environment
    self.input = Array(input.utf8)
  }

  package var output: String { String(decoding: out, as: UTF8.self) }
  package func write(_ bytes: [UInt8]) throws(AlmanacError) { out += bytes }
  package func note(_ line: String) { err += line + "\n" }
  package func progress(_ line: String?) { if isTerminal { shown.append(line) } }
  package func read() throws(AlmanacError) -> [UInt8]? {
    defer { input = nil }
    return input
  }
}
