import Expertise
import Roadmap

/// All checkers' answers on all labelled documents, and the figures that follow.
struct Evaluation {
    struct Contender {
        var name: String
        /// In the order of the documents' paths.
        var comparisons: [Comparison]
        var scores: [Part: Scores]
    }

    let set: LabelledSet
    let lexicon: Lexicon
    let parameters: ParameterPages
    /// The examination first.
    let contenders: [Contender]

    init(_ set: LabelledSet, ruleBook: RuleBook = .builtIn) {
        self.set = set
        lexicon = ruleBook.lexicon
        parameters = ruleBook.parameters
        let checkers: [any Checker] = [
            ExaminationChecker(examiner: Examiner(ruleBook: ruleBook, register: set.register)),
            NaiveChecker(method: .substring, lexicon: lexicon, register: set.register),
            NaiveChecker(method: .headings, lexicon: lexicon, register: set.register),
        ]
        let answers = set.labels.map { label in Self.answers(of: checkers, to: label, in: set) }
        let sections = lexicon.kinds.flatMap(\.sections)
        let required = Set(sections.filter { $0.level == .required }.map(\.id))
        contenders = checkers.enumerated().map { index, checker in
            let comparisons = zip(set.labels, answers).map { Comparison(label: $0, answer: $1[index]) }
            let scores = Part.allCases.map { part in
                (part, Scores(comparisons.filter { part.contains($0.label) }, required: required))
            }
            return Contender(
                name: checker.name,
                comparisons: comparisons,
                scores: Dictionary(uniqueKeysWithValues: scores)
            )
        }
    }

    private static func answers(of checkers: [any Checker], to label: Label, in set: LabelledSet) -> [Answer] {
        let circumstances = set.circumstances(of: label)
        return switch set.read(label) {
        case .document(let document): checkers.map { $0.answer(document, in: circumstances) }
        case .refused(let code): checkers.map { _ in .refused(code, school: circumstances.folderSchool?.id) }
        }
    }

    /// What the examination said.
    var comparisons: [Comparison] { contenders.first?.comparisons ?? [] }

    /// The documents whose differences may be looked at: the open ones, unless all are revealed.
    func shown(revealing isRevealed: Bool) -> [Comparison] {
        comparisons.filter { isRevealed || !$0.label.heldBack }
    }

    /// Of ``shown(revealing:)`` those with the dearest differences, the worst first.
    func worst(_ count: Int, revealing isRevealed: Bool = false) -> [Comparison] {
        shown(revealing: isRevealed).map { (comparison: $0, cost: $0.cost) }.filter { $0.cost > 0 }
            .sorted { ($1.cost, $0.comparison.label.path) < ($0.cost, $1.comparison.label.path) }
            .prefix(count).map(\.comparison)
    }
}
