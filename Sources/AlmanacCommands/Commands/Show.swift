internal import AlmanacModel
internal import AlmanacStore
package import ArgumentParser

package struct Show: AlmanacCommand {
  package static let configuration = CommandConfiguration(
    abstract:
      "Print one claim: its sentence with the number marked, its paper, its place, and why it was read so.",
    discussion: """
      EXAMPLES
        almanac show c3f09b2a1d
        almanac show c3f          any beginning that only one claim has
      """)

  @Argument(help: ArgumentHelp("The claim's identifier, as query and claims print it.", valueName: "id"))
  var id: String
  @Option(help: "text or json.")
  var format: Form = .text
  @OptionGroup var place: WorkspaceOptions

  enum Form: String, CaseIterable, ExpressibleByArgument { case text, json }

  package init() {}

  package func run(on console: any Console) throws -> Int32 {
    let workspace = try Workspace.find(place.workspace, console)
    let catalog = try CatalogSearch.load(for: workspace, console)
    let store = try Store.open(at: workspace.store, catalog: catalog, access: .read)
    let stored = try store.claim(id: id)
    switch format {
    case .json: try console.write(json(stored))
    case .text:
      try console.write(
        ClaimCard(stored, catalog, marks: console.isTerminal && console.environment["NO_COLOR"] == nil).text)
    }
    return 0
  }

  /// The claim's own object, and beside it its paper and place.
  private func json(_ stored: StoredClaim) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("claim")
    stored.claim.write(to: &json, document: stored.document, id: stored.id)
    json.key("authors")
    json.beginArray()
    for author in stored.authors { json.value(author) }
    json.endArray()
    json.key("published")
    json.value(stored.published?.description)
    json.key("source")
    json.value(stored.citation)
    json.key("line")
    json.value(stored.line)
    json.key("column")
    json.value(stored.column)
    json.key("extractor")
    json.value(stored.extractor)
    json.key("other_documents")
    json.beginArray()
    for document in stored.otherDocuments { json.value(document) }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }
}
