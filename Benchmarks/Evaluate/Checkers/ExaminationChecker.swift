import DocumentModel
import Expertise
import Roadmap

/// The program itself.
struct ExaminationChecker: Checker {
    let name = "examination"
    let examiner: Examiner

    func answer(_ document: Document, in circumstances: Circumstances) -> Answer {
        let examination = examiner.examine(document, in: circumstances)
        let finding = examination.school
        return Answer(
            status: examination.status.rawValue,
            kind: examination.kind.rawValue,
            risks: examination.risks.map(\.rawValue),
            school: circumstances.folderSchool?.id ?? (finding.confidence == .certain ? finding.id : nil),
            schoolByContent: finding.id,
            period: examination.period.map { Label.Dates($0) },
            sections: Dictionary(examination.sections.map { ($0.id, $0) }) { first, _ in first },
            parameters: Dictionary(examination.parameters.map { ($0.id, $0) }) { first, _ in first },
            verdict: examination.verdict?.rawValue
        )
    }
}
