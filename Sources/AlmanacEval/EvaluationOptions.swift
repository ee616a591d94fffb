internal import AlmanacModel

/// What `almanac-eval` is asked for.
struct EvaluationOptions {
  static let usage = """
    usage: almanac-eval [--set NAME] [--document NAME] [--errors N] [--dump FILE] [--corpus FOLDER]
           almanac-eval --record-floors
           almanac-eval --explain TEXT [--published DATE]

    Scores extraction on the labelled texts of the tests. Exits with 1 if a score is below its recorded floor.

      --set NAME        only this set: seed, corpus, newswire, profiles or press
      --document NAME   only documents whose name holds NAME; no floors
      --errors N        list N errors of each set, the surest first (12)
      --dump FILE       write a JSON line for each claim found or missed: outcome, confidence, reasons,
                        the score and source of each part, the fields that are right
      --corpus FOLDER   score a folder of documents with gold.jsonl, or a file of labelled texts (.jsonl), instead
      --record-floors   raise the floors in Tests/Fixtures/floors.json to the scores reached
      --explain TEXT    show how the sentences of a text are read
    """

  var errors = 12
  var set: String?
  var document: String?
  var corpus: String?
  var dump: String?
  var explain: String?
  var published: CalendarDay?
  var recordsFloors = false
  var wantsHelp = false

  init(_ arguments: [String]) throws(AlmanacError) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--record-floors": recordsFloors = true
      case "--help", "-h": wantsHelp = true
      default:
        guard let value = rest.popFirst() else {
          throw AlmanacError(.usage, at: option, "is unknown or lacks its value; see almanac-eval --help")
        }
        try set(option, value)
      }
    }
  }

  private mutating func set(_ option: String, _ value: String) throws(AlmanacError) {
    switch option {
    case "--errors":
      guard let count = Int(value), count >= 0 else {
        throw AlmanacError(.usage, at: option, "'\(value)' is no count; write 20")
      }
      errors = count
    case "--published":
      guard let day = CalendarDay(value) else {
        throw AlmanacError(.usage, at: option, "'\(value)' is no date; write 2023-05-24")
      }
      published = day
    case "--set": set = value
    case "--document": document = value
    case "--explain": explain = value
    case "--corpus": corpus = value
    case "--dump": dump = value
    default: throw AlmanacError(.usage, at: option, "is unknown; see almanac-eval --help")
    }
  }
}
