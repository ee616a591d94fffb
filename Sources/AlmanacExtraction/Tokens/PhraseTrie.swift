/// The phrases as a trie over the numbers of their words, laid out for reading.
///
/// Each node is a run of numbers in one array: how many phrases end at it and how many words lead on, then these phrases
/// with what matching asks of them, then the words in order, then the nodes they lead to. What a common word may begin
/// lies in one place in memory, and a node is the place where its run begins; 0 is none.
struct PhraseTrie: Sendable {
  private let data: [Int32]
  /// The nodes of the words that open a phrase, by word.
  private let roots: [Int32]

  /// - Parameters:
  ///   - outputs: the entries that end at each node, end to end, and where each node's begin and the last end.
  ///   - matching: what matching asks of an entry.
  init(
    _ builder: PhraseTrieBuilder, outputs: (starts: [Int32], entries: [Int32]),
    matching: (Int32) -> Lexicon.Matching
  ) {
    let edges = builder.edges.sorted { ($0.node, $0.word) < ($1.node, $1.word) }
    var starts = Array(repeating: 0, count: builder.count + 1)
    for edge in edges { starts[Int(edge.node) + 1] += 1 }
    for node in 0..<builder.count { starts[node + 1] += starts[node] }
    func children(_ node: Int) -> ArraySlice<(node: Int32, word: WordID, child: Int32)> {
      edges[starts[node]..<starts[node + 1]]
    }
    // A node follows its parent, so that phrases of one first word lie together.
    var places = Array(repeating: Int32(0), count: builder.count)
    var order: [Int] = []
    var stack = children(0).reversed().map { Int($0.child) }
    var end = 1
    while let node = stack.popLast() {
      places[node] = Int32(end)
      order.append(node)
      end += 2 + 2 * Int(outputs.starts[node + 1] - outputs.starts[node]) + 2 * children(node).count
      for edge in children(node).reversed() { stack.append(Int(edge.child)) }
    }
    var data: [Int32] = [0]
    data.reserveCapacity(end)
    for node in order {
      let entries = outputs.entries[Int(outputs.starts[node])..<Int(outputs.starts[node + 1])]
      data.append(Int32(entries.count))
      data.append(Int32(children(node).count))
      for entry in entries {
        data.append(entry)
        data.append(matching(entry).packed)
      }
      for edge in children(node) { data.append(edge.word) }
      for edge in children(node) { data.append(places[Int(edge.child)]) }
    }
    self.data = data
    var roots: [Int32] = []
    for edge in children(0) {
      while roots.count <= Int(edge.word) { roots.append(0) }
      roots[Int(edge.word)] = places[Int(edge.child)]
    }
    self.roots = roots
  }

  /// The node of the phrases that `word` opens, 0 if there are none.
  @inline(__always)
  func opener(_ word: WordID) -> Int { Int(word) < roots.count ? Int(roots[Int(word)]) : 0 }

  /// How many phrases end at a node.
  @inline(__always)
  func outputCount(_ node: Int) -> Int { Int(data[node]) }

  /// An entry whose phrase ends at a node, and what matching asks of it.
  @inline(__always)
  func output(_ index: Int, of node: Int) -> (entry: Int32, matching: Lexicon.Matching) {
    let place = node + 2 + 2 * index
    return (data[place], Lexicon.Matching(packed: data[place + 1]))
  }

  /// The node that `word` leads to, 0 if no phrase goes on that way.
  @inline(__always)
  func step(_ node: Int, _ word: WordID) -> Int {
    let count = Int(data[node + 1])
    let start = node + 2 + 2 * Int(data[node])
    var low = start
    var high = start + count
    while low < high {
      let middle = (low + high) / 2
      if data[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < start + count && data[low] == word ? Int(data[low + count]) : 0
  }

  /// The words that open a phrase, with their nodes.
  var openers: some Sequence<(word: WordID, node: Int)> {
    roots.enumerated().lazy.filter { $0.element != 0 }.map { (WordID($0.offset), Int($0.element)) }
  }
}

/// A trie to which words are added.
struct PhraseTrieBuilder {
  private(set) var edges: [(node: Int32, word: WordID, child: Int32)] = []
  /// How many nodes there are.
  private(set) var count = 1
  private var places: [UInt64: Int32] = [:]

  /// The node that `word` leads to from `node`, made if there is none.
  mutating func insert(_ word: WordID, after node: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    if let known = places[key] { return known }
    let next = Int32(count)
    count += 1
    places[key] = next
    edges.append((node, word, next))
    return next
  }
}
