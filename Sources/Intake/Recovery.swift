internal import JSONText
internal import Roadmap
internal import ExpertiseLog
internal import Glibc
internal import Hashing

/// Finishes or takes back what a run that was killed had begun (requirements R5, R43).
struct Recovery {
    let workspace: Workspace
    let log: ExpertiseLog

    /// - Returns: sentences for people about anything they might notice.
    func finishHalfDoneWork() throws -> [String] {
        let journal = try Journal.read(workspace.journal)
        var notes: [String] = []
        for step in journal.steps {
            if try isRecorded(step) {
                finish(step)
            } else if let note = try takeBack(step) {
                notes.append(note)
            }
        }
        try FileAccess.remove(workspace.journal)
        try emptyStaging()
        return notes
    }

    private func isRecorded(_ step: Journal.Step) throws -> Bool {
        guard let entry = try log.entry(step.entry) else { return false }
        return entry.fact.event == .received && entry.fact.document?.sha256.hex == step.sha256
    }

    /// The entry is there: the file only has to leave the inbox. What cannot be removed now is a duplicate later.
    private func finish(_ step: Journal.Step) {
        let source = RawPath(bytes: step.source)
        if InboxRemoval.finishClaim(source, step.identity, claim: step.staged, inbox: workspace.inbox) == nil {
            _ = InboxRemoval.remove(source, step.identity, claim: step.staged, inbox: workspace.inbox)
        }
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
    private func returnToInbox(_ target: String, as source: RawPath, digest: ContentDigest) throws(SystemFailure)
        -> String
    {
        let name = "\(digest.hex.prefix(8))-\(source.name.shown)"
        guard try FileAccess.rename(workspace.archive + "/" + target, to: workspace.inbox + "/" + name) else {
            return "Прежний запуск прервался; файл «\(target)» лежит в архиве без записи. Сообщите разработчикам."
        }
        return "Прежний запуск прервался до записи в журнал: файл возвращён в inbox под именем «\(name)»."
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
