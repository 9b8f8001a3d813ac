import DocumentModel
import Roadmap

@testable import Expertise

/// A recognised document put together by hand, to be spoilt in one place by each sample.
struct ParameterDraft {
    struct Section {
        var id: String
        var title: String
        /// «- » opens an item of a list.
        var lines: [String]
        var isRow = true
        /// Lines are the cells of table rows, «|» between cells.
        var isTable = false
    }

    static let school = School(
        id: "klyuchi",
        name: "МБОУ «СОШ с. Ключи»",
        aliases: ["СОШ с. Ключи"],
        risks: [.r09, .r13]
    )
    static let neighbour = School(id: "oktyabrskiy", name: "МБОУ «ООШ п. Октябрьский»", risks: [.r12])

    var kind: DocumentKind
    var confidence = Confidence.certain
    var decidedKind: DocumentKind?
    var kindSign: String?
    var title: [String] = []
    var approvals = ["УТВЕРЖДАЮ\nДиректор МБОУ «СОШ с. Ключи»\n__________ Н. П. Орлова\nПриказ № 31 от 20.03.2023 г."]
    var acceptances = ["РАССМОТРЕНО\nна заседании педагогического совета\nпротокол № 5 от 17.03.2023"]
    var hasPicture = false
    var organisations = ["МБОУ «СОШ с. Ключи»"]
    var finding = SchoolFinding(id: "klyuchi", confidence: .certain, named: "МБОУ «СОШ с. Ключи»")
    var folderSchool: School? = Self.school
    var knownSchool: School? = Self.school
    var risks: [RiskDirection] = []
    var mentions: [(risk: RiskDirection, spot: RiskMention.Spot, text: String, section: String?)] = []
    var sections: [Section] = []
    var columns: [EventTable.Column: String] = [:]
    var events: [[EventTable.Column: String]] = []
    /// Directions of the events, in their order.
    var eventRisks: [RiskDirection?] = []
    var eventSection: String?
    /// Paragraphs of the body besides sections.
    var extra: [String] = []
    var highlighted: [String] = []
    var contents: [String] = []
    var tables: [[[String]]] = []
    var chapters: [String] = []
    var notes = ReadingNotes()

    subscript(id: String) -> [String]? {
        get { sections.first { $0.id == id }?.lines }
        set {
            guard let index = sections.firstIndex(where: { $0.id == id }) else {
                precondition(newValue != nil, "no section \(id) to take away")
                return
            }
            if let newValue { sections[index].lines = newValue } else { sections.remove(at: index) }
        }
    }

    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    // MARK: Making the dossier

    var dossier: Dossier {
        var document = Document(format: .docx)
        var block = 0
        func add(_ text: String, _ traits: Paragraph.Traits = []) -> Place {
            block += 1
            var paragraph = Paragraph(text: document.text.append(text))
            paragraph.traits = traits
            document.blocks.append(.paragraph(paragraph))
            return Place(block: block)
        }
        let stamps = approvals.map { Mention(text: $0, place: add($0)) }
        let accepted = acceptances.map { Mention(text: $0, place: add($0)) }
        let named = organisations.map { Mention(text: $0, place: add($0)) }
        let lines = title.map { Mention(text: $0, place: add($0)) }
        for line in contents { _ = add(line, .contents) }
        let matches = sections.map { section in match(section, add) }
        for line in extra { _ = add(line) }
        for line in highlighted { _ = add(line, .highlighted) }
        for table in tables { block = append(table, to: &document, after: block) }
        let outline = chapters.map { OutlineLine(text: $0, place: add($0), level: 1) }
        document.notes = notes
        return Dossier(
            document: document,
            circumstances: Circumstances(
                fileName: "Документ.docx",
                folderSchool: folderSchool,
                decidedKind: decidedKind,
                asOf: CalendarDate(year: 2023, month: 3, day: 25)!
            ),
            register: SchoolRegister(
                municipality: "Лысогорский муниципальный район",
                schools: [Self.school, Self.neighbour]
            ),
            school: knownSchool,
            schoolFinding: finding,
            organisations: named,
            kind: kind,
            kindConfidence: confidence,
            kindSign: kindSign.map { Mention(text: $0, place: Place(block: 1)) },
            risks: risks,
            riskMentions: mentions.map { mention in
                RiskMention(
                    risk: mention.risk,
                    spot: mention.spot,
                    mention: Mention(text: mention.text, place: Place(block: 2)),
                    section: mention.section
                )
            },
            titleBlock: TitleBlock(
                lines: lines,
                approvals: stamps,
                acceptances: accepted,
                hasPicture: hasPicture
            ),
            sections: matches,
            eventTables: columns.isEmpty ? [] : [eventTable],
            outline: outline
        )
    }

    private func match(_ section: Section, _ add: (String, Paragraph.Traits) -> Place) -> SectionMatch {
        var place = add(section.title, [])
        if section.isRow { (place.table, place.row, place.cell) = (1, place.block, 1) }
        var content: [ContentPiece] = []
        for (number, line) in section.lines.enumerated() {
            let cells = section.isTable ? line.split(separator: "|").map(String.init) : [line]
            for (column, cell) in cells.enumerated() {
                let isItem = cell.hasPrefix("- ")
                let text = isItem ? String(cell.dropFirst(2)) : cell.trimmingBlanks
                var spot = add(text, [])
                if section.isTable { (spot.table, spot.row, spot.cell) = (2, number + 1, column + 1) }
                if section.isTable { spot.block = place.block }
                content.append(ContentPiece(text: text, place: spot, isListItem: isItem))
            }
        }
        let text = content.map(\.text).joined().trimmingPunctuation
        return SectionMatch(
            id: section.id,
            title: section.title,
            place: place,
            sign: .exact,
            content: content,
            isEmpty: text.isEmpty
        )
    }

    private var eventTable: EventTable {
        let place = Place(block: 90, table: 3)
        let headers = columns.mapValues { Mention(text: $0, place: Place(block: 90, table: 3, row: 1)) }
        let rows = events.enumerated().map { number, values in
            EventRow(
                row: number + 2,
                values: values.mapValues { text in
                    Mention(text: text, place: Place(block: 90, table: 3, row: number + 2, cell: 1))
                },
                risk: number < eventRisks.count ? eventRisks[number] : nil
            )
        }
        return EventTable(place: place, columns: headers, rows: rows, section: eventSection)
    }

    private func append(_ rows: [[String]], to document: inout Document, after block: Int) -> Int {
        var table = Table(ordinal: 10 + block)
        for row in rows {
            let cells = row.enumerated().map { column, text in
                Cell(blocks: [.paragraph(Paragraph(text: document.text.append(text)))], column: column)
            }
            table.rows.append(Row(cells: cells))
        }
        document.blocks.append(.table(table))
        return block + 1
    }

    func results() -> [ParameterResult] { ParameterJudge.judge(dossier, by: .builtIn) }
}

// MARK: Documents without a fault

extension ParameterDraft {
    static let headers: [EventTable.Column: String] = [
        .task: "Задача", .event: "Мероприятие", .date: "Дата реализации", .indicator: "Показатели реализации",
        .responsible: "Ответственный", .participants: "Участники",
    ]

    static func event(
        _ task: String,
        _ event: String,
        _ date: String,
        _ indicator: String,
        _ responsible: String,
        _ participants: String
    ) -> [EventTable.Column: String] {
        [
            .task: task, .event: event, .date: date, .indicator: indicator, .responsible: responsible,
            .participants: participants,
        ]
    }

    static let antirisk: ParameterDraft = {
        var draft = ParameterDraft(kind: .antirisk)
        draft.title = ["АНТИРИСКОВАЯ ПРОГРАММА", "«Низкая учебная мотивация обучающихся»", "на 2023 год"]
        draft.risks = [.r09]
        draft.mentions = [(.r09, .title, "«Низкая учебная мотивация обучающихся»", nil)]
        draft.sections = [
            Section(
                id: "a.name",
                title: "Наименование программы",
                lines: ["Программа антирисковых мер «Низкая учебная мотивация обучающихся»"]
            ),
            Section(
                id: "a.goal",
                title: "Цель реализации программы",
                lines: ["Повышение учебной мотивации обучающихся 5–9 классов к декабрю 2023 года"]
            ),
            Section(
                id: "a.tasks",
                title: "Задачи реализации программы",
                lines: [
                    "- выявить причины низкой мотивации учеников и составить план поддержки;",
                    "- увлечь ребят проектной и внеурочной деятельностью;",
                ]
            ),
            Section(
                id: "a.ind",
                title: "Целевые индикаторы и показатели",
                lines: [
                    "- доля обучающихся с низкой мотивацией: с 42 % до 30 %;",
                    "- число участников школьного этапа олимпиады: с 18 чел. до 26 чел.",
                ]
            ),
            Section(
                id: "a.methods",
                title: "Методы сбора и обработки информации",
                lines: ["Анкетирование учеников и родителей, наблюдение на уроках, анализ журналов"]
            ),
            Section(id: "a.terms", title: "Сроки реализации программы", lines: ["Февраль – ноябрь 2023 г."]),
            Section(
                id: "a.measures",
                title: "Меры/мероприятия по достижению цели и задач",
                lines: ["- анкетирование 5–9 классов;", "- неделя проектов;", "- школьный этап олимпиады."]
            ),
            Section(
                id: "a.results",
                title: "Ожидаемые конечные результаты реализации программы",
                lines: ["- доля ребят с низкой мотивацией уменьшена до 30 %;", "- в олимпиадах участвуют 26 человек."]
            ),
            Section(
                id: "a.exec",
                title: "Исполнители",
                lines: ["Заместитель директора по УВР, классные руководители, педагог-психолог"]
            ),
            Section(
                id: "a.annex",
                title: "Приложение. Дорожная карта реализации программы антирисковых мер",
                lines: [],
                isRow: false
            ),
        ]
        draft.columns = headers
        draft.eventSection = "a.annex"
        draft.events = [
            event(
                "Выявить причины низкой мотивации",
                "Анкетирование обучающихся 5–9 классов",
                "Март 2023",
                "Аналитическая справка",
                "Педагог-психолог",
                "Обучающиеся 5–9 классов"
            ),
            event(
                "Увлечь проектной и внеурочной деятельностью",
                "Неделя школьных проектов",
                "24–28 апреля 2023",
                "Не менее 20 проектов",
                "Зам. директора по УВР",
                "Обучающиеся, учителя"
            ),
            event(
                "Увлечь проектной и внеурочной деятельностью",
                "Школьный этап олимпиады",
                "сентябрь – октябрь 2023 г.",
                "26 участников",
                "Руководители ШМО",
                "Обучающиеся 5–9 классов"
            ),
        ]
        return draft
    }()

    static let midterm: ParameterDraft = {
        var draft = ParameterDraft(kind: .midterm)
        draft.title = ["СРЕДНЕСРОЧНАЯ ПРОГРАММА РАЗВИТИЯ", "МБОУ «СОШ с. Ключи»", "на 2022–2024 годы"]
        draft.risks = [.r09, .r13]
        draft.mentions = [
            (.r09, .listItem, "Антирисковая программа «Низкая учебная мотивация обучающихся»", "m.projects"),
            (.r13, .listItem, "Антирисковая программа «Низкий уровень вовлечённости родителей»", "m.projects"),
        ]
        draft.sections = [
            Section(id: "m.passport", title: "Паспорт программы", lines: [], isRow: false),
            Section(id: "m.name", title: "Наименование программы", lines: ["Среднесрочная программа развития школы"]),
            Section(
                id: "m.goaltasks",
                title: "Цель и задачи программы",
                lines: [
                    "Цель: повышение качества образования через работу с рисками школы до 2024 года.",
                    "Задачи:",
                    "1) поднять учебную мотивацию обучающихся;",
                    "2) сделать родителей участниками школьной жизни.",
                ]
            ),
            Section(
                id: "m.ind",
                title: "Целевые индикаторы и показатели программы",
                lines: [
                    "- доля обучающихся с высокой мотивацией с 35 % до 50 %;",
                    "- доля родителей, посещающих собрания, с 40% до 60%.",
                ]
            ),
            Section(
                id: "m.methods",
                title: "Методы сбора и обработки информации",
                lines: ["Опросы, мониторинг посещаемости, анализ результатов ВПР"]
            ),
            Section(
                id: "m.terms",
                title: "Сроки и этапы реализации программы",
                lines: [
                    "I этап – сентябрь 2022 – май 2023 г.", "П этап – июнь 2023 – май 2024 г.",
                    "Ш этап – июнь – декабрь 2024 г.",
                ]
            ),
            Section(
                id: "m.projects",
                title: "Основные мероприятия или проекты программы",
                lines: [
                    "- Антирисковая программа «Низкая учебная мотивация обучающихся»;",
                    "- Антирисковая программа «Низкий уровень вовлечённости родителей».",
                ]
            ),
            Section(
                id: "m.results",
                title: "Ожидаемые конечные результаты реализации программы",
                lines: ["- мотивация выросла у половины учеников;", "- на собрания приходят 60 % родителей."]
            ),
            Section(id: "m.exec", title: "Исполнители", lines: ["Педагогический коллектив, администрация, родители"]),
            Section(
                id: "m.control",
                title: "Порядок управления реализацией программы",
                lines: ["Директор отчитывается о ходе программы на педагогическом совете дважды в год"]
            ),
            Section(
                id: "m.body",
                title: "Основное содержание",
                lines: ["По каждому рисковому направлению школа выполняет свою антирисковую программу."],
                isRow: false
            ),
            Section(id: "m.table", title: "Дорожная карта реализации программы", lines: [], isRow: false),
        ]
        draft.columns = headers
        draft.eventSection = "m.table"
        draft.events = [
            event(
                "Поднять учебную мотивацию",
                "Декада наук",
                "апрель 2023",
                "Приказ, отчёт",
                "Руководители ШМО",
                "Обучающиеся"
            ),
            event(
                "Сделать родителей участниками",
                "День открытых дверей",
                "октябрь 2023",
                "Явка 60 %",
                "Зам. директора по ВР",
                "Родители"
            ),
        ]
        draft.eventRisks = [.r09, .r13]
        return draft
    }()

    static let concept: ParameterDraft = {
        var draft = ParameterDraft(kind: .concept)
        draft.title = ["КОНЦЕПЦИЯ РАЗВИТИЯ", "МБОУ «СОШ с. Ключи»", "на 2022-2024 г.г."]
        draft.risks = [.r09, .r13]
        draft.mentions = [
            (.r09, .tableCell, "Низкая учебная мотивация обучающихся", "c.risks"),
            (.r13, .tableCell, "Низкий уровень вовлечённости родителей", "c.risks"),
        ]
        draft.sections = [
            Section(id: "c.intro", title: "Введение", lines: ["Концепция составлена по рисковому профилю школы."]),
            Section(
                id: "c.analysis",
                title: "Анализ текущего состояния",
                lines: [
                    "В школе 84 ученика и 14 педагогов. По итогам ВПР 38 % шестиклассников не подтвердили отметки.",
                    "Низкая мотивация обусловлена тем, что кружков мало: дополнительным образованием охвачены 45 % ребят.",
                    "Родители приходят на собрания редко, так как многие работают вахтой.",
                ]
            ),
            Section(
                id: "c.risks",
                title: "Факторы риска и краткое описание мер",
                lines: [
                    "Низкая учебная мотивация обучающихся|Кружки, проекты, олимпиады",
                    "Низкий уровень вовлечённости родителей|Собрания в новых формах",
                ],
                isTable: true
            ),
            Section(
                id: "c.goals",
                title: "Цели и задачи развития",
                lines: [
                    "Цель: создание условий, при которых к 2024 году каждый ребёнок учится с интересом.",
                    "Задачи:", "- поднять учебную мотивацию;", "- привлечь родителей к делам школы.",
                ]
            ),
            Section(
                id: "c.measures",
                title: "Меры и мероприятия по достижению целей развития",
                lines: ["- открыть три кружка к сентябрю 2023 года;", "- проводить родительские клубы раз в четверть."]
            ),
            Section(
                id: "c.resp",
                title: "Лица, ответственные за достижение результатов",
                lines: ["Директор школы – общее руководство; заместитель директора по ВР – работа с родителями."]
            ),
        ]
        for index in draft.sections.indices { draft.sections[index].isRow = false }
        return draft
    }()

    static let roadmap: ParameterDraft = {
        var draft = ParameterDraft(kind: .roadmap)
        draft.title = ["ДОРОЖНАЯ КАРТА", "по реализации проекта «500+» на 2023 год"]
        draft.risks = [.r09, .r13]
        draft.sections = [Section(id: "r.table", title: "Таблица мероприятий", lines: [], isRow: false)]
        draft.columns = headers
        draft.columns[.risk] = "Направление в соответствии с риском"
        draft.eventSection = "r.table"
        draft.events = midterm.events
        draft.eventRisks = [.r09, .r13]
        return draft
    }()

    static let evidence: ParameterDraft = {
        var draft = ParameterDraft(kind: .evidence)
        draft.title = ["Аналитическая справка", "по итогам анкетирования обучающихся"]
        draft.approvals = []
        draft.acceptances = []
        draft.extra = [
            "от 14.04.2023 № 7",
            "Доля учеников с низкой мотивацией снизилась с 42 % до 37 % при плане 38 %.",
            "Заместитель директора по УВР Лапина О. С.",
        ]
        return draft
    }()

    static let other: ParameterDraft = {
        var draft = ParameterDraft(kind: .other)
        draft.title = ["ПРОГРАММА РАЗВИТИЯ", "на 2021–2025 годы"]
        draft.kindSign = "ПРОГРАММА РАЗВИТИЯ на 2021–2025 годы"
        return draft
    }()
}
