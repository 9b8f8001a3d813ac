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
        /// Nil when the document itself was examined again; else what other documents changed.
        package var reason: String?
    }

    package struct Outcome: Sendable {
        /// Documents whose result is not what it was, by the program's own words.
        package var changes: [Change] = []
        /// Documents whose answers other documents changed.
        package var revised: [Change] = []
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
        try across.catchUp()
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
        outcome.revised = try across.settle()
        let conclusions = ConclusionFiles(workspace: workspace, configuration: configuration)
        // Everything was looked at; what somebody removed beside the originals is made again too.
        try conclusions.lookAgain()
        outcome.warnings += conclusions.writeMissing(log)
        _ = consume lock
        return outcome
    }

    private var across: AcrossUpkeep {
        AcrossUpkeep(
            workspace: workspace,
            log: log,
            examination: examination,
            register: configuration.register,
            now: now
        )
    }

    /// The one document that entry `decision` decided on: what it is decides which sections are asked for.
    package func examineOne(decidedBy decision: Int64) throws -> Outcome {
        var outcome = Outcome()
        if let version = try log.read({ try $0.version(behind: decision) }) { try examine(version, into: &outcome) }
        // What an older program left is the next run's work: a decision must not wait for the whole archive.
        if try log.read({ try $0.acrossState()?.form }) == KeptContent.form { outcome.revised = try across.settle() }
        return outcome
    }

    private func examine(_ version: DocumentVersion, into outcome: inout Outcome) throws {
        guard let received = try log.entry(version.received),
            let result = try ArchivedOriginal(workspace: workspace, examination: examination).study(version, received)
        else { return }
        switch result {
        case .damaged(let path): outcome.damaged.append(path)
        case .studied(let file, let content):
            if let change = try record(file, content, version, received) {
                outcome.changes.append(change)
            } else {
                outcome.unchanged += 1
            }
        }
    }

    /// - Returns: nil when the examination says what the last one said.
    private func record(
        _ file: ExaminedFile,
        _ content: SharedContent?,
        _ version: DocumentVersion,
        _ received: Entry
    ) throws -> Change? {
        try log.write(at: now.seconds) { writer in
            try keep(content, of: file, version, writer)
            let answers = try writer.rehearse { rehearsal in
                try rehearsal.append(examinedFact(of: file, version, received))
                guard let version = try rehearsal.reader.version(behind: version.received) else {
                    return [ParameterResult]()
                }
                return try AcrossAnswers(register: configuration.register, ruleBook: configuration.ruleBook)
                    .answers(of: version, rehearsal.reader)
            }
            if let isCopied = answers.saysCopied { try writer.noteCopied(version.origin, isCopied) }
            let file = file.answering(answers, by: configuration.ruleBook)
            let fact = examinedFact(of: file, version, received)
            let earlier = try version.examination.flatMap { try writer.reader.entry($0.entry) }?.fact
            guard !says(earlier, the: fact, file) else { return nil }
            let entry = try writer.append(fact)
            return Change(
                name: received.fact.document?.name ?? "",
                school: version.school,
                before: earlier?.verdict,
                after: fact.verdict,
                statusAfter: file.status,
                entry: entry.number
            )
        }
    }

    private func keep(
        _ content: SharedContent?,
        of file: ExaminedFile,
        _ version: DocumentVersion,
        _ writer: borrowing ExpertiseLog.Writer
    ) throws {
        guard let content, let kind = version.decision?.kind ?? file.examination?.kind else {
            return try writer.forget(version.origin)
        }
        try writer.keep(
            KeptContent.document(content, received: version.origin, school: version.school, kind: kind)
        )
    }

    private func examinedFact(of file: ExaminedFile, _ version: DocumentVersion, _ received: Entry) -> Fact {
        var fact = ExaminationRecord.fact(
            of: file,
            document: received.fact.document,
            school: version.school,
            ruleBook: configuration.ruleBook
        )
        fact.subject = version.received
        fact.asOf = received.fact.asOf
        return fact
    }

    /// What a new version mended stands in the details of its first examination only, and is no part of the result.
    private func says(_ earlier: Fact?, the fact: Fact, _ file: ExaminedFile) -> Bool {
        guard let earlier, earlier.parameters == fact.parameters else { return false }
        guard earlier.details != fact.details else { return true }
        return earlier.details.flatMap(ExaminedFile.init(details:))?.json == file.json
    }
}
