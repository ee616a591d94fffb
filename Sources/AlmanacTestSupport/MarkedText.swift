/// A text in which ⟦double brackets⟧ mark spans: `text` is without the marks, `spans` are code-point offsets in it.
package struct MarkedText: Sendable {
  package let text: String
  package let spans: [Range<Int>]
  package let quotes: [String]

  package init(_ marked: String) {
    var scalars = String.UnicodeScalarView()
    var spans: [Range<Int>] = []
    var quotes: [String] = []
    var count = 0
    var start: Int?
    var quote = String.UnicodeScalarView()
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        start = count
        quote = .init()
      case "⟧":
        if let begun = start { spans.append(begun..<count) }
        quotes.append(String(quote))
        start = nil
      default:
        scalars.append(scalar)
        if start != nil { quote.append(scalar) }
        count += 1
      }
    }
    text = String(scalars)
    self.spans = spans
    self.quotes = quotes
  }
}
