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

    /// E28: the term of each document lies within that of the wider one; nil periods are left to a person.
    package static func nesting(
        antirisk: [Period?],
        midterm: Period?,
        concept: Period?,
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        var faults: [Answer.Fault] = []
        func compare(_ inner: Period?, _ innerName: String, _ outer: Period?, _ outerName: String) {
            guard let inner, let outer, !outer.contains(inner) else { return }
            let values = [
                "inner": "\(innerName) (\(ParameterTests.shown(inner)))",
                "outer": "\(outerName) (\(ParameterTests.shown(outer)))",
            ]
            faults.append(.init("wider", values))
        }
        for period in antirisk { compare(period, "антирисковой программы", midterm, "среднесрочной программы") }
        compare(midterm, "среднесрочной программы", concept, "концепции")
        let known = antirisk.compactMap { $0 }.count + [midterm, concept].compactMap { $0 }.count
        let isWhole = known == antirisk.count + 2 && !antirisk.isEmpty
        guard faults.isEmpty else { return result("E28", .of(faults, else: .no), ruleBook) }
        return result("E28", isWhole ? .yes : .notChecked, ruleBook)
    }

    /// V08: the same bytes stand for one direction only.
    package static func repeated(
        directions: [RiskDirection],
        ofSameBytes others: [RiskDirection],
        by ruleBook: RuleBook
    ) -> ParameterResult? {
        let foreign = Set(others).subtracting(directions).sorted()
        let faults = foreign.map { Answer.Fault("repeated", ["risk": $0.title]) }
        return result("V08", .of(faults, else: .no), ruleBook)
    }

    /// The event of the school's programmes that an evidence document belongs to, by the words of its title (V02).
    ///
    /// - Returns: position in `events` of the likeliest; nil when none shares enough words to be shown to a person.
    package static func event(of title: String, among events: [String]) -> Int? {
        let wanted = WordBag(title)
        let ranked = events.map { WordBag($0) }.enumerated().map { number, bag in
            (number: number, shared: wanted.shared(with: bag), likeness: wanted.likeness(to: bag))
        }
        let best = ranked.max { ($0.likeness, $0.shared) < ($1.likeness, $1.shared) }
        guard let best, best.shared >= 2, best.likeness >= 0.5 else { return nil }
        return best.number
    }

    private static func result(_ id: String, _ answer: Answer, _ ruleBook: RuleBook) -> ParameterResult? {
        ruleBook.parameters.page(id).map { ParameterJudge.result(answer, on: $0) }
    }
}
