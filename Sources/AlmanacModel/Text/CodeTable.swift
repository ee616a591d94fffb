/// Values by code, found without hashing.
package struct CodeTable<Key: Code, Value: Sendable>: Sendable {
  @usableFromInline var places: [Int32] = []
  @usableFromInline var all: [Value] = []

  package var values: [Value] { all }

  package init(_ entries: some Sequence<(key: Key, value: Value)>) {
    for entry in entries {
      while places.count <= entry.key.number { places.append(-1) }
      places[entry.key.number] = Int32(all.count)
      all.append(entry.value)
    }
  }

  @inlinable
  package subscript(key: Key) -> Value? {
    let number = key.number
    guard number < places.count, places[number] >= 0 else { return nil }
    return all[Int(places[number])]
  }
}
