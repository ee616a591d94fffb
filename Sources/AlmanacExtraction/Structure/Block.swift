/// A run of lines that belong together: a paragraph, a heading, an item of a list, a row of a table.
struct Block {
  enum Kind: Equatable {
    case paragraph
    /// Markdown's level 1…6; 0 for a heading told only by its looks.
    case heading(level: Int)
    case listItem
    case tableRow
    /// Page numbers, running heads, tables of contents, rules: on the page, not of the text.
    case furniture
    /// The `---` block at the head of a Markdown file.
    case frontMatter
    /// An entry of a reference list, or whatever else stands under its heading.
    case reference
    /// Authors, affiliation and e-mail under a paper's title.
    case byline
    case abstract
  }

  var kind: Kind
  /// Bytes of the text, without the marks that make it a heading or list item.
  var content: Range<Int>
  /// Bytes from the first to the last character of its lines.
  var whole: Range<Int>
  /// Number of lines.
  var lineCount: Int
  /// A line "Label: value" of a profile; what follows in its paragraph are more of them.
  var isField = false
  /// The first row of a table that a plain text sets with blanks.
  var startsTable = false

  var isHeading: Bool {
    if case .heading = kind { return true }
    return false
  }

  /// Whether its sentences may hold claims.
  var isText: Bool {
    switch kind {
    case .paragraph, .heading, .listItem, .abstract: true
    case .tableRow, .furniture, .frontMatter, .reference, .byline: false
    }
  }
}
