import DocumentModel
import DocumentReading
import TestSupport
import Testing

@Suite("An OpenDocument file")
struct OpenDocumentPackageTests {
    private static let fixture = OpenDocumentFixture(
        styles: """
            <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" \
            style:default-outline-level="1"/><text:outline-style style:name="O"><text:outline-level-style text:level="1" \
            style:num-format="1" style:num-suffix="."/></text:outline-style>
            """,
        automatic: """
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1">\
            <style:paragraph-properties fo:text-align="center"/></style:style>\
            <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
            """,
        master: """
            <style:master-page style:name="Standard"><style:header><text:p text:style-name="P1">Шапка</text:p></style:header>\
            </style:master-page>
            """,
        meta: "<dc:title>Программа</dc:title>",
        body: """
            <text:h text:style-name="P1" text:outline-level="1">Цель</text:h>\
            <text:p>Повысить <text:span text:style-name="T1">качество</text:span>\
            <text:note text:note-class="footnote"><text:note-body><text:p>сноска</text:p></text:note-body></text:note></text:p>\
            <table:table><table:table-row><table:table-cell><text:p>Срок</text:p></table:table-cell>\
            <table:table-cell><text:p>2023</text:p></table:table-cell></table:table-row></table:table>
            """
    )

    private static func read(_ parts: [(String, String)]) throws(Refusal) -> Document {
        try DocumentReader().read(PackageFixture(parts.map { PackageFixture.Part($0.0, $0.1) }).bytes())
    }

    /// The parts of the fixture with one replaced, or left out when `content` is nil.
    private static func parts(_ name: String, _ content: String?) -> [(String, String)] {
        fixture.parts.compactMap { part in
            guard part.0 == name else { return part }
            return content.map { (name, $0) }
        }
    }

    @Test func `is the same document as a package and as a flat file`() throws {
        var package = try Self.read(Self.fixture.parts)
        let flat = try Self.fixture.read()

        #expect(package.format == .odt)
        #expect(flat.format == .fodt)
        package.format = .fodt
        #expect(package == flat)
        #expect(package.labelledLines == ["1. Цель", "Повысить качество", "Срок", "2023"])
        #expect(package.texts(of: .header) == ["Шапка"])
    }

    @Test func `does not take an automatic style of the page layout for one of the text`() throws {
        let styles = Self.fixture.stylesXML.replacingOnce("fo:font-weight=\"bold\"", "text:display=\"none\"")
        let content = Self.fixture.contentXML.replacingOnce("style:name=\"T1\"", "style:name=\"T2\"")
        let document = try Self.read([
            ("mimetype", OpenDocumentFixture.mimeType), ("styles.xml", styles), ("content.xml", content),
        ])
        #expect(document.paragraph("Повысить качество")?.boldBytes == 0)
    }

    @Test(arguments: ["styles.xml", "meta.xml", "META-INF/manifest.xml"])
    func `is read without a part that is not needed`(name: String) throws {
        let document = try Self.read(Self.parts(name, nil))
        #expect(document.string(of: document.blocks) == "Цель\nПовысить качество\nСрок\n2023")
        #expect(document.notes.skipped == 0)
    }

    @Test(arguments: ["styles.xml", "meta.xml"])
    func `is read with a damaged part that is not needed, and says so`(name: String) throws {
        let whole = try #require(Self.fixture.parts.first { $0.0 == name }).1
        let document = try Self.read(Self.parts(name, String(whole.prefix(whole.count * 2 / 3))))
        #expect(document.string(of: document.blocks) == "Цель\nПовысить качество\nСрок\n2023")
        #expect(document.notes.skipped == 1)
    }

    @Test func `is read without the entry that names its type`() throws {
        #expect(try Self.read(Self.parts("mimetype", nil)).labelledLines.count == 4)
    }

    @Test func `may be a template`() throws {
        let document = try Self.read(Self.parts("mimetype", OpenDocumentFixture.mimeType + "-template\n"))
        #expect(document.format == .odt)
    }

    @Test func `may hold scripts with a document type, which are not read`() throws {
        let parts = Self.fixture.parts + [("Basic/script-lc.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>")]
        #expect(try Self.read(parts).labelledLines.count == 4)
    }

    private static let namespaces = OpenDocumentFixture.namespaces

    /// Damages of one part each, and the code of the refusal.
    private static let refused: [(what: String, parts: [(String, String)], code: String)] = [
        ("no content", parts("content.xml", nil), "missing-part"),
        ("content cut", parts("content.xml", String(fixture.contentXML.dropLast(40))), "damaged-xml"),
        ("content empty", parts("content.xml", ""), "damaged-xml"),
        ("content no XML", parts("content.xml", "просто текст"), "damaged-xml"),
        ("content of another format", parts("content.xml", "<a/>"), "missing-part"),
        (
            "tags that do not match",
            parts("content.xml", fixture.contentXML.replacingOnce("</text:h>", "</text:p>")), "damaged-xml"
        ),
        (
            "document type",
            parts("content.xml", fixture.contentXML.replacingOnce("<office:", "<!DOCTYPE office><office:")),
            "forbidden-xml"
        ),
        (
            "own entities",
            parts(
                "content.xml",
                fixture.contentXML.replacingOnce("<office:", "<!DOCTYPE o [<!ENTITY a \"аааа\">]><office:")
                    .replacingOnce("Цель", "&a;")
            ), "forbidden-xml"
        ),
        ("unknown entity", parts("content.xml", fixture.contentXML.replacingOnce("Цель", "&nbsp;")), "forbidden-xml"),
        (
            "inclusion",
            parts(
                "content.xml",
                fixture.contentXML.replacingOnce(
                    "Цель",
                    "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>"
                )
            ), "forbidden-xml"
        ),
        (
            "document type in the styles",
            parts("styles.xml", fixture.stylesXML.replacingOnce("<office:", "<!DOCTYPE o><office:")), "forbidden-xml"
        ),
        (
            "spreadsheet inside",
            parts(
                "content.xml",
                "<office:document-content \(namespaces)><office:body><office:spreadsheet/></office:body></office:document-content>"
            ), "unsupported"
        ),
        ("spreadsheet by type", parts("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "unsupported"),
        ("type of another world", parts("mimetype", "text/plain"), "not-a-document"),
        ("OpenOffice.org 1", parts("mimetype", "application/vnd.sun.xml.writer"), "unsupported"),
        (
            "password",
            parts(
                "META-INF/manifest.xml",
                OpenDocumentFixture.manifestXML.replacingOnce(
                    "media-type=\"text/xml\"/>",
                    "media-type=\"text/xml\"><manifest:encryption-data manifest:checksum=\"x\"/></manifest:file-entry>"
                )
            ), "encrypted"
        ),
        ("password on the whole", fixture.parts + [("encrypted-package", "x")], "encrypted"),
        ("two contents", fixture.parts + [("Content.xml", fixture.contentXML)], "suspicious-archive"),
        (
            "elements without end",
            parts(
                "content.xml",
                fixture.contentXML.replacingOnce("Цель", String(repeating: "<text:span>", count: 400))
            ), "too-large"
        ),
    ]

    @Test(arguments: refused.map(\.what))
    func `is refused for`(what: String) throws {
        let row = try #require(Self.refused.first { $0.what == what })

        let refusal = #expect(throws: Refusal.self) { try Self.read(row.parts) }

        #expect(refusal?.code == row.code)
    }

    @Test(
        arguments: [
            ("office:text", "office:spreadsheet", "unsupported"),
            ("office:text", "office:nothing", "missing-part"),
            ("opendocument.text", "opendocument.presentation", "unsupported"),
            ("</office:body>", "", "damaged-xml"),
            ("Цель", "&x;", "forbidden-xml"),
        ]
    )
    func `is refused as a flat file with`(word: String, replacement: String, code: String) throws {
        let flat = Self.fixture.flat.replacingAll(word, replacement)
        let refusal = #expect(throws: Refusal.self) { try DocumentReader().read(Array(flat.utf8)) }
        #expect(refusal?.code == code)
    }

    @Test func `is read in the encoding it declares`() throws {
        let flat = Self.fixture.flat.replacingOnce("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in flat.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        #expect(try DocumentReader().read(bytes).labelledLines.first == "1. Цель")
    }

    @Test func `ends within its bound of text`() throws {
        var reader = DocumentReader()
        reader.limits.keptTextBytes = 40
        let refusal = #expect(throws: Refusal.self) { try reader.read(Array(Self.fixture.flat.utf8)) }
        #expect(refusal == .tooLarge(.text(limit: 40)))
    }

    @Test(arguments: ["<text:span>слово</text:span>", "<text:s text:c=\"10\"/>", "<text:tab/><text:line-break/>"])
    func `ends within its bound of one paragraph`(piece: String) throws {
        var reader = DocumentReader()
        reader.limits.paragraphBytes = 100
        let flat = OpenDocumentFixture(body: "<text:p>" + String(repeating: piece, count: 60) + "</text:p>").flat
        let refusal = #expect(throws: Refusal.self) { try reader.read(Array(flat.utf8)) }
        #expect(refusal == .tooLarge(.paragraph(limit: 100)))
    }

    @Test func `ends within its bound of paragraphs`() throws {
        var reader = DocumentReader()
        reader.limits.keptParagraphs = 5
        let refusal = #expect(throws: Refusal.self) { try reader.read(Array(Self.fixture.flat.utf8)) }
        #expect(refusal == .tooLarge(.paragraphs(limit: 5)))
    }

    @Test(
        arguments: [
            (
                "styles",
                OpenDocumentFixture(
                    automatic: many { "<style:style style:name=\"s\($0)\" style:family=\"text\"/>" },
                    body: ""
                )
            ),
            (
                "list styles",
                OpenDocumentFixture(automatic: many { "<text:list-style style:name=\"s\($0)\"/>" }, body: "")
            ),
            ("lists", OpenDocumentFixture(body: many { "<text:list xml:id=\"l\($0)\"/>" })),
            ("names", OpenDocumentFixture(body: many { "<text:p text:style-name=\"n\($0)\"/>" })),
        ]
    )
    func `ends within its bound of definitions`(what: String, fixture: OpenDocumentFixture) throws {
        var reader = DocumentReader()
        reader.limits.definitions = 100
        let refusal = #expect(throws: Refusal.self) { try reader.read(Array(fixture.flat.utf8)) }
        #expect(refusal == .tooLarge(.definitions(part: "документ", limit: 100)))
    }

    private static func many(_ piece: (Int) -> String) -> String { (0..<500).map(piece).joined() }

    @Test func `may not unpack to far more text than it is long`() throws {
        let text = String(repeating: "<text:p>повтор</text:p>", count: 20_000)
        var reader = DocumentReader()
        reader.limits.suspiciousTextBytes = 10_000
        let parts = OpenDocumentFixture(body: text).parts.map { PackageFixture.Part($0.0, $0.1) }
        let refusal = #expect(throws: Refusal.self) { try reader.read(PackageFixture(parts).bytes()) }
        #expect(refusal == .suspiciousArchive(.ratio(part: "content.xml")))
    }

    @Test(
        arguments: [
            "<text:p>а<text:p>внутри</text:p>б</text:p>",
            "<table:table-row><table:table-cell><text:p>без таблицы</text:p></table:table-cell></table:table-row>",
            "<table:table><table:table-cell><text:p>без строки</text:p></table:table-cell></table:table>",
            "<text:list-item><text:p>без списка</text:p></text:list-item>",
            "<text:note-body><text:p>без сноски</text:p></text:note-body>",
            "<text:p>а<table:table><table:table-row><table:table-cell><text:p>б</text:p></table:table-cell></table:table-row></table:table>в</text:p>",
            "<text:p><text:s text:c=\"-5\"/><text:s text:c=\"99999999999\"/></text:p>",
            "<text:h text:outline-level=\"-1\" text:start-value=\"999999999999\">а</text:h>",
            "<table:table><table:table-row><table:covered-table-cell table:number-columns-repeated=\"99999999\"/></table:table-row></table:table>",
            "<text:list text:style-name=\"нет\"><text:list-item text:start-value=\"-9\"><text:p>а</text:p></text:list-item></text:list>",
        ]
    )
    func `may break the rules without breaking the reader`(body: String) throws {
        let document = try OpenDocumentFixture(body: body + "<text:p>КОНЕЦ</text:p>").read()
        #expect(document.labelledLines.last == "КОНЕЦ")
    }
}

extension String {
    /// The text with the first `word` replaced, which must be there: a damage that does nothing proves nothing.
    fileprivate func replacingOnce(_ word: String, _ replacement: String) -> String {
        guard let range = firstRange(of: word) else { preconditionFailure("no \(word) to replace") }
        return replacingCharacters(in: range, with: replacement)
    }

    fileprivate func replacingAll(_ word: String, _ replacement: String) -> String {
        replacing(word, with: replacement)
    }

    private func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
