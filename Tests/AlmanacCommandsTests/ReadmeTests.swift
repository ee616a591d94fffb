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

/// A step of the README: a command of a `console` block with what it prints there, or a file to write.
private struct Step {
  var command = ""
  var file: String?
  var lines: [String] = []

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

  /// Whether `printed` is what the README says; `…` stands for the rest of a line, or alone for any lines.
  func matches(_ printed: [String]) -> Bool {
    let cut = lines.firstIndex(of: "…")
    let wanted = lines[..<(cut ?? lines.count)]
    guard cut == nil ? printed.count == wanted.count : printed.count >= wanted.count else { return false }
    return zip(printed, wanted).allSatisfy { line, said in
      said.hasSuffix("…") ? line.hasPrefix(said.dropLast()) : line == said
    }
  }

  static func all(of text: String) -> [Step] {
    var steps: [Step] = []
    var fence: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        fence = fence == nil ? String(line.dropFirst(3)) : nil
        if let fence, fence.hasPrefix("markdown ") { steps.append(Step(file: String(fence.dropFirst(9)))) }
      } else if fence == "console", line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if fence == "console" || fence?.hasPrefix("markdown ") == true {
        steps[steps.count - 1].lines.append(line)
      }
    }
    return steps
  }
}

/// A workspace as `make` leaves it.
private func made() throws -> Session {
  let session = try Session()
  _ = session.run("init")
  for folder in ["seeds", "charts"] {
    try FileManager.default.removeItem(atPath: "\(session.folder.path)/\(folder)")
    try FileManager.default.copyItem(
      atPath: "\(Fixtures.root)/\(folder)", toPath: "\(session.folder.path)/\(folder)")
  }
  #expect(session.run("ingest").code == 0)
  #expect(session.run("render").code == 0)
  return session
}

@Test func `the README's examples, one after another, print what it says`() throws {
  let session = try made()
  let text = try #require(readme)
  let steps = Step.all(of: text)
  #expect(steps.count >= 9)
  for step in steps {
    if let file = step.file {
      try session.folder.write(step.lines.joined(separator: "\n") + "\n", to: file)
      continue
    }
    let outcome = session.run(step.arguments)
    let printed = (outcome.output + outcome.errors).split(separator: "\n").map(String.init)
    #expect(step.matches(printed), "\(step.command)\n\(outcome.output)\(outcome.errors)")
  }
}

@Test func `removing what was added brings answers and figures back to the same bytes`() throws {
  let session = try made()
  func state() -> [String: [UInt8]] {
    var files: [String: [UInt8]] = ["": Array(session.export().utf8)]
    for name in session.folder.names(in: "charts") {
      files[name] = session.folder.bytes(of: "charts/\(name)")
    }
    return files
  }
  let before = state()
  #expect(before.keys.contains("trade-2022.svg") && before.keys.contains("manifest.json"))
  let text = try #require(readme)
  let note = try #require(Step.all(of: text).first { $0.file != nil })
  try session.folder.write(note.lines.joined(separator: "\n"), to: "seeds/note.md")
  #expect(session.run("ingest").code == 0 && session.run("render").output.contains("trade-2022: drawn"))
  let after = state()
  let changed = Set(before.keys.filter { before[$0] != after[$0] && !$0.isEmpty })
  #expect(changed.isSuperset(of: ["trade-2022.svg", "trade-2022.csv"]))
  #expect(changed.allSatisfy { $0.hasPrefix("trade-2022.") || $0 == "manifest.json" })
  try session.folder.remove("seeds/note.md")
  #expect(session.run("ingest").code == 0 && session.run("render").code == 0)
  #expect(state() == before)
}
