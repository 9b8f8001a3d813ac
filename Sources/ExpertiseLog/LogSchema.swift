internal import GRDB

/// The tables of `archive/expertise.sqlite`. They repeat the promises of the log, because the file outlives the program.
enum LogSchema {
    /// A step from one form of the file to the next. Never changed once released: a mistake is mended by the next one.
    struct Migration: Sendable {
        let name: String
        let statements: [String]
    }

    static let migrations = [
        Migration(name: "0001 entry", statements: entryTable),
        Migration(name: "0002 standing", statements: StandingSchema.tables),
        Migration(name: "0003 across", statements: AcrossSchema.tables),
    ]

    /// How the file compares with what this program knows.
    enum State {
        case empty, older, current, newer
        /// A database of something else.
        case foreign
    }

    static func state(of database: Database) throws -> State {
        // Not `tableExists`: GRDB remembers its answer, and another program may have made the table since.
        let tables = try Set(String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        guard tables.contains("migration") else { return tables.isEmpty ? .empty : .foreign }
        let applied = try String.fetchAll(database, sql: "SELECT name FROM migration ORDER BY name")
        let known = migrations.map(\.name)
        if applied == known { return .current }
        return Set(applied).isSubset(of: known) ? .older : .newer
    }

    /// Brings the file to its present form.
    ///
    /// GRDB's own migrator looks before it locks, and two programs that create the log at once would both begin; here
    /// look and change are one transaction that holds the write lock, to be opened by the caller.
    static func migrate(_ database: Database) throws {
        switch try state(of: database) {
        case .newer: throw LogFailure.newer
        case .foreign: throw LogFailure.foreign
        case .current: return
        case .empty: try database.execute(sql: "CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
        case .older: break
        }
        let applied = try Set(String.fetchAll(database, sql: "SELECT name FROM migration"))
        for migration in migrations where !applied.contains(migration.name) {
            for statement in migration.statements { try database.execute(sql: statement) }
            try database.execute(sql: "INSERT INTO migration (name) VALUES (?)", arguments: [migration.name])
        }
    }

    /// What the first migration makes, and what ``ExpertiseLog/verifyChain(after:progress:)`` expects to find unchanged.
    ///
    /// What one can search by is generated from the canonical line, so nothing beside it can disagree with it.
    static let entryTable = [
        """
        CREATE TABLE entry (
            number  INTEGER PRIMARY KEY CHECK (number > 0),
            line    TEXT NOT NULL CHECK (json_extract(line, '$.number') = number),
            hash    TEXT NOT NULL CHECK (length(hash) = 64),
            details TEXT,
            time    TEXT GENERATED ALWAYS AS (json_extract(line, '$.time')) VIRTUAL NOT NULL,
            event   TEXT GENERATED ALWAYS AS (json_extract(line, '$.event')) VIRTUAL NOT NULL,
            items   TEXT GENERATED ALWAYS AS (json_extract(line, '$.items')) VIRTUAL NOT NULL,
            school  TEXT GENERATED ALWAYS AS (json_extract(line, '$.school')) VIRTUAL,
            kind    TEXT GENERATED ALWAYS AS (json_extract(line, '$.kind')) VIRTUAL,
            verdict TEXT GENERATED ALWAYS AS (json_extract(line, '$.verdict')) VIRTUAL,
            sha256  TEXT GENERATED ALWAYS AS (json_extract(line, '$.document.sha256')) VIRTUAL,
            subject INTEGER GENERATED ALWAYS AS (json_extract(line, '$.subject')) VIRTUAL
        ) STRICT
        """,
        """
        CREATE TRIGGER entry_is_never_edited BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        """
        CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        // REPLACE deletes the old row without firing the trigger above, unless recursive_triggers is on.
        """
        CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
        WHEN EXISTS (SELECT 1 FROM entry WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        """
        CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
        WHEN NOT EXISTS (SELECT 1 FROM entry WHERE number = NEW.number) AND (
            NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
            OR json_extract(NEW.line, '$.previous')
                IS NOT coalesce((SELECT hash FROM entry ORDER BY number DESC LIMIT 1), printf('%064d', 0))
        )
        BEGIN SELECT RAISE(ABORT, 'the entry does not follow the last one'); END
        """,
        "CREATE INDEX entry_on_time ON entry (time)",
        "CREATE INDEX entry_on_items ON entry (items)",
        "CREATE INDEX entry_on_school ON entry (school)",
        "CREATE INDEX entry_on_kind ON entry (kind)",
        "CREATE INDEX entry_on_verdict ON entry (verdict)",
        "CREATE INDEX entry_on_sha256 ON entry (sha256)",
        "CREATE INDEX entry_on_subject ON entry (subject)",
    ]
}
