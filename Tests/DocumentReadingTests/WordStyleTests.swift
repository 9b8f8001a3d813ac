import DocumentModel
import DocumentReading
import TestSupport
import Testing

@Suite("Headings and formatting of a Word document")
struct WordStyleTests {
    private func style(_ id: String, name: String, basedOn: String? = nil, _ content: String = "") -> String {
        let base = basedOn.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? ""
        return
            "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>\(base)\(content)</w:style>"
    }

    private func outline(_ level: Int) -> String { "<w:pPr><w:outlineLvl w:val=\"\(level)\"/></w:pPr>" }

    private func heading(_ properties: String, styles: String = "") throws -> Heading? {
        try readWord(line("Раздел", properties), styles: styles).paragraphs.first?.heading
    }

    @Test func `take the paragraph's own outline level first`() throws {
        let styles = style("1", name: "heading 1", outline(0))

        let found = try heading("<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"2\"/>", styles: styles)

        #expect(found == Heading(level: 3, source: .outlineLevel))
    }

    @Test func `take the style's outline level next, whatever its name`() throws {
        let found = try heading("<w:pStyle w:val=\"x\"/>", styles: style("x", name: "Мой стиль", outline(1)))

        #expect(found == Heading(level: 2, source: .styleOutlineLevel))
    }

    @Test func `follow the chain of styles`() throws {
        let styles =
            style("c", name: "Третий", basedOn: "b") + style("b", name: "Второй", basedOn: "a")
            + style("a", name: "Первый", outline(3))

        #expect(try heading("<w:pStyle w:val=\"c\"/>", styles: styles) == Heading(level: 4, source: .basedOn))
    }

    @Test(arguments: [
        ("1", "heading 1", 1), ("Heading2", "Мой", 2), ("x", "Заголовок 3", 3), ("a", "Название", 1), ("b", "Title", 1),
        ("c", "HEADING 4", 4), ("d", "Заголовок №2", 2), ("e", "Heading 3 (user)", 3),
    ])
    func `know a style by its name or id`(id: String, name: String, level: UInt8) throws {
        let found = try heading("<w:pStyle w:val=\"\(id)\"/>", styles: style(id, name: name))

        #expect(found == Heading(level: level, source: .styleName))
    }

    @Test(arguments: ["Heading", "Заголовок", "heading 12", "Normal", "Titles", "caption"])
    func `take other names for no heading`(name: String) throws {
        #expect(try heading("<w:pStyle w:val=\"x\"/>", styles: style("x", name: name)) == nil)
    }

    @Test func `let a style named heading 2 keep its level though it is based on heading 1`() throws {
        let styles = style("1", name: "heading 1", outline(0)) + style("2", name: "heading 2", basedOn: "1")

        #expect(try heading("<w:pStyle w:val=\"2\"/>", styles: styles) == Heading(level: 2, source: .styleName))
    }

    @Test func `let body text overrule a heading`() throws {
        let styles = style("1", name: "heading 1", outline(0)) + style("t", name: "Свой", basedOn: "1", outline(9))

        #expect(try heading("<w:pStyle w:val=\"t\"/>", styles: styles) == nil)
        #expect(try heading("<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>", styles: styles) == nil)
    }

    @Test func `end at a cycle of styles`() throws {
        let styles = style("a", name: "А", basedOn: "b") + style("b", name: "Б", basedOn: "a")

        #expect(try heading("<w:pStyle w:val=\"a\"/>", styles: styles) == nil)
    }

    @Test func `follow a chain of 20,000 styles`() throws {
        let chain = (1...20_000).map { style("s\($0)", name: "Стиль \($0)", basedOn: "s\($0 - 1)") }
        let styles = chain.reversed().joined() + style("s0", name: "Корень", outline(0))

        #expect(try heading("<w:pStyle w:val=\"s20000\"/>", styles: styles) == Heading(level: 1, source: .basedOn))
    }

    @Test func `ignore the properties before a tracked change`() throws {
        let found = try heading("<w:pPrChange w:id=\"1\"><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange>")

        #expect(found == nil)
    }

    @Test func `measure the bold start`() throws {
        let document = try readWord(
            "<w:p>\(run("Цель", "<w:b/>"))\(run(" "))\(run("программы:", "<w:b/>"))\(run(" повышение "))\(run("всего", "<w:b/>"))</w:p>"
        )
        let paragraph = try #require(document.paragraphs.first)

        #expect(Int(paragraph.boldPrefixBytes) == "Цель программы:".utf8.count)
        #expect(Int(paragraph.boldBytes) == "Цельпрограммы:всего".utf8.count)
    }

    @Test func `let a character style toggle the bold of a paragraph style`() throws {
        let strong = """
            <w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
            """
        let styles = strong + style("h", name: "Жирный", "<w:rPr><w:b/></w:rPr>")
        let body =
            "<w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr>\(run("да"))\(run("нет", "<w:rStyle w:val=\"s\"/>"))</w:p>"

        #expect(try readWord(body, styles: styles).paragraphs.first.map { Int($0.boldBytes) } == "да".utf8.count)
    }

    @Test func `hide text by a style`() throws {
        let styles = """
            <w:style w:type="character" w:styleId="h"><w:name w:val="Скрытый"/><w:rPr><w:vanish/></w:rPr></w:style>
            """

        let document = try readWord(
            "<w:p>\(run("слово"))\(run("тайна", "<w:rStyle w:val=\"h\"/>"))</w:p>",
            styles: styles
        )

        #expect(document.bodyText == "слово")
        #expect(document.notes.hidden == 1)
    }

    @Test func `give alignment, size, capitals, underline, highlight and page break`() throws {
        let body = """
            <w:p><w:pPr><w:pageBreakBefore/><w:jc w:val="center"/></w:pPr>\
            \(run("Слово", "<w:caps/><w:u w:val=\"single\"/><w:i/><w:highlight w:val=\"yellow\"/><w:sz w:val=\"32\"/>"))</w:p>
            """
        let paragraph = try #require(try readWord(body).paragraphs.first)

        #expect(paragraph.alignment == .center)
        #expect(paragraph.fontHalfPoints == 32)
        #expect(paragraph.traits == [.pageBreakBefore, .capitals, .underlined, .italic, .highlighted])
    }

    @Test func `take formatting from the default style and the document's defaults`() throws {
        let styles = """
            <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>\
            <w:jc w:val="both"/></w:pPr></w:style>
            """

        let document = try readWord(line("слово"), styles: styles)

        #expect(document.paragraphs.first?.fontHalfPoints == 28)
        #expect(document.paragraphs.first?.alignment == .justified)
        #expect(document.styleNames == ["Normal"])
    }

    // MARK: Contents lists

    @Test func `mark the lines of a contents field, over all its paragraphs`() throws {
        let begin = """
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TO</w:instrText></w:r>\
            <w:r><w:instrText>C \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>
            """
        let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        let body =
            line("Программа") + "<w:p>\(begin)\(run("Цели 3"))</w:p>" + line("Задачи 4") + "<w:p>\(end)</w:p>"
            + line("Цели")

        let marks = try readWord(body).paragraphs.map { $0.traits.contains(.contents) }

        #expect(marks == [false, true, true, true, false])
    }

    @Test func `mark the lines of a contents control`() throws {
        let body = """
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>\
            <w:sdtContent>\(line("Цели 3"))</w:sdtContent></w:sdt>\(line("Цели"))
            """

        #expect(try readWord(body).paragraphs.map { $0.traits.contains(.contents) } == [true, false])
    }

    @Test func `mark the lines of contents styles`() throws {
        let styles =
            style("11", name: "toc 1") + style("o", name: "TOC Heading", basedOn: "1")
            + style("1", name: "heading 1", outline(0))
        let body = line("Оглавление", "<w:pStyle w:val=\"o\"/>") + line("Цели 3", "<w:pStyle w:val=\"11\"/>")

        let document = try readWord(body, styles: styles)

        #expect(document.paragraphs.map { $0.traits.contains(.contents) } == [true, true])
        #expect(document.paragraphs.map(\.heading) == [nil, nil])
    }
}
