/// The phrases as a trie over the numbers of their words; node 0 is the root.
struct PhraseTrie: Sendable {
  /// The root's children by word, the others' in a table of open addressing by node and word.
  private var rootChildren: [Int32] = []
  private var slots: [(key: UInt64, node: Int32)] = Array(repeating: (0, 0), count: 1 << 14)
  private var mask = 1 << 14 - 1
  private var slotCount = 0
  private var nodeCount: Int32 = 1

  var count: Int { Int(nodeCount) }

  /// The node that `word` leads to from `node`, 0 if no phrase goes on that way.
  @inline(__always)
  func step(_ node: Int32, _ word: WordID) -> Int32 {
    if node == 0 { return Int(word) < rootChildren.count ? rootChildren[Int(word)] : 0 }
    let key = PhraseTrie.key(node, word)
    var index = PhraseTrie.place(of: key) & mask
    while slots[index].node != 0 {
      if slots[index].key == key { return slots[index].node }
      index = (index + 1) & mask
    }
    return 0
  }

  /// The words that begin a phrase, with the nodes they lead to.
  var openers: some Sequence<(word: WordID, node: Int32)> {
    rootChildren.enumerated().lazy.filter { $0.element != 0 }.map { (WordID($0.offset), $0.element) }
  }

  /// The node that `word` leads to from `node`, made if there is none.
  mutating func insert(_ word: WordID, after node: Int32) -> Int32 {
    let known = step(node, word)
    guard known == 0 else { return known }
    let next = nodeCount
    nodeCount += 1
    if node == 0 {
      while rootChildren.count <= Int(word) { rootChildren.append(0) }
      rootChildren[Int(word)] = next
    } else {
      slotCount += 1
      if slotCount * 3 > slots.count { grow() }
      place((PhraseTrie.key(node, word), next))
    }
    return next
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.node != 0 { place(slot) }
  }

  private mutating func place(_ slot: (key: UInt64, node: Int32)) {
    var index = PhraseTrie.place(of: slot.key) & mask
    while slots[index].node != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  @inline(__always)
  private static func place(of key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32)
  }

  @inline(__always)
  private static func key(_ node: Int32, _ word: WordID) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
