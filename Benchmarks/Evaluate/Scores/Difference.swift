import Expertise
import Roadmap

/// One point on which an answer differs from the label.
struct Difference: Equatable {
    /// `kind`, `verdict`, a section id, a parameter id …
    var subject: String
    var expected: String
    var found: String
    /// Title, remark and quotation the answer rests on.
    var grounds: [String] = []
    /// How much a curator would mind; see ``Cost``.
    var cost: Int
}

/// How errors compare when the worst documents are sought.
private enum Cost {
    static let kind = 6
    static let status = 6
    static let verdict = 4
    static let school = 4
    static let risks = 4
    static let period = 2
    static let section = 1

    static func parameter(_ judgement: Judgement, _ weight: Weight?) -> Int {
        let isCritical = weight == .critical
        return switch judgement {
        case .right, .absent: 0
        case .falseAlarm: isCritical ? 4 : 3
        case .missed: isCritical ? 3 : 2
        case .abstained, .degree: 1
        }
    }
}

extension Comparison {
    /// In the order in which a person would look: what the document is, its sections, its parameters, the verdict.
    var differences: [Difference] { recognition + sectionDifferences + parameterDifferences + conclusion }

    var cost: Int { differences.reduce(0) { $0 + $1.cost } }

    private var recognition: [Difference] {
        var found: [Difference] = []
        func note(_ isRight: Bool, _ subject: String, _ expected: String?, _ answered: String?, _ cost: Int) {
            guard !isRight else { return }
            found.append(Difference(subject: subject, expected: expected ?? "–", found: answered ?? "–", cost: cost))
        }
        func shown(_ code: String, _ reason: String?) -> String { reason.map { "\(code) (\($0))" } ?? code }
        let expectedStatus = shown(label.status, label.reason)
        note(isStatusRight, "status", expectedStatus, shown(answer.status, answer.reason), Cost.status)
        note(isKindRight, "kind", label.kind, answer.kind, Cost.kind)
        note(
            areRisksRight,
            "risks",
            label.risks.joined(separator: " "),
            answer.risks.joined(separator: " "),
            Cost.risks
        )
        note(isSchoolRight, "school", label.school, answer.school, Cost.school)
        let named = label.schoolByContent ?? label.school
        note(isSchoolByContentRight, "school by content", named, answer.schoolByContent, 1)
        note(isPeriodRight, "period", label.period?.shown, answer.period?.shown, Cost.period)
        return found
    }

    private var sectionDifferences: [Difference] {
        sections.filter { !$0.isRight || $0.isAtItsTitle == false }.map { section in
            let finding = answer.sections[section.id]
            var grounds: [String] = []
            if let title = label.titles[section.id] { grounds.append("\(title.wording): «\(title.title)»") }
            if let title = finding?.title {
                grounds.append("found «\(title)» (\(finding?.sign?.rawValue ?? "–"), \(finding?.place?.shown ?? "–"))")
            }
            return Difference(
                subject: section.id,
                expected: section.expected,
                found: section.isRight ? section.found + " at another title" : section.found,
                grounds: grounds,
                cost: section.isRight ? 0 : Cost.section
            )
        }
    }

    private var parameterDifferences: [Difference] {
        parameters.filter { $0.judgement != .right && $0.judgement != .absent }.map { parameter in
            Difference(
                subject: parameter.id + (parameter.found.map { " " + $0.weight.rawValue } ?? ""),
                expected: parameter.accepted.joined(separator: " | "),
                found: "\(parameter.found?.outcome.rawValue ?? "–") (\(parameter.judgement.rawValue))",
                grounds: (parameter.found?.remarks ?? []).map(\.shown),
                cost: Cost.parameter(parameter.judgement, parameter.found?.weight)
            )
        }
    }

    private var conclusion: [Difference] {
        guard !isVerdictRight else { return [] }
        let expected = label.verdicts.map { $0 ?? "–" }.joined(separator: " | ")
        return [
            Difference(subject: "verdict", expected: expected, found: answer.verdict ?? "–", cost: Cost.verdict)
        ]
    }
}

extension Label.Dates {
    fileprivate var shown: String { "\(from)…\(to)" }
}
