import DocumentModel
import DocumentReading
import TestSupport
import Testing

@Suite("The text of a Word document")
struct WordTextTests {
    /// Constructs whose token a reader of the document sees, each around the word «слово».
    static let shown: [(String, String)] = [
        ("a plain run", "<w:p><w:r><w:t>слово</w:t></w:r></w:p>"),
        ("a word in three runs", "<w:p>\(run("сл"))\(run("ов"))\(run("о"))</w:p>"),
        ("a tracked insertion", "<w:p><w:ins w:id=\"1\">\(run("слово"))</w:ins></w:p>"),
        ("text moved to here", "<w:p><w:moveTo w:id=\"1\">\(run("слово"))</w:moveTo></w:p>"),
        ("a content control around a block", "<w:sdt><w:sdtPr/><w:sdtContent>\(line("слово"))</w:sdtContent></w:sdt>"),
        ("a content control inside a line", "<w:p><w:sdt><w:sdtContent>\(run("слово"))</w:sdtContent></w:sdt></w:p>"),
        (
            "a content control with formatting of its own",
            """
            <w:p><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>\(run("слово"))</w:sdtContent>\
            </w:sdt></w:p>
            """
        ),
        ("a smart tag", "<w:p><w:smartTag w:element=\"x\">\(run("слово"))</w:smartTag></w:p>"),
        ("custom XML", "<w:customXml w:element=\"x\">\(line("слово"))</w:customXml>"),
        ("a hyperlink", "<w:p><w:hyperlink r:id=\"rId9\">\(run("слово"))</w:hyperlink></w:p>"),
        ("a simple field", "<w:p><w:fldSimple w:instr=\" AUTHOR \">\(run("слово"))</w:fldSimple></w:p>"),
        (
            "the result of a field",
            """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF код </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(run("слово"))\
            <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            """
        ),
        ("an unknown element of Word", "<w:p><w:futureWrapper>\(run("слово"))</w:futureWrapper></w:p>"),
        ("an unknown element of another namespace", "<w:p><x:y xmlns:x=\"urn:x\">\(run("слово"))</x:y></w:p>"),
        (
            "one of two alternatives",
            """
            <w:p><mc:AlternateContent><mc:Choice Requires="wps">\(run("слово"))</mc:Choice>\
            <mc:Fallback>\(run("запасное"))</mc:Fallback></mc:AlternateContent></w:p>
            """
        ),
        (
            "a fallback without a choice",
            "<w:p><mc:AlternateContent><mc:Fallback>\(run("слово"))</mc:Fallback></mc:AlternateContent></w:p>"
        ),
        (
            "a text box in VML",
            """
            <w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(line("слово"))</w:txbxContent></v:textbox>\
            </v:shape></w:pict></w:r></w:p>
            """
        ),
        (
            "a text box in DrawingML",
            """
            <w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>\
            \(line("слово"))</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>\
            </w:drawing></w:r></w:p>
            """
        ),
        (
            "lettering along a path",
            "<w:p><w:r><w:pict><v:shape><v:textpath string=\"слово\"/></v:shape></w:pict></w:r></w:p>"
        ),
        ("a ruby", "<w:p><w:r><w:ruby><w:rt/><w:rubyBase>\(run("слово"))</w:rubyBase></w:ruby></w:r></w:p>"),
        ("mathematics", "<w:p><m:oMath><m:r><m:t>слово</m:t></m:r></m:oMath></w:p>"),
        (
            "mathematics with formatting",
            "<w:p><m:oMath><m:r><w:rPr><w:b/></w:rPr><m:t>слово</m:t></m:r></m:oMath></w:p>"
        ),
        ("a paragraph in a cell", "<w:tbl><w:tr><w:tc>\(line("слово"))</w:tc></w:tr></w:tbl>"),
        (
            "a table in a table",
            """
            <w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>\(line("слово"))</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>
            """
        ),
        (
            "a row in a content control",
            "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>\(line("слово"))</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
        ),
        ("text that is said not to be hidden", "<w:p>\(run("слово", "<w:vanish w:val=\"0\"/>"))</w:p>"),
        ("text in a CDATA section", "<w:p><w:r><w:t><![CDATA[слово]]></w:t></w:r></w:p>"),
        ("text by character references", "<w:p><w:r><w:t>&#1089;&#x43B;&#1086;во</w:t></w:r></w:p>"),
        ("a bidirectional wrapper", "<w:p><w:bdo w:val=\"ltr\">\(run("слово"))</w:bdo></w:p>"),
    ]

    @Test(arguments: shown)
    func `has what a reader sees`(construct: String, body: String) throws {
        let words = try readWord(body).bodyText.split(whereSeparator: \.isWhitespace)

        #expect(words == ["слово"], "\(construct)")
    }

    /// Constructs that no reader sees, each around the word «тайна», beside the word «слово».
    static let hidden: [(String, String)] = [
        ("a tracked deletion", "<w:del w:id=\"1\"><w:r><w:delText>тайна</w:delText></w:r></w:del>"),
        ("a deletion that keeps its text as text", "<w:del w:id=\"1\">\(run("тайна"))</w:del>"),
        ("text moved away", "<w:moveFrom w:id=\"1\">\(run("тайна"))</w:moveFrom>"),
        ("a field code", "<w:r><w:instrText>тайна</w:instrText></w:r>"),
        (
            "text in the code of a field",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\(run("тайна"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        ),
        (
            "a field in the code of a field",
            """
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(run("тайна"))<w:r><w:fldChar w:fldCharType="end"/></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r>
            """
        ),
        ("hidden text", run("тайна", "<w:vanish/>")),
        (
            "the second of two alternatives",
            """
            <mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>\(run("тайна"))</mc:Fallback>\
            </mc:AlternateContent>
            """
        ),
        (
            "formatting before a tracked change",
            "<w:r><w:rPr><w:rPrChange w:id=\"1\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr></w:r>"
        ),
        ("an unknown element with text of its own", "<x:note xmlns:x=\"urn:x\">тайна</x:note>"),
    ]

    @Test(arguments: hidden)
    func `lacks what no reader sees`(construct: String, inline: String) throws {
        let document = try readWord("<w:p>\(run("сло"))\(inline)\(run("во"))</w:p>")

        #expect(document.bodyText == "слово", "\(construct)")
    }

    @Test func `keeps tabs and breaks, writes a hyphen that does not break as a hyphen`() throws {
        let body = """
            <w:p><w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:cr/><w:t>г</w:t>\
            <w:noBreakHyphen/><w:t>д</w:t><w:softHyphen/><w:t>е</w:t><w:br w:type="page"/><w:t>ж</w:t></w:r></w:p>
            """

        #expect(try readWord(body).bodyText == "а\tб\nв\nг-де\nж")
    }

    @Test func `takes a page break before the first word for no line`() throws {
        let document = try readWord("<w:p><w:r><w:br w:type=\"page\"/><w:t>слово</w:t></w:r></w:p>")

        #expect(document.bodyText == "слово")
        #expect(document.paragraphs.first?.traits.contains(.pageBreakBefore) == true)
    }

    @Test func `keeps text that stands outside all paragraphs`() throws {
        let body = run("до") + line("слово") + "<w:p>\(run("а"))<w:p>\(run("б"))</w:p>\(run("в"))</w:p>" + run("после")

        #expect(try readWord(body).bodyText == "до\nслово\nа\nб\nв\nпосле")
    }

    @Test func `is the same whoever reads it at the same time`() async throws {
        let bytes = BrokenWordInputs.sound.bytes()
        let expected = try DocumentReader().read(bytes)
        let reader = DocumentReader()

        let same = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 { group.addTask { try reader.read(bytes) == expected } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }

        #expect(same == 64)
    }

    @Test func `takes a tab stop for no tab`() throws {
        let body = line("слово", "<w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs>")

        #expect(try readWord(body).bodyText == "слово")
    }

    @Test func `turns line breaks of the XML file into spaces`() throws {
        #expect(try readWord("<w:p><w:r><w:t>один\nдва</w:t></w:r></w:p>").bodyText == "один два")
    }

    @Test func `shows symbols by what their font draws`() throws {
        let body = """
            <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/>\
            <w:sym w:font="Times New Roman" w:char="2116"/></w:r></w:p>
            """

        #expect(try readWord(body).bodyText == "✓α№")
    }

    @Test func `joins a paragraph with the next one when its mark is deleted`() throws {
        let deletedMark = "<w:rPr><w:del w:id=\"1\"/></w:rPr>"
        let body = line("перв", deletedMark) + line("ый", "<w:jc w:val=\"center\"/>") + line("второй")

        let document = try readWord(body)

        #expect(document.bodyText == "первый\nвторой")
        // The mark that stays is the second one, and its formatting with it.
        #expect(document.paragraphs.first?.alignment == .center)
    }

    @Test func `drops a paragraph that is deleted with its mark`() throws {
        let body = """
            \(line("до"))<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>\
            <w:del w:id="2"><w:r><w:delText>тайна</w:delText></w:r></w:del></w:p>\(line("после"))
            """

        #expect(try readWord(body).bodyText == "до\nпосле")
    }

    @Test func `keeps a paragraph whose mark is deleted before a table`() throws {
        let body = """
            \(line("до", "<w:rPr><w:del w:id=\"1\"/></w:rPr>"))<w:tbl><w:tr><w:tc>\(line("в"))</w:tc></w:tr></w:tbl>
            """

        #expect(try readWord(body).bodyText == "до\nв")
    }

    @Test func `leaves out a row that is deleted`() throws {
        let body = """
            <w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>\(line("тайна"))</w:tc></w:tr>\
            <w:tr><w:tc>\(line("слово"))</w:tc></w:tr></w:tbl>
            """

        #expect(try readWord(body).bodyText == "слово")
    }

    @Test func `does not lose the document behind a field whose end is missing`() throws {
        let open = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"
        let body = open + line("а") + line("б") + line("в") + line("слово")

        #expect(try readWord(body).bodyText.hasSuffix("слово"))
    }

    @Test func `counts what it left out and changed`() throws {
        let body = """
            <w:p><w:ins w:id="1">\(run("а"))</w:ins><w:del w:id="2"/>\(run("б", "<w:vanish/>"))\
            <w:r><w:commentReference w:id="0"/></w:r><w:fldSimple w:instr="PAGE"/>\
            <w:r><w:drawing><a:blip r:embed="rId5"/></w:drawing></w:r><w:r><w:object/></w:r></w:p>\
            <w:altChunk r:id="rId6"/>
            """
        var expected = ReadingNotes()
        expected.insertions = 1
        expected.deletions = 1
        expected.hidden = 1
        expected.comments = 1
        expected.fields = 1
        expected.pictures = 1
        expected.embedded = 1
        expected.skipped = 1

        let document = try readWord(body)

        #expect(document.notes == expected)
        #expect(document.paragraphs.first?.traits.contains(.picture) == true)
    }

    @Test func `sets notes, headers and footers apart`() throws {
        let document = try readWord(
            line("тело"),
            footnotes: """
                <w:footnote w:type="separator" w:id="-1">\(line("черта"))</w:footnote>\
                <w:footnote w:id="1">\(line("сноска"))</w:footnote>
                """,
            endnotes: "<w:endnote w:id=\"1\">\(line("концевая"))</w:endnote>",
            header: line("верх"),
            footer: line("низ")
        )

        #expect(document.bodyText == "тело")
        #expect(document.asideTexts(.footnote) == ["сноска"])
        #expect(document.asideTexts(.endnote) == ["концевая"])
        #expect(document.asideTexts(.header) == ["верх"])
        #expect(document.asideTexts(.footer) == ["низ"])
    }
}
