package import Roadmap

/// Parameters that only the documents of a school together can answer. Pure: facts in, answer out.
package enum SchoolParameters {
    /// A document of the school as far as completeness needs it.
    package struct Placed: Sendable, Equatable {
        package var kind: DocumentKind
        package var risks: [RiskDirection]

        package init(kind: DocumentKind, risks: [RiskDirection]) {
            self.kind = kind
            self.risks = risks
        }
    }

    /// A document that the complete set lacks.
    package enum Lack: Sendable, Equatable {
        case concept, midterm
        case antirisk(RiskDirection)

        package var title: String {
            switch self {
            case .concept: "Концепция развития"
            case .midterm: "Среднесрочная программа развития"
            case .antirisk(let risk): "Антирисковая программа по направлению «\(risk.title)»"
            }
        }
    }

    /// What of concept, mid-term programme and one anti-risk programme for each activated direction is not there.
    package static func lacks(of school: School, placed: [Placed]) -> [Lack] {
        var lacks: [Lack] = []
        if !placed.contains(where: { $0.kind == .concept }) { lacks.append(.concept) }
        if !placed.contains(where: { $0.kind == .midterm }) { lacks.append(.midterm) }
        let covered = Set(placed.filter { $0.kind == .antirisk }.flatMap(\.risks))
        return lacks + school.risks.filter { !covered.contains($0) }.map { .antirisk($0) }
    }

    /// E01: the set is complete.
    package static func completeness(
        of school: School,
        placed: [Placed],
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        let faults = lacks(of: school, placed: placed).map { Answer.Fault("missing", ["document": $0.title]) }
        return result("E01", .of(faults, else: .no), ruleBook)
    }

    /// V01: every activated direction has at least one evidence document of stage I.
    package static func evidence(
        of school: School,
        directions: [RiskDirection],
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        let bare = school.risks.filter { !directions.contains($0) }
        let faults = bare.map { Answer.Fault("missing", ["risk": $0.title]) }
        return result("V01", .of(faults, else: .no), ruleBook)
    }

    /// E28: the term of `member` lies within that of the next wider document; terms that are not known are left to a
    /// person.
    package static func nesting(
        of member: SchoolMember,
        in outer: SchoolMember?,
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        guard let outer, let inner = member.facts.period, let wider = outer.facts.period else {
            return result("E28", .notChecked, ruleBook)
        }
        guard !wider.contains(inner) else { return result("E28", .yes, ruleBook) }
        let fault = Answer.Fault(
            "wider",
            [
                "inner": "\(member.genitive) (\(ParameterTests.shown(inner)))",
                "outer": "\(outer.genitive) (\(ParameterTests.shown(wider)))",
            ],
            other: Remark.Counterpart(entry: outer.entry)
        )
        return result("E28", .no(fault), ruleBook)
    }

    /// V08: the same paper stands for one direction only. A paper that itself names several has said so.
    package static func repetition(
        of paper: SchoolMember,
        in equals: [SchoolMember],
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        guard !paper.risks.isEmpty else { return result("V08", .notChecked, ruleBook) }
        var faults: [Answer.Fault] = []
        for other in equals where other.entry != paper.entry {
            for risk in Set(other.risks).subtracting(paper.risks).sorted() {
                let values = ["risk": risk.title, "entry": String(other.entry)]
                faults.append(.init("repeated", values, other: Remark.Counterpart(entry: other.entry)))
            }
        }
        return result("V08", .of(faults, else: .no), ruleBook)
    }

    static func result(_ id: String, _ answer: Answer, _ ruleBook: RuleBook) -> ParameterResult? {
        ruleBook.parameters.page(id).map { ParameterJudge.result(answer, on: $0) }
    }
}
