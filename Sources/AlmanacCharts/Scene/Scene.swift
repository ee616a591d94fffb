package import AlmanacModel

/// A drawn page as plain data: shapes and texts with their positions, in points (1/72 inch) from the top left
/// corner. Nothing here reaches back to data or scales; any renderer only copies.
package struct Scene: Hashable, Sendable {
  package var width: Double
  package var height: Double
  package var background: Color
  package var items: [Item]
  /// What the picture is called, and what it says in words: the finding first, then all values.
  package var title: String
  package var altText: String
  /// The source line as text, for a file's metadata.
  package var source: String
  /// BCP 47; decides fonts and glyph forms.
  package var language: String

  package init(
    width: Double, height: Double, background: Color, items: [Item], title: String, altText: String,
    source: String,
    language: String = "en"
  ) {
    self.width = width
    self.height = height
    self.background = background
    self.items = items
    self.title = title
    self.altText = altText
    self.source = source
    self.language = language
  }

  package indirect enum Item: Hashable, Sendable {
    case path(Path)
    case text(Text)
    case group(Group)
  }

  /// Items that belong together. A mark's group names its claims, and its title holds the sentence.
  package struct Group: Hashable, Sendable {
    /// What it is: "axis", "mark", "label", "footer".
    package var role: String
    package var claims: [String]
    package var title: String?
    package var items: [Item]
    package init(role: String, claims: [String] = [], title: String? = nil, items: [Item]) {
      self.role = role
      self.claims = claims
      self.title = title
      self.items = items
    }
  }

  package struct Path: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
      case move(Point)
      case line(Point)
      case curve(Point, Point, Point)
      case close
    }
    package var steps: [Step]
    package var fill: Color?
    package var stroke: Stroke?
    package init(steps: [Step], fill: Color? = nil, stroke: Stroke? = nil) {
      self.steps = steps
      self.fill = fill
      self.stroke = stroke
    }
  }

  package struct Stroke: Hashable, Sendable {
    package var color: Color
    package var width: Double
    package var dash: [Double]
    package var isRound: Bool
    package init(color: Color, width: Double, dash: [Double] = [], isRound: Bool = true) {
      self.color = color
      self.width = width
      self.dash = dash
      self.isRound = isRound
    }
  }

  /// One line of text; `origin` is on the baseline, where the anchor says.
  package struct Text: Hashable, Sendable {
    package enum Anchor: String, Hashable, Sendable { case start, middle, end }
    package var text: String
    package var origin: Point
    package var anchor: Anchor
    package var font: Font
    package var color: Color
    /// Width in points as measured, for tests that nothing overlaps.
    package var width: Double
    /// A contour of this colour and width behind the letters, where they cross lines.
    package var casing: Stroke?
    package init(
      text: String, origin: Point, anchor: Anchor = .start, font: Font, color: Color, width: Double,
      casing: Stroke? = nil
    ) {
      self.text = text
      self.origin = origin
      self.anchor = anchor
      self.font = font
      self.color = color
      self.width = width
      self.casing = casing
    }
  }
}

package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double
  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An opaque colour, `#RRGGBB`.
package struct Color: Hashable, Sendable, CustomStringConvertible {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  /// From 0xRRGGBB.
  package init(_ rgb: UInt32) {
    red = UInt8(truncatingIfNeeded: rgb >> 16)
    green = UInt8(truncatingIfNeeded: rgb >> 8)
    blue = UInt8(truncatingIfNeeded: rgb)
  }

  package var description: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

package struct Font: Hashable, Sendable {
  package enum Weight: Int, Hashable, Sendable { case regular = 400, semibold = 600 }
  /// In points.
  package var size: Double
  package var weight: Weight
  package init(size: Double, weight: Weight = .regular) {
    self.size = size
    self.weight = weight
  }
}

/// The extent of a line of text in points: `ascent` above and `descent` below the baseline, both positive.
package struct TextExtent: Hashable, Sendable {
  package var width: Double
  package var ascent: Double
  package var descent: Double
  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }
}

/// Measures text as it will be drawn. Layout asks it; Drawing answers with Pango, tests with a fixed table.
package protocol TextMeasurer {
  /// - Throws: `AlmanacError` (65) naming the character if the fonts have no glyph for one.
  func extent(of text: String, font: Font, language: String) throws(AlmanacError) -> TextExtent
}
