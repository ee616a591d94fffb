import CCairo
import Testing

/// A PNG file as another reader sees it: Cairo's for the pixels, a list of chunks for the rest.
struct DecodedPNG {
  struct Chunk {
    let kind: String
    let data: [UInt8]
  }

  let width: Int
  let height: Int
  let chunks: [Chunk]
  private let pixels: [UInt32]

  init(_ file: [UInt8]) throws {
    chunks = try DecodedPNG.chunks(of: file)
    let reader = Reader(file)
    let surface = cairo_image_surface_create_from_png_stream(
      { context, target, count in
        guard let context, let target else { return CAIRO_STATUS_READ_ERROR }
        return Unmanaged<Reader>.fromOpaque(context).takeUnretainedValue().read(Int(count), into: target)
      }, Unmanaged.passUnretained(reader).toOpaque())
    defer { cairo_surface_destroy(surface) }
    try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let data = try #require(cairo_image_surface_get_data(surface))
    var pixels: [UInt32] = []
    for row in 0..<height {
      let start = UnsafeRawPointer(data + row * stride)
      for column in 0..<width {
        pixels.append(start.load(fromByteOffset: 4 * column, as: UInt32.self) & 0xFFFFFF)
      }
    }
    self.pixels = pixels
  }

  /// 0xRRGGBB.
  subscript(x: Int, y: Int) -> UInt32 { pixels[y * width + x] }

  /// The columns that have a pixel of another colour than `background`, first and last.
  func inkedColumns(background: UInt32 = 0xFFFFFF) -> ClosedRange<Int>? {
    let inked = (0..<width).filter { x in (0..<height).contains { self[x, $0] != background } }
    guard let first = inked.first, let last = inked.last else { return nil }
    return first...last
  }

  private static func chunks(of file: [UInt8]) throws -> [Chunk] {
    try #require(file.starts(with: [137, 80, 78, 71, 13, 10, 26, 10]))
    var chunks: [Chunk] = []
    var at = 8
    while at < file.count {
      let length = file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
      let data = Array(file[at + 8..<at + 8 + length])
      chunks.append(Chunk(kind: String(decoding: file[at + 4..<at + 8], as: UTF8.self), data: data))
      at += 12 + length
    }
    return chunks
  }

  private final class Reader {
    private let bytes: [UInt8]
    private var at = 0
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(_ count: Int, into target: UnsafeMutablePointer<UInt8>) -> cairo_status_t {
      guard at + count <= bytes.count else { return CAIRO_STATUS_READ_ERROR }
      for index in 0..<count { target[index] = bytes[at + index] }
      at += count
      return CAIRO_STATUS_SUCCESS
    }
  }
}
