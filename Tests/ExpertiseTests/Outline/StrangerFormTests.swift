import DocumentModel
import Expertise
import Roadmap
import TestSupport
import Testing

/// Documents as schools type them whose chapters have names of their own from the very first one on.
@Suite("Chapters of a stranger's document are found")
struct StrangerFormTests {
    private static let antirisk = """
        ^ МБОУ «СОШ с. Большая Дубровка»
        УТВЕРЖДЕНО приказом от 13.03.2023 № 27
        ^ **АНТИРИСКОВАЯ ПРОГРАММА**
        ^ **«Низкая учебная мотивация обучающихся»**
        ^ 2023
        """

    private func titles(_ dossier: Dossier) -> [String: String] {
        Dictionary(uniqueKeysWithValues: dossier.sections.map { ($0.id, $0.title) })
    }

    @Test func `after a title page that ends with the year, though nobody knows the first ones`() {
        let dossier = Bench.dossier(
            """
            \(Self.antirisk)
            **Желаемая картина**
            Снижение доли ребят с низкой мотивацией к декабрю 2023 года.
            **Первые дела**
            * выяснить, что отбивает охоту учиться
            * наполнить уроки опытами
            **Целевые показатели**
            Доля ребят с низкой мотивацией: с 40 % до 30 %.
            **Методы сбора информации**
            Анкетирование, наблюдение
            """
        )

        let found = titles(dossier)
        #expect(found["a.goal"] == "Желаемая картина", "\(found)")
        #expect(found["a.tasks"] == "Первые дела", "\(found)")
        #expect(!dossier.titleBlock.lines.contains { $0.text == "Желаемая картина" })
    }

    @Test(arguments: ["1. ", "I. ", "РАЗДЕЛ 1. "])
    func `after a title page without a year, when they are numbered`(number: String) {
        let dossier = Bench.dossier(
            """
            ^ МБОУ «СОШ с. Большая Дубровка»
            ^ **АНТИРИСКОВАЯ ПРОГРАММА «Низкая учебная мотивация обучающихся»**
            **\(number)Желаемая картина**
            Снижение доли ребят с низкой мотивацией к декабрю 2023 года
            **Задачи программы**
            * выяснить, что отбивает охоту учиться
            * наполнить уроки опытами
            **Целевые показатели**
            Доля ребят с низкой мотивацией: с 40 % до 30 %.
            **Методы сбора информации**
            Анкетирование, наблюдение
            """
        )

        #expect(titles(dossier)["a.goal"]?.hasSuffix("Желаемая картина") ?? false, "\(titles(dossier))")
    }

    @Test func `as labels in bold, of which the list knows only the last`() {
        let dossier = Bench.dossier(
            """
            \(Self.antirisk)
            **Желаемая картина:** снижение доли ребят с низкой мотивацией до 30 % к декабрю 2023 года.
            **Первые дела:** – выяснить, что отбивает охоту учиться;
            – наполнить уроки опытами;
            **Градусник:** доля ребят с низкой мотивацией: с 40 % до 30 %.
            **Копилка сведений:** анкетирование, наблюдение, собеседование
            **Расписание:** март – декабрь 2023 года
            **Наше меню:** проведение недели опытов; клуб чтения; экскурсии на завод
            **Ожидаемые результаты:** доля ребят с низкой мотивацией снизится до 30 %
            **Исполнители:** директор, классные руководители
            """
        )

        let states = ["goal", "tasks", "ind", "methods", "terms", "measures", "results", "exec"].map {
            Bench.state("a." + $0, in: dossier)
        }
        #expect(states.allSatisfy { $0 == "present" }, "\(titles(dossier))")
    }

    @Test func `and a title page keeps what is its own`() {
        let dossier = Bench.dossier(
            """
            ^ **КОНЦЕПЦИЯ РАЗВИТИЯ**
            ^ МБОУ «СОШ с. Большая Дубровка»
            ^ на 2023–2025 годы
            Составители: Орлова Н. П., Лапина О. С.
            Заречный муниципальный район
            ^ 2023
            # Введение
            Концепция написана по итогам рискового профиля.
            """
        )

        let lines = dossier.titleBlock.lines.map(\.text)
        #expect(lines.contains("на 2023–2025 годы"), "\(lines)")
        #expect(lines.contains("Заречный муниципальный район"), "\(lines)")
        #expect(!lines.contains("Введение"), "\(lines)")
    }

    private static let concept = """
        ^ МБОУ «СОШ с. Большая Дубровка»
        ^ **КОНЦЕПЦИЯ РАЗВИТИЯ**
        ^ на 2023–2025 годы
        """

    private func concept(_ heading: (Int, String) -> String, goals: String = "Куда держим путь") -> Dossier {
        Bench.dossier(
            """
            \(Self.concept)
            \(heading(1, "Слово читателю"))
            Концепция написана по итогам рискового профиля школы, который она получила в проекте «500+».
            \(heading(2, "Школа без прикрас"))
            Сильные стороны: дружный коллектив. Обучаются 142 ученика, качество знаний 31 %, причина – пропуски уроков.
            \(heading(3, "Что болит и чем лечим"))
            | Фактор риска | Описание мер |
            | Дефицит педагогических кадров | Целевые договоры с выпускниками |
            | Низкая учебная мотивация обучающихся | Кружки и проекты |
            \(heading(4, goals))
            Главное – повысить качество знаний до 40 % к концу 2025 года.
            Задачи:
            – закрыть вакансии;
            – вернуть ребятам охоту учиться;
            \(heading(5, "Дела по годам"))
            | Мероприятие | Срок | Ответственный |
            | Целевые договоры | Март 2023 | Директор |
            | Неделя опытов | Апрель 2023 | Заместитель директора по ВР |
            \(heading(6, "На чьих плечах"))
            Директор, заместитель директора по УВР, классные руководители
            \(heading(7, "Урожай"))
            Вакансий не осталось, 40 % ребят учатся на «4» и «5».
            """
        )
    }

    /// The number of a chapter, and whether anything but it shows the chapter.
    @Test(arguments: ["# ", "**", ""])
    func `in a concept, whatever its chapters look like`(look: String) {
        let dossier = concept { number, title in
            look == "**" ? "**\(number). \(title)**" : look == "# " ? "# \(title)" : "\(number). \(title)"
        }

        let found = titles(dossier).mapValues { $0.drop { !$0.isLetter } }
        #expect(found["c.intro"] == "Слово читателю", "\(found)")
        #expect(found["c.analysis"] == "Школа без прикрас", "\(found)")
        #expect(found["c.risks"] == "Что болит и чем лечим", "\(found)")
        #expect(found["c.goals"] == "Куда держим путь", "\(found)")
        #expect(found["c.measures"] == "Дела по годам", "\(found)")
        #expect(found["c.resp"] == "На чьих плечах", "\(found)")
        #expect(found["c.results"] == "Урожай", "\(found)")
    }

    @Test func `with the goal that stands before the label of the tasks`() {
        let goals = concept { _, title in "# \(title)" }.section("c.goals")

        #expect(goals?.text.contains("Главное") ?? false)
        #expect(goals?.text.contains("закрыть вакансии") ?? false)
    }

    @Test func `but a title written twice is not two sections`() {
        let dossier = Bench.dossier(
            """
            \(Self.concept)
            # Введение
            Концепция написана по итогам рискового профиля.
            # Анализ текущего состояния
            Обучаются 142 ученика, качество знаний 31 %.
            # Цели и задачи
            Цель: повысить качество знаний до 40 %. Задачи: закрыть вакансии; вернуть охоту учиться.
            # Дела по годам
            | Мероприятие | Срок | Ответственный |
            | Целевые договоры | Март 2023 | Директор |
            | Неделя опытов | Апрель 2023 | Заместитель директора по ВР |
            # Дела по годам
            Дела перечислены выше.
            # Ожидаемые результаты
            Вакансий не осталось, 40 % ребят учатся на «4» и «5».
            """
        )

        #expect(Bench.state("c.measures", in: dossier) == "present")
        #expect(Bench.state("c.resp", in: dossier) == "missing")
    }

    @Test func `and «Основной этап:» is part of the terms, not their title`() {
        let terms = Bench.dossier(
            """
            \(Self.antirisk)
            **Цель:** снижение доли ребят с низкой мотивацией до 30 % к декабрю 2023 года.
            **Задачи:** выяснить причины; наполнить уроки опытами
            **Хронология:** Подготовительный этап: март 2023 года.
            Основной этап: апрель – октябрь 2023 года.
            Итоговый этап: ноябрь 2023 года.
            **Исполнители:** директор, классные руководители
            """
        ).section("a.terms")

        #expect(terms?.title == "Хронология")
        #expect(terms?.text.contains("март") ?? false, "\(terms?.text ?? "-")")
        #expect(terms?.text.contains("ноябрь") ?? false, "\(terms?.text ?? "-")")
    }

    @Test func `and an empty one is not filled by the next, however that is set`() {
        let dossier = Bench.dossier(
            """
            \(Self.concept)
            **2. Анализ текущего состояния**
            **3. Факторы риска**
            | Фактор риска | Описание мер |
            | Дефицит педагогических кадров | Целевые договоры с выпускниками |
            | Низкая учебная мотивация обучающихся | Кружки и проекты |
            ^ **4. Цели и задачи**
            **5. Меры и мероприятия**
            – целевые договоры (март 2023);
            **6. Ответственные лица**
            **7. Что получим**
            Вакансий не осталось, 40 % ребят учатся на «4» и «5».
            """
        )

        let states = ["analysis", "risks", "goals", "measures", "resp", "results"].map {
            Bench.state("c." + $0, in: dossier)
        }
        #expect(states == ["empty", "present", "empty", "present", "empty", "present"])
    }

    @Test func `and a table of people is no table of risks`() {
        let dossier = Bench.dossier(
            """
            \(Self.concept)
            # Анализ текущего состояния
            Обучаются 142 ученика, качество знаний 31 %.
            # Ответственные лица
            | Направление | Ответственный |
            | Дефицит педагогических кадров | Директор |
            | Низкая учебная мотивация обучающихся | Заместитель директора |
            """
        )

        #expect(Bench.state("c.risks", in: dossier) == "missing")
    }

    @Test func `and one question is not two sections`() {
        let dossier = Bench.dossier(
            """
            \(Self.antirisk)
            | Наименование программы | Антирисковая программа «Хочу знать больше» |
            | Цель | Повышение доли школьников с устойчивым интересом к учёбе с 30 % до 45 % |
            | Задачи | Выяснить причины; наполнить уроки опытами |
            | Как поймём, что получилось | Доля учеников с устойчивым интересом: с 30 % до 45 % |
            | Методы сбора информации | Анкетирование, наблюдение |
            | Исполнители | Директор |
            """
        )

        #expect(titles(dossier)["a.ind"] == "Как поймём, что получилось")
        #expect(Bench.state("a.results", in: dossier) == "missing")
    }

    /// Labels above their values: `cell` writes one row of one cell.
    @Test(arguments: [1, 2])
    func `in a passport whose labels stand above their values`(columns: Int) {
        let rows = [
            "Желаемая картина", "Снижение доли ребят с низкой мотивацией до 30 % к декабрю 2023 года.",
            "Первые дела", "– выяснить, что отбивает охоту учиться;⏎– наполнить уроки опытами.",
            "Градусник", "Доля ребят с низкой мотивацией: с 40 % до 30 %.",
            "Копилка сведений", "Анкетирование, наблюдение, собеседование.",
            "Расписание", "Март – декабрь 2023 года",
            "Наше меню", "Проведение недели опытов; клуб чтения; экскурсии на завод.",
            "Урожай", "Интерес к учёбе появится у 45 % учеников.",
            "Упряжка", "Директор, классные руководители, педагог-психолог",
        ]
        let table = rows.map { columns == 1 ? "| \($0) |" : "| \($0) | << |" }.joined(separator: "\n")
        let found = titles(Bench.dossier("\(Self.antirisk)\n\(table)"))

        #expect(found["a.goal"] == "Желаемая картина", "\(found)")
        #expect(found["a.tasks"] == "Первые дела", "\(found)")
        #expect(found["a.ind"] == "Градусник", "\(found)")
        #expect(found["a.methods"] == "Копилка сведений", "\(found)")
        #expect(found["a.terms"] == "Расписание", "\(found)")
        #expect(found["a.results"] == "Урожай", "\(found)")
        #expect(found["a.exec"] == "Упряжка", "\(found)")
    }

    @Test func `in ordinary type without a number or a mark`() {
        let found = titles(
            Bench.dossier(
                """
                \(Self.antirisk)
                Желаемая картина
                Снижение доли ребят с низкой мотивацией до 30 % к декабрю 2023 года.
                Первые дела
                – выяснить, что отбивает охоту учиться;
                – наполнить уроки опытами.
                Градусник
                Доля ребят с низкой мотивацией: с 40 % до 30 %.
                Копилка сведений
                Анкетирование, наблюдение, собеседование
                Расписание
                Март – декабрь 2023 года
                Наше меню
                Проведение недели опытов; клуб чтения; экскурсии на завод.
                Урожай
                Интерес к учёбе появится у 45 % учеников.
                Упряжка
                Директор, классные руководители, педагог-психолог
                """
            )
        )

        #expect(found["a.goal"] == "Желаемая картина", "\(found)")
        #expect(found["a.ind"] == "Градусник", "\(found)")
        #expect(found["a.terms"] == "Расписание", "\(found)")
        #expect(found["a.exec"] == "Упряжка", "\(found)")
    }

    @Test func `and «ПРОЕКТ» above the title or «по проекту» below it is none`() {
        let dossier = Bench.dossier(
            """
            ^ МБОУ «СОШ с. Большая Дубровка»
            ПРОЕКТ
            Концепция развития школы
            по проекту «500+»
            на 2023–2025 годы
            # Введение
            Концепция написана по итогам рискового профиля.
            """
        )

        #expect(dossier.kindConfidence == .certain)
        #expect(dossier.section("t.period")?.text == "на 2023–2025 годы")
    }
}
