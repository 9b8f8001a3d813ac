internal import GRDB
internal import Hashing
internal import Roadmap

/// Puts facts at the end of the chain. Lives inside one transaction that holds the write lock.
struct EntryWriter {
    let database: Database

    func append(_ facts: [Fact], at time: Int64) throws -> [Entry] {
        let insert = try database.cachedStatement(
            sql: "INSERT INTO entry (number, line, hash, details) VALUES (?, ?, ?, ?)"
        )
        let reader = ExpertiseLog.Reader(database: database)
        var (number, previous) = try reader.head() ?? (0, Entry.beginning)
        let time = UTCTime.text(time)
        var entries: [Entry] = []
        for fact in facts {
            number += 1
            let details = fact.details.map { ContentDigest(of: $0) }
            let bytes = CanonicalLine.bytes(
                number: number,
                time: time,
                previous: previous,
                fact: fact,
                details: details
            )
            let hash = ContentDigest(of: bytes).hex
            try insert.execute(arguments: [number, String(decoding: bytes, as: UTF8.self), hash, fact.details])
            entries.append(
                Entry(number: number, time: time, fact: fact, previous: previous, hash: hash, detailsDigest: details)
            )
            previous = hash
        }
        return entries
    }
}
