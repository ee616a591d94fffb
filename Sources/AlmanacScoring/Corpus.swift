package import AlmanacModel
internal import Foundation

/// Labelled documents.
package struct Corpus: Sendable {
  package struct Entry: Sendable {
    package var name: String
    package var text: String
    package var metadata: DocumentMetadata
    package var gold: [GoldClaim]
  }

  package var entries: [Entry]

  /// Reads a folder of documents with `NAME.meta.json` sidecars, and their labels.
  ///
  /// - Parameters:
  ///   - folder: holds the documents, plain text or Markdown.
  ///   - labels: the labels, as JSON lines.
  /// - Throws: `AlmanacError` 66 for a missing file, 65 for a bad line.
  package init(folder: String, labels: String) throws(AlmanacError) {
    let gold = Dictionary(
      grouping: try GoldClaim.read(Corpus.bytes(of: labels), place: labels), by: \.document)
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

  static func bytes(of path: String) throws(AlmanacError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw AlmanacError(.noInput, at: path, "no such file; the labels are JSON lines")
    }
    return [UInt8](data)
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
