internal import DocumentModel
package import DocumentWriting
internal import Expertise
internal import Hashing
internal import Roadmap

/// Sets a ``Conclusion`` on paper: head, requisites, table of parameters, outline, conclusion, recommendations,
/// signature.
package struct ConclusionPaper {
    private let conclusion: Conclusion
    private var blocks: [PaperBlock] = []

    package static func paper(of conclusion: Conclusion) -> Paper {
        var setter = ConclusionPaper(conclusion: conclusion)
        setter.setAll()
        return Paper(
            title: "Экспертное заключение: \(conclusion.fileName)",
            creator: "Экспертиза 500+",
            created: conclusion.time,
            foot: setter.foot,
            blocks: setter.blocks
        )
    }

    private init(conclusion: Conclusion) { self.conclusion = conclusion }

    private mutating func setAll() {
        setHead()
        setRequisites()
        var section = 0
        func heading(_ text: String) -> PaperLine {
            section += 1
            return PaperLine(.heading, "\(section). \(text)")
        }
        if let examination = conclusion.file.examination {
            if !examination.parameters.isEmpty {
                add(heading("Оценка по параметрам экспертизы"))
                setParameters(examination)
            }
            add(heading("Структура документа, которую увидела программа"))
            setOutline(examination)
            add(heading("Вывод"))
            setVerdict(examination)
            if examination.status == .examined {
                add(heading("Рекомендации и срок доработки"))
                setRecommendations(examination)
            }
        } else {
            add(heading("Почему документ не рассмотрен"))
            add(PaperLine(.body, conclusion.file.refusal?.message ?? "Документ не прочитан."))
            add(heading("Вывод"))
            add(PaperLine(.body, "Содержание документа не оценивалось: его текст прочитать не удалось."))
            setDecision()
            setTerm("Срок повторного размещения")
        }
        setSignature()
    }

    private mutating func add(_ line: PaperLine) { blocks.append(.line(line)) }

    // MARK: Head

    private mutating func setHead() {
        add(PaperLine(.title, "ЭКСПЕРТНОЕ ЗАКЛЮЧЕНИЕ"))
        add(PaperLine(.subtitle, "по результатам содержательной экспертизы концептуальных документов"))
        add(PaperLine(.subtitle, "Проект адресной методической помощи «500+»"))
        if !conclusion.municipality.isEmpty { add(PaperLine(.subtitle, conclusion.municipality)) }
        add(PaperLine(.cellNote, ""))
    }

    private mutating func setRequisites() {
        let file = conclusion.file
        let examination = file.examination
        let rows: [(title: String, value: String?)] = [
            ("Образовательная организация", conclusion.school?.name ?? examination?.school.named ?? "не определена"),
            ("Активированные рисковые направления", conclusion.school.map { Self.list($0.risks) }),
            ("Рассмотренный документ", documentName),
            ("Файл", conclusion.fileName),
            ("Поступил", conclusion.received),
            ("Реквизиты утверждения", examination.map { _ in conclusion.approval ?? "в тексте не найдены" }),
            ("Срок реализации", examination?.period.map { "\($0.from.russian) – \($0.to.russian)" }),
            ("SHA-256 файла", file.digest?.hex),
            ("Дата заключения", conclusion.day),
        ]
        let cells = rows.compactMap { title, value in
            // The digest is long and in one piece: set small it keeps to one line.
            value.map { value in
                let style: PaperLine.Style = value.utf8.count == 64 && !value.contains(" ") ? .cellNote : .cell
                return [[PaperLine(.cell, [PaperSpan(title, isBold: true)])], [PaperLine(style, value)]]
            }
        }
        blocks.append(.table(PaperTable(.ruled, widths: [520, 1_130], rows: cells)))
    }

    private var documentName: String {
        guard let kind = conclusion.kind else {
            return conclusion.file.examination == nil ? "не прочитан" : "вид не определён"
        }
        let risks = conclusion.risks.isEmpty ? "" : ": " + Self.list(conclusion.risks)
        return kind.title + risks
    }

    private static func list(_ risks: [RiskDirection]) -> String {
        guard !risks.isEmpty else { return "не указаны" }
        return risks.map { "«\($0.title)» (\($0.rawValue))" }.joined(separator: "; ")
    }

    // MARK: Parameters

    private mutating func setParameters(_ examination: Examination) {
        let rows = examination.parameters.map { result in
            let page = conclusion.ruleBook.parameters.page(result.id)
            return [
                [PaperLine(.cellCentre, result.id)],
                [PaperLine(.cell, titleSpans(page?.title ?? result.id, result.weight))],
                [PaperLine(.cellCentre, [Self.span(result.outcome)])],
                remarkLines(result, examination),
            ]
        }
        blocks.append(
            .table(
                PaperTable(
                    .grid,
                    widths: [130, 470, 260, 790],
                    head: ["№", "Параметр", "Оценка", "Замечание (место в документе)"],
                    rows: rows
                )
            )
        )
        add(
            PaperLine(
                .note,
                "К — критический параметр, О — основной, Р — рекомендательный (на вывод не влияет). "
                    + "Номера абзацев и таблиц — по порядку в тексте документа от начала, с единицы."
            )
        )
        if conclusion.hasAnnotatedCopy {
            add(
                PaperLine(
                    .note,
                    "Замечания поставлены и в копию документа как примечания; файл копии лежит рядом с заключением."
                )
            )
        } else if let obstacle = conclusion.annotationObstacle {
            add(PaperLine(.note, "Копия документа с примечаниями не сделана. \(obstacle)"))
        }
    }

    private func titleSpans(_ title: String, _ weight: Weight) -> [PaperSpan] {
        let letter =
            switch weight {
            case .critical: "К"
            case .main: "О"
            case .advisory: "Р"
            }
        return [PaperSpan(title + " "), PaperSpan("(\(letter))", isBold: weight == .critical)]
    }

    private static func span(_ outcome: Outcome) -> PaperSpan {
        switch outcome {
        case .yes: PaperSpan(outcome.title, tone: .good)
        case .partly: PaperSpan(outcome.title, isBold: true, tone: .doubtful)
        case .no: PaperSpan(outcome.title, isBold: true, tone: .bad)
        case .notChecked: PaperSpan("не проверено автомати\u{AD}чески")
        }
    }

    private func remarkLines(_ result: ParameterResult, _ examination: Examination) -> [PaperLine] {
        guard !result.remarks.isEmpty else {
            return [PaperLine(.cell, result.outcome == .notChecked ? "Решает эксперт: ______________" : "—")]
        }
        return result.remarks.flatMap { remark in
            var lines = [PaperLine(.cell, remark.text)]
            if let origin = Self.origin(of: remark, in: examination.outline) {
                lines.append(PaperLine(.cellNote, origin))
            }
            return lines
        }
    }

    /// Where a remark belongs and what stands there.
    static func origin(of remark: Remark, in outline: [OutlineLine]) -> String? {
        let place = remark.place.map { $0.russian(in: outline) }
        let quote = remark.quote.flatMap { $0.isEmpty ? nil : "«\($0.replacing("\n", with: " "))»" }
        guard place != nil || quote != nil else { return nil }
        let text = [place, quote].compactMap(\.self).joined(separator: ": ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    // MARK: Outline

    private mutating func setOutline(_ examination: Examination) {
        // Which sections are asked for follows from the kind.
        let asked = examination.status == .examined ? examination.sections : []
        let missing = asked.filter { section in
            section.state != .present && conclusion.ruleBook.lexicon.section(section.id)?.level == .required
        }
        if examination.outline.isEmpty {
            add(PaperLine(.body, "Заголовков в документе не найдено."))
        }
        for line in examination.outline {
            let text = line.text.replacing("\n", with: " ")
            add(PaperLine(.cell, "– \(text)", indent: min(max(line.level - 1, 0), 6)))
        }
        guard !missing.isEmpty else { return }
        func names(_ state: SectionFinding.State) -> String {
            missing.filter { $0.state == state }
                .map { "«\(conclusion.ruleBook.lexicon.section($0.id)?.canonical ?? $0.id)»" }
                .joined(separator: ", ")
        }
        if missing.contains(where: { $0.state == .missing }) {
            add(PaperLine(.note, "Обязательные разделы, которых программа не нашла: \(names(.missing))."))
        }
        if missing.contains(where: { $0.state == .empty }) {
            add(PaperLine(.note, "Обязательные разделы, которые названы, но не заполнены: \(names(.empty))."))
        }
    }

    // MARK: Conclusion

    private mutating func setVerdict(_ examination: Examination) {
        if let verdict = examination.verdict {
            add(
                PaperLine(
                    .body,
                    [
                        PaperSpan(verdict == .needsExpert ? "Документ " : "Документ параметрам экспертизы "),
                        PaperSpan(verdict.title, isBold: true, tone: Self.tone(verdict)),
                        PaperSpan(ending(of: verdict)),
                    ]
                )
            )
            for sentence in ConclusionReasons.sentences(examination) { add(PaperLine(.body, sentence)) }
            add(PaperLine(.body, "Оценки параметров: \(ConclusionReasons.counts(examination))."))
        } else {
            add(
                PaperLine(
                    .body,
                    "Вид документа программа определить не смогла, поэтому параметры не оценивались. "
                        + "Вид назначает эксперт, после этого документ рассматривается заново."
                )
            )
        }
        setDecision()
        let isOpen = decision == nil && (examination.verdict == .needsExpert || examination.verdict == nil)
        if isOpen, examination.verdict != nil {
            add(PaperLine(.body, "Вывод эксперта:  ☐ соответствует   ☐ частично соответствует   ☐ не соответствует"))
        }
    }

    private var decision: Conclusion.Decision? { conclusion.decision }

    private mutating func setDecision() {
        guard let decision else { return }
        add(
            PaperLine(
                .body,
                [
                    PaperSpan("Решение эксперта: "),
                    PaperSpan(decision.verdict.title, isBold: true, tone: Self.tone(decision.verdict)),
                    PaperSpan(" (\(decision.by), \(decision.day)). Основание: \(Self.sentence(decision.reason))"),
                ]
            )
        )
    }

    private static func sentence(_ text: String) -> String {
        guard let last = text.last, !".!?…".contains(last) else { return text }
        return text + "."
    }

    private func ending(of verdict: Verdict) -> String {
        if verdict == .needsExpert { return ": окончательного вывода программа не делает." }
        return decision == nil ? "." : " (вывод программы)."
    }

    private static func tone(_ verdict: Verdict) -> PaperSpan.Tone {
        switch verdict {
        case .conforms: .good
        case .fails: .bad
        case .partly, .needsExpert: .doubtful
        }
    }

    // MARK: Recommendations

    private mutating func setRecommendations(_ examination: Examination) {
        let faults = examination.parameters.filter { $0.outcome == .no || $0.outcome == .partly }
        let pages = conclusion.ruleBook.parameters
        let mends = Weight.allCases.flatMap { weight in faults.filter { $0.weight == weight } }
            .compactMap { result in pages.page(result.id).map { (result, $0.mend) } }
        if mends.isEmpty {
            add(PaperLine(.body, "Замечаний, которые требуют доработки, программа не нашла."))
        }
        for (index, (result, mend)) in mends.enumerated() {
            let advice = result.weight == .advisory ? " (по желанию)" : ""
            add(PaperLine(.item, "\(index + 1).\t\(mend) (\(result.id))\(advice)"))
        }
        let open = examination.parameters.filter { $0.outcome == .notChecked }
        if !open.isEmpty {
            let ids = open.map(\.id).joined(separator: ", ")
            add(PaperLine(.body, "Параметры, которые оценивает эксперт: \(ids)."))
        }
        if !mends.isEmpty { setTerm("Срок доработки") }
    }

    private mutating func setTerm(_ title: String) {
        add(PaperLine(.body, "\(title): до «____» ____________________ 20____ г."))
    }

    // MARK: Signature

    private mutating func setSignature() {
        let line = "______________________"
        let curator = conclusion.school?.curator ?? line
        let rows: [[String]] = [
            ["Куратор", "", ""], [line, line, curator], ["(должность)", "(подпись)", "(фамилия, инициалы)"],
            ["«____» ______________ 20____ г.", "", ""],
        ]
        let cells = rows.map { row in
            row.map { text in
                [PaperLine(text.hasPrefix("(") ? .cellNote : .cell, text)]
            }
        }
        if case .line(var last) = blocks.last {
            last.keepsWithNext = true
            blocks[blocks.count - 1] = .line(last)
        }
        add(PaperLine(.body, "", keepsWithNext: true))
        blocks.append(.table(PaperTable(.plain, widths: [620, 500, 530], rows: cells)))
        add(
            PaperLine(
                .note,
                "Проект заключения составлен программой по правилам экспертизы; окончательную оценку даёт куратор."
            )
        )
    }

    private var foot: String {
        guard let record = conclusion.record else { return "Проверка без записи в журнал, \(conclusion.day)" }
        let parameters = record.parameters.map { ", параметры \($0.prefix(8))" } ?? ""
        return "Запись журнала \(record.entry), хеш \(record.hash.prefix(16)), программа \(record.program)\(parameters)"
    }
}
