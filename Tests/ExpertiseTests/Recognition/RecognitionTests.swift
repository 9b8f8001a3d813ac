import DocumentModel
import Expertise
import Roadmap
import TestSupport
import Testing

@Suite("Recognition")
struct RecognitionTests {
    // MARK: Kind

    @Test func `looks for the title below a stamp that names an order`() {
        let dossier = Bench.dossier(
            """
            УТВЕРЖДЕНА приказом директора школы
            приказом № 39-о от 17.03.2023
            МБОУ «СОШ № 1 р.п. Заречный»
            # Концепция развития школы на 2023–2025 годы
            ## Введение
            Школа участвует в проекте второй год.
            ## Что будем делать
            Проведём диагностику и консультации.
            """
        )

        #expect(dossier.kind == .concept)
    }

    @Test(arguments: [
        ("^ **Антирисковая программа**", DocumentKind.antirisk),
        ("^ **ПРОГРАММА АНТИРИСКОВЫХ МЕР**↵«Дефицит педагогических кадров»", .antirisk),
        ("^ Программа по преодолению риска «Низкий уровень дисциплины в классе»", .antirisk),
        ("^ Программа по снижению рисков учебной неуспешности", .antirisk),
        ("^ АНТИ-РИСКОВАЯ ПРОГРАММА", .antirisk),
        ("^ **СРЕДНЕСРОЧНАЯ**↵**ПРОГРАММА РАЗВИТИЯ**", .midterm),
        ("^ Среднесрочная программа", .midterm),
        ("^ Среднесрочая программа развития школы на 2023 год", .midterm),
        ("^ **КОНЦЕПЦИЯ РАЗВИТИЯ**", .concept),
        ("^ Концепция программы развития школы на 2022-2024 г.г.", .concept),
        ("^ К О Н Ц Е П Ц И Я  Р А З В И Т И Я", .concept),
        ("^ **ДОРОЖНАЯ КАРТА** реализации среднесрочной программы развития", .roadmap),
        ("^ **План мероприятий («дорожная карта») по реализации проекта 500+**", .roadmap),
        ("^ Дорожная карта реализации программы антирисковых мер", .roadmap),
        ("Справка↵о результатах реализации антирисковой программы", .evidence),
        ("**ПРИКАЗ**↵12.04.2023 № 41", .evidence),
        ("Протокол № 3 заседания педагогического совета", .evidence),
        ("^ Аналитический отчёт по итогам анкетирования", .evidence),
        ("^ **ПРОГРАММА РАЗВИТИЯ** школы на 2022-2026 годы", .other),
        ("^ Муниципальная дорожная карта проекта «500+» на 2023 год", .other),
        ("^ Дорожная карта управления образования по реализации проекта 500+", .other),
        ("^ Положение о программе развития", .other),
        ("^ Отчёт о результатах самообследования", .other),
        ("^ Программа наставничества", .other),
    ])
    func `tells the kind by the title`(title: String, kind: DocumentKind) {
        let dossier = Bench.dossier("^ МБОУ «СОШ с. Большая Дубровка»\n\(title)\n^ с. Большая Дубровка, 2023")
        #expect(dossier.kind == kind)
    }

    @Test func `does not take a chapter of a development programme for its kind`() {
        let dossier = Bench.dossier(
            """
            ^ **ПРОГРАММА РАЗВИТИЯ**
            ^ МБОУ «СОШ № 1 р.п. Заречный» на 2022–2026 годы
            # Концепция развития школы
            Школа развивается в пяти направлениях, каждое из которых описано ниже.
            # Дорожная карта
            План по годам приведён в таблице.
            """
        )
        #expect(dossier.kind == .other)
        #expect(dossier.kindSign?.text == "ПРОГРАММА РАЗВИТИЯ")
    }

    @Test func `takes the municipal roadmap for another kind by its column`() {
        let dossier = Bench.dossier(
            """
            ^ **ДОРОЖНАЯ КАРТА**
            ^ на 2023 год
            | № | Описание действий | Дата реализации | Муниципальный показатель реализации | Ответственный |
            | 1 | Назначение координатора | Март 2023 | Приказ | Специалист |
            """
        )
        #expect(dossier.kind == .other)
    }

    @Test func `knows a programme without a title by the name in its passport`() {
        let dossier = Bench.dossier(
            """
            | Наименование программы | Антирисковая программа «Дефицит педагогических кадров» |
            | Цель программы | Закрыть вакансии |
            | Задачи программы | Привлечь учителей |
            | Сроки реализации | 2023 год |
            """
        )
        #expect(dossier.kind == .antirisk)
        #expect(dossier.risks == [.r02])
    }

    @Test func `falls back on the file's name with doubt`() {
        let dossier = Bench.dossier("Таблица для куратора", file: "АРП мотивация СОШ Большая Дубровка.docx")
        #expect(dossier.kind == .antirisk)
        #expect(dossier.kindConfidence == .doubtful)
        #expect(dossier.risks == [.r09])
        #expect(dossier.schoolFinding.id == "dubrovka")
        #expect(dossier.school == nil)
    }

    @Test func `leaves what it does not know to a person`() {
        let examination = Bench.examine("Расписание звонков\nПервый урок в 8:30")
        #expect(examination.status == .unrecognised)
        #expect(examination.verdict == nil)
    }

    // MARK: Risks

    @Test(arguments: [
        ("Низкий уровень оснащения школы", RiskDirection.r01), ("Кадровый дефицит", .r02),
        ("Недостаточная предметная и методическая компетентность педагогов", .r03),
        ("Риски низкой адаптивности учебного процесса", .r04),
        ("Несформированность внутришкольной системы повышения квалификации", .r05),
        ("Организация работы с детьми с ОВЗ", .r06), ("Преодоление языковых и культурных барьеров", .r07),
        ("Пониженный уровень качества школьной образовательной и воспитательной среды", .r08),
        ("Повышение мотивации к обучению", .r09), ("Школа – территория благополучия", .r10),
        ("Дисциплина – основа успеха", .r11), ("Работа со слабоуспевающими обучающимися", .r12),
        ("Родители – партнёры школы", .r13), ("Низкая вовлеченность родителей", .r13), ("Успешный ученик", .r12),
        ("Профессиональный рост педагога", .r03), ("НИЗКАЯ УЧЕБНAЯ МOТИВАЦИЯ", .r09),
    ])
    func `reads the direction from the title`(title: String, risk: RiskDirection) {
        let dossier = Bench.dossier("^ **Антирисковая программа**\n^ «\(title)»\n^ на 2023 год")
        #expect(dossier.risks == [risk])
    }

    @Test(arguments: [
        "Учебные дисциплины по выбору", "Неблагополучные семьи", "Адаптированная программа", "Качество образования",
    ])
    func `sees no direction in words that only look alike`(title: String) {
        #expect(Bench.dossier("^ **Антирисковая программа**\n^ «\(title)»").risks == [])
    }

    @Test func `prefers the direction in quotation marks, then the row, then the goal`() {
        let quoted = Bench.dossier("^ Антирисковая программа «Дефицит кадров» (вовлечённость родителей)")
        #expect(quoted.risks == [.r02])

        let row = Bench.dossier(
            """
            ^ **Антирисковая программа «Шаг вперёд»**
            | Рисковое направление | Низкий уровень дисциплины в классе |
            | Цель программы | Повысить учебную мотивацию |
            | Задачи программы | Изучить |
            | Сроки реализации | 2023 |
            """
        )
        #expect(row.risks == [.r11])
    }

    // MARK: School

    @Test(arguments: [
        ("МБОУ «СОШ с. Большая Дубровка»", "dubrovka"), ("МБОУ \"СОШ с.Большая Дубровка\"", "dubrovka"),
        ("МБОУ СОШ села Большой Дубровки", "dubrovka"),
        (
            "Муниципального бюджетного общеобразовательного учреждения «Средняя общеобразовательная школа с. Большая Дубровка»",
            "dubrovka"
        ),
        ("MБОУ «СOШ c. Большaя Дубрoвка»", "dubrovka"),
        ("МБОУ «СОШ № 1» р. п. Заречный", "zarechny-1"), ("МБОУ «СОШ №2 р.п. Заречный»", "zarechny-2"),
        ("МБОУ СОШ-2 р.п. Заречный", "zarechny-2"), ("МБОУ СОШ№1 рабочего поселка Заречный", "zarechny-1"),
        ("МОУ «ООШ п. Каменка им. И.П. Орлова»", "kamenka"), ("МОУ ООШ пос. Каменка", "kamenka"),
    ])
    func `finds the school in the title`(name: String, id: String) {
        let dossier = Bench.dossier("^ \(name)\n^ **Концепция развития**\n^ на 2023-2025 годы")
        #expect(dossier.schoolFinding.id == id, "\(dossier.schoolFinding)")
        #expect(dossier.organisations.count == 1)
    }

    @Test(arguments: [
        "МБОУ «СОШ № 5 р.п. Заречный»", "МБОУ «СОШ с. Малая Дубровка»", "МБОУ «СОШ № 1 г. Энск»", "Наша школа",
    ])
    func `names no school when none of the register fits`(name: String) {
        let dossier = Bench.dossier("^ \(name)\n^ **Концепция развития**\n^ на 2023-2025 годы")
        #expect(dossier.schoolFinding.id == nil, "\(dossier.schoolFinding)")
    }

    @Test func `takes no number of an order for the school's`() {
        let dossier = Bench.dossier(
            """
            УТВЕРЖДАЮ
            Директор школы ______ А. Б. Петров
            Приказ № 1 от 10.03.2023
            ^ МБОУ «СОШ № 2 р.п. Заречный»
            ^ **Концепция развития**
            """
        )
        #expect(dossier.schoolFinding.id == "zarechny-2")
    }

    @Test func `takes neither a director nor the title for the name of a school`() {
        let dossier = Bench.dossier(
            """
            УТВЕРЖДАЮ
            Директор школы Д. Е. Кабанов
            Приказ № 47 от 10.03.2023
            ^ МБОУ «СОШ с. Большая Дубровка»
            ^ **СРЕДНЕСРОЧНАЯ ПРОГРАММА РАЗВИТИЯ**
            """
        )
        #expect(dossier.organisations.map(\.text) == ["МБОУ «СОШ с. Большая Дубровка»"])
    }

    @Test func `reads the direction of a report from the programme it quotes`() {
        let dossier = Bench.dossier(
            """
            **СПРАВКА**
            о проведённых собраниях
            По программе «Низкий уровень вовлечённости родителей» прошло четыре собрания, на них было 56 семей.
            """
        )
        #expect(dossier.kind == .evidence)
        #expect(dossier.risks == [.r13])
    }

    @Test func `finds the school in a header when the title names none`() {
        var sample = MarkedDocument("^ **Концепция развития**\n^ на 2023-2025 годы")
        sample.addHeader("МБОУ «СОШ с. Большая Дубровка»")
        #expect(Bench.dossier(sample.document).schoolFinding.id == "dubrovka")
    }

    // MARK: Stamps

    @Test func `reads stamps side by side, below each other and in text boxes`() {
        let table = Bench.dossier(
            """
            | ПРИНЯТО⏎педагогическим советом⏎протокол № 2 от 01.03.2023 | СОГЛАСОВАНО⏎Управляющим советом | УТВЕРЖДАЮ⏎Директор ____ Белова⏎Приказ № 7 от 02.03.2023 |
            ^ **Концепция развития**
            """
        )
        #expect(table.titleBlock.approvals.map(\.text) == ["УТВЕРЖДАЮ\nДиректор ____ Белова\nПриказ № 7 от 02.03.2023"])
        #expect(table.titleBlock.acceptances.count == 2)

        let tabs = Bench.dossier(
            """
            РАССМОТРЕНО\tУТВЕРЖДАЮ
            на педсовете\tДиректор школы
            протокол № 2 от 01.03.2023\tприказ № 7 от 02.03.2023
            ^ **Концепция развития**
            """
        )
        #expect(tabs.titleBlock.approvals.map(\.text) == ["УТВЕРЖДАЮ\nДиректор школы\nприказ № 7 от 02.03.2023"])
        #expect(tabs.titleBlock.acceptances.map(\.text) == ["РАССМОТРЕНО\nна педсовете\nпротокол № 2 от 01.03.2023"])

        let box = Bench.dossier(
            """
            ▢ У Т В Е Р Ж Д А Ю
            ▢ Приказ № 7 от 02.03.2023
            ^ **Концепция развития**
            """
        )
        #expect(box.titleBlock.approvals.map(\.text) == ["У Т В Е Р Ж Д А Ю\nПриказ № 7 от 02.03.2023"])
        #expect(box.titleBlock.lines.map(\.text) == ["Концепция развития"])
    }

    @Test(arguments: [
        ("Приказ № 7 от 02.03.2023", "present"), ("Приказ № ___ от 02.03.2023", "empty"),
        ("Приказ № 7 от «___» _______ 2023 г.", "empty"), ("Приказ № _7_ от «_02_» марта 2023 г.", "present"),
        ("Директор ________ О. Н. Белова", "present"), ("«____» ________ 20__ г.", "empty"),
    ])
    func `tells an open requisite from the line for a signature`(line: String, state: String) {
        let dossier = Bench.dossier("УТВЕРЖДАЮ\nДиректор _______ О. Н. Белова\n\(line)\n∅\n^ **Концепция развития**")
        #expect(Bench.state("t.approve", in: dossier) == state)
    }
}
