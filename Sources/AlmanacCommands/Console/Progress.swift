internal import AlmanacModel

/// How far a long run over documents is, told in one line.
struct Progress {
  let total: Int
  let totalBytes: Int
  private(set) var done = 0
  private(set) var doneBytes = 0

  init(total: Int, totalBytes: Int) {
    self.total = total
    self.totalBytes = totalBytes
  }

  mutating func finish(bytes: Int) {
    done += 1
    doneBytes += bytes
  }

  /// The line while `name` is read: `[######......] 12 of 340 documents, 3.4 of 120.0 MB  seeds/a.txt`.
  func line(reading name: String) -> String {
    let cells = 24
    let filled = totalBytes == 0 ? cells : min(cells, doneBytes * cells / totalBytes)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: cells - filled)
    return
      "[\(bar)] \(done) of \(counted(total, "document")), \(megabytes(doneBytes)) of \(megabytes(totalBytes)) MB  \(printable(name))"
  }

  private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// A console that prints nothing but errors and remarks.
final class QuietConsole: Console {
  private let base: any Console

  init(_ base: any Console) { self.base = base }

  var isTerminal: Bool { base.isTerminal }
  var columns: Int? { base.columns }
  var environment: [String: String] { base.environment }
  var workingDirectory: String { base.workingDirectory }
  func write(_ bytes: [UInt8]) throws(AlmanacError) {}
  func note(_ line: String) { base.note(line) }
  func read() throws(AlmanacError) -> [UInt8]? { try base.read() }
}
