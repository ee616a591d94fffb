/// A text as one line: control characters and line separators become blanks, in every format alike.
struct LineText {
  let text: String

  init(_ text: String) {
    guard text.unicodeScalars.contains(where: LineText.breaksLine) else {
      self.text = text
      return
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(LineText.breaksLine(scalar) ? " " : scalar) }
    self.text = String(scalars)
  }

  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
    default: false
    }
  }
}
