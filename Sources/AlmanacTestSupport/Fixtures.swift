/// Where the tests find the project's files: by the place of this source file, not of a build product.
package enum Fixtures {
  package static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()

  package static let catalog = "\(root)/Data/catalog"
  package static let seeds = "\(root)/seeds"
  package static let folder = "\(root)/Tests/Fixtures"
}
