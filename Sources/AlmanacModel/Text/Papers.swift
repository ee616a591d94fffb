/// What is known of a document besides its text: from its sidecar, its front matter or its properties.
package struct DocumentMetadata: Hashable, Sendable {
  package var title: String?
  package var authors: [String]
  package var published: CalendarDay?
  package var language: String?
  /// The country whose side the document takes where it leaves that open.
  package var homeArea: AreaCode?

  package init(
    title: String? = nil, authors: [String] = [], published: CalendarDay? = nil, language: String? = nil,
    homeArea: AreaCode? = nil
  ) {
    self.title = title
    self.authors = authors
    self.published = published
    self.language = language
    self.homeArea = homeArea
  }

  /// These values where they are known, else those of `other`.
  package func filled(from other: DocumentMetadata) -> DocumentMetadata {
    DocumentMetadata(
      title: title ?? other.title, authors: authors.isEmpty ? other.authors : authors,
      published: published ?? other.published, language: language ?? other.language,
      homeArea: homeArea ?? other.homeArea)
  }
}

/// One file as the user has it, read as text.
package struct Document: Sendable {
  /// As the user wrote it, or relative to the workspace.
  package var path: String
  /// SHA-256 of the file's bytes, 64 hexadecimal digits; empty where its reader was not to take it.
  package var sha256: String
  package var byteCount: Int
  package var text: String
  /// What made text of the bytes, with its version: the same bytes read by another are another text.
  package var reader: String
  package var metadata: DocumentMetadata

  package init(
    path: String, sha256: String, byteCount: Int, text: String, reader: String = "text-1",
    metadata: DocumentMetadata
  ) {
    self.path = path
    self.reader = reader
    self.sha256 = sha256
    self.byteCount = byteCount
    self.text = text
    self.metadata = metadata
  }
}

/// One work inside a document: a proceedings volume holds many.
package struct Paper: Hashable, Sendable {
  /// Where it stands in the document's text, from its heading to the last line before the next paper's.
  package var span: TextSpan
  /// Null for a paper whose beginning the document lacks.
  package var title: String?
  package var authors: [String]
  package var affiliation: String?
  package var emails: [String]
  /// The annotation or abstract.
  package var abstract: String?
  package var published: CalendarDay?
  package var language: String?
  /// One entry a reference, as printed.
  package var references: [String]

  package init(
    span: TextSpan, title: String?, authors: [String] = [], affiliation: String? = nil, emails: [String] = [],
    abstract: String? = nil, published: CalendarDay? = nil, language: String? = nil, references: [String] = []
  ) {
    self.span = span
    self.title = title
    self.authors = authors
    self.affiliation = affiliation
    self.emails = emails
    self.abstract = abstract
    self.published = published
    self.language = language
    self.references = references
  }
}

/// A sentence of a paper, with white space folded; the span is in the document's text.
package struct Sentence: Hashable, Sendable {
  package var span: TextSpan
  package var text: String
  /// Index of the paper in its document.
  package var paper: Int
  package var context: ClaimContext

  package init(span: TextSpan, text: String, paper: Int, context: ClaimContext = .prose) {
    self.span = span
    self.text = text
    self.paper = paper
    self.context = context
  }
}

/// All that one document says.
package struct Extraction: Sendable {
  package var papers: [Paper]
  package var sentences: [Sentence]
  /// In order of their place; `Extraction.Found.paper` and `.sentence` are indexes into the lists above.
  package var claims: [Found]

  package struct Found: Hashable, Sendable {
    package var claim: Claim
    package var paper: Int
    package var sentence: Int
    package init(claim: Claim, paper: Int, sentence: Int) {
      self.claim = claim
      self.paper = paper
      self.sentence = sentence
    }
  }

  package init(papers: [Paper], sentences: [Sentence], claims: [Found]) {
    self.papers = papers
    self.sentences = sentences
    self.claims = claims
  }
}
