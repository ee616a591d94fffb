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
    var covered = [Int](repeating: tokens.startIndex, count: 5)
    for start in tokens.indices where tokens[start].word != 0 {
      var node: Int32 = 0
      var index = start
      var best = [(end: Int, entries: [Int32])](repeating: (0, []), count: 5)
      while index < tokens.endIndex, tokens[index].word != 0, let next = step(node, tokens[index].word) {
        node = next
        index += 1
        for entry in outputs(of: node) where fits(entries[Int(entry)], tokens[start..<index]) {
          let category = Int(entries[Int(entry)].category.rawValue)
          if category == Int(Category.cue.rawValue) {
            found.append(Match(tokens: start..<index, entry: entry))
            continue
          }
          if best[category].end < index { best[category] = (index, []) }
          best[category].entries.append(entry)
        }
      }
      for category in 0..<4 where best[category].end > covered[category] && start >= covered[category] {
        for entry in best[category].entries {
          found.append(Match(tokens: start..<best[category].end, entry: entry))
        }
        covered[category] = best[category].end
      }
    }
    return found
  }

  private func fits(_ entry: Entry, _ tokens: ArraySlice<Token>) -> Bool {
    switch entry.caseRule {
    case .ignored: return true
    case .capital: return tokens.first { $0.isWord }?.flags.contains(.capital) ?? true
    case .acronym:
      return tokens.allSatisfy {
        !$0.isWord || $0.flags.contains(.allCapitals) || ($0.length == 1 && $0.flags.contains(.capital))
      }
    }
  }
}
