internal import AlmanacModel
internal import CCairo

/// A Cairo surface that is finished and destroyed with its owner.
struct Surface: ~Copyable {
  let handle: OpaquePointer
  /// Where the surface writes to, which it does until it is finished.
  private let sink: ByteSink?

  init(_ handle: OpaquePointer, writingTo sink: ByteSink? = nil) {
    self.handle = handle
    self.sink = sink
  }

  deinit {
    // A canvas may still hold the surface; finished, it no longer writes.
    cairo_surface_finish(handle)
    cairo_surface_destroy(handle)
    withExtendedLifetime(sink) {}
  }

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
