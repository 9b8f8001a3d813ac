import Expertise
import ExpertiseLog
import Foundation
import Hashing
import Intake
import Roadmap
import TestSupport
import Testing

@testable import CoordinatorReport

/// 200 schools with ten documents each: what was said of the samples, told again with other quotations.
enum Crowd {
    static let schools = 200

    static let report = Task { try await tell().report() }

    /// A workspace with their log.
    static func tell() async throws -> Story {
        let spring = try await Story.spring.value
        // Those of which most was to be said.
        let examined = try spring.log.entries(withDetails()).filter { remarks(in: $0) >= 3 }
        let story = try Story(register: register)
        try story.turn(to: "2023-03-20")
        let log = try ExpertiseLog(path: story.workspace.log, creating: true)
        var facts: [Fact] = []
        for school in 0..<schools {
            for document in 0..<10 { facts += Crowd.facts(school, document, like: examined, after: facts.count) }
        }
        try log.append(facts, at: story.now.seconds)
        return story
    }

    private static func remarks(in entry: Entry) -> Int {
        guard let details = entry.fact.details, let file = ExaminedFile(details: details) else { return 0 }
        return file.examination?.parameters.reduce(0) { $0 + $1.remarks.count } ?? 0
    }

    private static func withDetails() -> ExpertiseLog.Query {
        var query = ExpertiseLog.Query()
        query.withDetails = true
        return query
    }

    /// A concept, a mid-term programme and eight directions.
    private static let risks = Array(RiskDirection.allCases.prefix(8))

    private static let register: String = {
        var text = "municipality: Большой район\nschools:\n"
        for school in 0..<schools {
            text += """
                  - id: school-\(school)
                    name: МБОУ «СОШ № \(school) р.п. Длинные Названия имени Героя Труда»
                    curator: Куратор \(school % 12)
                    risks: [\(risks.map(\.rawValue).joined(separator: ", "))]

                """
        }
        return text
    }()

    private static func facts(_ school: Int, _ document: Int, like examined: [Entry], after count: Int) -> [Fact] {
        let kind: DocumentKind = document == 0 ? .concept : document == 1 ? .midterm : .antirisk
        let model = examined[(school * 10 + document) % examined.count]
        let name = "school-\(school)/Документ \(document) школы \(school).docx"
        var reference = DocumentReference(
            sha256: ContentDigest(of: name),
            name: name,
            archivedAs: "school-\(school)/2023-03-20-\(document).docx",
            bytes: 40_000
        )
        reference.modified = "2023-03-01T08:00:00Z"
        var received = Fact(event: .received, by: "программа", program: "1.0.0")
        received.school = "school-\(school)"
        received.kind = kind
        received.risks = kind == .antirisk ? [risks[document - 2]] : []
        received.document = reference
        var fact = received
        fact.event = .examined
        fact.subject = Int64(count + 1)
        fact.status = .examined
        fact.verdict = model.fact.verdict
        // Quotations are what schools do not share.
        fact.details = model.fact.details?.replacing("\"quote\":\"", with: "\"quote\":\"\(school)-\(document) ")
        return [received, fact]
    }
}

@Suite("A report of 200 schools with ten documents each")
struct LargeReportTests {
    @Test func `weighs less than five megabytes and loses nothing`() async throws {
        let report = try await Crowd.report.value
        let page = ReportPage(report).bytes

        #expect(page.count < 5_000_000, "\(page.count) bytes")
        #expect(report.schools.count == Crowd.schools)
        #expect(report.schools.flatMap(\.required).count { $0.version != nil } == Crowd.schools * 10)
        #expect(report.schools.flatMap(\.required).reduce(0) { $0 + $1.remarks.count } > 3 * Crowd.schools * 10)
    }

    @Test func `fits the sheets of a workbook`() async throws {
        let scratch = Scratch("crowd")
        let path = scratch.appending("report.xlsx")
        try ReportWorkbook(try await Crowd.report.value).write(to: path)
        let office = Office(path)
        #expect(try office.count("row", in: "xl/worksheets/sheet2.xml") == Crowd.schools + 1)
        #expect(try office.count("row", in: "xl/worksheets/sheet5.xml") == Crowd.schools * 20 + 1)
    }
}

extension InBrowser {
    @Suite("A report of 200 schools in a browser")
    struct LargeBrowserTests {
        @Test func `filters every school and opens any of them`() async throws {
            let report = try await Crowd.report.value
            let scratch = Scratch("crowd")
            let path = scratch.appending("report.html")
            try Data(ReportPage(report).bytes).write(to: URL(filePath: path))
            let browser = try Browser.fresh()
            try browser.open(path)

            #expect(try browser.text("document.getElementById('found').textContent") == "Показано школ: 200 из 200")
            try browser.click("#q")
            try browser.type("школы 137.docx")
            #expect(try browser.text("document.getElementById('found').textContent") == "Показано школ: 1 из 200")

            let school = report.schools[42]
            let page = try #require(school.required.first { !$0.remarks.isEmpty })
            let entry = try #require(page.version?.received.number)
            try browser.open(path, at: "#open=e\(entry)")
            let text = try browser.text("document.getElementById('e\(entry)').innerText")
            for remark in page.remarks { #expect(text.contains(remark.text)) }
            // The others are not put together before they are asked for.
            #expect(try browser.number("document.querySelectorAll('details.document').length") == 10)
            #expect(browser.complaints.isEmpty, "\(browser.complaints)")
        }
    }
}
