import AlmanacTestSupport
import Foundation
import Testing

@testable import AlmanacCommands

private let readme = try? String(contentsOfFile: Fixtures.root + "/README.md", encoding: .utf8)

@Test(arguments: Almanac.commandNames)
func `the README mentions every command`(command: String) {
  #expect(readme?.contains("almanac \(command)") == true)
}

@Test func `every command has examples in its help`() throws {
  let session = try Session()
  for command in Almanac.commandNames {
    let outcome = session.run("help", command)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("\nEXAMPLES\n  almanac \(command)"), "\(command)")
  }
}

@Test func `CI runs the README's test command`() throws {
  let script = try String(contentsOfFile: Fixtures.root + "/.ci/run", encoding: .utf8)
  #expect(readme?.contains("\nmake test ") == true && script.contains("\nmake test\n"))
}

/// A command of a `console` block of the README, and what it prints there.
struct Example: Sendable, CustomTestStringConvertible {
  var command: String
  var output: [String]
  var testDescription: String { command }

  /// What a shell would make of the command, without the program's name.
  var arguments: [String] {
    var words: [String] = [""]
    var isQuoted = false
    for character in command.dropFirst("almanac ".count) {
      switch character {
      case "\"": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words
  }

  /// Whether `lines` are what the README says; `…` stands for the rest of a line, or alone for any lines.
  func matches(_ lines: [String]) -> Bool {
    guard let cut = output.firstIndex(of: "…") else {
      return lines.count == output.count && zip(lines, output).allSatisfy(Example.isAlike)
    }
    return lines.count >= cut && zip(lines, output[..<cut]).allSatisfy(Example.isAlike)
  }

  private static func isAlike(_ line: String, _ said: String) -> Bool {
    said.hasSuffix("…") ? line.hasPrefix(said.dropLast()) : line == said
  }

  static let all: [Example] = {
    var examples: [Example] = []
    var isInside = false
    for line in (readme ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2)), output: []))
      } else if isInside {
        examples[examples.count - 1].output.append(line)
      }
    }
    return examples
  }()
}

private let seeded = Result {
  let session = try Session()
  _ = session.run("init")
  for name in try FileManager.default.contentsOfDirectory(atPath: Fixtures.seeds) {
    try FileManager.default.copyItem(
      atPath: "\(Fixtures.seeds)/\(name)", toPath: "\(session.folder.path)/seeds/\(name)")
  }
  let charts = (try? FileManager.default.contentsOfDirectory(atPath: Fixtures.root + "/charts")) ?? []
  for name in charts {
    try FileManager.default.copyItem(
      atPath: "\(Fixtures.root)/charts/\(name)", toPath: "\(session.folder.path)/charts/\(name)")
  }
  _ = session.run("ingest")
  return session
}

@Test(arguments: Example.all)
func `the README's examples print what it says`(example: Example) throws {
  let outcome = try seeded.get().run(example.arguments)
  let lines = outcome.output.split(separator: "\n").map(String.init)
  #expect(example.matches(lines), "\(outcome.output)\(outcome.errors)")
}

@Test func `the README has examples`() { #expect(Example.all.count >= 6) }
