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
        almanac extract --explain --text "Exports rose 5 % to $2 billion in 2021."
      """)

  @Argument(help: "The documents (.txt, .md) or folders of them, or - for standard input.")
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
  @Flag(help: "Show how each sentence with numbers is read: as text, json or jsonl.")
  var explain = false
  @Option(help: "Read this text instead of documents.")
  var text: String?
  @OptionGroup var place: WorkspaceOptions

  enum InputFormat: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let published = try Arguments.day(published, option: "--published")
    if let lang, !Catalog.languages.contains(lang) {
      throw AlmanacError(.usage, at: "--lang", "'\(lang)' is no language with rules; use en, ru or zh")
    }
    try checkArguments()
    let workspace =
      place.workspace == nil
      ? Workspace.nearest(from: console.workingDirectory) : try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, takesFingerprint: false, console)
    let defaults = DocumentMetadata(published: published, language: lang)
    if inputFormat == .jsonl {
      var lines = LineExtraction(defaults: defaults, answers: lineAnswer(catalog))
      return try lines.run(on: console)
    }
    let extractor = Extractor(catalog: catalog)
    var output = DocumentOutput(extractor: extractor, format: format ?? .table, explains: explain)
    if let text {
      let document = try DocumentReader(takesDigest: false).document(
        from: Array(text.utf8), shownAs: "--text")
      try output.add(document.text, defaults.filled(from: document.metadata), named: nil, to: console)
      try output.finish(on: console)
      return 0
    }
    return try extractFiles(&output, catalog, defaults, console)
  }

  /// Refuses what does not go together, with what to write instead.
  private func checkArguments() throws(AlmanacError) {
    guard text == nil || files.isEmpty else {
      throw AlmanacError(
        .usage, at: "--text", "is read instead of documents; leave the files or the text out")
    }
    guard text != nil || !files.isEmpty else {
      throw AlmanacError(.usage, at: "arguments", "no document named; give a file, or - for standard input")
    }
    guard inputFormat == .text || files == ["-"] else {
      throw AlmanacError(
        .usage, at: "--input-format", "jsonl is read from standard input only; write - as the file")
    }
    guard !quantities || inputFormat == .jsonl else {
      throw AlmanacError(.usage, at: "--quantities", "needs --input-format jsonl and lines on standard input")
    }
    guard !quantities || !explain else {
      throw AlmanacError(.usage, at: "--explain", "shows how claims are read; leave --quantities out")
    }
    if explain, let format, format == .csv || format == .md {
      throw AlmanacError(
        .usage, at: "--format", "explanations are text, json or jsonl; leave \(format.rawValue) out")
    }
  }

  private func lineAnswer(_ catalog: Catalog) -> LineExtraction.Answer {
    if quantities { return .quantities(QuantityReader(catalog: catalog)) }
    let extractor = Extractor(catalog: catalog)
    guard explain else { return .claims(extractor) }
    return format == .json || format == .jsonl ? .explanations(extractor) : .explanationText(extractor)
  }

  private func extractFiles(
    _ output: inout DocumentOutput, _ catalog: Catalog, _ defaults: DocumentMetadata, _ console: any Console
  ) throws(AlmanacError) -> Int32 {
    var failures: [AlmanacError] = []
    let files = expanded(console, &failures)
    for file in files {
      let document: Document
      do throws(AlmanacError) {
        document = try self.document(file, catalog, console)
      } catch {
        failures.append(error)
        console.report(error)
        continue
      }
      let metadata = defaults.filled(from: document.metadata)
      try output.add(document.text, metadata, named: file, to: console)
    }
    let total = max(files.count, failures.count)
    if failures.count < total { try output.finish(on: console) }
    return AlmanacError.exitCode(of: failures, outOf: total)
  }

  /// The documents named, and those in the folders named.
  private func expanded(_ console: any Console, _ failures: inout [AlmanacError]) -> [String] {
    var found: [String] = []
    for file in files {
      let path = Workspace.absolute(file, console)
      guard file != "-", Workspace.isDirectory(path) else {
        found.append(file)
        continue
      }
      do throws(AlmanacError) {
        let documents = try DocumentFolder.documents(in: path).documents
        guard !documents.isEmpty else {
          throw AlmanacError(.noInput, at: file, "no documents in it; .txt and .md are read")
        }
        found += documents.map { (file.hasSuffix("/") ? file : file + "/") + $0 }
      } catch {
        failures.append(error)
        console.report(error)
      }
    }
    return found
  }

  private func document(
    _ file: String, _ catalog: Catalog, _ console: any Console
  ) throws(AlmanacError) -> Document {
    guard file == "-" else {
      return try DocumentReader(takesDigest: false).read(
        path: Workspace.absolute(file, console), shownAs: file, in: catalog)
    }
    var bytes: [UInt8] = []
    while let piece = try console.read() { bytes += piece }
    return try DocumentReader(takesDigest: false).document(from: bytes, shownAs: "standard input")
  }
}

extension RowFormat: ExpressibleByArgument {}

extension AlmanacError {
  /// 0 without failures; the failures' own code if all of the work failed for one reason, else 2: part of it did.
  static func exitCode(of failures: [AlmanacError], outOf total: Int) -> Int32 {
    guard let first = failures.first else { return 0 }
    let isAll = failures.count == total && failures.allSatisfy { $0.code == first.code }
    return isAll ? first.code.rawValue : 2
  }
}
