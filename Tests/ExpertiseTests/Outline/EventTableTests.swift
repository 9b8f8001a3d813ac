import Expertise
import Roadmap
import Testing

@Suite("An event table")
struct EventTableTests {
    private let title = "^ **ДОРОЖНАЯ КАРТА** школы на 2023 год\n"

    private func tables(_ notation: String) -> [EventTable] { Bench.dossier(title + notation).eventTables }

    @Test func `is known by inflected, misspelt and free names of its columns`() {
        let table = tables(
            """
            | № | Что делаем | Когда | Ожидаемый итог | Кто отвечает | Для кого |
            | 1 | Собрание | март | Протокол | Завуч | Родители |
            """
        ).first
        #expect(table.map { Set($0.columns.keys) } == [.num, .event, .date, .indicator, .responsible, .participants])
    }

    @Test func `is none without a responsible person`() {
        #expect(tables("| Мероприятие | Срок | Показатель |\n| Собрание | март | 1 |").isEmpty)
    }

    @Test func `begins below a row with its title and repeats its header`() {
        let table = tables(
            """
            | План мероприятий на 2023 год | << | << | << |
            | Мероприятия | Сроки | Ответственные | Результат |
            | 1 | 2 | 3 | 4 |
            | Собрание | март | Завуч | Протокол |
            | Мероприятия | Сроки | Ответственные | Результат |
            | Диагностика | май | Психолог | Справка |
            """
        ).first
        #expect(table?.rows.map { $0.values[.event]?.text } == ["Собрание", "Диагностика"])
        #expect(table?.rows.map(\.row) == [4, 6])
    }

    @Test func `may have a header of two storeys`() {
        let table = tables(
            """
            | Мероприятие | Сроки реализации | << | Ответственный |
            | ^^ | начало | окончание | ^^ |
            | Собрание | 01.03.2023 | 15.03.2023 | Завуч |
            """
        ).first
        #expect(table?.rows.count == 1)
        #expect(table?.rows.first?.values[.date]?.text == "01.03.2023")
    }

    @Test func `carries merged and unrepeated tasks down and keeps dividing rows apart`() {
        let table = tables(
            """
            | Задача | Мероприятие | Срок | Ответственный |
            | Риск «Дефицит педагогических кадров» | << | << | << |
            | Задача 1 | << | << | << |
            | Найти учителей | Ярмарка вакансий | апрель | Директор |
            | ^^ | Договор с колледжем | май | Директор |
            | | Объявление | июнь | Завуч |
            | Низкая учебная мотивация обучающихся | << | << | << |
            | Изучить | Опрос | апрель | Психолог |
            """
        ).first
        #expect(
            table?.rows.map { $0.values[.task]?.text } == [
                "Найти учителей", "Найти учителей", "Найти учителей", "Изучить",
            ]
        )
        #expect(table?.rows.map(\.risk) == [.r02, .r02, .r02, .r09])
        #expect(table?.rows.first?.group == "Задача 1")
    }

    @Test func `goes on in a table without a header and keeps empty cells empty`() {
        let found = tables(
            """
            | Мероприятие | Срок | Ответственный |
            | Собрание | март | Завуч |

            | Опрос | | Психолог |
            """
        )
        #expect(found.count == 2)
        #expect(found.last?.rows.first?.values[.date]?.text == "")
        #expect(found.last?.rows.first?.values[.event]?.text == "Опрос")
    }
}
