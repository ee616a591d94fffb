/// An error with a code for callers, a place, and a sentence that says what was wrong and what to do.
package struct AlmanacError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The exit codes of the command line (sysexits).
  package enum Code: Int32, Sendable {
    case usage = 64
    case badInput = 65
    case noInput = 66
    case internalFault = 70
    case cannotWrite = 73
    case inputOutput = 74
    case locked = 75
  }

  package var code: Code
  /// A file with a line (`charts/trade.toml:14`), an option, an input line.
  package var place: String
  /// What; what to do: "'5,8' is not a number; write 5.8".
  package var message: String

  package init(_ code: Code, at place: String, _ message: String) {
    self.code = code
    self.place = place
    self.message = message
  }

  package var description: String { "\(place): \(message)" }
}
