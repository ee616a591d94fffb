package import AlmanacModel
internal import Foundation

/// The scores no change may fall below, by set and measure.
package struct Floors: Sendable, Hashable {
  package var sets: [String: [String: Double]]

  package init(sets: [String: [String: Double]] = [:]) { self.sets = sets }

  /// - Throws: `AlmanacError` 66 if there is no such file, 65 if it is not an object of sets of measures 0…1.
  package init(file path: String) throws(AlmanacError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw AlmanacError(
        .noInput, at: path, "no such file; 'almanac-eval --record-floors' writes it from the scores")
    }
    guard let sets = try? JSONDecoder().decode([String: [String: Double]].self, from: data) else {
      throw AlmanacError(
        .badInput, at: path, "is no list of floors; write {\"corpus\": {\"strict_f1\": 0.9}}")
    }
    for (name, measures) in sets {
      for (measure, floor) in measures
      where !Score.measureNames.contains(measure) || !(0...1).contains(floor) {
        throw AlmanacError(
          .badInput, at: path,
          "\(name): '\(measure)' \(floor) is no floor; measures are \(Score.measureNames.joined(separator: ", ")), from 0 to 1"
        )
      }
    }
    self.sets = sets
  }

  /// One sentence for each measure of `score` that is below its floor.
  package func broken(by score: Score, set name: String) -> [String] {
    (sets[name] ?? [:]).sorted { $0.key < $1.key }.compactMap { measure, floor in
      guard let value = score.measure(measure), value < floor else { return nil }
      return
        "\(name): \(measure) is \(Thousandths(value, .down).text), its floor is \(Thousandths(floor).text)"
    }
  }

  /// Raises the floors of a set to a hundredth below what `score` reaches, so that a change may trade one claim for
  /// another; where all is right, all must stay right. A floor never falls.
  ///
  /// How many of the sure claims must be right is no matter of what is reached: those floors are written by hand.
  package mutating func raise(to score: Score, set name: String) {
    for measure in ["detection_f1", "strict_f1", "full_f1"] {
      guard let value = score.measure(measure) else { continue }
      let floor = value == 1 ? 1 : max(0, Thousandths(value - 0.01, .down).value)
      sets[name, default: [:]][measure] = max(floor, sets[name]?[measure] ?? 0)
    }
  }

  /// The file's text: sets and measures in alphabetical order, three decimals.
  package var json: String {
    let sets = sets.sorted { $0.key < $1.key }.map { name, measures in
      let lines = measures.sorted { $0.key < $1.key }.map { "    \"\($0)\": \(Thousandths($1).text)" }
      return "  \"\(name)\": {\n\(lines.joined(separator: ",\n"))\n  }"
    }
    return "{\n\(sets.joined(separator: ",\n"))\n}\n"
  }
}

extension Score {
  package static let measureNames = ["detection_f1", "strict_f1", "full_f1", "sure_right", "sure_share"]

  /// A measure by its name, 0…1; nil for an unknown one.
  package func measure(_ name: String) -> Double? {
    switch name {
    case "detection_f1": detection.f1
    case "strict_f1": strict.f1
    case "full_f1": full.f1
    case "sure_right": reliability.sureRight
    case "sure_share":
      claimCount == 0 ? 0 : Double(reliability.sureCount) / Double(claimCount)
    default: nil
    }
  }
}

/// A share with three decimals.
struct Thousandths {
  private let count: Int

  init(_ share: Double, _ rule: FloatingPointRoundingRule = .toNearestOrEven) {
    count = Int((share * 1000).rounded(rule))
  }

  var value: Double { Double(count) / 1000 }
  var text: String { "\(count / 1000).\(String(count % 1000 + 1000).dropFirst())" }
}
