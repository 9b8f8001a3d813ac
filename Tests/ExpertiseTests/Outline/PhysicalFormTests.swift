import DocumentModel
import Expertise
import Roadmap
import TestSupport
import Testing

/// One and the same programme in the shapes that real files have.
@Suite("Sections are found")
struct PhysicalFormTests {
    private let title = "^ **АНТИРИСКОВАЯ ПРОГРАММА «Низкая учебная мотивация обучающихся»**\n"

    private func states(_ ids: [String], _ dossier: Dossier) -> [String] { ids.map { Bench.state($0, in: dossier) } }

    private let rows = ["a.goal", "a.tasks", "a.ind", "a.terms", "a.exec"]

    @Test func `in a passport with a column of numbers and a head`() {
        let dossier = Bench.dossier(
            title + """
                | № | Наименование | Содержание |
                | 1 | Цель программы | Повысить мотивацию |
                | 2 | Задачи программы | 1) изучить; 2) вовлечь |
                | 3 | Целевые индикаторы | Не менее 60 % |
                | 4 | Сроки реализации | 2023 год |
                | 5 | Исполнители | Классные руководители |
                """
        )
        #expect(states(rows, dossier) == Array(repeating: "present", count: 5))
        #expect(dossier.section("a.goal")?.text == "Повысить мотивацию")
    }

    @Test func `in a passport whose labels are broken into paragraphs, merged, and go on in the next row`() {
        let dossier = Bench.dossier(
            title + """
                | Паспорт программы | << |
                | Цель⏎реализации⏎программы | Повысить мотивацию |
                | Задачи | Изучить причины |
                | ^^ | Вовлечь в проекты |
                | Целевые индикаторы и | Не менее 60 % учеников |
                | показатели программы | Не более 5 пропусков |
                | Сроки реализации программы | 2023 год |
                | Исполнители | Классные руководители |
                """
        )
        #expect(states(rows, dossier) == Array(repeating: "present", count: 5))
        #expect(dossier.section("a.tasks")?.text == "Изучить причины\nВовлечь в проекты")
        #expect(dossier.section("a.ind")?.text == "Не менее 60 % учеников\nНе более 5 пропусков")
    }

    @Test func `in a passport with a lone dash between label and value`() {
        let dossier = Bench.dossier(
            title + """
                | Цель программы | - | Повысить мотивацию |
                | Задачи программы | - | Изучить причины |
                | Целевые индикаторы | - | Не менее 60 % |
                | Сроки реализации | - | 2023 год |
                | Исполнители | - | Учителя |
                """
        )
        #expect(states(rows, dossier) == Array(repeating: "present", count: 5))
    }

    @Test func `in a passport typed as text with bold labels`() {
        let dossier = Bench.dossier(
            title + """
                **Цель программы:** повысить учебную мотивацию.
                **Задачи программы:** изучить причины, вовлечь в проекты.
                **Целевые индикаторы и показатели** – не менее 60 % учеников.
                **Сроки реализации**: 2023 год.
                **Исполнители** классные руководители, психолог.
                """
        )
        #expect(states(rows, dossier) == Array(repeating: "present", count: 5))
        #expect(dossier.section("a.goal")?.text == "повысить учебную мотивацию.")
    }

    @Test func `in a passport typed as plain text with colons, dashes and tabs`() {
        let dossier = Bench.dossier(
            title + """
                Цель программы: повысить учебную мотивацию.
                Задачи программы – изучить причины, вовлечь в проекты.
                Целевые индикаторы и показатели:
                не менее 60 % учеников.
                Сроки реализации\t2023 год
                Исполнители: классные руководители, психолог.
                """
        )
        #expect(states(rows, dossier) == Array(repeating: "present", count: 5))
        #expect(dossier.section("a.ind")?.text == "не менее 60 % учеников.")
    }

    @Test(arguments: ["# ", "## ", "**", "^ ", "**1. ", "**Раздел I. ", "@1. **"])
    func `under headings of every look`(look: String) {
        func heading(_ text: String) -> String { look.contains("**") ? "\(look)\(text)**" : look + text }
        let dossier = Bench.dossier(
            title + """
                \(heading("Цель программы"))
                Повысить учебную мотивацию учеников основной школы.
                \(heading("Задачи программы"))
                Изучить причины, вовлечь учеников в проекты.
                \(heading("Целевые показатели"))
                Не менее 60 % учеников участвуют в проектах.
                \(heading("Сроки реализации"))
                Весь 2023 год, до декабря включительно.
                \(heading("Исполнители"))
                Классные руководители и психолог школы.
                """
        )
        #expect(states(rows, dossier) == Array(repeating: "present", count: 5))
        #expect(dossier.section("a.goal")?.text == "Повысить учебную мотивацию учеников основной школы.")
    }

    @Test func `under capitals without bold and with typed numbers`() {
        let dossier = Bench.dossier(
            title + """
                1. ЦЕЛЬ ПРОГРАММЫ
                Повысить учебную мотивацию.
                2. ЗАДАЧИ ПРОГРАММЫ
                Изучить причины.
                3. ЦЕЛЕВЫЕ ПОКАЗАТЕЛИ
                Не менее 60 %.
                4. СРОКИ РЕАЛИЗАЦИИ
                2023 год.
                5. ИСПОЛНИТЕЛИ
                Учителя.
                """
        )
        #expect(states(rows, dossier) == Array(repeating: "present", count: 5))
    }

    @Test func `in parts of one cell`() {
        let dossier = Bench.dossier(
            title + """
                | Цель и задачи программы | **Цель:** повысить мотивацию⏎**Задачи:**⏎изучить причины;⏎вовлечь в проекты |
                | Целевые показатели | Не менее 60 % |
                | Сроки и этапы реализации | 2023 год |
                | Исполнители и участники | Учителя |
                """
        )
        #expect(states(rows + ["a.goaltasks"], dossier) == Array(repeating: "present", count: 6))
        #expect(dossier.section("a.goal")?.text == "повысить мотивацию")
        #expect(dossier.section("a.tasks")?.text == "изучить причины;\nвовлечь в проекты")
    }

    @Test func `in one title for several sections`() {
        let dossier = Bench.dossier(
            title + """
                # Цель, задачи и ожидаемые результаты
                Повысить мотивацию; изучить причины; доля мотивированных учеников вырастет.
                # Сроки реализации
                2023 год
                """
        )
        #expect(
            states(["a.goal", "a.tasks", "a.results", "a.goaltasks"], dossier) == Array(repeating: "present", count: 4)
        )
    }

    @Test func `when a title is broken over two lines and its number stands in a cell of its own`() {
        let dossier = Bench.dossier(
            """
            ^ **КОНЦЕПЦИЯ РАЗВИТИЯ**
            ^ на 2023-2025 годы
            | I | **Анализ текущего состояния, описание ключевых рисков развития** |
            В школе 120 учеников, 14 учителей.
            ^ **ЦЕЛИ И ЗАДАЧИ РАЗВИТИЯ**
            ^ **ОБРАЗОВАТЕЛЬНОЙ ОРГАНИЗАЦИИ**
            Повысить качество образования.
            """
        )
        #expect(states(["c.analysis", "c.goals"], dossier) == ["present", "present"])
        #expect(dossier.section("c.goals")?.text == "Повысить качество образования.")
    }

    @Test func `and the list of contents proves nothing`() {
        let dossier = Bench.dossier(
            """
            ^ **КОНЦЕПЦИЯ РАЗВИТИЯ**
            ^ на 2023-2025 годы
            ^ СОДЕРЖАНИЕ
            Введение ............ 3
            Анализ текущего состояния ............ 4
            Цели и задачи развития ............ 7
            Меры и мероприятия ............ 9
            # Введение
            Концепция нужна школе.
            # Анализ текущего состояния
            В школе 120 учеников.
            """
        )
        #expect(
            states(["t.toc", "c.intro", "c.analysis", "c.goals", "c.measures"], dossier)
                == ["present", "present", "present", "missing", "missing"]
        )
    }

    @Test func `and a chapter called after its content is no list of contents`() {
        let dossier = Bench.dossier(
            """
            ^ **СРЕДНЕСРОЧНАЯ ПРОГРАММА РАЗВИТИЯ**
            | Наименование | Содержание |
            | Цель программы | Повысить качество |
            | Задачи программы | Изучить причины |
            | Исполнители | Учителя |
            **II. СОДЕРЖАНИЕ ПРОГРАММЫ**
            Работа начинается с диагностики.
            """
        )
        #expect(states(["m.body", "t.toc"], dossier) == ["present", "missing"])
    }

    @Test func `and contents without page numbers prove nothing either`() {
        let dossier = Bench.dossier(
            """
            ^ **КОНЦЕПЦИЯ РАЗВИТИЯ**
            ^ на 2023-2025 годы
            **Оглавление**
            Введение
            Анализ текущего состояния
            Ожидаемые результаты
            ^ **Введение**
            Концепция нужна школе для развития.
            ^ **Анализ текущего состояния**
            В школе 120 учеников.
            """
        )
        #expect(
            states(["t.toc", "c.intro", "c.analysis", "c.results"], dossier)
                == ["present", "present", "present", "missing"]
        )
    }

    @Test(arguments: [
        ("", "empty"), ("-", "empty"), ("—", "empty"), ("________", "empty"), ("(указать цель программы)", "empty"),
        ("…", "empty"), ("Указать цель", "empty"), ("см. приложение", "empty"), ("1.⏎2.⏎3.", "empty"),
        ("Повысить", "present"), ("Указать путь к успеху каждому ученику и довести его до конца", "present"),
        ("80", "present"),
    ])
    func `and an unfilled one is empty`(value: String, state: String) {
        let dossier = Bench.dossier(
            title + """
                | Цель программы | \(value) |
                | Задачи программы | Изучить причины |
                | Сроки реализации | 2023 год |
                | Исполнители | Учителя |
                """
        )
        #expect(Bench.state("a.goal", in: dossier) == state)
    }

    @Test func `and a heading followed by the next one is empty`() {
        let dossier = Bench.dossier(
            title + """
                # Цель программы
                # Задачи программы
                Изучить причины.
                # Заключение
                Программа утверждена.
                """
        )
        #expect(states(["a.goal", "a.tasks"], dossier) == ["empty", "present"])
        #expect(dossier.section("a.tasks")?.text == "Изучить причины.")
    }

    @Test(arguments: [
        "Целевые индекаторы и показатели", "Целевые индикаторы и показатели:", "ЦЕЛЕВЫЕ ИНДИКАТОРЫ И ПОКАЗАТЕЛИ",
        "Целевыx индикаторов и покaзателей", "Целевые индикаторы ипоказатели", "Ц Е Л Е В Ы Е  И Н Д И К А Т О Р Ы",
        "Целе\u{AD}вые инди\u{AD}каторы", "6. Целевые показатели", "«Целевые показатели»", "Показатели (целевые)",
        "Индикаторы, показатели программы", "Основные целевые показатели реализации программы",
    ])
    func `with slips of the pen and other letters`(label: String) {
        let dossier = Bench.dossier(
            title + """
                | Цель программы | Повысить мотивацию |
                | Задачи программы | Изучить причины |
                | \(label) | Не менее 60 % |
                | Исполнители | Учителя |
                """
        )
        #expect(Bench.state("a.ind", in: dossier) == "present", "\(dossier.sections.map(\.title))")
    }
}
