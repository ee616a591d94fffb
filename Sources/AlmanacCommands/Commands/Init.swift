package import ArgumentParser
internal import AlmanacModel
internal import Foundation

package struct Init: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Make a workspace: folders for papers, data and charts. Harmless when repeated.",
    discussion: """
      EXAMPLES
        almanac init                 here
        almanac init trade-report    in a new folder
      """)

  @Argument(help: "The folder (here if left out).")
  var folder: String = "."

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let root = Workspace.absolute(folder, console)
    var made: [String] = []
    for name in ["Data/catalog", "Data/imports", "seeds", "charts"]
    where !Workspace.isDirectory("\(root)/\(name)") {
      do {
        try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
      } catch {
        throw AlmanacError(
          .cannotWrite, at: "\(root)/\(name)", "cannot be made; check that the folder above is writable")
      }
      made.append(name)
    }
    if try ignoreStore(in: root) { made.append(".gitignore") }
    if made.isEmpty {
      console.note("\(root) is a workspace already; nothing to do")
    } else {
      console.note("made \(made.joined(separator: ", ")) in \(root)")
      console.note("next: put papers (.txt, .md) into \(root)/seeds and run 'almanac ingest'")
    }
    return 0
  }

  /// Keeps the store out of git. Returns whether a line was added.
  private func ignoreStore(in root: String) throws(AlmanacError) -> Bool {
    let path = root + "/.gitignore"
    let lines = "Data/almanac.sqlite*\n"
    let old = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard !old.contains("almanac.sqlite"), !old.contains("*.sqlite") else { return false }
    try FileWriter.write(
      Array((old.isEmpty || old.hasSuffix("\n") ? old + lines : old + "\n" + lines).utf8), to: path)
    return true
  }
}
