internal import GRDB
package import Hashing
package import Roadmap

extension ExpertiseLog.Reader {
    /// Number and hash of the last entry; nil when the log is empty.
    package func head() throws(LogFailure) -> (number: Int64, hash: String)? {
        try guarded {
            let sql = "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1"
            return try Row.fetchOne(database.cachedStatement(sql: sql)).map { ($0[0], $0[1]) }
        }
    }

    /// The hash stored for the entry, whatever state its line is in.
    func hash(of number: Int64) throws(LogFailure) -> String? {
        try guarded {
            let statement = try database.cachedStatement(sql: "SELECT hash FROM entry WHERE number = ?")
            return try String.fetchOne(statement, arguments: [number])
        }
    }

    /// The entry with its details; nil when there is none.
    package func entry(_ number: Int64) throws(LogFailure) -> Entry? {
        try fetch("number = ?", [number], withDetails: true).first
    }

    /// `received` entries with these bytes, ascending, without their details.
    package func received(_ digest: ContentDigest) throws(LogFailure) -> [Entry] {
        try fetch("sha256 = ? AND +event = 'received' ORDER BY number", [digest.hex])
    }

    /// Entries that name `number` as their subject, ascending, without their details.
    package func entries(about number: Int64) throws(LogFailure) -> [Entry] {
        try fetch("subject = ? ORDER BY number", [number])
    }

    /// The entries that `query` selects, ascending.
    package func entries(_ query: ExpertiseLog.Query = ExpertiseLog.Query()) throws(LogFailure) -> [Entry] {
        var entries: [Entry] = []
        try forEach(query) { entries.append($0) }
        return entries
    }

    /// Hands the entries that `query` selects to `body` one by one, ascending, so that memory stays bounded.
    package func forEach(_ query: ExpertiseLog.Query, _ body: (Entry) throws -> Void) throws(LogFailure) {
        try guarded {
            let (condition, arguments) = try QueryConditions(query, in: database).sql
            try visit(condition, arguments, withDetails: query.withDetails, body)
        }
    }

    /// The canonical lines that `query` selects, ascending, each with its hash: `sha256sum` of a line is its hash.
    package func forEachLine(
        _ query: ExpertiseLog.Query,
        _ body: (_ line: String, _ hash: String) throws -> Void
    ) throws(LogFailure) {
        try guarded {
            let (condition, arguments) = try QueryConditions(query, in: database).sql
            let statement = try database.makeStatement(sql: "SELECT line, hash FROM entry WHERE \(condition)")
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            while let row = try rows.next() { try body(row[0], row[1]) }
        }
    }

    private func fetch(
        _ condition: String,
        _ arguments: StatementArguments,
        withDetails: Bool = false
    ) throws(LogFailure) -> [Entry] {
        try guarded {
            var entries: [Entry] = []
            try visit(condition, arguments, withDetails: withDetails) { entries.append($0) }
            return entries
        }
    }

    private func visit(
        _ condition: String,
        _ arguments: StatementArguments,
        withDetails: Bool,
        _ body: (Entry) throws -> Void
    ) throws {
        let details = withDetails ? "details" : "NULL"
        // Not a cached statement: `body` may well ask the log something of the same form.
        let statement = try database.makeStatement(
            sql: "SELECT number, hash, line, \(details) FROM entry WHERE \(condition)"
        )
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() {
            let hash: String = row[1]
            var line: String = row[2]
            let parsed = line.withUTF8 { CanonicalLine.entry(from: $0, hash: hash) }
            guard var entry = parsed else { throw LogFailure.damaged(number: row[0]) }
            entry.fact.details = row[3]
            try body(entry)
        }
    }

    func guarded<Value>(_ body: () throws -> Value) throws(LogFailure) -> Value {
        do {
            return try body()
        } catch {
            throw LogFailure(error)
        }
    }
}

/// A query as a condition in SQL that is answered from one index.
private struct QueryConditions {
    private var conditions: [String] = []
    private var arguments = StatementArguments()
    private var limit: Int?
    private var hasIndex = false

    /// The first condition given may use its index; the others are told not to (`+column`), because without
    /// statistics SQLite cannot know that a school is rarer than a kind.
    init(_ query: ExpertiseLog.Query, in database: Database) throws {
        if let school = query.school { add("school", "= ?", [school]) }
        if query.since != nil || query.until != nil { addTime(query) }
        if let verdict = query.verdict { add("verdict", "= ?", [verdict.rawValue]) }
        if let kind = query.kind { add("kind", "= ?", [kind.rawValue]) }
        if let item = query.item {
            let sets = try Self.itemSets(with: item, in: database)
            add("items", "IN (\(sets.map { _ in "?" }.joined(separator: ", ")))", sets)
        }
        if let after = query.after {
            conditions.append("number > ?")
            arguments += [after]
        }
        limit = query.limit
    }

    var sql: (condition: String, arguments: StatementArguments) {
        let condition = conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
        let bound = limit.map { " LIMIT \(max(0, $0))" } ?? ""
        return ("\(condition) ORDER BY number\(bound)", arguments)
    }

    /// In a subquery where it is the condition that uses its index: asked in the order of numbers, SQLite would rather
    /// walk through all entries.
    private mutating func addTime(_ query: ExpertiseLog.Query) {
        let column = hasIndex ? "+time" : "time"
        var bounds: [String] = []
        if let since = query.since {
            bounds.append("\(column) >= ?")
            arguments += [UTCTime.text(since)]
        }
        if let until = query.until {
            bounds.append("\(column) < ?")
            arguments += [UTCTime.text(until)]
        }
        let condition = bounds.joined(separator: " AND ")
        conditions.append(hasIndex ? condition : "number IN (SELECT number FROM entry WHERE \(condition))")
        hasIndex = true
    }

    private mutating func add(_ column: String, _ comparison: String, _ values: [String]) {
        conditions.append("\(hasIndex ? "+" : "")\(column) \(comparison)")
        arguments += StatementArguments(values)
        hasIndex = true
    }

    /// The few different lists of items in the log that have `item` among them, found by skipping along the index.
    private static func itemSets(with item: Int, in database: Database) throws -> [String] {
        let sets = try String.fetchAll(
            database,
            sql: """
                WITH RECURSIVE different(items) AS (
                    SELECT min(items) FROM entry
                    UNION ALL
                    SELECT (SELECT min(items) FROM entry WHERE items > different.items)
                    FROM different WHERE different.items IS NOT NULL
                )
                SELECT items FROM different WHERE items IS NOT NULL
                """
        )
        return sets.filter { set in
            set.split { !$0.isNumber }.contains { $0 == String(item) }
        }
    }
}
