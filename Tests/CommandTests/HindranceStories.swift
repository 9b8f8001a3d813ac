import Foundation
import TestSupport
import Testing

@Suite("People and files that get in each other's way")
struct HindranceStories {
    private static let programme = "СОШ 2 Ясные Родники/Антирисковая программа Низкая учебная мотивация.docx"
    private static let concept = "с. Малый Узморник/Концепция развития 2022-2024.docx"

    /// What people wait is measured and printed, not asserted: a busy machine is no fault of the program.
    @Test func `people decide and confirm while a run works, and both are recorded`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: SampleWorkspace.samples + "/inbox/" + Self.concept)))
        for number in 0..<60 {
            // Bytes behind the archive make it another file; it is taken at a second look.
            try workspace.write(bytes + Array("\(number)".utf8), to: "inbox/с. Малый Узморник/\(number).docx")
        }
        try workspace.binary.run("run")

        let run = try workspace.binary.start(["run", "--quiet"])
        let clock = ContinuousClock()
        var waits: [Duration] = []
        var duringRun = 0
        for verdict in ["fails", "partly", "conforms"] {
            let decided = try measured(clock, &waits) {
                try workspace.binary.run(
                    ["decide", "2", "--verdict", verdict, "--by", "Ветлугина М. А.", "--reason", "Проверено"]
                )
            }
            #expect(decided.status == 0, "\(decided.complaints)")
            let confirmed = try measured(clock, &waits) {
                try workspace.binary.run(
                    ["confirm", "yasnye-rodniki-2", "R09", "--by", "Ветлугина М. А."]
                        + (verdict == "partly" ? ["--withdraw"] : [])
                )
            }
            #expect(confirmed.status == 0, "\(confirmed.complaints)")
            if run.process.isRunning { duringRun += 2 }
        }
        let answer = try run.answer()

        #expect(answer.status == 0, "\(answer.complaints)")
        let entries = try workspace.log().compactMap { $0["event"] as? String }
        #expect(entries.count { $0 == "decided" } == 3)
        #expect(entries.count { $0 == "confirmed" } == 2)
        #expect(entries.count { $0 == "withdrawn" } == 1)
        #expect(entries.count { $0 == "received" } == 61)
        #expect(workspace.files(in: "inbox").isEmpty)
        #expect(try workspace.binary.run("verify").status == 0)
        print("decide and confirm during a run: \(duringRun) of 6, longest \(waits.max() ?? .zero)")
    }

    private func measured<Value>(_ clock: ContinuousClock, _ waits: inout [Duration], _ body: () throws -> Value)
        rethrows -> Value
    {
        let start = clock.now
        defer { waits.append(clock.now - start) }
        return try body()
    }

    @Test func `who sends a file twice is told what became of the first`() throws {
        let workspace = try SampleWorkspace([Self.programme])
        try workspace.binary.run("run")
        try workspace.binary.run(
            "decide",
            "2",
            "--verdict",
            "fails",
            "--by",
            "Ветлугина М. А.",
            "--reason",
            "Нет подписи"
        )
        try workspace.drop(Self.programme)

        let answer = try workspace.binary.run("run")

        #expect(answer.text.contains("Этот файл уже принят: запись 1, не соответствует."))
    }

    @Test func `a file that people assign away may come again and again`() throws {
        let workspace = try SampleWorkspace([])
        for entry in ["2", "5", "8"] {
            try workspace.drop("1.docx")
            let answer = try workspace.binary.run("run")
            #expect(answer.status == 0, "\(answer.complaints)")
            let decided = try workspace.binary.run(
                ["decide", entry, "--kind", "concept", "--school", "Лебяжий Плёс", "--by", "Д. В.", "--reason", "Их"]
            )
            #expect(decided.status == 0, "\(decided.complaints)")
        }

        #expect(workspace.files(in: "inbox").isEmpty)
        #expect(workspace.originals(in: "archive").count == 3)
        #expect(try workspace.binary.run("verify").status == 0)
    }
}
