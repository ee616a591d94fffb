internal import AlmanacModel
internal import Foundation

/// What was drawn from what: `charts/manifest.json`, sorted and in git.
package struct Manifest: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var fingerprint: Fingerprint
    /// Name of each drawn file → its size in bytes.
    package var files: [String: Int]
    package init(fingerprint: Fingerprint, files: [String: Int]) {
      self.fingerprint = fingerprint
      self.files = files
    }
  }

  package var figures: [String: Entry] = [:]
  static let fileName = "manifest.json"

  package init() {}

  /// An unreadable manifest is an empty one: then every figure is drawn anew.
  package init(_ bytes: [UInt8]) {
    guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)), file.version == File.version
    else {
      return
    }
    for (name, figure) in file.figures {
      figures[name] = Entry(
        fingerprint: Fingerprint(spec: figure.spec, data: figure.data, style: figure.style),
        files: figure.files)
    }
  }

  /// Sorted by name, one key a line: small differences in git.
  package var bytes: [UInt8] {
    var lines = ["{", "  \"figures\": {"]
    let names = figures.keys.sorted()
    for name in names {
      guard let entry = figures[name] else { continue }
      lines.append("    \(Manifest.quoted(name)): {")
      lines.append("      \"data\": \"\(entry.fingerprint.data)\",")
      let files = entry.files.sorted { $0.key < $1.key }.map { "\(Manifest.quoted($0.key)): \($0.value)" }
      lines.append("      \"files\": {\(files.joined(separator: ", "))},")
      lines.append("      \"spec\": \"\(entry.fingerprint.spec)\",")
      lines.append("      \"style\": \"\(entry.fingerprint.style)\"")
      lines.append(name == names.last ? "    }" : "    },")
    }
    lines += ["  },", "  \"version\": \(File.version)", "}", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.text
  }

  private struct File: Decodable {
    static let version = 1
    struct Figure: Decodable {
      var spec: String
      var data: String
      var style: String
      var files: [String: Int]
    }
    var version: Int
    var figures: [String: Figure]
  }
}
