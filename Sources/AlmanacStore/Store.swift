package import AlmanacModel
internal import Foundation
internal import GRDB

/// The SQLite store of a workspace.
///
/// It keeps a rollback journal rather than a write-ahead log: the store is one file, which a read-only folder or a
/// plain copy serves as well; transactions are one document long, and others wait for them.
package final class Store: Sendable {
  package enum Access: Sendable {
    /// Makes the file if it is not there.
    case create
    case write
    case read
  }

  let database: DatabaseQueue
  let catalog: Catalog
  let path: String

  private init(database: DatabaseQueue, catalog: Catalog, path: String) {
    self.database = database
    self.catalog = catalog
    self.path = path
  }

  /// - Parameter patience: seconds to wait for another process that writes.
  /// - Throws: `AlmanacError` 66 if there is no store, 65 if the file is no store or from a newer version, 73 if it
  ///   cannot be made or written, 75 if another process holds it.
  package static func open(
    at path: String, catalog: Catalog, access: Access, patience: Double = 5
  ) throws(AlmanacError) -> Store {
    if access != .create, !FileManager.default.fileExists(atPath: path) {
      throw AlmanacError(.noInput, at: path, "no store yet; 'almanac ingest' makes it")
    }
    var configuration = Configuration()
    configuration.readonly = access == .read
    configuration.busyMode = .timeout(patience)
    configuration.label = "almanac"
    return try translating(path) {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try database.read { db in try check(db, path) }
      if access == .read {
        let isReady = try database.read { db in try Schema.migrator.hasCompletedMigrations(db) }
        guard isReady else {
          throw AlmanacError(
            .badInput, at: path, "is from an older version; run 'almanac ingest' once to bring it up to date")
        }
      } else {
        try Schema.migrator.migrate(database)
      }
      return Store(database: database, catalog: catalog, path: path)
    }
  }

  private static func check(_ db: Database, _ path: String) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard application == Schema.applicationID || (application == 0 && tables == 0) else {
      throw AlmanacError(
        .badInput, at: path,
        "is an SQLite file of another program; move it away and run 'almanac ingest' again")
    }
    if try Schema.migrator.hasBeenSuperseded(db) {
      throw AlmanacError(
        .badInput, at: path,
        "is from a newer version of Almanac; use that version, or move the file away and run 'almanac ingest'"
      )
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(AlmanacError) -> Value {
    try Store.translating(path) { try database.read(body) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(AlmanacError) -> Value {
    try Store.translating(path) {
      try database.writeWithoutTransaction { db in
        var result: Value?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    }
  }

  /// Whether the file is sound by SQLite's own check of its pages.
  package func isSound() throws(AlmanacError) -> Bool {
    try read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" }
  }

  static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(AlmanacError) -> Value {
    do {
      return try body()
    } catch let error as AlmanacError {
      throw error
    } catch let error as DatabaseError {
      throw AlmanacError(error, path)
    } catch {
      throw AlmanacError(.inputOutput, at: path, "\(error)")
    }
  }
}

extension AlmanacError {
  init(_ error: DatabaseError, _ path: String) {
    let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self.init(
        .badInput, at: path, "is no SQLite store or is damaged; move it away and run 'almanac ingest' again")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.locked, at: path, "is locked by another process; try again")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .cannotWrite, at: path,
        "cannot be opened for writing; check the permissions of the file and its folder")
    case .SQLITE_CONSTRAINT:
      self.init(.badInput, at: path, "cannot be stored: \(detail); nothing was changed")
    case .SQLITE_FULL, .SQLITE_IOERR:
      self.init(.inputOutput, at: path, "the device is full or failing (\(detail)); nothing was lost")
    default: self.init(.inputOutput, at: path, detail)
    }
  }
}
