import Expertise
import ExpertiseLog
import Foundation
import Roadmap
import Synchronization
import TestSupport

@testable import Intake

/// Documents of two schools for ``Stand``, whole enough to be judged beside each other.
enum SchoolPapers {
    static let register = """
        municipality: Район
        schools:
          - id: klyuchi
            name: МБОУ «СОШ с. Ключи»
            aliases: [Ключи]
            risks: [R09, R13]
          - id: rodniki
            name: МБОУ «СОШ с. Родники»
            aliases: [Родники]
            risks: [R09]
        """

    struct Programme {
        var school = "Ключи"
        var title = "Низкая учебная мотивация обучающихся"
        var terms = "февраль – ноябрь 2023 года"
        var indicator = "Доля обучающихся с низкой учебной мотивацией: с 42 % до 30 %"
        var tasks = [
            "1. Выявить причины скуки на уроках.", "2. Увлечь подростков исследованиями.", "3. Обновить кабинет химии.",
        ]
        var measures = ["- летняя экспедиция к истокам реки;", "- турнир юных изобретателей."]
        var events = [
            "Анкетирование подростков о скуке на уроках", "Экспедиция к истокам реки", "Турнир юных изобретателей",
        ]

        static let motivation = Programme()
        static let parents = Programme(
            title: "Низкий уровень вовлечённости родителей",
            indicator: "Доля родителей, посещающих школьные собрания: с 40 % до 60 %",
            tasks: ["1. Узнать, чего ждут семьи.", "2. Открыть клуб выходного дня.", "3. Завести дневник общения."],
            measures: ["- вечер бабушкиных рецептов;", "- отцовская мастерская."],
            events: ["Опрос семей о расписании", "Вечер бабушкиных рецептов", "Отцовская мастерская по субботам"]
        )

        var bytes: [UInt8] {
            let rows = [
                ["Наименование программы", "Антирисковая программа «\(title)»"],
                ["Цель реализации программы", "Снижение доли обучающихся, которых касается риск, к декабрю 2023 года"],
                ["Задачи реализации программы", tasks.joined(separator: "\n")],
                ["Целевые индикаторы и показатели", indicator],
                ["Методы сбора и обработки информации", "Анкетирование, наблюдение"],
                ["Сроки реализации программы", terms],
                ["Меры/мероприятия по достижению цели и задач", measures.joined(separator: "\n")],
                ["Ожидаемые конечные результаты реализации программы", "Риск снижен на треть"],
                ["Исполнители", "Заместитель директора по УВР, классные руководители"],
            ]
            let months = ["март", "апрель", "октябрь"]
            let header = [
                "Задача", "Мероприятие", "Дата реализации", "Показатели реализации", "Ответственный", "Участники",
            ]
            let annex = events.enumerated().map { number, event in
                [
                    "Задача \(number + 1)", event, "\(months[number % 3]) 2023", "Справка",
                    "Заместитель директора по УВР", "Обучающиеся",
                ]
            }
            return SchoolPapers.docx(
                ["МБОУ «СОШ с. \(school)»", "Антирисковая программа", "«\(title)»", "на 2023 год"].map(paragraph)
                    + [table(rows), paragraph("Приложение. Дорожная карта реализации программы антирисковых мер")]
                    + [table([header] + annex)]
            )
        }

        private func paragraph(_ text: String) -> String { SchoolPapers.paragraph(text) }
        private func table(_ rows: [[String]]) -> String { SchoolPapers.table(rows) }
    }

    static func midterm(_ years: String, indicator: String = "Доля выпускников с аттестатом: не менее 98 %") -> [UInt8]
    {
        docx(
            ["МБОУ «СОШ с. Ключи»", "Среднесрочная программа развития", "на \(years)"].map(paragraph)
                + [
                    table([
                        ["Наименование программы", "Среднесрочная программа развития МБОУ «СОШ с. Ключи»"],
                        [
                            "Цель и задачи программы",
                            "Цель: повышение качества образования. Задачи: 1) учить; 2) воспитывать.",
                        ],
                        ["Целевые индикаторы и показатели", indicator],
                        ["Сроки и этапы реализации программы", years],
                        ["Исполнители", "Педагогический коллектив"],
                    ])
                ]
        )
    }

    static func concept(_ school: String, analysis: String) -> [UInt8] {
        docx(
            [
                "МБОУ «СОШ с. \(school)»", "Концепция развития", "на 2022–2024 годы", "Введение",
                "Концепция составлена по рисковому профилю школы \(school).",
                "Анализ текущего состояния", analysis,
                "Цели и задачи развития", "Повышение качества образования к 2024 году.",
            ].map(paragraph)
        )
    }

    static func note(_ subject: String, school: String = "Ключи") -> [UInt8] {
        docx(
            [
                "МБОУ «СОШ с. \(school)»", "Аналитическая справка", subject, "от 14.04.2023 № 7",
                "По антирисковой программе «Низкая учебная мотивация обучающихся» доля скучающих снизилась с 42 % до 37 % "
                    + "при плане 38 %.",
                "Заместитель директора по УВР Лапина О. С.",
            ].map(paragraph)
        )
    }

    static let ownAnalysis = """
        Прошлой осенью школа опросила подростков и учителей. Каждый третий сказал, что уроки кажутся ему скучными, а \
        домашние задания он списывает у соседа. Учителя объясняют это тем, что дети поздно ложатся спать и мало читают \
        дома. Мы посмотрели журналы за последние годы и увидели, что больше всего двоек ставят в седьмом классе по \
        геометрии, когда начинаются доказательства. Поэтому первым делом решено перестроить уроки геометрии и открыть \
        вечерний читальный зал, где старшие помогают младшим готовиться к урокам.
        """
    static let otherAnalysis = """
        Посёлок невелик, и почти все семьи знают друг друга, однако на родительские собрания приходит меньше трети. \
        Классные руководители звали отцов на зимнюю рыбалку, а матерей в театральную студию, и осенью явка выросла. \
        Психолог считает, что взрослые боятся разговоров об оценках, и предлагает начинать встречу с рассказа о том, \
        чему ребёнок научился. Решено завести в каждом классе семейный альбом и раз в месяц приглашать бабушек и \
        дедушек на чаепитие с рассказами о старой школе и её выпускниках.
        """

    // MARK: WordprocessingML

    static func docx(_ blocks: [String]) -> [UInt8] { PackageFixture.docx(body: blocks.joined()).bytes() }

    static func paragraph(_ text: String) -> String {
        "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    static func table(_ rows: [[String]]) -> String {
        let cells = rows.map { row in
            row.map { cell in
                "<w:tc><w:tcPr/>" + cell.split(separator: "\n").map { paragraph(String($0)) }.joined() + "</w:tc>"
            }.joined()
        }
        return "<w:tbl><w:tblPr/>" + cells.map { "<w:tr>\($0)</w:tr>" }.joined() + "</w:tbl>"
    }
}

extension Stand {
    /// A stand of the schools of ``SchoolPapers``.
    static func ofSchools() throws -> Stand {
        let stand = try Stand()
        try stand.write(Array(SchoolPapers.register.utf8), to: "schools.yaml")
        for school in ["Ключи", "Родники"] {
            try FileManager.default.createDirectory(
                atPath: stand.path + "/inbox/" + school,
                withIntermediateDirectories: true
            )
        }
        return stand
    }

    func drop(_ bytes: [UInt8], _ name: String, school: String = "Ключи") throws {
        try write(bytes, to: "inbox/\(school)/\(name).docx")
        // The order in which files are taken goes by their times.
        let order = seconds.withLock { seconds in
            seconds += 1
            return seconds
        }
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: Double(order))],
            ofItemAtPath: path + "/inbox/\(school)/\(name).docx"
        )
    }

    /// What the last examination of the document that `received` brought says of `parameter`.
    func answer(_ parameter: String, of received: Int64) throws -> ParameterResult? {
        let log = try workspace.readLog()
        guard let version = try log.read({ try $0.version(behind: received) }), let entry = version.examination?.entry,
            let details = try log.entry(entry)?.fact.details
        else { return nil }
        return ExaminedFile(details: details)?.examination?.parameters.first { $0.id == parameter }
    }

    func examinations(of received: Int64) throws -> [Entry] {
        try entries().filter { $0.fact.event == .examined && $0.fact.subject == received }
    }
}
