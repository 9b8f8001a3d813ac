internal import GRDB
package import Roadmap

extension ExpertiseLog {
    /// Where every school and item stands; at once, however long the log is.
    package func status(
        of register: SchoolRegister,
        plan: RoadmapPlan,
        asOf: CalendarDate
    ) throws(LogFailure) -> RoadmapStatus {
        try reading { reader throws(LogFailure) in try reader.status(of: register, plan: plan, asOf: asOf) }
    }

    /// Walks through all entries and compares what they say with the tables that ``status(of:plan:asOf:)`` looks up.
    ///
    /// - Returns: nil when they agree or there is nothing to compare yet; else what is wrong, in Russian. The entries
    ///   are right then: ``rebuildStanding()`` makes the tables anew from them.
    package func verifyStanding() throws(LogFailure) -> String? {
        try reading { reader throws(LogFailure) in try reader.verifyStanding() }
    }

    /// Makes the tables behind ``status(of:plan:asOf:)`` anew from the entries.
    package func rebuildStanding() throws(LogFailure) {
        do {
            try connection.write { try Standing(database: $0).rebuild() }
        } catch {
            throw LogFailure(error)
        }
    }
}

extension ExpertiseLog.Reader {
    package func status(
        of register: SchoolRegister,
        plan: RoadmapPlan,
        asOf: CalendarDate
    ) throws(LogFailure) -> RoadmapStatus {
        try guarded {
            let standing = Standing(database: database)
            guard try standing.isCurrent() else { return try folded().status(of: register, plan: plan, asOf: asOf) }
            return try StatusArithmetic(store: standing.store, register: register, plan: plan).status(asOf: asOf)
        }
    }

    /// The version in force in `slot`; nil when nothing is there.
    package func inForce(in slot: Slot) throws(LogFailure) -> DocumentVersion? {
        try looked({ try $0.inForce(in: slot) }, { $0.inForce(in: slot) })
    }

    /// Everything that stands in `slot`, in the order it came.
    package func contents(of slot: Slot) throws(LogFailure) -> [DocumentVersion] {
        try looked({ try $0.contents(of: slot) }, { $0.contents(of: slot) })
    }

    /// Versions with the bytes of the version that `origin` received, from the same school, in the order they came.
    package func versions(ofOrigin origin: Int64) throws(LogFailure) -> [DocumentVersion] {
        try looked({ try $0.versions(ofOrigin: origin) }, { $0.versions(ofOrigin: origin) })
    }

    package func confirmation(in slot: Slot) throws(LogFailure) -> Confirmation? {
        try looked({ try $0.confirmation(in: slot) }, { $0.confirmation(in: slot) })
    }

    /// The version that the entry `number` is about, whatever its event; nil when there is none.
    package func version(behind number: Int64) throws(LogFailure) -> DocumentVersion? {
        try looked(
            { store in try store.received(behind: number).flatMap { try store.version($0) } },
            { $0.version(behind: number) }
        )
    }

    /// Whether another version is in force everywhere this one stands: then nothing can be decided on it.
    package func isReplaced(_ version: DocumentVersion) throws(LogFailure) -> Bool {
        try looked({ try LedgerRules(store: $0).isReplaced(version) }, { $0.isReplaced(version) })
    }

    /// Documents that only a person can place, in the order they came.
    package func unplaced() throws(LogFailure) -> [DocumentVersion] {
        try looked({ try $0.unplaced() }, { $0.unplaced() })
    }

    func verifyStanding() throws(LogFailure) -> String? {
        try guarded {
            guard try Standing(database: database).isCurrent() else { return nil }
            let isRight = try StandingComparison(database: database, ledger: folded()).isRight()
            return isRight ? nil : "Указатель состояния документов не совпадает с записями журнала; записи верны."
        }
    }

    /// From the tables where they are current, else from a walk through the entries: a log opened for reading cannot
    /// bring them up to date.
    private func looked<Value>(
        _ inTables: (StandingStore) throws -> Value,
        _ inMemory: (RoadmapLedger) -> Value
    ) throws(LogFailure) -> Value {
        try guarded {
            let standing = Standing(database: database)
            return try standing.isCurrent() ? inTables(standing.store) : inMemory(folded())
        }
    }

    private func folded() throws -> RoadmapLedger {
        var ledger = RoadmapLedger()
        try forEach(ExpertiseLog.Query()) { ledger.apply($0) }
        return ledger
    }
}

/// Row by row: as many rows as the entries make, and each of them as they make it.
private struct StandingComparison {
    let database: Database
    let ledger: RoadmapLedger

    func isRight() throws -> Bool {
        var places = 0
        for version in ledger.versions {
            guard try StandingStore(database: database).version(version.received) == version else { return false }
            for (slot, rank) in version.ranks {
                guard try stands(version, in: slot, rank) else { return false }
                places += 1
            }
        }
        for (slot, confirmation) in ledger.confirmations {
            let noted = try StandingStore(database: database).confirmation(in: slot)
            guard noted == confirmation else { return false }
        }
        return try count("standing_version") == ledger.versions.count && count("standing_place") == places
            && count("standing_confirmation") == ledger.confirmations.count
    }

    private func stands(_ version: DocumentVersion, in slot: Slot, _ rank: Int64) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: """
                SELECT seen FROM standing_place
                WHERE school = ? AND purpose = ? AND acceptable = ? AND rank = ? AND received = ?
                """
        )
        let seen = try String.fetchOne(
            statement,
            arguments: [slot.key, slot.purpose.text, version.isAcceptable, rank, version.received]
        )
        return seen == version.seen
    }

    private func count(_ table: String) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
}
