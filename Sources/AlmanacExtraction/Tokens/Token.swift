/// The smallest piece of a text the grammar looks at: a run of letters, a run of digits, or one mark or symbol.
///
/// Offsets are in bytes of the document's UTF-8 text. "$5.8bn" is five tokens: `$`, `5`, `.`, `8`, `bn`.
struct Token {
  enum Kind: UInt8 {
    /// A run of letters, also of letters joined over a line end ("mil-⏎lion").
    case word
    /// A run of ASCII digits.
    case digits
    /// Punctuation; `mark` says which.
    case mark
    /// A currency sign or any other symbol.
    case symbol
    /// One Chinese, Japanese or Korean character.
    case ideograph
  }

  var start: Int
  var end: Int
  var kind: Kind
  var flags: Flags
  /// The ASCII byte of the mark, or a `Mark` constant above 127; 0 for other kinds.
  var mark: UInt8
  /// The word's number in the lexicon, ignoring case; 0 where no phrase of the lexicon has it.
  var word: WordID

  struct Flags: OptionSet {
    var rawValue: UInt8
    /// White space stands before it.
    static let spaceBefore = Flags(rawValue: 1)
    /// A line end stands before it.
    static let newlineBefore = Flags(rawValue: 2)
    /// Its first letter is upper case.
    static let capital = Flags(rawValue: 4)
    /// All its letters are upper case and there are two at least.
    static let allCapitals = Flags(rawValue: 8)
    /// It is joined over a line end or a soft hyphen: its bytes are not its letters.
    static let joined = Flags(rawValue: 16)
    /// An empty line stands before it.
    static let blankLineBefore = Flags(rawValue: 32)
  }

  var length: Int { end - start }
  var isDigits: Bool { kind == .digits }
  var isWord: Bool { kind == .word }
  var hasSpaceBefore: Bool { flags.contains(.spaceBefore) }
  func isMark(_ character: Unicode.Scalar) -> Bool {
    kind == .mark && mark == UInt8(truncatingIfNeeded: character.value)
  }
  /// A hyphen, en dash, em dash, non-breaking hyphen or minus sign.
  var isDash: Bool { kind == .mark && (mark == UInt8(ascii: "-") || Mark.isDash(mark)) }
  /// Any sign that can stand before a number as a minus: a hyphen, a minus sign or an en dash.
  var isMinus: Bool {
    kind == .mark && (mark == UInt8(ascii: "-") || mark == Mark.minus || mark == Mark.enDash)
  }
}

typealias WordID = Int32

/// Marks outside ASCII. Typographic quotes and apostrophes are folded to the ASCII ones.
enum Mark {
  static let enDash: UInt8 = 128
  static let emDash: UInt8 = 129
  static let minus: UInt8 = 130
  static let hyphen: UInt8 = 131
  static let ellipsis: UInt8 = 132
  static let plusMinus: UInt8 = 133
  static let times: UInt8 = 134
  static let middleDot: UInt8 = 135
  static let openGuillemet: UInt8 = 136
  static let closeGuillemet: UInt8 = 137
  static let degree: UInt8 = 138
  static let section: UInt8 = 139
  static let numero: UInt8 = 140
  static let bullet: UInt8 = 141
  static let permille: UInt8 = 142
  static let division: UInt8 = 143
  static let atLeast: UInt8 = 144
  static let atMost: UInt8 = 145
  static let almostEqual: UInt8 = 146
  static let fractionSlash: UInt8 = 147
  /// Fractions such as ½: `firstFraction` and on, in the order of `fractions`.
  static let firstFraction: UInt8 = 180
  private static let fractions: [(numerator: Int, denominator: Int)] = [
    (1, 2), (1, 4), (3, 4), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (3, 8),
    (5, 8), (7, 8), (1, 7), (1, 9), (1, 10),
  ]
  /// Superscript digits ⁰…⁹ are `superscriptZero` + digit.
  static let superscriptZero: UInt8 = 160
  static let other: UInt8 = 255

  static func isDash(_ mark: UInt8) -> Bool { mark >= enDash && mark <= hyphen }

  static func fraction(_ mark: UInt8) -> (numerator: Int, denominator: Int)? {
    guard mark >= firstFraction else { return nil }
    let index = Int(mark - firstFraction)
    return index < fractions.count ? fractions[index] : nil
  }

  static func superscript(_ mark: UInt8) -> Int? {
    mark >= superscriptZero && mark < superscriptZero + 10 ? Int(mark - superscriptZero) : nil
  }
}
