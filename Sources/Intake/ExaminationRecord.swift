internal import Expertise
internal import Hashing
internal import JSONText
internal import ExpertiseLog
internal import Roadmap

/// The entry that an examination leaves in the log.
enum ExaminationRecord {
    static func fact(
        of file: ExaminedFile,
        document: DocumentReference?,
        school: String?,
        ruleBook: RuleBook
    ) -> Fact {
        var fact = Fact(event: .examined, by: ProgramVersion.author, program: ProgramVersion.current)
        fact.school = school
        fact.document = document
        fact.status = file.status
        fact.parameters = ruleBook.digest.hex
        if let examination = file.examination, examination.status == .examined {
            fact.kind = examination.kind
            fact.risks = examination.risks
            fact.verdict = examination.verdict
        }
        if let refusal = file.refusal {
            fact.code = refusal.code
            fact.reason = refusal.message
        }
        fact.items = RoadmapItems.evidenced(by: .examined, kind: fact.kind)
        fact.details = file.json.text()
        return fact
    }
}

/// Which roadmap items an entry is evidence for.
enum RoadmapItems {
    static func evidenced(by event: Fact.Event, kind: DocumentKind?) -> [Int] {
        switch kind {
        case .concept, .midterm: event == .received ? [16] : [16, 19]
        case .antirisk: event == .received ? [16, 23] : [16, 19, 23]
        case .roadmap: [21]
        case .evidence: [23]
        case .other, nil: []
        }
    }
}
