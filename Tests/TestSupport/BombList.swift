extension Bomb {
    /// Every kind that anybody thought of.
    package static let all: [Bomb] =
        wordParagraphs + wordTables + wordDefinitions + wordPackages + openParagraphs + openTables + openDefinitions
        + flat

    private static let name2KB = String(repeating: "n", count: 2_000)
    private static let text30 = "цель и задачи 1"

    private static let wordParagraphs: [Bomb] = [
        word("empty paragraphs", "<w:p/>"),
        word("paragraphs of one letter", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"),
        word("paragraphs of a line", "<w:p><w:r><w:t>\(text30)</w:t></w:r></w:p>"),
        word(
            "bold paragraphs that look like headings",
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Цель</w:t></w:r></w:p>"
        ),
        word(
            "numbered paragraphs",
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
            numbering: numbering("%1.")
        ),
        word(
            "paragraphs numbered with a page of text",
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
            numbering: numbering(String(repeating: "л", count: 2_000))
        ),
        word(
            "one text without end",
            String(repeating: "слово ", count: 20),
            before: "<w:p><w:r><w:t>",
            after: "</w:t></w:r></w:p>"
        ),
        word(
            "blanks in one text",
            "                                ",
            before: "<w:p><w:r><w:t xml:space=\"preserve\">",
            after: "</w:t></w:r></w:p>"
        ),
        word("tabs and line breaks", "<w:tab/><w:br/>", before: "<w:p><w:r>", after: "</w:r></w:p>"),
        word("runs in one paragraph", "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>", before: "<w:p>", after: "</w:p>"),
        word(
            "text boxes in one paragraph",
            "<w:r><w:pict><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></w:pict></w:r>",
            before: "<w:p>",
            after: "</w:p>"
        ),
        word(
            "text boxes with text",
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        ),
        word(
            "text boxes in text boxes",
            String(repeating: "<w:p><w:r><w:pict><v:textbox><w:txbxContent>", count: 40) + "<w:p/>"
                + String(repeating: "</w:txbxContent></v:textbox></w:pict></w:r></w:p>", count: 40)
        ),
        word("fields that never end", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"),
        word(
            "fields in fields",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>",
            before: "<w:p>",
            after: "</w:p>"
        ),
        word(
            "alternate contents",
            "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:p/></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>"
        ),
        word("content controls", "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>"),
        word("references to notes", "<w:r><w:footnoteReference w:id=\"1\"/></w:r>", before: "<w:p>", after: "</w:p>"),
        word(
            "deleted paragraph marks",
            "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        ),
        word(
            "unknown elements 200 deep",
            String(repeating: "<w:x>", count: 200) + String(repeating: "</w:x>", count: 200)
        ),
        word("1,900 attributes on each paragraph", "<w:p " + (0..<1_900).map { "a\($0)=\"\" " }.joined() + "/>"),
        word("attributes of a megabyte", "<w:p a=\"\(String(repeating: "x", count: 1 << 20))\"/>"),
        word("comments of a megabyte", "<!--\(String(repeating: "x", count: 1 << 20))-->"),
        word(
            "namespaces on every element",
            String(repeating: "<w:x " + (0..<100).map { "xmlns:n\($0)=\"u\($0)\" " }.joined() + ">", count: 100)
                + String(repeating: "</w:x>", count: 100)
        ),
    ]

    private static let wordTables: [Bomb] = [
        word("tables of one cell", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        word("rows of one cell", "<w:tr><w:tc><w:p/></w:tc></w:tr>", before: "<w:tbl>", after: "</w:tbl>"),
        word("cells in one row", "<w:tc/>", before: "<w:tbl><w:tr>", after: "</w:tr></w:tbl>"),
        word(
            "cells with text",
            "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>",
            before: "<w:tbl><w:tr>",
            after: "</w:tr></w:tbl>"
        ),
        word(
            "cells that span a million columns",
            "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000\"/></w:tcPr></w:tc></w:tr>",
            before: "<w:tbl>",
            after: "</w:tbl>"
        ),
        word(
            "rows that begin behind a million columns",
            "<w:tr><w:trPr><w:gridBefore w:val=\"1000000\"/></w:trPr><w:tc/></w:tr>",
            before: "<w:tbl>",
            after: "</w:tbl>"
        ),
        word(
            "cells that go on in the row below",
            "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr></w:tc></w:tr>",
            before: "<w:tbl>",
            after: "</w:tbl>"
        ),
        word(
            "tables in tables",
            String(repeating: "<w:tbl><w:tr><w:tc>", count: 60) + String(repeating: "</w:tc></w:tr></w:tbl>", count: 60)
        ),
        word(
            "columns of a grid",
            "<w:gridCol w:w=\"1\"/>",
            before: "<w:tbl><w:tblGrid>",
            after: "</w:tblGrid></w:tbl>"
        ),
    ]

    private static func numbering(_ text: String) -> String {
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
            + "<w:lvlText w:val=\"\(text)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    }

    private static let wordDefinitions: [Bomb] = [
        wordSide("styles", root: "styles", "styles") {
            "<w:style w:type=\"paragraph\" w:styleId=\"s\($0)\"><w:name w:val=\"s\($0)\"/></w:style>"
        },
        wordSide("styles", root: "styles", "styles with long names") {
            "<w:style w:type=\"paragraph\" w:styleId=\"s\($0)\(name2KB)\"><w:name w:val=\"s\($0)\(name2KB)\"/></w:style>"
        },
        wordSide("styles", root: "styles", "one style named again and again") {
            "<w:style w:styleId=\"a\"><w:name w:val=\"\($0)\(name2KB)\"/></w:style>"
        },
        wordSide("numbering", root: "numbering", "list definitions") {
            "<w:abstractNum w:abstractNumId=\"\($0)\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"\($0)\"><w:abstractNumId w:val=\"\($0)\"/></w:num>"
        },
        wordSide("numbering", root: "numbering", "list definitions with long labels") { number in
            "<w:abstractNum w:abstractNumId=\"\(number)\">"
                + (0..<9).map { "<w:lvl w:ilvl=\"\($0)\"><w:lvlText w:val=\"\(name2KB)\"/></w:lvl>" }.joined()
                + "</w:abstractNum>"
        },
        wordSide("numbering", root: "numbering", "lists with overrides") {
            "<w:num w:numId=\"\($0)\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        },
        wordSide("footnotes", root: "footnotes", "footnotes") {
            "<w:footnote w:id=\"\($0)\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>"
        },
        wordSide("header", root: "hdr", "paragraphs in a header") { _ in "<w:p><w:r><w:t>x</w:t></w:r></w:p>" },
        wordSide("header", root: "hdr", "names of elements that differ") { "<w:e\($0)/>" },
    ]

    private static let wordPackages: [Bomb] = [
        wordPackage("relationships") { size in
            let unit =
                "<Relationship Id=\"r\" Type=\"http://x/header\" Target=\"word/\(String(repeating: "t", count: 60)).xml\"/>"
            return PackageFixture.docx(body: "<w:p/>").replacing(
                "word/_rels/document.xml.rels",
                with: PackageFixture.relationshipPart(
                    String(repeating: unit, count: min(size, 16_000_000) / unit.utf8.count)
                )
            )
        },
        wordPackage("content types") { size in
            let units = (0..<min(size, 16_000_000) / 90).map {
                "<Override PartName=\"/word/header\($0).xml\" ContentType=\"application/x-\($0)-abcdefghij+xml\"/>"
            }
            return PackageFixture.docx(body: "<w:p/>").replacing(
                "[Content_Types].xml",
                with:
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\(units.joined())</Types>"
            )
        },
        wordPackage("9,900 parts with long names") { size in
            let count = min(9_900, size / 400)
            return PackageFixture(
                PackageFixture.docx(body: "<w:p/>").parts
                    + (0..<count).map {
                        .init("x/\($0)" + String(repeating: "n", count: 200), bytes: [], method: .stored)
                    }
            )
        },
    ]

    private static func wordPackage(_ name: String, _ make: @escaping @Sendable (Int) -> PackageFixture) -> Bomb {
        Bomb(name: name, format: .docx, make: { make($0).parts })
    }

    private static let openParagraphs: [Bomb] = [
        open("empty paragraphs", "<text:p/>"),
        open("paragraphs of one letter", "<text:p>x</text:p>"),
        open("paragraphs of a line", "<text:p>\(text30)</text:p>"),
        open("headings", "<text:h text:outline-level=\"1\">Цель</text:h>"),
        open("one text without end", String(repeating: "слово ", count: 20), before: "<text:p>", after: "</text:p>"),
        open("blanks by the thousand", "<text:s text:c=\"1000\"/>", before: "<text:p>", after: "</text:p>"),
        open("blanks by the thousand in paragraphs", "<text:p><text:s text:c=\"1000\"/></text:p>"),
        open("tabs and line breaks", "<text:tab/><text:line-break/>", before: "<text:p>", after: "</text:p>"),
        open(
            "spans in one paragraph",
            "<text:span text:style-name=\"T1\">x</text:span>",
            before: "<text:p>",
            after: "</text:p>"
        ),
        open(
            "spans 200 deep",
            "<text:p>" + String(repeating: "<text:span>", count: 200) + "x"
                + String(repeating: "</text:span>", count: 200) + "</text:p>"
        ),
        open("lists", "<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>"),
        open(
            "items of one list",
            "<text:list-item><text:p>x</text:p></text:list-item>",
            before: "<text:list text:style-name=\"L\">",
            after: "</text:list>",
            automatic: listStyle(".")
        ),
        open(
            "items with a page of label",
            "<text:list-item><text:p/></text:list-item>",
            before: "<text:list text:style-name=\"L\">",
            after: "</text:list>",
            automatic: listStyle(String(repeating: "л", count: 500))
        ),
        open("empty items", "<text:list-item/>", before: "<text:list>", after: "</text:list>"),
        open(
            "text boxes in one paragraph",
            "<draw:frame><draw:text-box><text:p/></draw:text-box></draw:frame>",
            before: "<text:p>",
            after: "</text:p>"
        ),
        open(
            "text boxes with text in one paragraph",
            "<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>",
            before: "<text:p>",
            after: "</text:p>"
        ),
        open(
            "text boxes in text boxes",
            String(repeating: "<text:p>x<draw:frame><draw:text-box>", count: 60)
                + String(repeating: "</draw:text-box></draw:frame></text:p>", count: 60)
        ),
        open(
            "frames that stay open",
            String(repeating: "<draw:frame>", count: 200) + String(repeating: "</draw:frame>", count: 200)
        ),
        open("notes", "<text:p>x<text:note><text:note-body><text:p>y</text:p></text:note-body></text:note></text:p>"),
        open(
            "notes in one paragraph",
            "<text:note><text:note-body><text:p>y</text:p></text:note-body></text:note>",
            before: "<text:p>",
            after: "</text:p>"
        ),
        open(
            "comments",
            "<office:annotation><text:p>x</text:p></office:annotation>",
            before: "<text:p>",
            after: "</text:p>"
        ),
        open(
            "deletions",
            "<text:changed-region><text:deletion><text:p>x</text:p></text:deletion></text:changed-region>",
            before: "<text:tracked-changes>",
            after: "</text:tracked-changes>"
        ),
        open(
            "paragraphs in paragraphs",
            String(repeating: "<text:p>x", count: 200) + String(repeating: "</text:p>", count: 200)
        ),
        open("unknown elements 200 deep", String(repeating: "<x>", count: 200) + String(repeating: "</x>", count: 200)),
        open("1,900 attributes on each paragraph", "<text:p " + (0..<1_900).map { "a\($0)=\"\" " }.joined() + "/>"),
        open("attributes of a megabyte", "<text:p a=\"\(String(repeating: "x", count: 1 << 20))\"/>"),
        open("fields", "<text:date>x</text:date>", before: "<text:p>", after: "</text:p>"),
    ]

    private static let cell = "<table:table-cell><text:p/></table:table-cell>"

    private static let openTables: [Bomb] = [
        open("tables of one cell", "<table:table><table:table-row>\(cell)</table:table-row></table:table>"),
        open(
            "rows of one cell",
            "<table:table-row>\(cell)</table:table-row>",
            before: "<table:table>",
            after: "</table:table>"
        ),
        open(
            "cells in one row",
            "<table:table-cell/>",
            before: "<table:table><table:table-row>",
            after: "</table:table-row></table:table>"
        ),
        open(
            "repeated cells",
            "<table:table-cell table:number-columns-repeated=\"1000000\"><text:p>x</text:p></table:table-cell>",
            before: "<table:table><table:table-row>",
            after: "</table:table-row></table:table>"
        ),
        open(
            "repeated empty cells",
            "<table:table-cell table:number-columns-repeated=\"1000000\"/>",
            before: "<table:table><table:table-row>",
            after: "</table:table-row></table:table>"
        ),
        open(
            "repeated rows",
            "<table:table-row table:number-rows-repeated=\"1000000\">\(cell)</table:table-row>",
            before: "<table:table>",
            after: "</table:table>"
        ),
        open(
            "repeated rows without cells",
            "<table:table-row table:number-rows-repeated=\"1000000\"/>",
            before: "<table:table>",
            after: "</table:table>"
        ),
        open(
            "cells that span a million columns",
            "<table:table-row><table:table-cell table:number-columns-spanned=\"1000000\"/></table:table-row>",
            before: "<table:table>",
            after: "</table:table>"
        ),
        open(
            "rows that 65,536 merged cells cover",
            "<table:table-row><table:covered-table-cell table:number-columns-repeated=\"65536\"/></table:table-row>",
            before: "<table:table><table:table-row><table:table-cell table:number-rows-spanned=\"65536\" "
                + "table:number-columns-repeated=\"65536\"/></table:table-row>",
            after: "</table:table>"
        ),
        open(
            "covered cells with text",
            "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>",
            before: "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"65536\"/>",
            after: "</table:table-row></table:table>"
        ),
        open(
            "covered cells, each below a merged one",
            "<table:table-row>" + String(repeating: "<table:table-cell table:number-rows-spanned=\"2\"/>", count: 50)
                + "</table:table-row><table:table-row>" + String(repeating: "<table:covered-table-cell/>", count: 50)
                + "</table:table-row>",
            before: "<table:table>",
            after: "</table:table>"
        ),
        open(
            "tables in tables",
            String(repeating: "<table:table><table:table-row><table:table-cell>", count: 60)
                + String(repeating: "</table:table-cell></table:table-row></table:table>", count: 60)
        ),
        open(
            "repeated tables in repeated rows",
            "<table:table><table:table-row table:number-rows-repeated=\"9\"><table:table-cell table:number-columns-repeated=\"9\"><table:table><table:table-row table:number-rows-repeated=\"9\"><table:table-cell table:number-columns-repeated=\"9\"><text:p>x</text:p></table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>"
        ),
    ]

    private static func listStyle(_ suffix: String) -> String {
        "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
            + "style:num-suffix=\"\(suffix)\"/></text:list-style>"
    }

    private static let openDefinitions: [Bomb] = [
        openNumbered("styles", isStyle: true) { "<style:style style:name=\"s\($0)\" style:family=\"paragraph\"/>" },
        openNumbered("styles with long names", isStyle: true) {
            "<style:style style:name=\"s\($0)\(name2KB)\" style:family=\"paragraph\"/>"
        },
        openNumbered("styles with long names to show", isStyle: true) {
            "<style:style style:name=\"s\($0)\" style:display-name=\"\($0)\(name2KB.prefix(1_000))\" style:family=\"paragraph\"/>"
        },
        openNumbered("styles with long parents", isStyle: true) {
            "<style:style style:name=\"s\($0)\" style:parent-style-name=\"p\($0)\(name2KB)\" style:family=\"text\"/>"
        },
        openNumbered("list styles", isStyle: true) { number in
            "<text:list-style style:name=\"L\(number)\">"
                + (1...10).map { "<text:list-level-style-number text:level=\"\($0)\" style:num-format=\"1\"/>" }
                .joined() + "</text:list-style>"
        },
        openNumbered("list styles with long labels", isStyle: true) { number in
            "<text:list-style style:name=\"L\(number)\">"
                + (1...10).map {
                    "<text:list-level-style-number text:level=\"\($0)\" style:num-prefix=\"\(name2KB.prefix(1_000))\" style:num-suffix=\"\(name2KB.prefix(1_000))\"/>"
                }.joined() + "</text:list-style>"
        },
        openNumbered("names that nothing defines", isStyle: false) { "<text:p text:style-name=\"n\($0)\"/>" },
        openNumbered("long names that nothing defines", isStyle: false) {
            "<text:p text:style-name=\"n\($0)\(name2KB)\"/>"
        },
        openNumbered("lists with long ids", isStyle: false) { "<text:list xml:id=\"l\($0)\(name2KB)\"/>" },
        openNumbered("lists of styles that nothing defines", isStyle: false) {
            "<text:list text:style-name=\"l\($0)\"/>"
        },
        openNumbered("names of elements that differ", isStyle: false) { "<e\($0)/>" },
        openNumbered("names of attributes that differ", isStyle: false) { "<text:p a\($0)=\"\"/>" },
    ]

    private static let flat: [Bomb] = [
        open("empty paragraphs", "<text:p/>", flat: true),
        open("paragraphs of a line", "<text:p>\(text30)</text:p>", flat: true),
        open(
            "pictures in it",
            "<draw:frame><draw:image><office:binary-data>\(String(repeating: "0L/RgNC40LLQtdGC", count: 2_000))</office:binary-data></draw:image></draw:frame>",
            before: "<text:p>",
            after: "</text:p>",
            flat: true
        ),
        open(
            "repeated cells",
            "<table:table-cell table:number-columns-repeated=\"1000000\"/>",
            before: "<table:table><table:table-row>",
            after: "</table:table-row></table:table>",
            flat: true
        ),
    ]
}
