internal import ArgumentParser

@main
struct Almanac: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "almanac", abstract: "Turns papers into time series and charts.")
}
