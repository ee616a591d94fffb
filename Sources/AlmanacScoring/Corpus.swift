package import AlmanacModel
internal import Foundation

/// A folder of labelled documents: `documents/` with `NAME.meta.json` sidecars, and a file of labels.
package struct Corpus: Sendable {
  package struct Entry: Sendable {
    package var name: String
    package var text: String
    package var metadata: DocumentMetadata
    package var gold: [GoldClaim]
  }

  package var entries: [Entry]

  /// - Parameters:
  ///   - folder: holds the documents, plain text or Markdown.
  ///   - labels: the labels, as JSON lines.
  /// - Throws: `AlmanacError` 66 for a missing file, 65 for a bad line.
  package init(folder: String, labels: String) throws(AlmanacError) {
    guard let data = FileManager.default.contents(atPath: labels) else {
      throw AlmanacError(.noInput, at: labels, "no such file; the labels are JSON lines")
    }
    let gold = Dictionary(grouping: try GoldClaim.read([UInt8](data), place: labels), by: \.document)
    entries = []
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    where name.hasSuffix(".txt") || name.hasSuffix(".md") {
      guard let text = FileManager.default.contents(atPath: folder + "/" + name), let labels = gold[name]
      else { continue }
      entries.append(
        Entry(
          name: name, text: String(decoding: text, as: UTF8.self),
          metadata: Corpus.metadata(folder + "/" + name + ".meta.json"), gold: labels))
    }
    guard !entries.isEmpty else {
      throw AlmanacError(.noInput, at: folder, "holds no document that \(labels) labels")
    }
  }

  private static func metadata(_ path: String) -> DocumentMetadata {
    guard let data = FileManager.default.contents(atPath: path),
      let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
    else { return DocumentMetadata() }
    return DocumentMetadata(
      title: object["title"] as? String, authors: object["authors"] as? [String] ?? [],
      published: (object["published"] as? String).flatMap { CalendarDay($0) },
      language: object["language"] as? String,
      homeArea: (object["home_area"] as? String).map { AreaCode($0) })
  }
}
