package import AlmanacModel

/// The colour of each entity over all figures, from `charts/colours.toml`: a series (`"BLR.exports.CHN"`), an
/// indicator or an area, to its place (1 to 5) in the palette, so that every theme has its own tone of it.
package struct Colours: Hashable, Sendable, CustomStringConvertible {
  private var places: [String: Int] = [:]

  package init() {}

  /// - Throws: `AlmanacError` 65 with file and line if a place is not a whole number from 1 to 5.
  package init(_ file: TOMLFile) throws(AlmanacError) {
    for (key, value) in file.root.sorted(by: { $0.key < $1.key }) {
      guard case .integer(let place) = value, (1...Theme.light.palette.count).contains(place) else {
        throw AlmanacError(
          .badInput, at: file.place(of: key),
          "'\(key)' must be a place in the palette, a whole number from 1 to \(Theme.light.palette.count)")
      }
      places[key] = place
    }
  }

  /// The index in the palette that the series has, the most specific entry first; nil where none names it.
  func index(of key: SeriesKey) -> Int? {
    let names = ["\(key.refArea).\(key.indicator).\(key.counterpartArea)", key.indicator, key.refArea]
    return names.lazy.compactMap { places[$0] }.first.map { $0 - 1 }
  }

  package var description: String {
    places.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
  }
}
