internal import Foundation
internal import GRDB
internal import Synchronization

/// How the log's file is held open.
final class LogConnection: Sendable {
    private let path: String
    private let isWriting: Bool
    private let state: Mutex<State>

    private struct State {
        var queue: DatabaseQueue
        /// Of a connection that takes the file for unchanging: what it looked like when it was opened.
        var snapshot: FileSignature?
    }

    init(writing path: String, creating: Bool) throws(LogFailure) {
        guard creating || FileSignature(path) != nil else { throw .missing }
        do {
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(readonly: false))
            // GRDB sets `synchronous` back to NORMAL when it switches to WAL, so FULL comes after; read back, because
            // a log that only seems durable is worse than none.
            let synchronous = try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
            guard synchronous == 2 else { throw LogFailure.notDurable }
            try Self.migrate(queue)
            self.path = path
            isWriting = true
            state = Mutex(State(queue: queue, snapshot: nil))
        } catch {
            throw LogFailure(error)
        }
    }

    init(reading path: String) throws(LogFailure) {
        do {
            let opened = try Self.openForReading(path)
            self.path = path
            isWriting = false
            state = Mutex(opened)
        } catch {
            throw LogFailure(error)
        }
    }

    var synchronous: Int {
        get throws {
            try state.withLock { $0.queue }.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } ?? -1
        }
    }

    /// Runs `body` in one transaction that holds the write lock from its beginning.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        guard isWriting else {
            throw LogFailure(message: "Журнал экспертизы открыт только для чтения.")
        }
        let queue = state.withLock { $0.queue }
        return try queue.writeWithoutTransaction { database in
            var value: Value?
            try database.inTransaction(.immediate) {
                value = try body(database)
                return .commit
            }
            guard let value else { throw LogFailure.notDurable }
            return value
        }
    }

    /// Runs `body` on one state of the log; again, should a file taken for unchanging have changed meanwhile.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        for _ in 0..<3 {
            let (queue, snapshot) = state.withLock { ($0.queue, $0.snapshot) }
            let result = Result { try queue.read(body) }
            guard let snapshot, snapshot != FileSignature(path) || FileSignature(path + "-shm") != nil else {
                return try result.get()
            }
            let reopened = try Self.openForReading(path)
            state.withLock { $0 = reopened }
        }
        let queue = state.withLock { $0.queue }
        return try queue.read(body)
    }

    static let usualCacheKiB = 16 << 10

    /// Holds for the connection, and at once.
    static func setCache(_ kibibytes: Int, of database: Database) throws {
        try database.execute(sql: "PRAGMA cache_size = -\(kibibytes)")
    }

    private static func configuration(readonly: Bool) -> GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.readonly = readonly
        configuration.label = "expertise log"
        configuration.busyMode = .timeout(10)
        if !readonly { configuration.journalMode = .wal }
        configuration.prepareDatabase { database in
            // 16 MiB instead of 2: the hashes of documents land all over their index, and a group of entries would
            // spill to the disk before its commit.
            try setCache(usualCacheKiB, of: database)
        }
        return configuration
    }

    /// A WAL database wants `-shm` beside it even for reading, and SQLite would create it. Where nobody has the log
    /// open, nothing is in `-wal`, and the file itself is all there is: it is then read as unchanging, and
    /// ``read(_:)`` looks afterwards whether that was true.
    private static func openForReading(_ path: String) throws -> State {
        guard let signature = FileSignature(path) else { throw LogFailure.missing }
        let wal = FileSignature(path + "-wal")
        let isQuiet = FileSignature(path + "-shm") == nil && (wal?.size ?? 0) == 0
        let name = isQuiet ? uri(path) : path
        do {
            let queue = try DatabaseQueue(path: name, configuration: configuration(readonly: true))
            try queue.read { database in
                switch try LogSchema.state(of: database) {
                case .current: break
                case .empty: throw LogFailure.missing
                case .older: throw LogFailure.older
                case .newer: throw LogFailure.newer
                case .foreign: throw LogFailure.foreign
                }
            }
            return State(queue: queue, snapshot: isQuiet ? signature : nil)
        } catch let error as DatabaseError where !isQuiet && error.resultCode == .SQLITE_CANTOPEN {
            throw LogFailure.leftBehind
        }
    }

    /// Takes the write lock only when there is something to do: others may be writing.
    private static func migrate(_ queue: DatabaseQueue) throws {
        if case .current = try queue.read({ try LogSchema.state(of: $0) }) { return }
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try LogSchema.migrate(database)
                return .commit
            }
        }
    }

    private static func uri(_ path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_.~".utf8)
        var name = "file://"
        for byte in absolute.utf8 {
            if plain.contains(byte) {
                name.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let code = String(byte, radix: 16, uppercase: true)
                name += code.count == 1 ? "%0\(code)" : "%\(code)"
            }
        }
        return name + "?immutable=1"
    }
}

/// What tells two states of a file apart without reading it.
struct FileSignature: Equatable {
    let size: Int64
    private let inode: UInt64
    private let modified: Int64

    /// - Returns: nil when there is no such file.
    init?(_ path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        size = Int64(info.st_size)
        inode = UInt64(info.st_ino)
        modified = Int64(info.st_mtim.tv_sec) * 1_000_000_000 + Int64(info.st_mtim.tv_nsec)
    }
}
