import Testing

@testable import AlmanacExtraction

@Test func `each sort of words has the bit its name stands at`() {
  let bits: [(String, WordSorts)] = [
    ("multiple_suffix", .multipleSuffix), ("article", .article), ("base_word", .baseWord),
    ("point_word", .point),
    ("weekday", .weekday), ("century_word", .centuryWord), ("score_noun", .scoreNoun),
    ("clock_word", .clockWord),
    ("and_word", .andWord), ("period_lead", .periodLead), ("days_word", .daysWord), ("dozen", .dozen),
  ]
  for (name, sorts) in bits { #expect(WordSorts.named(name) == sorts) }
  #expect(WordSorts.named("up_verb").union(.named("down_word")).isSubset(of: .change))
}
