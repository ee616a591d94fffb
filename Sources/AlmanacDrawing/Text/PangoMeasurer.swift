package import AlmanacCharts
package import AlmanacModel

/// Measures text with Pango, by the fonts the painters draw with. Belongs to one task; share the `FontLibrary` instead.
package final class PangoMeasurer: TextMeasurer {
  private struct Key: Hashable {
    let text: String
    let font: Font
    let language: String
  }

  private let fonts: FontLibrary
  private var setters: [ObjectIdentifier: TextSetter] = [:]
  private var known: [Key: TextExtent] = [:]
  /// Past it the cache starts anew, so that memory stays bounded.
  private static let capacity = 20_000

  package init(_ fonts: FontLibrary) {
    self.fonts = fonts
  }

  package func extent(of text: String, font: Font, language: String) throws(AlmanacError) -> TextExtent {
    let key = Key(text: text, font: font, language: language)
    if let extent = known[key] { return extent }
    try font.check(at: "text '\(text)'")
    let extent = try setter(for: text).line(text, font: font, language: language).extent
    if known.count >= PangoMeasurer.capacity { known.removeAll(keepingCapacity: true) }
    known[key] = extent
    return extent
  }

  private func setter(for text: String) throws(AlmanacError) -> TextSetter {
    let configuration = try fonts.configuration(for: CollectionOfOne(LineText(text).text))
    if let setter = setters[ObjectIdentifier(configuration)] { return setter }
    let setter = try TextSetter(configuration)
    setters[ObjectIdentifier(configuration)] = setter
    return setter
  }
}
