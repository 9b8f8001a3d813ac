internal import Expertise
internal import ExpertiseLog
internal import Hashing
internal import JSONText
internal import Roadmap

/// What will be recorded of one staged file, and where its original goes.
struct RecordPlan {
    var step: Journal.Step
    /// `received` first.
    var facts: [Fact]
    var outcome: FileOutcome
    /// The bytes lie under the target's name already, from a run that ended between rename and commit.
    var isAdopted: Bool
}

/// Decides what a staged file is to the log: a duplicate, a new version, or something new.
struct RecordPlanner {
    let intake: Intake
    let now: Moment
    /// UTC seconds; nil when this run saw the file first.
    let firstSeen: Int64?
    /// `received` entries with the same bytes, ascending.
    let earlier: [Entry]
    /// Targets of files planned before this one in the same group.
    let takenTargets: Set<String>

    /// - Parameters:
    ///   - number: what the first entry of the plan will be numbered.
    ///   - log: as it is inside the transaction that will append the plan.
    func plan(
        _ file: InboxScan.File,
        _ copy: Taken.Staged,
        number: Int64,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> RecordPlan {
        let school = school(of: file, copy.examined.examination)
        for entry in earlier where entry.fact.duplicateOf == nil {
            if try currentSchool(of: entry, log) == school {
                return try duplicate(of: entry, file, copy, school: school, number: number, log)
            }
        }
        return try original(file, copy, school: school, number: number, log)
    }

    /// The school that counts: the sub-folder's; without one, the one the content names with certainty.
    private func school(of file: InboxScan.File, _ examination: Examination?) -> String? {
        if let school = FolderSchool(file.path, in: intake.register).school { return school.id }
        guard let found = examination?.school, found.confidence == .certain else { return nil }
        return found.id
    }

    /// The school an earlier original belongs to now, decisions included.
    private func currentSchool(of entry: Entry, _ log: borrowing ExpertiseLog.Reader) throws -> String? {
        try log.version(behind: entry.number)?.school ?? entry.fact.school
    }

    // MARK: Duplicates

    private func duplicate(
        of first: Entry,
        _ file: InboxScan.File,
        _ copy: Taken.Staged,
        school: String?,
        number: Int64,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> RecordPlan {
        let archivedAs = first.fact.document?.archivedAs ?? ""
        var fact = received(file, copy, school: school, archivedAs: archivedAs)
        fact.duplicateOf = first.number
        fact.kind = first.fact.kind
        fact.risks = directions(ofDuplicate: copy, like: first.fact)
        fact.items = first.fact.items

        let version = try log.version(behind: first.number)
        let verdict = version?.verdict.map { ", \($0.title)" } ?? ""
        var message = "Этот файл уже принят: запись \(first.number)\(verdict)."
        var needsPerson = false
        if let version, try log.isReplaced(version) {
            message = "Это прежняя версия документа (запись \(first.number)), её заменила более новая. "
            message += "Чтобы вернуть её в силу: \(Self.commandToRevive(version, by: number))."
            needsPerson = true
        }
        fact.reason = message
        var outcome = FileOutcome(
            path: file.path.shown,
            category: .duplicate,
            message: message,
            needsPerson: needsPerson
        )
        outcome.school = school
        outcome.entry = number
        return RecordPlan(
            step: step(file, copy, target: nil, number: number),
            facts: [fact],
            outcome: outcome,
            isAdopted: false
        )
    }

    /// A paper that says nothing of its direction may come again under the name of another one: then V08 asks why.
    private func directions(ofDuplicate copy: Taken.Staged, like first: Fact) -> [RiskDirection] {
        guard first.kind == .evidence, let examination = copy.examined.examination, examination.kind == .evidence,
            !examination.risks.isEmpty
        else { return first.risks }
        return examination.risks
    }

    private static func commandToRevive(_ version: DocumentVersion, by entry: Int64) -> String {
        var command = "expertise decide \(entry) --kind \((version.kind ?? .other).rawValue)"
        for risk in version.risks where version.kind == .antirisk { command += " --risk \(risk.rawValue)" }
        return command + " --by «…» --reason «…»"
    }

    // MARK: Originals

    private func original(
        _ file: InboxScan.File,
        _ copy: Taken.Staged,
        school: String?,
        number: Int64,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> RecordPlan {
        let examination = copy.examined.examination
        let target = target(of: file, copy, school: school)
        var received = received(file, copy, school: school, archivedAs: target.path)
        var examined = examined(copy, like: received, subject: number)

        let replaced = try versionsReplaced(by: examination, school: school, log)
        received.replaces = replaced.map(\.received).max()
        var messages = try messages(file, copy, school: school, log)
        if let replaced = replaced.max(by: { $0.received < $1.received }) {
            let before = try replaced.examination.flatMap { try log.entry($0.entry)?.fact.details }
            let changes = RemarkChanges(before: before, after: examination)
            examined.details = withChanges(changes, copy.examined, replaces: replaced.received)
            messages.texts.append("Новая версия вместо записи \(replaced.received). \(changes.sentence)")
        } else {
            examined.details = copy.examined.json.text()
        }
        if received.replaces != nil { received.reason = messages.texts.last }
        var facts = [received, examined]
        facts += try confirmationsTakenBack(by: examination, school: school, number: number, log)

        var outcome = FileOutcome(
            path: file.path.shown,
            category: examination == nil ? .unreadable : .archived,
            message: messages.texts.joined(separator: " "),
            needsPerson: messages.needsPerson
        )
        outcome.school = school
        outcome.examination = examination.map { ExaminationBrief($0) }
        outcome.entry = number + 1
        return RecordPlan(
            step: step(file, copy, target: target.path, number: number),
            facts: facts,
            outcome: outcome,
            isAdopted: target.isAdopted
        )
    }

    private func messages(
        _ file: InboxScan.File,
        _ copy: Taken.Staged,
        school: String?,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> (texts: [String], needsPerson: Bool) {
        var texts: [String] = []
        var needsPerson = false
        if let refusal = copy.examined.refusal {
            texts.append("\(refusal.message) [\(refusal.code)]")
            needsPerson = true
        }
        if case .unknown(let folder) = FolderSchool(file.path, in: intake.register) {
            texts.append("Папка «\(folder)» не названа ни именем, ни псевдонимом школы из реестра.")
            needsPerson = true
        }
        if school == nil {
            texts.append("Школа не определена: назначьте её решением (expertise decide … --school).")
            needsPerson = true
        }
        if copy.examined.status == .unrecognised {
            texts.append("Вид документа не определён: назовите его решением (expertise decide … --kind).")
            needsPerson = true
        }
        if let examination = copy.examined.examination {
            if examination.kind == .other, examination.status == .examined {
                texts.append("Документ не относится к концептуальным и ни в один пункт не засчитан.")
                needsPerson = true
            }
            if examination.verdict == .needsExpert { needsPerson = true }
        }
        var others: Set<String> = []
        for entry in earlier {
            if let other = try currentSchool(of: entry, log), other != school { others.insert(other) }
        }
        for other in others.sorted() where school != nil {
            let name = intake.register.school(id: other)?.name ?? other
            texts.append("Точно такой же файл уже принят от другой школы: \(name). Проверьте, чей это документ.")
            needsPerson = true
        }
        return (texts, needsPerson)
    }

    private func versionsReplaced(
        by examination: Examination?,
        school: String?,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> [DocumentVersion] {
        guard let examination, examination.status == .examined, let school else { return [] }
        let slots: [Slot] =
            switch examination.kind {
            case .concept: [.concept(school)]
            case .midterm: [.midterm(school)]
            case .roadmap: [.roadmap(school)]
            case .antirisk: examination.risks.map { .antirisk(school, $0) }
            case .evidence, .other: []
            }
        var versions: [DocumentVersion] = []
        for slot in slots {
            if let version = try log.inForce(in: slot) { versions.append(version) }
        }
        return versions
    }

    private func confirmationsTakenBack(
        by examination: Examination?,
        school: String?,
        number: Int64,
        _ log: borrowing ExpertiseLog.Reader
    ) throws -> [Fact] {
        guard let examination, examination.kind == .antirisk, examination.status == .examined, let school else {
            return []
        }
        var facts: [Fact] = []
        for risk in examination.risks {
            guard try log.confirmation(in: .antirisk(school, risk)) != nil else { continue }
            var fact = Fact(event: .withdrawn, by: ProgramVersion.author, program: ProgramVersion.current)
            fact.items = [23]
            fact.school = school
            fact.kind = .antirisk
            fact.risks = [risk]
            fact.subject = number
            fact.reason = "Поступила новая версия антирисковой программы: запись \(number). Подтвердите её заново."
            facts.append(fact)
        }
        return facts
    }

    private func withChanges(_ changes: RemarkChanges, _ examined: ExaminedFile, replaces: Int64) -> String {
        guard case .object(let members) = examined.json else { return examined.json.text() }
        return JSONValue.object(members + [("replaces", .int(replaces)), ("changes", changes.json)]).text()
    }

    // MARK: Facts

    private func received(_ file: InboxScan.File, _ copy: Taken.Staged, school: String?, archivedAs: String) -> Fact {
        var fact = Fact(event: .received, by: ProgramVersion.author, program: ProgramVersion.current)
        fact.school = school
        fact.document = DocumentReference(
            sha256: copy.digest,
            name: file.path.shown,
            rawName: file.path.rawWhenDifferent,
            archivedAs: archivedAs,
            bytes: copy.bytes
        )
        fact.document?.modified = Moment(file.identity.modifiedNanoseconds / 1_000_000_000).text
        if let firstSeen, firstSeen < now.seconds { fact.firstSeen = Moment(firstSeen).text }
        fact.asOf = intake.asOf
        if let examination = copy.examined.examination, examination.status == .examined {
            fact.kind = examination.kind
            fact.risks = examination.risks
        }
        fact.items = RoadmapItems.evidenced(by: .received, kind: fact.kind)
        return fact
    }

    private func examined(_ copy: Taken.Staged, like received: Fact, subject: Int64) -> Fact {
        var fact = ExaminationRecord.fact(
            of: copy.examined,
            document: received.document,
            school: received.school,
            ruleBook: intake.examination.examiner.ruleBook
        )
        fact.subject = subject
        fact.asOf = received.asOf
        return fact
    }

    private func step(_ file: InboxScan.File, _ copy: Taken.Staged, target: String?, number: Int64) -> Journal.Step {
        Journal.Step(
            source: file.path.bytes,
            identity: file.identity,
            sha256: copy.digest.hex,
            staged: copy.name,
            target: target,
            entry: number
        )
    }

    // MARK: Names

    /// A name below `archive/` that no other bytes have, and whether these bytes lie there already.
    private func target(of file: InboxScan.File, _ copy: Taken.Staged, school: String?) -> (
        path: String, isAdopted: Bool
    ) {
        let examination = copy.examined.examination
        let plain = ArchiveName.path(
            school: school,
            kind: examination?.kind ?? .other,
            risks: examination?.risks ?? [],
            status: copy.examined.status,
            date: intake.asOf ?? now.day(in: intake.register.settings.timeZone),
            name: file.path.name,
            digest: copy.digest
        )
        let archive = intake.workspace.archive
        var path = plain
        var tries = 0
        while true {
            if !takenTargets.contains(path) {
                guard FileAccess.exists(archive + "/" + path) else { return (path, false) }
                // An entry that names this path owns it; only an orphan of the same bytes may be adopted.
                let isOwned = earlier.contains { $0.fact.document?.archivedAs == path }
                // What cannot be read cannot be adopted either; it keeps its name.
                let found = isOwned ? nil : try? FileAccess.digest(RawPath(path), below: archive)
                if found == copy.digest { return (path, true) }
            }
            // The same bytes may be kept more than once: people can assign a document away from its school, after
            // which the school may send it again.
            tries += 1
            path = ArchiveName.path(plain, apartBy: copy.digest, ordinal: tries)
        }
    }
}
