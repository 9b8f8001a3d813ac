internal import Dispatch
internal import DocumentModel
internal import DocumentReading
internal import DocumentWriting
package import Expertise
package import ExpertiseLog
internal import Foundation
internal import Glibc
internal import Hashing
internal import JSONText
package import Roadmap
internal import Synchronization

/// Puts conclusions and copies with remarks beside the originals (decision 0008).
///
/// They are derived: whatever is missing is made again from the log and the original, and nothing that goes wrong here
/// touches either of them. Nothing is ever replaced.
package struct ConclusionFiles: Sendable {
    let workspace: Workspace
    let register: SchoolRegister
    let examiner: Examiner
    private let making: ConclusionMaking

    package init(workspace: Workspace, register: SchoolRegister, examiner: Examiner) {
        self.workspace = workspace
        self.register = register
        self.examiner = examiner
        making = ConclusionMaking(examiner: examiner)
    }

    package init(workspace: Workspace, configuration: WorkspaceConfiguration) {
        self.init(
            workspace: workspace,
            register: configuration.register,
            examiner: Examiner(ruleBook: configuration.ruleBook, register: configuration.register)
        )
    }

    /// Originals larger than this are not read once more. Picked: they are held in memory, one for each core.
    private static let largestOriginalBytes: Int64 = 64 << 20

    /// Entries whose files are made at once, then made durable together.
    private static let groupSize = 64

    /// Makes what the log has entries for and no earlier call has made. Call it with the workspace's lock held.
    ///
    /// - Returns: sentences about what could not be written; the next call tries again.
    package func writeMissing(_ log: ExpertiseLog) -> [String] {
        var progress = ConclusionProgress.read(workspace.conclusions)
        do {
            guard let head = try log.head()?.number, head > progress.through || !progress.missing.isEmpty else {
                return []
            }
            let numbers = try progress.missing + concludingEntries(after: progress.through, log)
            var failures: [String] = []
            var missing: [Int64] = []
            for start in stride(from: 0, to: numbers.count, by: Self.groupSize) {
                let group = Array(numbers[start..<min(start + Self.groupSize, numbers.count)])
                let outcome = try write(group, log)
                failures += outcome.failures.map(\.sentence)
                missing += outcome.failures.map(\.entry)
                if outcome.stops {
                    missing += numbers[min(start + Self.groupSize, numbers.count)...]
                    break
                }
            }
            let written = ConclusionProgress(through: head, missing: missing)
            if written != progress {
                progress = written
                try progress.write(workspace.conclusions)
            }
            return Self.summary(failures)
        } catch let failure as SystemFailure {
            return [Self.sentence(failure.message)]
        } catch let failure as LogFailure {
            return [Self.sentence(failure.message)]
        } catch {
            return [Self.sentence("\(error)")]
        }
    }

    /// Makes the files of these entries alone, for a command that has just written them.
    package func write(_ numbers: [Int64], of log: ExpertiseLog) -> [String] {
        do {
            try FileAccess.makeFolders(workspace.staging)
            return Self.summary(try write(numbers, log).failures.map(\.sentence))
        } catch let failure as SystemFailure {
            return [Self.sentence(failure.message)]
        } catch {
            return [Self.sentence("\(error)")]
        }
    }

    /// Forgets what was made, so that the next ``writeMissing(_:)`` looks at every entry: for files that somebody
    /// removed. What is there already is left alone.
    package func lookAgain() throws {
        try FileAccess.remove(workspace.conclusions)
    }

    private static func sentence(_ cause: String) -> String {
        "\(cause) Заключения будут записаны при следующем запуске; документы и журнал в сохранности."
    }

    /// One sentence says enough when a disk is full.
    private static func summary(_ failures: [String]) -> [String] {
        guard let first = failures.first else { return [] }
        let count = failures.count > 1 ? " Не записано заключений: \(failures.count)." : ""
        return [sentence(first + count)]
    }

    private func concludingEntries(after number: Int64, _ log: ExpertiseLog) throws -> [Int64] {
        var numbers: [Int64] = []
        try log.entries(after: number) { entry in
            if ConclusionRecord.concludes(entry.fact) { numbers.append(entry.number) }
        }
        return numbers
    }

    // MARK: A group

    private struct Failure: Sendable {
        var entry: Int64
        var sentence: String
        var stopsTheRun: Bool
    }

    private struct GroupOutcome {
        var failures: [Failure] = []
        var stops: Bool { failures.contains(where: \.stopsTheRun) }
    }

    private func write(_ numbers: [Int64], _ log: ExpertiseLog) throws -> GroupOutcome {
        let records = try log.read { reader in try numbers.map { try ConclusionRecord($0, in: reader) } }
        let folders = Mutex<Set<String>>([])
        let failures = Mutex<[Failure]>([])
        let run = String(UInt32.random(in: .min ... .max), radix: 16)
        DispatchQueue.concurrentPerform(iterations: records.count) { index in
            guard let record = records[index] else { return }
            do {
                if let folder = try write(record, log, as: "\(run)-\(index)") {
                    folders.withLock { _ = $0.insert(folder) }
                }
            } catch {
                let system = error as? SystemFailure
                let failure = Failure(
                    entry: record.entry.number,
                    sentence: system?.message ?? (error as? LogFailure)?.message ?? "\(error)",
                    stopsTheRun: system?.stopsTheRun ?? true
                )
                failures.withLock { $0.append(failure) }
            }
        }
        for folder in folders.withLock(\.self).sorted() {
            try FileAccess.synchroniseFolder(workspace.archive + "/" + folder)
        }
        return GroupOutcome(failures: failures.withLock(\.self).sorted { $0.entry < $1.entry })
    }

    /// - Returns: the folder below the archive that files were put into; nil when they were there already.
    private func write(_ record: ConclusionRecord, _ log: ExpertiseLog, as name: String) throws -> String? {
        guard let document = record.entry.fact.document ?? record.received.fact.document else { return nil }
        let names = Names(original: document.archivedAs, record: record)
        let isExamination = record.entry.fact.event == .examined
        let copyTarget = isExamination ? try freeName(.annotated, names, log) : nil
        let paperTarget = try freeName(.conclusion, names, log)
        guard paperTarget != nil || (copyTarget != nil && hasRemarks(record)) else { return nil }

        let original = try original(document, record)
        var conclusion = Conclusion(
            record,
            approval: original?.approval,
            register: register,
            ruleBook: examiner.ruleBook
        )
        let copy = isExamination ? original.flatMap { making.annotatedCopy(noting: &conclusion, of: $0) } : nil
        var isNew = false
        if let copy, let copyTarget { isNew = try place(copy, at: copyTarget, as: name + "-a") }
        if let paperTarget {
            // Only a lack of memory keeps a paper from being packed.
            guard let bytes = try? making.conclusion(conclusion) else {
                throw SystemFailure("составить заключение", document.archivedAs, code: ENOMEM)
            }
            if try place(bytes, at: paperTarget, as: name + "-c") { isNew = true }
        }
        return isNew ? RawPath(document.archivedAs).folder.shown : nil
    }

    private func hasRemarks(_ record: ConclusionRecord) -> Bool {
        !Conclusion(record, approval: nil, register: register, ruleBook: examiner.ruleBook).annotations.isEmpty
    }

    private struct Names {
        var original: String
        var record: ConclusionRecord

        func candidates(_ kind: DerivedName.Kind) -> [String] {
            let format = record.file.format
            let ending =
                switch kind {
                case .conclusion: DerivedName.conclusionEnding(format)
                case .annotated: DerivedName.annotatedEnding(format ?? .docx, of: original)
                }
            return DerivedName.candidates(
                kind,
                of: original,
                ending: ending,
                entry: record.entry.number,
                isFirst: record.isFirst
            )
        }
    }

    /// A name that nothing has; nil when the file is there already. The name of an original is no file of ours.
    private func freeName(_ kind: DerivedName.Kind, _ names: Names, _ log: ExpertiseLog) throws -> String? {
        for candidate in names.candidates(kind) {
            guard FileAccess.exists(workspace.archive + "/" + candidate) else { return candidate }
            let digest = try FileAccess.digest(RawPath(candidate), below: workspace.archive)
            guard try log.received(digest).contains(where: { $0.fact.document?.archivedAs == candidate }) else {
                return nil
            }
        }
        return nil
    }

    /// - Returns: nil when the original cannot be read as a document, or is no longer what was received.
    private func original(_ document: DocumentReference, _ record: ConclusionRecord) throws(SystemFailure)
        -> ConclusionMaking.Original?
    {
        guard record.file.status != .unreadable, document.bytes <= Self.largestOriginalBytes,
            let bytes = try FileAccess.contents(workspace.archive + "/" + document.archivedAs),
            ContentDigest(of: bytes) == document.sha256
        else { return nil }
        let zone = register.settings.timeZone
        return making.read(
            bytes,
            in: Circumstances(
                fileName: RawPath(document.name).name.shown,
                folderSchool: record.version.school.flatMap { register.school(id: $0) },
                asOf: record.received.fact.asOf ?? (Moment(text: record.received.time) ?? Moment(0)).day(in: zone)
            )
        )
    }

    /// Puts `bytes` at `target` below the archive: a temporary name, then durable, then the name.
    ///
    /// - Returns: false when somebody else was quicker.
    private func place(_ bytes: [UInt8], at target: String, as name: String) throws(SystemFailure) -> Bool {
        let temporary = workspace.staging + "/paper-" + name
        do throws(SystemFailure) {
            try FileAccess.writeDurably(bytes, to: temporary)
            if try FileAccess.rename(temporary, to: workspace.archive + "/" + target) { return true }
        } catch {
            // The next run empties the folder when this does not.
            try? FileAccess.remove(temporary)
            throw error
        }
        try FileAccess.remove(temporary)
        return false
    }
}

/// How far conclusions are written, between runs. Without it every entry is looked at again, and nothing is lost.
struct ConclusionProgress: Codable, Equatable {
    /// Every entry up to this one has its files, but for ``missing``.
    var through: Int64 = 0
    var missing: [Int64] = []

    static func read(_ path: String) -> ConclusionProgress {
        guard let bytes = try? FileAccess.contents(path),
            let progress = try? JSONDecoder().decode(ConclusionProgress.self, from: Data(bytes))
        else { return ConclusionProgress() }
        return progress
    }

    func write(_ path: String) throws(SystemFailure) {
        guard let data = try? JSONEncoder().encode(self) else {
            preconditionFailure("progress holds only numbers")
        }
        try FileAccess.replace(path, with: Array(data))
    }
}
