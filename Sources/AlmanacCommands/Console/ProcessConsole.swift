package import AlmanacModel
internal import Foundation

/// The process's own streams. Writes are checked, a full device is an error; a closed pipe ends the process quietly.
package final class ProcessConsole: Console {
  private var progressLine = ""
  /// When progress was last drawn; a run that is over at once shows none.
  private var progressDrawn: ContinuousClock.Instant?

  package init() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  package var isTerminal: Bool { isatty(1) == 1 }

  package var columns: Int? {
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  package var environment: [String: String] { ProcessInfo.processInfo.environment }
  package var workingDirectory: String { FileManager.default.currentDirectoryPath }

  package func write(_ bytes: [UInt8]) throws(AlmanacError) {
    clearProgress()
    guard ProcessConsole.writeAll(bytes, to: 1) else {
      if errno == EPIPE { exit(0) }
      throw AlmanacError(
        .inputOutput, at: "standard output",
        "cannot be written: \(String(cString: strerror(errno))); free some space")
    }
  }

  package func note(_ line: String) {
    clearProgress()
    _ = ProcessConsole.writeAll(Array((line + "\n").utf8), to: 2)
  }

  package func progress(_ line: String?) {
    guard let line else { return clearProgress() }
    guard isatty(2) == 1, environment["TERM"] != "dumb" else { return }
    let now = ContinuousClock.now
    guard let drawn = progressDrawn else {
      progressDrawn = now
      return
    }
    guard now - drawn > .milliseconds(150) else { return }
    progressDrawn = now
    var shown = ""
    var width = 1
    for character in line {
      width += displayWidth(String(character))
      guard width < columns ?? 80 else { break }
      shown.append(character)
    }
    clearProgress()
    progressLine = shown
    _ = ProcessConsole.writeAll(Array(shown.utf8), to: 2)
  }

  /// Takes the line of progress off the terminal, so that nothing is printed behind it.
  private func clearProgress() {
    guard !progressLine.isEmpty else { return }
    progressLine = ""
    _ = ProcessConsole.writeAll(Array("\r\u{1B}[2K".utf8), to: 2)
  }

  package func read() throws(AlmanacError) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(0, &buffer, buffer.count)
      if count > 0 { return Array(buffer[..<count]) }
      if count == 0 { return nil }
      if errno != EINTR {
        throw AlmanacError(
          .inputOutput, at: "standard input", "cannot be read: \(String(cString: strerror(errno)))")
      }
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Foundation.write(
          descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += count
      }
      return true
    }
  }
}
