package import AlmanacModel

/// A document as the store knows it.
package struct StoredDocument: Hashable, Sendable {
  package var path: String
  package var sha256: String
  /// What decided, besides the bytes, how it was read: metadata, catalogue, extractor.
  package var fingerprint: String
  package var paperCount: Int
  package var claimCount: Int
}

/// What an ingest changed.
package struct DocumentChange: Hashable, Sendable {
  package var newClaims = 0
  package var changedClaims = 0
  package var unchangedClaims = 0
  package var goneClaims = 0
  package init() {}
}

/// A claim with what `show` needs besides it.
package struct StoredClaim: Hashable, Sendable {
  package var id: String
  package var document: String
  package var claim: Claim
  package var authors: [String]
  package var published: CalendarDay?
  package var citation: String
  /// Where the quote stands in `claim.sentence`, in code points; nil where white space was folded inside it.
  package var quoteRange: Range<Int>?
  /// 1-based, in the document's text; columns count code points.
  package var line: Int
  package var column: Int
  /// The version of the extractor that read it.
  package var extractor: String
  /// Where else the same work says the same; filled in for a single claim asked for.
  package var otherDocuments: [String] = []
}

/// Which claims are asked for.
package struct ClaimFilter: Hashable, Sendable {
  package var document: String?
  package var indicator: IndicatorCode?
  /// On either side.
  package var area: AreaCode?
  package var kind: ClaimKind?
  /// Only claims less sure than this, the least sure first.
  package var maximumConfidence: Double?
  package init() {}
}

/// A series the store has, and how much of it.
package struct SeriesEntry: Hashable, Sendable {
  package var key: SeriesKey
  package var count: Int
  package var first: TimePeriod?
  package var last: TimePeriod?
}

/// Counts for `status`.
package struct StoreSummary: Hashable, Sendable {
  package var documents: Int
  package var papers: Int
  package var claims: Int
  package var series: Int
  /// Not counted further than `mostConflicts`.
  package var conflicts: Int
  package static let mostConflicts = 1000
  package var firstYear: Int?
  package var lastYear: Int?
}
