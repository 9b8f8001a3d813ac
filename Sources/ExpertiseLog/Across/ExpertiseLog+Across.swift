internal import GRDB

extension ExpertiseLog.Reader {
    /// Nil before anything was kept.
    package func acrossState() throws(LogFailure) -> AcrossState? { try across { try $0.state } }

    /// School and kind that were kept of the document; nil when nothing was.
    package func acrossStanding(of received: Int64) throws(LogFailure) -> (school: String?, kind: String)? {
        try across { try $0.standing(of: received) }
    }

    package func acrossFacts(of received: Int64) throws(LogFailure) -> String? {
        try across { try $0.facts(of: received) }
    }

    package func acrossText(of received: Int64) throws(LogFailure) -> String? {
        try across { try $0.text(of: received) }
    }

    package func acrossPrints(of received: Int64) throws(LogFailure) -> [AcrossDocument.Print] {
        try across { try $0.prints(of: received) }
    }

    /// Whether its wording was found in an earlier document of another school; nil when nobody has looked yet.
    package func acrossCopied(_ received: Int64) throws(LogFailure) -> Bool? {
        try across { try $0.copied(received) }
    }

    /// Documents whose wording was found elsewhere, in the order they came.
    package func acrossCopies() throws(LogFailure) -> [Int64] { try across { try $0.copies } }

    /// By mark, its first place in the documents of each school that has it.
    package func acrossOccurrences(
        of hashes: Set<Int64>
    ) throws(LogFailure) -> [Int64: [AcrossDocument.Occurrence]] {
        try across { try $0.occurrences(of: hashes) }
    }

    /// Schools whose documents have marks.
    package func acrossSchoolCount() throws(LogFailure) -> Int { try across { try $0.schoolCount } }

    package func acrossHasOthers(than school: String, before received: Int64) throws(LogFailure) -> Bool {
        try across { try $0.hasOthers(than: school, before: received) }
    }

    /// `received` entries after `number` that are no duplicates, ascending.
    package func originals(after number: Int64, limit: Int) throws(LogFailure) -> [Int64] {
        try guarded {
            try Int64.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT number FROM entry
                        WHERE number > ? AND event = 'received' AND json_extract(line, '$.duplicateOf') IS NULL
                        ORDER BY number LIMIT ?
                        """
                ),
                arguments: [number, limit]
            )
        }
    }

    /// What the entry's details say of the parameters `ids`: JSON of each that they hold, in their order.
    ///
    /// The rest of the details, most of them, is not made into values.
    package func parameters(_ ids: Set<String>, of number: Int64) throws(LogFailure) -> [String] {
        try guarded {
            let marks = ids.map { _ in "?" }.joined(separator: ", ")
            let statement = try database.cachedStatement(
                sql: """
                    SELECT each.value FROM entry, json_each(entry.details, '$.parameters') AS each
                    WHERE entry.number = ? AND json_extract(each.value, '$.id') IN (\(marks))
                    """
            )
            return try String.fetchAll(statement, arguments: [number] + StatementArguments(ids.sorted()))
        }
    }

    private func across<Value>(_ body: (AcrossStore) throws -> Value) throws(LogFailure) -> Value {
        try guarded { try body(AcrossStore(database: database)) }
    }
}

extension ExpertiseLog.Writer {
    package func keep(_ document: AcrossDocument) throws(LogFailure) {
        try across { try $0.save(document) }
    }

    package func forget(_ received: Int64) throws(LogFailure) { try across { try $0.remove(received) } }

    package func noteCopied(_ received: Int64, _ isCopied: Bool) throws(LogFailure) {
        try across { try $0.noteCopied(received, isCopied) }
    }

    package func remember(_ state: AcrossState) throws(LogFailure) { try across { try $0.remember(state) } }

    /// Forgets everything kept across documents; the entries stay.
    package func clearAcross() throws(LogFailure) { try across { try $0.clear() } }

    private func across(_ body: (AcrossStore) throws -> Void) throws(LogFailure) {
        try reader.guarded { try body(AcrossStore(database: reader.database)) }
    }

    /// Runs `body` as if it were to last, and takes everything back that it wrote.
    ///
    /// For asking what the log will say once several documents are in it.
    package func rehearse<Value>(_ body: (borrowing ExpertiseLog.Writer) throws -> Value) throws -> Value {
        let database = reader.database
        try database.execute(sql: "SAVEPOINT rehearsal")
        let result = Result { try body(self) }
        // After an error that ended the whole transaction there is nothing to take back.
        if database.isInsideTransaction {
            try database.execute(sql: "ROLLBACK TRANSACTION TO SAVEPOINT rehearsal")
            try database.execute(sql: "RELEASE SAVEPOINT rehearsal")
        }
        return try result.get()
    }
}
