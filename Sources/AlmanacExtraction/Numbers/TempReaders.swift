internal import AlmanacModel

struct NumberReader: Sendable {
  let lexicon: Lexicon
  init(lexicon: Lexicon, catalog: Catalog) { self.lexicon = lexicon }
  func str(_ t: Token, _ text: UnsafeBufferPointer<UInt8>) -> String { String(decoding: text[t.start..<t.end], as: UTF8.self).lowercased() }
  func numbers(in tokens: ArraySlice<Token>, matches: [Match], of text: UnsafeBufferPointer<UInt8>) -> [NumberMention] {
    var out: [NumberMention] = []
    var i = tokens.startIndex
    let ords = ["first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8]
    let cards = ["two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10]
    let mags = ["million": 1e6, "billion": 1e9, "bn": 1e9, "mln": 1e6, "m": 1e6, "trillion": 1e12, "thousand": 1e3, "bln": 1e9]
    let quals: [([String], Qualifier)] = [(["more", "than"], .moreThan), (["about"], .about), (["almost"], .almost), (["over"], .moreThan), (["up", "to"], .atMost), (["around"], .about)]
    while i < tokens.endIndex {
      let t = tokens[i]
      let s = str(t, text)
      var v: Double?
      var j = i + 1
      var isWord = false
      var ordinal = false
      if t.isDigits {
        var digits = s
        while j + 1 < tokens.endIndex, tokens[j].isMark(",") , tokens[j+1].isDigits, tokens[j+1].length == 3, !tokens[j+1].hasSpaceBefore { digits += str(tokens[j+1], text); j += 2 }
        if j + 1 < tokens.endIndex, tokens[j].isMark("."), !tokens[j].hasSpaceBefore, tokens[j+1].isDigits, !tokens[j+1].hasSpaceBefore { digits += "." + str(tokens[j+1], text); j += 2 }
        v = Double(digits)
      } else if let c = cards[s] { v = Double(c); isWord = true } else if let c = ords[s] { v = Double(c); isWord = true; ordinal = true }
      guard var value = v else { i += 1; continue }
      var n = NumberMention(tokens: i..<j, kind: ordinal ? .ordinal : .number, stated: StatedValue(value: value))
      n.isSpelled = isWord
      var start = i
      if start > tokens.startIndex, tokens[start-1].kind == .symbol { start -= 1; n.kind = .money; n.unit = "USD" }
      if j < tokens.endIndex, tokens[j].isWord, let m = mags[str(tokens[j], text)] { value = (value * m).rounded(); j += 1 }
      if j < tokens.endIndex, str(tokens[j], text) == "%" || str(tokens[j], text) == "percent" { n.kind = .percent; n.unit = .percent; j += 1 }
      n.tokens = start..<j
      n.stated.value = value
      for (q, k) in quals {
        var b = start - 1
        if b >= tokens.startIndex, tokens[b].isMark("\\") { b -= 1 }
        let from = b - q.count + 1
        if from >= tokens.startIndex, (0..<q.count).allSatisfy({ str(tokens[from + $0], text) == q[$0] }) { n.qualifier = k; n.qualifierTokens = from..<b + 1 }
      }
      if n.kind == .number {
        if !isWord, j < tokens.endIndex, tokens[j].isDash || !tokens[j].hasSpaceBefore && tokens[j].isWord { n.noise = .label }
        if !isWord, t.length == 4, value >= 1900, value < 2100 { n.noise = .date }
        for m in matches where lexicon.entries[Int(m.entry)].category == .unit && m.tokens.lowerBound >= j && m.tokens.lowerBound <= j + 3 {
          n.kind = .count; n.unit = UnitCode(lexicon.entries[Int(m.entry)].code); n.nounTokens = m.tokens
          break
        }
        if start > tokens.startIndex, tokens[start-1].isMark("[") { n.noise = .citation }
        if start > tokens.startIndex, isWord, str(tokens[start-1], text) == "the" || str(tokens[start-1], text) == "these" { n.noise = .groupCount }
      }
      out.append(n)
      i = j
    }
    return out
  }
}
struct PeriodReader: Sendable {
  init(lexicon: Lexicon, catalog: Catalog) {}
  func periods(in tokens: ArraySlice<Token>, matches: [Match], of text: UnsafeBufferPointer<UInt8>) -> [PeriodMention] {
    var out: [PeriodMention] = []
    for i in tokens.indices where tokens[i].isDigits && tokens[i].length == 4 {
      guard let y = Int(digits: String(decoding: text[tokens[i].start..<tokens[i].end], as: UTF8.self)), y > 1900, y < 2100, let p = TimePeriod.year(y), i > tokens.startIndex else { continue }
      let b = String(decoding: text[tokens[i-1].start..<tokens[i-1].end], as: UTF8.self)
      out.append(PeriodMention(tokens: i..<i+1, phrase: i-1..<i+1, value: .absolute(p), role: b == "from" || b == "against" ? .base : b == "by" ? .by : .at))
    }
    return out
  }
}
