/// What each entry of the log changes (contract, chapter 4).
///
/// The version in force in a slot is the one that came there last, of those that can be read; a duplicate of an older,
/// since replaced version does not count as coming. Three readings of our own:
/// - A decision that gives a document a slot it did not have is its coming there, and so is a decision on a duplicate
///   of a replaced version. An automatic examination never is: when new rules recognise an old file, it takes the place
///   its arrival gives it.
/// - A newer file that cannot be read does not put a readable older one out of force: a school that sends a damaged
///   copy has not taken its document back. With nothing readable in the slot, the newest one stands as unreadable.
/// - A confirmation ends with the version it was said of, also when that version is taken away by a decision and comes
///   back later.
package struct LedgerRules<Store: LedgerStore> {
    package var store: Store

    package init(store: Store) { self.store = store }

    package mutating func apply(_ entry: Entry) throws(Store.Failure) {
        switch entry.fact.event {
        case .received: try receive(entry)
        case .examined: try examine(entry)
        case .decided: try decide(entry)
        case .confirmed: try confirm(entry)
        case .withdrawn: try withdraw(entry)
        }
    }

    private mutating func receive(_ entry: Entry) throws(Store.Failure) {
        let fact = entry.fact
        try store.note(entry.number, isAbout: entry.number)
        let first = try original(of: fact.duplicateOf)
        var version = DocumentVersion(
            received: entry.number,
            origin: first?.origin ?? entry.number,
            seen: first?.seen ?? fact.asOf?.description ?? fact.firstSeen ?? entry.time,
            isDormant: first != nil,
            arrival: DocumentVersion.Assignment(school: fact.school, kind: fact.kind, risks: fact.risks)
        )
        version.examination = first?.examination
        try place(version, rank: entry.number)
    }

    private func original(of duplicated: Int64?) throws(Store.Failure) -> DocumentVersion? {
        guard let duplicated, let received = try store.received(behind: duplicated) else { return nil }
        return try store.version(received)
    }

    /// Equal bytes get equal answers, so every version with them hears this one.
    private mutating func examine(_ entry: Entry) throws(Store.Failure) {
        let fact = entry.fact
        guard let status = fact.status, let subject = try version(about: fact.subject, in: entry) else { return }
        let assignment = DocumentVersion.Assignment(
            school: fact.school ?? subject.arrival.school,
            kind: fact.kind,
            risks: fact.risks
        )
        for var version in try store.versions(ofOrigin: subject.origin) {
            version.examination = DocumentVersion.Examination(
                entry: entry.number,
                assignment: assignment,
                status: status,
                verdict: status == .examined ? fact.verdict : nil
            )
            try place(version, rank: version.received)
        }
    }

    private mutating func decide(_ entry: Entry) throws(Store.Failure) {
        guard let subject = try version(about: entry.fact.subject, in: entry) else { return }
        var version = try target(of: subject)
        version.isDormant = false
        version.decision = merged(version, entry)
        try place(version, rank: entry.number)
    }

    /// A decision on a duplicate speaks of the version whose bytes it has, unless that one has been replaced.
    private func target(of version: DocumentVersion) throws(Store.Failure) -> DocumentVersion {
        guard version.isDormant else { return version }
        let awake = try store.versions(ofOrigin: version.origin).last { !$0.isDormant }
        guard let awake, try !isReplaced(awake) else { return version }
        return awake
    }

    private func merged(_ version: DocumentVersion, _ entry: Entry) -> DocumentVersion.Decision {
        let fact = entry.fact
        let earlier = version.decision
        var decision = DocumentVersion.Decision(entry: entry.number)
        decision.school = fact.school ?? earlier?.school
        decision.kind = fact.kind ?? earlier?.kind
        decision.risks = fact.risks.isEmpty ? earlier?.risks : fact.risks
        decision.verdict = fact.verdict
        guard decision.verdict == nil else { return decision }
        // A verdict on what the document is no longer taken for is no verdict.
        let isTheSame =
            (decision.kind ?? version.kind) == version.kind
            && Set(decision.risks ?? version.risks) == Set(version.risks)
        decision.verdict = isTheSame ? earlier?.verdict : nil
        return decision
    }

    private mutating func confirm(_ entry: Entry) throws(Store.Failure) {
        for slot in programmes(of: entry.fact) {
            guard let version = try store.inForce(in: slot), version.isAcceptable else { continue }
            try store.setConfirmation(Confirmation(entry: entry.number, version: version.received), in: slot)
        }
        try noteSubject(of: entry)
    }

    private mutating func withdraw(_ entry: Entry) throws(Store.Failure) {
        for slot in programmes(of: entry.fact) { try store.setConfirmation(nil, in: slot) }
        try noteSubject(of: entry)
    }

    private func programmes(of fact: Fact) -> [Slot] {
        guard let school = fact.school else { return [] }
        return fact.risks.map { .antirisk(school, $0) }
    }

    private mutating func noteSubject(of entry: Entry) throws(Store.Failure) {
        _ = try version(about: entry.fact.subject, in: entry)
    }

    /// The version that `subject` leads to; remembers that `entry` is about it.
    private mutating func version(about subject: Int64?, in entry: Entry) throws(Store.Failure) -> DocumentVersion? {
        guard let subject, let received = try store.received(behind: subject) else { return nil }
        try store.note(entry.number, isAbout: received)
        return try store.version(received)
    }

    /// Puts `version` where it now belongs, and takes back confirmations of what is no longer in force.
    private mutating func place(_ version: DocumentVersion, rank: Int64) throws(Store.Failure) {
        var placed = version
        placed.ranks = [:]
        for slot in version.slots { placed.ranks[slot] = version.ranks[slot] ?? rank }
        try store.save(placed)
        for slot in Set(version.ranks.keys).union(placed.ranks.keys) {
            guard let confirmation = try store.confirmation(in: slot) else { continue }
            let inForce = try store.inForce(in: slot)
            if inForce?.received != confirmation.version { try store.setConfirmation(nil, in: slot) }
        }
    }

    /// Whether another version is in force everywhere this one stands. Evidence and what is not placed replace nothing.
    package func isReplaced(_ version: DocumentVersion) throws(Store.Failure) -> Bool {
        for slot in version.ranks.keys {
            guard case .single = slot.purpose else { return false }
            if try store.inForce(in: slot)?.received == version.received { return false }
        }
        return !version.ranks.isEmpty
    }
}

extension LedgerRules: Sendable where Store: Sendable {}
