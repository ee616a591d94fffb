internal import AlmanacModel
internal import CCairo

/// A fontconfig that knows the given files and nothing else: no system or user configuration reaches it.
final class FontConfiguration: Sendable {
  /// Only read once filled, which fontconfig allows from several threads.
  nonisolated(unsafe) let handle: OpaquePointer
  let files: [FontFile]

  /// - Throws: `AlmanacError` (65) if a file is no font.
  init(_ files: [FontFile]) throws(AlmanacError) {
    FontConfiguration.shutOutTheSystem
    guard let config = FcConfigCreate() else {
      throw AlmanacError(.internalFault, at: "fontconfig", "no memory for a configuration")
    }
    for file in files where FcConfigAppFontAddFile(config, file.path) == 0 {
      FcConfigDestroy(config)
      throw AlmanacError(.badInput, at: file.path, "not a font that can be read; install its package again")
    }
    handle = config
    self.files = files
  }

  deinit { FcConfigDestroy(handle) }

  /// Whether each file has a glyph for `scalar`.
  func covers(_ scalar: Unicode.Scalar) -> Bool {
    guard let fonts = FcConfigGetFonts(handle, FcSetApplication)?.pointee else { return false }
    return (0..<Int(fonts.nfont)).allSatisfy { index in
      var set: OpaquePointer?
      return FcPatternGetCharSet(fonts.fonts[index], FC_CHARSET, 0, &set) == FcResultMatch
        && FcCharSetHasChar(set, scalar.value) != 0
    }
  }

  /// Pango asks for fontconfig's default configuration in the background; an empty one keeps the system's from
  /// being read for nothing. Evaluated once.
  private static let shutOutTheSystem: Void = {
    guard let empty = FcConfigCreate() else { return }
    _ = FcConfigSetCurrent(empty)
    FcConfigDestroy(empty)
  }()
}
