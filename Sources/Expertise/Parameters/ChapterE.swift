internal import DocumentModel
internal import Roadmap

/// Д. Цели и задачи.
extension ParameterTests {
    static let chapterE: [ParameterTest] = [
        ParameterTest(
            "E17",
            ["missing": [], "empty": ["where"], "process": ["where"], "mixed": ["where"], "unclear": ["where"]],
            judge: goalIsResult
        ),
        ParameterTest("E18", ["unmeasured": ["where"], "untimed": ["where"]], judge: goalIsMeasurable),
        ParameterTest("E19", ["none": [], "one": ["where"]], judge: hasTasks),
        ParameterTest("E20", ["other": ["risk", "other"], "weak": ["risk"]], judge: goalFitsDirection),
    ]

    // MARK: E17

    /// Words of a result: a state that is reached or a change that can be seen.
    private static let results: Stems = [
        "повыс", "повыш", "сниз", "сниж", "обеспеч", "созда", "увелич", "сократ", "сокращ", "достиж", "достич",
        "достиг", "улучш", "преодол", "формирован", "сформир", "развит", "разви", "устран", "ликвид", "минимиз",
        "уменьш", "рост$", "роста$", "укреп", "совершенств", "усовершенств", "привлеч", "вовлеч", "стабил",
        "обновл", "модерниз", "предотвра", "предупрежд", "профилакт", "расшир", "закры", "восполн", "выравн", "оснащ",
        "оснаст", "оптимиз", "активиз", "освоен", "овладе", "удовлетвор", "решен", "решит", "адаптац", "помощ",
        "помоч", "успешн", "положительн динамик", "качеств", "становлен", "поддержк", "сохран", "нормализ",
        "гармониз", "подготов", "укомплект", "построен", "установлен", "восстановл", "довест", "доведен", "превыш",
    ]
    /// Words that open a goal which is only a doing.
    private static let processes: Stems = [
        "проведени", "провест", "проводит", "участи", "участвов", "реализац", "реализов", "осуществл", "выполн",
        "рассмотр", "изучени", "изучит", "ознаком", "посещени", "посещат", "обсужд", "прохожд", "составл", "разработ",
        "контрол", "мониторинг", "анализ", "диагностик", "работа$", "работу$", "работы$", "работать", "исполнен",
        "беседы$", "бесед$",
    ]
    /// May open either: «организация …» says nothing by itself.
    private static let arrangements: Stems = ["организац", "организов", "внедрен", "внедри", "использов", "применен"]

    private static func goalIsResult(_ inspection: Inspection) -> Answer {
        let intent = inspection.intent
        guard let section = intent.goalSection else {
            return inspection.missing(inspection.prefix == "c." ? "goals" : "goal", .init("missing"))
        }
        let place = intent.goal.first?.place ?? section.place
        var values: [String: String] { ["where": inspection.whereabouts(section)] }
        guard let first = intent.goal.first, !section.isEmpty else {
            guard section.isEmpty || intent.tasks.isEmpty else { return .no(.init("missing", place: section.place)) }
            return .no(.init("empty", values, quote: section.title, place: place))
        }
        let hasResult = intent.goal.contains { hasOwnResult($0.lexemes) }
        switch opening(of: first.lexemes) {
        case .process:
            let fault = Answer.Fault(hasResult ? "mixed" : "process", values, quote: first.text, place: place)
            if hasResult { return isMeasuredGoal(intent.goal) ? .yes : .partly(fault) }
            return .no(fault)
        case .arrangement where !hasResult && first.lexemes.contains(processes):
            return .no(.init("process", values, quote: first.text, place: place))
        case .arrangement where !hasResult:
            return .partly(.init("mixed", values, quote: first.text, place: place))
        case .other where !hasResult && !isMeasuredGoal(intent.goal):
            return .open(.init("unclear", values, quote: first.text, place: place))
        default:
            return .yes
        }
    }

    /// A word of result that is the goal's own, not part of a name in quotation marks.
    private static func hasOwnResult(_ lexemes: Lexemes) -> Bool {
        var isQuoted = false
        for index in lexemes.indices {
            if lexemes.isMark(index, "\"") { isQuoted.toggle() }
            if !isQuoted, lexemes.matches(index, results) { return true }
        }
        return false
    }

    private enum Opening { case result, process, arrangement, other }

    /// What the first word that carries meaning says; «к концу 2023 года», «целью программы является» carry none.
    private static func opening(of lexemes: Lexemes) -> Opening {
        for index in lexemes.indices where lexemes.isWord(index) {
            if lexemes.matches(index, results) { return .result }
            if lexemes.matches(index, processes) { return .process }
            if lexemes.matches(index, arrangements) { return .arrangement }
            let isIdle = lexemes.items[index].value <= 3 || lexemes.matches(index, idle)
            if !isIdle { return .other }
        }
        return .other
    }

    private static let idle: Stems = [
        "цел", "програм", "явля", "концепци", "школ", "концу", "конец", "декабр", "июн", "год", "систематическ",
        "активн", "постоянн", "регулярн", "эффективн", "комплексн", "своевременн", "целенаправлен",
    ]

    private static func isMeasuredGoal(_ goal: [Passage]) -> Bool {
        goal.contains { IndicatorNumbers.isMeasured($0.lexemes) }
    }

    // MARK: E18

    private static func goalIsMeasurable(_ inspection: Inspection) -> Answer {
        let intent = inspection.intent
        guard let section = intent.goalSection, let goal = intent.goal.first, !section.isEmpty else {
            return .notChecked
        }
        var values: [String: String] { ["where": inspection.whereabouts(section)] }
        let indicators = inspection.passages(inspection.section("ind"))
        let isMeasured = isMeasuredGoal(intent.goal) || indicators.contains { IndicatorNumbers.isMeasured($0.lexemes) }
        guard isMeasured else { return .no(.init("unmeasured", values, quote: goal.text, place: goal.place)) }
        let isTimed = inspection.terms.period != nil || intent.goal.contains { !Timing($0.lexemes).spans.isEmpty }
        guard isTimed else { return .partly(.init("untimed", values, quote: goal.text, place: goal.place)) }
        return .yes
    }

    // MARK: E19

    private static func hasTasks(_ inspection: Inspection) -> Answer {
        let intent = inspection.intent
        guard let section = intent.tasksSection, !intent.tasks.isEmpty else {
            let place = intent.tasksSection?.place
            let fault = Answer.Fault("none", quote: intent.tasksSection?.title, place: place)
            return intent.tasksSection == nil
                ? inspection.missing(inspection.prefix == "c." ? "goals" : "tasks", fault) : .no(fault)
        }
        guard intent.tasks.count < 2, let only = intent.tasks.first else { return .yes }
        var values: [String: String] { ["where": inspection.whereabouts(section)] }
        return .no(.init("one", values, quote: only.text, place: only.place))
    }

    // MARK: E20

    private static func goalFitsDirection(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        let passages = inspection.intent.goal + inspection.intent.tasks
        guard let risk = dossier.risks.first, !passages.isEmpty else { return .notChecked }
        let all = passages + inspection.passages(inspection.section("ind"))
        let said = dossier.riskMentions.count { mention in
            dossier.risks.contains(mention.risk)
                && ["a.goal", "a.tasks", "a.goaltasks", "a.ind"].contains(mention.section)
        }
        let names = dossier.risks.reduce(said) { $0 + DirectionSigns.count(DirectionSigns.names($1), in: all) }
        let marks = dossier.risks.reduce(0) { $0 + DirectionSigns.count(DirectionSigns.marks($1), in: all) }
        let others = RiskDirection.allCases.filter { !dossier.risks.contains($0) }
            .map { (risk: $0, names: DirectionSigns.count(DirectionSigns.names($0), in: all)) }
        let rival = others.max { $0.names < $1.names }
        if let rival, names == 0, rival.names >= 2, marks <= rival.names {
            let quote = all.first(with: DirectionSigns.names(rival.risk))
            let values = ["risk": risk.title, "other": rival.risk.title]
            return .no(.init("other", values, quote: quote?.text, place: quote?.place))
        }
        if let rival, names > 0, rival.names >= 4, rival.names > 3 * (names + marks) {
            let quote = all.first(with: DirectionSigns.names(rival.risk))
            let values = ["risk": risk.title, "other": rival.risk.title]
            return .partly(.init("other", values, quote: quote?.text, place: quote?.place))
        }
        guard names + marks > 0 else {
            return .open(.init("weak", ["risk": risk.title], quote: passages[0].text, place: passages[0].place))
        }
        return .yes
    }
}
