/// Colours and sizes of the house style, in points. Contrasts are WCAG 2.2 ratios against the background.
package struct Theme: Hashable, Sendable {
  package var background: Color
  package var ink: Color
  package var secondary: Color
  package var muted: Color
  package var axis: Color
  package var grid: Color
  package var band: Color
  package var palette: [Color]

  package static let light = Theme(
    background: Color(0xFFFFFF), ink: Color(0x1B1F24), secondary: Color(0x4A5158), muted: Color(0x646B73),
    axis: Color(0x8A9199), grid: Color(0xE3E6E9), band: Color(0xEEF2F6),
    palette: [Color(0x0B5CAD), Color(0xC2410C), Color(0x52102C), Color(0x04844D), Color(0xA03273)])

  package static let dark = Theme(
    background: Color(0x12161C), ink: Color(0xF2F4F7), secondary: Color(0xC3CAD2), muted: Color(0x9AA3AD),
    axis: Color(0x6E7883), grid: Color(0x2A313A), band: Color(0x1B222B),
    palette: [Color(0x6CB6FF), Color(0xFF9A62), Color(0x2C9A88), Color(0x8372E0), Color(0xD55755)])

  /// Grey only; lines are told apart by their labels.
  package static let print = Theme(
    background: Color(0xFFFFFF), ink: Color(0x1B1F24), secondary: Color(0x3A3F45), muted: Color(0x565C63),
    axis: Color(0x8A9199), grid: Color(0xE3E6E9), band: Color(0xF1F1F1),
    palette: [Color(0x1B1F24), Color(0x6A7077), Color(0x44494F), Color(0x757B82), Color(0x2F3338)])

  package static let named: [String: Theme] = ["light": light, "dark": dark, "print": print]

  static let margin = 4 * 72 / 25.4
  static let title = Font(size: 11.5, weight: .semibold)
  static let subtitle = Font(size: 8.5)
  static let label = Font(size: 8)
  static let focusLabel = Font(size: 8, weight: .semibold)
  static let axisFont = Font(size: 7.5)
  static let noteFont = Font(size: 7)
  static let source = Font(size: 6.5)
  static let lineSpacing = 1.25
  static let headerGap = 9.0
  static let footerGap = 7.0
  static let smallestPlot = 90.0
  /// The height with its axis that a plot gets where the page may grow.
  static let goodPlot = 150.0

  func color(_ index: Int) -> Color { palette[index % palette.count] }
}
