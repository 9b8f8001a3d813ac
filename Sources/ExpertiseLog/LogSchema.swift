internal import GRDB

/// The tables of `archive/expertise.sqlite`. They repeat the promises of the log, because the file outlives the program.
enum LogSchema {
    /// Migrations have names, run in one transaction each, and are never changed once released.
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        // A stray foreign-key check of the whole file would cost minutes on a long log and finds nothing: there are none.
        migrator = migrator.disablingDeferredForeignKeyChecks()
        migrator.registerMigration("0001 entry") { database in
            for statement in entryTable { try database.execute(sql: statement) }
        }
        return migrator
    }()

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
