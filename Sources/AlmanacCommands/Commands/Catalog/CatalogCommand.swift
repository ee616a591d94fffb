package import ArgumentParser

package struct CatalogCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "List, search, check and extend what Almanac knows: areas, indicators, units, zones.",
    discussion: """
      EXAMPLES
        almanac catalog indicators
        almanac catalog areas bela      every area whose code or name holds 'bela'
        almanac catalog check           what cannot be meant as it stands
        almanac catalog add indicator lithium --name "Lithium output" --unit TONNES
      """,
    subcommands: [CatalogList.self, CatalogCheck.self, CatalogAdd.self], defaultSubcommand: CatalogList.self)

  package init() {}
}
