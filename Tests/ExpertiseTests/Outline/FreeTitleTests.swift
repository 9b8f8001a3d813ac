import DocumentModel
import Expertise
import Roadmap
import TestSupport
import Testing

/// Titles that no list knows: the section shows by what stands below them and by their place.
@Suite("Sections under titles of the school's own")
struct FreeTitleTests {
    private static let head = """
        ^ **АНТИРИСКОВАЯ ПРОГРАММА «Низкая учебная мотивация обучающихся»**
        ^ МБОУ «СОШ с. Большая Дубровка»
        ^ на 2023 год
        """

    private func titles(_ dossier: Dossier) -> [String: String] {
        Dictionary(uniqueKeysWithValues: dossier.sections.map { ($0.id, $0.title) })
    }

    @Test func `are found in a passport none of whose labels is known`() {
        let dossier = Bench.dossier(
            """
            \(Self.head)
            | Заголовок для обложки | Антирисковая программа «Хочу знать больше» |
            | Высокая планка | Повышение доли школьников с устойчивым интересом к учёбе с 30 % до 45 % к декабрю 2023 года |
            | Ближние рубежи | – выяснить, что отбивает охоту учиться; – наполнить уроки опытами; – помочь отстающим |
            | Градусник | Доля учеников с устойчивым интересом: с 30 % до 45 %; доля пропусков: с 12 % до 6 % |
            | Копилка сведений | Анкетирование, наблюдение, собеседование, анализ журналов |
            | Расписание | Апрель – декабрь 2023 года |
            | Наше меню | Проведение недели опытов; клуб чтения; экскурсии на завод; занятия с психологом |
            | Урожай | Интерес к учёбе появится у 45 % учеников, пропуски сократятся до 6 % |
            | Упряжка | Директор, заместитель директора, классные руководители, педагог-психолог |
            """
        )

        let found = titles(dossier)
        #expect(found["a.goal"] == "Высокая планка", "\(found)")
        #expect(found["a.ind"] == "Градусник", "\(found)")
        #expect(found["a.methods"] == "Копилка сведений", "\(found)")
        #expect(found["a.terms"] == "Расписание", "\(found)")
        #expect(found["a.measures"] == "Наше меню", "\(found)")
        #expect(found["a.results"] == "Урожай", "\(found)")
        #expect(found["a.exec"] == "Упряжка", "\(found)")
        #expect(dossier.section("a.exec")?.sign == .form)
    }

    /// The passport of the tests below, `row` in the place of the executors.
    private func passport(_ row: String) -> String {
        """
        \(Self.head)
        | Наименование программы | Антирисковая программа «Хочу знать больше» |
        | Цель | Повышение доли школьников с устойчивым интересом к учёбе с 30 % до 45 % |
        | Задачи | Выяснить причины; наполнить уроки опытами |
        | Целевые показатели | Доля учеников с устойчивым интересом: с 30 % до 45 % |
        | Методы сбора информации | Анкетирование, наблюдение |
        | Сроки реализации | Апрель – декабрь 2023 года |
        | Мероприятия | Неделя опытов; клуб чтения |
        | Ожидаемые результаты | Интерес к учёбе появится у 45 % учеников |
        \(row)
        """
    }

    private func structure(_ notation: String) -> ParameterResult? {
        Bench.examine(notation).parameters.first { $0.id == "E10" }
    }

    @Test func `are not seen in a row that no programme must have`() {
        let notation = passport("| Финансирование | Средства бюджета школы и внебюджетные средства |")

        #expect(Bench.state("a.exec", in: Bench.dossier(notation)) == "missing")
        #expect(structure(notation)?.outcome == .no)
    }

    @Test func `leave the question to a person when a title cannot be placed`() {
        let notation = passport(
            """
            | Упряжка | Директор школы ведёт дело, педагоги по вечерам помогают словом и примером |
            | Почта | Письма приходят в село по четвергам |
            """
        )

        let open = Bench.dossier(notation).openTitles
        #expect(open.map(\.mention.text) == ["Упряжка"])
        #expect(open.first?.sections == ["a.exec"])
        let remarks = structure(notation)?.remarks.map(\.text) ?? []
        #expect(remarks.contains { $0.contains("Исполнители") && $0.contains("Упряжка") })
        #expect(!remarks.contains("Отсутствует раздел «Исполнители». Добавьте его и заполните."))
        let people = Bench.examine(notation).parameters.first { $0.id == "E37" }
        #expect(people?.outcome == .notChecked)
    }

    @Test func `take the one title left for the one section missing`() {
        let dossier = Bench.dossier(passport("| Упряжка | Директор, классные руководители |"))

        #expect(titles(dossier)["a.exec"] == "Упряжка")
        #expect(dossier.openTitles.isEmpty)
    }

    @Test func `are read where a label stands alone above its list`() {
        let dossier = Bench.dossier(
            """
            \(Self.head)
            # Паспорт программы
            Цель: повышение доли школьников с устойчивым интересом к учёбе с 30 % до 45 %.
            По каким тропам пойдём:
            – выяснить, что отбивает охоту учиться
            – наполнить уроки опытами
            Показатели: доля учеников с устойчивым интересом – с 30 % до 45 %.
            Методы сбора информации: анкетирование, наблюдение.
            Сроки реализации: апрель – декабрь 2023 года.
            """
        )

        #expect(titles(dossier)["a.tasks"] == "По каким тропам пойдём:", "\(titles(dossier))")
        #expect(dossier.section("a.tasks")?.content.count == 2)
    }

    @Test(arguments: [
        ("Мероприятия по дост. цели", "a.measures"), ("Наим. программы", "a.name"), ("Ожид. результаты", "a.results"),
        ("Целев. показатели", "a.ind"), ("Сроки реализ.", "a.terms"),
    ])
    func `are known when words are cut short`(title: String, id: String) {
        let dossier = Bench.dossier(
            """
            \(Self.head)
            | Цель | Повышение интереса к учёбе |
            | Методы сбора информации | Анкетирование |
            | \(title) | Всё, что нужно |
            | Исполнители | Директор |
            """
        )

        #expect(titles(dossier)[id] == title, "\(titles(dossier))")
    }

    @Test func `are joined when a label is written over two rows`() {
        let dossier = Bench.dossier(
            """
            \(Self.head)
            | Цель | Повышение интереса к учёбе |
            | Как мы измерим | Доля учеников с интересом: с 30 % до 45 % |
            | наш успех | Доля пропусков: с 12 % до 6 % |
            | Сроки реализации | Апрель – декабрь 2023 года |
            | Исполнители | Директор |
            """
        )

        #expect(dossier.section("a.ind")?.content.count == 2, "\(titles(dossier))")
    }

    @Test func `keep a row of nothing but prepositions apart from the next one`() {
        let dossier = Bench.dossier(
            """
            \(Self.head)
            | Цель | Повышение интереса к учёбе |
            | Методы сбора информации | Анкетирование, наблюдение |
            | От и до | Апрель – декабрь 2023 года |
            | Мероприятия | Неделя опытов |
            | Исполнители | Директор |
            """
        )

        #expect(titles(dossier)["a.terms"] == "От и до", "\(titles(dossier))")
        #expect(titles(dossier)["a.measures"] == "Мероприятия")
    }

    @Test func `do not make «части» a number of a chapter`() {
        let dossier = Bench.dossier(passport("| Части целого | Директор, классные руководители |"))
        #expect(titles(dossier)["a.goal"] == "Цель")
    }

    @Test func `take months on the title page for the period and not for the place`() {
        let dossier = Bench.dossier(
            """
            ^ **АНТИРИСКОВАЯ ПРОГРАММА «Низкая учебная мотивация обучающихся»**
            ^ МБОУ «СОШ с. Большая Дубровка»
            ^ апрель – ноябрь 2023 года
            # Паспорт программы
            | Цель | Повышение интереса к учёбе |
            | Исполнители | Директор |
            """
        )

        #expect(dossier.section("t.place") == nil)
        #expect(dossier.section("t.period") != nil)
    }
}
