import Expertise
import Roadmap

/// One document's answer beside its label.
struct Comparison {
    let label: Label
    let answer: Answer

    struct Section {
        var id: String
        var expected: String
        /// A section that the answer does not speak of counts as missing.
        var found: String
        var wording: Label.Wording?
        /// Whether the section was found under the title its author gave it; nil where either has none.
        var isAtItsTitle: Bool?

        var isRight: Bool { expected == found }
    }

    struct Parameter {
        var id: String
        var accepted: [String]
        var found: ParameterResult?
        var judgement: Judgement
    }

    /// In the order of their ids; those on which honest people may differ are left out.
    var sections: [Section] {
        label.states.sorted { $0.key < $1.key }.compactMap { id, expected in
            guard let expected else { return nil }
            let finding = answer.sections[id]
            let title = label.titles[id]
            return Section(
                id: id,
                expected: expected,
                found: (finding?.state ?? .missing).rawValue,
                wording: title?.wording,
                isAtItsTitle: title.flatMap { title in
                    finding?.title.map { TitleComparison.areSame($0, title.title) }
                }
            )
        }
    }

    /// In the order of their ids.
    var parameters: [Parameter] {
        label.outcomes.sorted { $0.key < $1.key }.map { id, accepted in
            let found = answer.parameters[id]
            let judgement = Judgement(found?.outcome, accepted: Set(accepted.compactMap(Outcome.init)))
            return Parameter(id: id, accepted: accepted, found: found, judgement: judgement)
        }
    }

    var isStatusRight: Bool { label.accepts(status: answer.status) && (label.reason == answer.reason) }
    var isKindRight: Bool { label.accepts(kind: answer.kind) }
    var areRisksRight: Bool { label.accepts(risks: answer.risks) }
    var isSchoolRight: Bool { label.accepts(school: answer.school) }
    var isSchoolByContentRight: Bool { label.accepts(schoolByContent: answer.schoolByContent) }
    var isPeriodRight: Bool { label.accepts(period: answer.period) }
    var isVerdictRight: Bool { label.accepts(verdict: answer.verdict) }
}

enum TitleComparison {
    /// Whether two titles are the same but for numbering, punctuation, case, Latin look-alikes and what follows on the
    /// same line.
    static func areSame(_ left: String, _ right: String) -> Bool {
        let left = letters(of: left)
        let right = letters(of: right)
        guard !left.isEmpty, !right.isEmpty else { return left == right }
        return left.contains(right) || right.contains(left)
    }

    private static func letters(of title: String) -> String {
        String(title.lowercased().filter(\.isLetter).map { alike[$0] ?? $0 })
    }

    private static let alike: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("ёaceopxykmtbh", "еасеорхукмтвн")
    )
}
