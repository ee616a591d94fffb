internal import Synchronization

/// The text of a code, kept once a process: equal texts are one place in memory, so that codes are compared, hashed and
/// copied like integers. A text once met is never given up; there are as many as catalogues, stores and users name.
@usableFromInline
package struct CodeText: Hashable, @unchecked Sendable {
  @usableFromInline
  struct Entry {
    @usableFromInline let string: String
    @usableFromInline let number: Int
  }

  /// Points at a value that is never changed and never freed.
  @usableFromInline let entry: UnsafePointer<Entry>

  private static let known = Mutex<[String: CodeText]>([:])

  init(_ string: String) {
    self = CodeText.known.withLock { known in
      if let text = known[string] { return text }
      let text = CodeText(entry: CodeText.place(Entry(string: string, number: known.count)))
      known[string] = text
      return text
    }
  }

  private init(entry: UnsafePointer<Entry>) { self.entry = entry }

  private static func place(_ entry: Entry) -> UnsafePointer<Entry> {
    let place = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
    place.initialize(to: entry)
    return UnsafePointer(place)
  }

  @inlinable var string: String { entry.pointee.string }
  @inlinable var number: Int { entry.pointee.number }

  @inlinable
  package static func == (a: CodeText, b: CodeText) -> Bool {
    UInt(bitPattern: a.entry) == UInt(bitPattern: b.entry)
  }

  @inlinable
  package func hash(into hasher: inout Hasher) { hasher.combine(UInt(bitPattern: entry)) }
}
