internal import GRDB
internal import Hashing
internal import Roadmap

/// Puts facts at the end of the chain. Lives inside one transaction that holds the write lock.
struct EntryWriter {
    private let database: Database
    private let time: String

    /// - Parameter time: UTC seconds since 1970.
    init(database: Database, time: Int64) throws {
        self.database = database
        self.time = UTCTime.text(time)
        try Standing(database: database).catchUp()
    }

    func append(_ fact: Fact) throws -> Entry {
        let last = try ExpertiseLog.Reader(database: database).head()
        let number = (last?.number ?? 0) + 1
        let previous = last?.hash ?? Entry.beginning
        let details = fact.details.map { ContentDigest(of: $0) }
        let line = CanonicalLine.bytes(number: number, time: time, previous: previous, fact: fact, details: details)
        let hash = ContentDigest(of: line).hex
        let sql = "INSERT INTO entry (number, line, hash, details) VALUES (?, ?, ?, ?)"
        try database.cachedStatement(sql: sql).execute(
            arguments: [number, String(decoding: line, as: UTF8.self), hash, fact.details]
        )
        let entry = Entry(
            number: number,
            time: time,
            fact: fact,
            previous: previous,
            hash: hash,
            detailsDigest: details
        )
        try Standing(database: database).append(entry)
        return entry
    }
}
