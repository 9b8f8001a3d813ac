import Roadmap
import Testing

@testable import Expertise

private func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day)!
}

private func period(_ from: String, _ to: String) -> Period {
    Period(from: CalendarDate(iso: from)!, to: CalendarDate(iso: to)!)!
}

@Suite("A date")
struct DatesTests {
    @Test(arguments: [
        ("21.04.2022 г", "2022-04-21"), ("30.12.2022г.", "2022-12-30"), ("17.01.2022", "2022-01-17"),
        ("«23 » августа 2021 г.", "2021-08-23"), ("«01» сентября 2025 года", "2025-09-01"),
        ("16.04.2023г", "2023-04-16"), ("«28» август 2022г.", "2022-08-28"), ("5 сентябрь 2022 г", "2022-09-05"),
        ("28.08. 2007 г.", "2007-08-28"), ("от«_04__» _декабря 2024 г.", "2024-12-04"),
        ("Приказ № 92/01-04 от 04 декабря 2024", "2024-12-04"), ("Дата: 2024.12.09", "2024-12-09"),
        ("26декабря 2017№1642", "2017-12-26"), ("12.04.23", "2023-04-12"), ("1-го марта 2023 г.", "2023-03-01"),
        ("“15” мapтa 2023 года", "2023-03-15"), ("29.02.2024", "2024-02-29"), ("31 декабря 2023", "2023-12-31"),
        ("07 июня 2023 г.", "2023-06-07"), ("02.02.2023 г. № 12", "2023-02-02"), ("3 мая 2023г", "2023-05-03"),
    ])
    func `is read as people write it`(text: String, expected: String) {
        let timing = Timing(text)
        #expect(timing.spans.map(\.period) == [period(expected, expected)], "\(text)")
    }

    @Test(arguments: ["31.02.2023", "21.11.20024", "45.10.2023 г.", "12.13.2023", "«31» апреля 2023 г.", "00.05.2023"])
    func `that cannot be is a defect and no day`(text: String) {
        let timing = Timing(text)
        #expect(timing.spans.isEmpty)
        #expect(timing.impossible.count == 1)
    }

    @Test(arguments: ["«___» ________ 2023 г.", "«_____» ____________ 2024 г.", "от «___»____ 20__ г.", "20__ г."])
    func `that nobody filled is a blank and no day`(text: String) {
        let timing = Timing(text)
        #expect(timing.spans.isEmpty, "\(timing.spans)")
        #expect(timing.hasBlank)
    }

    @Test(arguments: [
        "273-ФЗ", "№ 1642", "1.2.3 Раздел", "5-9 классы", "п. 1.12", "СОШ № 2", "100 %", "3.14", "Приложение 1",
        "тел. 8-845-51-2-15-33", "12.", "…", "«»", "____", "20", "мартеновский цех", "маяк",
    ])
    func `is not seen where there is none`(text: String) {
        let timing = Timing(text)
        #expect(timing.spans.isEmpty && timing.yearless.isEmpty && timing.impossible.isEmpty, "\(text)")
    }

    @Test func `of an order is told from a term`() {
        let timing = Timing("Приказ от 12.01.2021 № 5; срок реализации с 01.02.2023 по 30.11.2023")
        #expect(timing.spans.map(\.isReference) == [true, false])
        #expect(timing.period == period("2023-02-01", "2023-11-30"))
    }
}

@Suite("A period")
struct PeriodsTests {
    @Test(arguments: [
        ("на 2022-2024 г.г.", "2022-01-01", "2024-12-31"), ("2022–2025 годы", "2022-01-01", "2025-12-31"),
        ("2023-2026 гг", "2023-01-01", "2026-12-31"), ("20242026 гг.", "2024-01-01", "2026-12-31"),
        ("2022-2025ГОДЫ", "2022-01-01", "2025-12-31"), ("2022-24 гг.", "2022-01-01", "2024-12-31"),
        ("с 2023 года до 2027 года", "2023-01-01", "2027-12-31"),
        ("с 2022 по 2024 год", "2022-01-01", "2024-12-31"),
        ("2022/2023 учебный год", "2022-09-01", "2023-08-31"), ("2022-2023 уч.г.", "2022-09-01", "2023-08-31"),
        ("2022/23 уч. год", "2022-09-01", "2023-08-31"), ("на 2022 – 2023 учебный год", "2022-09-01", "2023-08-31"),
        ("март – декабрь 2023 г.", "2023-03-01", "2023-12-31"), ("2023 год", "2023-01-01", "2023-12-31"),
        ("апрель 2023 г. - ноябрь 2023 г.", "2023-04-01", "2023-11-30"),
        ("с 01.02.2023 по 31.12.2023", "2023-02-01", "2023-12-31"),
        ("01.02.2023 г. – 30.11.2023 г.", "2023-02-01", "2023-11-30"),
        ("до 31 декабря 2023 года", "2023-01-01", "2023-12-31"), ("Март 2023", "2023-03-01", "2023-03-31"),
        ("Март-апрель 2023", "2023-03-01", "2023-04-30"), ("Март- апрель 2023", "2023-03-01", "2023-04-30"),
        ("сентябрь – май 2023 г.", "2022-09-01", "2023-05-31"), ("II квартал 2023 года", "2023-04-01", "2023-06-30"),
        ("I полугодие 2023 г.", "2023-01-01", "2023-06-30"),
        ("с марта по ноябрь 2023 года", "2023-03-01", "2023-11-30"),
        ("15-20 марта 2023", "2023-03-15", "2023-03-20"), ("15-20.03.2023", "2023-03-15", "2023-03-20"),
        ("февраль-2023 г.", "2023-02-01", "2023-02-28"), ("в течение 2023 года", "2023-01-01", "2023-12-31"),
        ("на 2022/2024 годы", "2022-01-01", "2024-12-31"), ("май 2022-2023 уч. года", "2023-05-01", "2023-05-31"),
        ("сентябрь 2022/2023 учебного года", "2022-09-01", "2022-09-30"),
        ("1 сентября 2022 г. по 31 мая 2023 г.", "2022-09-01", "2023-05-31"),
        ("сентябрь 2022 года - декабрь 2023 года", "2022-09-01", "2023-12-31"),
    ])
    func `is read from its first to its last day`(text: String, from: String, to: String) {
        #expect(Timing(text).period == period(from, to), "\(text)")
    }

    @Test func `with stages runs from the first to the last of them`() {
        let text = """
            I этап (аналитико-диагностический): январь – март 2023 г.
            П этап (практический): апрель – октябрь 2023 г.
            Ш этап (обобщающий): ноябрь - декабрь 2023 г.
            """
        #expect(Timing(text).period == period("2023-01-01", "2023-12-31"))
        #expect(StageWords.stages(in: Lexemes(text)).map(\.number) == [1, 2, 3])
    }

    @Test(arguments: [
        (
            ["С 1 апреля по 15 декабря 2023 года, два этапа: апрель – май 2023 г. и сентябрь – декабрь 2023 г."],
            "2023-04-01", "2023-12-15"
        ),
        (
            ["10 апреля – 15 декабря 2023 г.", "I этап: апрель 2023 г.", "II этап: декабрь 2023 г."], "2023-04-10",
            "2023-12-15"
        ),
        (["I этап: апрель 2023 г.", "II этап: с 1 сентября по 15 декабря 2023 г."], "2023-04-01", "2023-12-15"),
        (["март – май 2023 г.", "до 15 декабря 2023 г."], "2023-03-01", "2023-12-15"),
    ])
    func `of a whole programme ends on the day named, whatever month its last stage names`(
        lines: [String],
        from: String,
        to: String
    ) {
        #expect(Timing.whole(of: lines.map { Timing($0) }) == period(from, to))
    }

    @Test(arguments: [
        ("1 этап", 1), ("первый этап", 1), ("этап 2", 2), ("2-й этап", 2), ("l этап", 1), ("III этап", 3),
    ])
    func `knows its stage by any spelling`(text: String, stage: Int) {
        #expect(StageWords.stages(in: Lexemes(text)).map(\.number) == [stage])
    }

    @Test(arguments: ["2024-2022 годы", "с 31.12.2023 по 01.02.2023", "декабрь 2023 – март 2023"])
    func `that ends before it begins is a defect`(text: String) {
        let timing = Timing(text)
        #expect(timing.period == nil)
        #expect(timing.reversed.count == 1)
    }

    @Test(arguments: [
        "в течение года", "постоянно", "ежемесячно", "1 раз в четверть", "3 четверть", "по плану", "весь период",
        "по мере необходимости", "В течение учебного года", "Ежеквартально", "по отдельному графику", "I полугодие",
        "1 полугодие 2022-2023 уч. года",
    ])
    func `without bounds means the whole one`(text: String) {
        let timing = Timing(text, isDateCell: true)
        #expect(timing.period == nil)
        #expect(timing.isUnbounded || text == "I полугодие", "\(text)")
    }

    @Test(arguments: [
        ("Март", "2023-03-01", "2023-03-31"), ("март-апрель", "2023-03-01", "2023-04-30"),
        ("до 15.04", "2023-01-01", "2023-04-15"), ("20 мая", "2023-05-20", "2023-05-20"),
        ("до 1 июня", "2023-01-01", "2023-06-01"), ("сент.", "2023-09-01", "2023-09-30"),
    ])
    func `without a year takes the year of the programme`(text: String, from: String, to: String) {
        let timing = Timing(text, isDateCell: true)
        let year = period("2023-01-01", "2023-12-31")
        #expect(timing.yearless.compactMap { $0.resolved(in: year)?.period } == [period(from, to)], "\(text)")
    }

    @Test func `shares its year with the months listed before it`() {
        let timing = Timing("март, сентябрь 2023", isDateCell: true)
        #expect(timing.spans.map(\.period) == [period("2023-03-01", "2023-03-31"), period("2023-09-01", "2023-09-30")])
    }

    @Test func `holds a stretch when both its ends are inside, each with its own precision`() {
        let programme = period("2023-02-15", "2023-11-15")
        #expect(Timing("февраль – ноябрь 2023").spans[0].lies(in: programme))
        #expect(Timing("2023 год").spans[0].lies(in: programme))
        #expect(!Timing("январь 2023").spans[0].lies(in: programme))
        #expect(!Timing("ноябрь 2023 – декабрь 2023").spans[0].lies(in: programme))
        #expect(!Timing("16.11.2023").spans[0].lies(in: programme))
    }
}
