import CoordinatorReport
import Foundation
import Intake
import Reporting
import Roadmap
import Testing

@Suite("The figures of the report")
struct FiguresTests {
    @Test func `are those of the status, item by item and school by school`() async throws {
        let story = try await Story.spring.value
        let report = try story.report()
        let status = try story.status()

        #expect(report.items == status.items)
        #expect(report.schools.map(\.standing) == status.schools)
        #expect(report.timeline.points.last?.item16 == report.item(16)?.count)
        #expect(report.timeline.points.last?.item19 == report.item(19)?.count)
        #expect(report.timeline.points.last?.item23 == report.item(23)?.count)
    }

    @Test func `grow day by day as the story was told`() async throws {
        let points = try await Story.spring.value.report().timeline.points

        let told: [(String, Int, Int, Int)] = [
            // Two of five documents of the first school.
            ("2023-03-13", 0, 0, 0),
            // Its anti-risk programmes came: all of them conform.
            ("2023-03-20", 1, 1, 0),
            // The second school has its set, with faults.
            ("2023-03-24", 2, 1, 0),
            ("2023-03-30", 2, 1, 0),
            ("2023-04-07", 2, 1, 0),
            // Three programmes of the first school and one of the second are confirmed.
            ("2023-05-02", 2, 1, 4),
            // A new version took one confirmation back.
            ("2023-05-15", 2, 1, 3),
        ]
        #expect(points.map(\.day.description) == told.map(\.0))
        #expect(points.map(\.item16.numerator) == told.map(\.1))
        #expect(points.map(\.item19.numerator) == told.map(\.2))
        #expect(points.map(\.item23.numerator) == told.map(\.3))
        #expect(points.allSatisfy { $0.item16.denominator == 4 && $0.item23.denominator == 10 })
    }

    @Test func `follow a document that a person gives to a school`() async throws {
        let story = try Story()
        try story.turn(to: "2023-03-20")
        try story.drop("1.docx", "Лебяжий Плёс/А", "Лебяжий Плёс/СПР")
        try await story.run()
        let before = try story.report()
        #expect(before.homeless.count == 1)
        let stray = try #require(before.homeless.first?.version?.received.number)
        try story.turn(to: "2023-03-22")
        try story.assign(stray, to: "lebyazhiy-ples", as: .concept)

        let report = try story.report()

        #expect(report.homeless.isEmpty)
        #expect(report.timeline.points.map(\.item16.numerator) == [0, 1])
        #expect(try report.items == story.status().items)
        let school = try #require(report.schools.first { $0.id == "lebyazhiy-ples" })
        #expect(school.obstacles.item16.isEmpty)
        #expect(school.required[0].history.last?.fact.by == "Дроздецкий В. С.")
    }

    @Test func `name what holds a school up exactly where its item does not hold`() async throws {
        let report = try await Story.spring.value.report()

        for school in report.schools {
            for item in [16, 19, 23] {
                #expect(school.obstacles.on(item).isEmpty == (school.holds(item) == true), "\(school.id) \(item)")
            }
        }
        let school = try #require(report.schools.first { $0.id == "malyy-uzmornik" })
        let holders = school.obstacles.item19
        // The concept was mended and the mid-term programme decided on: the two anti-risk programmes are left.
        #expect(holders.map(\.document) == ["Антирисковая программа R02", "Антирисковая программа R12"])
        #expect(holders.allSatisfy { $0.words == "не соответствует" && !$0.reasons.isEmpty && $0.entry != nil })
        #expect(school.obstacles.item23.map(\.document) == ["Антирисковая программа R02"])
    }

    @Test func `of an earlier day leave later entries out and say so`() async throws {
        let story = try await Story.spring.value
        let all = try story.report()
        let early = try story.report(asOf: "2023-03-28")

        #expect(early.asOf.description == "2023-03-28")
        #expect(early.item(16)?.count?.numerator == 2)
        #expect(early.item(23)?.count?.numerator == 0)
        #expect(early.timeline.points.map(\.day.description) == ["2023-03-13", "2023-03-20", "2023-03-24"])
        #expect(early.provenance.later > 0)
        #expect(early.provenance.entries + early.provenance.later == all.provenance.entries)
        #expect(all.provenance.later == 0)
        #expect(early.provenance.head == all.provenance.head)
    }

    @Test func `have every version, decision and confirmation of a document behind them`() async throws {
        let report = try await Story.spring.value.report()
        let improving = try #require(report.schools.first { $0.id == "malyy-uzmornik" })
        let concept = improving.required[0]
        #expect(concept.history.map(\.fact.event) == [.received, .examined, .received, .examined])
        #expect(concept.history[2].fact.replaces == concept.history[0].number)
        #expect(concept.version?.received.number == concept.history[2].number)

        let midterm = improving.required[1]
        #expect(midterm.state == .conforms)
        #expect(midterm.version?.automaticVerdict == .fails)
        #expect(midterm.version?.decision?.fact.by == "Ветлугина М. А.")

        let staff = try #require(improving.required.first { $0.risks == [.r02] })
        #expect(staff.history.contains { $0.fact.duplicateOf != nil }, "the copy belongs to its original")

        let capable = try #require(report.schools.first { $0.id == "yasnye-rodniki-2" })
        let failing = try #require(capable.required.first { $0.risks == [.r12] })
        #expect(failing.confirmed == false)
        #expect(failing.history.map(\.fact.event).contains(.withdrawn))
        let motivation = try #require(capable.required.first { $0.risks == [.r09] })
        #expect(motivation.confirmation?.fact.by == "Ветлугина М. А.")
    }
}
