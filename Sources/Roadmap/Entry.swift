package import Hashing

/// One line of the expertise log: a fact about the past. Appended, read, never changed and never deleted.
package struct Entry: Sendable, Equatable {
    /// 1 for the first; without gaps.
    package var number: Int64
    /// Moment of writing, UTC, `2023-03-28T09:15:02Z`.
    package var time: String
    package var fact: Fact
    /// Hash of the entry before; of the first entry: 64 zeros.
    package var previous: String
    /// SHA-256 of the entry's canonical line, which holds everything above.
    package var hash: String
    /// SHA-256 of ``Fact/details``, a part of the canonical line; known also when the details were not fetched.
    package var detailsDigest: ContentDigest?

    package init(
        number: Int64,
        time: String,
        fact: Fact,
        previous: String,
        hash: String,
        detailsDigest: ContentDigest? = nil
    ) {
        self.number = number
        self.time = time
        self.fact = fact
        self.previous = previous
        self.hash = hash
        self.detailsDigest = detailsDigest
    }

    /// ``previous`` of the first entry.
    package static let beginning = String(repeating: "0", count: 64)
}

/// What an entry says, before it has a place in the chain.
package struct Fact: Sendable, Equatable {
    package enum Event: String, Sendable, CaseIterable, Codable {
        /// A file came in and its original is kept.
        case received
        /// The program examined an original.
        case examined
        /// A person decided on a verdict, or on what a document is.
        case decided
        /// The curator confirmed an anti-risk programme (item 23).
        case confirmed
        /// A confirmation was taken back: by a person, or because a new version came.
        case withdrawn
    }

    package var event: Event
    /// Roadmap items the entry is evidence for, ascending.
    package var items: [Int] = []
    /// Id from the register; nil when the school is not known.
    package var school: String?
    package var kind: DocumentKind?
    package var risks: [RiskDirection] = []
    package var document: DocumentReference?
    /// Of `examined`: how it ended.
    package var status: ExaminationStatus?
    /// Of an unreadable document: the contract's code.
    package var code: String?
    package var verdict: Verdict?
    /// The program («program») or a person's name as given by `--by`.
    package var by: String
    /// A person's reason; of an unreadable document the sentence; otherwise what happened, when it needs words.
    package var reason: String?
    /// Of `received`: number of the entry that first received these bytes for this school.
    package var duplicateOf: Int64?
    /// Of `received`: number of the `received` entry of the version that this one replaces.
    package var replaces: Int64?
    /// Number of the entry this one is about: of `examined` its `received`, of `decided` the one decided on.
    package var subject: Int64?
    /// Of `received`: when the file was first seen in the inbox (UTC, as ``Entry/time``), if that was before this
    /// entry. Lateness goes by it.
    package var firstSeen: String?
    /// The day stated by `--as-of`, when it is not the day of writing (`YYYY-MM-DD`).
    package var asOf: CalendarDate?
    /// SHA-256 of the rule book in force.
    package var parameters: String?
    /// Version of the program.
    package var program: String
    /// Full machine-readable result as JSON text; its SHA-256 is part of the entry's canonical line.
    package var details: String?

    package init(event: Event, by: String, program: String) {
        self.event = event
        self.by = by
        self.program = program
    }
}

package struct DocumentReference: Sendable, Equatable {
    package var sha256: ContentDigest
    /// Name in the inbox, in NFC, folders below `inbox/` included.
    package var name: String
    /// The name's raw bytes in hexadecimal when they are not what `name` shows (not UTF-8, or not NFC); else nil.
    package var rawName: String?
    /// Path below `archive/`.
    package var archivedAs: String
    package var bytes: Int64
    /// The file's own date of change (UTC, as ``Entry/time``): shown beside the time of receipt, never counted by.
    package var modified: String?

    package init(sha256: ContentDigest, name: String, rawName: String? = nil, archivedAs: String, bytes: Int64) {
        self.sha256 = sha256
        self.name = name
        self.rawName = rawName
        self.archivedAs = archivedAs
        self.bytes = bytes
    }
}
