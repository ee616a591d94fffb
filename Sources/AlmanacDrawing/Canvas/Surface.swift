internal import AlmanacModel
internal import CCairo

/// A Cairo surface that is destroyed with its owner.
struct Surface: ~Copyable {
  let handle: OpaquePointer

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit { cairo_surface_destroy(handle) }

  /// - Throws: `AlmanacError` (70) with Cairo's own words if anything failed on the surface so far.
  func check(at place: String) throws(AlmanacError) {
    try Canvas.check(cairo_surface_status(handle), at: place)
  }
}

/// Bytes that C code hands over piece by piece.
final class ByteSink {
  var bytes: [UInt8] = []

  func append(_ piece: UnsafePointer<UInt8>?, count: Int) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: piece, count: count))
  }

  /// For a callback's context; valid as long as this object is alive.
  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static func at(_ context: UnsafeMutableRawPointer) -> ByteSink {
    Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
  }
}
