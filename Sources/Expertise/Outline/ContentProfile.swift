internal import DocumentModel

/// What a section is about, whatever the kind of document: «a.exec», «m.exec» and «c.resp» are one role.
enum SectionRole: String {
    case name, risk, goal, tasks, indicators, methods, terms, measures, projects, results, executors, control
    case intro, analysis, goals, riskMeasures, body
    /// Sections of some kind that are never missed: who wrote it, by what law, for what money.
    case law, money

    init?(section id: String) {
        guard let role = Self.bySection[id] ?? Self.bySuffix[String(id.dropFirst(2))] else { return nil }
        self = role
    }

    private static let bySuffix: [String: SectionRole] = [
        "name": .name, "risk": .risk, "goal": .goal, "tasks": .tasks, "ind": .indicators, "methods": .methods,
        "terms": .terms, "measures": .measures, "projects": .projects, "results": .results, "exec": .executors,
        "control": .control, "basis": .law, "finance": .money,
    ]

    private static let bySection: [String: SectionRole] = [
        "c.intro": .intro, "c.analysis": .analysis, "c.goals": .goals, "c.risks": .riskMeasures,
        "c.resp": .executors, "m.body": .body,
    ]
}

/// What the text of a row or chapter looks like: the words it uses, how its lines begin, what it counts.
///
/// Weak evidence: it may tell which of the sections still missing a title stands for, never that one is there without
/// a title.
struct ContentProfile {
    private struct LineSigns {
        var words = 0
        var opensWithDeed = false
        var hits: [ContentWord: Int] = [:]
        var risks = 0
        var namesProgramme = false
        var hasNumber = false
        var hasPercent = false
        var isListItem = false

        func has(_ word: ContentWord) -> Bool { hits[word] != nil }
        /// «с 18 до 26»
        var hasTwoValues = false
        var isMeasured: Bool { hasPercent || hasNumber && has(.measure) || hasTwoValues && !has(.time) }
    }

    private var lines: [LineSigns] = []
    private var tokens = 0
    private var words = 0
    private var hits: [ContentWord: Int] = [:]
    private var hasDate = false
    /// Nothing but a table of events stands there.
    var isPlan = false

    /// Lines beyond these say nothing new.
    private static let mostLines = 40

    init(_ ranges: [Range<Int>], inlineFrom start: Int?, layout: Layout, lexicon: Lexicon, risks: RiskFinder) {
        for index in ranges.joined().prefix(Self.mostLines) {
            let line = layout.lines[index]
            var all = line.text.tokens[...]
            if let start, line.bytes.contains(start) { all = all.drop { Int($0.start) < start } }
            guard !all.isEmpty else { continue }
            add(all, of: line, layout, lexicon, risks)
        }
    }

    private mutating func add(
        _ all: ArraySlice<Token>,
        of line: Line,
        _ layout: Layout,
        _ lexicon: Lexicon,
        _ risks: RiskFinder
    ) {
        let scanner = layout.scanner
        var signs = LineSigns()
        signs.isListItem = line.isListItem
        signs.words = all.count { $0.kind == .word && $0.length > 2 }
        signs.hasNumber = all.contains { $0.kind == .number }
        signs.hasTwoValues = all.count { $0.kind == .number && Year.value(of: $0, scanner) == nil } == 2
        signs.hasPercent = layout.document.text.bytes[line.bytes].contains(UInt8(ascii: "%"))
        signs.risks = risks.finds(in: all).count
        signs.namesProgramme = all.prefix(4).contains { scanner.token($0, beginsWith: Self.programme) }
        lexicon.contents.forEachMatch(in: all, scanner: scanner) { word, _, range in
            signs.hits[word, default: 0] += range.count
        }
        if let first = all.first(where: { $0.kind == .word && $0.length > 3 }) {
            let ending = scanner.letters(of: first)
            signs.opensWithDeed = Self.deeds.contains {
                ending.count > $0.count + 2 && ending.suffix($0.count).elementsEqual($0)
            }
        }
        hasDate = hasDate || all.contains { Year.value(of: $0, scanner) != nil } || signs.has(.time)
        tokens += all.count
        words += signs.words
        for (word, count) in signs.hits { hits[word, default: 0] += count }
        lines.append(signs)
    }

    private static let programme = Array("программ".utf16)
    /// Endings of infinitives and verbal nouns.
    private static let deeds: [[UInt16]] = ["ть", "ти", "чь", "ться", "тись", "ние", "ния", "ция", "тие"].map {
        Array($0.utf16)
    }

    var isBlank: Bool { words == 0 && tokens == 0 }
    /// Some direction is named there.
    var namesRisk: Bool { lines.contains { $0.risks > 0 } }

    /// How well the text fits `role`, 0…1.
    func score(_ role: SectionRole) -> Double {
        if isPlan { return role == .measures ? 0.9 : 0 }
        guard !lines.isEmpty else { return 0 }
        switch role {
        case .law: return density(.law, 2)
        case .money: return density(.money, 2)
        default: return max(0, own(role) - max(density(.law, 1.5), density(.money, 1.5)) * 0.6)
        }
    }

    private func own(_ role: SectionRole) -> Double {
        switch role {
        case .name: isShort(lines: 2, words: 25) && (lines[0].namesProgramme) ? 0.8 : nameWithoutProgramme
        case .risk:
            lines.count == 1 && lines[0].risks == 1 && lines[0].words <= 12 && !lines[0].namesProgramme
                && !lines[0].opensWithDeed && !lines[0].has(.change) && !lines[0].hasNumber ? 0.7 : 0
        case .goal: goal
        case .tasks: tasks
        case .indicators: share { $0.isMeasured } * 0.9
        case .methods: density(.method, 1.6) * (share { $0.isMeasured } > 0.5 ? 0.4 : 1)
        case .terms: terms
        case .measures:
            share { $0.has(.event) } * 0.7 + 0.1 * min(1, Double(lines.count) / 4) - 0.3 * share { $0.isMeasured }
        case .projects: projects
        case .results:
            max(
                share { $0.has(.future) } * 0.8,
                share { $0.has(.change) || $0.isMeasured } * 0.6,
                share { $0.has(.future) || $0.has(.change) || $0.isMeasured } * 0.7
            )
        case .executors: density(.position, 1.5) - 0.4 * share { $0.opensWithDeed } - 0.3 * share { $0.has(.control) }
        case .control: share { $0.has(.control) } * 0.5 + density(.control, 2) * 0.4
        case .intro: max(density(.motive, 4) * 0.6, isProse ? 0.35 : 0)
        case .analysis: (share { $0.isMeasured } + density(.state, 4)) * 0.5
        case .goals: goals
        case .riskMeasures: share { $0.risks > 0 } * 0.9
        case .body: min(1, Double(lines.reduce(0) { $0 + $1.risks }) / 3) * 0.6
        case .law, .money: 0
        }
    }

    private func density(_ word: ContentWord, _ factor: Double) -> Double {
        min(1, Double(hits[word] ?? 0) * factor / Double(max(1, words)))
    }

    private func share(_ isSuch: (LineSigns) -> Bool) -> Double {
        Double(lines.count(where: isSuch)) / Double(lines.count)
    }

    private func isShort(lines count: Int, words most: Int) -> Bool { lines.count <= count && words <= most }

    /// A few paragraphs that are neither a list nor figures.
    private var isProse: Bool {
        lines.count <= 8 && words >= 8 * lines.count && !lines.contains(where: \.isListItem)
            && share { $0.isMeasured } < 0.5
    }

    private var nameWithoutProgramme: Double {
        isShort(lines: 1, words: 14) && lines[0].risks == 1 && !lines[0].hasNumber ? 0.5 : 0
    }

    private var goal: Double {
        guard lines.count <= 3, words <= 90, !lines[0].namesProgramme else { return 0.1 }
        if hits[.position] ?? 0 > words / 3 { return 0 }
        return lines[0].opensWithDeed || lines[0].has(.change) ? (lines.count == 1 ? 0.75 : 0.6) : 0.15
    }

    private var tasks: Double {
        guard lines.count >= 2 else { return 0.1 }
        return share { $0.opensWithDeed && !$0.isMeasured } * 0.8
    }

    private var goals: Double {
        guard lines.count >= 3 else { return share { $0.opensWithDeed } * 0.4 }
        return share { $0.opensWithDeed } * 0.8
    }

    private var terms: Double {
        guard hasDate, tokens > 0 else { return 0 }
        let numbers = lines.reduce(0) { $0 + ($1.hasNumber ? 1 : 0) }
        let ratio = Double((hits[.time] ?? 0) * 2 + numbers) / Double(tokens)
        let staged = lines.count >= 2 ? share { $0.has(.time) && $0.hasNumber } * 0.6 : 0
        let isMeasured = lines.contains(where: \.hasPercent)
        return isMeasured ? 0 : max(min(1, ratio * 1.3), staged)
    }

    private var projects: Double {
        let named = share { $0.risks > 0 || $0.namesProgramme }
        return lines.count >= 2 ? named * 0.9 : named * 0.3
    }
}
