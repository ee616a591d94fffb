package import AlmanacModel

extension Score {
  /// One JSON line for each claim found or missed: what it says, how sure it is and why, and the fields it has right.
  ///
  /// `outcome` is full (right in every field), strict (right in who, what, when, how much), wrong, invented or missed.
  ///
  /// - Parameter bindings: what each part of a claim was bound by, and how surely, by document and place.
  package func records(
    set: String, bindings: [ClaimPlace: [(field: String, score: Double, source: String)]] = [:]
  ) -> String {
    var json = JSONWriter()
    for match in matches {
      let outcome = match.isFull ? "full" : match.isStrict ? "strict" : "wrong"
      let found = bindings[ClaimPlace(document: match.gold.document, span: match.claim.span)] ?? []
      Score.write(match.claim, of: match.gold.document, set, outcome, found, to: &json) { json in
        json.key("right")
        json.beginArray()
        for field in ["span"] + ClaimFields.all where !match.wrong.contains(field) { json.value(field) }
        json.endArray()
        json.key("wrong")
        json.beginObject()
        for field in match.wrong {
          json.key(named: field)
          json.value(field == "span" ? match.gold.quote : match.gold.value(field))
        }
        json.endObject()
      }
    }
    for (document, claim) in invented {
      let found = bindings[ClaimPlace(document: document, span: claim.span)] ?? []
      Score.write(claim, of: document, set, "invented", found, to: &json) { json in
        json.key("right")
        json.beginArray()
        json.endArray()
      }
    }
    for label in missed {
      json.beginObject()
      json.key("set")
      json.value(set)
      json.key("outcome")
      json.value("missed")
      json.key("document")
      json.value(label.document)
      json.key("start")
      json.value(label.start)
      json.key("quote")
      json.value(label.quote)
      json.key("sentence")
      json.value(label.sentence)
      json.endObject()
      json.newline()
    }
    return json.text
  }

  private static func write(
    _ claim: Claim, of document: String, _ set: String, _ outcome: String,
    _ bindings: [(field: String, score: Double, source: String)], to json: inout JSONWriter,
    _ fields: (inout JSONWriter) -> Void
  ) {
    json.beginObject()
    json.key("set")
    json.value(set)
    json.key("outcome")
    json.value(outcome)
    json.key("document")
    json.value(document)
    json.key("start")
    json.value(claim.span?.start)
    json.key("quote")
    json.value(claim.quote)
    json.key("confidence")
    json.value(claim.confidence)
    json.key("reasons")
    json.beginArray()
    for reason in claim.reasons { json.value(reason) }
    json.endArray()
    json.key("scores")
    json.beginObject()
    for binding in bindings {
      json.key(named: binding.field)
      json.value(Thousandths(binding.score).value)
    }
    json.endObject()
    json.key("sources")
    json.beginObject()
    for binding in bindings {
      json.key(named: binding.field)
      json.value(binding.source)
    }
    json.endObject()
    fields(&json)
    json.key("context")
    json.value(claim.context.rawValue)
    for field in ClaimFields.all {
      json.key(named: field)
      json.value(ClaimFields.text(field, of: claim))
    }
    json.key("sentence")
    json.value(claim.sentence)
    json.endObject()
    json.newline()
  }
}

/// Where a claim stands.
package struct ClaimPlace: Hashable, Sendable {
  private let document: String
  private let span: TextSpan?

  package init(document: String, span: TextSpan?) {
    self.document = document
    self.span = span
  }
}
