package import ExpertiseLog
package import Roadmap

extension Workspace {
    /// The log for reading.
    ///
    /// - Throws: ``WorkspaceIncomplete`` when nothing was ever recorded.
    package func readLog() throws -> ExpertiseLog {
        guard FileAccess.exists(log) else { throw nothingRecorded }
        return try ExpertiseLog.reading(path: log)
    }

    /// The log for decisions and confirmations; it must be there already.
    package func writeLog() throws -> ExpertiseLog {
        guard FileAccess.exists(log) else { throw nothingRecorded }
        return try ExpertiseLog(path: log, creating: false)
    }

    private var nothingRecorded: WorkspaceIncomplete {
        WorkspaceIncomplete(
            message:
                "В папке «\(root)» ещё нет журнала экспертизы. Положите документы в inbox и запустите «expertise run»."
        )
    }

    /// The school whose sub-folder of the inbox holds `path`; nil when the file lies elsewhere or directly in it.
    package func folderSchool(of path: String, in register: SchoolRegister) -> School? {
        let inbox = Self.absolute(self.inbox) + "/"
        let path = Self.absolute(path)
        guard path.hasPrefix(inbox) else { return nil }
        return FolderSchool(RawPath(String(path.dropFirst(inbox.count))), in: register).school
    }
}
