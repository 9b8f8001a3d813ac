import Configuration
import Testing

@testable import Roadmap

private func faults(_ yaml: String) -> [String] {
    let error = #expect(throws: ConfigurationFaults.self) { _ = try RoadmapPlan.read(yaml: yaml) }
    return error?.faults.map(\.description) ?? []
}

@Suite("The roadmap")
struct RoadmapPlanTests {
    @Test func `has the 34 items of 2023`() {
        #expect(RoadmapPlan.builtIn.items.map(\.number) == Array(1...34))
    }

    @Test func `keeps the words of the original with its slips`() {
        let plan = RoadmapPlan.builtIn

        #expect(plan.item(14)?.indicator == "РПШ верифицированы кураторами, в МЭДК проставлены соотвествующие отметки")
        #expect(plan.item(18)?.indicator == "Ответственные лица  проекта приняли участие  во всех в вебинарах")
        #expect(
            plan.item(19)?.indicator
                == "Доля ОО, чьи концептуальные документы соответствуют  параметрам экспертизы, составляет 100 %"
        )
        #expect(plan.item(20)?.date == "Март- апрель 2023")
        #expect(
            plan.item(34)?.action
                == "Подведение итогов проекта «500+». Формирование предложений в муниципальную дорожную карту на 2023 год"
        )
    }

    @Test(arguments: [
        (1, "2022-12-31"), (8, "2023-02-28"), (16, "2023-03-31"), (17, "2023-04-30"), (19, "2023-03-31"),
        (20, "2023-04-30"), (21, "2023-04-30"), (23, "2023-05-31"), (26, "2023-06-30"), (34, "2023-12-31"),
    ])
    func `is due on the last day of the last month named`(number: Int, day: String) {
        #expect(RoadmapPlan.builtIn.item(number)?.deadline?.description == day)
    }

    @Test func `has no deadline for what lasts the whole year`() {
        #expect(RoadmapPlan.builtIn.items.filter { $0.deadline == nil }.map(\.number) == [3, 4, 5, 6, 7])
    }

    @Test func `asks for a share where the indicator does`() {
        #expect(
            RoadmapPlan.builtIn.items.filter { $0.target == 100 }.map(\.number) == [
                9, 16, 17, 19, 21, 23, 24, 25, 27, 32, 33,
            ]
        )
    }

    @Test(arguments: [
        ("Февраль 2024", "2024-02-29"), ("до 15 мая 2023 г.", "2023-05-31"),
        ("Ноябрь 2023 – январь 2024", "2024-01-31"),
        ("в марте 2025 года", "2025-03-31"),
    ])
    func `reads dates as people vary them`(wording: String, day: String) {
        #expect(RoadmapDate(wording)?.day?.description == day)
    }

    @Test(arguments: ["Матр 2023", "Март", "2023", "скоро", "Март 20233"])
    func `does not guess a date`(wording: String) {
        #expect(RoadmapDate(wording) == nil)
    }

    @Test func `can be replaced and says what is wrong with the replacement`() throws {
        let text = RoadmapPlan.builtInText
        let later = text.replacing("number: 16\n", with: "number: 16\n    deadline: 2023-04-10\n")

        #expect(try RoadmapPlan.read(yaml: text) == .builtIn)
        #expect(try RoadmapPlan.read(yaml: later).item(16)?.deadline == CalendarDate(iso: "2023-04-10"))
        #expect(
            faults(text.replacing("number: 16\n", with: "number: 116\n")) == [
                "roadmap.yaml:3:3: нет пункта 16: по нему программа считает выполнение"
            ]
        )
        #expect(
            faults(text.replacing("number: 17\n", with: "number: 16\n")).first?.contains(
                "пункт 16 указан больше одного раза"
            ) == true
        )
        #expect(
            faults(text.replacing("\"Март-апрель 2023\"", with: "\"Матр 2023\"")).first?.contains("срок не понятен")
                == true
        )
    }
}
