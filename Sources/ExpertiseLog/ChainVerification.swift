internal import GRDB
internal import Hashing
package import Roadmap

/// What a look at the whole chain found.
package struct ChainReport: Sendable, Equatable {
    package struct Fault: Sendable, Equatable {
        /// Number of the entry that is wrong, or of the first one that is missing; 0 for the file as a whole.
        package var number: Int64
        /// What is wrong with it, one Russian sentence.
        package var message: String
    }

    /// Entries looked at in this run.
    package var entries: Int64
    /// The last entry looked at; nil when there was none.
    package var head: ChainHead?
    /// The first ones in the order of the chain, at most ``mostFaults``: what follows a break is no news.
    package var faults: [Fault]
    /// Faults that were found besides.
    package var omittedFaults = 0
    /// Whether `progress` asked to stop; ``head`` then says from where to go on.
    package var wasInterrupted = false

    package var isIntact: Bool { faults.isEmpty && !wasInterrupted }

    /// Number of the first entry that cannot be trusted.
    package var firstBroken: Int64? { faults.map(\.number).min() }

    package static let mostFaults = 20
}

/// A place in the chain: with it, everything before it is fixed.
package struct ChainHead: Sendable, Equatable {
    package var number: Int64
    package var hash: String

    package init(number: Int64, hash: String) {
        self.number = number
        self.hash = hash
    }
}

extension ExpertiseLog {
    /// Reads every entry again and proves the chain: numbers without gaps, every line's hash, every link, the details'
    /// hash, and that the tables still have the rules that keep them append-only.
    ///
    /// It cannot notice that the end was cut off, or that somebody rewrote the chain from some entry on with new
    /// hashes: for that see ``verify(against:)``.
    ///
    /// Memory stays bounded, and others may append meanwhile; what they append is read too.
    ///
    /// - Parameters:
    ///   - start: where an interrupted run stopped; nil for the beginning. What is before it is not read.
    ///   - progress: called after each portion with the entries looked at and their total; false interrupts.
    package func verifyChain(
        after start: ChainHead? = nil,
        progress: (_ done: Int64, _ total: Int64) -> Bool = { _, _ in true }
    ) throws(LogFailure) -> ChainReport {
        try verifyChain(ChainWalk(after: start, trustingDetailsThrough: 0), visit: { _, _ in }, progress: progress)
    }

    /// As ``verifyChain(after:progress:)`` from the beginning, for whoever has more to check of each entry.
    ///
    /// - Parameters:
    ///   - trusted: up to this entry details are taken for proven by an earlier run, and not read. The entries
    ///     themselves are: that this one is still the same is for ``verify(against:)`` to tell.
    ///   - visit: called with each entry that can be read, and whether all is well up to and with it.
    ///   - progress: called after each portion, outside of any transaction.
    package func verifyChain(
        trustingDetailsThrough trusted: ChainHead?,
        visit: (_ entry: Entry, _ isSound: Bool) -> Void,
        progress: (_ done: Int64, _ total: Int64) -> Bool
    ) throws(LogFailure) -> ChainReport {
        let walk = ChainWalk(after: nil, trustingDetailsThrough: trusted?.number ?? 0)
        return try verifyChain(walk, visit: visit, progress: progress)
    }

    private func verifyChain(
        _ start: ChainWalk,
        visit: (Entry, Bool) -> Void,
        progress: (Int64, Int64) -> Bool
    ) throws(LogFailure) -> ChainReport {
        var walk = start
        let first = walk.last.number
        do {
            walk.faults += try connection.read { try LogSchema.faults(in: $0) }
            var total = try head()?.number ?? 0
            while try connection.read({ try walk.nextPortion($0, visit) }) {
                total = max(total, walk.last.number)
                guard progress(walk.last.number - first, total - first) else {
                    walk.wasInterrupted = true
                    break
                }
            }
        } catch {
            throw LogFailure(error)
        }
        return walk.report(since: first)
    }

    /// Compares the log with a head that was noted earlier, on paper or in a letter.
    ///
    /// - Returns: nil when the entry is there with that hash, else what is wrong, in Russian.
    package func verify(against noted: ChainHead) throws(LogFailure) -> String? {
        let last = try head()?.number ?? 0
        guard noted.number <= last else {
            return "Журнал укорочен: в нём записей \(last), а запись \(noted.number) была."
        }
        guard noted.number > 0 else { return "Записи \(noted.number) не бывает: записи считаются с 1." }
        // Only the hash: a line that can no longer be read is the business of the walk along the chain.
        let hash = try reading { reader throws(LogFailure) in try reader.hash(of: noted.number) }
        guard let hash else { return "Записи \(noted.number) в журнале нет, а она была." }
        guard hash == noted.hash else {
            return "Хеш записи \(noted.number) другой, чем был: она или записи до неё заменены."
        }
        return nil
    }
}

/// Goes along the chain and remembers the last link.
private struct ChainWalk {
    private(set) var last: ChainHead
    var faults: [ChainReport.Fault] = []
    var wasInterrupted = false
    private var omittedFaults = 0
    private var seen: Int64 = 0
    private let trusted: Int64

    /// Entries in one portion; bounds the time one read holds the connection.
    private static let portion = 2_000

    init(after start: ChainHead?, trustingDetailsThrough trusted: Int64) {
        last = start ?? ChainHead(number: 0, hash: Entry.beginning)
        self.trusted = trusted
    }

    func report(since first: Int64) -> ChainReport {
        var report = ChainReport(
            entries: seen,
            head: last.number > first ? last : nil,
            faults: faults,
            wasInterrupted: wasInterrupted
        )
        report.omittedFaults = omittedFaults
        return report
    }

    /// - Returns: whether there was anything more to read.
    mutating func nextPortion(_ database: Database, _ visit: (Entry, Bool) -> Void) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: """
                SELECT number, line, hash, CASE WHEN number > ? THEN details END FROM entry
                WHERE number > ? ORDER BY number LIMIT \(Self.portion)
                """
        )
        let rows = try Row.fetchCursor(statement, arguments: [trusted, last.number])
        var read = 0
        while let row = try rows.next() {
            read += 1
            if let entry = check(number: row[0], line: row[1], hash: row[2], details: row[3]) {
                visit(entry, faults.isEmpty)
            }
        }
        seen += Int64(read)
        return read > 0
    }

    /// - Returns: nil when the line cannot be read.
    private mutating func check(number: Int64, line: String, hash: String, details: String?) -> Entry? {
        var line = line
        if number != last.number + 1 {
            note(last.number + 1, "Записи \(last.number + 1) нет: после записи \(last.number) идёт запись \(number).")
        }
        if ContentDigest(of: line).hex != hash {
            note(number, "Запись \(number) изменена: её хеш не равен хешу её строки.")
        }
        let entry = line.withUTF8 { CanonicalLine.entry(from: $0, hash: hash) }
        if let entry {
            compare(entry, number: number, details: details)
        } else {
            note(number, "Запись \(number) изменена: её строка записана не так, как пишет программа.")
        }
        last = ChainHead(number: number, hash: hash)
        return entry
    }

    private mutating func compare(_ entry: Entry, number: Int64, details: String?) {
        if entry.number != number {
            note(number, "Запись \(number) изменена: в её строке стоит номер \(entry.number).")
        }
        if entry.previous != last.hash {
            note(number, "Цепочка разорвана: запись \(number) ссылается не на ту запись, что стоит перед ней.")
        }
        if number > trusted, entry.detailsDigest != details.map({ ContentDigest(of: $0) }) {
            note(number, "Запись \(number) изменена: подробности экспертизы не те, что были записаны.")
        }
    }

    private mutating func note(_ number: Int64, _ message: String) {
        guard faults.count < ChainReport.mostFaults else {
            omittedFaults += 1
            return
        }
        faults.append(ChainReport.Fault(number: number, message: message))
    }
}

extension LogSchema {
    /// A file whose tables were made anew without their rules may hold anything.
    fileprivate static func faults(in database: Database) throws -> [ChainReport.Fault] {
        let present = Set(try String.fetchAll(database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
        guard !present.isSuperset(of: entryTable) else { return [] }
        let message = "Таблица журнала изменена: сняты правила, по которым в неё можно только дописывать."
        return [ChainReport.Fault(number: 0, message: message)]
    }
}
