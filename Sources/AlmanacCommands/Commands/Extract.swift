package import ArgumentParser
internal import AlmanacExtraction
internal import AlmanacModel
internal import AlmanacSources
internal import Foundation

package struct Extract: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Print the numeric claims of documents, or of lines of JSON; needs no workspace.",
    discussion: """
      EXAMPLES
        almanac extract seeds/*.txt                       a table of the claims
        almanac extract paper.md --format jsonl --published 2023-05-24
        almanac extract --input-format jsonl - < lines    {"id": 1, "text": "…", "published": "2023-05-24"}
        almanac extract --quantities --input-format jsonl - < lines
      """)

  @Argument(help: "The documents (.txt, .md), or - for standard input.")
  var files: [String] = []
  @Option(help: "table, csv, json, jsonl or md.")
  var format: RowFormat?
  @Option(
    help: ArgumentHelp("text or jsonl: one object a line with id, text, published, lang.", valueName: "form"))
  var inputFormat: InputFormat = .text
  @Option(help: ArgumentHelp("The day of publication, from which 'last year' counts.", valueName: "date"))
  var published: String?
  @Option(help: "The language of the text: en, ru or zh.")
  var lang: String?
  @Flag(help: "Print every quantity of each line instead of the claims.")
  var quantities = false
  @OptionGroup var place: WorkspaceOptions

  enum InputFormat: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let published = try Arguments.day(published, option: "--published")
    if let lang, !Catalog.languages.contains(lang) {
      throw AlmanacError(.usage, at: "--lang", "'\(lang)' is no language with rules; use en, ru or zh")
    }
    guard !files.isEmpty else {
      throw AlmanacError(.usage, at: "arguments", "no document named; give a file, or - for standard input")
    }
    let workspace =
      place.workspace == nil
      ? Workspace.nearest(from: console.workingDirectory) : try Workspace.find(place.workspace, console)
    let extractor = Extractor(catalog: try CatalogSearch.load(for: workspace, console))
    let defaults = DocumentMetadata(published: published, language: lang)
    if inputFormat == .jsonl {
      guard files == ["-"] else {
        throw AlmanacError(
          .usage, at: "--input-format", "jsonl is read from standard input only; write - as the file")
      }
      return try LineExtraction(extractor: extractor, defaults: defaults, printsQuantities: quantities).run(
        on: console)
    }
    if quantities {
      throw AlmanacError(.usage, at: "--quantities", "needs --input-format jsonl and lines on standard input")
    }
    return try extractFiles(extractor, defaults, console)
  }

  private func extractFiles(
    _ extractor: Extractor, _ defaults: DocumentMetadata, _ console: any Console
  ) throws -> Int32 {
    var failed = false
    var json = JSONWriter()
    var table = ClaimTable()
    var isFirst = true
    if format == .json { try console.write("[") }
    for file in files {
      do throws(AlmanacError) {
        let document = try document(file, console)
        let extraction = extractor.extract(document.text, metadata: defaults.filled(from: document.metadata))
        for found in extraction.claims {
          switch format ?? .table {
          case .jsonl:
            found.claim.write(to: &json, document: file)
            json.newline()
          case .json:
            if !isFirst { try console.write(",") }
            found.claim.write(to: &json, document: file)
          case .table, .csv, .md: table.add(found.claim, document: file)
          }
          isFirst = false
          try console.write(json.bytes)
          json.removeAll()
        }
      } catch {
        failed = true
        console.report(error)
        if files.count == 1 { return error.code.rawValue }
      }
    }
    switch format ?? .table {
    case .json: try console.write("]\n")
    case .jsonl: break
    case .table: try console.write(table.summary)
    case .csv, .md: try console.write(table.tabular.text(as: format ?? .csv))
    }
    return failed ? 2 : 0
  }

  private func document(_ file: String, _ console: any Console) throws(AlmanacError) -> Document {
    guard file == "-" else {
      return try DocumentReader().read(path: Workspace.absolute(file, console), shownAs: file)
    }
    var bytes: [UInt8] = []
    while let piece = try console.read() { bytes += piece }
    return try DocumentReader().document(from: bytes, shownAs: "standard input")
  }
}

extension RowFormat: ExpressibleByArgument {}
