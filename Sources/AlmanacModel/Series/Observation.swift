/// Where an observation comes from, ready to be shown: a claim in a paper, an imported figure or a derivation.
package struct Provenance: Hashable, Sendable {
  /// The claim's short identifier (`c3f09b2`), null for other observations.
  package var claim: String?
  /// How the source is cited in a line: authors, title, year.
  package var citation: String
  package var title: String?
  package var authors: [String]
  package var published: CalendarDay?
  /// The document's path in the workspace, or the origin's address.
  package var document: String?
  /// The printed sentence, and the words that carry the number in it.
  package var sentence: String?
  package var quote: String?
  /// The quote's span in the document's text.
  package var span: TextSpan?
  /// How the value was computed and from what, for derived values: "5.8 ÷ 2.136".
  package var derivation: String?

  package init(
    claim: String? = nil, citation: String, title: String? = nil, authors: [String] = [],
    published: CalendarDay? = nil, document: String? = nil, sentence: String? = nil, quote: String? = nil,
    span: TextSpan? = nil, derivation: String? = nil
  ) {
    self.claim = claim
    self.citation = citation
    self.title = title
    self.authors = authors
    self.published = published
    self.document = document
    self.sentence = sentence
    self.quote = quote
    self.span = span
    self.derivation = derivation
  }
}

/// One value of one series at one period from one source.
package struct Observation: Hashable, Sendable {
  package var key: SeriesKey
  /// Null where the period is not stated.
  package var timePeriod: TimePeriod?
  package var basePeriod: TimePeriod?
  package var stated: StatedValue
  package var qualifier: Qualifier
  package var confidence: Double
  package var source: Provenance

  package init(
    key: SeriesKey, timePeriod: TimePeriod?, basePeriod: TimePeriod? = nil, stated: StatedValue,
    qualifier: Qualifier = .exact, confidence: Double = 1, source: Provenance
  ) {
    self.key = key
    self.timePeriod = timePeriod
    self.basePeriod = basePeriod
    self.stated = stated
    self.qualifier = qualifier
    self.confidence = confidence
    self.source = source
  }

  package var isDerived: Bool { source.derivation != nil }

  /// SDMX code list CL_OBS_STATUS: `A` normal, `E` estimated (a qualified or derived value), `F` forecast or planned.
  package var obsStatus: String {
    if key.modality != .actual { return "F" }
    return qualifier == .exact && !isDerived ? "A" : "E"
  }
}

/// A series and its observations, in the order of their periods, those without a period last.
package struct Series: Hashable, Sendable {
  package var key: SeriesKey
  package var observations: [Observation]
  package init(key: SeriesKey, observations: [Observation]) {
    self.key = key
    self.observations = observations
  }
}
