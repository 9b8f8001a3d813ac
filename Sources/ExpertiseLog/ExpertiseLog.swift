package import Hashing
package import Roadmap

/// The append-only, hash-chained log in `archive/expertise.sqlite`.
///
/// SQLite in WAL mode with `synchronous=FULL`: when ``append(_:at:)`` returns, the entries survive a power cut.
/// Several processes may read and append at once; appends are serialised by SQLite.
package final class ExpertiseLog: Sendable {
    /// Opens the log at `path`, creating it when `creating` is true and it is not there.
    package init(path: String, creating: Bool) throws(LogFailure) { throw LogFailure(message: "") }

    /// Opens the log for reading only; creates and changes nothing.
    package static func reading(path: String) throws(LogFailure) -> ExpertiseLog {
        throw LogFailure(message: "")
    }

    /// Appends `facts` in one durable transaction and returns them as entries, in order.
    ///
    /// - Parameter time: UTC seconds since 1970, the moment of writing.
    @discardableResult
    package func append(_ facts: [Fact], at time: Int64) throws(LogFailure) -> [Entry] { [] }

    /// As ``append(_:at:)``, but the facts are made inside the transaction, from what the log says at that moment.
    @discardableResult
    package func append(at time: Int64, _ make: (borrowing Reader) throws -> [Fact]) throws -> [Entry] { [] }

    /// The entries that `query` selects, ascending.
    package func entries(_ query: Query = Query()) throws(LogFailure) -> [Entry] { [] }

    package func entry(_ number: Int64) throws(LogFailure) -> Entry? { nil }

    /// Number and hash of the last entry; nil when the log is empty.
    package func head() throws(LogFailure) -> (number: Int64, hash: String)? { nil }

    /// `received` entries with these bytes, ascending, without their details.
    package func received(_ digest: ContentDigest) throws(LogFailure) -> [Entry] { [] }

    /// What the log says inside a transaction.
    package struct Reader: ~Copyable {}

    /// Conditions that all must hold; nil means no condition.
    package struct Query: Sendable {
        package var school: String?
        package var item: Int?
        package var kind: DocumentKind?
        package var verdict: Verdict?
        /// First and last day of ``Entry/time`` in UTC seconds, half-open.
        package var since: Int64?
        package var until: Int64?
        /// Whether ``Fact/details`` are fetched too.
        package var withDetails = false
        package init() {}
    }
}

/// The log cannot be read or written: an operational failure (exit status 74).
package struct LogFailure: Error, Sendable, Equatable {
    /// What happened and what to do, in Russian.
    package var message: String
    package init(message: String) { self.message = message }
}
