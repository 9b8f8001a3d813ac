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
    /// Only what is still in the inbox.
    private(set) var sightings = Sightings()
    private(set) var warnings: [String] = []

    private var workspace: Workspace { intake.workspace }

    init(intake: Intake, log: ExpertiseLog, sightings: Sightings, now: Moment) throws {
        self.intake = intake
        self.log = log
        self.now = now
        earlierSightings = sightings
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
            return FileOutcome(path: shown, category: .ignored, message: "Файл исчез, пока программа смотрела папку.")
        case .success(.lingering(let entry)):
            sightings[file.path] = earlierSightings[file.path]
            var outcome = FileOutcome(
                path: shown,
                category: .duplicate,
                message: "Файл уже принят, но программа не может удалить его из inbox. Удалите его сами.",
                needsPerson: true
            )
            outcome.entry = entry
            return outcome
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

    func noteWaiting(_ path: RawPath, failure: String) {
        guard let sighting = earlierSightings[path] else { return }
        noteWaiting(path, identity: sighting.identity, failure: failure)
    }

    private func noteWaiting(_ path: RawPath, identity: FileIdentity, failure: String? = nil) {
        let earlier = earlierSightings[path]
        sightings[path] = Sightings.Sighting(
            identity: identity,
            firstSeen: earlier?.firstSeen ?? now.seconds,
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
            try Journal(steps: plans.map(\.step)).write(workspace.journal)
            try placeOriginals(plans)
            return plans
        }
        for plan in plans { removeFromInbox(plan) }
        try removeStagedLeftovers(plans)
        try FileAccess.remove(workspace.journal)
        return plans.map(\.outcome)
    }

    /// Appends the entries of each file in turn; each is seen when the next is planned.
    private func record(
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
        case .removed, .replacedMeanwhile: break
        case .failed(let failure):
            warnings.append("\(failure.message) Документ принят (запись \(plan.step.entry)); удалите файл сами.")
            sightings[source] = Sightings.Sighting(
                identity: plan.step.identity,
                firstSeen: earlierSightings[source]?.firstSeen ?? now.seconds,
                looks: 1,
                failure: failure.message,
                archivedAs: plan.step.entry
            )
        }
    }

    private func removeStagedLeftovers(_ plans: [RecordPlan]) throws(SystemFailure) {
        for plan in plans where plan.step.target == nil || plan.isAdopted {
            try FileAccess.remove(workspace.staging + "/" + plan.step.staged)
        }
    }
}
