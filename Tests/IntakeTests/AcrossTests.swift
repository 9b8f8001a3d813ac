import Expertise
import ExpertiseLog
import Foundation
import Roadmap
import Synchronization
import TestSupport
import Testing

@testable import Intake

@Suite("Documents of a school beside each other")
struct AcrossTests {
    private typealias Papers = SchoolPapers
    private typealias Programme = SchoolPapers.Programme

    private let stand: Stand

    init() throws { stand = try Stand.ofSchools() }

    /// ``Programme/motivation`` under the title of the other direction.
    private var copy: Programme {
        var copy = Programme.motivation
        copy.title = Programme.parents.title
        return copy
    }

    @Test func `that come together are judged at once, with one examination each`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(copy.bytes, "Родители")
        let summary = try await stand.run()

        #expect(summary.revised.isEmpty)
        #expect(try stand.entries().map(\.fact.event) == [.received, .examined, .received, .examined])
        #expect(try stand.answer("E40", of: 1)?.outcome == .no)
        #expect(try stand.answer("E40", of: 3)?.outcome == .no)
        #expect(try stand.answer("E40", of: 1)?.remarks.first?.other?.entry == 3)
        #expect(try stand.answer("E40", of: 3)?.remarks.first?.other?.entry == 1)
    }

    @Test func `that come later change an older answer by a new entry, and nothing twice`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try await stand.run()
        let before = try stand.entries()
        #expect(try stand.answer("E40", of: 1)?.outcome == .notChecked)

        try stand.drop(copy.bytes, "Родители")
        let summary = try await stand.run()

        #expect(Array(try stand.entries().prefix(2)) == before)
        #expect(try stand.entries().count == 5)
        let entry = try #require(try stand.examinations(of: 1).last)
        #expect(entry.number == 5)
        #expect(entry.fact.reason?.contains("после записи 3") == true)
        #expect(entry.fact.reason?.contains("E40 — «нет», было «не проверено автоматически»") == true)
        #expect(summary.revised.map(\.entry) == [5])
        #expect(try stand.answer("E40", of: 1)?.outcome == .no)

        stand.wait(minutes: 60)
        let again = try await stand.run()
        #expect(again.revised.isEmpty)
        #expect(try stand.entries().count == 5)
    }

    @Test func `are judged again when one of them gets a new version`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(copy.bytes, "Родители")
        try await stand.run()
        try stand.drop(Programme.parents.bytes, "Родители, исправлено")
        try await stand.run()

        #expect(try stand.answer("E40", of: 1)?.outcome == .yes)
        #expect(try stand.answer("E40", of: 5)?.outcome == .yes)
        // The version that was replaced keeps the words that were true of it.
        #expect(try stand.examinations(of: 3).count == 1)
        let log = try stand.workspace.readLog()
        #expect(try log.verifyChain().faults.isEmpty)
        #expect(try log.verifyStanding() == nil)
    }

    @Test func `lend evidence its event when the programme comes`() async throws {
        try stand.drop(Papers.note("об итогах анкетирования подростков о скуке на уроках"), "Справка")
        try await stand.run()
        #expect(try stand.examinations(of: 1).last?.fact.verdict == .needsExpert)

        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try await stand.run()

        #expect(try stand.answer("V02", of: 1)?.outcome == .yes)
        #expect(try stand.examinations(of: 1).last?.fact.verdict == .conforms)
        #expect(try stand.examinations(of: 1).last?.fact.items == [23])
    }

    @Test func `do not lend evidence an event they do not have`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(Papers.note("о вывозе мусора"), "Справка")
        try await stand.run()

        #expect(try stand.answer("V02", of: 3)?.outcome != .yes)
        #expect(try stand.examinations(of: 3).last?.fact.verdict != .conforms)
    }

    @Test func `say so when one paper is placed for two directions`() async throws {
        let paper = Papers.docx(
            ["МБОУ «СОШ с. Ключи»", "Аналитическая справка", "от 14.04.2023 № 7", "Проверены журналы четырёх классов."]
                .map(Papers.paragraph)
        )
        try stand.drop(paper, "Справка Низкая учебная мотивация обучающихся")
        try await stand.run()
        #expect(try stand.answer("V08", of: 1)?.outcome == .yes)

        try stand.drop(paper, "Справка Низкий уровень вовлечённости родителей")
        try await stand.run()

        let answer = try #require(try stand.answer("V08", of: 1))
        #expect(answer.outcome == .no)
        #expect(answer.remarks.first?.other?.entry == 3)
        #expect(answer.remarks.first?.text.contains(RiskDirection.r13.title) == true)
    }

    @Test func `must not outlast each other`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(Papers.midterm("2023–2024 годы"), "Среднесрочная")
        try await stand.run()
        #expect(try stand.answer("E28", of: 1)?.outcome == .yes)

        try stand.drop(Papers.midterm("2022 год"), "Среднесрочная, исправлено")
        try await stand.run()
        #expect(try stand.answer("E28", of: 1)?.outcome == .no)
        #expect(try stand.answer("E28", of: 1)?.remarks.first?.other?.entry == 5)
    }

    @Test func `name one value for one indicator`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(
            Papers.midterm("2023 год", indicator: "Доля обучающихся с низкой учебной мотивацией: с 42 % до 25 %"),
            "Среднесрочная"
        )
        try await stand.run()

        let remark = try #require(try stand.answer("E24", of: 1)?.remarks.first)
        #expect(remark.quote?.contains("30 %") == true)
        #expect(remark.other?.quote?.contains("25 %") == true)
        #expect(try stand.answer("E24", of: 3)?.outcome == .no)
    }

    // MARK: Copies

    @Test func `of another school are copies when they came later`() async throws {
        try stand.drop(Papers.concept("Ключи", analysis: Papers.ownAnalysis), "Концепция")
        try await stand.run()
        try stand.drop(Papers.concept("Родники", analysis: Papers.ownAnalysis), "Концепция", school: "Родники")
        let summary = try await stand.run()

        let answer = try #require(try stand.answer("E39", of: 3))
        #expect(answer.outcome == .no)
        let remark = try #require(answer.remarks.first)
        #expect(remark.text.contains("100 %") && remark.text.contains("МБОУ «СОШ с. Ключи»"))
        #expect(remark.other?.entry == 1)
        #expect(remark.quote != nil && remark.other?.quote == remark.quote)
        // Who had the text first hears nothing.
        #expect(summary.revised.isEmpty)
        #expect(try stand.examinations(of: 1).count == 1)
    }

    @Test func `of another school are no copies when the words are their own`() async throws {
        try stand.drop(Papers.concept("Ключи", analysis: Papers.ownAnalysis), "Концепция")
        try stand.drop(Papers.concept("Родники", analysis: Papers.otherAnalysis), "Концепция", school: "Родники")
        try await stand.run()
        #expect(try stand.answer("E39", of: 3)?.outcome == .yes)
        #expect(try stand.answer("E39", of: 1)?.outcome == .notChecked)
    }

    @Test func `are found again after a decision on whose they are`() async throws {
        try stand.drop(Papers.concept("Ключи", analysis: Papers.ownAnalysis), "Концепция")
        try await stand.run()
        try stand.drop(Papers.concept("Родники", analysis: Papers.ownAnalysis), "Концепция", school: "Родники")
        try await stand.run()
        try decide(3, school: "klyuchi")

        // Now it is the school's own new version.
        #expect(try stand.answer("E39", of: 3)?.outcome != .no)
    }

    private func decide(_ entry: Int64, kind: DocumentKind? = nil, school: String? = nil) throws {
        let configuration = try WorkspaceConfiguration(stand.workspace)
        let log = try stand.workspace.writeLog()
        let now = Moment(stand.seconds.withLock { $0 })
        let decided = try Decisions(log: log, register: configuration.register, now: now).decide(
            entry,
            Decisions.Decision(
                verdict: nil,
                kind: kind,
                risks: [],
                school: school.flatMap { configuration.register.school(id: $0) },
                by: "Петрова А. И.",
                reason: "так видно из текста"
            )
        )
        _ = try Reexamination(workspace: stand.workspace, configuration: configuration, log: log, now: now)
            .examineOne(decidedBy: decided.number)
    }

    @Test func `are settled by a decision at once`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(copy.bytes, "Родители", school: "Родники")
        try await stand.run()
        #expect(try stand.answer("E40", of: 1)?.outcome == .notChecked)

        try decide(3, school: "klyuchi")

        #expect(try stand.answer("E40", of: 1)?.outcome == .no)
        #expect(try stand.answer("E40", of: 3)?.outcome == .no)
        let count = try stand.entries().count
        try await stand.run()
        #expect(try stand.entries().count == count)
    }

    // MARK: The tables beside the log

    private func kept() throws -> [String] {
        let log = try stand.workspace.readLog()
        return try log.read { reader in
            try [Int64(1), 3, 5].flatMap { number in
                [
                    try reader.acrossFacts(of: number) ?? "", try reader.acrossText(of: number) ?? "",
                    try reader.acrossPrints(of: number).map { "\($0)" }.joined(),
                ]
            }
        }
    }

    @Test func `are known again when the tables are made anew, and no entry is added`() async throws {
        try stand.drop(Papers.concept("Ключи", analysis: Papers.ownAnalysis), "Концепция")
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(Papers.concept("Родники", analysis: Papers.ownAnalysis), "Концепция", school: "Родники")
        try await stand.run()
        let (before, entries) = (try kept(), try stand.entries())
        #expect(!before.contains(""))

        do {
            let log = try stand.workspace.writeLog()
            try log.write(at: 0) { writer in try writer.clearAcross() }
        }
        try await stand.run()

        #expect(try kept() == before)
        #expect(try stand.entries() == entries)
    }

    @Test func `are asked again when a run ended before it had settled`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try await stand.run()
        let settled = try stand.workspace.readLog().read { try $0.acrossState() }
        try stand.drop(copy.bytes, "Родители")
        try await stand.run()
        let entries = try stand.entries()

        do {
            let log = try stand.workspace.writeLog()
            try log.write(at: 0) { writer in if let settled { try writer.remember(settled) } }
        }
        try await stand.run()

        // All was settled already: asking again adds nothing.
        #expect(try stand.entries() == entries)
    }

    @Test func `are left to a person when the other original is lost`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(copy.bytes, "Родители")
        try await stand.run()
        do {
            let log = try stand.workspace.writeLog()
            try log.write(at: 0) { writer in try writer.clearAcross() }
        }
        let lost = try #require(try stand.entries().first { $0.number == 3 }?.fact.document?.archivedAs)
        try FileManager.default.removeItem(atPath: stand.workspace.archive + "/" + lost)
        try await stand.run()

        #expect(try stand.answer("E40", of: 1)?.outcome == .notChecked)
    }

    @Test func `leave the same bytes of the log, however often it is done`() async throws {
        func log(_ stand: Stand) async throws -> [String] {
            try stand.drop(Programme.motivation.bytes, "Мотивация")
            try stand.drop(Papers.concept("Ключи", analysis: Papers.ownAnalysis), "Концепция")
            try await stand.run()
            try stand.drop(copy.bytes, "Родители")
            try stand.drop(Papers.concept("Родники", analysis: Papers.ownAnalysis), "Концепция", school: "Родники")
            try stand.drop(Papers.note("об итогах турнира юных изобретателей"), "Справка")
            try await stand.run(groupSize: 2)
            return try stand.entries().map(\.hash)
        }
        let once = try await log(stand)
        let twice = try await log(try Stand.ofSchools())
        #expect(once == twice)
    }

    @Test func `stay as they are when everything is examined again`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(copy.bytes, "Родители")
        try await stand.run()
        try stand.drop(Programme.parents.bytes, "Родители, исправлено")
        try await stand.run()
        let entries = try stand.entries()

        let outcome = try Reexamination(
            workspace: stand.workspace,
            configuration: try WorkspaceConfiguration(stand.workspace),
            log: try stand.workspace.writeLog(),
            now: Moment(stand.seconds.withLock { $0 })
        ).run()

        #expect(outcome.changes.isEmpty && outcome.revised.isEmpty && outcome.unchanged == 2)
        #expect(try stand.entries() == entries)
    }

    @Test func `are told of in the status, a fault of two once`() async throws {
        try stand.drop(Programme.motivation.bytes, "Мотивация")
        try stand.drop(copy.bytes, "Родители")
        try await stand.run()
        let configuration = try WorkspaceConfiguration(stand.workspace)
        let status = try stand.workspace.readLog().statusWithAnswers(
            of: configuration.register,
            plan: configuration.plan,
            asOf: try #require(CalendarDate(iso: "2023-04-01"))
        )
        let remarks = status.schools[0].remarks
        #expect(remarks.filter { $0.parameter == "E40" }.map(\.entry) == [1])
        #expect(Set(remarks.map(\.parameter)) == ["E01", "V01", "E40"])
    }
}
