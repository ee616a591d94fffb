/// Turns byte offsets into code-point offsets.
///
/// - Complexity: O(distance from the offset asked for before).
struct CodePointCounter {
  private let text: UnsafeBufferPointer<UInt8>
  private var byte = 0
  private var count = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func offset(of target: Int) -> Int {
    if target >= byte {
      count += CodePointCounter.count(text[byte..<target])
    } else {
      count -= CodePointCounter.count(text[target..<byte])
    }
    byte = target
    return count
  }

  private static func count(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    UnsafeBufferPointer(rebasing: bytes).reduce(0) { $0 &+ ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }
}
