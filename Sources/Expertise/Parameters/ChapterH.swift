internal import DocumentModel
internal import Roadmap

/// З. Мероприятия.
extension ParameterTests {
    static let chapterH: [ParameterTest] = [
        ParameterTest(
            "E30",
            ["missing": ["name"], "columns": ["columns"], "unread": [], "picture": []],
            judge: hasEventTable
        ),
        ParameterTest("E31", ["uncovered": ["task"], "unseen": ["task"]], judge: tasksHaveEvents),
        ParameterTest("E32", ["empty": ["rows", "column"], "column": ["column"]], judge: rowsAreFilled),
        ParameterTest("E33", ["collective": ["value"]], judge: responsibleIsNamed),
        ParameterTest("E34", ["vague": ["event"]], judge: eventsAreConcrete),
        // Whether a school can afford what it plans is a person's question.
        ParameterTest("E35", ["founder": ["event"]]),
    ]

    // MARK: E30

    private static let columnWords: [(Stems, String)] = [
        (["мероприят", "действи", "деятельност", "мер$", "меры$", "что"], "мероприятие"),
        (["срок", "дат", "когда", "период", "время"], "срок (дата) реализации"),
        (["ответствен", "исполнител", "кто"], "ответственный"),
    ]

    private static let otherColumns: Stems = [
        "задач", "показател", "результат", "индикатор", "участник", "охват", "подтвержд", "документ", "форм", "риск",
        "направлен", "примечан", "отметк", "ресурс", "п п$", "пп$", "цел",
    ]

    private static func hasEventTable(_ inspection: Inspection) -> Answer {
        let dossier = inspection.dossier
        if dossier.eventTables.contains(where: { !$0.rows.isEmpty }) { return .yes }
        let annex = inspection.section(anyOf: ["annex", "table"])
        if let answer = unknownTable(dossier) { return answer }
        if annex != nil, dossier.document.notes.pictures > 0 {
            return .open(.init("picture", quote: annex?.title, place: annex?.place))
        }
        let name: String =
            switch dossier.kind {
            case .antirisk: "«Дорожная карта реализации программы антирисковых мер»"
            case .midterm: "«Дорожная карта реализации среднесрочной программы развития»"
            default: "с мероприятиями дорожной карты"
            }
        return .no(.init("missing", ["name": name], quote: annex?.title, place: annex?.place))
    }

    /// A table that is not a passport and whose header was not understood, or lacks a needed column.
    private static func unknownTable(_ dossier: Dossier) -> Answer? {
        for (block, table) in dossier.document.tables where table.rows.count >= 2 {
            for (index, row) in table.rows.prefix(3).enumerated() where row.cells.count >= 3 {
                let header = Lexemes(row.cells.map(dossier.document.string(of:)).joined(separator: "\n"))
                let known = columnWords.map { header.contains($0.0) }
                // Long cells are those of a passport, not of a header.
                let isHeader = row.cells.allSatisfy { Lexemes(dossier.document.string(of: $0)).wordCount <= 6 }
                guard known.contains(true), isHeader, header.wordCount <= 24 else { continue }
                let place = Place(block: block, table: table.ordinal, row: index + 1)
                guard known[0] else {
                    guard known[1], known[2] else { continue }
                    return .open(.init("unread", quote: header.source, place: place))
                }
                let lacking = zip(columnWords, known).filter { !$0.1 }.map { "«\($0.0.1)»" }
                // Columns in words unknown to us may hold what seems to be lacking.
                let isKnown = row.cells.allSatisfy { cell in
                    let head = Lexemes(dossier.document.string(of: cell))
                    return head.wordCount == 0 || head.contains(otherColumns)
                        || columnWords.contains { head.contains($0.0) }
                }
                guard !lacking.isEmpty, isKnown else {
                    return .open(.init("unread", quote: header.source, place: place))
                }
                let values = ["columns": lacking.joined(separator: ", ")]
                return .no(.init("columns", values, quote: header.source, place: place))
            }
        }
        return nil
    }

    // MARK: E31

    /// Words in common, as a part of the shorter text, from which on two wordings are one task.
    private static let sameTask = 0.34

    private static func tasksHaveEvents(_ inspection: Inspection) -> Answer {
        let tasks = inspection.intent.tasks
        guard !tasks.isEmpty, !inspection.events.isEmpty else { return .notChecked }
        let rows = inspection.events.map(\.row)
        // A row that parts the table may name a stage or a direction instead of a task.
        let groups = Set(rows.compactMap(\.group)).filter { group in
            group.lowercased().hasPrefix("задача")
                || tasks.contains { WordBag($0.lexemes).likeness(to: WordBag(group)) >= sameTask }
        }
        let named = Set(rows.compactMap { $0.values[.task]?.text } + groups + taskHeadings(inspection))
            .map { WordBag($0) }
        // Numbers and names of tasks mostly say it all.
        lazy var done = rows.map { row in
            let cells = [EventTable.Column.event, .indicator, .participants].compactMap { row.values[$0]?.text }
            return Lexemes(cells.joined(separator: "\n"))
        }
        lazy var events = done.map { WordBag($0) }
        let numbers = Set(named.compactMap(\.leadingNumber))
        var uncovered: [Passage] = []
        var isKnown = false
        for (position, task) in tasks.enumerated() {
            let bag = WordBag(task.lexemes)
            if numbers.contains(position + 1) || named.contains(where: { bag.likeness(to: $0) >= sameTask }) {
                isKnown = true
                continue
            }
            // Schools say the same in other words: one common word of meaning, or people both are about, is enough to
            // stay silent.
            if events.contains(where: { bag.shared(with: $0) >= 1 }) || isForOneAudience(task.lexemes, done) {
                continue
            }
            uncovered.append(task)
        }
        let faults = uncovered.map { task in
            Answer.Fault(
                "uncovered",
                ["task": Quotation.make(task.text.trimmingPunctuation) ?? ""],
                quote: task.text,
                place: task.place
            )
        }
        guard !faults.isEmpty else { return .yes }
        // Common words are a weak sign. What is certain is a column of tasks that has no place for this one.
        if isKnown, faults.count * 2 >= tasks.count { return .no(faults) }
        let isLeftOut = isKnown && named.count + faults.count <= tasks.count
        if isLeftOut { return Answer(outcome: .partly, faults: faults) }
        let questions = faults.map { fault in
            Answer.Fault("unseen", fault.values, quote: fault.quote, place: fault.place)
        }
        return Answer(outcome: .notChecked, faults: questions)
    }

    private static let audiences: [Stems] = [
        ["учител", "педагог", "кадр", "коллег"], ["родител", "семь", "семей", "законн представител"],
        ["одаренн"], ["овз$", "инвалид"], ["психолог"],
    ]

    private static func isForOneAudience(_ task: Lexemes, _ rows: [Lexemes]) -> Bool {
        audiences.contains { audience in task.contains(audience) && rows.contains { $0.contains(audience) } }
    }

    /// «Задача 1. …» above a table of its events.
    private static func taskHeadings(_ inspection: Inspection) -> [String] {
        guard let first = inspection.dossier.eventTables.first else { return [] }
        var headings: [String] = []
        inspection.layout.forEachParagraph { paragraph, place, _ in
            guard place.table == nil, place.block + 1 >= first.place.block, paragraph.text.bounds.count < 400 else {
                return
            }
            let text = inspection.dossier.document.string(of: paragraph)
            if text.lowercased().hasPrefix("задача") { headings.append(text) }
        }
        return headings
    }

    // MARK: E32

    private static let neededColumns: [EventTable.Column] = [.date, .indicator, .responsible, .participants]

    private static func rowsAreFilled(_ inspection: Inspection) -> Answer {
        let tables = inspection.dossier.eventTables.filter { !$0.rows.isEmpty }
        guard !tables.isEmpty else { return .notChecked }
        var faults: [Answer.Fault] = []
        for table in tables {
            // Where there is no column of indicators, the one of evidence stands for it.
            let columns = table.columns[.indicator] == nil ? neededColumns + [.evidence] : neededColumns
            for column in columns {
                guard let header = table.columns[column] else { continue }
                let empty = table.rows.filter { row in row.values[column].map { isEmptyCell($0.text) } ?? false }
                guard let first = empty.first else { continue }
                let rows = empty.map { String($0.row) }.joined(separator: ", ")
                let title = Quotation.make(header.text.trimmingPunctuation) ?? column.rawValue
                let place = first.values[column]?.place ?? header.place
                faults.append(
                    .init(
                        "empty",
                        ["rows": empty.count == 1 ? "Строка \(rows)" : "Строки \(rows)", "column": title],
                        quote: first.values[.event]?.text,
                        place: place
                    )
                )
            }
        }
        if !faults.isEmpty { return .of(faults, else: .no) }
        let lacking = tables.first { table in
            table.columns[.indicator] == nil && table.columns[.evidence] == nil
                && isWhollyKnown(table, inspection.dossier.document)
        }
        guard let lacking else { return .yes }
        return .partly(.init("column", ["column": "Показатели реализации"], place: lacking.place))
    }

    /// No column is left that may hold, under a name of the school's own, what seems to be lacking.
    private static func isWhollyKnown(_ table: EventTable, _ document: Document) -> Bool {
        let ordinals = Set(table.columns.values.compactMap(\.place.table))
        guard let whole = document.tables.first(where: { ordinals.contains($0.table.ordinal) })?.table else {
            return true
        }
        let rows = Set(table.columns.values.compactMap(\.place.row))
        guard let row = rows.max(), whole.rows.indices.contains(row - 1) else { return true }
        return whole.rows[row - 1].cells.count <= table.columns.count
    }

    /// Nothing, a dash, underscores, dots, a question mark.
    private static func isEmptyCell(_ text: String) -> Bool {
        !Lexemes.holdWordOrNumber(text)
    }

    // MARK: E33

    private static func responsibleIsNamed(_ inspection: Inspection) -> Answer {
        let cells: [Mention]
        if inspection.dossier.kind == .concept {
            let section = inspection.section("resp")
            let passages = inspection.passages(section)
            let table = inspection.events.compactMap { $0.row.values[.responsible] }
            guard !passages.isEmpty || !table.isEmpty else { return .notChecked }
            if passages.contains(where: { Positions.names($0.lexemes) }) { return .yes }
            cells = passages.map { Mention(text: $0.text, place: $0.place) } + table
        } else {
            cells = inspection.events.compactMap { $0.row.values[.responsible] }
        }
        let filled = cells.filter { !isEmptyCell($0.text) }
        guard !filled.isEmpty else { return .notChecked }
        var shown: Set<String> = []
        // Most events share their people with others.
        var known: [LetterHash: Bool] = [:]
        let collective = filled.filter { cell in
            let key = Hashing64.hash(of: cell.text)
            if let isCollective = known[key] { return isCollective }
            let isCollective = Positions.isOnlyCollective(Lexemes(cell.text))
            known[key] = isCollective
            return isCollective
        }
        let faults = collective.compactMap { cell -> Answer.Fault? in
            let value = Quotation.make(cell.text.trimmingPunctuation) ?? ""
            guard shown.insert(value.lowercased()).inserted else { return nil }
            return .init("collective", ["value": value], quote: cell.text, place: cell.place)
        }
        return .of(faults, else: collective.count * 2 >= filled.count ? .no : .partly)
    }

    // MARK: E34

    private static let vague: Stems = [
        "работа с", "работа по", "контроль", "контрол", "по плану", "помощь", "беседы$", "беседа$", "мероприят",
        "организация работы", "проведение мероприяти", "проведение работы", "разное",
    ]
    /// Forms that say by themselves what will be seen.
    private static let forms: Stems = [
        "собрани", "педсовет", "педагогическ совет", "семинар", "конкурс", "олимпиад", "анкетирован", "тестирован",
        "мониторинг", "диагност", "консультац", "курс", "экскурс", "лектори", "мастер", "открыт", "неделя", "недели",
        "декад", "конференц", "тренинг", "круглый стол", "круглого стола", "заседан", "совещан", "фестивал", "игр",
        "викторин", "проект", "кружк", "занят", "урок", "посещен", "взаимопосещен", "приказ", "график", "план",
        "договор", "соглашени", "справк", "опрос", "срез", "контрольн работ", "пробн", "встреч", "праздник",
        "соревнован", "квест", "выставк", "ярмарк", "акци", "рейд", "патрул", "час", "маршрут", "карт", "сайт",
        "памятк", "буклет", "закупк", "приобретен", "ремонт", "вебинар", "наставнич", "методическ", "клуб", "служб",
    ]
    private static let papers: Stems = [
        "приказ", "протокол", "справк", "отчет", "план", "график", "анализ", "сертификат", "удостоверени", "фото",
        "лист", "карт", "договор", "результат", "банк", "база", "материал", "сценари", "журнал", "дол", "количеств",
        "охват", "показател", "маршрут", "программ", "заявк", "публикац", "ссылк", "рекомендац", "дипл", "грамот",
    ]

    private static func eventsAreConcrete(_ inspection: Inspection) -> Answer {
        guard !inspection.events.isEmpty else { return .notChecked }
        let faults = inspection.events.compactMap { _, row -> Answer.Fault? in
            guard let event = row.values[.event], isVague(event.text), !isProven(row) else { return nil }
            let name = Quotation.make(event.text.trimmingPunctuation) ?? ""
            return .init("vague", ["event": name], quote: event.text, place: event.place)
        }
        return .of(faults, else: .partly)
    }

    /// What takes more words than this is said clearly enough.
    private static let vagueWords = 4

    private static func isVague(_ text: String) -> Bool {
        guard !Lexemes.holdWords(moreThan: vagueWords, text) else { return false }
        let event = Lexemes(text)
        guard event.wordCount > 0, !event.contains(forms), Quantities.scan(event).isEmpty else { return false }
        let isShort = event.wordCount < 3
        let opens = event.indices.first(where: event.isWord).map { event.matches($0, vague) } ?? false
        return isShort || opens
    }

    /// Indicator or evidence names a paper or a number.
    private static func isProven(_ row: EventRow) -> Bool {
        [EventTable.Column.indicator, .evidence].contains { column in
            guard let text = row.values[column]?.text else { return false }
            let lexemes = Lexemes(text)
            return lexemes.contains(papers) || lexemes.indices.contains { lexemes.number($0) != nil }
        }
    }
}
