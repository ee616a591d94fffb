package import AlmanacModel
internal import Foundation

/// Reads a file of text with what its sidecar and front matter say of it.
package struct DocumentReader: Sendable {
  /// Files larger than this are refused.
  package static let largest = 1 << 30

  private let takesDigest: Bool

  /// - Parameter takesDigest: whether the document's bytes are to be known again later; taking their digest costs as much
  ///   as a tenth of reading the claims.
  package init(takesDigest: Bool = true) { self.takesDigest = takesDigest }

  /// - Parameter shownAs: the path as errors and claims name it.
  /// - Throws: `AlmanacError` 66 for a missing file, 65 for one that is no text: a folder, empty, not UTF-8, NUL bytes.
  package func read(path: String, shownAs: String) throws(AlmanacError) -> Document {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw AlmanacError(.noInput, at: shownAs, "no such file; check the name")
    }
    guard !isDirectory.boolValue else {
      throw AlmanacError(
        .badInput, at: shownAs, "is a folder; name the documents in it, such as \(shownAs)/*.txt")
    }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= DocumentReader.largest else {
      throw AlmanacError(.badInput, at: shownAs, "has \(size) bytes, more than 1 GiB; split it into papers")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw AlmanacError(.noInput, at: shownAs, "cannot be read; check its permissions")
    }
    var document = try document(from: [UInt8](data), shownAs: shownAs)
    document.metadata = try Sidecar.read(beside: path, shownAs: shownAs).filled(from: document.metadata)
    return document
  }

  /// A document from bytes at hand; there is no sidecar then.
  package func document(from bytes: [UInt8], shownAs: String) throws(AlmanacError) -> Document {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard content.contains(where: { $0 > 0x20 || $0 == 0 }) else {
      throw AlmanacError(.badInput, at: shownAs, "is empty; nothing to read")
    }
    if let offset = bytes.firstIndex(of: 0) {
      throw AlmanacError(
        .badInput, at: place(shownAs, bytes, offset),
        "a NUL byte stands at byte \(offset); this is no text file: convert it to UTF-8 text first")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let offset = DocumentReader.firstInvalid(bytes)
      throw AlmanacError(
        .badInput, at: place(shownAs, bytes, offset),
        "is not UTF-8 at byte \(offset); convert it, for example with 'iconv -f WINDOWS-1251 -t UTF-8'")
    }
    return Document(
      path: shownAs, sha256: takesDigest ? SHA256.hex(bytes) : "", byteCount: bytes.count, text: text,
      metadata: FrontMatter.metadata(of: text))
  }

  private func place(_ path: String, _ bytes: [UInt8], _ offset: Int) -> String {
    "\(path):\(bytes[..<offset].count { $0 == 0x0A } + 1)"
  }

  /// The offset of the first byte that is part of no well-formed scalar.
  static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length =
        lead < 0x80 ? 1 : lead & 0xE0 == 0xC0 ? 2 : lead & 0xF0 == 0xE0 ? 3 : lead & 0xF8 == 0xF0 ? 4 : 0
      guard length > 0, index + length <= bytes.count,
        String(validating: bytes[index..<index + length], as: UTF8.self) != nil
      else { return index }
      index += length
    }
    return bytes.count
  }
}
