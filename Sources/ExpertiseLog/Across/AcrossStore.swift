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
            [document.received, text, Self.packed(document.prints)]
        )
        if let school { try insert(document.prints, school, document.received) }
    }

    /// All marks in one statement, in the order of the key: a statement for each would cost ten times as much.
    private func insert(_ prints: [AcrossDocument.Print], _ school: Int64, _ received: Int64) throws {
        let spots = prints.sorted { $0.hash < $1.hash }.map { print in
            "\"\(print.hash)\":\(min(print.section, 0xFFFF) << 16 | min(print.word, 0xFFFF))"
        }
        try run(
            """
            INSERT OR IGNORE INTO across_print (hash, school, received, section, word)
            SELECT CAST(key AS INTEGER), ?, ?, value >> 16, value & 65535 FROM json_each(?)
            """,
            [school, received, "{\(spots.joined(separator: ","))}"]
        )
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
        return Self.unpacked(blob ?? Data())
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

    /// By mark, the first document of each school that has it, in the order of the schools.
    ///
    /// Steps from school to school along the key, so that a mark of a thousand versions costs no more than its schools.
    func occurrences(of hashes: Set<Int64>) throws -> [Int64: [AcrossDocument.Occurrence]] {
        let statement = try database.cachedStatement(
            sql: """
                WITH RECURSIVE
                    wanted(hash) AS (SELECT value FROM json_each(?)),
                    holder(hash, school) AS (
                        SELECT hash, (SELECT min(school) FROM across_print WHERE hash = wanted.hash) FROM wanted
                        UNION ALL
                        SELECT hash, (
                            SELECT min(school) FROM across_print
                            WHERE hash = holder.hash AND school > holder.school
                        )
                        FROM holder WHERE school IS NOT NULL
                    )
                SELECT holder.hash, holder.school, received, section, word
                FROM holder JOIN across_print ON across_print.hash = holder.hash
                    AND across_print.school = holder.school
                    AND received = (
                        SELECT min(received) FROM across_print
                        WHERE hash = holder.hash AND school = holder.school
                    )
                WHERE holder.school IS NOT NULL
                ORDER BY holder.hash, holder.school, section, word
                """
        )
        let ids = try schoolIDs
        var found: [Int64: [AcrossDocument.Occurrence]] = [:]
        let wanted = "[\(hashes.sorted().map(String.init).joined(separator: ","))]"
        var last: (hash: Int64, school: Int64)?
        let rows = try Row.fetchCursor(statement, arguments: [wanted])
        while let row = try rows.next() {
            let (hash, school) = (row[0] as Int64, row[1] as Int64)
            // A mark may stand in a document twice; its first place is enough.
            if let last, last == (hash, school) { continue }
            last = (hash, school)
            found[hash, default: []].append(
                AcrossDocument.Occurrence(
                    school: ids[school] ?? "",
                    received: row[2],
                    section: row[3],
                    word: row[4]
                )
            )
        }
        return found
    }

    private var schoolIDs: [Int64: String] {
        get throws {
            let rows = try Row.fetchAll(database.cachedStatement(sql: "SELECT number, id FROM across_school"))
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0[1] as String) })
        }
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
    private static func packed(_ prints: [AcrossDocument.Print]) -> Data {
        var bytes = Data(capacity: prints.count * 12)
        for print in prints {
            withUnsafeBytes(of: print.hash.littleEndian) { bytes.append(contentsOf: $0) }
            for number in [print.section, print.word] {
                withUnsafeBytes(of: UInt16(clamping: number).littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        return bytes
    }

    private static func unpacked(_ bytes: Data) -> [AcrossDocument.Print] {
        bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count / 12 * 12, by: 12).map { start in
                AcrossDocument.Print(
                    hash: Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: Int64.self)),
                    section: Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt16.self))),
                    word: Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 10, as: UInt16.self)))
                )
            }
        }
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
