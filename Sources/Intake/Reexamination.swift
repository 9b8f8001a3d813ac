internal import JSONText
internal import Hashing
package import ExpertiseLog
internal import Expertise
internal import Foundation
package import Roadmap

/// Examines archived originals again with the rules in force (requirement R42). Appends, never rewrites.
package struct Reexamination {
    package let workspace: Workspace
    let configuration: WorkspaceConfiguration
    let log: ExpertiseLog
    let now: Moment
    private let examination: DocumentExamination

    package init(workspace: Workspace, configuration: WorkspaceConfiguration, log: ExpertiseLog, now: Moment) {
        self.workspace = workspace
        self.configuration = configuration
        self.log = log
        self.now = now
        examination = DocumentExamination(
            examiner: Examiner(ruleBook: configuration.ruleBook, register: configuration.register)
        )
    }

    /// One document, before and after.
    package struct Change: Sendable {
        package var name: String
        package var school: String?
        package var before: Verdict?
        package var after: Verdict?
        package var statusAfter: ExaminationStatus
        /// Number of the new `examined` entry.
        package var entry: Int64
    }

    package struct Outcome: Sendable {
        /// Documents whose result is not what it was, by the program's own words.
        package var changes: [Change] = []
        /// Examined again with the same result.
        package var unchanged = 0
        /// What could not be written beside the originals, as sentences.
        package var warnings: [String] = []
        /// Originals that are missing or altered: nothing is said of those, and `verify` tells more.
        package var damaged: [String] = []
    }

    /// All documents that no newer version replaced.
    package func run() throws -> Outcome {
        try FileAccess.makeFolders(workspace.staging)
        let lock = try RunLock(workspace.lock, now: now.seconds)
        var received: [Int64] = []
        try log.entries(after: 0) { entry in
            if entry.fact.event == .received, entry.fact.duplicateOf == nil { received.append(entry.number) }
        }
        var outcome = Outcome()
        for number in received {
            let version = try log.read { reader -> DocumentVersion? in
                guard let version = try reader.version(behind: number) else { return nil }
                return try reader.isReplaced(version) ? nil : version
            }
            if let version { try examine(version, into: &outcome) }
        }
        let conclusions = ConclusionFiles(workspace: workspace, configuration: configuration)
        // Everything was looked at; what somebody removed beside the originals is made again too.
        try conclusions.lookAgain()
        outcome.warnings += conclusions.writeMissing(log)
        _ = consume lock
        return outcome
    }

    /// The one document that entry `decision` decided on: what it is decides which sections are asked for.
    package func examineOne(decidedBy decision: Int64) throws -> Outcome {
        var outcome = Outcome()
        if let version = try log.read({ try $0.version(behind: decision) }) { try examine(version, into: &outcome) }
        return outcome
    }

    private func examine(_ version: DocumentVersion, into outcome: inout Outcome) throws {
        guard let received = try log.entry(version.received), let document = received.fact.document else { return }
        let path = workspace.archive + "/" + document.archivedAs
        guard FileAccess.exists(path),
            try FileAccess.digest(RawPath(document.archivedAs), below: workspace.archive) == document.sha256
        else {
            outcome.damaged.append(document.archivedAs)
            return
        }
        let file = examination.examine(
            path,
            shownAs: document.name,
            digest: document.sha256,
            bytes: document.bytes,
            in: Circumstances(
                fileName: RawPath(document.name).name.shown,
                folderSchool: version.school.flatMap { configuration.register.school(id: $0) },
                decidedKind: version.decision?.kind,
                decidedRisks: version.decision?.risks,
                asOf: dayOfReceipt(received)
            )
        )
        var fact = ExaminationRecord.fact(
            of: file,
            document: document,
            school: version.school,
            ruleBook: configuration.ruleBook
        )
        fact.subject = version.received
        fact.asOf = received.fact.asOf
        let earlier = try version.examination.flatMap { try log.entry($0.entry) }?.fact
        guard earlier?.details != fact.details || earlier?.parameters != fact.parameters else {
            outcome.unchanged += 1
            return
        }
        let entry = try log.append([fact], at: now.seconds)[0]
        outcome.changes.append(
            Change(
                name: document.name,
                school: version.school,
                before: earlier?.verdict,
                after: fact.verdict,
                statusAfter: file.status,
                entry: entry.number
            )
        )
    }

    /// Examination looks at a document as it did on the day it came, so that only the rules make a difference.
    private func dayOfReceipt(_ received: Entry) -> CalendarDate {
        if let asOf = received.fact.asOf { return asOf }
        let zone = configuration.register.settings.timeZone
        return (Moment(text: received.time) ?? now).day(in: zone)
    }
}
