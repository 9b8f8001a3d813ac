import CoordinatorReport
import Foundation
import Intake
import Reporting
import Roadmap
import TestSupport
import Testing

/// A register, names, reasons and documents that try to become something else than text.
enum Hostile {
    static let texts = [
        "<script>document.title='взлом'</script>", "</script><img src=x onerror=alert(1)>", "--><!-- ]]>",
        "</style><style>*{display:none}</style>", "\"' onmouseover=\"alert(1)", "=cmd|' /C calc'!A0", "+7 (845) 000",
        "@SUM(1+1)", "\u{202E}xcod.exe", "👩🏽‍🏫 «цель» & <b>", "&lt;b&gt; &#60;", "\"\u{301} onfocus=alert(1)",
        "_x0041_", "javascript:alert(1)", "\u{8}\u{1B}[31m",
    ]

    /// A school called by each of the texts, with a document named so and a curator who is called so.
    static let story = Task {
        var register = "municipality: \(Browser.quoted(texts[0]))\nschools:\n"
        for (number, text) in texts.enumerated() {
            register += """
                  - id: k\(number)
                    name: \(Browser.quoted("МБОУ \(text)"))
                    curator: \(Browser.quoted(text))
                    risks: [R09]

                """
        }
        let story = try Story(register: register)
        try story.turn(to: "2023-03-20")
        for (number, text) in texts.enumerated() {
            let name = text.replacing("/", with: "∕")
            try story.put(Data(concept(text).bytes()), as: "k\(number)/\(name).docx")
        }
        try await story.run()
        for (number, text) in texts.enumerated() {
            try story.decide("k\(number)", .concept, verdict: .partly, by: text, reason: text)
        }
        return try story.report()
    }

    /// The text stands where it is quoted: in blanks of the template.
    private static func concept(_ text: String) -> PackageFixture {
        let lines = [
            "МБОУ \(text)", "Концепция развития", "на 2023–2025 годы", "Введение", "____ \(text) ____", "(ФИО) \(text)",
            "Цели и задачи развития", "Проведение \(text) мероприятий.",
        ]
        return .docx(body: lines.map { "<w:p><w:r><w:t>\(xml($0))</w:t></w:r></w:p>" }.joined())
    }

    /// Valid XML that holds as much of `text` as XML can.
    private static func xml(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
            .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

@Suite("Text that wants to be more than text")
struct HostileTextTests {
    @Test func `stays text on the page`() async throws {
        let page = String(decoding: ReportPage(try await Hostile.story.value).bytes, as: UTF8.self)

        // Its own script and style, and nothing else that a parser of HTML would see as an element of that kind.
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(page.components(separatedBy: "</script").count == 2)
        #expect(page.components(separatedBy: "<style").count == 2)
        #expect(page.components(separatedBy: "</style").count == 2)
        #expect(!page.contains("<img"))
        #expect(!page.contains("<!--"))
        #expect(!page.unicodeScalars.contains("\u{202E}"))
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test(arguments: Hostile.texts)
    func `stays text in a table for Excel`(text: String) {
        var table = CSVTable(["столбец"])
        table.append([text])

        let cell = table.text.dropFirst("\u{FEFF}столбец\r\n".count)
        let first = cell.first { $0 != "\"" && !$0.isWhitespace }
        #expect(first.map { !"=+-@".contains($0) } ?? true, "\(cell)")
        #expect(!cell.unicodeScalars.contains { $0.value < 0x20 && !"\r\n".unicodeScalars.contains($0) })
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), (" =1+1", "' =1+1"), ("\t=1", "' =1"), ("\u{0}=1", "[U+0000]=1"), ("-5", "'-5"),
        ("＝1+1", "'＝1+1"), ("5-3", "5-3"),
        ("а;б", "\"а;б\""), ("он сказал «\"»", "\"он сказал «\"\"»\""),
    ])
    func `is guarded in CSV before anything that starts a formula`(text: String, cell: String) {
        var table = CSVTable(["столбец"])
        table.append([text])
        #expect(table.text == "\u{FEFF}столбец\r\n\(cell)\r\n")
    }
}

extension InBrowser {
    @Suite("Text that wants to be more than text, in a browser")
    struct HostileBrowserTests {
        @Test func `is shown as it was written and runs nothing`() async throws {
            let scratch = Scratch("hostile")
            let path = scratch.appending("report.html")
            try Data(ReportPage(try await Hostile.story.value).bytes).write(to: URL(filePath: path))
            let browser = try Browser.fresh()
            try browser.open(path)
            try browser.click("#open")

            #expect(browser.complaints.isEmpty, "\(browser.complaints)")
            #expect(try browser.text("document.title").hasPrefix("Отчёт координатора"))
            #expect(try browser.number("document.querySelectorAll('script').length") == 1)
            #expect(try browser.number(Self.handlers) == 0)
            for (number, text) in Hostile.texts.enumerated() {
                let name = try browser.text("document.querySelector('tr[data-school=k\(number)] th a').textContent")
                #expect(name == PlainText.shown("МБОУ \(text)"))
                let school = try browser.text("document.getElementById('s-k\(number)').textContent")
                #expect(school.contains("Причина: \(PlainText.shown(text))"), "\(text)")
                #expect(school.contains(PlainText.shown(text.replacing("/", with: "∕")) + ".docx"), "\(text)")
                // What was typed as it stands there finds the school.
                let typed = Browser.quoted(PlainText.shown("МБОУ \(text)"))
                try browser.value("document.getElementById('q').value = \(typed)")
                try browser.value("document.getElementById('filter').dispatchEvent(new Event('input'))")
                #expect(!(try browser.isTrue("document.querySelector('tr[data-school=k\(number)]').hidden")), "\(text)")
            }
        }

        /// Elements with an attribute that runs something.
        private static let handlers = """
            [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length
            """
    }
}
