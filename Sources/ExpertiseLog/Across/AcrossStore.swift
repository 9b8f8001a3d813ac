internal import Foundation
internal import GRDB
internal import Roadmap

/// The rows of ``AcrossSchema``. Lives inside one transaction.
struct AcrossStore {
    let database: Database

    var state: AcrossState? {
        get throws {
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT form, built, settled FROM across_state")
            )
            return row.map { AcrossState(form: $0[0], built: $0[1], settled: $0[2]) }
        }
    }

    func remember(_ state: AcrossState) throws {
        try run(
            "INSERT OR REPLACE INTO across_state (only, form, built, settled) VALUES (1, ?, ?, ?)",
            [state.form, state.built, state.settled]
        )
    }

    func clear() throws {
        for table in AcrossSchema.names { try database.execute(sql: "DELETE FROM \(table)") }
    }

    // MARK: Documents

    func save(_ document: AcrossDocument) throws {
        try remove(document.received)
        let school = try document.school.map { try number(of: $0) }
        try run(
            "INSERT INTO across_document (received, school, kind, marked, facts) VALUES (?, ?, ?, ?, ?)",
            [document.received, school, document.kind.rawValue, !document.prints.isEmpty, document.facts]
        )
        guard let text = document.text else { return }
        try run(
            "INSERT INTO across_text (received, text, prints) VALUES (?, ?, ?)",
            [document.received, text, Data(Self.packed(document.prints))]
        )
        guard let school else { return }
        let statement = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO across_print (hash, school, received, section, word) VALUES (?, ?, ?, ?, ?)"
        )
        for print in document.prints {
            try statement.execute(arguments: [print.hash, school, document.received, print.section, print.word])
        }
    }

    func remove(_ received: Int64) throws {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT school FROM across_document WHERE received = ?"),
                arguments: [received]
            )
        else { return }
        if let school = row[0] as Int64? {
            let statement = try database.cachedStatement(
                sql: "DELETE FROM across_print WHERE hash = ? AND school = ? AND received = ?"
            )
            for hash in Set(try prints(of: received).map(\.hash)) {
                try statement.execute(arguments: [hash, school, received])
            }
        }
        try run("DELETE FROM across_text WHERE received = ?", [received])
        try run("DELETE FROM across_document WHERE received = ?", [received])
    }

    private func number(of school: String) throws -> Int64 {
        let known = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT number FROM across_school WHERE id = ?"),
            arguments: [school]
        )
        if let known { return known }
        try run("INSERT INTO across_school (id) VALUES (?)", [school])
        return database.lastInsertedRowID
    }

    /// School and kind the row was made for; nil when there is no row.
    func standing(of received: Int64) throws -> (school: String?, kind: String)? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT across_school.id, kind FROM across_document
                    LEFT JOIN across_school ON across_school.number = across_document.school WHERE received = ?
                    """
            ),
            arguments: [received]
        )
        return row.map { ($0[0], $0[1]) }
    }

    func facts(of received: Int64) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT facts FROM across_document WHERE received = ?"),
            arguments: [received]
        )
    }

    func text(of received: Int64) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT text FROM across_text WHERE received = ?"),
            arguments: [received]
        )
    }

    func prints(of received: Int64) throws -> [AcrossDocument.Print] {
        let blob = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT prints FROM across_text WHERE received = ?"),
            arguments: [received]
        )
        return Self.unpacked(blob.map { [UInt8]($0) } ?? [])
    }

    // MARK: Copies

    /// Whether the document's wording was found elsewhere; nil when nobody has looked yet.
    func copied(_ received: Int64) throws -> Bool? {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: "SELECT copied FROM across_document WHERE received = ? AND copied IS NOT NULL"
            ),
            arguments: [received]
        )
    }

    func noteCopied(_ received: Int64, _ isCopied: Bool) throws {
        try run("UPDATE across_document SET copied = ? WHERE received = ?", [isCopied, received])
    }

    var copies: [Int64] {
        get throws {
            try Int64.fetchAll(
                database.cachedStatement(
                    sql: "SELECT received FROM across_document WHERE copied = 1 ORDER BY received"
                )
            )
        }
    }

    /// Steps from school to school along the key, so that a mark of a thousand versions costs no more than its schools.
    func occurrences(of hash: Int64) throws -> [AcrossDocument.Occurrence] {
        let next = try database.cachedStatement(
            sql: """
                SELECT school, (SELECT id FROM across_school WHERE number = school), received, section, word
                FROM across_print WHERE hash = ? AND school > ?
                ORDER BY school, received, section, word LIMIT 1
                """
        )
        var found: [AcrossDocument.Occurrence] = []
        var last: Int64 = -1
        while let row = try Row.fetchOne(next, arguments: [hash, last]) {
            last = row[0]
            found.append(
                AcrossDocument.Occurrence(school: row[1], received: row[2], section: row[3], word: row[4])
            )
        }
        return found
    }

    /// Schools with marks.
    var schoolCount: Int {
        get throws {
            try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT count(*) FROM across_school WHERE EXISTS (
                            SELECT 1 FROM across_document WHERE marked = 1 AND school = across_school.number
                        )
                        """
                )
            ) ?? 0
        }
    }

    func hasOthers(than school: String, before received: Int64) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM across_school WHERE id <> ? AND EXISTS (
                            SELECT 1 FROM across_document
                            WHERE marked = 1 AND school = across_school.number AND received < ?
                        )
                    )
                    """
            ),
            arguments: [school, received]
        ) ?? false
    }

    // MARK: Marks as bytes

    /// Twelve bytes each: eight of the hash, two of the section, two of the word, the least first.
    private static func packed(_ prints: [AcrossDocument.Print]) -> [UInt8] {
        prints.flatMap { print in
            bytes(UInt64(bitPattern: print.hash), 8) + bytes(UInt64(min(print.section, 0xFFFF)), 2)
                + bytes(UInt64(min(print.word, 0xFFFF)), 2)
        }
    }

    private static func bytes(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }

    private static func unpacked(_ bytes: [UInt8]) -> [AcrossDocument.Print] {
        func value(_ range: Range<Int>) -> UInt64 {
            range.reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
        }
        return stride(from: 0, to: bytes.count / 12 * 12, by: 12).map { start in
            AcrossDocument.Print(
                hash: Int64(bitPattern: value(start..<start + 8)),
                section: Int(value(start + 8..<start + 10)),
                word: Int(value(start + 10..<start + 12))
            )
        }
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
