/// One received file as a version of a document: what the program says of it and what a person decided.
package struct DocumentVersion: Sendable, Equatable {
    /// Number of its `received` entry.
    package let received: Int64
    /// Number of the entry that first received these bytes for this school; ``received`` unless it is a duplicate.
    package let origin: Int64
    /// When the bytes were first seen in the inbox: the stated day (`--as-of`), else the moment in UTC.
    package let seen: String
    /// A duplicate that no decision has made a version of its own.
    package var isDormant: Bool
    package let arrival: Assignment
    package var examination: Examination?
    package var decision: Decision?
    /// For each slot it stands in, the number of the entry that put it there: the later one is in force.
    package var ranks: [Slot: Int64] = [:]

    package init(received: Int64, origin: Int64, seen: String, isDormant: Bool, arrival: Assignment) {
        self.received = received
        self.origin = origin
        self.seen = seen
        self.isDormant = isDormant
        self.arrival = arrival
    }

    /// What a document is taken for.
    package struct Assignment: Sendable, Equatable {
        package var school: String?
        package var kind: DocumentKind?
        package var risks: [RiskDirection]

        package init(school: String?, kind: DocumentKind?, risks: [RiskDirection]) {
            self.school = school
            self.kind = kind
            self.risks = risks
        }
    }

    /// The last word of the program.
    package struct Examination: Sendable, Equatable {
        /// Number of the `examined` entry.
        package var entry: Int64
        package var assignment: Assignment
        package var status: ExaminationStatus
        package var verdict: Verdict?

        package init(entry: Int64, assignment: Assignment, status: ExaminationStatus, verdict: Verdict?) {
            self.entry = entry
            self.assignment = assignment
            self.status = status
            self.verdict = verdict
        }
    }

    /// The last word of a person. What was not decided is nil.
    package struct Decision: Sendable, Equatable {
        /// Number of the `decided` entry.
        package var entry: Int64
        package var school: String?
        package var kind: DocumentKind?
        package var risks: [RiskDirection]?
        package var verdict: Verdict?

        package init(entry: Int64) { self.entry = entry }
    }

    package var school: String? { decision?.school ?? examination?.assignment.school ?? arrival.school }

    /// What it is taken for; nil when the program could not tell and nobody decided.
    package var kind: DocumentKind? {
        if let decided = decision?.kind { return decided }
        guard let examination else { return arrival.kind }
        return examination.status == .unrecognised ? nil : examination.assignment.kind
    }

    package var risks: [RiskDirection] { decision?.risks ?? examination?.assignment.risks ?? arrival.risks }

    /// Whether its text could be read. False also before it has been examined: the unknown counts for nothing.
    package var isReadable: Bool {
        switch examination?.status {
        case .examined, .unrecognised: true
        case .unreadable, nil: false
        }
    }

    /// The program's verdict on what the document is taken for now. A verdict on another kind, direction or school says
    /// nothing of it: after a decision that changes one of them, the document waits for its next examination.
    package var automaticVerdict: Verdict? {
        guard let examination, examination.status == .examined else { return nil }
        let judged = examination.assignment
        if let kind = decision?.kind, kind != judged.kind { return nil }
        if let school = decision?.school, school != judged.school { return nil }
        if kind == .antirisk, let risks = decision?.risks, Set(risks) != Set(judged.risks) { return nil }
        return examination.verdict
    }

    /// A person's verdict stands above the program's.
    package var verdict: Verdict? { decision?.verdict ?? automaticVerdict }

    /// The entry that tells most of it: its examination, or its arrival when there was none.
    package var entry: Int64 { examination?.entry ?? received }

    /// Whether it can be counted where it stands. Evidence is what a person may have looked at for the program, a scan
    /// for instance; the others must be readable.
    package var isAcceptable: Bool {
        isReadable || (kind == .evidence && decision?.kind == .evidence)
    }

    /// Where it belongs; empty while it is dormant.
    package var slots: [Slot] { isDormant ? [] : Slot.all(school: school, kind: kind, risks: risks) }
}
