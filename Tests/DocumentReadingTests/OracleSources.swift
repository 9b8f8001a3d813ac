/// Documents that other programs are asked about: each shows a few constructs, in words made up here.
struct OracleSource {
    /// What a witness is known to say wrongly of a construct, so that it is not asked.
    struct Doubts: OptionSet {
        let rawValue: Int
        /// LibreOffice's text export sets numbers of notes into the text, shows deletions, drops text boxes.
        static let officeWords = Doubts(rawValue: 1 << 0)
        /// pandoc's reader of ODT drops text boxes, sections, contents lists, lists and tables in cells.
        static let pandocODT = Doubts(rawValue: 1 << 1)
        /// pandoc's reader of DOCX drops text boxes.
        static let pandocDOCX = Doubts(rawValue: 1 << 2)
    }

    var name: String
    var fixture: OpenDocumentFixture
    var doubts: Doubts = []

    static let styles = """
        <style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>\
        <style:style style:name="Standard" style:family="paragraph" style:class="text"/>\
        <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" \
        style:parent-style-name="Standard" style:default-outline-level="1" style:class="text"/>\
        <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" \
        style:parent-style-name="Standard" style:default-outline-level="2" style:class="text"/>\
        <style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" \
        style:parent-style-name="Standard" style:default-outline-level="3" style:class="text"/>
        """

    static let automatic = """
        <style:style style:name="Ж" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>\
        <style:style style:name="К" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>\
        <style:style style:name="З" style:family="text"><style:text-properties fo:text-transform="uppercase"/></style:style>\
        \(listStyle("Ч", "1", ".", "1", "."))\(listStyle("Р", "I", ".", "1", ")"))\
        \(listStyle("Б", "а, б, .., аа, аб, ... (ru)", ")", "i", "."))\(listStyle("Л", "a", ")", "A", "."))\
        <text:list-style style:name="М"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>\
        <text:list-level-style-bullet text:level="2" text:bullet-char="◦"/></text:list-style>
        """

    private static func listStyle(_ name: String, _ one: String, _ suffix: String, _ two: String, _ last: String)
        -> String
    {
        """
        <text:list-style style:name="\(name)">\
        <text:list-level-style-number text:level="1" style:num-format="\(one)" style:num-suffix="\(suffix)"/>\
        <text:list-level-style-number text:level="2" style:num-format="\(two)" style:num-suffix="\(last)" \
        text:display-levels="2"/></text:list-style>
        """
    }

    init(_ name: String, doubts: Doubts = [], styles: String = "", master: String = "", _ body: String) {
        self.name = name
        self.doubts = doubts
        fixture = OpenDocumentFixture(
            styles: Self.styles + styles,
            automatic: Self.automatic,
            master: master,
            body: body
        )
    }
}

/// Sentences of school-like words, the same on every run.
struct OracleWords {
    private var state: UInt64
    private static let stock = """
        школа ученики педагоги риск низкая мотивация план повышение качества диагностика цель задачи мероприятие \
        ответственный срок показатель доля процент результаты «дорожная карта» наставничество родители класс 5–9 \
        2023–2024 уч. год; кабинет, оснащение: таблица (приложение) №7 — анализ причин ёлка объём съезд
        """.split(separator: " ").map(String.init)

    init(seed: UInt64) { state = seed }

    mutating func next(_ count: Int) -> String {
        (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Self.stock[Int(state >> 33) % Self.stock.count]
        }
        .joined(separator: " ")
    }

    mutating func paragraph(_ count: Int = 9, style: String = "Standard") -> String {
        "<text:p text:style-name=\"\(style)\">\(next(count))</text:p>"
    }

    mutating func heading(_ level: Int, _ count: Int = 3) -> String {
        """
        <text:h text:style-name="Heading_20_\(level)" text:outline-level="\(level)">\(next(count))</text:h>
        """
    }

    mutating func item(_ inner: String = "") -> String { "<text:list-item>\(paragraph(4))\(inner)</text:list-item>" }

    mutating func items(_ count: Int) -> String { (0..<count).map { _ in item() }.joined() }

    mutating func list(_ style: String, _ count: Int, _ attributes: String = "") -> String {
        "<text:list text:style-name=\"\(style)\" \(attributes)>\(items(count))</text:list>"
    }

    mutating func cell(_ attributes: String = "", _ inner: String = "") -> String {
        "<table:table-cell office:value-type=\"string\" \(attributes)>\(paragraph(3))\(inner)</table:table-cell>"
    }

    mutating func table(_ rows: Int, _ columns: Int) -> String {
        let rows = (0..<rows).map { _ in
            "<table:table-row>" + (0..<columns).map { _ in cell() }.joined() + "</table:table-row>"
        }
        return
            "<table:table><table:table-column table:number-columns-repeated=\"\(columns)\"/>\(rows.joined())</table:table>"
    }
}

extension OracleSource {
    static let all: [OracleSource] = texts + lists + tables + apart

    private static var texts: [OracleSource] {
        var w = OracleWords(seed: 1)
        return [
            OracleSource("paragraphs", (0..<12).map { w.paragraph(5 + $0 * 3) }.joined()),
            OracleSource(
                "blanks",
                """
                <text:p>раз<text:s text:c="3"/>два<text:tab/>три<text:line-break/>четыре</text:p>\
                <text:p> пять \n  шесть </text:p><text:p/><text:p>семь<text:soft-page-break/>восемь</text:p>
                """
            ),
            OracleSource(
                "headings",
                w.heading(1) + w.paragraph() + w.heading(2) + w.paragraph() + w.heading(3) + w.paragraph()
                    + w.heading(2)
                    + w.heading(1) + w.paragraph(20)
            ),
            OracleSource(
                "numbered-headings",
                styles: """
                    <text:outline-style style:name="Outline">\
                    <text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>\
                    <text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>\
                    </text:outline-style>
                    """,
                w.heading(1) + w.heading(2) + w.paragraph() + w.heading(2) + w.heading(3) + w.heading(1) + w.heading(2)
            ),
            OracleSource(
                "contents",
                doubts: .pandocODT,
                """
                <text:table-of-content text:name="Содержание"><text:table-of-content-source text:outline-level="2"/>\
                <text:index-body><text:index-title text:name="С"><text:p>Содержание</text:p></text:index-title>\
                <text:p>Цели<text:tab/>1</text:p><text:p>Задачи<text:tab/>2</text:p></text:index-body></text:table-of-content>\
                \(w.heading(1))\(w.paragraph())
                """
            ),
            OracleSource(
                "marks",
                """
                <text:p>\(w.next(2)) <text:span text:style-name="Ж">\(w.next(3)) <text:span text:style-name="К">\(w.next(2))\
                </text:span></text:span> \(w.next(1)).</text:p><text:p><text:span text:style-name="З">\(w.next(4))</text:span></text:p>\
                <text:p>сло<text:span text:style-name="Ж">во</text:span>сочетание</text:p>
                """
            ),
            OracleSource(
                "links-and-fields",
                """
                <text:p><text:bookmark-start text:name="м"/>дорожная карта<text:bookmark-end text:name="м"/> \
                <text:a xlink:type="simple" xlink:href="https://example.org/">\(w.next(2))</text:a> \
                <text:bookmark-ref text:reference-format="text" text:ref-name="м">дорожная карта</text:bookmark-ref></text:p>\
                \(w.paragraph())
                """
            ),
        ]
    }

    private static var lists: [OracleSource] {
        var w = OracleWords(seed: 2)
        let nested = { (style: String, w: inout OracleWords) in
            """
            <text:list text:style-name="\(style)">\(w.item("<text:list>\(w.items(3))</text:list>"))\
            \(w.item())\(w.item("<text:list>\(w.items(2))</text:list>"))</text:list>
            """
        }
        return [
            OracleSource("numbers", w.paragraph() + nested("Ч", &w) + w.paragraph()),
            OracleSource("roman", nested("Р", &w) + w.paragraph() + w.list("Р", 5)),
            OracleSource("russian-letters", w.list("Б", 29)),
            OracleSource("latin-letters", w.list("Л", 6) + nested("Л", &w)),
            OracleSource("bullets", w.paragraph() + nested("М", &w)),
            OracleSource(
                "continued",
                w.list("Ч", 2, "xml:id=\"l1\"") + w.paragraph() + w.list("Ч", 2, "text:continue-numbering=\"true\"")
                    + w.list("Л", 3) + w.list("Ч", 2, "text:continue-list=\"l1\"") + w.paragraph() + w.list("Ч", 2)
            ),
        ]
    }

    private static var tables: [OracleSource] {
        var w = OracleWords(seed: 3)
        let covered = "<table:covered-table-cell/>"
        let merged = """
            <table:table><table:table-column table:number-columns-repeated="3"/>\
            <table:table-row>\(w.cell("table:number-columns-spanned=\"2\""))\(covered)\(w.cell())</table:table-row>\
            <table:table-row>\(w.cell("table:number-rows-spanned=\"2\""))\(w.cell())\(w.cell())</table:table-row>\
            <table:table-row>\(covered)\(w.cell())\(w.cell())</table:table-row></table:table>
            """
        return [
            OracleSource("table", w.paragraph() + w.table(4, 3) + w.paragraph()),
            OracleSource("two-tables", w.heading(1) + w.table(2, 2) + w.heading(2) + w.table(3, 4) + w.paragraph()),
            OracleSource("merged-cells", w.paragraph() + merged + w.paragraph()),
            OracleSource(
                "table-in-table",
                doubts: .pandocODT,
                """
                <table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>\(w.cell())\
                \(w.cell("", w.table(2, 2) + w.paragraph(2)))</table:table-row></table:table>\(w.paragraph())
                """
            ),
            OracleSource(
                "passport",
                doubts: .pandocODT,
                """
                <table:table><table:table-column table:number-columns-repeated="2"/>\
                <table:table-row>\(w.cell())\(w.cell("", w.paragraph() + w.paragraph()))</table:table-row>\
                <table:table-row>\(w.cell())\(w.cell("", w.list("М", 3)))</table:table-row>\
                <table:table-row>\(w.cell())<table:table-cell><text:p/></table:table-cell></table:table-row></table:table>
                """
            ),
        ]
    }

    /// Text that stands apart from the body, or in it without being seen.
    private static var apart: [OracleSource] {
        var w = OracleWords(seed: 4)
        let note = { (kind: String, w: inout OracleWords) in
            """
            <text:note text:note-class="\(kind)"><text:note-citation>1</text:note-citation>\
            <text:note-body>\(w.paragraph(4))</text:note-body></text:note>
            """
        }
        return [
            OracleSource(
                "notes",
                doubts: .officeWords,
                "<text:p>\(w.next(3))\(note("footnote", &w)) \(w.next(3))\(note("endnote", &w)).</text:p>"
                    + w.paragraph()
            ),
            OracleSource(
                "text-box",
                doubts: [.officeWords, .pandocODT, .pandocDOCX],
                """
                <text:p>\(w.next(4))<draw:frame text:anchor-type="paragraph" svg:width="6cm" svg:height="3cm">\
                <draw:text-box>\(w.paragraph(5))</draw:text-box></draw:frame></text:p>\(w.paragraph())
                """
            ),
            OracleSource(
                "changes",
                doubts: .officeWords,
                """
                <text:tracked-changes text:track-changes="false">\
                <text:changed-region xml:id="ct1" text:id="ct1"><text:insertion><office:change-info><dc:creator>А</dc:creator>\
                <dc:date>2023-03-01T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>\
                <text:changed-region xml:id="ct2" text:id="ct2"><text:deletion><office:change-info><dc:creator>А</dc:creator>\
                <dc:date>2023-03-01T10:00:00</dc:date></office:change-info><text:p>УДАЛЕНО</text:p></text:deletion>\
                </text:changed-region></text:tracked-changes>\
                <text:p>\(w.next(2)) <text:change-start text:change-id="ct1"/>вставлено<text:change-end text:change-id="ct1"/> \
                \(w.next(2))<text:change text:change-id="ct2"/></text:p>\(w.paragraph())
                """
            ),
            OracleSource(
                "section-and-comment",
                doubts: .pandocODT,
                """
                <text:section text:name="Раздел">\(w.paragraph())</text:section>\
                <text:p>\(w.next(2))<office:annotation><dc:creator>А</dc:creator><text:p>ЗАМЕТКА</text:p></office:annotation></text:p>
                """
            ),
            OracleSource(
                "header-and-footer",
                master: """
                    <style:master-page style:name="Standard" style:page-layout-name="Макет"><style:header>\(w.paragraph(2))</style:header>\
                    <style:footer>\(w.paragraph(2))</style:footer></style:master-page>
                    """,
                w.heading(1) + w.paragraph()
            ),
        ]
    }
}
