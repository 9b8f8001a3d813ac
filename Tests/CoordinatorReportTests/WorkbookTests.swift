import Expertise
import ExpertiseLog
import Foundation
import Hashing
import Intake
import Reporting
import Roadmap
import TestSupport
import Testing

@testable import CoordinatorReport

@Suite("The workbook")
struct WorkbookTests {
    private let scratch = Scratch("workbook")

    private func write(_ report: CoordinatorReport, as name: String = "report.xlsx") throws -> Office {
        let path = scratch.appending(name)
        try ReportWorkbook(report).write(to: path)
        return Office(path)
    }

    @Test(.enabled(if: Office.isThere))
    func `shows LibreOffice the figures of the status and of the log`() async throws {
        let story = try await Story.spring.value
        let report = try story.report()
        let sheets = try write(report).sheets()
        let status = try story.status()

        let summary = try #require(sheets["Сводка"])
        #expect(summary.contains { $0.contains("День отчёта") && $0.contains("15.05.2023") })
        for number in [16, 19, 21, 23] {
            let row = try #require(summary.first { $0.first == String(number) })
            let count = try #require(status.items.first { $0.item.number == number }?.count)
            #expect(row[6] == String(count.numerator), "\(row)")
            #expect(row[7] == String(count.denominator), "\(row)")
            let share = try #require(count.share)
            #expect(["\(share)%", "\(share)%".replacing(".", with: ",")].contains(row[8]), "\(row)")
        }
        #expect(summary.count { Int($0.first ?? "") != nil } == 34)

        let schools = try #require(sheets["Школы"])
        let head = try #require(schools.first)
        let columns = [16, 19, 23].compactMap { head.firstIndex(of: "п. \($0)") }
        try #require(columns.count == 3)
        for (row, standing) in zip(schools.dropFirst(), status.schools) {
            #expect(row[1] == standing.school.name)
            #expect(columns.map { row[$0] == "да" } == [standing.item16, standing.item19, standing.item23])
            #expect(row[3] == standing.documents[0].state.title)
        }

        let journal = try #require(sheets["Журнал"])
        let entries = try story.log.entries()
        #expect(journal.count == entries.count + 1)
        #expect(journal.dropFirst().map { $0.last } == entries.map(\.hash))
        let csv = Office.rows(of: LogReport(entries: entries, register: try story.configuration.register).csv)
        #expect(csv.count == journal.count)

        let documents = try #require(sheets["Документы"])
        #expect(documents.count == report.schools.flatMap(\.documents).count + report.homeless.count + 1)
        let remarks = try #require(sheets["Замечания"])
        for remark in report.schools.flatMap(\.required).flatMap(\.remarks) {
            #expect(remarks.contains { $0.contains(remark.text) }, "\(remark.text)")
        }
    }

    @Test func `is the same bytes for the same log and day`() async throws {
        let story = try await Story.spring.value
        let first = try write(try story.report(), as: "1.xlsx")
        let second = try write(try story.report(), as: "2.xlsx")

        let bytes = try Data(contentsOf: URL(filePath: first.workbook))
        #expect(try bytes == Data(contentsOf: URL(filePath: second.workbook)))
        let properties = try first.part("docProps/core.xml")
        #expect(properties.contains("2023-05-15T00:00:00Z"))
    }

    @Test func `writes dates, numbers and shares as such, freezes heads and fits the width of a page`() async throws {
        let office = try write(try await Story.spring.value.report())

        for sheet in 1...5 {
            let xml = try office.part("xl/worksheets/sheet\(sheet).xml")
            #expect(xml.contains("state=\"frozen\""), "sheet \(sheet)")
            #expect(xml.contains("<autoFilter"), "sheet \(sheet)")
            #expect(xml.contains("fitToWidth=\"1\"") || xml.contains("fitToHeight=\"0\""), "sheet \(sheet)")
            #expect(xml.contains("fitToPage=\"1\""), "sheet \(sheet)")
            #expect(xml.contains("orientation=\"landscape\""), "sheet \(sheet)")
        }
        for sheet in 1...3 {
            #expect(try office.count("conditionalFormatting", in: "xl/worksheets/sheet\(sheet).xml") > 0 || sheet == 1)
        }
        // 15 May 2023 as Excel counts days.
        #expect(try office.part("xl/worksheets/sheet1.xml").contains("<v>45061</v>"))
        #expect(try office.part("xl/worksheets/sheet1.xml").contains("<v>0.5</v>"))
    }

    @Test func `holds no formula, whatever documents, schools and people are called`() async throws {
        let office = try write(try await Hostile.story.value)

        for sheet in 1...5 {
            let part = "xl/worksheets/sheet\(sheet).xml"
            #expect(try office.count("f", in: part) == 0)
            #expect(try office.count("hyperlink", in: part) == 0)
        }
    }

    @Test(.enabled(if: Office.isThere))
    func `keeps hostile text as it was written`() async throws {
        let sheets = try write(try await Hostile.story.value).sheets()

        let schools = try #require(sheets["Школы"])
        for (row, text) in zip(schools.dropFirst(), Hostile.texts) {
            #expect(row[1] == PlainText.shown("МБОУ \(text)"), "\(row)")
            #expect(row[2] == PlainText.shown(text), "\(row)")
        }
        #expect(schools.count == Hostile.texts.count + 1)
    }

    @Test func `cuts what no cell can hold and says so`() {
        let long = String(repeating: "Ж", count: 40_000)
        let written = SpreadsheetText.written(long)

        #expect(written.utf16.count == SpreadsheetText.mostCharacters)
        #expect(written.hasSuffix("… (показано начало)"))
        #expect(SpreadsheetText.written("_x0041_") == "_x005F_x0041_")
        #expect(SpreadsheetText.written("_x004_ и _x00zz_") == "_x004_ и _x00zz_")
    }

    @Test func `into a folder that cannot be written says what is wrong`() async throws {
        let report = try await Story.spring.value.report()
        #expect(throws: WorkbookFailure.self) {
            try ReportWorkbook(report).write(to: scratch.appending("нет такой папки/report.xlsx"))
        }
    }
}
