internal import AlmanacModel

extension NumberScan {
  // MARK: - Qualifiers

  func qualify(_ mention: inout NumberMention) {
    guard mention.qualifierTokens == nil else { return }
    if let couple = coupleWord(of: mention) {
      mention.qualifier = .about
      mention.qualifierTokens = couple..<couple + 1
      return
    }
    var before = mention.tokens.lowerBound - 1
    while isMark(before, "\\") || isMark(before, "*") { before -= 1 }
    if words.qualifierEnding(before) == nil,
      !words.sorts(before).isDisjoint(with: [.determiner, .article])
    {
      before -= 1
    }
    if has(.qualifierBefore), let qualifier = words.qualifierEnding(before),
      isQualifier(qualifier.start, before)
    {
      mention.qualifier = qualifier.qualifier
      mention.qualifierTokens = qualifier.start..<before + 1
      // ">=" and "<=" are two marks.
      return
    }
    qualifyAfter(&mention)
  }

  private func coupleWord(of mention: NumberMention) -> Int? {
    (mention.tokens.lowerBound..<min(mention.tokens.lowerBound + 2, mention.tokens.upperBound)).first {
      words.sorts($0).contains(.coupleWord)
    }
  }

  /// "over 2021" is a base of comparison; "over 2,021 firms" a bound. A mark that opens a tag is none.
  private func isQualifier(_ start: Int, _ last: Int) -> Bool {
    tokens[start].kind != .mark || start != last || isGlued(last + 1) || tokens[start].hasSpaceBefore
      || start == tokens.startIndex
  }

  private func qualifyAfter(_ mention: inout NumberMention) {
    var after = mention.tokens.upperBound
    if has(.plusSignAfter), isMark(after, "+"), isGlued(after),
      !(isGlued(after + 1) && tokens[after + 1].isDigits)
    {
      mention.qualifier = .atLeast
      mention.qualifierTokens = after..<after + 1
      return
    }
    guard has(.qualifierAfter) else { return }
    if mention.kind == .count, let noun = mention.nounTokens, words.qualifierAfter(after) == nil {
      after = noun.upperBound
    } else if words.qualifierAfter(after) == nil, tokens.indices.contains(after), tokens[after].isWord,
      numerals.isPlural(after)
    {
      after += 1
    }
    if isHyphen(after) { after += 1 }
    if let qualifier = words.qualifierAfter(after), !isSum(after) {
      mention.qualifier = qualifier.qualifier
      mention.qualifierTokens = after..<qualifier.end
    }
  }

  /// "plus" before another number adds; it does not qualify the one before.
  private func isSum(_ index: Int) -> Bool {
    guard words.sorts(index).contains(.plus), tokens[index].hasSpaceBefore, index + 1 < tokens.endIndex else {
      return false
    }
    return !tokens[index + 1].isMark(".") || tokens[index + 1].isMark(",")
  }

  // MARK: - Units shared between numbers

  /// "1.6 and 2.4 times", "40, 50 and 60 pct": a bare number takes the unit of the list's end; "from 4.1 billion"
  /// that of the money before it.
  func shareUnits(_ found: inout [NumberMention]) {
    if has(.sharedUnit) { shareWithNext(&found) }
    if has(.carriedCurrency) { carryCurrency(&found) }
  }

  private func shareWithNext(_ found: inout [NumberMention]) {
    for index in found.indices.reversed().dropFirst()
    where found[index].kind == .number && found[index].noise == nil && found[index].stated.value != nil {
      let next = found[index + 1]
      guard [.percent, .multiple, .money, .percentagePoints, .measure].contains(next.kind),
        next.fraction == nil, next.noise == nil || next.kind == .measure,
        next.tokens.lowerBound > found[index].tokens.upperBound
      else { continue }
      let between = found[index].tokens.upperBound..<next.tokens.lowerBound
      guard between.count <= 2,
        between.allSatisfy({
          tokens[$0].isMark(",") || words.sorts($0).contains(.toWord) || words.sorts($0).contains(.andWord)
            || numerals.isWord($0, "or")
        })
      else { continue }
      // A currency sign before the next number is its own; a word after it may be shared.
      if next.kind == .money, words.unit(next.tokens.lowerBound)?.isPrefix == true { continue }
      let isComma = tokens[found[index].tokens.upperBound].isMark(",") && between.count == 1
      if next.kind == .measure, isComma, !next.unitIsShared { continue }
      shareMagnitude(of: next, with: &found[index])
      found[index].kind = next.kind
      found[index].unit = next.unit
      found[index].noise = next.noise
      found[index].unitIsShared = true
    }
  }

  /// "from 5 to 7 billion dollars", "40, 50 and 60 million tonnes": millions and billions are shared like the unit.
  private func shareMagnitude(of next: NumberMention, with number: inout NumberMention) {
    guard has(.sharedMagnitude), let value = number.stated.value, abs(value) < 1000,
      words.magnitude(number.tokens.upperBound - 1) == nil
    else { return }
    let power = next.tokens.reduce(0) { $0 + (words.magnitude($1) ?? 0) }
    guard power > 0, power <= 15 else { return }
    // Shifting the decimal exponent keeps the value what the digits say.
    guard let numeral = numerals.plain(at: number.tokens.lowerBound), numeral.end == number.tokens.upperBound
    else { return }
    var scaled = numeral
    scaled.exponent += power
    number.stated = StatedValue(value: scaled.value, halfUnit: scaled.halfUnit)
  }

  private func carryCurrency(_ found: inout [NumberMention]) {
    guard found.contains(where: { $0.kind == .money }) else { return }
    for index in found.indices where found[index].kind == .number && found[index].noise == nil {
      let value = found[index].stated.value ?? found[index].stated.high ?? 0
      guard value >= 1e6, endsInMagnitude(found[index]) else { continue }
      let before = found[..<index].last { $0.kind == .money && $0.noise == nil }
      guard let money = before ?? found.first(where: { $0.kind == .money && $0.noise == nil }) else {
        continue
      }
      found[index].kind = .money
      found[index].unit = money.unit
      found[index].unitIsShared = true
    }
  }

  private func endsInMagnitude(_ mention: NumberMention) -> Bool {
    let last = mention.tokens.upperBound - 1
    return words.magnitude(last) != nil || words.gluedMagnitude(last) != nil
  }

  // MARK: - What is counted

  /// The noun that a bare number counts: "2 popular Chinese e-commerce platforms", "49 of the companies".
  func findNoun(_ mention: inout NumberMention, before limit: Int) {
    guard has(.countedNoun), mention.kind == .number || mention.kind == .count && mention.nounTokens == nil,
      mention.fraction == nil
    else { return }
    var index = mention.tokens.upperBound
    if isHyphen(index) { return }
    var steps = 0
    while index < min(limit, tokens.endIndex), steps < 8 {
      let token = tokens[index]
      if token.kind == .mark, !(token.isDash && isGlued(index)) { return }
      if let unit = words.unit(index), unit.isWord, unit.sort == .count {
        mention.kind = .count
        mention.unit = unit.code
        mention.nounTokens = index..<unit.end
        return
      }
      let sorts = words.sorts(index)
      if sorts.contains(.inWord) && !sorts.contains(.of) || sorts.contains(.toWord) { return }
      index += 1
      steps += 1
    }
  }
}
