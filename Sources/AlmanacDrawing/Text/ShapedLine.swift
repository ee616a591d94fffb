internal import AlmanacCharts
internal import CCairo

/// One line of text with its glyphs and their places.
struct ShapedLine: ~Copyable {
  private let layout: OpaquePointer

  /// `text` has no line breaks.
  fileprivate init(layout: OpaquePointer) {
    self.layout = layout
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  init(_ text: String, font: Font, language: FontLanguage, in context: OpaquePointer) {
    self.init(layout: pango_layout_new(context))
    pango_layout_set_single_paragraph_mode(layout, 1)
    pango_layout_set_auto_dir(layout, 0)
    let description = pango_font_description_new()
    pango_font_description_set_family(description, language.families.joined(separator: ","))
    pango_font_description_set_absolute_size(description, font.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, font.weight.pango)
    pango_layout_set_font_description(layout, description)
    pango_font_description_free(description)
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { letters in
        pango_layout_set_text(layout, letters.baseAddress, Int32(letters.count))
        let attributes = ShapedLine.attributes(of: letters, language: language)
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
      }
    }
  }

  /// In points.
  var extent: TextExtent {
    var logical = PangoRectangle()
    pango_layout_line_get_extents(line, nil, &logical)
    let scale = Double(PANGO_SCALE)
    return TextExtent(
      width: Double(logical.width) / scale, ascent: Double(-logical.y) / scale,
      descent: Double(logical.height + logical.y) / scale)
  }

  /// The first character of `text`, the text of this line, that no font has.
  func missingScalar(of text: String) -> Unicode.Scalar? {
    guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { return nil }
    var missing: Set<Unicode.Scalar> = []
    var run = line?.pointee.runs
    while let node = run {
      let item = node.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self).pointee
      if let glyphs = item.glyphs?.pointee {
        missing.formUnion(
          (0..<Int(glyphs.num_glyphs)).compactMap { ShapedLine.unknownScalar(glyphs.glyphs[$0].glyph) })
      }
      run = node.pointee.next
    }
    return text.unicodeScalars.first(where: missing.contains) ?? "\u{FFFD}"
  }

  /// Adds the outlines of the letters to the path of `canvas`, from its current point on the baseline.
  func addOutlines(to canvas: OpaquePointer) {
    pango_cairo_layout_line_path(canvas, line)
  }

  /// Shows the letters as glyphs of their fonts, from the current point on the baseline.
  func show(on canvas: OpaquePointer) {
    pango_cairo_show_layout_line(canvas, line)
  }

  private var line: UnsafeMutablePointer<PangoLayoutLine>? { pango_layout_get_line_readonly(layout, 0) }

  /// Pango marks an unknown glyph with the bit 0x10000000 and the character's code.
  private static func unknownScalar(_ glyph: PangoGlyph) -> Unicode.Scalar? {
    guard glyph != 0xFFFF_FFFF, glyph & 0x1000_0000 != 0 else { return nil }
    return Unicode.Scalar(glyph & 0x0FFF_FFFF)
  }

  private static func attributes(of letters: UnsafeBufferPointer<CChar>, language: FontLanguage)
    -> OpaquePointer?
  {
    let list = pango_attr_list_new()
    pango_attr_list_insert(list, pango_attr_font_features_new("tnum=1, lnum=1"))
    let iterator = pango_script_iter_new(letters.baseAddress, Int32(letters.count))
    defer { pango_script_iter_free(iterator) }
    repeat {
      var start: UnsafePointer<CChar>?
      var end: UnsafePointer<CChar>?
      var script = PANGO_SCRIPT_COMMON
      pango_script_iter_get_range(iterator, &start, &end, &script)
      guard let base = letters.baseAddress, let start, let end, start < end else { continue }
      let attribute = pango_attr_language_new(pango_language_from_string(language.tag(for: script)))
      attribute?.pointee.start_index = UInt32(start - base)
      attribute?.pointee.end_index = UInt32(end - base)
      pango_attr_list_insert(list, attribute)
    } while pango_script_iter_next(iterator) != 0
    return list
  }
}

extension Font.Weight {
  var pango: PangoWeight {
    switch self {
    case .regular: PANGO_WEIGHT_NORMAL
    case .semibold: PANGO_WEIGHT_SEMIBOLD
    }
  }
}
