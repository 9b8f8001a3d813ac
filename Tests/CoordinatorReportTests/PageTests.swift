import CoordinatorReport
import ExpertiseLog
import Foundation
import Hashing
import Intake
import Expertise
import Roadmap
import TestSupport
import Testing

@Suite("The page without a browser")
struct PageTests {
    @Test func `is the same bytes for the same log and day`() async throws {
        let story = try await Story.spring.value

        let first = ReportPage(try story.report()).bytes
        let second = ReportPage(try story.report()).bytes

        #expect(first == second)
        #expect(first != ReportPage(try story.report(asOf: "2023-04-10")).bytes)
    }

    @Test func `names the head of the chain, the program and the parameters`() async throws {
        let story = try await Story.spring.value
        let page = String(decoding: ReportPage(try story.report()).bytes, as: UTF8.self)

        let head = try #require(try story.log.head())
        #expect(page.contains("<code id=\"head\">\(head.number):\(head.hash)</code>"))
        #expect(page.contains("expertise 1.0.0"))
        #expect(page.contains(try story.configuration.ruleBook.digest.hex))
    }

    @Test func `carries every remark with its quotation, every SHA-256 and all 34 items`() async throws {
        let report = try await Story.spring.value.report()
        let page = String(decoding: ReportPage(report).bytes, as: UTF8.self)

        for document in report.schools.flatMap(\.documents) {
            guard let version = document.version else { continue }
            #expect(page.contains(version.document?.sha256.hex ?? "?"))
            for remark in version.remarks {
                #expect(page.contains(Self.escaped(remark.text)), "\(remark.text)")
                if let quote = remark.quote { #expect(page.contains("<q>\(Self.escaped(quote))</q>"), "\(quote)") }
            }
            for entry in document.history {
                #expect(page.contains("<th scope=\"row\">\(entry.number)</th>"), "entry \(entry.number)")
            }
        }
        #expect(report.items.count == 34)
        for standing in report.items { #expect(page.contains(Self.escaped(standing.item.indicator))) }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    @Test func `of a log that is still empty says so`() throws {
        let story = try Story()
        try story.turn(to: "2023-03-01")
        let log = try Self.emptyLog(story)
        let report = try CoordinatorReport(
            log: log,
            configuration: story.configuration,
            today: try #require(CalendarDate(iso: "2023-03-01"))
        )

        let page = String(decoding: ReportPage(report).bytes, as: UTF8.self)

        #expect(page.contains("Записей в журнале ещё нет."))
        #expect(page.contains("0 из 4"))
        #expect(report.timeline.points.isEmpty)
    }

    private static func emptyLog(_ story: Story) throws -> ExpertiseLog {
        try ExpertiseLog(path: story.workspace.log, creating: true)
    }
}
