package import AlmanacModel

extension Explanation {
  /// One JSON object; the claims in it are those of the extractor's contract.
  ///
  /// - Parameter document: the document's name; it also leads the object if there is one.
  package func write(to json: inout JSONWriter, document: String?) {
    json.beginObject()
    if let document {
      json.key("document")
      json.value(document)
    }
    json.key("sentence")
    json.value(sentence)
    json.key("start")
    json.value(span.start)
    json.key("end")
    json.value(span.end)
    json.key("tokens")
    json.beginArray()
    for token in tokens { json.value(token) }
    json.endArray()
    write(areas, "areas", to: &json)
    write(indicators, "indicators", to: &json)
    write(periods, "periods", to: &json)
    write(cues, "cues", to: &json)
    write(context, "context", to: &json)
    json.key("numbers")
    json.beginArray()
    for number in numbers { number.write(to: &json, document: document) }
    json.endArray()
    json.endObject()
  }

  fileprivate static func rounded(_ score: Double) -> Double { (score * 1000).rounded() / 1000 }

  private func write(_ mentions: [Mention], _ key: String, to json: inout JSONWriter) {
    json.key(named: key)
    json.beginArray()
    for mention in mentions {
      json.beginObject()
      json.key("words")
      json.value(mention.words)
      json.key("meaning")
      json.value(mention.meaning)
      json.key("role")
      json.value(mention.role)
      json.endObject()
    }
    json.endArray()
  }
}

extension Explanation.Number {
  private func write(_ candidates: [Explanation.Candidate], _ key: String, to json: inout JSONWriter) {
    json.key(named: key)
    json.beginArray()
    for candidate in candidates {
      json.beginObject()
      json.key("words")
      json.value(candidate.words)
      json.key("meaning")
      json.value(candidate.meaning)
      json.key("score")
      json.value(Explanation.rounded(candidate.score))
      json.endObject()
    }
    json.endArray()
  }

  fileprivate func write(to json: inout JSONWriter, document: String?) {
    json.beginObject()
    json.key("quote")
    json.value(quote)
    json.key("value")
    json.value(value)
    json.key("link")
    json.value(link)
    json.key("objection")
    json.value(objection)
    json.key("bindings")
    json.beginArray()
    for binding in bindings {
      json.beginObject()
      json.key("field")
      json.value(binding.field)
      json.key("value")
      json.value(binding.value)
      json.key("score")
      json.value(Explanation.rounded(binding.score))
      json.key("source")
      json.value(binding.source)
      json.endObject()
    }
    json.endArray()
    write(candidates, "candidates", to: &json)
    write(periods, "periods", to: &json)
    json.key("claim")
    if let claim { claim.write(to: &json, document: document) } else { json.null() }
    json.endObject()
  }
}
