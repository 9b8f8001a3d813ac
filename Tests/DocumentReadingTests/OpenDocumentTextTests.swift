import DocumentModel
import DocumentReading
import Testing

@Suite("The text of an OpenDocument")
struct OpenDocumentTextTests {
    @Test(
        arguments: [
            ("<text:p>до <text:span>ТОКЕН</text:span> после</text:p>", "до ТОКЕН после"),
            ("<text:p><text:span>а<text:span>ТОКЕН</text:span>б</text:span></text:p>", "аТОКЕНб"),
            ("<text:p>а<text:s text:c=\"3\"/>ТОКЕН</text:p>", "а   ТОКЕН"),
            ("<text:p>а<text:s/>ТОКЕН</text:p>", "а ТОКЕН"),
            ("<text:p>а<text:tab/>ТОКЕН</text:p>", "а\tТОКЕН"),
            ("<text:p>а<text:line-break/>ТОКЕН</text:p>", "а\nТОКЕН"),
            ("<text:p>а<text:soft-page-break/>ТОКЕН</text:p>", "аТОКЕН"),
            ("<text:p><text:a xlink:href=\"https://example.org\">ТОКЕН</text:a></text:p>", "ТОКЕН"),
            (
                "<text:p><text:ruby><text:ruby-base>ТОКЕН</text:ruby-base><text:ruby-text>чтение</text:ruby-text></text:ruby></text:p>",
                "ТОКЕН"
            ),
            (
                "<text:p><text:bookmark-start text:name=\"м\"/>ТОКЕН<text:bookmark-end text:name=\"м\"/><text:bookmark text:name=\"н\"/></text:p>",
                "ТОКЕН"
            ),
            ("<text:p><text:meta>ТОКЕН</text:meta></text:p>", "ТОКЕН"),
            ("<text:p><own:wrapper><own:deeper>ТОКЕН</own:deeper></own:wrapper></text:p>", "ТОКЕН"),
            ("<own:wrapper><text:p>ТОКЕН</text:p></own:wrapper>", "ТОКЕН"),
            ("<text:section text:name=\"С\"><text:p>ТОКЕН</text:p></text:section>", "ТОКЕН"),
            (
                "<text:section text:name=\"С\" text:display=\"condition\" text:is-hidden=\"false\"><text:p>ТОКЕН</text:p></text:section>",
                "ТОКЕН"
            ),
            (
                "<text:p><text:change-start text:change-id=\"1\"/>ТОКЕН<text:change-end text:change-id=\"1\"/></text:p>",
                "ТОКЕН"
            ),
            ("<text:list><text:list-item><text:p>ТОКЕН</text:p></text:list-item></text:list>", "ТОКЕН"),
            ("<text:list><text:list-header><text:p>ТОКЕН</text:p></text:list-header></text:list>", "ТОКЕН"),
            ("<text:numbered-paragraph text:list-id=\"н\"><text:p>ТОКЕН</text:p></text:numbered-paragraph>", "ТОКЕН"),
            ("<text:p><![CDATA[ТОКЕН & <всё>]]></text:p>", "ТОКЕН & <всё>"),
            ("<text:p>&#1058;ОКЕН&amp;</text:p>", "ТОКЕН&"),
            (
                "<text:bibliography><text:bibliography-source/><text:index-body><text:p>ТОКЕН</text:p></text:index-body></text:bibliography>",
                "ТОКЕН"
            ),
        ]
    )
    func `holds what stands in`(body: String, expected: String) throws {
        #expect(try odfText(body) == expected)
    }

    @Test(
        arguments: [
            "<text:p>видно<text:note text:note-class=\"footnote\"><text:note-citation>ТОКЕН</text:note-citation><text:note-body/></text:note></text:p>",
            "<text:p>видно<office:annotation><dc:creator>ТОКЕН</dc:creator><text:p>ТОКЕН</text:p></office:annotation></text:p>",
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>ТОКЕН</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>видно</text:p>",
            "<text:section text:name=\"С\" text:display=\"none\"><text:p>ТОКЕН</text:p></text:section><text:p>видно</text:p>",
            "<text:section text:name=\"С\" text:display=\"condition\" text:is-hidden=\"true\"><text:p>ТОКЕН</text:p></text:section><text:p>видно</text:p>",
            "<text:p>видно<text:hidden-text text:is-hidden=\"true\">ТОКЕН</text:hidden-text></text:p>",
            "<text:p>ТОКЕН<text:hidden-paragraph text:is-hidden=\"true\"/></text:p><text:p>видно</text:p>",
            "<text:p>видно<text:variable-set text:name=\"п\" text:display=\"none\">ТОКЕН</text:variable-set></text:p>",
            "<text:p>видно<text:script>ТОКЕН</text:script></text:p>",
            "<text:p><text:number>ТОКЕН</text:number>видно</text:p>",
            "<text:p>видно<draw:frame><svg:title>ТОКЕН</svg:title><svg:desc>ТОКЕН</svg:desc></draw:frame></text:p>",
            "<text:p>видно<draw:frame><draw:image><office:binary-data>ТОКЕН</office:binary-data></draw:image></draw:frame></text:p>",
            "<text:p>видно<draw:frame><draw:object><math:math><math:mi>ТОКЕН</math:mi></math:math></draw:object></draw:frame></text:p>",
            "<office:forms><form:form><form:text>ТОКЕН</form:text></form:form></office:forms><text:p>видно</text:p>",
            "<text:table-of-content><text:table-of-content-source><text:index-title-template>ТОКЕН</text:index-title-template></text:table-of-content-source><text:index-body><text:p>видно</text:p></text:index-body></text:table-of-content>",
        ]
    )
    func `does not hold what no reader sees`(body: String) throws {
        #expect(try odfText(body) == "видно")
    }

    @Test func `folds the blanks of the file as the standard says`() throws {
        let body = "<text:p>\n  раз \t\n два <text:span> три</text:span> <text:s/> четыре </text:p>"
        #expect(try odfText(body) == "раз два три   четыре")
    }

    @Test func `counts fields and keeps what they showed`() throws {
        let document = try OpenDocumentFixture(
            body: """
                <text:p><text:date>1 марта</text:date>, стр. <text:page-number>7</text:page-number>, \
                <text:placeholder text:placeholder-type="text">&lt;имя&gt;</text:placeholder></text:p>
                """
        ).read()

        #expect(document.string(of: document.blocks) == "1 марта, стр. 7, <имя>")
        #expect(document.notes.fields == 3)
    }

    @Test func `counts tracked changes and comments`() throws {
        let region = "<office:change-info/>"
        let document = try OpenDocumentFixture(
            body: """
                <text:tracked-changes>\
                <text:changed-region><text:deletion>\(region)<text:p>убрано</text:p></text:deletion></text:changed-region>\
                <text:changed-region><text:insertion>\(region)</text:insertion></text:changed-region>\
                <text:changed-region><text:insertion>\(region)</text:insertion></text:changed-region>\
                <text:changed-region><text:format-change>\(region)</text:format-change></text:changed-region>\
                </text:tracked-changes>\
                <text:p>было <text:change text:change-id="1"/>и стало\
                <office:annotation office:name="к"><text:p>заметка</text:p></office:annotation>\
                <office:annotation-end office:name="к"/></text:p>
                """
        ).read()

        #expect(document.string(of: document.blocks) == "было и стало")
        #expect(document.notes.insertions == 2)
        #expect(document.notes.deletions == 1)
        #expect(document.notes.comments == 1)
    }

    @Test func `keeps notes apart from the text that they stand in`() throws {
        let document = try OpenDocumentFixture(
            body: """
                <text:p>Текст\
                <text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>\
                <text:note-body><text:p>сноска, <text:span>часть</text:span></text:p><text:p>второй абзац</text:p></text:note-body></text:note> \
                дальше\
                <text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>\
                <text:note-body><text:p>концевая</text:p></text:note-body></text:note>.</text:p>
                """
        ).read()

        #expect(document.string(of: document.blocks) == "Текст дальше.")
        #expect(document.texts(of: .footnote) == ["сноска, часть\nвторой абзац"])
        #expect(document.texts(of: .endnote) == ["концевая"])
    }

    @Test func `puts a text box behind the paragraph it is anchored in`() throws {
        let document = try OpenDocumentFixture(
            body: """
                <text:p>до<draw:frame><draw:text-box><text:p>в рамке</text:p>\
                <table:table><table:table-row><table:table-cell><text:p>в таблице рамки</text:p></table:table-cell></table:table-row></table:table>\
                </draw:text-box></draw:frame> и после</text:p>\
                <text:p>конец<draw:g><draw:custom-shape><text:p>в фигуре</text:p></draw:custom-shape>\
                <draw:rect><text:p/></draw:rect></draw:g></text:p>\
                <draw:frame text:anchor-type="page"><draw:text-box><text:p>на странице</text:p></draw:text-box></draw:frame>
                """
        ).read()

        let expected = ["до и после", "в рамке", "в таблице рамки", "конец", "в фигуре", "на странице"]
        #expect(document.labelledLines == expected)
        let boxed = expected.filter { document.paragraph($0)?.traits.contains(.textBox) == true }
        #expect(boxed == ["в рамке", "в таблице рамки", "в фигуре", "на странице"])
    }

    @Test func `keeps thousands of text boxes of one paragraph in order`() throws {
        let boxes = (0..<20_000).map {
            "<draw:frame><draw:text-box><text:p>\($0)</text:p></draw:text-box></draw:frame>"
        }
        let document = try OpenDocumentFixture(body: "<text:p>до\(boxes.joined())после</text:p>").read()

        #expect(document.labelledLines == ["допосле"] + (0..<20_000).map(String.init))
    }

    @Test func `counts a picture once, whatever versions of it there are`() throws {
        let document = try OpenDocumentFixture(
            body: """
                <text:p>рисунок<draw:frame><draw:image xlink:href="a.svg"/><draw:image xlink:href="a.png"/></draw:frame></text:p>\
                <text:p>формула<draw:frame><draw:object xlink:href="Object 1"/><draw:image xlink:href="b.png"/></draw:frame></text:p>
                """
        ).read()

        #expect(document.notes.pictures == 1)
        #expect(document.notes.embedded == 1)
        #expect(document.paragraph("рисунок")?.traits.contains(.picture) == true)
        #expect(document.paragraph("формула")?.traits.contains(.picture) == false)
    }

    @Test func `knows the lines of a contents list`() throws {
        let document = try OpenDocumentFixture(
            styles: """
                <style:style style:name="Contents_20_1" style:display-name="Contents 1" style:family="paragraph"/>
                """,
            body: """
                <text:table-of-content><text:table-of-content-source><text:index-title-template>нет</text:index-title-template>\
                </text:table-of-content-source><text:index-body><text:index-title><text:p>Содержание</text:p></text:index-title>\
                <text:p>Цели<text:tab/>3</text:p></text:index-body></text:table-of-content>\
                <text:p text:style-name="Contents_20_1">Задачи<text:tab/>4</text:p><text:h>Цели</text:h>
                """
        ).read()

        #expect(document.paragraph("Содержание")?.traits.contains(.contents) == true)
        #expect(document.paragraph("Цели\t3")?.traits.contains(.contents) == true)
        #expect(document.paragraph("Задачи\t4")?.traits.contains(.contents) == true)
        #expect(document.paragraph("Цели")?.traits.contains(.contents) == false)
    }

    @Test func `leaves hidden characters out and counts their stretches`() throws {
        let document = try OpenDocumentFixture(
            automatic: """
                <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>\
                <style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>\
                <style:style style:name="P1" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
                """,
            body: """
                <text:p>а<text:span text:style-name="T1">нет<text:span text:style-name="T2"> и это нет</text:span></text:span>б\
                <text:span text:style-name="T1">нет</text:span></text:p><text:p text:style-name="P1">нет</text:p><text:p>в</text:p>
                """
        ).read()

        #expect(document.string(of: document.blocks) == "аб\nв")
        #expect(document.notes.hidden == 3)
    }

    @Test func `reads headers and footers of the page styles as asides`() throws {
        let document = try OpenDocumentFixture(
            master: """
                <style:master-page style:name="Standard" style:page-layout-name="p">\
                <style:header><text:p>Школа № 1</text:p></style:header>\
                <style:header-left style:display="false"><text:p>нет</text:p></style:header-left>\
                <style:footer><text:p>Лист <text:page-number>1</text:page-number></text:p></style:footer>\
                <loext:footer-first><text:p>Первый лист</text:p></loext:footer-first></style:master-page>
                """,
            body: "<text:p>текст</text:p>"
        ).read()

        #expect(document.texts(of: .header) == ["Школа № 1"])
        #expect(document.texts(of: .footer) == ["Лист 1", "Первый лист"])
        #expect(document.string(of: document.blocks) == "текст")
    }

    @Test func `takes title, author and last editor from the properties`() throws {
        let document = try OpenDocumentFixture(
            meta: """
                <dc:title>Концепция</dc:title><meta:initial-creator>Иванова</meta:initial-creator>\
                <dc:creator>Петров</dc:creator><meta:user-defined meta:name="Company">МБОУ</meta:user-defined>
                """,
            body: "<text:p><text:title>Концепция развития</text:title></text:p>"
        ).read()

        #expect(document.properties.title == "Концепция")
        #expect(document.properties.creator == "Иванова")
        #expect(document.properties.lastModifiedBy == "Петров")
        #expect(document.properties.company == "МБОУ")
        #expect(document.string(of: document.blocks) == "Концепция развития")
    }
}
