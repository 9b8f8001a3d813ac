import Foundation
import TestSupport
import Testing

@Suite("Two people at one workspace", .serialized)
struct TwoPeopleStories {
    private static let school = "yasnye-rodniki-2"
    private static let folder = "СОШ 2 Ясные Родники/"
    private static let programme = folder + "Антирисковая программа Низкая учебная мотивация.docx"

    private static let decision = [
        "decide", "2", "--verdict", "partly", "--by", "Ветлугина М. А.", "--reason", "Проверено вместе со школой",
    ]
    private static let confirmation = ["confirm", school, "R09", "--by", "Ветлугина М. А."]

    /// The programme is entry 1, its examination entry 2; then work for some seconds.
    private func busy(files: Int) throws -> SampleWorkspace {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        let sample = try Data(
            contentsOf: URL(
                filePath: SampleWorkspace.samples + "/inbox/" + Self.folder + "Приказ об итогах входного среза.docx"
            )
        )
        for number in 1...files {
            // Blanks at the end make them different, and have them taken at the second look.
            let bytes = Array(sample) + [UInt8](repeating: 0x20, count: number)
            try workspace.write(bytes, to: "inbox/\(Self.folder)\(number).docx")
        }
        return workspace
    }

    private func events(_ workspace: SampleWorkspace, by name: String = "Ветлугина М. А.") throws -> [String] {
        try workspace.log().filter { $0["by"] as? String == name }.compactMap { $0["event"] as? String }
    }

    @Test func `are both recorded while a run works`() throws {
        let workspace = try busy(files: 300)
        try workspace.binary.run("run", "--quiet")
        let run = try workspace.binary.start(["run"])
        try eventually("the run records") { try run.printed().contains("Принят:") }

        let decided = try workspace.binary.run(Self.decision)
        #expect(run.process.isRunning, "the run was over too soon to show anything")
        let confirmed = try workspace.binary.run(Self.confirmation)
        let withdrawn = try workspace.binary.run(Self.confirmation + ["--withdraw"])

        let answer = try run.answer()
        for answer in [decided, confirmed, withdrawn, answer] { #expect(answer.status == 0, "\(answer.complaints)") }
        #expect(try events(workspace) == ["decided", "confirmed", "withdrawn"])
        #expect(try workspace.binary.run("verify").status == 0)
        let received = try workspace.log().filter { $0["event"] as? String == "received" }
        #expect(received.count == 301)
    }

    @Test func `are both recorded while a watch works`() throws {
        let workspace = try busy(files: 100)
        let watching = try Watching(workspace)
        try watching.prints("Принят:")

        let decided = try workspace.binary.run(Self.decision)
        let confirmed = try workspace.binary.run(Self.confirmation)

        for answer in [decided, confirmed] { #expect(answer.status == 0, "\(answer.complaints)") }
        try eventually("the inbox is empty") { workspace.files(in: "inbox").isEmpty }
        #expect(try watching.stop().status == 0)
        #expect(try events(workspace) == ["decided", "confirmed"])
        #expect(try workspace.binary.run("verify").status == 0)
    }

    @Test func `who decide at the same moment are both recorded, one after the other`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")

        let running = try (1...6).map { number in
            try workspace.binary.start(Self.decision.map { $0 == "Ветлугина М. А." ? "Куратор \(number)" : $0 })
        }

        for one in running {
            let answer = try one.answer()
            #expect(answer.status == 0, "\(answer.complaints)")
        }
        let people = try workspace.log().dropFirst(2).compactMap { $0["by"] as? String }
        #expect(people.sorted() == (1...6).map { "Куратор \($0)" })
        #expect(try workspace.binary.run("verify").status == 0)
    }

    @Test func `may take a confirmation back, and that is an entry of its own`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        #expect(try workspace.binary.run(Self.confirmation).status == 0)

        let answer = try workspace.binary.run(
            Self.confirmation + ["--withdraw", "--reason", "Приложена не та программа"]
        )

        #expect(answer.status == 0, "\(answer.complaints)")
        let last = try #require(try workspace.log().last)
        #expect(last["event"] as? String == "withdrawn")
        #expect(last["reason"] as? String == "Приложена не та программа")
        #expect(last["subject"] as? Int == 1)
        let again = try workspace.binary.run(Self.confirmation + ["--withdraw"])
        #expect(again.status == 64)
        #expect(again.complaints == "Программа не подтверждена: отзывать нечего.\n")
    }

    @Test func `get a clear sentence where nothing can be decided`() throws {
        let workspace = try SampleWorkspace(["с. Малый Узморник/Концепция развития 2022-2024.docx"])
        try workspace.binary.run("run")
        try workspace.drop("с. Малый Узморник/Концепция развития 2022-2024 исправленная.odt")
        try workspace.binary.run("run")
        func refusal(_ entry: String, reason: String?) throws -> ExpertiseBinary.Answer {
            let arguments = ["decide", entry, "--verdict", "conforms", "--by", "Дроздецкий В. С."]
            return try workspace.binary.run(arguments + (reason.map { ["--reason", $0] } ?? []))
        }

        let replaced = try refusal("2", reason: "Всё на месте")
        let missing = try refusal("77", reason: "Всё на месте")
        let blank = try refusal("4", reason: " ")
        let none = try refusal("4", reason: nil)

        #expect(
            replaced.complaints
                == "Запись 2 — о версии, которую заменила запись 3: решение принимается по новой версии.\n"
        )
        #expect(missing.complaints == "Записи 77 о документе в журнале нет. Номера показывает expertise log.\n")
        #expect(blank.complaints.hasPrefix("Укажите причину решения: --reason «…»."))
        #expect(none.complaints.contains("--reason"))
        for answer in [replaced, missing, blank, none] { #expect(answer.status == 64) }
        #expect(try workspace.log().count == 4)
    }
}
