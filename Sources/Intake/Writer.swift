internal import JSONText
internal import Expertise
internal import ExpertiseLog
internal import Glibc
internal import Hashing
internal import Roadmap

/// The one that writes to archive and log, a group of files at a time (requirement R5).
///
/// The order of every group: staged copies are on the disk already → journal → rename into the archive → folders
/// synced → entries committed durably → files removed from the inbox → journal removed.
final class Writer {
    private let intake: Intake
    private let log: ExpertiseLog
    private let now: Moment
    let earlierSightings: Sightings
    /// What is still in the inbox at any moment of the run, so that a run that cannot end forgets nobody.
    private(set) var sightings = Sightings()
    /// Steps of an earlier run that stay in the journal.
    private let unsettled: [Journal.Step]
    private(set) var warnings: [String] = []

    private var workspace: Workspace { intake.workspace }

    init(
        intake: Intake,
        log: ExpertiseLog,
        sightings earlier: Sightings,
        scan: InboxScan,
        unsettled: [Journal.Step],
        now: Moment
    ) {
        self.intake = intake
        self.log = log
        self.unsettled = unsettled
        self.now = now
        earlierSightings = earlier
        for file in scan.files { sightings[file.path] = earlier[file.path] ?? seenFirst(file.identity) }
        // What cannot be looked at may still be there, and was first seen when it was.
        for (path, _) in scan.unreachable { sightings.keep(path, of: earlier) }
    }

    private func seenFirst(_ identity: FileIdentity) -> Sightings.Sighting {
        Sightings.Sighting(identity: identity, firstSeen: now.seconds, looks: 0, failure: nil, archivedAs: nil)
    }

    /// Records one group and returns what became of its files, in their order.
    func record(_ taken: [Result<Taken, SystemFailure>], of files: [InboxScan.File]) throws -> [FileOutcome] {
        var outcomes: [FileOutcome?] = []
        var staged: [(index: Int, file: InboxScan.File, copy: Taken.Staged)] = []
        for (index, (result, file)) in zip(taken, files).enumerated() {
            outcomes.append(try outcome(of: result, file))
            if case .success(.staged(let copy)) = result { staged.append((index, file, copy)) }
        }
        let committed = try commit(staged.map { ($0.file, $0.copy) })
        for (item, outcome) in zip(staged, committed) { outcomes[item.index] = outcome }
        return outcomes.compactMap(\.self)
    }

    /// What is said of a file that is not staged; nil when it is.
    private func outcome(of result: Result<Taken, SystemFailure>, _ file: InboxScan.File) throws -> FileOutcome? {
        let shown = file.path.shown
        switch result {
        case .success(.staged): return nil
        case .success(.waiting(let reason, let needsPerson)):
            noteWaiting(file.path, identity: file.identity)
            return FileOutcome(path: shown, category: .waiting, message: reason, needsPerson: needsPerson)
        case .success(.vanished):
            sightings[file.path] = nil
            return FileOutcome(path: shown, category: .ignored, message: "Файл исчез, пока программа смотрела папку.")
        case .success(.lingering(let entry)):
            return removeAgain(file, entry: entry)
        case .failure(let failure):
            guard !failure.stopsTheRun else { throw failure }
            noteWaiting(file.path, identity: file.identity, failure: failure.message)
            let tries = sightings[file.path]?.looks ?? 1
            return FileOutcome(
                path: shown,
                category: .waiting,
                message: "\(failure.message) Попыток: \(tries).",
                needsPerson: true
            )
        }
    }

    private func noteWaiting(_ path: RawPath, identity: FileIdentity, failure: String? = nil) {
        let earlier = earlierSightings[path]
        sightings[path] = Sightings.Sighting(
            identity: identity,
            firstSeen: min(earlier?.firstSeen ?? now.seconds, now.seconds),
            looks: (earlier?.looks ?? 0) + 1,
            failure: failure,
            archivedAs: nil
        )
    }

    // MARK: A group

    private func commit(_ staged: [(file: InboxScan.File, copy: Taken.Staged)]) throws -> [FileOutcome] {
        guard !staged.isEmpty else { return [] }
        let plans = try log.write(at: now.seconds) { writer in
            let plans = try record(staged, writer)
            try Journal(steps: unsettled + plans.map(\.step)).write(workspace.journal)
            try placeOriginals(plans)
            return plans
        }
        for plan in plans { removeFromInbox(plan) }
        try removeStagedLeftovers(plans)
        try Journal(steps: unsettled).replace(workspace.journal)
        return plans.map(\.outcome)
    }

    /// Appends the entries of the group, in which each document is judged beside all the others.
    ///
    /// Tried first and taken back: what the log will say once the whole group is in it decides the answers over
    /// several documents, and an entry is never changed afterwards.
    private func record(
        _ staged: [(file: InboxScan.File, copy: Taken.Staged)],
        _ writer: borrowing ExpertiseLog.Writer
    ) throws -> [RecordPlan] {
        var staged = staged
        let answers = try writer.rehearse { rehearsal in
            let plans = try append(staged, rehearsal)
            let across = AcrossAnswers(register: intake.register, ruleBook: ruleBook)
            return try plans.map { plan in
                guard plan.outcome.examination?.status == .examined,
                    let version = try rehearsal.reader.version(behind: plan.step.entry)
                else { return [ParameterResult]() }
                return try across.answers(of: version, rehearsal.reader)
            }
        }
        for (index, answers) in answers.enumerated() {
            staged[index].copy.examined = staged[index].copy.examined.answering(answers, by: ruleBook)
        }
        let plans = try append(staged, writer)
        for (plan, answers) in zip(plans, answers) {
            guard let isCopied = answers.saysCopied else { continue }
            try writer.noteCopied(plan.step.entry, isCopied)
        }
        return plans
    }

    private var ruleBook: RuleBook { intake.examination.examiner.ruleBook }

    /// Appends the entries of each file in turn; each is seen when the next is planned.
    private func append(
        _ staged: [(file: InboxScan.File, copy: Taken.Staged)],
        _ writer: borrowing ExpertiseLog.Writer
    ) throws -> [RecordPlan] {
        var targets: Set<String> = []
        var plans: [RecordPlan] = []
        for (file, copy) in staged {
            let planner = RecordPlanner(
                intake: intake,
                now: now,
                firstSeen: earlierSightings[file.path]?.firstSeen,
                earlier: try writer.reader.received(copy.digest),
                takenTargets: targets
            )
            let plan = try planner.plan(file, copy, number: writer.reader.nextNumber, writer.reader)
            for fact in plan.facts { try writer.append(fact) }
            if var content = copy.content, plan.outcome.category == .archived {
                content.received = plan.step.entry
                content.school = plan.facts.first?.school
                try writer.keep(content)
            }
            if let target = plan.step.target { targets.insert(target) }
            plans.append(plan)
        }
        return plans
    }

    /// Gives the staged copies their final names, and makes those durable.
    private func placeOriginals(_ plans: [RecordPlan]) throws(SystemFailure) {
        var folders: Set<String> = []
        for plan in plans {
            guard let target = plan.step.target else { continue }
            let path = workspace.archive + "/" + target
            var folder = parent(of: target)
            try FileAccess.makeFolders(workspace.archive + "/" + folder)
            while !folder.isEmpty {
                folders.insert(workspace.archive + "/" + folder)
                folder = parent(of: folder)
            }
            if plan.isAdopted { continue }
            guard try FileAccess.rename(workspace.staging + "/" + plan.step.staged, to: path) else {
                throw SystemFailure("сохранить подлинник: имя уже занято:", path, code: EEXIST)
            }
        }
        for folder in folders.sorted() { try FileAccess.synchroniseFolder(folder) }
        if !folders.isEmpty { try FileAccess.synchroniseFolder(workspace.archive) }
    }

    private func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[..<slash])
    }

    private func removeFromInbox(_ plan: RecordPlan) {
        let source = RawPath(bytes: plan.step.source)
        switch InboxRemoval.remove(source, plan.step.identity, claim: plan.step.staged, inbox: workspace.inbox) {
        case .removed, .replacedMeanwhile: sightings[source] = nil
        case .failed(let failure, let path):
            warnings.append("\(failure.message) Документ принят (запись \(plan.step.entry)); удалите файл сами.")
            noteKept(path, instead: source, plan.step.identity, entry: plan.step.entry, failure)
        }
    }

    /// A file that an earlier run recorded and could not remove.
    private func removeAgain(_ file: InboxScan.File, entry: Int64) -> FileOutcome {
        var outcome = FileOutcome(path: file.path.shown, category: .duplicate)
        outcome.entry = entry
        switch InboxRemoval.remove(file.path, file.identity, claim: "kept-\(entry)", inbox: workspace.inbox) {
        case .removed:
            sightings[file.path] = nil
            outcome.message = "Файл принят прежним запуском (запись \(entry)) и теперь удалён из inbox."
        case .replacedMeanwhile:
            sightings[file.path] = nil
            outcome.category = .waiting
            outcome.message = "Файл заменили, пока программа смотрела папку."
        case .failed(let failure, let path):
            noteKept(path, instead: file.path, file.identity, entry: entry, failure)
            outcome.message = "Файл уже принят, но программа не может удалить его из inbox. Удалите его сами."
            outcome.needsPerson = true
        }
        return outcome
    }

    private func noteKept(
        _ path: RawPath,
        instead source: RawPath,
        _ identity: FileIdentity,
        entry: Int64,
        _ failure: SystemFailure
    ) {
        let earlier = earlierSightings[source]
        sightings[source] = nil
        sightings[path] = Sightings.Sighting(
            identity: identity,
            firstSeen: earlier?.firstSeen ?? now.seconds,
            looks: (earlier?.looks ?? 0) + 1,
            failure: failure.message,
            archivedAs: entry
        )
    }

    private func removeStagedLeftovers(_ plans: [RecordPlan]) throws(SystemFailure) {
        for plan in plans where plan.step.target == nil || plan.isAdopted {
            try FileAccess.remove(workspace.staging + "/" + plan.step.staged)
        }
    }
}
