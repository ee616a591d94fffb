internal import AlmanacDrawing
internal import AlmanacModel
package import ArgumentParser

package struct Doctor: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Check what Almanac needs: catalogue, fonts, workspace.")

  @OptionGroup var place: WorkspaceOptions

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    var isSound = true
    func check(_ name: String, _ body: () throws(AlmanacError) -> String) throws(AlmanacError) {
      do throws(AlmanacError) {
        try console.line("ok    \(name): \(body())")
      } catch {
        isSound = false
        try console.line("FAIL  \(name): \(error)")
      }
    }
    let workspace = Workspace.nearest(from: console.workingDirectory)
    try console.line("almanac \(Almanac.version)")
    try check("catalogue") { () throws(AlmanacError) in
      let catalog = try CatalogSearch.load(for: workspace, console)
      return
        "\(catalog.areas.count) areas, \(catalog.indicators.count) indicators, \(catalog.units.count) units"
    }
    try check("fonts") { () throws(AlmanacError) in try FontReport.summary() }
    try console.line(workspace.map { "ok    workspace: \($0.root)" } ?? "note  workspace: none here or above")
    return isSound ? 0 : 1
  }
}
