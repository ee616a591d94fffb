internal import AlmanacModel
internal import Foundation

/// Several files that belong together, written whole: all to temporary names first, then renamed one after
/// another, so that a full device or an unwritable folder leaves every old file as it was.
struct AtomicFiles {
  private var pending: [(temporary: String, path: String, shownAs: String)] = []

  /// - Throws: `AlmanacError` 73 if the folder or the device does not take it; nothing is left behind.
  mutating func stage(_ bytes: [UInt8], at path: String, shownAs: String) throws(AlmanacError) {
    let temporary = "\(path).almanac-new"
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
      discard()
      throw AlmanacError(.cannotWrite, at: shownAs, "is a folder where a file is to be written; move it away")
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: temporary))
    } catch {
      unlink(temporary)
      discard()
      throw AtomicFiles.unwritable(shownAs)
    }
    pending.append((temporary, path, shownAs))
  }

  /// - Throws: `AlmanacError` 73.
  mutating func commit() throws(AlmanacError) {
    defer { discard() }
    while let file = pending.first {
      guard rename(file.temporary, file.path) == 0 else { throw AtomicFiles.unwritable(file.shownAs) }
      pending.removeFirst()
    }
  }

  private mutating func discard() {
    for file in pending { unlink(file.temporary) }
    pending = []
  }

  private static func unwritable(_ path: String) -> AlmanacError {
    AlmanacError(
      .cannotWrite, at: path,
      "cannot be written; check that the folder exists, is writable and has space left")
  }
}
