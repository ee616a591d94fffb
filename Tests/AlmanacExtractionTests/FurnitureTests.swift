import AlmanacModel
import AlmanacScoring
import AlmanacTestSupport
import Testing

@testable import AlmanacExtraction

/// Something added to a document that says nothing of its own.
private struct Addition: Sendable, CustomTestStringConvertible {
  var name: String
  /// Lines put before the line of this number, counted from 0; the last is after the end.
  var lines: @Sendable (_ document: [Substring], _ isMarkdown: Bool) -> [(before: Int, text: String)]
  var testDescription: String { name }
}

private let references = """
  References

  1. National Statistical Committee. Foreign trade of the republic in 2022. Minsk, 2023. 214 p.
  2. Li W., Petrov A. Exports and imports of China: 12 % growth and $5.8 billion of trade // World Economy. 2021. No. 4. P. 33–47.
  3. World Bank. World Development Indicators 2022. URL: https://example.org/wdi/2022 (date of access: 12.03.2023).
  4. Smith J. (2019), "A 30-year view of investment", Journal of Trade 17(2), 101–119. doi:10.1000/182.
  """

private let contents = """
  Contents

  1. Introduction ........ 3
  2. Trade turnover in 2022 ........ 14
  2.1. Exports to China ........ 27
  3. Investment of $5 billion ........ 41
  References ........ 113

  """

private let additions: [Addition] = [
  Addition(name: "a list of references at the end") { lines, isMarkdown in
    [(lines.count, "\n\n" + (isMarkdown ? "## " : "") + references + "\n")]
  },
  Addition(name: "a table of contents after the head") { lines, isMarkdown in
    let place = headEnd(lines)
    let marks = lines.indices.contains(place) ? lines[place].prefix { $0 == "#" } : ""
    return [(place, (isMarkdown && !marks.isEmpty ? marks + " " : "") + contents)]
  },
  Addition(name: "running heads and page numbers between paragraphs") { lines, _ in
    pageBreaks(lines).enumerated().map { page, line in
      (line, "Proceedings of the conference, Minsk 2022\n\n\(page + 17)\n\n")
    }
  },
  Addition(name: "footers with page numbers between paragraphs") { lines, _ in
    pageBreaks(lines).enumerated().map { page, line in
      (line, "Page \(page + 2) of 9\nTrade bulletin. Issue 7 (2023)\n\n")
    }
  },
  Addition(name: "a page number in dashes between paragraphs") { lines, _ in
    pageBreaks(lines).enumerated().map { page, line in (line, "– \(page + 112) –\n\n") }
  },
]

/// The first line after front matter, title and authors: that before the second paragraph's text.
private func bodyStart(_ lines: [Substring]) -> Int {
  let frontMatterEnd = lines.first == "---" ? lines.dropFirst().firstIndex(of: "---") ?? 0 : 0
  return paragraphs(lines).first { $0 > frontMatterEnd && lines[$0].count > 60 } ?? lines.count
}

/// Where a table of contents stands: before the first section, or the first paragraph of a text without sections.
private func headEnd(_ lines: [Substring]) -> Int {
  let headings = lines.indices.filter { lines[$0].hasPrefix("#") }
  return headings.count > 1 ? headings[1] : bodyStart(lines)
}

/// The lines on which every third paragraph begins.
private func pageBreaks(_ lines: [Substring]) -> [Int] {
  paragraphs(lines).filter { $0 > bodyStart(lines) }.enumerated().filter { $0.offset % 3 == 2 }.map(\.element)
}

/// Lines after an empty one that begin a paragraph of prose.
private func paragraphs(_ lines: [Substring]) -> [Int] {
  lines.indices.filter { index in
    index > 0 && lines[index - 1].isEmpty && (lines[index].first?.isLetter ?? false)
  }
}

@Test(arguments: additions)
private func `what says nothing changes no claim`(addition: Addition) throws {
  let catalog = try Catalog.load(from: [Fixtures.catalog])
  let extractor = Extractor(catalog: catalog)
  var changes: [String] = []
  for entry in try LabelledSet.all(of: Fixtures.root).prefix(2).flatMap(\.corpus.entries) {
    let wanted = extractor.extract(entry.text, metadata: entry.metadata).claims.map(\.claim)
    let (text, shifts) = added(addition, to: entry)
    let found = extractor.extract(text, metadata: entry.metadata).claims.map(\.claim)
    let moved = wanted.map { claim in
      var claim = claim
      claim.span = claim.span.map { span in
        TextSpan(start: span.start + shift(at: span.start), end: span.end + shift(at: span.start))
      }
      return claim
    }
    func shift(at offset: Int) -> Int { shifts.last { $0.offset <= offset }?.shift ?? 0 }
    changes += differences(found: found, wanted: moved, in: entry.name)
  }
  #expect(changes == [], "\(changes.count) differences:\n\(changes.joined(separator: "\n"))")
}

/// The document with the lines added, and by how much everything behind each place moves, in code points.
private func added(_ addition: Addition, to entry: Corpus.Entry)
  -> (text: String, shifts: [(offset: Int, shift: Int)])
{
  let lines = entry.text.split(separator: "\n", omittingEmptySubsequences: false)
  let inserts = addition.lines(lines, entry.name.hasSuffix(".md"))
  var text = ""
  var shifts: [(offset: Int, shift: Int)] = []
  var offset = 0
  var shift = 0
  for (index, line) in lines.enumerated() {
    for insert in inserts where insert.before == index {
      text += insert.text
      shift += insert.text.unicodeScalars.count
      shifts.append((offset, shift))
    }
    let ending = index == lines.count - 1 ? "" : "\n"
    text += line + ending
    offset += line.unicodeScalars.count + ending.count
  }
  for insert in inserts where insert.before >= lines.count { text += insert.text }
  return (text, shifts)
}
