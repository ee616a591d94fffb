internal import AlmanacModel

/// Finds the numbers of a sentence with their units, ranges, qualifiers and, where they are none that could become a
/// claim, what they are instead.
struct NumberReader: Sendable {
  let vocabulary: NumberVocabulary

  init(vocabulary: NumberVocabulary) { self.vocabulary = vocabulary }

  /// - Parameter periods: the periods of the sentence; their tokens hold no numbers.
  /// - Complexity: O(number of tokens).
  func numbers(
    in tokens: ArraySlice<Token>, words: NumberWords, periods: [PeriodMention],
    of text: UnsafeBufferPointer<UInt8>
  ) -> [NumberMention] {
    var found: [NumberMention] = []
    guard !words.isEmpty else { return found }
    _ = tokens.withTokenRun { numbers(in: $0, words: words, periods: periods, of: text, into: &found) }
    return found
  }

  /// The same, appended to `found`, which is empty before.
  func numbers(
    in tokens: TokenRun, words: NumberWords, periods: [PeriodMention], of text: UnsafeBufferPointer<UInt8>,
    into found: inout [NumberMention]
  ) {
    let scan = NumberScan(tokens: tokens, text: text, words: words, vocabulary: vocabulary)
    let noise = NoiseReader(scan: scan)
    var index = tokens.startIndex
    var nextPeriod = 0
    while index < tokens.endIndex {
      while nextPeriod < periods.count, periods[nextPeriod].tokens.upperBound <= index { nextPeriod += 1 }
      if nextPeriod < periods.count, periods[nextPeriod].tokens.contains(index) {
        index = periods[nextPeriod].tokens.upperBound
        continue
      }
      guard scan.mayStart(index) else {
        index += 1
        continue
      }
      if let end = noise.address(at: index) {
        index = end
        continue
      }
      let limit = nextPeriod < periods.count ? periods[nextPeriod].tokens.lowerBound : tokens.endIndex
      guard var mention = scan.mention(at: index, limit: limit), mention.tokens.upperBound <= limit else {
        index += 1
        continue
      }
      // "20 tonnes a year ago" names a time.
      if let rate = mention.rate, rate.end > limit { mention.rate = nil }
      scan.qualify(&mention)
      mention.noise = noise.noise(of: mention)
      // A number may reach back over its currency; never into the number before.
      if let last = found.last, mention.tokens.lowerBound < last.tokens.upperBound {
        mention.tokens = last.tokens.upperBound..<max(last.tokens.upperBound, mention.tokens.upperBound)
      }
      index = max(mention.tokens.upperBound, index + 1)
      if !mention.tokens.isEmpty { found.append(mention) }
    }
    scan.shareUnits(&found)
    for index in found.indices where found[index].noise == nil || found[index].noise == .vague {
      let limit = found.indices.contains(index + 1) ? found[index + 1].tokens.lowerBound : tokens.endIndex
      scan.findNoun(&found[index], before: limit)
    }
  }
}
