/// The words of all phrases by their number: a table of open addressing over their hashes.
struct WordTable: Sendable {
  private(set) var ofASCII = [WordID](repeating: 0, count: 128)
  private(set) var ofMark = [WordID](repeating: 0, count: 256)
  /// How many words have a number; numbers count from 1.
  private(set) var count: WordID = 0
  private var slots: [(hash: UInt64, word: WordID)] = Array(repeating: (0, 0), count: 1 << 13)
  private var mask = 1 << 13 - 1

  /// The number of the word with this hash, 0 if no phrase has it.
  @inline(__always)
  func word(hash: UInt64) -> WordID {
    var index = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while true {
      let slot = slots[index]
      if slot.word == 0 || slot.hash == hash { return slot.word }
      index = (index + 1) & mask
    }
  }

  /// The number of a token of a phrase; a new one if it has none yet.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> WordID {
    // A word that a new phrase holds twice ("as much as") was not known when the phrase was cut into tokens.
    let known = token.word != 0 ? token.word : number(of: bytes, token)
    guard known == 0 else { return known }
    count += 1
    switch token.kind {
    case .mark where token.mark < 128: ofASCII[Int(token.mark)] = count
    case .mark: ofMark[Int(token.mark)] = count
    case .symbol where token.mark != 0: ofASCII[Int(token.mark)] = count
    default: insert(WordTable.hash(bytes, token.start..<token.end), count)
    }
    return count
  }

  private func number(of bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> WordID {
    switch token.kind {
    case .mark where token.mark < 128: ofASCII[Int(token.mark)]
    case .mark: ofMark[Int(token.mark)]
    case .symbol where token.mark != 0: ofASCII[Int(token.mark)]
    default: word(hash: WordTable.hash(bytes, token.start..<token.end))
    }
  }

  private mutating func insert(_ hash: UInt64, _ word: WordID) {
    if Int(word) * 2 > slots.count {
      let old = slots
      slots = Array(repeating: (0, 0), count: old.count * 2)
      mask = slots.count - 1
      for slot in old where slot.word != 0 { place(slot) }
    }
    place((hash, word))
  }

  private mutating func place(_ slot: (hash: UInt64, word: WordID)) {
    var index = Int(truncatingIfNeeded: slot.hash ^ slot.hash >> 32) & mask
    while slots[index].word != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  /// Hashes the lower-cased scalars of `range`; for digits and symbols their bytes.
  static func hash(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = WordHash()
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = decode(text, index, range.upperBound)
      if scalar.value < 0x80 {
        let byte = text[index]
        hash.add(ByteClass.of(byte) == .letter ? byte | 0x20 : byte)
      } else {
        hash.add(scalar: ScalarClass.lowercase(scalar.value))
      }
      index += scalar.length
    }
    return hash.value
  }
}
