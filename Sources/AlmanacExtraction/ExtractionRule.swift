/// A rule of the grammar, named so that one can be left out and a test can show what it is for.
///
/// `RuleSet.contains` is asked where the rule stands in the code; the rules of claims ask it through the `Reading`.
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

  // How the numbers of a sentence hang together.
  case amountOfComparison, movementOrigin, toldAsBefore, listedComparison, listedNumber
  case bracketedApposition, comparedNumber, reachedAmount, directedApposition, commaApposition
  case countedApart, placeNotCompared, comparedPeriod, comparedGerund

  // What kind of statement a number makes.
  case breakdownLabel, perCentOf, changeBeforePart, signedPercentage, partnerShare, ofWhich, listedShare
  case absoluteChange, countChangesBy, reachedLevel, passedBound, directedWordBefore, changeNounOf
  case changeVerb, changeNounBefore, plainChangeNoun, changeNounAfter, directedWordAfter
  case shareWordBefore, shareNounAfter, indexOfPeriod, indexWord, rankNoun, firstOfRole, nthLargest
  case rankVerb

  // Its unit, its kind and its indicator from the numbers around it, and what the next sentence goes on with.
  case linkedUnit, coordinatedUnit, unitOfNext, elidedPercent, unitGoesOn, sharedScale, leadingTo
  case negatedQualifier, spelledSign, moneyOfNothing, noFutureFact, kindOfComparison, kindGoesOn
  case elidedRank, usualKind, ratioIsNoShare, indicatorOfNumberBefore, labelNames, indicatorOfParagraph
  case indicatorOfHeading, indicatorOfPaper, indexReading, elidedCount, areasOfNumberBefore
  case countryOfPark, areaOfClaimBefore, areaOfText, areasOfClaimBefore, areasOfHeading
  case partnerOfHeading, areasOfSentenceBefore, areasOfTitle, placeOfDispatch, homeArea, areaOfOpening
  case quotedArea, areasOfPaper, baseOfParagraph, monthBefore, periodAhead, quotedStands, presentStock
  case presentTense, areasGoOn, periodBeforeFrom, promiseToHost, flowOfNoDay, periodOfPaper
  case periodOfOwner, periodOfParagraph, periodOfHeading, balanceGoesOn, partsOfPeriod, latestFact
  case oneAmongAll, partOfWhole, pairGoesOn

  // What it measures.
  case wholeOfParts, coordinatedIndicators, carriedIndicator, roleNoun, flowOfLabel, followingIndicator
  case genericOfSentence, genericKin, genericOfText, indicatorOfNumber, objectIsNoSubject, ratioOfWhole
  case indicatorAfter, sharedWhole, fittingUnit

  // Money for one of something.
  case currencyMove, pricePerUnit, moneyForMoney, labelledExchangeRate, currencySubject

  // Counts, accounts, currencies, signs and plans.
  case measuredUnit, announcedInvestment, companiesOfPark, membersOfGroup, countriesOfPark, countedUnit
  case namedGroup, moneyPerShare, accountsAfter, companyAccounts, balanceSign, areaOfZone
  case sharedCurrency, spelledCurrency, localCurrency, newcomersAreFlow
  case declaredIsPlanned, agreedMoney, comparedFact, planWord, forecastWord, listModality, targetDate
  case measuredAgainstPlan

  // Whose figure it is.
  case pairRole, senderRole, receiverRole, hostRole, balanceRole, shareOwner, tiedPartner, listedPartner
  case pairOfSentence, partnerNotSubject, homeFirst, buyerIsSubject, investorIsSubject, ownerIsHost
  case oneAmongWorld, partIsSubject, partNamedItself, wholeTrade, parkOfAll, listedAlone
  case respectiveAreas, ownClause, followingArea, areaOfAnother, worldInPassing, areaElsewhere
  case ownerNotAfter

  // When it holds and against what.
  case periodOfComparison, periodOfOrigin, figureOfPeriod, whenClause, changeSince, rankSince
  case averageOverYears, changeOverYears, reachedInLastYear, foreseenIsAhead, statedBase, impliedBase
  case revisedFigure, periodBefore, planForNoWeekday, periodOfAnother, recordSince, saidWhen
  case bracketedPeriod, nowIsWeak, periodAtOnce, openingPeriod, listedPeriods, listedPeriodsBefore
  case monthAhead, monthPast, monthBeforeAnchor, monthNotYetPast

  // Mentions and clauses.
  case historicArea, topicWord, currencyPaidFor, genericFamily, areaInsideZone, productOfFlow
  case productInPhrase, boughtProduct, reporter, placeOfOwner, adjectiveOfParty, goodsOfSeller
  case joinedAreas, nameBeforeNoun, modifierOfName, listedAreas, givenTo, countedIsNoPlan, question
  case supposition, condition, placeOfPartner, areaBeside, commaBoundary, labelColon, ofWhichBoundary
  case breakerBoundary, conjunctionBoundary

  // What the text around says.
  case periodOfSentenceBefore, indicatorOfSentenceBefore, dispatchParagraphs, nameBeforeAdjective
}

extension ExtractionRule {
  /// The rules of numbers, their noise and periods: every one but those of claims, which follow in the list.
  package static let ofQuantities = allCases.filter { $0.rawValue <= ExtractionRule.yearBeforePart.rawValue }

  /// The rules by which numbers become claims.
  package static let ofClaims = allCases.filter { $0.rawValue > ExtractionRule.yearBeforePart.rawValue }
}

/// The rules in force: all, or all but one.
struct RuleSet: Sendable {
  private let left: Int

  static let all = RuleSet(left: -1)

  static func all(without rule: ExtractionRule?) -> RuleSet { RuleSet(left: rule?.rawValue ?? -1) }

  @inline(__always)
  func contains(_ rule: ExtractionRule) -> Bool { rule.rawValue != left }
}
