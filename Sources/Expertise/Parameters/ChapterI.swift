internal import DocumentModel
internal import Roadmap

/// И. Результаты и управление.
extension ParameterTests {
    static let chapterI: [ParameterTest] = [
        ParameterTest("E36", ["none": [], "copy": ["where"], "apart": ["where"]], judge: resultsAnswerGoal),
        ParameterTest("E37", ["none": ["section"], "unclear": ["where"]], judge: executorsAreNamed),
        ParameterTest("E38", ["none": [], "unclear": ["where"]], judge: controlIsDescribed),
    ]

    // MARK: E36

    private static func resultsAnswerGoal(_ inspection: Inspection) -> Answer {
        guard let section = inspection.section("results"), !section.isEmpty else {
            let place = inspection.section("results")?.place
            return place == nil ? inspection.missing("results", .init("none")) : .no(.init("none", place: place))
        }
        var values: [String: String] { ["where": inspection.whereabouts(section)] }
        let items = inspection.passages(section).flatMap(Intent.items)
        // A result with a number says more than any task, and is no copy of one.
        if items.contains(where: isMeasured) { return .yes }
        let bags = items.map { WordBag($0.lexemes) }.filter { !$0.stems.isEmpty }
        guard !bags.isEmpty else { return .yes }
        let tasks = inspection.intent.tasks.map { WordBag($0.lexemes) }.filter { $0.stems.count >= 2 }
        let copied = zip(items, items.map { WordBag($0.lexemes) }).filter { _, bag in
            bag.stems.count >= 2 && tasks.contains { bag.identity(with: $0) >= 0.8 }
        }
        if let first = copied.first, copied.count * 2 > bags.count {
            return .no(.init("copy", values, quote: first.0.text, place: first.0.place))
        }
        let wanted =
            (inspection.intent.goal + inspection.intent.tasks
            + inspection.passages(inspection.section("ind"))).map { WordBag($0.lexemes) }
        guard !wanted.isEmpty, !bags.contains(where: { bag in wanted.contains { bag.shared(with: $0) > 0 } })
        else { return .yes }
        // Schools say the same in other words: no word in common is a question to a person and no fault.
        return .open(.init("apart", values, quote: section.text, place: section.place))
    }

    private static func isMeasured(_ passage: Passage) -> Bool { IndicatorNumbers.isMeasured(passage.lexemes) }

    // MARK: E37

    private static func executorsAreNamed(_ inspection: Inspection) -> Answer {
        let name = inspection.dossier.kind == .concept ? "resp" : "exec"
        let title = inspection.canonical(inspection.prefix + name)
        guard let section = inspection.section(name), !section.isEmpty else {
            let fault = Answer.Fault("none", ["section": title], place: inspection.section(name)?.place)
            return fault.place == nil ? inspection.missing(name, fault) : .no(fault)
        }
        let passages = inspection.passages(section)
        if passages.contains(where: { Positions.isSomebody($0.lexemes) }) { return .yes }
        let responsible = inspection.events.compactMap { $0.row.values[.responsible]?.text }
        if name == "resp", responsible.contains(where: { Positions.isSomebody(Lexemes($0)) }) { return .yes }
        var values: [String: String] { ["where": inspection.whereabouts(section)] }
        return .open(.init("unclear", values, quote: section.text, place: section.place))
    }

    // MARK: E38

    private static let control: Stems = [
        "контрол", "мониторинг", "отчет", "совещан", "управлен", "координ", "корректир", "заседан", "педсовет",
    ]

    private static func controlIsDescribed(_ inspection: Inspection) -> Answer {
        guard let section = inspection.section("control"), !section.isEmpty else {
            let place = inspection.section("control")?.place
            return place == nil ? inspection.missing("control", .init("none")) : .no(.init("none", place: place))
        }
        let passages = inspection.passages(section)
        if passages.contains(where: { Positions.isSomebody($0.lexemes) }) { return .yes }
        var values: [String: String] { ["where": inspection.whereabouts(section)] }
        return .partly(.init("unclear", values, quote: section.text, place: section.place))
    }
}

/// К. Самостоятельность: both need the documents of others.
extension ParameterTests {
    static let chapterK: [ParameterTest] = [
        ParameterTest(
            "E39",
            [
                "copied": ["share", "section", "school", "entry"],
                "similar": ["share", "section", "school", "entry"],
                "together": ["share", "section", "school", "entry"],
            ]
        ),
        ParameterTest(
            "E40",
            ["equal": ["first", "second", "share", "entry"], "similar": ["first", "second", "share", "entry"]]
        ),
    ]
}
