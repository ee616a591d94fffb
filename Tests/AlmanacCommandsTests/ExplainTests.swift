import AlmanacModel
import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

private let text =
  "In 2022, exports of Belarus to China rose by 76.5 percent to 1.6 billion dollars, see section 4."

/// The lines of an explanation that begin with `word`, without it.
private func lines(_ word: String, of output: String) -> [String] {
  output.split(separator: "\n").filter { $0.hasPrefix(word + " ") }.map {
    $0.dropFirst(word.count).drop { $0 == " " }.description
  }
}

@Test
func `explain shows the sentence, what its words were taken for, and why each number is a claim or none`()
  throws
{
  let outcome = try Session().run("extract", "--explain", "--text", text)
  #expect(outcome.code == 0 && outcome.errors == "")
  #expect(lines("sentence", of: outcome.output) == ["0–96 \(text)"])
  #expect(lines("tokens", of: outcome.output).first?.hasPrefix("In·2022·,·exports·of·Belarus") == true)
  #expect(lines("area", of: outcome.output) == ["“Belarus” BLR, of", "“China” CHN, to"])
  #expect(lines("indicator", of: outcome.output) == ["“exports” exports, named"])
  #expect(lines("period", of: outcome.output) == ["“In 2022” 2022, at"])
  #expect(lines("cues", of: outcome.output).first?.contains("“rose” up_verb") == true)
  #expect(
    lines("number", of: outcome.output) == [
      "“76.5 percent” percent 76.5 PERCENT",
      "“1.6 billion dollars” money 1600000000 USD, reached of “76.5 percent”",
      "“4” number 4: no claim, reference",
    ])
  #expect(
    lines("  claim", of: outcome.output) == [
      "change exports BLR → CHN 2022 against 2021: 76.5 PERCENT, exact, actual",
      "level exports BLR → CHN 2022: 1600000000 USD, exact, actual",
    ])
  #expect(lines("  kind", of: outcome.output).first?.contains("“rose”") == true)
  #expect(lines("  areas", of: outcome.output).count == 2)
  #expect(lines("  sure", of: outcome.output).count == 2)
}

@Test func `explain names what was inherited, and what the text before offers`() throws {
  let outcome = try Session().run(
    "extract", "--explain", "--text", "Exports of Chile to Peru were €2 billion in 2020. They had risen 4 %.")
  #expect(lines("before", of: outcome.output).last?.contains("areas of the claim before: CHL PER") == true)
  #expect(lines("  areas", of: outcome.output).last?.contains("CHL → PER") == true)
  #expect(lines("  areas", of: outcome.output).last?.contains("areas of the claim before") == true)
  #expect(lines("  period", of: outcome.output).last?.contains("period of the sentence before") == true)
  #expect(lines("  indicator", of: outcome.output).last?.contains("indicator of the sentence before") == true)
}

@Test func `explain lists the candidates for what a number measures`() throws {
  let outcome = try Session().run(
    "extract", "--explain", "--text", "Exports of Chile rose 14 %, while its imports were 3 % lower.")
  let candidates = lines("  of", of: outcome.output)
  #expect(candidates.count == 2)
  #expect(candidates.allSatisfy { $0.contains("exports ") && $0.contains("imports ") })
}

@Test func `explain lists the candidates for when a number holds`() throws {
  let outcome = try Session().run(
    "extract", "--explain", "--text",
    "In 2019 exports of Chile were €2 billion, in 2020 they reached €3 billion.")
  let candidates = lines("  of", of: outcome.output)
  #expect(candidates.count == 2)
  #expect(candidates.allSatisfy { $0.contains("2019 ") && $0.contains("2020 ") && $0.contains("“in 2020”") })
}

@Test func `explain as JSON has the claims of the contract, with offsets in the document`() throws {
  let session = try Session()
  try session.folder.write(
    "Note\n\n\(text)\n\n| Year | Exports of Chile |\n|--|--|\n| 2020 | $5 |\n", to: "a.md")
  let plain = try session.run("extract", "a.md", "--format", "jsonl").output.split(separator: "\n").map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
  let output = session.run("extract", "a.md", "--explain", "--format", "jsonl").output
  let sentences = try output.split(separator: "\n").map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
  let numbers = sentences.flatMap { $0["numbers"] as? [[String: Any]] ?? [] }
  let claims = numbers.compactMap { $0["claim"] as? [String: Any] }
  #expect(claims.count == 3)
  #expect(claims.map { $0["start"] as? Int } == plain.map { $0["start"] as? Int })
  #expect(sentences.allSatisfy { $0["document"] as? String == "a.md" })
  #expect(numbers.contains { $0["objection"] as? String == "reference" })
  let list = session.run("extract", "a.md", "--explain", "--format", "json").output
  #expect((try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [Any])?.count == sentences.count)
}

@Test func `explain shows what stands above the row of a table`() throws {
  let session = try Session()
  try session.folder.write(
    "Table 1. Exports of Chile, USD million\n\n| Year | Value |\n|--|--|\n| 2020 | 5 |\n", to: "a.md")
  let output = session.run("extract", "--explain", "a.md").output
  #expect(
    lines("before", of: output).last
      == "caption: Table 1. Exports of Chile, USD million, head: | Year | Value |")
  #expect(lines("  claim", of: output) == ["level exports CHL 2020: 5000000 USD, exact, actual"])
}

@Test func `explain answers each input line, bad ones too`() throws {
  let input = "{\"id\":\"a\",\"text\":\"Exports of Chile rose 5 % in 2020.\"}\nx\n"
  let people = try Session().run("extract", "--explain", "--input-format", "jsonl", "-", input: input)
  #expect(people.code == 2)
  #expect(lines("id", of: people.output) == ["\"a\"", "null"])
  #expect(lines("error", of: people.output) == ["not valid JSON at byte 0: '{' is expected here"])
  #expect(lines("number", of: people.output) == ["“5 %” percent 5 PERCENT"])
  let json = try Session().run(
    "extract", "--explain", "--format", "jsonl", "--input-format", "jsonl", "-", input: input)
  let answers = json.output.split(separator: "\n")
  #expect(answers.first?.hasPrefix("{\"id\":\"a\",\"sentences\":[{\"sentence\":\"Exports") == true)
  #expect(answers.last == "{\"id\":null,\"error\":\"not valid JSON at byte 0: '{' is expected here\"}")
}

@Test func `a text on the command line is read like a document without a name`() throws {
  let session = try Session()
  let outcome = session.run("extract", "--text", text, "--format", "csv")
  #expect(outcome.output.split(separator: "\n").count == 3)
  #expect(session.run("extract", "--explain", "--text", "None.").output == "no sentence with a number\n\n")
  let empty = session.run("extract", "--explain", "--text", "None.", "--format", "json")
  #expect(empty.output == "[]\n")
}

@Test(arguments: [
  (["--text", "a", "b.txt"], "--text: is read instead of documents; leave the files or the text out"),
  (["--text", ""], "--text: is empty; nothing to read"),
  (["--explain"], "arguments: no document named; give a file, or - for standard input"),
  (
    ["--explain", "--text", "a", "--format", "csv"],
    "--format: explanations are text, json or jsonl; leave csv out"
  ),
  (
    ["--explain", "--quantities", "--input-format", "jsonl", "-"],
    "--explain: shows how claims are read; leave --quantities out"
  ),
])
func `arguments of extract that do not go together say what to write`(arguments: [String], message: String)
  throws
{
  let outcome = try Session().run(["extract"] + arguments)
  #expect(outcome.errors == "almanac: \(message)\n")
  #expect(outcome.code == 64 || outcome.code == 65)
}
