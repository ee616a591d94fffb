internal import AlmanacModel

/// What was spoken of before a number, latest first.
struct RecentIndicators {
  var ofNumber: IndicatorCode?
  var ofParagraph: IndicatorCode?
  var ofHeading: IndicatorCode?
  var ofPaper: IndicatorCode?

  func first(where isWanted: (IndicatorCode) -> Bool) -> IndicatorCode? {
    if let code = ofNumber, isWanted(code) { return code }
    if let code = ofParagraph, isWanted(code) { return code }
    if let code = ofHeading, isWanted(code) { return code }
    if let code = ofPaper, isWanted(code) { return code }
    return nil
  }
}
