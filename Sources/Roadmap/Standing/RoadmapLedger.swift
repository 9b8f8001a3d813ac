/// Where every document of every school stands, folded from the log entry by entry, in memory.
///
/// A value: copy it to ask «what if». Applying the same entries in the same order gives equal answers; entries about
/// different schools may change places.
package struct RoadmapLedger: Sendable {
    /// Number of the last entry applied; 0 before the first.
    package private(set) var lastEntry: Int64 = 0
    private var rules = LedgerRules(store: MemoryStore())

    package init() {}

    package init(_ entries: some Sequence<Entry>) {
        for entry in entries { apply(entry) }
    }

    /// Entries come in the order of the log. What an entry says of documents the log has not received is passed over.
    package mutating func apply(_ entry: Entry) {
        rules.apply(entry)
        lastEntry = max(lastEntry, entry.number)
    }

    package func inForce(in slot: Slot) -> DocumentVersion? { rules.store.inForce(in: slot) }
    package func confirmation(in slot: Slot) -> Confirmation? { rules.store.confirmation(in: slot) }
    package func contents(of slot: Slot) -> [DocumentVersion] { rules.store.contents(of: slot) }
    package func versions(ofOrigin origin: Int64) -> [DocumentVersion] { rules.store.versions(ofOrigin: origin) }

    /// The version that the entry `number` is about, whatever its event.
    package func version(behind number: Int64) -> DocumentVersion? {
        rules.store.received(behind: number).flatMap { rules.store.version($0) }
    }

    /// Whether another version is in force everywhere this one stands: then nothing can be decided on it.
    package func isReplaced(_ version: DocumentVersion) -> Bool { rules.isReplaced(version) }

    /// Documents that only a person can place: school, kind or direction unknown, or not readable. In the order they
    /// came; those of schools outside the register too.
    package func unplaced() -> [DocumentVersion] { rules.store.unplaced() }

    /// Every received file, in no order, and every confirmation in force.
    package var versions: some Collection<DocumentVersion> { rules.store.allVersions }
    package var confirmations: [Slot: Confirmation] { rules.store.allConfirmations }

    package func status(of register: SchoolRegister, plan: RoadmapPlan, asOf: CalendarDate) -> RoadmapStatus {
        StatusArithmetic(store: rules.store, register: register, plan: plan).status(asOf: asOf)
    }
}

/// Dictionaries; grows with the number of received files.
struct MemoryStore: LedgerStore, Sendable {
    private var versions: [Int64: DocumentVersion] = [:]
    private var origins: [Int64: [Int64]] = [:]
    private var subjects: [Int64: Int64] = [:]
    /// Kept in the order the versions came.
    private var occupants: [Slot: [Int64]] = [:]
    private var confirmations: [Slot: Confirmation] = [:]
    private var directions: [String: Set<RiskDirection>] = [:]

    var allVersions: some Collection<DocumentVersion> { versions.values }
    var allConfirmations: [Slot: Confirmation] { confirmations }

    func version(_ received: Int64) -> DocumentVersion? { versions[received] }

    func versions(ofOrigin origin: Int64) -> [DocumentVersion] { (origins[origin] ?? []).compactMap { versions[$0] } }

    mutating func save(_ version: DocumentVersion) {
        let before = versions.updateValue(version, forKey: version.received)
        if before == nil { origins[version.origin, default: []].append(version.received) }
        for slot in before?.ranks.keys.filter({ version.ranks[$0] == nil }) ?? [] { leave(slot, version.received) }
        for slot in version.ranks.keys where before?.ranks[slot] == nil { enter(slot, version.received) }
    }

    func received(behind number: Int64) -> Int64? { subjects[number] }
    mutating func note(_ number: Int64, isAbout received: Int64) { subjects[number] = received }

    func inForce(in slot: Slot) -> DocumentVersion? {
        contents(of: slot).max { left, right in
            (left.isAcceptable ? 1 : 0, left.ranks[slot] ?? 0) < (right.isAcceptable ? 1 : 0, right.ranks[slot] ?? 0)
        }
    }

    func firstSeen(in slot: Slot) -> String? { contents(of: slot).filter(\.isAcceptable).map(\.seen).min() }
    func count(in slot: Slot) -> Int { contents(of: slot).count(where: \.isAcceptable) }
    func contents(of slot: Slot) -> [DocumentVersion] { (occupants[slot] ?? []).compactMap { versions[$0] } }
    func directions(of school: String) -> [RiskDirection] { (directions[school] ?? []).sorted() }

    func unplaced() -> [DocumentVersion] {
        occupants.filter { $0.key.purpose == .unplaced }.values.joined().sorted().compactMap { versions[$0] }
    }

    func confirmation(in slot: Slot) -> Confirmation? { confirmations[slot] }
    mutating func setConfirmation(_ confirmation: Confirmation?, in slot: Slot) { confirmations[slot] = confirmation }

    private mutating func enter(_ slot: Slot, _ received: Int64) {
        var inside = occupants[slot] ?? []
        inside.insert(received, at: inside.firstIndex { $0 > received } ?? inside.count)
        occupants[slot] = inside
        noteDirection(of: slot, isTaken: true)
    }

    private mutating func leave(_ slot: Slot, _ received: Int64) {
        occupants[slot]?.removeAll { $0 == received }
        guard occupants[slot]?.isEmpty == true else { return }
        occupants[slot] = nil
        noteDirection(of: slot, isTaken: false)
    }

    private mutating func noteDirection(of slot: Slot, isTaken: Bool) {
        guard let school = slot.school, case .single(.antirisk, let risk?) = slot.purpose else { return }
        if isTaken { directions[school, default: []].insert(risk) } else { directions[school]?.remove(risk) }
    }
}
