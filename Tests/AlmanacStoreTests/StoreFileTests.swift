import AlmanacModel
import AlmanacTestSupport
import Foundation
import GRDB
import Testing

@testable import AlmanacStore

private struct Trouble: Sendable, CustomTestStringConvertible {
  var name: String
  var code: AlmanacError.Code
  var words: String
  /// Puts a file at the path.
  var prepare: @Sendable (TemporaryFolder) throws -> Void
  var testDescription: String { name }
}

private let troubles: [Trouble] = [
  .init(name: "no file", code: .noInput, words: "no store yet; 'almanac ingest' makes it") { _ in },
  .init(name: "no SQLite", code: .badInput, words: "is no SQLite store or is damaged") {
    try $0.write("these are not the bytes of a database, but of a note about one", to: "s.sqlite")
  },
  .init(name: "another program's", code: .badInput, words: "is an SQLite file of another program") {
    try DatabaseQueue(path: $0.path + "/s.sqlite").write { try $0.execute(sql: "CREATE TABLE mine (a)") }
  },
  .init(name: "a newer version's", code: .badInput, words: "is from a newer version of Almanac") {
    _ = try Store.open(at: $0.path + "/s.sqlite", catalog: Catalog(), access: .create)
    try DatabaseQueue(path: $0.path + "/s.sqlite").write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999-not-yet-thought-of')")
    }
  },
]

@Test(arguments: troubles)
private func `a file that is no store is refused with a reason and left alone`(trouble: Trouble) throws {
  let folder = try TemporaryFolder()
  try trouble.prepare(folder)
  let before = folder.bytes(of: "s.sqlite")
  for access in [Store.Access.read, .write] {
    let error = #expect(throws: AlmanacError.self) {
      _ = try Store.open(at: folder.path + "/s.sqlite", catalog: Catalog(), access: access)
    }
    #expect(error?.code == trouble.code)
    #expect(error?.message.contains(trouble.words) == true, "\(error?.message ?? "")")
    #expect(error?.place.hasSuffix("s.sqlite") == true)
  }
  #expect(folder.bytes(of: "s.sqlite") == before)
}

@Test func `a damaged page is reported as damage`() throws {
  let held = try TemporaryStore()
  try held.ingest(Reading("Exports: ⟦$1 million⟧.", claims: [.stated(1e6)]))
  var bytes = try #require(held.folder.bytes(of: "almanac.sqlite"))
  for index in 4096..<min(bytes.count, 90_000) { bytes[index] = 0xA5 }
  try held.folder.write(bytes, to: "broken.sqlite")
  let error = #expect(throws: AlmanacError.self) {
    let store = try Store.open(at: held.folder.path + "/broken.sqlite", catalog: Catalog(), access: .read)
    guard try store.isSound() else { throw AlmanacError(.badInput, at: "", "unsound") }
  }
  #expect(error?.code == .badInput)
}

@Test func `a store that another process holds says so`() throws {
  let held = try TemporaryStore()
  let path = held.folder.path + "/almanac.sqlite"
  let other = try DatabaseQueue(path: path)
  try other.inDatabase { db in
    try db.execute(sql: "BEGIN EXCLUSIVE")
    let error = #expect(throws: AlmanacError.self) {
      _ = try Store.open(at: path, catalog: Catalog(), access: .write, patience: 0)
    }
    #expect(error?.code == .locked)
    #expect(error?.message == "is locked by another process; try again")
    try db.execute(sql: "ROLLBACK")
  }
  _ = try Store.open(at: path, catalog: Catalog(), access: .write, patience: 0)
}

@Test func `a store cannot be made where there is no folder`() throws {
  let folder = try TemporaryFolder()
  try folder.write("a file", to: "Data")
  let error = #expect(throws: AlmanacError.self) {
    _ = try Store.open(at: folder.path + "/Data/almanac.sqlite", catalog: Catalog(), access: .create)
  }
  #expect(error?.code == .cannotWrite)
}

@Test func `the store is one file that bears its name in its header`() throws {
  let held = try TemporaryStore()
  try held.ingest(Reading("Exports: ⟦$1 million⟧.", claims: [.stated(1e6)]))
  #expect(held.folder.names(in: "") == ["almanac.sqlite"])
  let bytes = try #require(held.folder.bytes(of: "almanac.sqlite"))
  #expect(String(decoding: bytes[68..<72], as: UTF8.self) == "Almn")
  let check = try held.store.read { db in
    (
      try String.fetchAll(db, sql: "PRAGMA integrity_check"),
      try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
    )
  }
  #expect(check.0 == ["ok"] && check.1 == 0)
}

// Documentation/sql.md: "Every view and its columns."
@Test func `every public view and column is documented`() throws {
  let held = try TemporaryStore()
  let page = try #require(
    try? String(contentsOfFile: Fixtures.root + "/Documentation/sql.md", encoding: .utf8))
  let views = try held.store.read { db in
    try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").map {
      view in
      (view, try db.columns(in: view).map(\.name))
    }
  }
  #expect(views.count == 7)
  for (view, columns) in views {
    let section = page.components(separatedBy: "\n## ").first { $0.hasPrefix("`\(view)`") }
    let text = try #require(section, "no section for \(view)")
    for column in columns { #expect(text.contains("`\(column)`"), "\(view).\(column)") }
  }
}
