internal import AlmanacModel

extension NoiseReader {
  /// The end of a web address, e-mail address, DOI or network address that begins at `index`, else nil.
  func address(at index: Int) -> Int? {
    guard has(.identifierNoise),
      index == tokens.startIndex || tokens[index].hasSpaceBefore || !isPart(index - 1)
    else { return nil }
    let isLed =
      sorts(index).contains(.addressNoun) && (scan.isMark(index + 1, ":") || scan.isMark(index + 1, "."))
      && (scan.isGlued(index + 1))
    guard isLed || isDOI(index) || isNumbersByPoints(index) || hasAtSign(index) else { return nil }
    var end = index + 1
    // "doi: 10.5555/…" has a blank after the colon.
    if isLed, scan.isMark(end, ":"), tokens.indices.contains(end + 1), tokens[end + 1].hasSpaceBefore {
      end += 2
    }
    while end < tokens.endIndex, !tokens[end].hasSpaceBefore { end += 1 }
    return end
  }

  private func isPart(_ index: Int) -> Bool {
    tokens[index].isWord || tokens[index].isDigits || tokens[index].isMark("/") || tokens[index].isMark("-")
      || tokens[index].isMark(".")
  }

  /// "10.5555/abc".
  private func isDOI(_ index: Int) -> Bool {
    guard index + 3 < tokens.endIndex, scan.numerals.small(index) == 10 else { return false }
    return tokens[index + 1].isMark(".") && isDigits(index + 2) && tokens[index + 2].length >= 4
      && tokens[index + 3].isMark("/") && (1...3).allSatisfy { scan.isGlued(index + $0) }
  }

  /// "192.168.0.1", "4.2.1": three numbers or more joined by points, none a group of thousands.
  private func isNumbersByPoints(_ index: Int) -> Bool {
    guard isDigits(index) else { return false }
    var next = index
    var parts = 1
    var isGrouped = true
    while parts < 6, scan.isMark(next + 1, "."), scan.isGlued(next + 1), isDigits(next + 2),
      scan.isGlued(next + 2)
    {
      next += 2
      parts += 1
      isGrouped = isGrouped && tokens[next].length == 3
    }
    return parts > 2 && !isGrouped
  }

  private func hasAtSign(_ index: Int) -> Bool {
    guard tokens[index].isWord || tokens[index].isDigits else { return false }
    var next = index + 1
    while next < tokens.endIndex, next - index < Self.reach, scan.isGlued(next) {
      if tokens[next].isMark("@") { return true }
      guard isPart(next) || tokens[next].isMark("_") else { return false }
      next += 1
    }
    return false
  }

  /// Slashes, digits tied to other digits by marks: "112/23", "672-1147", "ISBN 978…".
  func isIdentifier(_ mention: NumberMention) -> Bool {
    guard mention.kind == .number || mention.kind == .count else { return false }
    let start = mention.tokens.lowerBound
    let end = mention.tokens.upperBound
    return isTiedBefore(start) || isTiedAfter(end)
      || (max(tokens.startIndex, start - 4)..<start).contains { isLedByIdentifier($0, start) }
  }

  private func isLedByIdentifier(_ index: Int, _ start: Int) -> Bool {
    guard sorts(index).contains(.identifierNoun) else { return false }
    return (index + 1..<start).allSatisfy {
      tokens[$0].kind == .mark || tokens[$0].isDigits || sorts($0).contains(.numberNoun)
    }
  }

  private func isTiedBefore(_ start: Int) -> Bool {
    guard start > tokens.startIndex, scan.isGlued(start) else { return false }
    let mark = tokens[start - 1]
    guard mark.kind == .mark else { return false }
    if mark.isMark("@") || mark.isMark("_") || mark.isMark("#") { return true }
    guard scan.isGlued(start - 1), start - 2 >= tokens.startIndex else { return mark.isMark("/") }
    if mark.isMark("/") || mark.isMark(".") { return true }
    let isAfterDigits = tokens[start - 2].isDigits
    return isAfterDigits && (mark.isDash && mark.mark != Mark.emDash || mark.isMark("("))
  }

  private func isTiedAfter(_ end: Int) -> Bool {
    guard end < tokens.endIndex, scan.isGlued(end) else { return false }
    let mark = tokens[end]
    guard mark.kind == .mark else { return false }
    if mark.isMark("@") || mark.isMark("_") || mark.isMark("=") { return true }
    guard isDigits(end + 1), scan.isGlued(end + 1) else {
      return mark.isMark("/") && isWord(end + 1) && scan.isGlued(end + 1) && !scan.isText(end + 1, "day")
    }
    return mark.isMark("(") || mark.isMark("/") || mark.isDash && mark.mark != Mark.emDash || mark.isMark(".")
  }

  /// After "tel." with only marks and digits between, or "+375 17 …", "(555) 123-4567".
  func isTelephone(_ start: Int, _ mention: NumberMention) -> Bool {
    guard mention.kind == .number, !mention.isSpelled else { return false }
    let low = max(tokens.startIndex, start - 10)
    let isLed = (low..<max(low, start)).contains { index in
      sorts(index).contains(.phoneNoun) && (index + 1..<start).allSatisfy { !tokens[$0].isWord }
    }
    return isLed || isDialled(mention) || isLocalNumber(mention)
  }

  /// "555-1234": three digits and four, nothing else.
  private func isLocalNumber(_ mention: NumberMention) -> Bool {
    let start = mention.tokens.lowerBound
    return mention.tokens.count == 3 && isDigits(start) && tokens[start].length == 3
      && scan.isHyphen(start + 1)
      && isDigits(start + 2) && tokens[start + 2].length == 4
  }

  /// A plus sign and at least ten digits in three groups or more.
  private func isDialled(_ mention: NumberMention) -> Bool {
    var low = mention.tokens.lowerBound
    while low > tokens.startIndex, mention.tokens.lowerBound - low < Self.reach, isDialMark(low - 1) {
      low -= 1
    }
    guard tokens[low].isMark("+"), scan.isGlued(low + 1) else { return false }
    var high = mention.tokens.upperBound
    while high < tokens.endIndex, high - low < Self.reach, isDialMark(high) { high += 1 }
    let groups = tokens[low..<high].filter(\.isDigits)
    return groups.count >= 3 && groups.reduce(0) { $0 + $1.length } >= 9
  }

  private func isDialMark(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isDigits || token.isDash || token.isMark("(") || token.isMark(")") || token.isMark("+")
      || token.isMark(".")
  }

  // MARK: - References and laws

  func reference(_ before: Int, _ mention: NumberMention) -> NumberMention.Noise? {
    guard !mention.isSpelled,
      mention.kind != .ordinal || sorts(before).contains(.legalNoun) || mention.isNumbered
    else { return nil }
    var index = before
    var steps = 0
    if mention.isNumbered { index = mention.tokens.lowerBound - 1 }
    while tokens.indices.contains(index), steps < 5, isReferenceLink(index) {
      if sorts(index).contains(.numberNoun) {
        let isLegal = sorts(index - 1).contains(.legalNoun)
        return isLegal && has(.legalNoise) ? .legalAct : has(.referenceNoise) ? .reference : nil
      }
      index -= 1
      steps += 1
    }
    guard tokens.indices.contains(index) else { return nil }
    if sorts(index).contains(.legalNoun), steps <= 1, has(.legalNoise) { return .legalAct }
    guard has(.referenceNoise), sorts(index).contains(.referenceNoun) else { return nil }
    let isNear = steps == 0 || steps == 1 && tokens[before].isMark(".") || tokens[before].isMark("(")
    guard isNear || sorts(before).contains(.toWord) || steps <= 3 && tokens[before].isMark(",") else {
      return nil
    }
    return (mention.stated.value ?? mention.stated.high ?? 0) < 10_000 ? .reference : nil
  }

  private func isReferenceLink(_ index: Int) -> Bool {
    tokens[index].kind == .mark && !tokens[index].isMark(";") && !tokens[index].isMark(":")
      || sorts(index).contains(.numberNoun) || tokens[index].isDigits || sorts(index).contains(.toWord)
  }
}
