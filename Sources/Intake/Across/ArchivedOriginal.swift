internal import Expertise
internal import ExpertiseLog
internal import Roadmap

/// An original in the archive, examined as it was on the day it came.
struct ArchivedOriginal {
    let workspace: Workspace
    let examination: DocumentExamination

    enum Result {
        case studied(ExaminedFile, SharedContent?)
        /// Missing, or not the bytes that were received; the path is below `archive/`.
        case damaged(String)
    }

    /// - Parameter received: the entry by which the bytes of `version` came.
    func study(_ version: DocumentVersion, _ received: Entry) throws -> Result? {
        guard let document = received.fact.document else { return nil }
        let path = workspace.archive + "/" + document.archivedAs
        guard FileAccess.exists(path),
            try FileAccess.digest(RawPath(document.archivedAs), below: workspace.archive) == document.sha256
        else { return .damaged(document.archivedAs) }
        let register = examination.examiner.register
        let (file, content) = examination.study(
            path,
            shownAs: document.name,
            digest: document.sha256,
            bytes: document.bytes,
            in: Circumstances(
                fileName: RawPath(document.name).name.shown,
                folderSchool: version.school.flatMap { register.school(id: $0) },
                decidedKind: version.decision?.kind,
                decidedRisks: version.decision?.risks,
                asOf: dayOfReceipt(received, register.settings.timeZone)
            )
        )
        return .studied(file, content)
    }

    /// Examination looks at a document as it did on the day it came, so that only the rules make a difference.
    private func dayOfReceipt(_ received: Entry, _ zone: String) -> CalendarDate {
        if let asOf = received.fact.asOf { return asOf }
        return (Moment(text: received.time) ?? .now).day(in: zone)
    }
}
