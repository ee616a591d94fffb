/// A rule of the grammar, named so that one can be left out and a test can show what it is for.
///
/// Numbers and periods ask `RuleSet.contains` where the rule stands in the code; claim rules join the same list.
package enum ExtractionRule: Int, CaseIterable, Sendable {
  // How numbers are written.
  case commaGroups, indianGroups, pointGroups, blankGroups, apostropheGroups, decimalPoint, decimalComma
  case leadingPoint, scientificNotation, signMark, signWord, fractionSign, slashFraction, mixedFraction
  case hyphenatedTens, hundreds, andInWords, articleAsOne, dozen, spokenPoint, wordFraction, halfOf, andAHalf
  case magnitudeWord, gluedMagnitude, fractionOfMagnitude, smallerPart, pronounOne, bareMagnitude, coupleOf
  case scoreOf, overFraction, compoundFraction

  // Their units.
  case prefixCurrency, suffixUnit, hyphenatedUnit, ofUnit, currencyTwice, scaledCurrencyCode, subunit
  case dollarsAndCents, timeUnit, fractionOfUnit, signBelongsToNext, rateOfMeasure, poundsOfWeight,
    unitAndHalf, inchesAfterFeet

  // Several numbers together.
  case dashRange, toRange, betweenRange, orRange, plusMinusRange, boundedTwice, intervalBrackets
  case sharedMagnitude, changeFromTo, sharedUnit, carriedCurrency, fractionRange, dottedRange, symmetricSpread

  // Other shapes.
  case multipleWord, multipleSuffix, digitOrdinal, wordOrdinal, compoundOrdinal, numberedRank
  case oneInMany, countedNoun, fractionNotOrdinal, multipleRange, articleOfPoint, pointOfRate

  // What stands around them.
  case qualifierBefore, qualifierAfter, plusSignAfter

  // Numbers that are no quantities.
  case labelNoise, citationNoise, listMarkerNoise, identifierNoise, clockNoise, telephoneNoise, referenceNoise
  case legalNoise, durationNoise, groupNoise, scoreNoise, measureNoise

  // Periods.
  case calendarYear, yearSpan, decade, century, quarterCode, gluedQuarterCode, numericDay, dayBeforeMonth
  case monthBeforeDay, monthOfYear, monthSpan, monthAlone, monthOrWord, halfOrQuarterOfYear, firstMonths
  case barePartsOfYear, relativePhrase, relativeMonth, samePeriod, spanToNow, spanAhead, unitsAgo
  case fromToPeriods, weekday, season, sinceSpan, spokenYear, dayRange, dayOfMonthAlone, weekOf, holiday
  case slashDay, monthInSmallLetters, oldYear, decadeWord, yearBeforePart
}

extension ExtractionRule {
  /// The rules of numbers, their noise and periods: every one but those of claims, which follow in the list.
  package static let ofQuantities = allCases.filter { $0.rawValue <= ExtractionRule.yearBeforePart.rawValue }
}

/// The rules in force: all, or all but one.
struct RuleSet: Sendable {
  private let left: Int

  static let all = RuleSet(left: -1)

  static func all(without rule: ExtractionRule?) -> RuleSet { RuleSet(left: rule?.rawValue ?? -1) }

  @inline(__always)
  func contains(_ rule: ExtractionRule) -> Bool { rule.rawValue != left }
}
