internal import AlmanacModel
internal import Foundation

/// Writes whole files: to a temporary name beside the place, then renamed, so that nothing is ever half-written.
enum FileWriter {
  /// - Throws: `AlmanacError` 73 if the folder or the device does not take it; the old file is left as it was.
  static func write(_ bytes: [UInt8], to path: String) throws(AlmanacError) {
    let temporary = path + ".almanac-new"
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: temporary))
      guard rename(temporary, path) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    } catch {
      unlink(temporary)
      throw AlmanacError(
        .cannotWrite, at: path,
        "cannot be written; check that the folder exists, is writable and has space left")
    }
  }
}
