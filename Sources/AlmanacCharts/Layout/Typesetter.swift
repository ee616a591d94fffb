internal import AlmanacModel

/// Sets text into lines by measured width.
struct Typesetter {
  let measurer: any TextMeasurer
  let language: String

  func width(_ text: String, _ font: Font) throws(AlmanacError) -> Double {
    try measurer.extent(of: text, font: font, language: language).width
  }

  func extent(_ font: Font) throws(AlmanacError) -> TextExtent {
    try measurer.extent(of: "Hg", font: font, language: language)
  }

  func lineHeight(_ font: Font) -> Double { font.size * Theme.lineSpacing }

  /// Breaks at blanks (not at no-break spaces) and between ideographs; a word wider than the line is broken
  /// where it must.
  func wrap(_ text: String, _ font: Font, within limit: Double) throws(AlmanacError) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in Typesetter.pieces(text) {
      let candidate = line + word
      if try width(Typesetter.trimmed(candidate), font) <= limit {
        line = candidate
        continue
      }
      if !Typesetter.trimmed(line).isEmpty { lines.append(Typesetter.trimmed(line)) }
      line = ""
      for piece in try broken(word, font, within: limit) {
        if !line.isEmpty { lines.append(Typesetter.trimmed(line)) }
        line = piece
      }
    }
    if !Typesetter.trimmed(line).isEmpty { lines.append(Typesetter.trimmed(line)) }
    return lines
  }

  private func broken(_ word: String, _ font: Font, within limit: Double) throws(AlmanacError) -> [String] {
    if try width(Typesetter.trimmed(word), font) <= limit { return [word] }
    var parts: [String] = []
    var part = ""
    for character in word {
      if !part.isEmpty, try width(part + String(character), font) > limit {
        parts.append(part)
        part = ""
      }
      part.append(character)
    }
    parts.append(part)
    return parts
  }

  private static let closing = Set("，。、；：！？）」』》〉】〕”’％".unicodeScalars)

  /// Words with the blanks after them; each ideograph is a piece of its own.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    func flush() {
      if !piece.isEmpty { pieces.append(String(piece)) }
      piece = .init()
    }
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\t" {
        piece.append(" ")
        flush()
      } else if closing.contains(scalar), piece.isEmpty, let last = pieces.popLast() {
        // No line begins with a closing mark.
        pieces.append(last + String(scalar))
      } else if (0x2E80...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value) {
        flush()
        piece.append(scalar)
        flush()
      } else {
        piece.append(scalar)
      }
    }
    flush()
    return pieces
  }

  private static func trimmed(_ text: String) -> String {
    var view = text[...]
    while view.last == " " { view.removeLast() }
    while view.first == " " { view.removeFirst() }
    return String(view)
  }

  /// Lines of text as scene items, the first baseline at `top` + ascent; returns the height used.
  func set(
    _ lines: [String], at origin: Point, _ font: Font, _ color: Color, into items: inout [Scene.Item]
  ) throws(AlmanacError) -> Double {
    let extent = try extent(font)
    for (index, line) in lines.enumerated() {
      let baseline = origin.y + extent.ascent + Double(index) * lineHeight(font)
      items.append(
        .text(
          Scene.Text(
            text: line, origin: Point(origin.x, baseline), font: font, color: color,
            width: try width(line, font))))
    }
    return lines.isEmpty ? 0 : Double(lines.count - 1) * lineHeight(font) + extent.ascent + extent.descent
  }
}
