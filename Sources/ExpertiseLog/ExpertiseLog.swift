internal import GRDB
package import Hashing
package import Roadmap

/// The append-only, hash-chained log in `archive/expertise.sqlite`.
///
/// SQLite in WAL mode with `synchronous=FULL`: when ``append(_:at:)`` returns, the entries survive a power cut.
/// Several processes may read and append at once; appends are serialised by SQLite.
package final class ExpertiseLog: Sendable {
    let connection: LogConnection

    /// Opens the log at `path`, creating it when `creating` is true and it is not there.
    ///
    /// A log of an older version is brought up to date; of a newer one nothing is touched.
    package init(path: String, creating: Bool) throws(LogFailure) {
        connection = try LogConnection(writing: path, creating: creating)
    }

    private init(connection: LogConnection) { self.connection = connection }

    /// Opens the log for reading only; creates and changes nothing, and works in a folder that is read-only.
    ///
    /// With one exception: after a crash of a writer there may be entries in `-wal` that are not in the file yet. Where
    /// `-shm` is missing then too, SQLite makes it anew to read them; where it may not, opening fails and says so.
    package static func reading(path: String) throws(LogFailure) -> ExpertiseLog {
        ExpertiseLog(connection: try LogConnection(reading: path))
    }

    /// Appends `facts` in one durable transaction and returns them as entries, in order.
    ///
    /// - Parameter time: UTC seconds since 1970, the moment of writing.
    @discardableResult
    package func append(_ facts: [Fact], at time: Int64) throws(LogFailure) -> [Entry] {
        do {
            return try append(at: time) { _ in facts }
        } catch {
            throw LogFailure(error)
        }
    }

    /// As ``append(_:at:)``, but the facts are made inside the transaction, from what the log says at that moment:
    /// nobody can write between the look and the entry.
    ///
    /// - Throws: what `make` throws, after which nothing is written; else ``LogFailure``.
    @discardableResult
    package func append(at time: Int64, _ make: (borrowing Reader) throws -> [Fact]) throws -> [Entry] {
        try write(at: time) { writer in
            try make(writer.reader).map { try writer.append($0) }
        }
    }

    /// Runs `body` in one durable transaction in which entries can be appended one by one, each seen by the next look.
    ///
    /// - Throws: what `body` throws, after which nothing is written; else ``LogFailure``.
    package func write<Value>(at time: Int64, _ body: (borrowing Writer) throws -> Value) throws -> Value {
        // Kept apart, so that a caller's own database errors are not taken for the log's.
        var refusal: (any Error)?
        do {
            return try connection.write { database in
                let entries = try EntryWriter(database: database, time: time)
                do {
                    return try body(Writer(reader: Reader(database: database), entries: entries))
                } catch {
                    refusal = error
                    throw error
                }
            }
        } catch {
            if let refusal { throw refusal }
            throw LogFailure(error)
        }
    }

    /// Runs `body` on one unchanging state of the log.
    package func read<Value>(_ body: (borrowing Reader) throws -> Value) throws -> Value {
        try connection.read { try body(Reader(database: $0)) }
    }

    /// The entries that `query` selects, ascending.
    package func entries(_ query: Query = Query()) throws(LogFailure) -> [Entry] {
        try reading { reader throws(LogFailure) in try reader.entries(query) }
    }

    /// The entry with its details; nil when there is none.
    package func entry(_ number: Int64) throws(LogFailure) -> Entry? {
        try reading { reader throws(LogFailure) in try reader.entry(number) }
    }

    /// Number and hash of the last entry; nil when the log is empty.
    package func head() throws(LogFailure) -> (number: Int64, hash: String)? {
        try reading { reader throws(LogFailure) in try reader.head() }
    }

    /// `received` entries with these bytes, ascending, without their details.
    package func received(_ digest: ContentDigest) throws(LogFailure) -> [Entry] {
        try reading { reader throws(LogFailure) in try reader.received(digest) }
    }

    /// SQLite's `synchronous` as it stands on the connection that writes: 2 is FULL.
    var synchronous: Int {
        get throws { try connection.synchronous }
    }

    func reading<Value>(
        _ body: (borrowing Reader) throws(LogFailure) -> Value
    ) throws(LogFailure) -> Value {
        do {
            return try connection.read { try body(Reader(database: $0)) }
        } catch {
            throw LogFailure(error)
        }
    }

    /// What the log says inside a transaction.
    ///
    /// Cannot be copied, so that it does not outlive its transaction.
    package struct Reader: ~Copyable {
        let database: Database

        // Inlined, it makes the optimiser of Swift 6.3.1 stop with «Cannot initialize a nonCopyable type with a
        // guaranteed value».
        @inline(never)
        init(database: Database) { self.database = database }
    }

    /// The end of the log inside a transaction that holds the write lock.
    package struct Writer: ~Copyable {
        /// What the log says, what was appended in this transaction included.
        package let reader: Reader
        private let entries: EntryWriter

        @inline(never)
        init(reader: consuming Reader, entries: EntryWriter) {
            self.reader = reader
            self.entries = entries
        }

        @discardableResult
        package func append(_ fact: Fact) throws(LogFailure) -> Entry {
            do {
                return try entries.append(fact)
            } catch {
                throw LogFailure(error)
            }
        }
    }

    /// Conditions that all must hold; nil means no condition.
    package struct Query: Sendable {
        package var school: String?
        package var item: Int?
        package var kind: DocumentKind?
        package var verdict: Verdict?
        /// First and last day of ``Entry/time`` in UTC seconds, half-open.
        package var since: Int64?
        package var until: Int64?
        /// Entries after this number only; for going on where one stopped.
        package var after: Int64?
        /// At most so many entries, the first ones.
        package var limit: Int?
        /// Whether ``Fact/details`` are fetched too.
        package var withDetails = false
        package init() {}
    }
}
