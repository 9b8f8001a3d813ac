import Roadmap
import Testing

@testable import Expertise

@Suite("One row of goal and tasks")
struct JointRowTests {
    @Test func `in one paragraph is filled, although a subprogramme has a goal of its own`() throws {
        let joint =
            "Сократить до 15 декабря 2024 года долю детей без сопровождения с 60 % до 10 %. "
            + "Задачи: 1) подготовить педагогов; 2) обновить рабочие программы."
        let old =
            "Цель: создать условия для обучения детей с ОВЗ.⏎Задачи:⏎1) подготовить педагогов;⏎2) обновить рабочие программы."
        try #require(Samples.midterm.contains(old))
        let notation =
            Samples.midterm.replacing(old, with: joint).replacing(
                "**2. Механизмы",
                with: "Цель: охватить сопровождением 90 % детей с ОВЗ к 15.12.2024.\n**2. Механизмы"
            )

        let parameters = Bench.examine(notation).parameters

        for id in ["E11", "E19"] {
            let result = try #require(parameters.first { $0.id == id })
            #expect(result.outcome == .yes, "\(id): \(result.remarks.map(\.text))")
        }
    }
}
