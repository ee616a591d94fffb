package import AlmanacModel
internal import CCairo
internal import Foundation

/// A font file that pictures are drawn with.
package struct FontFile: Hashable, Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// The file's name, which is the same on any machine.
  package var name: String { (path as NSString).lastPathComponent }

  /// The SHA-256 of the whole file in 64 hexadecimal digits; 17 MB for a Chinese font, so ask once.
  ///
  /// - Throws: `AlmanacError` (74) if the file can no longer be read.
  package func sha256() throws(AlmanacError) -> String {
    let bytes = try contents()
    return bytes.withUnsafeBytes { buffer in
      FontFile.digest(buffer.bindMemory(to: UInt8.self))
    }
  }

  /// The SHA-256 of the file's table directories, which hold a checksum of every table: tells the versions
  /// of a font apart without reading all of it. Source: OpenType 1.9, "Table Directory", "TTC Header".
  ///
  /// - Throws: `AlmanacError` (74) if the file cannot be read, (65) if it is no OpenType font.
  package func directoryDigest() throws(AlmanacError) -> String {
    let bytes = try contents()
    guard let directories = OpenTypeDirectories(bytes) else {
      throw AlmanacError(.badInput, at: path, "not an OpenType font; put the package's own file there")
    }
    return directories.bytes.withUnsafeBufferPointer(FontFile.digest)
  }

  private func contents() throws(AlmanacError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw AlmanacError(.inputOutput, at: path, "the font cannot be read; check its permissions")
    }
  }

  private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard let digits = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes.baseAddress, gsize(bytes.count))
    else { return "" }
    defer { g_free(digits) }
    return String(cString: digits)
  }
}

/// The bytes of a font file that list its tables: one directory, or those of every font in a collection.
private struct OpenTypeDirectories {
  var bytes: [UInt8] = []

  init?(_ file: Data) {
    let collection = Array("ttcf".utf8)
    if file.prefix(4).elementsEqual(collection) {
      guard let count = OpenTypeDirectories.number(in: file, at: 8, bytes: 4), count <= 1000 else {
        return nil
      }
      for index in 0..<count {
        guard let start = OpenTypeDirectories.number(in: file, at: 12 + 4 * index, bytes: 4),
          append(from: file, at: start)
        else { return nil }
      }
    } else if !append(from: file, at: 0) {
      return nil
    }
  }

  private mutating func append(from file: Data, at start: Int) -> Bool {
    guard let tables = OpenTypeDirectories.number(in: file, at: start + 4, bytes: 2), tables > 0 else {
      return false
    }
    let end = start + 12 + 16 * tables
    guard end <= file.count else { return false }
    bytes += file[start..<end]
    return true
  }

  private static func number(in file: Data, at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset + count <= file.count else { return nil }
    return file[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
