internal import GRDB
internal import Roadmap

/// The ledger's memory in the tables of ``StandingSchema``. Lives inside one transaction.
struct StandingStore: LedgerStore {
    typealias Failure = any Error

    let database: Database

    func version(_ received: Int64) throws -> DocumentVersion? {
        try versions("received = ?", [received]).first
    }

    func versions(ofOrigin origin: Int64) throws -> [DocumentVersion] {
        try versions("origin = ? ORDER BY received", [origin])
    }

    func save(_ version: DocumentVersion) throws {
        if let before = try self.version(version.received) { try removePlaces(of: before) }
        try run(
            "INSERT OR REPLACE INTO standing_version VALUES (\(Array(repeating: "?", count: 19).joined(separator: ", ")))",
            StandingRow.arguments(of: version)
        )
        for (slot, rank) in version.ranks {
            try run(
                "INSERT INTO standing_place (school, purpose, acceptable, rank, received, seen) VALUES (?, ?, ?, ?, ?, ?)",
                [slot.key, slot.purpose.text, version.isAcceptable, rank, version.received, version.seen]
            )
        }
    }

    /// Found along the log itself: each entry names its subject.
    func received(behind number: Int64) throws -> Int64? {
        var number = number
        let statement = try database.cachedStatement(sql: "SELECT event, subject FROM entry WHERE number = ?")
        while let row = try Row.fetchOne(statement, arguments: [number]) {
            if row[0] as String == Fact.Event.received.rawValue { return number }
            guard let subject = row[1] as Int64?, subject < number else { return nil }
            number = subject
        }
        return nil
    }

    func note(_ number: Int64, isAbout received: Int64) {}

    func inForce(in slot: Slot) throws -> DocumentVersion? {
        let received = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT received FROM standing_place WHERE school = ? AND purpose = ?
                    ORDER BY acceptable DESC, rank DESC LIMIT 1
                    """
            ),
            arguments: [slot.key, slot.purpose.text]
        )
        return try received.flatMap { try version($0) }
    }

    func firstSeen(in slot: Slot) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT seen FROM standing_place WHERE school = ? AND purpose = ? AND acceptable = 1
                    ORDER BY seen LIMIT 1
                    """
            ),
            arguments: [slot.key, slot.purpose.text]
        )
    }

    func count(in slot: Slot) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM standing_place WHERE school = ? AND purpose = ? AND acceptable = 1"
            ),
            arguments: [slot.key, slot.purpose.text]
        ) ?? 0
    }

    func contents(of slot: Slot) throws -> [DocumentVersion] {
        try versions(
            "received IN (SELECT received FROM standing_place WHERE school = ? AND purpose = ?) ORDER BY received",
            [slot.key, slot.purpose.text]
        )
    }

    func directions(of school: String) throws -> [RiskDirection] {
        let statement = try database.cachedStatement(
            sql: "SELECT 1 FROM standing_place WHERE school = ? AND purpose = ? LIMIT 1"
        )
        return try RiskDirection.allCases.filter { risk in
            let slot = Slot.antirisk(school, risk)
            return try Row.fetchOne(statement, arguments: [slot.key, slot.purpose.text]) != nil
        }
    }

    func unplaced() throws -> [DocumentVersion] {
        try versions(
            "received IN (SELECT unplaced FROM standing_place WHERE unplaced IS NOT NULL) ORDER BY received",
            []
        )
    }

    func confirmation(in slot: Slot) throws -> Confirmation? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT entry, version FROM standing_confirmation WHERE school = ? AND purpose = ?"
            ),
            arguments: [slot.key, slot.purpose.text]
        )
        return row.map { Confirmation(entry: $0[0], version: $0[1]) }
    }

    func setConfirmation(_ confirmation: Confirmation?, in slot: Slot) throws {
        guard let confirmation else {
            let sql = "DELETE FROM standing_confirmation WHERE school = ? AND purpose = ?"
            return try run(sql, [slot.key, slot.purpose.text])
        }
        try run(
            "INSERT OR REPLACE INTO standing_confirmation (school, purpose, entry, version) VALUES (?, ?, ?, ?)",
            [slot.key, slot.purpose.text, confirmation.entry, confirmation.version]
        )
    }

    private func removePlaces(of version: DocumentVersion) throws {
        for (slot, rank) in version.ranks {
            try run(
                """
                DELETE FROM standing_place
                WHERE school = ? AND purpose = ? AND acceptable = ? AND rank = ? AND received = ?
                """,
                [slot.key, slot.purpose.text, version.isAcceptable, rank, version.received]
            )
        }
    }

    private func versions(_ condition: String, _ arguments: StatementArguments) throws -> [DocumentVersion] {
        let statement = try database.cachedStatement(sql: "SELECT * FROM standing_version WHERE \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map { try StandingRow.version(from: $0) }
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension Slot {
    /// No school has an empty id.
    var key: String { school ?? "" }
}
