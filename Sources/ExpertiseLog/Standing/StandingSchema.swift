/// Tables that say where every document stands, so that the status of a long log needs no walk through it.
///
/// An index and no record: everything here follows from the entries, is brought up to date in the transaction that
/// appends them, can be made anew at any time, and is compared with the entries by ``ExpertiseLog/verifyStanding()``.
enum StandingSchema {
    /// Raised whenever the rules of the ledger change their mind; what was computed by other rules is made anew.
    static let rules = 1

    static let tables = [
        """
        CREATE TABLE standing_state (
            only    INTEGER PRIMARY KEY CHECK (only = 1),
            rules   INTEGER NOT NULL,
            through INTEGER NOT NULL,
            hash    TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE standing_version (
            received    INTEGER PRIMARY KEY,
            origin      INTEGER NOT NULL,
            seen        TEXT NOT NULL,
            dormant     INTEGER NOT NULL,
            ranks       TEXT NOT NULL,
            arrival_school TEXT, arrival_kind TEXT, arrival_risks TEXT NOT NULL,
            examined    INTEGER,
            status      TEXT,
            examined_school TEXT, examined_kind TEXT, examined_risks TEXT, examined_verdict TEXT,
            decided     INTEGER,
            decided_school TEXT, decided_kind TEXT, decided_risks TEXT, decided_verdict TEXT
        ) STRICT
        """,
        "CREATE INDEX standing_version_on_origin ON standing_version (origin)",
        // In the order in which one asks: the last acceptable one of a slot is one step along the key.
        """
        CREATE TABLE standing_place (
            school      TEXT NOT NULL,
            purpose     TEXT NOT NULL,
            acceptable  INTEGER NOT NULL,
            rank        INTEGER NOT NULL,
            received    INTEGER NOT NULL,
            seen        TEXT NOT NULL,
            unplaced    INTEGER GENERATED ALWAYS AS (iif(purpose = 'unplaced', received, NULL)) VIRTUAL,
            PRIMARY KEY (school, purpose, acceptable, rank, received)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX standing_place_on_seen ON standing_place (school, purpose, acceptable, seen)",
        // Not «WHERE purpose = 'unplaced'»: SQLite would then compile every statement with «purpose = ?» anew for
        // each value, to see whether this index might serve.
        "CREATE INDEX standing_place_unplaced ON standing_place (unplaced) WHERE unplaced IS NOT NULL",
        """
        CREATE TABLE standing_confirmation (
            school  TEXT NOT NULL,
            purpose TEXT NOT NULL,
            entry   INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (school, purpose)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
