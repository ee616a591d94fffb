internal import AlmanacModel

/// Finds parts of a text and the lines they stand on by code-point offsets, in one forward pass: offsets asked for one
/// after another should not decrease; where they do, the pass begins again.
struct TextPlaces {
  private let scalars: String.UnicodeScalarView
  private var index: String.UnicodeScalarView.Index
  private var offset = 0
  private var lineNumber = 1
  private var lineStart = 0

  init(_ text: String) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
  }

  /// The text between the two offsets, as it stands.
  mutating func text(_ span: TextSpan) -> String {
    move(to: span.start)
    var view = String.UnicodeScalarView()
    var position = index
    for _ in span.start..<span.end where position < scalars.endIndex {
      view.append(scalars[position])
      position = scalars.index(after: position)
    }
    return String(view)
  }

  /// The line and column of an offset, both from 1; columns count code points.
  mutating func line(of offset: Int) -> (line: Int, column: Int) {
    move(to: offset)
    return (lineNumber, offset - lineStart + 1)
  }

  private mutating func move(to target: Int) {
    if target < offset {
      index = scalars.startIndex
      (offset, lineNumber, lineStart) = (0, 1, 0)
    }
    while offset < target, index < scalars.endIndex {
      if scalars[index] == "\n" {
        lineNumber += 1
        lineStart = offset + 1
      }
      index = scalars.index(after: index)
      offset += 1
    }
  }
}
