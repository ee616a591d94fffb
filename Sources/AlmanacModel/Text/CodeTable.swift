/// Values by code, found without hashing.
package struct CodeTable<Key: Code, Value: Sendable>: Sendable {
  private var places: [Int32] = []
  package private(set) var values: [Value] = []

  package init(_ entries: some Sequence<(key: Key, value: Value)>) {
    for entry in entries {
      while places.count <= entry.key.number { places.append(-1) }
      places[entry.key.number] = Int32(values.count)
      values.append(entry.value)
    }
  }

  @inline(__always)
  package subscript(key: Key) -> Value? {
    let number = key.number
    guard number < places.count, places[number] >= 0 else { return nil }
    return values[Int(places[number])]
  }
}
