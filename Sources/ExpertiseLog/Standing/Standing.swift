internal import GRDB
internal import Roadmap

/// Keeps the tables of ``StandingSchema`` in step with the entries. Lives inside one transaction.
struct Standing {
    let database: Database

    /// The rows of a million entries: with the usual cache every page of them would go to the disk and come back for
    /// each row, some 15 GB in all.
    private static let rebuildingCacheKiB = 256 << 10

    var store: StandingStore { StandingStore(database: database) }

    /// Whether the tables say what the entries up to the last one say, by the rules of this program.
    func isCurrent() throws -> Bool {
        let head = try ExpertiseLog.Reader(database: database).head()
        let state = try state()
        return state?.through == head?.number ?? 0 && state?.hash == head?.hash ?? Entry.beginning
    }

    /// Brings the tables up to the last entry; from the beginning when other rules made them.
    func catchUp() throws {
        if try isCurrent() { return }
        let reader = ExpertiseLog.Reader(database: database)
        var query = ExpertiseLog.Query()
        if let state = try state(), state.through > 0, try reader.entry(state.through)?.hash == state.hash {
            query.after = state.through
        } else {
            try clear()
            try LogConnection.setCache(Self.rebuildingCacheKiB, of: database)
        }
        try reader.forEach(query) { try apply($0) }
        try LogConnection.setCache(LogConnection.usualCacheKiB, of: database)
        try remember(reader.head())
    }

    func rebuild() throws {
        try clear()
        try catchUp()
    }

    /// `entry` is the one after those the tables know.
    func append(_ entry: Entry) throws {
        try apply(entry)
        try remember((entry.number, entry.hash))
    }

    private func apply(_ entry: Entry) throws {
        var rules = LedgerRules(store: store)
        try rules.apply(entry)
    }

    private func clear() throws {
        for table in ["standing_state", "standing_version", "standing_place", "standing_confirmation"] {
            try database.execute(sql: "DELETE FROM \(table)")
        }
    }

    /// - Returns: nil when nothing is known yet, or other rules made what is.
    private func state() throws -> (through: Int64, hash: String)? {
        let sql = "SELECT through, hash FROM standing_state WHERE rules = ?"
        let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [StandingSchema.rules])
        return row.map { ($0[0], $0[1]) }
    }

    private func remember(_ head: (number: Int64, hash: String)?) throws {
        let sql = "INSERT OR REPLACE INTO standing_state (only, rules, through, hash) VALUES (1, ?, ?, ?)"
        try database.cachedStatement(sql: sql).execute(
            arguments: [StandingSchema.rules, head?.number ?? 0, head?.hash ?? Entry.beginning]
        )
    }
}
