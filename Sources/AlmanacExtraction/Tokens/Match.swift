internal import AlmanacModel

/// A phrase of the lexicon found in a run of tokens; `tokens` are indexes into that run.
struct Match {
  var tokens: Range<Int>
  var entry: Int32
}

extension Lexicon {
  /// All phrases in `tokens`, in order of their start. Names: within one category the longest match at a place wins
  /// and hides those that begin inside it; several entries of equal length all stand. Cues all stand: "up to" is a
  /// qualifier, and "to" in it still a preposition.
  ///
  /// - Complexity: O(tokens × longest phrase).
  func matches(in tokens: ArraySlice<Token>, of text: UnsafeBufferPointer<UInt8>) -> [Match] {
    var found: [Match] = []
    // Each category's end of what is matched so far, and the matches of names that begin at this token.
    var covered = (tokens.startIndex, tokens.startIndex, tokens.startIndex, tokens.startIndex)
    var names: [Match] = []
    tokens.withUnsafeBufferPointer { buffer in
      let base = tokens.startIndex
      for offset in 0..<buffer.count {
        guard buffer[offset].word != 0 else { continue }
        var node: Int32 = 0
        var next = offset
        while next < buffer.count, buffer[next].word != 0 {
          node = step(node, buffer[next].word)
          guard node != 0 else { break }
          next += 1
          for index in outputs(of: node) {
            let entry = output(index)
            guard fits(entry, buffer[offset..<next], text) else { continue }
            let match = Match(tokens: base + offset..<base + next, entry: entry)
            if categories[Int(entry)] == .cue { found.append(match) } else { names.append(match) }
          }
        }
        guard !names.isEmpty else { continue }
        keepLongest(names, .area, &covered.0, &found)
        keepLongest(names, .indicator, &covered.1, &found)
        keepLongest(names, .unit, &covered.2, &found)
        keepLongest(names, .zone, &covered.3, &found)
        names.removeAll(keepingCapacity: true)
      }
    }
    return found
  }

  /// Of the names of one category at one place the longest, unless a longer one that began before hides them.
  private func keepLongest(
    _ names: [Match], _ category: Category, _ covered: inout Int, _ found: inout [Match]
  ) {
    var end = 0
    for name in names where categories[Int(name.entry)] == category { end = max(end, name.tokens.upperBound) }
    guard end > covered, let start = names.first?.tokens.lowerBound, start >= covered else { return }
    for name in names where name.tokens.upperBound == end && categories[Int(name.entry)] == category {
      found.append(name)
    }
    covered = end
  }

  private func fits(
    _ entry: Int32, _ tokens: Slice<UnsafeBufferPointer<Token>>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if areTight[Int(entry)], tokens.dropFirst().contains(where: \.hasSpaceBefore) { return false }
    switch caseRules[Int(entry)] {
    case .ignored: return true
    case .capital: return tokens.first { $0.isWord }?.flags.contains(.capital) ?? true
    case .acronym:
      return tokens.allSatisfy {
        !$0.isWord || $0.flags.contains(.allCapitals) || ($0.length == 1 && $0.flags.contains(.capital))
      }
    case .exact:
      // Blanks between the tokens of the text may be missing or more than one; the letters may not differ.
      var letters = tokens.lazy.flatMap { text[$0.start..<$0.end] }.makeIterator()
      for byte in entries[Int(entry)].phrase.utf8 where byte != 0x20 {
        guard letters.next() == byte else { return false }
      }
      return letters.next() == nil
    }
  }
}
