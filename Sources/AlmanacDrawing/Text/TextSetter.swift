internal import AlmanacCharts
internal import AlmanacModel
internal import CCairo

/// Shapes lines of text with the fonts of one configuration. Belongs to one thread.
final class TextSetter {
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer

  /// - Throws: `AlmanacError` (70) if Pango cannot start.
  init(_ configuration: FontConfiguration) throws(AlmanacError) {
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      throw AlmanacError(.internalFault, at: "Pango", "built without FreeType fonts; install libpango1.0-dev")
    }
    pango_fc_font_map_set_config(OpaquePointer(map), configuration.handle)
    pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
    fontMap = map
    context = pango_font_map_create_context(map)
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(fontMap)
  }

  /// Makes the lines that follow fit the transformation of `canvas`.
  func adapt(to canvas: OpaquePointer) {
    pango_cairo_update_context(canvas, context)
  }

  /// Shapes `text` as one line; nothing in it is markup.
  ///
  /// - Throws: `AlmanacError` (65) naming the first character that no font has.
  func line(_ text: String, font: Font, language: String) throws(AlmanacError) -> ShapedLine {
    let language = FontLanguage(language)
    let text = LineText(text).text
    let line = ShapedLine(text, font: font, language: language, in: context)
    if let missing = line.missingScalar(of: text) {
      let code = String(missing.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      throw AlmanacError(
        .badInput, at: "text '\(text)'",
        "no font has U+\(padded) '\(missing)' (\(language.families.joined(separator: ", "))); "
          + "write it in other characters")
    }
    return line
  }
}
