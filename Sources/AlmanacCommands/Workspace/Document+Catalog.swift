internal import AlmanacModel
internal import AlmanacSources

extension DocumentReader {
  /// Reads a document, and its `home_area`, which may be a name, as a code of the catalogue.
  ///
  /// - Throws: `AlmanacError` as `read` does, and 65 for an area the catalogue does not know.
  func read(path: String, shownAs: String, in catalog: Catalog) throws(AlmanacError) -> Document {
    var document = try read(path: path, shownAs: shownAs)
    guard let home = document.metadata.homeArea else { return document }
    do throws(AlmanacError) {
      document.metadata.homeArea = try catalog.area(home.rawValue, at: "\(shownAs): home_area")
    } catch {
      throw AlmanacError(.badInput, at: error.place, error.message)
    }
    return document
  }
}
