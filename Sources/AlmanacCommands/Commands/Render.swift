internal import AlmanacFigures
internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser

package struct Render: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Draw the figures of charts/ whose data, specification or style changed.",
    discussion: """
      EXAMPLES
        almanac render                     what changed, each with what is new in its data
        almanac render trade-2022 --pdf    this figure, as a PDF too
        almanac render --check             draw nothing; exit code 1 if any figure is stale
        almanac render --all               draw every figure anew
      """)

  @Argument(help: ArgumentHelp("Figures by name, charts/NAME.toml (all if left out).", valueName: "name"))
  var names: [String] = []
  @Flag(help: "Draw figures also where nothing changed.")
  var all = false
  @Flag(help: "Draw nothing; say what is stale and end with 1 if anything is.")
  var check = false
  @Flag(help: "Write NAME.pdf too.")
  var pdf = false
  @Flag(name: .shortAndLong, help: "Print errors only.")
  var quiet = false
  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let console = quiet ? QuietConsole(console) : console
    guard !(check && (all || pdf)) else {
      throw AlmanacError(.usage, at: "--check", "draws nothing, so it goes with neither --all nor --pdf")
    }
    let workspace = try Workspace.find(place.workspace, console)
    let folder = FigureFolder(path: workspace.charts)
    let wanted = try self.wanted(folder)
    guard !wanted.isEmpty else {
      console.note("no figures; write a specification to charts/NAME.toml, or draw one with 'almanac chart'")
      return 0
    }
    let catalog = try CatalogSearch.load(for: workspace, console)
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
    var run = try FigureRun(folder: folder, store: store, catalog: catalog)
    var report = RenderReport(isCheck: check)
    for name in wanted {
      do throws(AlmanacError) {
        report.add(
          check ? try run.check(name) : try run.render(name, always: all, also: pdf ? [.pdf] : []))
      } catch {
        // The other figures are drawn all the same.
        guard error.code == .badInput else { throw error }
        report.add(error)
        console.report(error)
      }
    }
    if names.isEmpty { report.orphans = run.orphans }
    if !check { try run.finish() }
    try console.write(report.text)
    return report.exitCode
  }

  /// - Throws: `AlmanacError` 64 with the nearest names for one that is none.
  private func wanted(_ folder: FigureFolder) throws(AlmanacError) -> [String] {
    guard !names.isEmpty else { return folder.names }
    var wanted: [String] = []
    for name in names {
      let bare = name.hasSuffix(".toml") ? String(name.dropLast(5)) : name
      let figure = bare.hasPrefix("charts/") ? String(bare.dropFirst(7)) : bare
      try folder.require(figure)
      if !wanted.contains(figure) { wanted.append(figure) }
    }
    return wanted
  }
}

/// What a run of `render` says.
private struct RenderReport {
  let isCheck: Bool
  var orphans: [String] = []
  private var outcomes: [FigureRun.Outcome] = []
  private var errors: [AlmanacError] = []

  init(isCheck: Bool) { self.isCheck = isCheck }

  mutating func add(_ outcome: FigureRun.Outcome) { outcomes.append(outcome) }
  mutating func add(_ error: AlmanacError) { errors.append(error) }

  private var stale: [FigureRun.Outcome] { outcomes.filter { !$0.reasons.isEmpty } }

  var text: String {
    var lines: [String] = []
    for outcome in stale {
      let reasons = outcome.reasons.map(\.text).joined(separator: ", ")
      let what = isCheck ? "stale" : outcome.written.isEmpty ? "checked, its files are the same" : "drawn"
      lines.append("\(outcome.name): \(what) (\(reasons))")
      lines += outcome.changes.map { "  \($0)" }
    }
    lines += orphans.map {
      "\($0): its specification is gone; delete charts/\($0).* if the figure is not needed"
    }
    let count = outcomes.count + errors.count
    var parts = [
      "\(stale.count) \(isCheck ? "stale" : "drawn")", "\(outcomes.count - stale.count) up to date",
    ]
    if !errors.isEmpty { parts.append("\(errors.count) failed") }
    lines.append("\(count) figure\(count == 1 ? "" : "s"): \(parts.joined(separator: ", "))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One figure alone that fails gives its own code; among others it is a part of the work.
  var exitCode: Int32 {
    if let first = errors.first { return outcomes.isEmpty ? first.code.rawValue : 2 }
    return isCheck && !stale.isEmpty ? 1 : 0
  }
}
