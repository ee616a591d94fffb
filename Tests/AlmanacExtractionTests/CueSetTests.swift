import Testing

@testable import AlmanacExtraction

@Test func `each cue has the bit its name stands at`() {
  let bits: [(String, CueSet)] = [
    ("up_verb", .upVerb), ("share_noun", .shareNoun), ("plan", .plan), ("newcomer", .newcomer), ("and", .and),
    ("of_which", .ofWhich), ("in", .in), ("reporter", .reporter), ("comparison", .comparison),
    ("company_word", .companyWord), ("determined", .determined), ("index_noun", .indexNoun),
    ("revision", .revision),
  ]
  for (name, cues) in bits { #expect(CueSet.named(name) == cues) }
  #expect(CueSet.named("no_cue").isEmpty)
}
