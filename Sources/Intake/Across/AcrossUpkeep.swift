internal import Expertise
internal import ExpertiseLog
internal import Hashing
internal import Roadmap

/// Keeps what documents know of each other in step with the log, and their answers with it.
///
/// Everything here can be done again at any time: a second pass over the same log finds nothing to do. A run that is
/// killed before its answers are settled leaves that to the next one.
struct AcrossUpkeep {
    let workspace: Workspace
    let log: ExpertiseLog
    let examination: DocumentExamination
    let register: SchoolRegister
    let now: Moment

    private var ruleBook: RuleBook { examination.examiner.ruleBook }

    /// Originals whose content is kept in one transaction.
    private static let groupSize = 50

    // MARK: What is kept

    /// Keeps what is not kept yet: of documents that an older program took in, or that a decision made another kind's
    /// or another school's; of all of them when this program keeps something else.
    func catchUp() throws {
        var state = try log.read { try $0.acrossState() } ?? AcrossState(form: KeptContent.form, built: 0, settled: 0)
        if state.form != KeptContent.form {
            state = AcrossState(form: KeptContent.form, built: 0, settled: 0)
            try log.write(at: now.seconds) { writer in
                try writer.clearAcross()
                try writer.remember(state)
            }
        }
        while true {
            let originals = try log.read { try $0.originals(after: state.built, limit: Self.groupSize) }
            guard let last = originals.last else { break }
            state.built = last
            try keep(originals, state)
        }
        try keep(try decidedOn(since: state.settled), nil)
    }

    /// Versions that decisions after entry `settled` are about.
    private func decidedOn(since settled: Int64) throws -> [Int64] {
        var query = ExpertiseLog.Query()
        query.after = settled
        return try log.read { reader in
            var decisions: [Int64] = []
            try reader.forEach(query) { if $0.fact.event == .decided { decisions.append($0.number) } }
            let origins = try decisions.compactMap { try reader.version(behind: $0)?.origin }
            return Set(origins).sorted()
        }
    }

    /// Keeps the content of those originals that have none, or one of another school or kind.
    private func keep(_ originals: [Int64], _ state: AcrossState?) throws {
        let stale = try log.read { reader in
            try originals.compactMap { number -> DocumentVersion? in
                guard let version = try reader.version(behind: number), version.examination?.status == .examined,
                    let kind = version.kind
                else { return nil }
                let kept = try reader.acrossStanding(of: version.origin)
                return kept?.kind == kind.rawValue && kept?.school == version.school ? nil : version
            }
        }
        let documents = try stale.compactMap { try content(of: $0) }
        guard !documents.isEmpty || state != nil else { return }
        try log.write(at: now.seconds) { writer in
            for document in documents { try writer.keep(document) }
            if let state { try writer.remember(state) }
        }
    }

    /// - Returns: nil when the original is missing or altered; `verify` tells more.
    private func content(of version: DocumentVersion) throws -> AcrossDocument? {
        guard let received = try log.entry(version.origin), let kind = version.kind,
            case .studied(_, let content?) = try ArchivedOriginal(workspace: workspace, examination: examination)
                .study(version, received)
        else { return nil }
        return KeptContent.document(content, received: version.origin, school: version.school, kind: kind)
    }

    // MARK: Answers

    /// Appends an `examined` entry for every document in force whose answers other documents have changed since they
    /// were last looked at.
    func settle() throws -> [Reexamination.Change] {
        let isSettled = try log.read { reader in
            try reader.acrossState()?.settled ?? 0 == reader.nextNumber - 1
        }
        if isSettled { return [] }
        return try log.write(at: now.seconds) { writer in
            let state = try writer.reader.acrossState()
            let settled = state?.settled ?? 0
            let scope = try Scope(after: settled, writer.reader)
            let answers = AcrossAnswers(register: register, ruleBook: ruleBook)
            var changes: [Reexamination.Change] = []
            for received in scope.versions {
                guard let version = try writer.reader.version(behind: received),
                    let change = try settle(version, scope, answers, writer)
                else { continue }
                changes.append(change)
            }
            let head = try writer.reader.nextNumber - 1
            try writer.remember(AcrossState(form: KeptContent.form, built: state?.built ?? 0, settled: head))
            return changes
        }
    }

    /// Whose answers may have changed, and why.
    private struct Scope {
        /// `received` numbers, ascending; of equal bytes one.
        var versions: [Int64] = []
        /// Entries that brought the change, by school.
        private(set) var causes: [String: [Int64]] = [:]

        init(after settled: Int64, _ log: borrowing ExpertiseLog.Reader) throws {
            var query = ExpertiseLog.Query()
            query.after = settled
            var entries: [(number: Int64, school: String?, isCause: Bool)] = []
            try log.forEach(query) { entry in
                guard [.received, .examined, .decided].contains(entry.fact.event) else { return }
                entries.append((entry.number, entry.fact.school, entry.fact.event != .examined))
            }
            var schools: Set<String> = []
            for entry in entries {
                let version = try log.version(behind: entry.number)
                let concerned = [
                    entry.school, version?.school, version?.arrival.school, version?.examination?.assignment.school,
                ]
                for school in Set(concerned.compactMap(\.self)) {
                    schools.insert(school)
                    if entry.isCause { causes[school, default: []].append(entry.number) }
                }
            }
            var origins: Set<Int64> = []
            for school in schools.sorted() {
                for version in try Self.inForce(in: school, log) where origins.insert(version.origin).inserted {
                    versions.append(version.received)
                }
            }
            for received in try log.acrossCopies() where !origins.contains(received) {
                guard let version = try log.version(behind: received), try !log.isReplaced(version) else { continue }
                versions.append(received)
            }
            versions.sort()
        }

        private static func inForce(
            in school: String,
            _ log: borrowing ExpertiseLog.Reader
        ) throws -> [DocumentVersion] {
            var slots: [Slot] = [.concept(school), .midterm(school), .roadmap(school)]
            slots += RiskDirection.allCases.map { .antirisk(school, $0) }
            var versions: [DocumentVersion] = []
            for slot in slots {
                if let version = try log.inForce(in: slot) { versions.append(version) }
            }
            for risk in RiskDirection.allCases.map(Optional.some) + [nil] {
                versions += try log.contents(of: .evidence(school, risk))
            }
            return versions.sorted { $0.received < $1.received }
        }
    }

    private func settle(
        _ version: DocumentVersion,
        _ scope: Scope,
        _ answers: AcrossAnswers,
        _ writer: borrowing ExpertiseLog.Writer
    ) throws -> Reexamination.Change? {
        guard let examination = version.examination, examination.status == .examined,
            let kind = version.kind, kind == examination.assignment.kind
        else { return nil }
        let ids = ParametersOverDocuments.ids(of: kind, by: ruleBook)
        guard !ids.isEmpty else { return nil }
        let stored = try writer.reader.parameters(Set(ids), of: examination.entry)
            .compactMap { ParameterResult(stored: $0) }
        let found = try answers.answers(of: version, keeping: stored, writer.reader)
        if let isCopied = found.saysCopied { try writer.noteCopied(version.origin, isCopied) }
        let complete = ParametersOverDocuments.complete(found, for: kind, by: ruleBook)
        guard complete != stored, let entry = try writer.reader.entry(examination.entry),
            let file = entry.fact.details.flatMap(ExaminedFile.init(details:))
        else { return nil }
        let changes = AnswerChanges(before: stored, after: complete)
        let causes = version.school.flatMap { scope.causes[$0] } ?? []
        return try append(
            file.answering(found, by: ruleBook),
            version,
            entry,
            because: changes.sentence(after: causes),
            writer
        )
    }

    private func append(
        _ file: ExaminedFile,
        _ version: DocumentVersion,
        _ earlier: Entry,
        because reason: String,
        _ writer: borrowing ExpertiseLog.Writer
    ) throws -> Reexamination.Change {
        var fact = ExaminationRecord.fact(
            of: file,
            document: earlier.fact.document,
            school: version.school,
            ruleBook: ruleBook
        )
        fact.subject = version.received
        fact.asOf = earlier.fact.asOf
        // The document's own answers are those of the rules it was examined by.
        fact.parameters = earlier.fact.parameters
        fact.reason = reason
        let entry = try writer.append(fact)
        return Reexamination.Change(
            name: earlier.fact.document?.name ?? "",
            school: version.school,
            before: earlier.fact.verdict,
            after: fact.verdict,
            statusAfter: file.status,
            entry: entry.number,
            reason: fact.reason
        )
    }
}

/// What other documents changed in the answers of one.
struct AnswerChanges {
    var before: [ParameterResult]
    var after: [ParameterResult]

    /// Entries named at most.
    private static let namedCauses = 5

    func sentence(after causes: [Int64]) -> String {
        let words = after.compactMap { answer -> String? in
            let earlier = before.first { $0.id == answer.id }
            guard earlier != answer else { return nil }
            let was = earlier?.outcome ?? .notChecked
            guard was != answer.outcome else { return "\(answer.id) — другое замечание" }
            return "\(answer.id) — «\(answer.outcome.title)», было «\(was.title)»"
        }
        let named = causes.suffix(Self.namedCauses).map(String.init).joined(separator: ", ")
        let cause = causes.isEmpty ? "" : causes.count == 1 ? " после записи \(named)" : " после записей \(named)"
        let what = words.isEmpty ? "" : ": " + words.joined(separator: "; ")
        return "Ответы, зависящие от других документов, пересчитаны\(cause)\(what)."
    }
}
