/// What the rules of the ledger remember between entries: in memory, or in tables beside the log.
package protocol LedgerStore {
    associatedtype Failure: Error

    func version(_ received: Int64) throws(Failure) -> DocumentVersion?
    /// Versions with the same bytes from the same school, the first one included, in the order they came.
    func versions(ofOrigin origin: Int64) throws(Failure) -> [DocumentVersion]
    /// Keeps `version` and everything ``placements`` must say of it.
    mutating func save(_ version: DocumentVersion) throws(Failure)

    /// The `received` entry that the entry `number` is about, itself when it is one.
    func received(behind number: Int64) throws(Failure) -> Int64?
    mutating func note(_ number: Int64, isAbout received: Int64) throws(Failure)

    /// The acceptable version of the highest rank, else the one of the highest rank.
    func inForce(in slot: Slot) throws(Failure) -> DocumentVersion?
    /// The least ``DocumentVersion/seen`` of the acceptable versions.
    func firstSeen(in slot: Slot) throws(Failure) -> String?
    /// Number of acceptable versions.
    func count(in slot: Slot) throws(Failure) -> Int
    /// Everything that stands in the slot, in the order it came.
    func contents(of slot: Slot) throws(Failure) -> [DocumentVersion]
    /// Directions for which the school has anti-risk programmes, in the order of their ids.
    func directions(of school: String) throws(Failure) -> [RiskDirection]
    /// Everything in ``Slot/Purpose/unplaced`` of any school, in the order it came.
    func unplaced() throws(Failure) -> [DocumentVersion]

    func confirmation(in slot: Slot) throws(Failure) -> Confirmation?
    mutating func setConfirmation(_ confirmation: Confirmation?, in slot: Slot) throws(Failure)
}

/// A curator's word that the programme is placed and accepted (item 23).
package struct Confirmation: Sendable, Equatable {
    /// Number of the `confirmed` entry.
    package var entry: Int64
    /// ``DocumentVersion/received`` of the version it was said of; it says nothing of another one.
    package var version: Int64

    package init(entry: Int64, version: Int64) {
        self.entry = entry
        self.version = version
    }
}
