package import AlmanacCharts
package import AlmanacModel
internal import CCairo

/// Paints a scene as a PDF of one page with embedded fonts and real text.
package enum PDFPainter {
  /// Paints `scene`; the file says it was made on `created`, so that the same inputs give the same bytes.
  ///
  /// - Throws: `AlmanacError` (65) if the scene cannot be drawn or has a character without a glyph; (66) if a font is
  ///   missing; (70) if Cairo fails.
  package static func pdf(
    _ scene: Scene, fonts: FontLibrary, created: CalendarDay = CalendarDay(daysSinceEpoch: 0)
  ) throws(AlmanacError) -> [UInt8] {
    try scene.check()
    let setter = try TextSetter(fonts.configuration(for: scene.texts))
    let sink = ByteSink()
    let write: cairo_write_func_t = { context, piece, count in
      guard let context else { return CAIRO_STATUS_WRITE_ERROR }
      ByteSink.at(context).append(piece, count: Int(count))
      return CAIRO_STATUS_SUCCESS
    }
    let surface = Surface(
      cairo_pdf_surface_create_for_stream(write, sink.context, scene.width, scene.height),
      writingTo: sink)
    try surface.check(at: scene.place)
    setMetadata(of: scene, created: created, on: surface)
    let canvas = Canvas(on: surface.handle, letters: .glyphs, setter: setter)
    try canvas.paint(scene)
    canvas.finishPage()
    cairo_surface_finish(surface.handle)
    try surface.check(at: scene.place)
    return sink.bytes
  }

  private static func setMetadata(of scene: Scene, created: CalendarDay, on surface: borrowing Surface) {
    let texts = [
      (CAIRO_PDF_METADATA_TITLE, LineText(scene.title).text),
      (CAIRO_PDF_METADATA_SUBJECT, LineText(scene.source).text),
      (CAIRO_PDF_METADATA_CREATE_DATE, "\(created)T00:00:00Z"),
    ]
    for (key, text) in texts where !text.isEmpty {
      cairo_pdf_surface_set_metadata(surface.handle, key, text)
    }
  }
}
