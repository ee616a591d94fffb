internal import AlmanacDrawing
internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser
internal import Foundation

package struct Doctor: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Check what Almanac needs: catalogue, fonts, helper programs, workspace, store.",
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
    for helper in Helper.all { try console.line(helper.report(console.environment["PATH"] ?? "")) }
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

/// A program that reads what Almanac does not read itself; Almanac works without it, but for such documents.
struct Helper {
  var program: String
  var package: String
  var purpose: String

  static let all = [
    Helper(program: "pdftotext", package: "poppler-utils", purpose: "PDF documents"),
    Helper(program: "pandoc", package: "pandoc", purpose: "Word and OpenDocument files"),
  ]

  /// - Parameter path: the folders to look in, colons between them.
  func report(_ path: String) -> String {
    for folder in path.split(separator: ":") where folder.hasPrefix("/") {
      let file = "\(folder)/\(program)"
      if access(file, X_OK) == 0, !Workspace.isDirectory(file) { return "ok    \(program): \(file)" }
    }
    return "note  \(program): missing; turning \(purpose) into text needs it: apt-get install \(package)"
  }
}
