internal import JSONText
internal import DocumentReading
internal import Expertise
internal import ExpertiseLog
internal import Foundation
internal import Glibc
internal import Hashing
package import Roadmap

/// Takes what lies in the inbox into the archive and the log.
///
/// ```
/// inbox file ─▶ staged copy ─▶ Document ─▶ Examination ─▶ archive ─▶ entries ─▶ gone from the inbox
/// └──────────── workers, one task each ─────────────┘     └──── one writer, in groups ────┘
/// ```
///
/// Holds after every run, however it ended:
/// - the bytes of every file are in the inbox, or in the archive under a name that the log knows, or both;
/// - an entry is in the log only if its original is on the disk for good;
/// - a file leaves the inbox only after its entry is durable.
package struct Intake: Sendable {
    package let workspace: Workspace
    package let register: SchoolRegister
    /// The day that counts as the day of receipt, when it is not today (`--as-of`).
    package let asOf: CalendarDate?
    let examination: DocumentExamination
    let clock: @Sendable () -> Moment
    let workers: Int
    let groupSize: Int
    /// Files that a look just before this run saw change; they pass for unchanged in a later run only.
    var unsettled: [RawPath: FileIdentity] = [:]
    /// Ends the run early when it is closed.
    var gate = RecordingGate()

    /// Documents in one transaction. Measured: the cost of durability for a document falls from 4 ms to 0.1–0.5 ms at
    /// 50 and hardly further.
    package static let usualGroupSize = 50

    package init(
        workspace: Workspace,
        configuration: WorkspaceConfiguration,
        asOf: CalendarDate? = nil,
        clock: @escaping @Sendable () -> Moment = { .now },
        workers: Int = ProcessInfo.processInfo.activeProcessorCount,
        groupSize: Int = usualGroupSize
    ) {
        self.workspace = workspace
        register = configuration.register
        self.asOf = asOf
        examination = DocumentExamination(
            examiner: Examiner(ruleBook: configuration.ruleBook, register: configuration.register)
        )
        self.clock = clock
        self.workers = max(1, workers)
        self.groupSize = max(1, groupSize)
    }

    package enum Event: Sendable {
        /// The inbox is listed; so many names are accounted for from here on.
        case started(total: Int)
        /// In the order in which files are recorded.
        case finished(FileOutcome)
    }

    /// Processes the inbox once.
    ///
    /// - Throws: ``WorkspaceBusy``, ``WorkspaceIncomplete``, ``SystemFailure`` or ``ExpertiseLog/LogFailure`` when the
    ///   run cannot go on. A school's bad document never throws.
    package func run(_ observer: @escaping @Sendable (Event) -> Void) async throws -> RunSummary {
        guard FileAccess.exists(workspace.inbox) else {
            throw WorkspaceIncomplete.noInbox(workspace)
        }
        try FileAccess.makeFolders(workspace.staging)
        let now = clock()
        let lock = try RunLock(workspace.lock, now: now.seconds)
        let log = try ExpertiseLog(path: workspace.log, creating: true)
        var summary = RunSummary()
        let recovery = try Recovery(workspace: workspace, log: log).finishHalfDoneWork()
        summary.warnings += recovery.notes
        try DiskSpace.check(workspace.archive)

        let scan = try InboxScan(inbox: workspace.inbox, now: now.seconds)
        summary.seen = scan.seen
        observer(.started(total: scan.seen))
        var sightings = try Sightings(from: workspace.sightings)
        for lingering in recovery.lingering { sightings.note(lingering, at: now) }
        let writer = Writer(
            intake: self,
            log: log,
            sightings: sightings,
            scan: scan,
            unsettled: recovery.unsettled,
            now: now
        )
        for outcome in Self.outcomes(of: scan) {
            summary.files.append(outcome)
            observer(.finished(outcome))
        }

        let groups = stride(from: 0, to: scan.files.count, by: groupSize).map { start in
            Array(scan.files[start..<min(start + groupSize, scan.files.count)])
        }
        do {
            try await process(groups, with: writer, now: now) { outcome in
                summary.files.append(outcome)
                observer(.finished(outcome))
            }
        } catch {
            // What is known of the waiting files helps the next run even when this one could not end.
            try? writer.sightings.save(to: workspace.sightings)
            throw error
        }
        try writer.sightings.save(to: workspace.sightings)
        summary.warnings += writer.warnings
        _ = consume lock
        return summary
    }

    /// Examines group after group, each while the one before it is being recorded.
    private func process(
        _ groups: [[InboxScan.File]],
        with writer: Writer,
        now: Moment,
        _ report: (FileOutcome) -> Void
    ) async throws {
        guard var current = groups.first else { return }
        let seen = writer.earlierSightings
        // Unique over runs: a name that a killed run left behind must never be taken for one of this run.
        let run = String(UInt32.random(in: .min ... .max), radix: 16)
        var taken = await take(current, seenBefore: seen, group: "\(run)-0", now: now)
        for (index, next) in groups.dropFirst().enumerated() {
            async let ahead = take(next, seenBefore: seen, group: "\(run)-\(index + 1)", now: now)
            try gate.pass { try writer.record(taken, of: current) }.forEach(report)
            taken = await ahead
            current = next
        }
        try gate.pass { try writer.record(taken, of: current) }.forEach(report)
    }

    /// Files of the scan that need no examination.
    private static func outcomes(of scan: InboxScan) -> [FileOutcome] {
        scan.ignored.map { ignored in
            let words = ignored.reason.words
            return FileOutcome(
                path: ignored.path.shown,
                category: .ignored,
                message: words ?? "",
                needsPerson: words != nil
            )
        }
            + scan.unreachable.map { path, failure in
                FileOutcome(path: path.shown, category: .waiting, message: failure.message, needsPerson: true)
            }
    }

    // MARK: Workers

    /// Stages and examines `files` on as many tasks as there are ``workers``, in their order.
    private func take(
        _ files: [InboxScan.File],
        seenBefore sightings: Sightings,
        group: String,
        now: Moment
    ) async -> [Result<Taken, SystemFailure>] {
        await withTaskGroup(of: (Int, Result<Taken, SystemFailure>).self) { tasks in
            var results = [Result<Taken, SystemFailure>?](repeating: nil, count: files.count)
            var next = 0
            func start() {
                // A cancelled run records nothing more, so nobody misses what is not taken.
                guard next < files.count, !Task.isCancelled else { return }
                let index = next
                next += 1
                tasks.addTask {
                    let result = Result { () throws(SystemFailure) in
                        try take(files[index], seenBefore: sightings, as: "\(group)-\(index)", now: now)
                    }
                    return (index, result)
                }
            }
            for _ in 0..<workers { start() }
            while let (index, result) = await tasks.next() {
                results[index] = result
                start()
            }
            return results.compactMap(\.self)
        }
    }

    /// One file's way up to the archive's door.
    private func take(
        _ file: InboxScan.File,
        seenBefore sightings: Sightings,
        as name: String,
        now: Moment
    ) throws(SystemFailure) -> Taken {
        var sighting = sightings[file.path]
        if InboxRemoval.isClaim(file.path.name.shown) { sighting = sightings.kept(file.identity) ?? sighting }
        if let sighting, let entry = sighting.archivedAs, sighting.identity == file.identity {
            return .lingering(entry: entry)
        }
        let stager = Stager(
            inbox: workspace.inbox,
            staging: workspace.staging,
            waitSeconds: Int64(register.settings.waitMinutes) * 60,
            now: now.seconds,
            isUnsettled: unsettled[file.path] == file.identity
        )
        switch try stager.copy(file, seenBefore: sighting, as: name) {
        case .waiting(let reason, let needsPerson): return .waiting(reason, needsPerson: needsPerson)
        case .vanished: return .vanished
        case .whole(let path, let digest, let bytes):
            let examined = examination.examine(
                path,
                shownAs: file.path.shown,
                digest: digest,
                bytes: bytes,
                in: Circumstances(
                    fileName: file.path.name.shown,
                    folderSchool: FolderSchool(file.path, in: register).school,
                    asOf: asOf ?? now.day(in: register.settings.timeZone)
                )
            )
            if stager.shouldWait(examined, firstSeen: sighting?.firstSeen ?? now.seconds) {
                try FileAccess.remove(path)
                let message = examined.refusal?.message ?? ""
                return .waiting("Файл пока не читается, проверим ещё раз. \(message)", needsPerson: false)
            }
            return .staged(Taken.Staged(name: name, examined: examined, digest: digest, bytes: bytes))
        }
    }
}

extension InboxScan.Ignored.Reason {
    /// Nil when nobody needs to know.
    fileprivate var words: String? {
        switch self {
        case .service: nil
        case .symbolicLink: "Это ссылка, а не файл. Положите сам документ."
        case .fifo, .socket, .device: "Это не обычный файл. Положите документ DOCX или ODT."
        case .tooDeep: "Папка вложена слишком глубоко. Положите документы ближе к папке школы."
        }
    }
}

/// A full disk stops the run before any file is touched (requirement R4).
enum DiskSpace {
    /// Picked: room for a group of large documents, their conclusions and the log's own growth.
    static let neededBytes: UInt64 = 64 << 20

    static func check(_ folder: String) throws(SystemFailure) {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { throw SystemFailure("узнать свободное место", folder) }
        guard UInt64(status.f_bavail) * UInt64(status.f_frsize) >= neededBytes else {
            throw SystemFailure("начать работу: место нужно для подлинников; папка", folder, code: ENOSPC)
        }
    }
}
