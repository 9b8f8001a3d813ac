import DocumentModel
import DocumentReading
import Testing

@Suite("Automatic numbers of an OpenDocument")
struct OpenDocumentListTests {
    /// A list style of two numbered levels; the second one shows both.
    private static func style(
        _ name: String = "L",
        format: String = "1",
        suffix: String = ".",
        more: String = "",
        second: String = "text:display-levels=\"2\""
    ) -> String {
        """
        <text:list-style style:name="\(name)">\
        <text:list-level-style-number text:level="1" style:num-format="\(format)" style:num-suffix="\(suffix)" \(more)/>\
        <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." \(second)/>\
        </text:list-style>
        """
    }

    private static func list(_ items: String, attributes: String = "text:style-name=\"L\"") -> String {
        "<text:list \(attributes)>\(items)</text:list>"
    }

    private static func item(_ text: String, _ inner: String = "", attributes: String = "") -> String {
        "<text:list-item \(attributes)><text:p>\(text)</text:p>\(inner)</text:list-item>"
    }

    private static func lines(_ body: String, automatic: String = style()) throws -> [String] {
        try OpenDocumentFixture(automatic: automatic, body: body).read().labelledLines
    }

    @Test(
        arguments: [
            ("1", 12, "12."), ("01, 02, 03, ...", 7, "07."), ("i", 9, "ix."), ("I", 44, "XLIV."), ("a", 28, "ab."),
            ("A", 3, "C."), ("А, Б, .., Аа, Аб, ... (ru)", 10, "К."), ("А, Б, .., Аа, Аб, ... (ru)", 31, "Аб."),
            ("а, б, .., аа, аб, ... (ru)", 26, "ы."), ("а, б, .., аа, бб, ... (ru)", 31, "бб."),
            ("一, 二, 三, ...", 3, "3."), ("", 5, "."),
        ]
    )
    func `are written in the format of the level`(format: String, number: Int, label: String) throws {
        let lines = try Self.lines(
            Self.list(Self.item("т", attributes: "text:start-value=\"\(number)\"")),
            automatic: Self.style(format: format)
        )
        #expect(lines == ["\(label) т"])
    }

    @Test func `go on with doubled letters where the style asks for it`() throws {
        let lines = try Self.lines(
            Self.list(Self.item("т", attributes: "text:start-value=\"28\"")),
            automatic: Self.style(format: "a", more: "style:num-letter-sync=\"true\"")
        )
        #expect(lines == ["bb. т"])
    }

    @Test func `run through nested levels`() throws {
        let lines = try Self.lines(
            Self.list(
                Self.item("а", Self.list(Self.item("б") + Self.item("в"), attributes: ""))
                    + Self.item("г", Self.list(Self.item("д"), attributes: ""))
            )
        )
        #expect(lines == ["1. а", "1.1. б", "1.2. в", "2. г", "2.1. д"])
    }

    @Test func `stand at the first paragraph of an item only`() throws {
        let body = Self.list(
            "<text:list-header><text:p>шапка</text:p></text:list-header><text:list-item><text:p>а</text:p><text:p>ещё</text:p></text:list-item>"
                + Self.item("б")
        )
        #expect(try Self.lines(body) == ["шапка", "1. а", "ещё", "2. б"])
    }

    @Test func `start anew in each list unless it continues one`() throws {
        let body = [
            Self.list(Self.item("а") + Self.item("б"), attributes: "text:style-name=\"L\" xml:id=\"первый\""),
            "<text:p>между</text:p>",
            Self.list(Self.item("в"), attributes: "text:style-name=\"L\" text:continue-numbering=\"true\""),
            Self.list(Self.item("г"), attributes: "text:style-name=\"L\""),
            Self.list(Self.item("д"), attributes: "text:style-name=\"L\" text:continue-list=\"первый\""),
        ]
        #expect(try Self.lines(body.joined()) == ["1. а", "2. б", "между", "3. в", "1. г", "4. д"])
    }

    @Test func `continue at a deeper level without counting the empty item around it`() throws {
        let body = [
            Self.list(Self.item("а", Self.list(Self.item("б"), attributes: ""))),
            Self.list(
                "<text:list-item>" + Self.list(Self.item("в"), attributes: "") + "</text:list-item>" + Self.item("г"),
                attributes: "text:style-name=\"L\" text:continue-numbering=\"true\""
            ),
        ]
        #expect(try Self.lines(body.joined()) == ["1. а", "1.1. б", "1.2. в", "2. г"])
    }

    @Test func `count a level that was passed over as begun`() throws {
        let body = Self.list(
            "<text:list-item>" + Self.list(Self.item("а"), attributes: "") + "</text:list-item>" + Self.item("б")
        )
        #expect(try Self.lines(body) == ["1.1. а", "2. б"])
    }

    @Test func `start where the level and the item say`() throws {
        let body = Self.list(Self.item("а") + Self.item("б", attributes: "text:start-value=\"9\"") + Self.item("в"))
        let lines = try Self.lines(body, automatic: Self.style(more: "text:start-value=\"5\" style:num-prefix=\"п. \""))
        #expect(lines == ["п. 5. а", "п. 9. б", "п. 10. в"])
    }

    @Test func `follow a pattern where the style has one`() throws {
        let lines = try Self.lines(
            Self.list(Self.item("а", Self.list(Self.item("б"), attributes: ""))),
            automatic: Self.style(second: "text:display-levels=\"2\" loext:num-list-format=\"Часть %1%-%2%:\"")
        )
        #expect(lines == ["1. а", "Часть 1-1: б"])
    }

    @Test func `come from the style of the paragraph when the list names none`() throws {
        let document = try OpenDocumentFixture(
            styles: "<style:style style:name=\"Пункт\" style:family=\"paragraph\" style:list-style-name=\"L\"/>",
            automatic: Self.style()
                + "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Пункт\"/>",
            body: "<text:list><text:list-item><text:p text:style-name=\"P1\">а</text:p></text:list-item></text:list>"
        ).read()
        #expect(document.labelledLines == ["1. а"])
    }

    @Test func `number paragraphs that stand in no list element`() throws {
        let paragraph = { (level: Int, text: String) in
            """
            <text:numbered-paragraph text:list-id="н" text:style-name="L" text:level="\(level)"><text:p>\(text)</text:p>\
            </text:numbered-paragraph>
            """
        }
        let lines = try Self.lines(paragraph(1, "а") + paragraph(1, "б") + paragraph(2, "в"))
        #expect(lines == ["1. а", "2. б", "2.1. в"])
    }

    @Test func `number headings by the outline style`() throws {
        let document = try OpenDocumentFixture(
            styles: """
                <text:outline-style style:name="Outline">\
                <text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>\
                <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>\
                <text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>
                """,
            body: """
                <text:h text:outline-level="1">а</text:h><text:h text:outline-level="2">б</text:h>\
                <text:h text:outline-level="2" text:is-list-header="true">в</text:h><text:h text:outline-level="3">г</text:h>\
                <text:h text:outline-level="1">д</text:h><text:h text:outline-level="2">е</text:h>
                """
        ).read()

        #expect(document.labelledLines == ["I. а", "I.1 б", "в", "г", "II. д", "II.1 е"])
        // A numbered heading belongs to the list of all headings, as in DOCX.
        #expect(document.paragraph("б")?.listLevel == 1)
        #expect(document.paragraph("в")?.listLevel == nil)
    }

    @Test(arguments: [("•", "•"), ("\u{F0B7}", "•"), ("\u{F0FC}", "✓"), ("–", "–"), ("", "•")])
    func `are bullets where the level has a bullet`(character: String, label: String) throws {
        let document = try OpenDocumentFixture(
            automatic: """
                <text:list-style style:name="L"><text:list-level-style-bullet text:level="1" style:num-suffix="." \
                text:bullet-char="\(character)"/></text:list-style>
                """,
            body: Self.list(Self.item("а"))
        ).read()

        #expect(document.labelledLines == ["\(label) а"])
        #expect(document.paragraph("а")?.traits.contains(.bulleted) == true)
        #expect(document.paragraph("а")?.listLevel == 0)
    }

    @Test func `do not reach into the cells of a table or the notes of a list`() throws {
        let document = try OpenDocumentFixture(
            automatic: Self.style(),
            body: Self.list(
                """
                <text:list-item><text:p>а<draw:frame><draw:text-box><text:p>рамка</text:p></draw:text-box></draw:frame></text:p></text:list-item>
                """ + Self.item("б")
            )
        ).read()

        #expect(document.labelledLines == ["1. а", "рамка", "2. б"])
        #expect(document.paragraph("рамка")?.listLevel == nil)
        #expect(document.paragraph("б")?.listLevel == 0)
    }
}
