package import ArgumentParser
internal import AlmanacModel

/// The command line as a whole. The executable runs it on the process's streams, tests on buffers.
package struct Almanac: ParsableCommand {
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "almanac",
    abstract: "Turns papers into time series: every number with its sentence, its countries and its period.",
    discussion: """
      EXAMPLES
        almanac init report && cd report       make a workspace
        almanac ingest                         read the papers in seeds/
        almanac query A.BLR.trade_turnover.CHN --year 2022
        almanac chart 'A.BLR.exports+imports.CHN' -o trade.svg
        almanac render                         redraw the figures whose data changed
        almanac extract paper.md --format jsonl
      """,
    version: version,
    subcommands: [
      Init.self, Status.self, Ingest.self, Claims.self, Show.self, Query.self, Chart.self, Render.self,
      Extract.self,
      CatalogCommand.self, Doctor.self,
    ])

  package init() {}

  /// Parses and runs `arguments` (without the program's name) and returns the exit code.
  package static func run(_ arguments: [String], on console: any Console) -> Int32 {
    do {
      let command = try parseAsRoot(arguments)
      if let command = command as? any AlmanacCommand { return try command.run(on: console) }
      var help = command
      try help.run()
      return 0
    } catch let error as AlmanacError {
      console.report(error)
      return error.code.rawValue
    } catch {
      return finish(error, console)
    }
  }

  /// What ArgumentParser throws: help and version go to standard output, mistakes to standard error with 64.
  private static func finish(_ error: any Error, _ console: any Console) -> Int32 {
    let code = exitCode(for: error)
    guard code != .success else {
      do throws(AlmanacError) {
        try console.line(fullMessage(for: error))
        return 0
      } catch {
        console.report(error)
        return error.code.rawValue
      }
    }
    var message = message(for: error).split(separator: "\n").map { line in
      line.drop { $0 == " " || $0 == "-" }
    }.joined(separator: " ")
    if message.isEmpty { message = "wrong arguments" }
    if message.hasSuffix(".") { message.removeLast() }
    let next = message.hasSuffix("?") ? " See" : "; see"
    console.note("almanac: arguments: \(message)\(next) 'almanac help'")
    return AlmanacError.Code.usage.rawValue
  }

  /// The names under which its commands are called.
  package static var commandNames: [String] {
    configuration.subcommands.map { $0._commandName }
  }
}

/// A command that runs on a console and returns its exit code.
package protocol AlmanacCommand: ParsableCommand {
  func run(on console: any Console) throws -> Int32
}

/// Options every command that works in a workspace has.
package struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The workspace (else ALMANAC_WORKSPACE, else the nearest folder upwards).", valueName: "dir"))
  package var workspace: String?

  package init() {}
}
