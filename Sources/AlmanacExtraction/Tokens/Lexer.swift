/// Cuts UTF-8 text into tokens in one pass over its bytes.
struct Lexer {
  private let words: WordTable

  init(words: WordTable) { self.words = words }

  init(lexicon: Lexicon) { words = lexicon.words }

  /// Appends the tokens of `range` to `tokens`. Malformed UTF-8 gives marks of kind `Mark.other`.
  ///
  /// - Complexity: O(length of `range`).
  func tokenize(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, into tokens: inout [Token]) {
    var index = range.lowerBound
    let end = range.upperBound
    var flags: Token.Flags = []
    var newlines = 0
    while index < end {
      let byte = text[index]
      switch ByteClass.of(byte) {
      case .space:
        flags.insert(.spaceBefore)
        index += 1
      case .newline:
        flags.insert([.spaceBefore, .newlineBefore])
        newlines += 1
        if newlines > 1 { flags.insert(.blankLineBefore) }
        index += 1
      case .letter:
        index = appendWord(text, index, end, flags, &tokens)
        flags = []
        newlines = 0
      case .digit:
        let start = index
        while index < end, ByteClass.of(text[index]) == .digit { index += 1 }
        // Phrases hold short numbers only ("G20"), so longer ones are not looked up.
        let word = index - start <= 3 ? words.word(hash: Lexicon.hash(text, start..<index)) : 0
        tokens.append(Token(start: start, end: index, kind: .digits, flags: flags, mark: 0, word: word))
        flags = []
        newlines = 0
      case .mark, .sign:
        let kind: Token.Kind = ByteClass.of(byte) == .sign ? .symbol : .mark
        tokens.append(
          Token(
            start: index, end: index + 1, kind: kind, flags: flags, mark: byte,
            word: words.ofASCII[Int(byte)]))
        index += 1
        flags = []
        newlines = 0
      case .high:
        let scalar = decode(text, index, end)
        switch ScalarClass.of(scalar.value) {
        case .space:
          flags.insert(.spaceBefore)
          index += scalar.length
        case .ignored: index += scalar.length
        case .letter:
          index = appendWord(text, index, end, flags, &tokens)
          flags = []
          newlines = 0
        case .mark(let mark):
          let folded = mark < 128 ? words.ofASCII[Int(mark)] : words.ofMark[Int(mark)]
          tokens.append(
            Token(
              start: index, end: index + scalar.length, kind: .mark, flags: flags, mark: mark, word: folded))
          index += scalar.length
          flags = []
          newlines = 0
        case .sign, .ideograph:
          let kind: Token.Kind = if case .sign = ScalarClass.of(scalar.value) { .symbol } else { .ideograph }
          let word = words.word(hash: Lexicon.hash(text, index..<index + scalar.length))
          tokens.append(
            Token(start: index, end: index + scalar.length, kind: kind, flags: flags, mark: 0, word: word))
          index += scalar.length
          flags = []
          newlines = 0
        }
      }
    }
  }

  /// Appends the word that begins at `start` and returns where it ends. A word broken by a hyphen at a line end is
  /// one token if the lexicon knows the joined word, or if it does not know both halves.
  private func appendWord(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ before: Token.Flags,
    _ tokens: inout [Token]
  ) -> Int {
    var hash = WordHash()
    var flags = before
    let first = scan(text, start, end, &hash)
    if first.upper > 0, first.isCapital { flags.insert(.capital) }
    if first.letters > 1, first.upper == first.letters { flags.insert(.allCapitals) }
    if first.end < end, text[first.end] == UInt8(ascii: "-"), let next = lineStart(text, first.end + 1, end) {
      var joined = hash
      let second = scan(text, next, end, &joined)
      if second.end > next, !second.isCapital || first.upper == first.letters {
        let whole = words.word(hash: joined.value)
        if whole != 0 || words.word(hash: hash.value) == 0 {
          flags.insert(.joined)
          tokens.append(
            Token(start: start, end: second.end, kind: .word, flags: flags, mark: 0, word: whole))
          return second.end
        }
      }
    }
    if first.isSoft { flags.insert(.joined) }
    tokens.append(
      Token(
        start: start, end: first.end, kind: .word, flags: flags, mark: 0, word: words.word(hash: hash.value)
      ))
    return first.end
  }

  private struct Scan {
    var end: Int
    var letters = 0
    var upper = 0
    var isCapital = false
    var isSoft = false
  }

  private func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ hash: inout WordHash
  ) -> Scan {
    var result = Scan(end: start)
    var index = start
    while index < end {
      let byte = text[index]
      let kind = ByteClass.of(byte)
      if kind == .letter {
        let isUpper = byte & 0x20 == 0
        if isUpper { result.upper += 1 }
        if result.letters == 0 { result.isCapital = isUpper }
        result.letters += 1
        hash.add(byte | 0x20)
        index += 1
      } else if kind == .high {
        let scalar = decode(text, index, end)
        switch ScalarClass.of(scalar.value) {
        case .letter:
          let lower = ScalarClass.lowercase(scalar.value)
          if lower != scalar.value { result.upper += 1 }
          if result.letters == 0 { result.isCapital = lower != scalar.value }
          result.letters += 1
          hash.add(scalar: lower)
        case .ignored: result.isSoft = true
        default:
          result.end = index
          return result
        }
        index += scalar.length
      } else {
        break
      }
    }
    result.end = index
    return result
  }

  /// The first letter after a line end that begins at `index` (spaces around it allowed), or nil.
  private func lineStart(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    var index = index
    while index < end, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\r") { index += 1 }
    guard index < end, text[index] == UInt8(ascii: "\n") else { return nil }
    index += 1
    while index < end, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") { index += 1 }
    guard index < end else { return nil }
    let kind = ByteClass.of(text[index])
    return kind == .letter || kind == .high ? index : nil
  }
}

/// FNV-1a over the lower-cased letters of a word. Source: G. Fowler, L. C. Noll, K.-P. Vo.
struct WordHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of the ASCII letters of a text, in any case.
  static func ofLetters(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in bytes where ByteClass.of(byte) == .letter { hash.add(byte | 0x20) }
    return hash.value
  }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  mutating func add(scalar: UInt32) {
    if scalar < 0x80 { return add(UInt8(scalar)) }
    if scalar < 0x800 {
      add(UInt8(0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        add(UInt8(0xE0 | scalar >> 12))
      } else {
        add(UInt8(0xF0 | scalar >> 18))
        add(UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      add(UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    add(UInt8(0x80 | scalar & 0x3F))
  }
}

enum ByteClass: UInt8 {
  case space, newline, letter, digit, mark, sign, high

  @inline(__always)
  static func of(_ byte: UInt8) -> ByteClass {
    switch byte {
    case 0x0A: .newline
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "$"): .sign
    case 0x80...0xFF: .high
    default: .mark
    }
  }
}

enum ScalarClass {
  case space, ignored, letter, ideograph, sign
  case mark(UInt8)

  static func of(_ scalar: UInt32) -> ScalarClass {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: .ignored
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0xB4, 0x2BC: .mark(UInt8(ascii: "'"))
    case 0x201C...0x201F, 0x2033, 0x300C...0x300F: .mark(UInt8(ascii: "\""))
    case 0x2010, 0x2011, 0xFE63, 0xFF0D: .mark(Mark.hyphen)
    case 0x2012, 0x2013: .mark(Mark.enDash)
    case 0x2014, 0x2015: .mark(Mark.emDash)
    case 0x2212: .mark(Mark.minus)
    case 0x2026: .mark(Mark.ellipsis)
    case 0xB1: .mark(Mark.plusMinus)
    case 0xD7: .mark(Mark.times)
    case 0xF7: .mark(Mark.division)
    case 0xB7, 0x2219, 0x22C5: .mark(Mark.middleDot)
    case 0xAB: .mark(Mark.openGuillemet)
    case 0xBB: .mark(Mark.closeGuillemet)
    case 0xB0, 0xBA: .mark(Mark.degree)
    case 0xA7: .mark(Mark.section)
    case 0x2116: .mark(Mark.numero)
    case 0x2022, 0x2023, 0x25AA, 0x25CF, 0x25E6: .mark(Mark.bullet)
    case 0x2030: .mark(Mark.permille)
    case 0xBD: .mark(Mark.firstFraction)
    case 0xBC: .mark(Mark.firstFraction + 1)
    case 0xBE: .mark(Mark.firstFraction + 2)
    case 0x2153...0x215E: .mark(Mark.firstFraction + UInt8(scalar - 0x2153) + 3)
    case 0x2150...0x2152: .mark(Mark.firstFraction + UInt8(scalar - 0x2150) + 15)
    case 0x2044: .mark(Mark.fractionSlash)
    case 0x2265, 0x2267, 0x2A7E: .mark(Mark.atLeast)
    case 0x2264, 0x2266, 0x2A7D: .mark(Mark.atMost)
    case 0x2248, 0x2245, 0x2243: .mark(Mark.almostEqual)
    case 0xB2, 0xB3: .mark(Mark.superscriptZero + UInt8(scalar - 0xB0))
    case 0xB9: .mark(Mark.superscriptZero + 1)
    case 0x2070, 0x2074...0x2079: .mark(Mark.superscriptZero + UInt8(scalar - 0x2070))
    case 0xFF05: .mark(UInt8(ascii: "%"))
    case 0xFF0C, 0x3001: .mark(UInt8(ascii: ","))
    case 0x3002: .mark(UInt8(ascii: "."))
    case 0xFF08: .mark(UInt8(ascii: "("))
    case 0xFF09: .mark(UInt8(ascii: ")"))
    case 0xFF1A: .mark(UInt8(ascii: ":"))
    case 0xFF1B: .mark(UInt8(ascii: ";"))
    case 0xA2...0xA5, 0x20A0...0x20CF, 0xFFE5, 0xFFE1: .sign
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x3040...0x30FF, 0xAC00...0xD7AF,
      0x20000...0x3FFFF:
      .ideograph
    case 0xAA, 0xB5, 0xC0...0x1FFF, 0x2C00...0x2DFF, 0xA640...0xABFF, 0xFB00...0xFDFF, 0xFE70...0xFEFE,
      0xFF21...0xFFDC, 0x10000...0x1F0FF:
      .letter
    default: .mark(Mark.other)
    }
  }

  /// Lower case of Latin, Greek and Cyrillic letters; others are returned as they are.
  static func lowercase(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE where scalar != 0xD7: scalar + 32
    case 0x100...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F, 0x1E00...0x1E95:
      scalar | 1
    case 0x139...0x148, 0x179...0x17E, 0x4C1...0x4CE: scalar & 1 == 1 ? scalar + 1 : scalar
    case 0x391...0x3A9: scalar + 32
    case 0x410...0x42F: scalar + 32
    case 0x400...0x40F: scalar + 80
    default: scalar
    }
  }
}

/// Decodes the scalar at `index`; a malformed sequence is one byte of value 0xFFFD.
@inline(__always)
func decode(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (value: UInt32, length: Int) {
  let lead = UInt32(text[index])
  if lead < 0x80 { return (lead, 1) }
  func tail(_ offset: Int) -> UInt32? {
    guard index + offset < end, text[index + offset] & 0xC0 == 0x80 else { return nil }
    return UInt32(text[index + offset] & 0x3F)
  }
  if lead & 0xE0 == 0xC0, let a = tail(1) { return ((lead & 0x1F) << 6 | a, 2) }
  if lead & 0xF0 == 0xE0, let a = tail(1), let b = tail(2) { return ((lead & 0x0F) << 12 | a << 6 | b, 3) }
  if lead & 0xF8 == 0xF0, let a = tail(1), let b = tail(2), let c = tail(3) {
    return ((lead & 0x07) << 18 | a << 12 | b << 6 | c, 4)
  }
  return (0xFFFD, 1)
}
