/// The tokens of one sentence, read in place: no copy and no counting of references on the way to a token. Indexes are
/// those of the document's tokens. Valid only inside `withTokenRun`.
struct TokenRun: RandomAccessCollection {
  private let first: UnsafePointer<Token>
  let startIndex: Int
  let endIndex: Int

  fileprivate init(_ tokens: UnsafeBufferPointer<Token>, _ base: UnsafePointer<Token>, from startIndex: Int) {
    first = base
    self.startIndex = startIndex
    endIndex = startIndex + tokens.count
  }

  @inline(__always)
  subscript(index: Int) -> Token {
    precondition(index >= startIndex && index < endIndex, "a token outside its sentence")
    return first[index - startIndex]
  }
}

extension ArraySlice<Token> {
  /// Calls `body` with the tokens in place; nil for no tokens.
  @inline(__always)
  func withTokenRun<Result>(_ body: (TokenRun) -> Result) -> Result? {
    withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { body(TokenRun(buffer, $0, from: startIndex)) }
    }
  }
}
