/// Tables that let one document be judged by the others without reading their originals again.
///
/// An index and no record: no entry's hash covers them. What they hold follows from the archived originals and can be
/// made anew from those; they are written in the transaction that appends the entries of the document.
enum AcrossSchema {
    static let tables = [
        """
        CREATE TABLE across_state (
            only    INTEGER PRIMARY KEY CHECK (only = 1),
            form    INTEGER NOT NULL,
            built   INTEGER NOT NULL,
            settled INTEGER NOT NULL
        ) STRICT
        """,
        // Ids of schools are long, and every mark names one.
        "CREATE TABLE across_school (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT",
        """
        CREATE TABLE across_document (
            received INTEGER PRIMARY KEY,
            school   INTEGER,
            kind     TEXT NOT NULL,
            marked   INTEGER NOT NULL,
            copied   INTEGER,
            facts    TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX across_document_on_marked ON across_document (marked, school, received)",
        "CREATE INDEX across_document_on_copied ON across_document (received) WHERE copied = 1",
        """
        CREATE TABLE across_text (
            received INTEGER PRIMARY KEY,
            text     TEXT NOT NULL,
            prints   BLOB NOT NULL
        ) STRICT
        """,
        // In the order in which one asks: the first document of each school that has a mark is one step along the key.
        """
        CREATE TABLE across_print (
            hash     INTEGER NOT NULL,
            school   INTEGER NOT NULL,
            received INTEGER NOT NULL,
            section  INTEGER NOT NULL,
            word     INTEGER NOT NULL,
            PRIMARY KEY (hash, school, received, section, word)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    static let names = [
        "across_state", "across_school", "across_document", "across_text", "across_print",
    ]
}
