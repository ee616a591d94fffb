internal import AlmanacModel

/// A sentence or a row of a table with numbers, as an observer of a pass is shown it.
struct ReadSentence {
  var text: String
  var bytes: Range<Int>
  var reading: Reading
  /// How each number was bound; nil for the row of a table, which is read by its labels.
  var pass: SentencePass?
  /// What stands above the row of a table: captions and heads.
  var labels: [(what: String, words: String)] = []
  var claims: [BoundClaim]
}
