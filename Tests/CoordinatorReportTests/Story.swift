import CoordinatorReport
import ExpertiseLog
import Foundation
import Intake
import Roadmap
import Synchronization
import TestSupport
import Testing

/// A spring of four schools, told to a real workspace day by day with a clock that the story turns.
final class Story: Sendable {
    let scratch = Scratch("report")
    private let seconds = Mutex<Int64>(0)

    var workspace: Workspace { Workspace(root: scratch.path) }

    static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Samples").path(percentEncoded: false)

    static let capable = "СОШ 2 Ясные Родники"
    static let improving = "с. Малый Узморник"

    init(register: String? = nil) throws {
        let files = FileManager.default
        for folder in ["/inbox", "/archive"] {
            try files.createDirectory(atPath: scratch.path + folder, withIntermediateDirectories: true)
        }
        let text = try register ?? String(contentsOfFile: Self.samples + "/schools.yaml", encoding: .utf8)
        try text.write(toFile: scratch.path + "/schools.yaml", atomically: true, encoding: .utf8)
    }

    /// Noon in Saratov, which is 08:00 UTC.
    func turn(to day: String) throws {
        let date = try #require(CalendarDate(iso: day))
        seconds.withLock { $0 = UTCTime.days(since1970: date) * 86_400 + 8 * 3600 }
    }

    var now: Moment { Moment(seconds.withLock { $0 }) }

    var configuration: WorkspaceConfiguration {
        get throws { try WorkspaceConfiguration(workspace) }
    }

    /// Puts samples into the inbox: names, or the beginnings of names, below `Samples/inbox/`.
    func drop(_ names: String...) throws {
        let all = (FileManager.default.enumerator(atPath: Self.samples + "/inbox")?.allObjects as? [String]) ?? []
        for name in names {
            let matching = all.filter { $0.precomposedStringWithCanonicalMapping.hasPrefix(name) && $0.contains(".") }
            try #require(!matching.isEmpty, "no sample \(name)")
            for path in matching {
                try put(try Data(contentsOf: URL(filePath: Self.samples + "/inbox/" + path)), as: path)
            }
        }
    }

    func put(_ bytes: Data, as name: String) throws {
        let target = URL(filePath: scratch.path + "/inbox/" + name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try bytes.write(to: target)
    }

    /// Two looks five minutes apart, as cron would make them.
    func run() async throws {
        for _ in 0..<2 {
            let intake = Intake(
                workspace: workspace,
                configuration: try configuration,
                clock: { [self] in now }
            )
            _ = try await intake.run { _ in }
            seconds.withLock { $0 += 300 }
        }
    }

    var log: ExpertiseLog {
        get throws { try workspace.readLog() }
    }

    private func decisions() throws -> Decisions {
        Decisions(log: try workspace.writeLog(), register: try configuration.register, now: now)
    }

    func confirm(_ school: String, _ risk: RiskDirection, by name: String = "Ветлугина М. А.") throws {
        let register = try configuration.register
        let school = try #require(register.school(id: school))
        _ = try decisions().confirm(school, risk, by: name, withdrawing: false, reason: nil)
    }

    func decide(
        _ school: String,
        _ kind: DocumentKind,
        _ risk: RiskDirection? = nil,
        verdict: Verdict,
        by name: String = "Ветлугина М. А.",
        reason: String
    ) throws {
        let slot = Slot(school: school, purpose: .single(kind, risk))
        let version = try #require(try log.read { try $0.inForce(in: slot) })
        _ = try decisions().decide(
            version.entry,
            .init(verdict: verdict, kind: nil, risks: [], school: nil, by: name, reason: reason)
        )
    }

    /// A person says whose document it is, and what.
    func assign(_ entry: Int64, to school: String, as kind: DocumentKind) throws {
        let register = try configuration.register
        let school = try #require(register.school(id: school))
        _ = try decisions().decide(
            entry,
            .init(verdict: nil, kind: kind, risks: [], school: school, by: "Дроздецкий В. С.", reason: "это он")
        )
    }

    func report(asOf day: String? = nil) throws -> CoordinatorReport {
        try CoordinatorReport(
            log: log,
            configuration: configuration,
            today: now.day(in: "Europe/Saratov"),
            asOf: day.flatMap { CalendarDate(iso: $0) }
        )
    }

    func status() throws -> RoadmapStatus {
        let configuration = try configuration
        return try log.status(of: configuration.register, plan: configuration.plan, asOf: now.day(in: "Europe/Saratov"))
    }
}

extension Story {
    /// The whole spring, 13 March to 15 May 2023, told once for all tests: they only read it.
    static let spring = Task {
        let story = try await tellSpring()
        keptFolder.withLock { $0 = story.scratch.path }
        // The task keeps the story, so nobody else would take its folder away.
        atexit { Story.keptFolder.withLock { $0.map { try? FileManager.default.removeItem(atPath: $0) } } }
        return story
    }

    private static let keptFolder = Mutex<String?>(nil)

    private static func tellSpring() async throws -> Story {
        let story = try Story()
        try story.turn(to: "2023-03-13")
        try story.drop("\(capable)/Концепция", "\(capable)/Среднесрочная")
        try await story.run()

        try story.turn(to: "2023-03-20")
        try story.drop("\(capable)/Антирисковая", "\(capable)/АРП", "\(improving)/Концепция развития 2022-2024.docx")
        try story.drop("\(improving)/Среднесрочная")
        try await story.run()

        try story.turn(to: "2023-03-24")
        try story.drop("\(capable)/Дорожная", "\(improving)/А", "\(improving)/Копия", "Концепция ООШ", "АРП оснащение")
        try story.drop("Гусиная Лощина дисциплина", "ДК ООШ", "программа РАЗВИТИЯ", "1.docx")
        try await story.run()

        try story.turn(to: "2023-03-30")
        try story.drop("\(improving)/Концепция развития 2022-2024 исправленная", "Лебяжий Плёс/")
        try await story.run()

        try story.turn(to: "2023-04-07")
        try story.decide(
            "malyy-uzmornik",
            .midterm,
            verdict: .conforms,
            reason: "Значения показателей проверены по принятой редакции, порядок управления приложен приказом"
        )
        try story.drop("Антирисковая программа Школьное благополучие")
        try await story.run()

        try story.turn(to: "2023-05-02")
        try story.drop("\(capable)/Справка", "\(capable)/Протокол", "\(capable)/Приказ", "\(improving)/Приказ")
        try await story.run()
        for risk in [RiskDirection.r09, .r12, .r13] { try story.confirm("yasnye-rodniki-2", risk) }
        try story.confirm("malyy-uzmornik", .r12)

        // A new version takes the confirmation back.
        try story.turn(to: "2023-05-15")
        let programme = "\(capable)/АРП учебная неуспешность.odt"
        var bytes = try Data(contentsOf: URL(filePath: samples + "/inbox/" + programme))
        bytes.append(0x20)
        try story.put(bytes, as: "\(capable)/АРП учебная неуспешность, новая редакция.odt")
        try await story.run()
        return story
    }
}
