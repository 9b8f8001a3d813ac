import Foundation
import Hashing
import Roadmap
import TestSupport
import Testing

@testable import CoordinatorReport

/// One browser serves all, one test at a time.
@Suite(.serialized, .enabled(if: Browser.isThere))
enum InBrowser {}

extension InBrowser {
    @Suite("The page in a browser")
    struct BrowserTests {
        private let scratch = Scratch("page")
        private let report: CoordinatorReport
        private var path: String { scratch.appending("report.html") }

        init() async throws {
            report = try await Story.spring.value.report()
            try Data(ReportPage(report).bytes).write(to: URL(filePath: scratch.appending("report.html")))
        }

        private static let visibleRows =
            "[...document.querySelectorAll('#matrix tbody tr')].filter(r => r.offsetHeight > 0).map(r => r.dataset.school).join()"
        private static let openSchools = "[...document.querySelectorAll('details.school[open]')].map(d => d.id).join()"

        @Test func `loads without a complaint and shows the figures`() throws {
            let browser = try Browser.fresh()
            try browser.open(path)

            #expect(browser.complaints.isEmpty, "\(browser.complaints)")
            for item in [16, 19, 23] {
                let count = try #require(report.item(item)?.count)
                let text = try browser.text("document.querySelector('#i\(item) .figure').textContent")
                #expect(text.contains("\(count.numerator) из \(count.denominator)"), "\(text)")
                #expect(text.contains("\(count.share.map { Int($0) } ?? -1)\u{A0}%"), "\(text)")
            }
            #expect(try browser.number("document.querySelectorAll('.roadmap tbody tr').length") == 34)
            #expect(try browser.text("document.getElementById('found').textContent") == "Показано школ: 4 из 4")
        }

        @Test func `filters by what is typed and keeps the filter in the address`() throws {
            let browser = try Browser.fresh()
            try browser.open(path)

            try browser.click("#q")
            try browser.type("лебяжий плес")

            #expect(try browser.text(Self.visibleRows) == "lebyazhiy-ples")
            #expect(try browser.text("document.getElementById('found').textContent") == "Показано школ: 1 из 4")
            #expect(
                try browser.number("[...document.querySelectorAll('details.school')].filter(d => !d.hidden).length")
                    == 1
            )
            let address = try browser.text("location.hash")
            #expect(address.hasPrefix("#q="))

            try browser.open(path, at: address)
            #expect(try browser.text(Self.visibleRows) == "lebyazhiy-ples")
            #expect(try browser.text("document.getElementById('q').value") == "лебяжий плес")
            #expect(browser.complaints.isEmpty, "\(browser.complaints)")
        }

        @Test(arguments: [
            (
                "#curator=%D0%94%D1%80%D0%BE%D0%B7%D0%B4%D0%B5%D1%86%D0%BA%D0%B8%D0%B9+%D0%92.+%D0%A1.",
                "gusinaya-loshchina,lebyazhiy-ples"
            ),
            ("#item=16", "gusinaya-loshchina,lebyazhiy-ples"),
            ("#item=19", "malyy-uzmornik,gusinaya-loshchina,lebyazhiy-ples"),
            ("#state=missing&item=19", "gusinaya-loshchina,lebyazhiy-ples"),
            ("#state=unreadable", ""),
            ("#q=%D1%83%D0%B7%D0%BC%D0%BE%D1%80&item=16", ""),
        ])
        func `filters by curator, state and item from the address`(address: String, schools: String) throws {
            let browser = try Browser.fresh()
            try browser.open(path, at: address)

            #expect(try browser.text(Self.visibleRows) == schools)
            #expect(try browser.isTrue("document.getElementById('none').hidden") == !schools.isEmpty)
        }

        @Test func `opens a school and its document from the table`() throws {
            let browser = try Browser.fresh()
            try browser.open(path)
            let school = try #require(report.schools.first { $0.id == "malyy-uzmornik" })
            let programme = try #require(school.required.first { $0.risks == [.r02] })
            let entry = try #require(programme.version?.received.number)

            try browser.click("#matrix a[href='#e\(entry)']")

            #expect(try browser.text(Self.openSchools) == "s-malyy-uzmornik")
            #expect(try browser.isTrue("document.getElementById('e\(entry)').open"))
            #expect(try browser.text("location.hash") == "#open=e\(entry)")
            #expect(try browser.isTrue("document.activeElement === document.querySelector('#e\(entry) > summary')"))
            let shown = try browser.text("document.getElementById('e\(entry)').innerText")
            for remark in programme.remarks { #expect(shown.contains(remark.text)) }
            #expect(shown.contains(programme.version?.document?.sha256.hex ?? "?"))

            // Back leads back.
            try browser.value("history.back()")
            try browser.wait("location.hash === ''")
        }

        @Test func `shows what a link leads to even where the filter hides its school`() throws {
            let browser = try Browser.fresh()
            let entry = try #require(report.schools[0].required[0].version?.received.number)

            try browser.open(path, at: "#item=16&open=e\(entry)")

            #expect(try browser.number("document.getElementById('e\(entry)').offsetHeight") > 0)
            #expect(try browser.text("document.getElementById('item').value") == "16")
            #expect(try browser.text("document.getElementById('found').textContent") == "Показано школ: 2 из 4")
        }

        @Test func `answers to the keyboard alone`() throws {
            let browser = try Browser.fresh()
            try browser.open(path)

            try browser.press("Tab", 9)
            #expect(try browser.text("document.activeElement.className") == "skip")
            try browser.press("Enter", 13)
            #expect(try browser.text("document.activeElement.id") == "content")

            try browser.value("document.querySelector('#i19 .holders > summary').focus()")
            try browser.press("Enter", 13)
            #expect(try browser.isTrue("document.querySelector('#i19 .holders').open"))
            let text = try browser.text("document.querySelector('#i19 .holders').innerText")
            #expect(text.contains("СОШ с. Малый Узморник"))
            #expect(text.contains("E17"))
        }

        @Test func `is read without a script`() throws {
            let browser = try Browser.fresh()
            try browser.forbidScripts()
            try browser.open(path)

            // The test itself still may ask.
            #expect(try browser.isTrue("document.getElementById('filter').offsetHeight === 0"))
            #expect(try browser.text(Self.visibleRows).split(separator: ",").count == 4)
            try browser.click("#s-malyy-uzmornik > summary")
            #expect(try browser.text(Self.openSchools) == "s-malyy-uzmornik")
            #expect(try browser.text("document.getElementById('s-malyy-uzmornik').innerText").contains("E17"))
        }

        @Test func `holds the same when the schools are packed`() throws {
            let packed = scratch.appending("packed.html")
            try Data(ReportPage(report, mostBytesWrittenOut: 0).bytes).write(to: URL(filePath: packed))
            let browser = try Browser.fresh()
            let schools = "[...document.querySelectorAll('details.school')].map(d => d.textContent).join()"
            try browser.open(path)
            try browser.click("#open")
            let written = try browser.text(schools)

            try browser.open(packed)
            #expect(try browser.number("document.querySelectorAll('details.document').length") == report.homeless.count)
            try browser.click("#open")

            #expect(try browser.text(schools) == written)
            #expect(written.count > 5000)
            // A link into a school that was never opened.
            let entry = try #require(report.schools[1].required[0].version?.received.number)
            try browser.open(packed, at: "#e\(entry)")
            #expect(try browser.isTrue("document.getElementById('e\(entry)').open"))
            #expect(browser.complaints.isEmpty, "\(browser.complaints)")
        }

        @Test(arguments: [320, 390, 768, 1000, 1440])
        func `needs no sideways scrolling`(width: Int) throws {
            let browser = try Browser.fresh()
            try browser.view(width: width, height: 800)
            try browser.open(path)
            try browser.click("#open")

            #expect(try browser.number("document.documentElement.scrollWidth") <= width)
        }
    }
}
