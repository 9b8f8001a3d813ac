internal import ExpertiseLog
internal import Glibc
internal import Hashing
internal import JSONText
internal import Roadmap

/// Finishes or takes back what a run that was killed had begun (requirements R5, R43).
///
/// One step that cannot be settled now, because its folder is away or not to be read, does not keep the others and
/// this run from going on: it stays in the journal.
struct Recovery {
    let workspace: Workspace
    let log: ExpertiseLog

    struct Outcome {
        /// Sentences for people about anything they might notice.
        var notes: [String] = []
        /// To be tried again by the next run.
        var unsettled: [Journal.Step] = []
        /// Recorded, but not to be removed from the inbox.
        var lingering: [Lingering] = []
    }

    struct Lingering {
        var path: RawPath
        var step: Journal.Step
        var failure: SystemFailure
    }

    func finishHalfDoneWork() throws -> Outcome {
        var outcome = Outcome()
        for step in try Journal.read(workspace.journal).steps {
            do {
                try settle(step, &outcome)
            } catch let failure as SystemFailure where !failure.stopsTheRun {
                outcome.notes.append("\(failure.message) Начатое прежним запуском будет доделано в следующий раз.")
                outcome.unsettled.append(step)
            }
        }
        try Journal(steps: outcome.unsettled).replace(workspace.journal)
        try emptyStaging()
        return outcome
    }

    private func settle(_ step: Journal.Step, _ outcome: inout Outcome) throws {
        if try isRecorded(step) {
            if let lingering = finish(step) { outcome.lingering.append(lingering) }
        } else if let note = try takeBack(step) {
            outcome.notes.append(note)
        }
    }

    private func isRecorded(_ step: Journal.Step) throws -> Bool {
        guard let entry = try log.entry(step.entry) else { return false }
        return entry.fact.event == .received && entry.fact.document?.sha256.hex == step.sha256
    }

    /// The entry is there: the file only has to leave the inbox.
    private func finish(_ step: Journal.Step) -> Lingering? {
        let source = RawPath(bytes: step.source)
        let result =
            InboxRemoval.finishClaim(source, step.identity, claim: step.staged, inbox: workspace.inbox)
            ?? InboxRemoval.remove(source, step.identity, claim: step.staged, inbox: workspace.inbox)
        guard case .failed(let failure, let path) = result else { return nil }
        return Lingering(path: path, step: step, failure: failure)
    }

    /// No entry was made: what lies in the archive goes, but only while the inbox still has the file.
    private func takeBack(_ step: Journal.Step) throws -> String? {
        let source = RawPath(bytes: step.source)
        InboxRemoval.giveBack(source, claim: step.staged, inbox: workspace.inbox)
        guard let target = step.target, FileAccess.exists(workspace.archive + "/" + target),
            let digest = ContentDigest(hex: step.sha256),
            try !log.received(digest).contains(where: { $0.fact.document?.archivedAs == target }),
            try FileAccess.digest(RawPath(target), below: workspace.archive) == digest
        else { return nil }
        if try inboxStillHas(source, step.identity) {
            try FileAccess.remove(workspace.archive + "/" + target)
            return nil
        }
        return try returnToInbox(target, as: source, digest: digest)
    }

    private func inboxStillHas(_ source: RawPath, _ identity: FileIdentity) throws(SystemFailure) -> Bool {
        do throws(SystemFailure) {
            return FileIdentity(try OpenFile.reading(source, below: workspace.inbox).status()) == identity
        } catch {
            guard error.code == ENOENT || error.code == ENOTDIR || error.code == ELOOP else { throw error }
            return false
        }
    }

    /// The archive has the only copy: somebody removed the file while nothing was running.
    ///
    /// It goes back to where it lay, so that its folder names its school again, under its own name when that is free.
    private func returnToInbox(_ target: String, as source: RawPath, digest: ContentDigest) throws(SystemFailure)
        -> String
    {
        let apart = source.folder.appending(RawPath("\(digest.hex.prefix(8))-\(source.name.shown)"))
        try FileAccess.makeFolders(source.folder, below: workspace.inbox)
        for path in [source, apart]
        where try FileAccess.move(RawPath(target), of: workspace.archive, to: path, of: workspace.inbox) {
            return "Прежний запуск прервался до записи в журнал: файл возвращён в inbox под именем «\(path.shown)»."
        }
        return "Прежний запуск прервался; файл «\(target)» лежит в архиве без записи. Положите его в inbox ещё раз."
    }

    private func emptyStaging() throws(SystemFailure) {
        guard let stream = opendir(workspace.staging) else {
            throw SystemFailure("прочитать папку", workspace.staging)
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { try FileAccess.remove(workspace.staging + "/" + name) }
        }
    }
}
