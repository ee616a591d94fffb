internal import AlmanacModel

/// The words that tell a document's structure, from the catalogue's cues.
struct StructureCues: Sendable {
  let abbreviations: Set<UInt64>
  let abbreviationsBeforeDigits: Set<UInt64>
  let sentenceStarters: Set<UInt64>
  /// Headings of reference lists, in lower case: "references", "literature".
  let referenceHeadings: Set<String>
  private let referenceHeadingLetters: Set<UInt64>
  /// Words that open an abstract: "annotation", "abstract".
  let abstractOpeners: [String]
  /// Words that name an institution: "university", "ministry".
  let institutions: Set<String>
  /// Words that stand before them as part of the name: "state", "national".
  let institutionModifiers: Set<String>
  /// One-word area names and adjectives by their lower-cased form.
  let areaWords: [String: String]

  init(catalog: Catalog, languages: Set<String>) {
    var phrases: [String: [String]] = [:]
    for cue in catalog.cues where languages.contains(cue.lang) {
      phrases[cue.sort, default: []].append(cue.phrase)
    }
    func hashes(_ sort: String) -> Set<UInt64> {
      Set(
        (phrases[sort] ?? []).map { phrase in
          Array(phrase.utf8).withUnsafeBufferPointer { Lexicon.hash($0, 0..<$0.count) }
        })
    }
    abbreviations = hashes("abbreviation")
    abbreviationsBeforeDigits = hashes("abbreviation_before_digits")
    sentenceStarters = hashes("sentence_starter")
    referenceHeadings = Set(phrases["reference_heading"] ?? [])
    referenceHeadingLetters = Set(referenceHeadings.map { WordHash.ofLetters($0.utf8) })
    abstractOpeners = phrases["abstract_opener"] ?? []
    institutions = Set(phrases["institution"] ?? [])
    institutionModifiers = Set(phrases["institution_modifier"] ?? [])
    areaWords = StructureCues.areaWords(catalog)
  }

  /// Whether a text whose letters have this hash can be the heading of a reference list.
  func mayBeReferenceHeading(letters: UInt64) -> Bool { referenceHeadingLetters.contains(letters) }

  private static func areaWords(_ catalog: Catalog) -> [String: String] {
    var names: [String: String] = [:]
    for area in catalog.areas.values.sorted(by: { $0.code < $1.code }) {
      if let label = area.labels["en"], !label.utf8.contains(0x20) { names[label.lowercased()] = label }
    }
    for name in catalog.areaNames
    where name.lang == "en" && !name.text.utf8.contains(0x20) && name.text.first?.isUppercase == true {
      names[name.text.lowercased()] = name.text
    }
    return names
  }
}
