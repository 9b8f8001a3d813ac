import DocumentModel
import Expertise
import Roadmap
import TestSupport
import Testing

/// Tables whose heads are in nobody's list.
@Suite("Tables of a stranger's document are read")
struct StrangerTableTests {
    private static let head = """
        ^ МБОУ «СОШ с. Большая Дубровка»
        ^ **АНТИРИСКОВАЯ ПРОГРАММА «Низкая учебная мотивация обучающихся»**
        ^ на 2023 год
        """

    @Test func `by the dates and people in them, when a head of three is known`() {
        let dossier = Bench.dossier(
            """
            \(Self.head)
            **План по месяцам**
            | Задача | Затея | Когда | Что увидим | На чьих плечах |
            | Наполнить уроки опытами | Неделя опытов для 5–9 классов | апрель 2023 | 40 работ | Лапина О. С., учитель физики |
            | ^^ | Практикум для учителей | 12–14 октября 2023 | протокол | заместитель директора по УВР |
            | Помочь отстающим | Занятия после уроков | сентябрь – ноябрь | журнал | классные руководители |
            """
        )

        let table = dossier.eventTables.first
        #expect(table?.rows.count == 3)
        #expect(table?.columns[.event]?.text == "Затея")
        #expect(table?.columns[.responsible]?.text == "На чьих плечах")
        #expect(table?.rows.first?.values[.date]?.text == "апрель 2023")
    }

    @Test func `but indicators by years are no events`() {
        let dossier = Bench.dossier(
            """
            \(Self.head)
            | Показатель | Март 2023 | Декабрь 2023 |
            | Доля ребят, которым учиться интересно | 42 % | 65 % |
            | Число участников олимпиад | 18 | 26 |
            | Доля семей на собраниях | 41 % | 70 % |
            """
        )

        #expect(dossier.eventTables.isEmpty)
        #expect(dossier.section("t.toc") == nil)
    }

    @Test func `and the head of figures below a row of the passport belongs to them`() {
        let indicators = Bench.dossier(
            """
            \(Self.head)
            | ЦЕЛЬ ПРОГРАММЫ | << |
            | Повышение доли ребят, которым учиться интересно, с 42 % до 65 % | << |
            | ЗАДАЧИ ПРОГРАММЫ | << |
            | наполнить уроки опытами; помочь отстающим | << |
            | ЦЕЛЕВЫЕ ПОКАЗАТЕЛИ | << |
            | Показатель | Было (март) → станет (ноябрь) |
            | Ребята, которым учиться интересно | 42 % → 65 % |
            | Участники олимпиад | 18 → 26 |
            | СРОКИ РЕАЛИЗАЦИИ | << |
            | март – ноябрь 2023 года | << |
            """
        ).section("a.ind")

        #expect(indicators?.title == "ЦЕЛЕВЫЕ ПОКАЗАТЕЛИ")
        #expect(indicators?.text.contains("42 % → 65 %") ?? false, "\(indicators?.text ?? "-")")
    }

    @Test(arguments: ["Раздел в разработке.", "Будет дополнено позже"])
    func `and a promise fills no chapter`(promise: String) {
        let dossier = Bench.dossier(
            """
            ^ **КОНЦЕПЦИЯ РАЗВИТИЯ**
            ^ МБОУ «СОШ с. Большая Дубровка»
            # Анализ текущего состояния
            Обучаются 142 ученика, качество знаний 31 %.
            # Меры и мероприятия по достижению целей развития
            \(promise)
            # Ответственные лица
            Директор
            """
        )

        #expect(Bench.state("c.measures", in: dossier) == "empty")
    }

    @Test func `and stamps side by side keep their last line`() {
        let dossier = Bench.dossier(
            """
            Рассмотрена\tУтверждаю
            педагогическим советом\tдиректор Орлова Н. П.
            протокол № 5\tприказ № 11
            от 14 февраля 2023 г.\tот 16 февраля 2023 г.
            ^ МБОУ «СОШ с. Большая Дубровка»
            ^ **А Н Т И Р И С К О В А Я   П Р О Г Р А М М А**
            ^ «Низкая учебная мотивация обучающихся»
            ^ с. Большая Дубровка, 2023
            **Наименование программы**
            Антирисковая программа «Низкая учебная мотивация обучающихся»
            """
        )

        #expect(dossier.titleBlock.approvals.first?.text.contains("16 февраля") ?? false)
        #expect(dossier.section("t.title") != nil)
        #expect(dossier.section("t.org") != nil)
    }

    @Test func `and the title below a stamp is no part of it`() {
        let dossier = Bench.dossier(
            """
            Рассмотрено педсоветом 25.01.2023, протокол № 4
            МБОУ «СОШ с. Большая Дубровка»
            Концепция развития на 2023–2025 годы
            # Введение
            Концепция написана по итогам рискового профиля.
            """
        )

        #expect(dossier.titleBlock.lines.map(\.text).contains("Концепция развития на 2023–2025 годы"))
        #expect(dossier.kindConfidence == .certain)
    }

    @Test func `and the one head that says nothing is that of the indicators`() {
        let table = Bench.dossier(
            """
            \(Self.head)
            | Задача | Мероприятие | Срок | Чем измерим | Ответственный | Участники |
            | Наполнить уроки опытами | Неделя опытов | апрель 2023 | 40 работ | Завуч | 5–9 классы |
            | Помочь отстающим | Занятия | май 2023 |  | Завуч | 5–9 классы |
            """
        ).eventTables.first

        #expect(table?.columns[.indicator]?.text == "Чем измерим")
        #expect(table?.rows.last?.values[.indicator]?.text == "")
    }

    @Test func `and a letter about documents is none of them`() {
        let examination = Bench.examine(
            """
            Уважаемая Марина Степановна!
            Направляем документы, как договаривались. Концепцию ещё правим, антирисковые программы прилагаем.
            С уважением, Мещерина
            """,
            file: "274.docx"
        )

        #expect(examination.status == .unrecognised)
    }
}
