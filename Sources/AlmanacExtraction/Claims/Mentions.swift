internal import AlmanacModel

/// An area named in a sentence.
struct AreaMention {
  /// How the words around it tie it to what is measured.
  enum Link: UInt16 {
    /// "Chinese exports", "Belarus's exports", "China exports": it stands before the noun it belongs to.
    case owner
    case to, into, from, with, between, `in`, of, on, by
    /// No preposition: a subject or an apposition.
    case bare
    /// "Chinese customs", "according to Belarusian statistics": whose statistics are quoted.
    case reporter
  }
  /// Several links, one bit each.
  struct Links: ExpressibleByArrayLiteral {
    private var bits: UInt16 = 0
    @inline(__always)
    init(arrayLiteral links: Link...) {
      for link in links { bits |= 1 << link.rawValue }
    }
    @inline(__always)
    func contains(_ link: Link) -> Bool { bits >> link.rawValue & 1 == 1 }
  }
  var tokens: Range<Int>
  var code: AreaCode
  var isAdjective: Bool
  var link: Link
}

struct IndicatorMention {
  /// How sure it is that the words mean this indicator.
  enum Standing {
    case named
    /// A word with other meanings too ("orders"): good only where nothing better stands by.
    case weak
    /// A word for who takes part ("supplier", "trading partner"): what a rank or a share among them is of.
    case role
    /// A word that takes its meaning from what was spoken of ("the deficit"): one of `family`, else `code`.
    case generic
    /// "growth": of whatever was spoken of, else of `code`.
    case any
  }
  var tokens: Range<Int>
  var code: IndicatorCode
  var isVerb: Bool
  var standing = Standing.named
  var family: [IndicatorCode] = []
}
