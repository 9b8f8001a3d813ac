import DocumentModel
import Roadmap
import Testing

@testable import Expertise

/// One document that shows one parameter at work.
struct ParameterSample: CustomTestStringConvertible {
    enum Manner: String, CaseIterable {
        case passes, fails
        /// The right words in the wrong place, or the wrong words in the right one.
        case nearMiss
    }

    var id: String
    var manner: Manner
    var story: String
    var draft: ParameterDraft
    var expected: Outcome

    var testDescription: String { "\(id) \(manner.rawValue): \(story)" }

    init(
        _ id: String,
        _ manner: Manner,
        _ story: String,
        _ draft: ParameterDraft,
        _ expected: Outcome,
        _ change: (inout ParameterDraft) -> Void = { _ in }
    ) {
        self.id = id
        self.manner = manner
        self.story = story
        self.draft = draft.with(change)
        self.expected = expected
    }

    static let all =
        admission + formalities + structure + analysis + goals + indicators + terms + events + results
        + evidence

    // MARK: А

    private static let admission: [ParameterSample] = [
        ParameterSample("E03", .passes, "an anti-risk programme", .antirisk, .yes),
        ParameterSample("E03", .fails, "an ordinary development programme", .other, .no),
        ParameterSample("E03", .nearMiss, "a kind only guessed", .antirisk, .notChecked) { $0.confidence = .doubtful },
        ParameterSample("E03", .passes, "a guess that a person confirmed", .antirisk, .yes) {
            $0.confidence = .doubtful
            $0.decidedKind = .antirisk
        },

        ParameterSample("E04", .passes, "title and folder agree", .antirisk, .yes),
        ParameterSample("E04", .passes, "no folder, but the text is certain", .antirisk, .yes) {
            $0.folderSchool = nil
        },
        ParameterSample("E04", .fails, "the text names another school of the register", .antirisk, .no) {
            $0.finding = SchoolFinding(id: "oktyabrskiy", confidence: .certain, named: "МБОУ «ООШ п. Октябрьский»")
            $0.organisations = ["МБОУ «ООШ п. Октябрьский»"]
        },
        ParameterSample("E04", .fails, "the text names a school that is in no register", .antirisk, .no) {
            $0.finding = SchoolFinding(named: "МОУ «СОШ № 14 г. Энгельса»")
            $0.organisations = ["МОУ «СОШ № 14 г. Энгельса»"]
        },
        ParameterSample("E04", .nearMiss, "own title, a template's school in the passport", .antirisk, .notChecked) {
            $0.organisations.append("Муниципальное общеобразовательное учреждение «Школа № 1»")
        },
        ParameterSample("E04", .nearMiss, "nobody named and no folder", .antirisk, .notChecked) {
            $0.finding = SchoolFinding()
            $0.organisations = []
            $0.folderSchool = nil
            $0.knownSchool = nil
        },
        ParameterSample("E04", .nearMiss, "a likely school and no folder", .antirisk, .notChecked) {
            $0.finding.confidence = .likely
            $0.folderSchool = nil
            $0.knownSchool = nil
        },
        ParameterSample("E04", .nearMiss, "nobody named in the folder's document", .antirisk, .notChecked) {
            $0.finding = SchoolFinding()
            $0.organisations = []
        },
        ParameterSample("E04", .passes, "own name in full and in the genitive", .antirisk, .yes) {
            $0.organisations.append(
                "Муниципального бюджетного общеобразовательного учреждения «Средняя общеобразовательная школа села Ключи»"
            )
        },
        ParameterSample("E04", .passes, "the director's signature is no school", .antirisk, .yes) {
            $0.organisations += [
                "школы Д. Е. Кабанов приказом № 50", "учреждение АНТИРИСКОВАЯ", "Школа глазами семьи»; неделя уроков",
                "школа – центр жизни села»", "школы участвуют 45 % родителей", "школы добрым 2. наполнить день",
            ]
        },
        ParameterSample("E04", .passes, "the centre of additional education is no school", .antirisk, .yes) {
            $0.organisations.append("МБУ ДО «Дом детского творчества»")
        },

        ParameterSample("E05", .passes, "approved on 20 March", .concept, .yes),
        ParameterSample("E05", .passes, "approved on the very last day", .concept, .yes) {
            $0.approvals = ["Утверждена приказом от «31» марта 2023 года № 31-ОД"]
        },
        ParameterSample("E05", .fails, "approved in May", .concept, .no) {
            $0.approvals = ["УТВЕРЖДЕНО приказом директора от 12.05.2023 № 40"]
        },
        ParameterSample("E05", .nearMiss, "a school's roadmap has until the end of April", .roadmap, .yes) {
            $0.approvals = ["УТВЕРЖДЕНО приказом от 14.04.2023 № 21"]
        },
        ParameterSample("E05", .nearMiss, "the late date stands in the text, not in the stamp", .concept, .yes) {
            $0.extra = ["Отчёт заслушан 12.05.2023 на совещании."]
        },
        ParameterSample("E05", .nearMiss, "only the electronic signature is late", .concept, .yes) {
            $0.approvals = ["УТВЕРЖДЕНА приказом от 01.03.2023 № 5\nПодписан: Орлова Н. П. Дата: 2024.12.09 10:11"]
        },
        ParameterSample("E05", .nearMiss, "the date was left blank", .concept, .notChecked) {
            $0.approvals = ["УТВЕРЖДАЮ Директор «___» _______ 2023 г."]
        },
    ]

    // MARK: Б

    private static let formalities: [ParameterSample] = [
        ParameterSample("E06", .passes, "order, number, date", .midterm, .yes),
        ParameterSample("E06", .passes, "date before number", .midterm, .yes) {
            $0.approvals = ["Утверждена приказом МБОУ СОШ с. Ключи от 4 марта 2023 г. № 234 о/д"]
        },
        ParameterSample("E06", .fails, "no stamp at all", .midterm, .no) { $0.approvals = [] },
        ParameterSample("E06", .nearMiss, "a stamp of the pedagogical council only", .midterm, .no) {
            $0.approvals = []
            $0.acceptances = ["ПРИНЯТО педсоветом, протокол № 5 от 17.03.2023"]
        },
        ParameterSample("E06", .nearMiss, "the only number is the school's", .midterm, .partly) {
            $0.approvals = ["УТВЕРЖДАЮ Директор СОШ № 2 Н. П. Орлова 20.03.2023"]
        },
        ParameterSample("E06", .nearMiss, "the stamp may be on the picture", .midterm, .notChecked) {
            $0.approvals = []
            $0.hasPicture = true
        },
        ParameterSample("E06", .fails, "neither number nor date", .midterm, .no) {
            $0.approvals = ["УТВЕРЖДАЮ\nДиректор школы Н. П. Орлова"]
        },

        ParameterSample("E07", .passes, "minutes with number and date", .concept, .yes),
        ParameterSample("E07", .fails, "no mark of acceptance", .concept, .no) { $0.acceptances = [] },
        ParameterSample("E07", .fails, "the council met after the order", .concept, .no) {
            $0.acceptances = ["Рассмотрено на педсовете, протокол № 6 от 25.03.2023"]
        },
        ParameterSample("E07", .nearMiss, "agreed without date and number", .concept, .partly) {
            $0.acceptances = ["СОГЛАСОВАНО Управляющим советом школы"]
        },
        ParameterSample("E07", .nearMiss, "the word stands in the text only", .concept, .no) {
            $0.acceptances = []
            $0.extra = ["Концепция рассмотрена педагогическим советом."]
        },

        ParameterSample("E08", .passes, "nothing left", .antirisk, .yes),
        ParameterSample("E08", .fails, "blank number and date", .antirisk, .no) {
            $0.approvals = ["УТВЕРЖДАЮ приказ № ___ от «___» ________ 20__ г."]
        },
        ParameterSample("E08", .fails, "a hint of the template", .antirisk, .no) {
            $0.extra = ["(наименование образовательной организации)"]
        },
        ParameterSample("E08", .fails, "a town every template invents", .antirisk, .no) {
            $0.extra = ["г. Энск, 2023"]
        },
        ParameterSample("E08", .fails, "a day that cannot be", .antirisk, .no) {
            $0.extra = ["Протокол от 31.02.2023 № 4"]
        },
        ParameterSample("E08", .nearMiss, "lines for signatures", .antirisk, .yes) {
            $0.extra = ["Директор школы ______________ Н. П. Орлова", "____________ /Лапина О. С./", "______________"]
        },
        ParameterSample("E08", .nearMiss, "underscores left around a date that was filled in", .antirisk, .yes) {
            $0.approvals = ["Утверждено. Приказ №_664 от«_04__» _марта 2023 г."]
        },
        ParameterSample("E08", .nearMiss, "a column for names", .antirisk, .yes) {
            $0.extra = ["Ответственный (ФИО, должность)", "В анкете родители могут указать удобное время."]
        },
        ParameterSample("E08", .nearMiss, "comments of the curator left inside", .antirisk, .partly) {
            $0.notes.comments = 3
        },
        ParameterSample("E08", .nearMiss, "highlighted text", .antirisk, .partly) {
            $0.highlighted = ["уточнить у завуча"]
        },

        ParameterSample("E09", .passes, "own district and region", .concept, .yes) {
            $0.extra = ["Школа расположена в Лысогорском муниципальном районе Саратовской области."]
        },
        ParameterSample("E09", .fails, "a district of another region", .concept, .partly) {
            $0.extra = ["Школа работает в Сердобском районе Пензенской области."]
        },
        ParameterSample("E09", .fails, "the education act of 1992", .concept, .partly) {
            $0.extra = ["Закон РФ от 10.07.1992 № 3266-1 «Об образовании»"]
        },
        ParameterSample("E09", .fails, "a programme that ended in 2020", .concept, .partly) {
            $0.extra = ["Государственная программа «Развитие образования» на 2013–2020 годы"]
        },
        ParameterSample("E09", .nearMiss, "words that only sound like places", .concept, .yes) {
            $0.extra = ["Московский педагогический университет", "В отдалённом сельском районе", "Омский тракт, дом 3"]
        },
    ]

    // MARK: В

    private static let structure: [ParameterSample] = [
        ParameterSample("E10", .passes, "everything there", .antirisk, .yes),
        ParameterSample("E10", .passes, "concept", .concept, .yes),
        ParameterSample("E10", .passes, "mid-term programme", .midterm, .yes),
        ParameterSample("E10", .passes, "roadmap", .roadmap, .yes),
        ParameterSample("E10", .fails, "no row of methods", .antirisk, .no) { $0["a.methods"] = nil },
        ParameterSample("E10", .fails, "no tasks beside the goal", .antirisk, .no) { $0["a.tasks"] = nil },
        ParameterSample("E10", .fails, "nobody responsible in the concept", .concept, .no) { $0["c.resp"] = nil },
        ParameterSample("E10", .fails, "no management in the mid-term programme", .midterm, .no) {
            $0["m.control"] = nil
        },
        ParameterSample("E10", .nearMiss, "the words stand in a text, not in a heading", .antirisk, .no) {
            $0["a.methods"] = nil
            $0.extra = ["Методы сбора и обработки информации школа выберет позже."]
        },
        ParameterSample("E10", .nearMiss, "goal and tasks in one row", .antirisk, .yes) {
            $0["a.goal"] = nil
            $0["a.tasks"] = nil
            $0.sections.append(
                .init(
                    id: "a.goaltasks",
                    title: "Цель и задачи",
                    lines: ["Повышение мотивации", "- выявить", "- увлечь"]
                )
            )
        },
        ParameterSample("E10", .nearMiss, "the title says the name", .antirisk, .yes) { $0["a.name"] = nil },
        ParameterSample("E10", .nearMiss, "the table of events is the whole body", .midterm, .yes) {
            $0["m.body"] = nil
        },
        ParameterSample("E10", .fails, "no stamp of approval", .midterm, .no) { $0.approvals = [] },
        ParameterSample(
            "E10",
            .nearMiss,
            "the stamp may be on a picture, acceptance is only recommended",
            .midterm,
            .yes
        ) {
            $0.approvals = []
            $0.hasPicture = true
            $0.acceptances = []
        },
        ParameterSample("E10", .nearMiss, "risks as a table inside the analysis", .concept, .yes) {
            $0["c.risks"] = nil
            $0.mentions = $0.mentions.map { ($0.risk, $0.spot, $0.text, "c.analysis") }
        },

        ParameterSample("E11", .passes, "all rows filled", .midterm, .yes),
        ParameterSample("E11", .fails, "executors: a dash", .midterm, .no) { $0["m.exec"] = ["—"] },
        ParameterSample("E11", .fails, "an empty row of terms", .antirisk, .no) { $0["a.terms"] = [] },
        ParameterSample("E11", .fails, "the row of tasks is empty beside a full row of the goal", .antirisk, .no) {
            $0["a.tasks"] = ["–"]
        },
        ParameterSample("E11", .nearMiss, "a row that is missing is not empty", .midterm, .yes) { $0["m.exec"] = nil },
        ParameterSample("E11", .nearMiss, "the annex is its table", .antirisk, .yes) { $0["a.annex"] = [] },
        ParameterSample("E11", .nearMiss, "two words of analysis", .concept, .partly) {
            $0["c.analysis"] = ["Школа работает."]
            $0["c.risks"] = nil
            $0.mentions = []
        },

        ParameterSample("E12", .passes, "chapters of different names", .concept, .yes) {
            $0.chapters = ["Введение", "Анализ текущего состояния", "Цели и задачи развития"]
        },
        ParameterSample("E12", .fails, "chapter IV repeats III", .concept, .no) {
            $0.chapters = ["III. Меры и мероприятия", "IV. Меры и мероприятия"]
        },
        ParameterSample("E12", .fails, "a bookmark is lost", .concept, .no) {
            $0.extra = ["Введение\tОшибка! Закладка не определена."]
        },
        ParameterSample("E12", .nearMiss, "a heading repeats words of a paragraph", .concept, .yes) {
            $0.chapters = ["Меры и мероприятия", "Цели и задачи"]
            $0.extra = ["Меры и мероприятия"]
        },
        ParameterSample("E12", .nearMiss, "contents promise a chapter that is not there", .concept, .partly) {
            $0.contents = ["1. Введение в концепцию ...... 3", "2. Портрет выпускника ..... 5"]
            $0.chapters = ["Введение в концепцию", "Анализ текущего состояния"]
        },
    ]

    // MARK: Г

    private static let analysis: [ParameterSample] = [
        ParameterSample("E13", .passes, "pupils, staff, tests", .concept, .yes),
        ParameterSample("E13", .fails, "words only", .concept, .no) {
            $0["c.analysis"] = ["Успеваемость невысокая, так как дети мало читают, а кружков не хватает всем желающим."]
        },
        ParameterSample("E13", .nearMiss, "years and classes are no data", .concept, .no) {
            $0["c.analysis"] = ["Школа открыта в 1968 году. В 5–9 классах с 2020 года учатся хуже, чем в 2019 году."]
        },
        ParameterSample("E13", .nearMiss, "the numbers stand in a chapter of the school's own", .concept, .yes) {
            $0["c.analysis"] = ["Рисковый профиль составлен весной."]
            $0["c.intro"] = ["В школе 84 ученика, 14 педагогов; кружками охвачены 45 % ребят."]
        },
        ParameterSample("E13", .nearMiss, "one number only", .concept, .partly) {
            $0["c.analysis"] = ["В школе 84 ученика; результаты диагностики невысокие, так как кружков мало."]
        },

        ParameterSample("E14", .passes, "both activated directions in the table", .concept, .yes),
        ParameterSample("E14", .passes, "both among the subprogrammes", .midterm, .yes),
        ParameterSample("E14", .fails, "nothing about parents", .concept, .no) {
            $0.mentions.removeLast()
            $0.risks = [.r09]
            $0["c.analysis"] = ["В школе 84 ученика, 14 педагогов, 6 кружков; мотивация низка, так как кружков мало."]
            $0["c.goals"] = ["Цель: повышение мотивации", "- открыть кружки;", "- провести олимпиады."]
            $0["c.measures"] = ["- открыть три кружка в 2023 году."]
            $0["c.resp"] = ["Директор школы"]
            $0["c.risks"] = ["Низкая учебная мотивация обучающихся|Кружки"]
        },
        ParameterSample("E14", .nearMiss, "the direction is named in running text only", .concept, .partly) {
            $0.mentions.removeLast()
            $0.risks = [.r09]
            $0["c.intro"] = ["У школы есть и второй риск – низкий уровень вовлечённости родителей в дела школы."]
            $0["c.risks"] = ["Низкая учебная мотивация обучающихся|Кружки"]
        },
        ParameterSample("E14", .nearMiss, "parents are met in the text, the direction is not", .concept, .no) {
            $0.mentions.removeLast()
            $0.risks = [.r09]
            $0["c.risks"] = ["Низкая учебная мотивация обучающихся|Кружки, встречи с родителями"]
        },
        ParameterSample("E14", .nearMiss, "the school is unknown", .concept, .notChecked) {
            $0.folderSchool = nil
            $0.knownSchool = nil
            $0.finding = SchoolFinding()
        },

        ParameterSample("E15", .passes, "only activated directions", .midterm, .yes),
        ParameterSample("E15", .fails, "a subprogramme nobody activated", .midterm, .no) {
            $0.mentions.append(
                (.r11, .listItem, "Антирисковая программа «Низкий уровень дисциплины в классе»", "m.projects")
            )
        },
        ParameterSample("E15", .fails, "an anti-risk programme nobody asked for", .antirisk, .no) {
            $0.risks = [.r12]
        },
        ParameterSample("E15", .nearMiss, "a measure that speaks of another direction", .midterm, .yes) {
            $0.mentions.append(
                (.r03, .listItem, "Повышение компетентности педагогов через наставничество", "m.projects")
            )
            $0.mentions.append((.r06, .tableCell, "Консультации для детей с ОВЗ", "m.table"))
        },

        ParameterSample("E16", .passes, "because and since", .concept, .yes),
        ParameterSample("E16", .fails, "facts without causes", .concept, .no) {
            $0["c.analysis"] = ["В школе 84 ученика и 14 педагогов, кружками охвачены 45 % ребят. Мотивация низкая."]
        },
        ParameterSample("E16", .nearMiss, "causes are named among the tasks", .concept, .no) {
            $0["c.analysis"] = ["В школе 84 ученика и 14 педагогов, кружками охвачены 45 % ребят. Мотивация низкая."]
            $0["c.goals"] = ["Цель: рост мотивации", "- выявить причины низкой мотивации;", "- открыть кружки."]
        },
    ]

    // MARK: Д

    private static let goals: [ParameterSample] = [
        ParameterSample("E17", .passes, "a rise", .antirisk, .yes),
        ParameterSample("E17", .passes, "concept: creation of conditions", .concept, .yes),
        ParameterSample("E17", .passes, "said as a measure", .antirisk, .yes) {
            $0["a.goal"] = ["К концу 2023 года не более 30 % учеников с низкой мотивацией"]
        },
        ParameterSample("E17", .fails, "only doings", .antirisk, .no) {
            $0["a.goal"] = ["Проведение классных часов и участие в конкурсах"]
        },
        ParameterSample("E17", .fails, "no goal", .antirisk, .no) { $0["a.goal"] = nil },
        ParameterSample("E17", .nearMiss, "the rise comes after the doing", .antirisk, .partly) {
            $0["a.goal"] = ["Проведение мероприятий по повышению учебной мотивации"]
        },
        ParameterSample("E17", .nearMiss, "result words in the direction's name only", .antirisk, .no) {
            $0["a.goal"] = ["Участие в вебинарах по направлению «Низкое качество преодоления барьеров»"]
        },
        ParameterSample("E17", .fails, "arranging work and talks", .antirisk, .no) {
            $0["a.goal"] = ["Организация работы с немотивированными детьми, проведение бесед"]
        },
        ParameterSample("E17", .nearMiss, "arranging, but nothing is said of the outcome", .antirisk, .partly) {
            $0["a.goal"] = ["Организация школьного клуба для учеников 5–9 классов"]
        },
        ParameterSample("E17", .nearMiss, "a rise through doings", .antirisk, .yes) {
            $0["a.goal"] = ["Повышение мотивации через проведение конкурсов и участие в олимпиадах"]
        },
        ParameterSample("E17", .nearMiss, "result words among the tasks only", .antirisk, .no) {
            $0["a.goal"] = ["Участие педагогов и учеников в школьных событиях"]
            $0["a.tasks"] = ["- повышение мотивации;", "- создание клуба."]
        },

        ParameterSample("E18", .passes, "the indicators are measured", .antirisk, .yes),
        ParameterSample("E18", .fails, "no number anywhere", .antirisk, .no) {
            $0["a.ind"] = ["- рост учебной мотивации;", "- интерес к олимпиадам."]
        },
        ParameterSample("E18", .nearMiss, "the only numbers are classes and a year", .antirisk, .no) {
            $0["a.goal"] = ["Повышение мотивации в 5–9 классах к 2023 году"]
            $0["a.ind"] = ["- рост мотивации в 2023 году."]
        },

        ParameterSample("E19", .passes, "two tasks in a list", .antirisk, .yes),
        ParameterSample("E19", .passes, "typed into one paragraph", .midterm, .yes) {
            $0["m.goaltasks"] = [
                "Цель: повышение мотивации. Задачи: 1) открыть кружки для всех классов; 2) провести олимпиады."
            ]
        },
        ParameterSample("E19", .fails, "one task", .antirisk, .no) { $0["a.tasks"] = ["- открыть кружки."] },
        ParameterSample("E19", .nearMiss, "several goals, one task", .concept, .no) {
            $0["c.goals"] = [
                "Цель 1: повышение мотивации.", "Цель 2: вовлечение родителей.", "Задачи:", "- открыть кружки в школе.",
            ]
        },

        ParameterSample("E20", .passes, "motivation in goal and title", .antirisk, .yes),
        ParameterSample("E20", .fails, "the goal speaks of parents", .antirisk, .no) {
            $0["a.goal"] = ["Вовлечение родителей в жизнь школы"]
            $0["a.tasks"] = ["- провести родительские собрания;", "- создать клуб семей."]
            $0["a.ind"] = ["- доля родителей на собраниях с 40 % до 60 %."]
        },
        ParameterSample("E20", .nearMiss, "parents help with motivation", .antirisk, .yes) {
            $0["a.tasks"] = ["- привлечь родителей к проектам;", "- провести собрания для родителей."]
        },
        ParameterSample("E20", .nearMiss, "words that fit any programme", .antirisk, .notChecked) {
            $0["a.goal"] = ["Создание благоприятных условий"]
            $0["a.tasks"] = ["- улучшить работу;", "- подвести итоги."]
            $0["a.ind"] = ["- 100 % выполнение плана"]
        },
    ]

    // MARK: Е

    private static let indicators: [ParameterSample] = [
        ParameterSample("E21", .passes, "an indicator", .antirisk, .yes),
        ParameterSample("E21", .passes, "an indicator for either direction", .midterm, .yes),
        ParameterSample("E21", .fails, "no indicators", .antirisk, .no) { $0["a.ind"] = nil },
        ParameterSample("E21", .fails, "nothing about parents", .midterm, .no) {
            $0["m.ind"] = ["- доля обучающихся с высокой мотивацией с 35 % до 50 %"]
            $0.eventRisks = []
        },
        ParameterSample("E21", .passes, "said by what is done, not by the direction's name", .midterm, .yes) {
            $0["m.ind"] = [
                "- доля обучающихся с высокой мотивацией с 35 % до 50 %", "- явка на собрания с 40 % до 60 %",
            ]
            $0.eventRisks = []
        },
        ParameterSample("E21", .nearMiss, "an indicator nobody can assign", .midterm, .partly) {
            $0["m.ind"] = ["- доля обучающихся с высокой мотивацией с 35 % до 50 %", "- явка выше 60 %"]
            $0.eventRisks = []
        },

        ParameterSample("E22", .passes, "shares and counts", .antirisk, .yes),
        ParameterSample("E22", .passes, "a small table", .midterm, .yes) {
            $0["m.ind"] = ["Доля мотивированных|35|50", "Доля родителей на собраниях|40|60"]
            $0.sections[3].isTable = true
        },
        ParameterSample("E22", .fails, "words", .antirisk, .no) {
            $0["a.ind"] = ["- рост интереса к учёбе;", "- желание участвовать в олимпиадах."]
        },
        ParameterSample("E22", .nearMiss, "without indicators there is nothing to weigh", .antirisk, .notChecked) {
            $0["a.ind"] = nil
        },
        ParameterSample("E22", .nearMiss, "years, laws, classes, list numbers", .antirisk, .no) {
            $0["a.ind"] = [
                "1. Рост мотивации в 5–9 классах к 2023 году.", "2. Выполнение требований 273-ФЗ и ФГОС.",
            ]
        },
        ParameterSample("E22", .nearMiss, "the numbers stand in the results", .antirisk, .no) {
            $0["a.ind"] = ["- доля обучающихся с высокой мотивацией"]
            $0["a.results"] = ["- доля выросла до 60 %"]
        },

        ParameterSample("E23", .passes, "from and to", .antirisk, .yes),
        ParameterSample("E23", .passes, "now and then in plain words", .antirisk, .yes) {
            $0["a.ind"] = ["- ребят с высокой мотивацией – 52, будет 80"]
        },
        ParameterSample("E23", .fails, "planned values only", .antirisk, .no) {
            $0["a.ind"] = ["- доля мотивированных не менее 60 %", "- 26 участников олимпиады"]
        },
        ParameterSample("E23", .nearMiss, "«от» and «до» without values", .antirisk, .no) {
            $0["a.ind"] = ["- от незнания до успеха: доля мотивированных 60 %"]
        },

        ParameterSample("E25", .passes, "three methods", .antirisk, .yes),
        ParameterSample("E25", .fails, "measures instead of methods", .antirisk, .no) {
            $0["a.methods"] = ["Проведение праздников и экскурсий"]
        },
        ParameterSample("E25", .fails, "no row", .antirisk, .no) { $0["a.methods"] = nil },
        ParameterSample("E25", .nearMiss, "one method", .antirisk, .partly) { $0["a.methods"] = ["Анкетирование"] },
        ParameterSample("E25", .nearMiss, "methods stand among the measures", .antirisk, .no) {
            $0["a.methods"] = ["По усмотрению школы"]
            $0["a.measures"] = ["- анкетирование;", "- наблюдение;", "- опрос."]
        },
    ]

    // MARK: Ж

    private static let terms: [ParameterSample] = [
        ParameterSample("E26", .passes, "title and row agree", .antirisk, .yes),
        ParameterSample("E26", .passes, "three years with stages", .midterm, .yes),
        ParameterSample("E26", .passes, "a concept says it in the title", .concept, .yes),
        ParameterSample("E26", .passes, "school year in both", .antirisk, .yes) {
            $0.title = ["АНТИРИСКОВАЯ ПРОГРАММА", "на 2022/2023 учебный год"]
            $0["a.terms"] = ["сентябрь 2022 г. – май 2023 г."]
        },
        ParameterSample("E26", .fails, "title 2021–2025, row 2022–2026", .midterm, .no) {
            $0.title = ["СРЕДНЕСРОЧНАЯ ПРОГРАММА РАЗВИТИЯ", "на 2021-2025 годы"]
            $0["m.terms"] = ["2022–2026 гг."]
        },
        ParameterSample("E26", .fails, "ends before it begins", .antirisk, .no) {
            $0["a.terms"] = ["с 30.11.2023 по 01.02.2023"]
        },
        ParameterSample("E26", .fails, "long past", .antirisk, .no) {
            $0.title = ["АНТИРИСКОВАЯ ПРОГРАММА", "на 2021 год"]
            $0["a.terms"] = ["2021 год"]
        },
        ParameterSample("E26", .fails, "no term anywhere", .antirisk, .no) {
            $0.title = ["АНТИРИСКОВАЯ ПРОГРАММА"]
            $0["a.terms"] = nil
        },
        ParameterSample("E26", .fails, "a concept whose text speaks of other years", .concept, .no) {
            $0["c.intro"] = ["Концепция учитывает проект «500+». Она рассчитана на 2023–2025 годы."]
        },
        ParameterSample("E26", .nearMiss, "the text speaks of another paper's years", .concept, .yes) {
            $0["c.intro"] = ["Среднесрочная программа рассчитана на 2023 год и входит в концепцию."]
        },
        ParameterSample("E26", .nearMiss, "the year of the place is no term", .concept, .no) {
            $0.title = ["КОНЦЕПЦИЯ РАЗВИТИЯ", "с. Ключи, 2023 год"]
            $0["c.measures"] = ["- открыть кружки."]
            $0["c.goals"] = ["Цель: рост мотивации.", "Задачи:", "- открыть кружки;", "- позвать родителей."]
        },
        ParameterSample("E26", .nearMiss, "the place's year differs from the term's", .antirisk, .yes) {
            $0.title.append("с. Ключи, 2022 г.")
        },
        ParameterSample("E26", .nearMiss, "words that name no day", .antirisk, .notChecked) {
            $0.title = ["АНТИРИСКОВАЯ ПРОГРАММА"]
            $0["a.terms"] = ["В течение одного года"]
        },

        ParameterSample("E27", .passes, "all within", .antirisk, .yes),
        ParameterSample("E27", .fails, "an event after the end", .antirisk, .no) {
            $0.events[2][.date] = "15 декабря 2023 г."
        },
        ParameterSample("E27", .fails, "last year's event", .antirisk, .no) { $0.events[0][.date] = "март 2022" },
        ParameterSample("E27", .nearMiss, "months without a year", .antirisk, .yes) { $0.events[0][.date] = "март" },
        ParameterSample("E27", .nearMiss, "the whole period", .antirisk, .yes) {
            $0.events[0][.date] = "в течение года"
        },
        ParameterSample("E27", .nearMiss, "no event has a date", .antirisk, .partly) {
            for index in $0.events.indices { $0.events[index][.date] = "В течение года" }
        },

        ParameterSample("E29", .passes, "spring and autumn", .antirisk, .yes),
        ParameterSample("E29", .fails, "autumn only", .antirisk, .no) {
            $0.events[0][.date] = "сентябрь 2023"
            $0.events[1][.date] = "октябрь 2023"
        },
        ParameterSample("E29", .nearMiss, "spring of another year", .antirisk, .no) {
            $0.title = ["АНТИРИСКОВАЯ ПРОГРАММА", "на 2023-2024 годы"]
            $0["a.terms"] = ["2023-2024 годы"]
            $0.events[0][.date] = "апрель 2024"
            $0.events[1][.date] = "май 2024"
        },
    ]

    // MARK: З

    private static let events: [ParameterSample] = [
        ParameterSample("E30", .passes, "a table of events", .antirisk, .yes),
        ParameterSample("E30", .fails, "no table", .antirisk, .no) { $0.columns = [:] },
        ParameterSample("E30", .fails, "a table without dates", .antirisk, .no) {
            $0.columns = [:]
            $0.tables = [[["№", "Мероприятие", "Ответственный"], ["1", "Собрание", "Завуч"]]]
        },
        ParameterSample("E30", .nearMiss, "columns in unusual words", .antirisk, .notChecked) {
            $0.columns = [:]
            $0.tables = [[["Что делаем", "Когда", "Кто"], ["Собрание", "май", "Завуч"]]]
        },
        ParameterSample("E30", .nearMiss, "the annex may be a picture", .antirisk, .notChecked) {
            $0.columns = [:]
            $0.notes.pictures = 1
        },
        ParameterSample("E30", .nearMiss, "a passport with numbers is no table of events", .antirisk, .no) {
            $0.columns = [:]
            $0.tables = [
                [
                    [
                        "1.", "Меры по достижению цели",
                        "Анкетирование учеников, неделя проектов, школьная олимпиада по математике",
                    ],
                    ["2.", "Исполнители", "Завуч"],
                ]
            ]
        },
        ParameterSample("E30", .nearMiss, "a passport is no table of events", .antirisk, .no) {
            $0.columns = [:]
            $0.tables = [[["Сроки реализации", "2023 год"], ["Исполнители", "Завуч"]]]
        },

        ParameterSample("E31", .passes, "events for both tasks", .antirisk, .yes),
        ParameterSample("E31", .passes, "tasks by number", .antirisk, .yes) {
            $0.events[0][.task] = "Задача 1"
            $0.events[1][.task] = "Задача 2"
            $0.events[2][.task] = "Задача 2"
        },
        ParameterSample("E31", .fails, "a task about parents without events", .antirisk, .no) {
            $0["a.tasks"] = [
                "- выявить причины низкой мотивации;", "- подготовить наставников из числа старшеклассников;",
            ]
        },
        ParameterSample("E31", .nearMiss, "the missing event stands among the measures", .antirisk, .no) {
            $0["a.tasks"] = [
                "- выявить причины низкой мотивации;", "- подготовить наставников из числа старшеклассников;",
            ]
            $0["a.measures"] = ["- школа наставников для старшеклассников."]
        },

        ParameterSample("E31", .passes, "events for the people the task is about", .antirisk, .yes) {
            $0["a.tasks"] = ["- выявить причины низкой мотивации;", "- привлечь семьи к поддержке успехов;"]
            $0.events[1][.participants] = "Родители"
        },
        ParameterSample("E31", .fails, "the column of tasks leaves one of three out", .antirisk, .partly) {
            $0["a.tasks"]?.append("- подготовить наставников из числа старшеклассников;")
        },
        ParameterSample(
            "E31",
            .nearMiss,
            "no column of tasks, and the events are called otherwise",
            .antirisk,
            .notChecked
        ) {
            $0.columns[.task] = nil
            for index in $0.events.indices { $0.events[index][.task] = nil }
            $0["a.tasks"] = ["- зажечь глаза;", "- подготовить наставников из числа старшеклассников;"]
        },

        ParameterSample("E32", .passes, "no empty cell", .antirisk, .yes),
        ParameterSample("E32", .fails, "nobody responsible in one row", .antirisk, .no) {
            $0.events[1][.responsible] = ""
        },
        ParameterSample("E32", .fails, "a dash for an indicator", .midterm, .no) { $0.events[0][.indicator] = " – " },
        ParameterSample("E32", .nearMiss, "no column of numbers needs filling", .antirisk, .yes) {
            $0.columns[.num] = "№"
            $0.events[0][.num] = ""
            $0.events[1][.task] = ""
        },

        ParameterSample("E33", .passes, "posts", .antirisk, .yes),
        ParameterSample("E33", .fails, "the administration everywhere", .antirisk, .no) {
            for index in $0.events.indices { $0.events[index][.responsible] = "Администрация школы" }
        },
        ParameterSample("E33", .fails, "the administration of a lyceum everywhere", .roadmap, .no) {
            for index in $0.events.indices { $0.events[index][.responsible] = "администрация лицея" }
        },
        ParameterSample("E33", .nearMiss, "the administration once", .antirisk, .partly) {
            $0.events[1][.responsible] = "Администрация, все педагоги"
        },
        ParameterSample("E33", .nearMiss, "the administration and a name", .antirisk, .yes) {
            $0.events[1][.responsible] = "Администрация, Лапина О. С."
        },
        ParameterSample("E33", .fails, "the concept names the collective only", .concept, .no) {
            $0["c.resp"] = ["Педагогический коллектив школы"]
        },

        ParameterSample("E34", .passes, "forms and papers", .antirisk, .yes),
        ParameterSample("E34", .fails, "work with parents", .antirisk, .partly) {
            $0.events[0][.event] = "Работа с родителями"
            $0.events[0][.indicator] = "Улучшение взаимодействия"
        },
        ParameterSample("E34", .nearMiss, "short, but a form", .antirisk, .yes) {
            $0.events[0][.event] = "Родительское собрание"
            $0.events[0][.indicator] = "Улучшение взаимодействия"
        },
        ParameterSample("E34", .nearMiss, "general words, but a paper shows the result", .antirisk, .yes) {
            $0.events[0][.event] = "Контроль посещаемости"
            $0.events[0][.indicator] = "Справка"
        },
    ]

    // MARK: И

    private static let results: [ParameterSample] = [
        ParameterSample("E36", .passes, "results with numbers", .antirisk, .yes),
        ParameterSample("E36", .fails, "the tasks over again", .antirisk, .no) {
            $0["a.results"] = $0["a.tasks"]
        },
        ParameterSample("E36", .fails, "no results", .midterm, .no) { $0["m.results"] = nil },
        ParameterSample("E36", .nearMiss, "words of the tasks, but a change", .antirisk, .yes) {
            $0["a.results"] = ["- причины низкой мотивации выявлены и устранены, ребята увлечены проектами."]
        },

        ParameterSample("E36", .nearMiss, "a change in words of its own", .antirisk, .notChecked) {
            $0["a.results"] = ["- на переменах спорят о прочитанном."]
        },

        ParameterSample("E37", .passes, "posts", .antirisk, .yes),
        ParameterSample("E37", .passes, "the collective is enough here", .midterm, .yes),
        ParameterSample("E37", .fails, "no row", .midterm, .no) { $0["m.exec"] = nil },
        ParameterSample("E37", .fails, "empty row", .antirisk, .no) { $0["a.exec"] = [""] },
        ParameterSample("E37", .nearMiss, "executors are named in the table only", .antirisk, .no) {
            $0["a.exec"] = nil
        },
        ParameterSample("E37", .nearMiss, "words that name nobody", .antirisk, .notChecked) {
            $0["a.exec"] = ["Согласно приказу"]
        },

        ParameterSample("E38", .passes, "the director reports to the council", .midterm, .yes),
        ParameterSample("E38", .fails, "no row", .midterm, .no) { $0["m.control"] = nil },
        ParameterSample("E38", .nearMiss, "control by nobody", .midterm, .partly) {
            $0["m.control"] = ["Контроль осуществляется постоянно"]
        },
    ]

    // MARK: V

    private static let evidence: [ParameterSample] = [
        ParameterSample("V03", .passes, "April 2023", .evidence, .yes),
        ParameterSample("V03", .fails, "October 2021", .evidence, .no) { $0.extra[0] = "от 12.10.2021 № 7" },
        ParameterSample("V03", .fails, "December 2023", .evidence, .no) { $0.extra[0] = "от 15 декабря 2023 г. № 7" },
        ParameterSample("V03", .nearMiss, "the only date is a law's", .evidence, .notChecked) {
            $0.extra[0] = "Федеральный закон от 29.12.2012 № 273-ФЗ"
        },

        ParameterSample("V04", .passes, "school, number, date", .evidence, .yes),
        ParameterSample("V04", .fails, "no date", .evidence, .partly) { $0.extra[0] = "№ 7" },
        ParameterSample("V04", .nearMiss, "a month is no date", .evidence, .partly) {
            $0.extra[0] = "апрель 2023, № 7"
        },

        ParameterSample("V05", .passes, "a report", .evidence, .yes),
        ParameterSample("V05", .fails, "a plan", .evidence, .no) {
            $0.title = ["План проведения недели математики"]
        },
        ParameterSample("V05", .nearMiss, "a report on how a plan was met", .evidence, .yes) {
            $0.title = ["Справка о выполнении плана недели математики"]
        },

        ParameterSample("V06", .passes, "a change against the plan", .evidence, .yes),
        ParameterSample("V06", .fails, "a report without numbers", .evidence, .partly) {
            $0.extra[1] = "Анкетирование прошло на высоком уровне."
        },
        ParameterSample("V06", .nearMiss, "numbers without comparison", .evidence, .notChecked) {
            $0.extra[1] = "В анкетировании приняли участие 84 ученика."
        },
        ParameterSample("V06", .nearMiss, "an order that follows from results compares nothing", .evidence, .notChecked)
        {
            $0.title = ["ПРИКАЗ"]
            $0.extra = ["от 16.05.2023 № 44", "По итогам анкетирования создать группу из 10 человек.", "Орлова Н. П."]
        },
        ParameterSample("V06", .nearMiss, "an order compares nothing", .evidence, .notChecked) {
            $0.title = ["ПРИКАЗ", "о проведении недели математики"]
        },

        ParameterSample("V07", .passes, "numbers without names", .evidence, .yes),
        ParameterSample("V07", .fails, "СНИЛС", .evidence, .no) { $0.extra.append("СНИЛС 123-456-789 01") },
        ParameterSample("V07", .fails, "names and health", .evidence, .no) {
            $0.tables = [[["ФИО", "Класс", "Группа"], ["Сомов Пётр Ильич", "5", "ЗПР"]]]
        },
        ParameterSample("V07", .fails, "a mobile telephone", .evidence, .no) {
            $0.extra.append("Связь с мамой: 8 (927) 123-45-67")
        },
        ParameterSample("V07", .nearMiss, "the school's own telephone", .evidence, .yes) {
            $0.extra.append("тел. 8 (84551) 2-15-33, ИНН 6419000000")
        },
        ParameterSample("V07", .nearMiss, "the number of pupils with special needs", .evidence, .yes) {
            $0.extra.append("В школе 6 обучающихся с ОВЗ.")
        },
    ]
}
