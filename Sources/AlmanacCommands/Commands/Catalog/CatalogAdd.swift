internal import AlmanacModel
internal import ArgumentParser
internal import Foundation

struct CatalogAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an indicator, an area or a unit to the workspace's own catalogue.",
    discussion: """
      EXAMPLES
        almanac catalog add indicator lithium --name "Lithium output" --unit TONNES
        almanac catalog add indicator exports --synonym "sales to Xanadu"
        almanac catalog add area XKS --name Xanadu --adjective Xanadian
        almanac catalog add unit SATELLITES --name satellites --synonym satellite

      Rows go into Data/catalog of the workspace. The next 'almanac ingest' reads the documents again and says what
      changed in each.
      """,
    subcommands: [CatalogAddIndicator.self, CatalogAddArea.self, CatalogAddUnit.self])
}

/// What the additions have in common.
struct AdditionOptions: ParsableArguments {
  @Argument(help: "The code: new, or a known one that gets more names.")
  var code: String
  @Option(help: "What it is called; texts are searched for it too.")
  var name: String?
  @Option(help: ArgumentHelp("More words for it, as texts write them; may be repeated.", valueName: "words"))
  var synonym: [String] = []
  @Option(help: "The language of the names: en, ru or zh.")
  var lang = "en"
  @Flag(help: "Show the rows and write nothing.")
  var dryRun = false
  @OptionGroup var place: WorkspaceOptions

  /// The names for texts; `more` holds those of other forms.
  func naming(_ more: [(form: String, text: String)] = [], form: String = "name") throws(AlmanacError)
    -> CatalogAddition.Naming
  {
    guard Catalog.languages.contains(lang) else {
      throw AlmanacError(.usage, at: "--lang", "'\(lang)' is no language with rules; use en, ru or zh")
    }
    guard name != nil || !synonym.isEmpty || !more.isEmpty else {
      throw AlmanacError(.usage, at: code, "nothing to add; give --name, or --synonym for a known code")
    }
    let own = (name.map { [$0] } ?? []) + synonym
    return CatalogAddition.Naming(own.map { (form, $0) } + more, lang: lang)
  }

  /// Writes the rows into the workspace's files, all of them or none, and says where they went.
  func write(
    _ console: any Console, _ addition: (Catalog) throws(AlmanacError) -> CatalogAddition
  ) throws(AlmanacError) -> Int32 {
    let workspace = try Workspace.find(place.workspace, console)
    let addition = try addition(try CatalogSearch.load(for: workspace, console))
    let files = try CatalogFiles(addition, in: workspace)
    if dryRun {
      for file in files.files { try console.write("\(file.name)\n\(file.preview)") }
      return 0
    }
    try files.write()
    for file in files.files { try console.line("\(file.name): \(counted(file.rowCount, "row")) added") }
    console.note("'almanac ingest' reads the documents again and says what changed")
    return 0
  }
}

/// The workspace's catalogue files with an addition in them, written together.
struct CatalogFiles {
  struct File {
    var name: String
    var path: String
    var old: [UInt8]?
    var new: [UInt8]
    var preview: String
    var rowCount: Int
  }
  private let folder: String
  private(set) var files: [File] = []

  init(_ addition: CatalogAddition, in workspace: Workspace) throws(AlmanacError) {
    folder = workspace.catalog
    for part in addition.parts {
      let path = "\(workspace.catalog)/\(part.table)-mine.csv"
      let name = workspace.relative(path)
      let old = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
      files.append(
        File(
          name: name, path: path, old: old,
          new: try CatalogFile.adding(part.rows, to: old, place: name),
          preview: part.rows.map { row in
            row.filter { !$0.value.isEmpty }.map { "  \($0.column) \($0.value)" }.joined(separator: "\n")
              + "\n"
          }.joined(separator: "\n"), rowCount: part.rows.count))
    }
  }

  /// - Throws: `AlmanacError` 73; the files are then as they were.
  func write() throws(AlmanacError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw AlmanacError(.cannotWrite, at: folder, "cannot be made; check the permissions of its parent")
    }
    for (index, file) in files.enumerated() {
      do throws(AlmanacError) {
        try FileWriter.write(file.new, to: file.path)
      } catch {
        for done in files[..<index] { restore(done) }
        throw error
      }
    }
  }

  private func restore(_ file: File) {
    guard let old = file.old else {
      try? FileManager.default.removeItem(atPath: file.path)
      return
    }
    try? FileWriter.write(old, to: file.path)
  }
}
