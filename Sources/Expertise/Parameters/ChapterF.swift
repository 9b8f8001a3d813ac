internal import DocumentModel
internal import Roadmap

/// Е. Показатели.
extension ParameterTests {
    static let chapterF: [ParameterTest] = [
        ParameterTest("E21", ["missing": ["risk"], "unclear": ["risk"], "none": []], judge: hasIndicators),
        ParameterTest("E22", ["unmeasured": ["where"]], judge: indicatorsAreNumbers),
        ParameterTest("E23", ["baseline": ["where"]], judge: indicatorsShowChange),
        ParameterTest(
            "E24",
            [
                "differ": ["indicator", "first", "second", "document", "entry"],
                "unclear": ["indicator", "first", "second", "document", "entry"],
            ]
        ),
        ParameterTest("E25", ["none": [], "one": ["where"], "other": ["where"]], judge: namesMethods),
    ]

    // MARK: E21

    private static func hasIndicators(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        let section = inspection.section("ind")
        let passages = inspection.passages(section)
        guard let section, !section.isEmpty, passages.wordCount >= 2 else {
            let fault = Answer.Fault("none", quote: section?.title, place: section?.place)
            return section == nil ? inspection.missing("ind", fault) : .no(fault)
        }
        guard dossier.kind == .midterm else { return .yes }
        let wanted = inspection.activated ?? dossier.risks
        guard !wanted.isEmpty else { return .notChecked }
        let unmet = wanted.filter { risk in
            !isMeasured(risk, passages, inspection) && !isMarked(risk, among: wanted, passages)
        }
        guard !unmet.isEmpty else { return .yes }
        // Lines that no direction claims may belong to any of those left.
        let others = wanted.filter { !unmet.contains($0) }
        let unclaimed = passages.filter { passage in
            passage.lexemes.wordCount >= 2
                && !others.contains { passage.lexemes.contains(DirectionSigns.names($0)) }
                && !others.contains { passage.lexemes.contains(DirectionSigns.marks($0)) }
        }
        let key = unclaimed.count >= unmet.count ? "unclear" : "missing"
        let faults = unmet.map { risk in
            Answer.Fault(key, ["risk": risk.title], quote: unclaimed.first?.text, place: section.place)
        }
        return .of(faults, else: key == "missing" ? .no : .partly)
    }

    /// A line that no other direction names speaks of what is usually done about this one.
    private static func isMarked(_ risk: RiskDirection, among wanted: [RiskDirection], _ passages: [Passage]) -> Bool {
        passages.contains { passage in
            passage.lexemes.contains(DirectionSigns.marks(risk))
                && !wanted.contains { $0 != risk && passage.lexemes.contains(DirectionSigns.names($0)) }
        }
    }

    private static func isMeasured(_ risk: RiskDirection, _ passages: [Passage], _ inspection: Inspection) -> Bool {
        if passages.contains(DirectionSigns.names(risk)) { return true }
        if inspection.dossier.riskMentions.contains(where: { $0.risk == risk && $0.section == "m.ind" }) { return true }
        return inspection.dossier.eventTables.contains { table in
            // A head in words of the school's own may be about something else.
            guard let head = table.columns[.indicator], Lexemes(head.text).contains(indicatorHeads) else {
                return false
            }
            return table.rows.contains { row in
                row.risk == risk && !(row.values[.indicator]?.text.trimmingPunctuation.isEmpty ?? true)
            }
        }
    }

    private static let indicatorHeads: Stems = [
        "показател", "индикатор", "результат", "критери", "эффект", "ожида", "мерк", "измер",
    ]

    // MARK: E22, E23

    private static func indicatorsAreNumbers(_ inspection: Inspection) -> Answer {
        // Nothing to weigh: E10, E11 and E21 say what is missing.
        guard let section = inspection.section("ind"), !section.isEmpty else { return .notChecked }
        let passages = inspection.passages(section)
        if passages.contains(where: { IndicatorNumbers.isMeasured($0.lexemes) }) || isMeasuredByCells(passages) {
            return .yes
        }
        let values = ["where": inspection.whereabouts(section)]
        return .no(.init("unmeasured", values, quote: section.text, place: passages.first?.place ?? section.place))
    }

    /// A table keeps «доля …» and its «35» in different cells.
    private static func isMeasuredByCells(_ passages: [Passage]) -> Bool {
        numericCells(passages).count > 0 && passages.contains { $0.lexemes.wordCount >= 2 }
    }

    /// Lines that are nothing but a number.
    private static func numericCells(_ passages: [Passage]) -> [Passage] {
        passages.filter { $0.lexemes.wordCount == 0 && !Quantities.scan($0.lexemes).isEmpty }
    }

    private static func indicatorsShowChange(_ inspection: Inspection) -> Answer {
        // Nothing to weigh: E10, E11 and E21 say what is missing.
        guard let section = inspection.section("ind"), !section.isEmpty else { return .notChecked }
        let passages = inspection.passages(section)
        let whole = passages.contains { IndicatorNumbers.showsChange($0.lexemes) }
        if whole || hasYearColumns(passages) { return .yes }
        let values = ["where": inspection.whereabouts(section)]
        return .no(.init("baseline", values, quote: section.text, place: passages.first?.place ?? section.place))
    }

    /// Two numbers in different cells of one row: the columns of two years.
    private static func hasYearColumns(_ passages: [Passage]) -> Bool {
        var rows: [Place: Int] = [:]
        for cell in numericCells(passages) where cell.place.row != nil {
            rows[Place(block: cell.place.block, table: cell.place.table, row: cell.place.row), default: 0] += 1
        }
        return rows.values.contains { $0 >= 2 }
    }

    // MARK: E25

    private static let methods: Stems = [
        "анкет", "опрос", "тестирован", "мониторинг", "наблюден", "собеседован", "бесед", "интервью", "диагност",
        "анализ", "контрольн", "впр$", "посещен", "взаимопосещен", "самооценк", "самоанализ", "экспертн оценк",
        "изучен", "статистическ", "срез", "социометри", "самодиагност", "сравнен", "обработк", "измерен", "обследован",
        "проверочн", "тест", "хронометраж", "учет", "смотр", "замер", "подсчет", "оценк", "инвентаризац", "статистик",
        "журнал", "сверк", "исследован", "портфолио", "срезов", "консультац", "запрос", "картотек", "хроник", "рейтинг",
        "сбор информац", "отчет", "экспертиз",
    ]

    private static func namesMethods(_ inspection: Inspection) -> Answer {
        guard let section = inspection.section("methods"), !section.isEmpty else {
            let place = inspection.section("methods")?.place
            let fault = Answer.Fault("none", place: place)
            return place == nil ? inspection.missing("methods", fault) : .no(fault)
        }
        let found = inspection.passages(section).reduce(into: Set<Int>()) {
            $0.formUnion(methods.found(in: $1.lexemes))
        }
        if found.count >= 2 { return .yes }
        let values = ["where": inspection.whereabouts(section)]
        let key = found.isEmpty ? "other" : "one"
        let fault = Answer.Fault(key, values, quote: section.text, place: section.place)
        return found.isEmpty ? .no(fault) : .partly(fault)
    }
}
