import AlmanacModel
import AlmanacTestSupport
import Foundation

@testable import AlmanacCommands

/// A folder to work in, and the commands run there.
struct Session {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A workspace with these documents in `seeds/`, not read yet.
  init(seeds: [String: String]) throws {
    try self.init()
    _ = run("init")
    for (name, text) in seeds { try folder.write(text, to: "seeds/" + name) }
  }

  /// A workspace with two notes, read: a copy of one that is made once.
  static func ingested() throws -> Session {
    let session = try Session()
    let original = try prepared.get().folder.path
    for name in try FileManager.default.contentsOfDirectory(atPath: original) {
      try FileManager.default.copyItem(
        atPath: "\(original)/\(name)", toPath: "\(session.folder.path)/\(name)")
    }
    return session
  }

  private static let prepared = Result {
    let session = try Session(seeds: ["trade.md": Samples.trade, "park.txt": Samples.park])
    _ = session.run("ingest")
    return session
  }

  struct Outcome {
    var code: Int32
    var output: String
    var errors: String
  }

  func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) -> Outcome {
    run(arguments, input: input, environment: environment)
  }

  func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) -> Outcome {
    let console = BufferConsole(
      workingDirectory: folder.path,
      environment: ["ALMANAC_DATA": Fixtures.catalog].merging(environment) { $1 }, input: input)
    let code = Almanac.run(arguments, on: console)
    return Outcome(
      code: code, output: console.output.replacing(folder.path, with: "ROOT"),
      errors: console.err.replacing(folder.path, with: "ROOT"))
  }

  /// All that can be asked of the store.
  func export() -> String {
    run("query", "--kind", "all", "--format", "jsonl").output + run("claims", "--format", "jsonl").output
      + run("status").output
  }
}

enum Samples {
  static let trade = """
    # Trade of Belarus

    In 2022, exports of Belarus to China amounted to $1.6 billion.

    In 2021, exports of Belarus to China amounted to $0.9 billion.

    Trade turnover between Belarus and China reached $5.8 billion in 2022.

    """
  static let park = "Exports of Belarus to Russia are about $770 million.\n"
}

/// A console whose data goes nowhere.
final class FullConsole: Console {
  let isTerminal = false
  let columns: Int? = nil
  let environment = ["ALMANAC_DATA": Fixtures.catalog]
  let workingDirectory: String
  var errors = ""

  init(workingDirectory: String) { self.workingDirectory = workingDirectory }

  func write(_ bytes: [UInt8]) throws(AlmanacError) {
    throw AlmanacError(.inputOutput, at: "standard output", "cannot be written")
  }
  func note(_ line: String) { errors += line + "\n" }
  func read() throws(AlmanacError) -> [UInt8]? { nil }
}
