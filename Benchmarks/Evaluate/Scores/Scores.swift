import Expertise
import Roadmap

/// The parts of the set for which figures are given.
enum Part: String, CaseIterable {
    case all
    /// Two thirds, to learn from.
    case open
    /// One third, to measure on.
    case heldBack = "held-back"

    func contains(_ label: Label) -> Bool {
        switch self {
        case .all: true
        case .open: !label.heldBack
        case .heldBack: label.heldBack
        }
    }
}

/// Everything counted over a part of the set for one checker.
struct Scores {
    var status = Share()
    var kinds = Confusion<String>()
    /// Documents whose directions are all right.
    var risks = Share()
    var riskDetection = Detection()
    var school = Share()
    var schoolByContent = Share()
    var period = Share()
    var verdict = Share()
    /// Documents without fault that got a remark of weight K or O.
    var alarmedFaultless = Share()
    var sections = SectionScores()
    var parameters: [String: ParameterScore] = [:]

    init(_ comparisons: some Sequence<Comparison>, required: Set<String>) {
        for comparison in comparisons { add(comparison, required) }
    }

    private mutating func add(_ comparison: Comparison, _ required: Set<String>) {
        let label = comparison.label
        let answer = comparison.answer
        status.add(comparison.isStatusRight)
        guard label.status != "unreadable" else { return }
        // An accepted alternative counts as what was expected.
        let kind = label.kind ?? "none"
        kinds.add(expected: kind, found: comparison.isKindRight ? kind : answer.kind ?? "none")
        risks.add(comparison.areRisksRight)
        riskDetection.add(
            expected: Set(comparison.areRisksRight ? answer.risks : label.risks),
            found: Set(answer.risks)
        )
        school.add(comparison.isSchoolRight)
        schoolByContent.add(comparison.isSchoolByContentRight)
        period.add(comparison.isPeriodRight)
        verdict.add(comparison.isVerdictRight)
        if label.isFaultless { alarmedFaultless.add(!answer.graveRemarks.isEmpty) }
        for section in comparison.sections { sections.add(section, isRequired: required.contains(section.id)) }
        for parameter in comparison.parameters { parameters[parameter.id, default: ParameterScore()].add(parameter) }
    }

    /// All labelled parameters together.
    var allParameters: ParameterScore {
        parameters.values.reduce(into: ParameterScore()) { $0.add($1) }
    }
}

/// States of sections, as a whole and in the groups that are reported.
struct SectionScores {
    var all = Confusion<String>()
    var required = Confusion<String>()
    var byWording: [Label.Wording: Confusion<String>] = [:]
    var byID: [String: Confusion<String>] = [:]
    /// Sections that were found under the title their author gave them.
    var atTheirTitle = Share()

    mutating func add(_ section: Comparison.Section, isRequired: Bool) {
        func count(_ confusion: inout Confusion<String>) {
            confusion.add(expected: section.expected, found: section.found)
        }
        count(&all)
        count(&byID[section.id, default: Confusion()])
        if isRequired { count(&required) }
        if let wording = section.wording { count(&byWording[wording, default: Confusion()]) }
        if let isAtItsTitle = section.isAtItsTitle { atTheirTitle.add(isAtItsTitle) }
    }
}

/// Answers to one parameter by what they are worth.
struct ParameterScore {
    private(set) var counts: [Judgement: Int] = [:]
    /// Documents in which every accepted outcome is a remark.
    private(set) var faulty = 0

    subscript(_ judgement: Judgement) -> Int { counts[judgement] ?? 0 }
    var total: Int { counts.values.reduce(0, +) }
    var accuracy: Share { Share(of: self[.right], in: total) }

    /// Finding of faults: of documents that must get a remark, against those that got one without cause.
    var detection: Detection {
        Detection(hits: remarkedFaults, falseAlarms: self[.falseAlarm], misses: faulty - remarkedFaults)
    }

    private var remarkedFaults = 0

    mutating func add(_ parameter: Comparison.Parameter) {
        counts[parameter.judgement, default: 0] += 1
        guard parameter.accepted.allSatisfy({ $0 == "no" || $0 == "partly" }) else { return }
        faulty += 1
        if parameter.found?.outcome == .no || parameter.found?.outcome == .partly { remarkedFaults += 1 }
    }

    mutating func add(_ other: ParameterScore) {
        for (judgement, count) in other.counts { counts[judgement, default: 0] += count }
        faulty += other.faulty
        remarkedFaults += other.remarkedFaults
    }
}
