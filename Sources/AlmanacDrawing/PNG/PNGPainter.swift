package import AlmanacCharts
package import AlmanacModel
internal import CCairo

/// Paints a scene as a PNG picture: 8-bit RGB, with its resolution and its words in the file.
package enum PNGPainter {
  /// No side is longer, in pixels.
  package static let longestSide = 20_000

  /// Paints `scene` at `dpi` dots to an inch; the same scene, fonts and resolution give the same bytes.
  ///
  /// - Throws: `AlmanacError` (65) if the scene cannot be drawn, is too large, or has a character without a glyph;
  ///   (66) if a font is missing; (70) if Cairo or libpng fail.
  package static func png(_ scene: Scene, dpi: Int, fonts: FontLibrary) throws(AlmanacError) -> [UInt8] {
    try encode(paint(scene, dpi: dpi, fonts: fonts), of: scene, dpi: dpi)
  }

  static func paint(_ scene: Scene, dpi: Int, fonts: FontLibrary) throws(AlmanacError) -> Surface {
    let (width, height) = try pixels(of: scene, dpi: dpi)
    let setter = try TextSetter(fonts.configuration(for: scene.texts))
    let surface = Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)))
    try surface.check(at: scene.place)
    let canvas = Canvas(on: surface.handle, scale: Double(dpi) / 72, letters: .outlines, setter: setter)
    try canvas.paint(scene)
    cairo_surface_flush(surface.handle)
    try surface.check(at: scene.place)
    return surface
  }

  private static func pixels(of scene: Scene, dpi: Int) throws(AlmanacError) -> (width: Int, height: Int) {
    try scene.check()
    guard (1...10_000).contains(dpi) else {
      throw AlmanacError(.badInput, at: scene.place, "\(dpi) dpi cannot be painted; ask for 96, 200 or 300")
    }
    let width = max(1, Int((scene.width * Double(dpi) / 72).rounded()))
    let height = max(1, Int((scene.height * Double(dpi) / 72).rounded()))
    guard max(width, height) <= longestSide else {
      throw AlmanacError(
        .badInput, at: scene.place,
        "\(width) × \(height) pixels are more than \(longestSide) a side; ask for fewer dpi")
    }
    return (width, height)
  }
}
