/// A text with some of its words exchanged, and where everything else went.
struct ExchangedText {
  private(set) var text = ""
  private var shifts: [(end: Int, delta: Int)] = []

  /// Replaces words as `exchange` says.
  ///
  /// - Parameter exchange: given the text as code points and a place, how many to take out and what to put in, or nil.
  init(_ original: String, _ exchange: (_ text: [Unicode.Scalar], _ at: Int) -> (length: Int, new: String)?) {
    let scalars = Array(original.unicodeScalars)
    var new = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      guard let (length, word) = exchange(scalars, index) else {
        new.append(scalars[index])
        index += 1
        continue
      }
      new.append(contentsOf: word.unicodeScalars)
      index += length
      shifts.append((index, new.count - index))
    }
    text = String(new)
  }

  /// Where a code point that was not exchanged stands now.
  func offset(of old: Int) -> Int { old + (shifts.last { $0.end <= old }?.delta ?? 0) }
}

/// The words for an area that a swap exchanges; all of them are in the catalogue.
struct AreaWords: Sendable {
  var code: String
  var name: String
  var adjective: String
  var demonym: String
  var capital: String
  var prefix: String?
  /// Other names that the texts use; the other area of a pair answers with its own name.
  var others: [(form: String, word: String)] = []
  /// Other names of another length; a text that uses one is left out.
  var unequal: [String] = []

  var forms: [(form: String, word: String)] {
    [("name", name), ("adjective", adjective), ("demonym", demonym), ("capital", capital)]
      + (prefix.map { [("prefix", $0)] } ?? [])
  }
}

/// Exchanges the words for pairs of areas, in any of the forms, in capitals, and broken over a line end.
struct AreaWordExchange: Sendable {
  private let words: [(old: [Unicode.Scalar], new: String, isName: Bool)]
  private let initials: Set<Unicode.Scalar>

  init(_ pairs: [(AreaWords, AreaWords)]) {
    var words: [(old: [Unicode.Scalar], new: String, isName: Bool)] = []
    func add(_ a: AreaWords, _ b: AreaWords) {
      for (form, word) in a.forms {
        guard let new = b.forms.first(where: { $0.form == form })?.word else { continue }
        words.append((Array(word.unicodeScalars), new, form == "name"))
        words.append((Array(word.uppercased().unicodeScalars), new.uppercased(), form == "name"))
      }
      for (form, word) in a.others {
        let new = b.forms.first { $0.form == form }?.word ?? b.name
        words.append((Array(word.unicodeScalars), new, form == "name"))
      }
    }
    for (a, b) in pairs {
      add(a, b)
      add(b, a)
    }
    // Of "Chinese" the adjective and of "Belarusians" the people: the longest first.
    self.words = words.enumerated().sorted {
      ($1.element.old.count, $0.offset) < ($0.element.old.count, $1.offset)
    }.map(\.element)
    initials = Set(self.words.compactMap(\.old.first))
  }

  func callAsFunction(_ text: String) -> String { exchanged(text).text }

  func exchanged(_ text: String) -> ExchangedText {
    ExchangedText(text) { text, index in
      guard initials.contains(text[index]) else { return nil }
      guard index == 0 || !text[index - 1].properties.isAlphabetic else { return nil }
      for word in words {
        guard let end = end(of: word.old, in: text, from: index) else { continue }
        let breakAt = (index..<end).first { text[$0] == "-" && !word.old.contains("-") }
        let new = breakAt.map { broken(word.new, after: $0 - index) } ?? word.new
        guard word.isName, let (length, mark) = possessive(of: word, after: end, in: text) else {
          return (end - index, new)
        }
        return (end - index + length, new + mark)
      }
      return nil
    }
  }

  /// Where `word` ends that begins at `start`; it may be broken by a hyphen and a line end.
  private func end(of word: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    for (place, letter) in word.enumerated() {
      if place > 0, index + 1 < text.count, text[index] == "-", text[index + 1] == "\n", letter != "-" {
        index += 2
      }
      guard index < text.count, text[index] == letter else { return nil }
      index += 1
    }
    return index < text.count && text[index].properties.isAlphabetic ? nil : index
  }

  private func broken(_ word: String, after count: Int) -> String {
    let cut = min(count, word.count - 1)
    return "\(word.prefix(cut))-\n\(word.dropFirst(cut))"
  }

  /// The possessive mark after a name and the one that the new name has: "Belarus'" is "Japan's".
  private func possessive(
    of word: (old: [Unicode.Scalar], new: String, isName: Bool), after end: Int, in text: [Unicode.Scalar]
  ) -> (length: Int, mark: String)? {
    guard end < text.count, text[end] == "'" || text[end] == "’" else { return nil }
    let hasS = end + 1 < text.count && (text[end + 1] == "s" || text[end + 1] == "S")
    let oldEndsInS = word.old.last == "s" || word.old.last == "S"
    guard hasS || oldEndsInS else { return nil }
    let endsInS = word.new.lowercased().hasSuffix("s")
    let isCapitals = word.new == word.new.uppercased()
    return (hasS ? 2 : 1, endsInS ? "\(text[end])" : "\(text[end])\(isCapitals ? "S" : "s")")
  }
}
