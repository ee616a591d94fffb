internal import AlmanacDrawing
internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser
internal import Foundation

package struct Doctor: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Check what Almanac needs: catalogue, fonts, workspace, store.",
    discussion: """
      EXAMPLES
        almanac doctor               ends with 1 if something is wrong
      """)

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
    let named = place.workspace ?? console.environment["ALMANAC_WORKSPACE"]
    let workspace =
      named == nil
      ? Workspace.nearest(from: console.workingDirectory) : try Workspace.find(place.workspace, console)
    try console.line("almanac \(Almanac.version), extractor \(Extractor.version)")
    try check("catalogue") { () throws(AlmanacError) in
      let catalog = try CatalogSearch.load(for: workspace, console)
      return "\(catalog.areas.count) areas, \(catalog.indicators.count) indicators, "
        + "\(catalog.units.count) units in \(CatalogSearch.directories(for: workspace, console).joined(separator: ", "))"
    }
    try check("fonts") { () throws(AlmanacError) in try FontReport.summary() }
    guard let workspace else {
      try console.line("note  workspace: none here or above; make one with 'almanac init'")
      return isSound ? 0 : 1
    }
    try console.line("ok    workspace: \(workspace.root)")
    try check("store") { () throws(AlmanacError) in try Doctor.storeReport(workspace) }
    return isSound ? 0 : 1
  }

  private static func storeReport(_ workspace: Workspace) throws(AlmanacError) -> String {
    guard FileManager.default.fileExists(atPath: workspace.store) else {
      return "none yet; 'almanac ingest' makes it"
    }
    let store = try Store.open(at: workspace.store, catalog: Catalog(), access: .read)
    guard try store.isSound() else {
      throw AlmanacError(
        .badInput, at: workspace.store, "is damaged; move it away and run 'almanac ingest' again")
    }
    let summary = try store.summary()
    return "\(summary.documents) documents, \(summary.claims) claims"
  }
}
