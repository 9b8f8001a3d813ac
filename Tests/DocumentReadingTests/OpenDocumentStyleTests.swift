import DocumentModel
import DocumentReading
import Testing

@Suite("Headings and looks of an OpenDocument")
struct OpenDocumentStyleTests {
    private static let styles = """
        <style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>\
        <style:style style:name="Heading" style:family="paragraph"><style:text-properties fo:font-size="14pt"/></style:style>\
        <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" \
        style:parent-style-name="Heading" style:default-outline-level="2"><style:text-properties fo:font-size="150%" fo:font-weight="bold"/></style:style>\
        <style:style style:name="Свой" style:family="paragraph" style:parent-style-name="Heading_20_2"/>\
        <style:style style:name="Не_20_заголовок" style:family="paragraph" style:parent-style-name="Heading_20_2" style:default-outline-level=""/>\
        <style:style style:name="h3" style:display-name="Заголовок 3" style:family="paragraph"/>\
        <style:style style:name="От_20_h3" style:family="paragraph" style:parent-style-name="h3"/>\
        <style:style style:name="Title" style:family="paragraph"/>\
        <style:style style:name="n" style:display-name="Название" style:family="paragraph"/>
        """
    private static let automatic = """
        <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>\
        <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Свой"/>\
        <style:style style:name="P3" style:family="paragraph" style:parent-style-name="Heading_20_4"/>\
        <style:style style:name="P4" style:family="paragraph" style:default-outline-level="5"/>
        """

    private static func read(_ body: String, automatic: String = automatic) throws -> Document {
        try OpenDocumentFixture(styles: styles, automatic: automatic, body: body).read()
    }

    @Test(
        arguments: [
            ("<text:h text:outline-level=\"3\">т</text:h>", Heading(level: 3, source: .textH)),
            ("<text:h>т</text:h>", Heading(level: 1, source: .textH)),
            ("<text:h text:outline-level=\"99\">т</text:h>", Heading(level: 10, source: .textH)),
            ("<text:p text:style-name=\"Heading_20_2\">т</text:p>", Heading(level: 2, source: .styleOutlineLevel)),
            ("<text:p text:style-name=\"P1\">т</text:p>", Heading(level: 2, source: .styleOutlineLevel)),
            ("<text:p text:style-name=\"Свой\">т</text:p>", Heading(level: 2, source: .basedOn)),
            ("<text:p text:style-name=\"P2\">т</text:p>", Heading(level: 2, source: .basedOn)),
            ("<text:p text:style-name=\"P4\">т</text:p>", Heading(level: 5, source: .outlineLevel)),
            ("<text:p text:style-name=\"h3\">т</text:p>", Heading(level: 3, source: .styleName)),
            ("<text:p text:style-name=\"От_20_h3\">т</text:p>", Heading(level: 3, source: .basedOn)),
            ("<text:p text:style-name=\"P3\">т</text:p>", Heading(level: 4, source: .styleName)),
            ("<text:p text:style-name=\"Title\">т</text:p>", Heading(level: 1, source: .styleName)),
            ("<text:p text:style-name=\"n\">т</text:p>", Heading(level: 1, source: .styleName)),
        ]
    )
    func `tell the level of a heading and where it was found`(body: String, heading: Heading) throws {
        #expect(try Self.read(body).paragraph("т")?.heading == heading)
    }

    @Test(
        arguments: [
            "<text:p>т</text:p>", "<text:p text:style-name=\"Heading\">т</text:p>",
            "<text:p text:style-name=\"Не_20_заголовок\">т</text:p>",
            "<text:p text:style-name=\"нет такого\">т</text:p>",
        ]
    )
    func `make no heading of what is none`(body: String) throws {
        let paragraph = try #require(try Self.read(body).paragraph("т"))
        #expect(paragraph.heading == nil)
    }

    @Test func `show style names as their author sees them`() throws {
        let document = try Self.read(
            "<text:p text:style-name=\"P1\">а</text:p><text:p text:style-name=\"От_20_h3\">б</text:p><text:p text:style-name=\"h3\">в</text:p>"
        )

        #expect(document.styleNames == ["Heading 2", "От h3", "Заголовок 3"])
        #expect(document.paragraph("б")?.style == 1)
    }

    @Test func `pass sizes and marks down from style to style`() throws {
        let document = try Self.read(
            "<text:p text:style-name=\"P1\">крупно</text:p><text:p>обычно</text:p><text:p text:style-name=\"Heading\">средне</text:p>"
        )

        #expect(document.paragraph("крупно")?.fontHalfPoints == 42)
        #expect(document.paragraph("обычно")?.fontHalfPoints == 24)
        #expect(document.paragraph("средне")?.fontHalfPoints == 28)
        #expect(document.paragraph("крупно")?.boldBytes == 12)
    }

    @Test func `measure the bold beginning of a paragraph`() throws {
        let document = try Self.read(
            "<text:p><text:span text:style-name=\"Ж\">Цель:</text:span> стать <text:span text:style-name=\"Ж\">лучше</text:span></text:p>",
            automatic: """
                <style:style style:name="Ж" style:family="text"><style:text-properties fo:font-weight="700"/></style:style>
                """
        )

        let paragraph = try #require(document.paragraph("Цель: стать лучше"))
        #expect(paragraph.boldPrefixBytes == 9)
        #expect(paragraph.boldBytes == 19)
    }

    @Test(
        arguments: [
            ("fo:text-transform=\"uppercase\"", Paragraph.Traits.capitals),
            ("style:text-underline-style=\"solid\"", .underlined),
            ("fo:font-style=\"italic\"", .italic),
            ("fo:background-color=\"#ffff00\"", .highlighted),
        ]
    )
    func `know a mark of the characters`(property: String, trait: Paragraph.Traits) throws {
        let document = try Self.read(
            "<text:p><text:span text:style-name=\"М\">весь</text:span></text:p><text:p>часть<text:span text:style-name=\"М\">ю</text:span></text:p>",
            automatic:
                "<style:style style:name=\"М\" style:family=\"text\"><style:text-properties \(property)/></style:style>"
        )

        #expect(document.paragraph("весь")?.traits == trait)
        #expect(document.paragraph("частью")?.traits == (trait == .highlighted ? trait : []))
    }

    @Test(
        arguments: [
            ("center", Paragraph.Alignment.center), ("end", .end), ("right", .end), ("justify", .justified),
            ("start", .start), ("left", .start),
        ]
    )
    func `know the alignment`(value: String, alignment: Paragraph.Alignment) throws {
        let document = try Self.read(
            "<text:p text:style-name=\"В\">т</text:p>",
            automatic: """
                <style:style style:name="В" style:family="paragraph"><style:paragraph-properties fo:text-align="\(value)"/></style:style>
                """
        )

        #expect(document.paragraph("т")?.alignment == alignment)
    }

    @Test func `know where a page begins`() throws {
        let document = try Self.read(
            """
            <text:p text:style-name="М">первый</text:p><text:p text:style-name="Р">разрыв</text:p>\
            <text:p text:style-name="К">конец страницы</text:p><text:p>следующий</text:p><text:p>обычный</text:p>\
            <text:p text:style-name="М">другая разметка</text:p>\
            <table:table table:style-name="Т"><table:table-row><table:table-cell><text:p>в таблице</text:p><text:p>дальше</text:p>\
            </table:table-cell></table:table-row></table:table>
            """,
            automatic: """
                <style:style style:name="Р" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>\
                <style:style style:name="К" style:family="paragraph"><style:paragraph-properties fo:break-after="page"/></style:style>\
                <style:style style:name="М" style:family="paragraph" style:master-page-name="Альбом"/>\
                <style:style style:name="Т" style:family="table"><style:table-properties fo:break-before="page"/></style:style>
                """
        )

        let begins = document.labelledLines.filter { document.paragraph($0)?.traits.contains(.pageBreakBefore) == true }
        #expect(begins == ["разрыв", "следующий", "другая разметка", "в таблице"])
    }

    @Test func `end at a style that is its own ancestor`() throws {
        let document = try Self.read(
            "<text:p text:style-name=\"А\">т</text:p>",
            automatic: """
                <style:style style:name="А" style:family="paragraph" style:parent-style-name="Б"/>\
                <style:style style:name="Б" style:family="paragraph" style:parent-style-name="А">\
                <style:text-properties fo:font-weight="bold"/></style:style>
                """
        )

        #expect(document.paragraph("т")?.boldBytes == 2)
    }

    @Test func `end on a chain of many thousand styles`() throws {
        let chain = (0..<20_000).map {
            "<style:style style:name=\"S\($0)\" style:family=\"paragraph\" style:parent-style-name=\"S\($0 + 1)\"/>"
        }
        let body = (0..<2_000).map { "<text:p text:style-name=\"S\($0)\">т</text:p>" }
        let document = try Self.read(body.joined(), automatic: chain.joined())

        #expect(document.blocks.count == 2_000)
    }
}
