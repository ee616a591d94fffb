internal import AlmanacModel

/// A phrase of the lexicon found in a run of tokens; `tokens` are indexes into that run.
struct Match {
  var tokens: Range<Int>
  var entry: Int32
}

/// Matches found, and room for those of one place, used again from sentence to sentence.
struct MatchBuffer {
  fileprivate(set) var found: [Match] = []
  fileprivate var names: [(match: Match, matching: Lexicon.Matching)] = []
}

extension Lexicon {
  /// All phrases in `tokens`, in order of their start. Names: within one category the longest match at a place wins
  /// and hides those that begin inside it; several entries of equal length all stand. Cues all stand: "up to" is a
  /// qualifier, and "to" in it still a preposition.
  ///
  /// - Complexity: O(tokens × longest phrase).
  func matches(in tokens: ArraySlice<Token>, of text: UnsafeBufferPointer<UInt8>) -> [Match] {
    var buffer = MatchBuffer()
    match(tokens, of: text, into: &buffer)
    return buffer.found
  }

  /// The same into a buffer, whose matches of before are forgotten.
  func match(_ tokens: ArraySlice<Token>, of text: UnsafeBufferPointer<UInt8>, into buffer: inout MatchBuffer)
  {
    buffer.found.removeAll(keepingCapacity: true)
    // Each category's end of what is matched so far.
    var covered = (tokens.startIndex, tokens.startIndex, tokens.startIndex, tokens.startIndex)
    tokens.withUnsafeBufferPointer { run in
      let base = tokens.startIndex
      for offset in 0..<run.count {
        guard run[offset].word != 0 else { continue }
        var node = trie.opener(run[offset].word)
        var next = offset
        while node != 0 {
          next += 1
          for index in 0..<trie.outputCount(node) {
            let (entry, matching) = trie.output(index, of: node)
            guard matching.isFree || fits(matching, entry, run, offset..<next, text) else { continue }
            let match = Match(tokens: base + offset..<base + next, entry: entry)
            if matching.isCue { buffer.found.append(match) } else { buffer.names.append((match, matching)) }
          }
          node = next < run.count && run[next].word != 0 ? trie.step(node, run[next].word) : 0
        }
        guard !buffer.names.isEmpty else { continue }
        keepLongest(.area, &covered.0, &buffer)
        keepLongest(.indicator, &covered.1, &buffer)
        keepLongest(.unit, &covered.2, &buffer)
        keepLongest(.zone, &covered.3, &buffer)
        buffer.names.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Of the names of one category at one place the longest, unless a longer one that began before hides them.
  private func keepLongest(_ category: Category, _ covered: inout Int, _ buffer: inout MatchBuffer) {
    var end = 0
    for name in buffer.names where name.matching.isOf(category) {
      end = max(end, name.match.tokens.upperBound)
    }
    guard end > covered, let start = buffer.names.first?.match.tokens.lowerBound, start >= covered else {
      return
    }
    for name in buffer.names where name.matching.isOf(category) && name.match.tokens.upperBound == end {
      buffer.found.append(name.match)
    }
    covered = end
  }

  private func fits(
    _ traits: Matching, _ entry: Int32, _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if traits.isTight, range.dropFirst().contains(where: { tokens[$0].hasSpaceBefore }) { return false }
    switch traits.caseRule {
    case .ignored: return true
    case .capital:
      return range.first { tokens[$0].isWord }.map { tokens[$0].flags.contains(.capital) } ?? true
    case .acronym:
      return range.allSatisfy {
        let token = tokens[$0]
        return !token.isWord || token.flags.contains(.allCapitals)
          || (token.length == 1 && token.flags.contains(.capital))
      }
    case .exact: return isWritten(entries[Int(entry)].phrase, tokens, range, text)
    }
  }

  /// Blanks between the tokens of the text may be missing or more than one; the letters may not differ.
  private func isWritten(
    _ phrase: String, _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var token = range.lowerBound
    var place = tokens[token].start
    for byte in phrase.utf8 where byte != 0x20 {
      if place == tokens[token].end {
        token += 1
        guard token < range.upperBound else { return false }
        place = tokens[token].start
      }
      guard text[place] == byte else { return false }
      place += 1
    }
    return token + 1 == range.upperBound && place == tokens[token].end
  }
}
