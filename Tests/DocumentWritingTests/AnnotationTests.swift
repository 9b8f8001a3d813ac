import DocumentModel
import DocumentReading
import TestSupport
import Testing

@testable import DocumentWriting

/// Annotates packages made for a test.
enum Annotating {
    static let time = "2023-03-28T13:15:02"

    static func annotate(
        _ original: [UInt8],
        at places: [Place?],
        quotes: [String?] = [],
        title: Place? = nil
    ) throws -> [UInt8] {
        let read = try DocumentReader().readWithOrigins(original)
        return try AnnotatedCopy.make(
            of: original,
            document: read.document,
            part: read.part,
            annotations: places.enumerated().map { index, place in
                Annotation(
                    place: place,
                    quote: quotes.indices.contains(index) ? quotes[index] : nil,
                    lines: ["E2\(index). Первый <абзац>.", "Второй & последний."]
                )
            },
            title: title,
            time: time
        )
    }

    static func word(_ body: String, at places: Place?..., title: Place? = nil) throws -> String {
        let copy = try annotate(PackageFixture.docx(body: body).bytes(), at: places, title: title)
        let text = try Archive(copy).text("word/document.xml")
        return String(text.split(separator: "<w:body>").last?.split(separator: "</w:body>").first ?? "")
    }

    static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

    static func marks(_ ids: Int...) -> (start: String, end: String) {
        (
            ids.map { "<w:commentRangeStart w:id=\"\($0)\"/>" }.joined(),
            ids.map {
                "<w:commentRangeEnd w:id=\"\($0)\"/><w:r><w:commentReference w:id=\"\($0)\"/></w:r>"
            }.joined()
        )
    }
}

@Suite("Comments in a DOCX stand where the remark belongs")
struct WordAnnotationTests {
    private let first = Annotating.marks(0)

    @Test func `around a paragraph, behind its properties`() throws {
        let properties = "<w:pPr><w:rPr><w:b/></w:rPr><w:pPrChange w:id=\"9\"><w:pPr/></w:pPrChange></w:pPr>"
        let body = "\(Annotating.paragraph("Раз"))<w:p a='>'>\(properties)<w:r><w:t>Два</w:t></w:r></w:p>"
        let marked = try Annotating.word(body, at: Place(block: 2))
        #expect(
            marked
                == "\(Annotating.paragraph("Раз"))<w:p a='>'>\(properties)\(first.start)<w:r><w:t>Два</w:t></w:r>\(first.end)</w:p>"
        )
    }

    @Test func `in an empty paragraph`() throws {
        let marked = try Annotating.word("<w:p/>" + Annotating.paragraph("Раз"), at: Place(block: 1))
        #expect(marked == "<w:p>\(first.start)\(first.end)</w:p>" + Annotating.paragraph("Раз"))
    }

    @Test func `in the order of the remarks when there are several`() throws {
        let marks = Annotating.marks(0, 1)
        let marked = try Annotating.word(Annotating.paragraph("Раз"), at: Place(block: 1), Place(block: 1))
        #expect(marked == "<w:p>\(marks.start)<w:r><w:t>Раз</w:t></w:r>\(marks.end)</w:p>")
    }

    @Test func `at the title when something is missing`() throws {
        let body = "<w:p/>" + Annotating.paragraph("МБОУ") + Annotating.paragraph("Концепция")
        let other = try Annotating.word(body, at: nil)
        #expect(other.contains("<w:p>\(first.start)<w:r><w:t>МБОУ"))
        let named = try Annotating.word(body, at: nil, title: Place(block: 3))
        #expect(named.contains("<w:p>\(first.start)<w:r><w:t>Концепция"))
    }

    private static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { cells in "<w:tr>" + cells.map { "<w:tc>\($0)</w:tc>" }.joined() + "</w:tr>" }
        return "<w:tbl>" + rows.joined() + "</w:tbl>"
    }

    @Test func `in a cell, also of a nested table and of one in a content control`() throws {
        let inner = Self.table([["<w:p/>", Annotating.paragraph("внутри")]])
        let outer = Self.table([
            [Annotating.paragraph("а"), Annotating.paragraph("б")], [Annotating.paragraph("в"), inner + "<w:p/>"],
        ])
        let body = "<w:p/><w:sdt><w:sdtContent>\(outer)</w:sdtContent></w:sdt>"
        let cell = try Annotating.word(body, at: Place(block: 2, table: 1, row: 1, cell: 2))
        #expect(cell.contains("<w:p>\(first.start)<w:r><w:t>б"))
        let nested = try Annotating.word(body, at: Place(block: 2, table: 2, row: 1, cell: 2))
        #expect(nested.contains("<w:p>\(first.start)<w:r><w:t>внутри"))
        let empty = try Annotating.word(body, at: Place(block: 2, table: 2, row: 1, cell: 1))
        #expect(empty.contains("<w:tc><w:p>\(first.start)\(first.end)</w:p></w:tc>"))
        // A column that the row does not have: the row is the nearest.
        let missing = try Annotating.word(body, at: Place(block: 2, table: 1, row: 2, cell: 7))
        #expect(missing.contains("<w:p>\(first.start)<w:r><w:t>в"))
    }

    @Test func `at the paragraph of a cell that is quoted`() throws {
        let cell = Annotating.paragraph("Увеличить долю") + Annotating.paragraph("Снизить отток кадров")
        let bytes = PackageFixture.docx(body: Self.table([[cell]])).bytes()
        let copy = try Annotating.annotate(
            bytes,
            at: [Place(block: 1, table: 1, row: 1, cell: 1)],
            quotes: ["Снизить отток…"]
        )
        #expect(try Archive(copy).text("word/document.xml").contains("<w:p>\(first.start)<w:r><w:t>Снизить"))
    }

    @Test func `at the paragraph that holds a text box, because a box takes no comments`() throws {
        let box = "<w:txbxContent>\(Annotating.paragraph("в рамке"))</w:txbxContent>"
        let alternatives =
            "<mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>\(box)</wps:txbx></mc:Choice>"
            + "<mc:Fallback><v:textbox>\(box)</v:textbox></mc:Fallback></mc:AlternateContent>"
        let body = "<w:p><w:r><w:t>Снаружи</w:t></w:r><w:r>\(alternatives)</w:r></w:p>" + Annotating.paragraph("Дальше")
        let marked = try Annotating.word(body, at: Place(block: 2))
        #expect(marked.hasPrefix("<w:p>\(first.start)<w:r><w:t>Снаружи"))
        #expect(marked.contains("</w:r>\(first.end)</w:p>" + Annotating.paragraph("Дальше")))
        #expect(marked.split(separator: "commentReference").count == 2)
    }

    @Test func `in the first of two paragraphs whose mark is deleted`() throws {
        let deleted = "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t>Раз</w:t></w:r></w:p>"
        let moved = "<w:p><w:del w:id=\"4\"><w:r><w:delText>нет</w:delText></w:r></w:del></w:p>"
        let body = deleted + Annotating.paragraph("Два") + moved + Annotating.paragraph("Три")
        let marked = try Annotating.word(body, at: Place(block: 1), Place(block: 3))
        #expect(marked.contains("</w:pPr>\(first.start)<w:r><w:t>Раз</w:t></w:r>\(first.end)</w:p>"))
        let second = Annotating.marks(1)
        #expect(marked.contains("<w:p>\(second.start)<w:r><w:t>Три</w:t></w:r>\(second.end)</w:p>"))
    }

    @Test func `whatever prefix the document has for WordprocessingML`() throws {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        for (declaration, prefix, expected) in [
            ("xmlns:ns0=\"\(space)\"", "ns0:", "<ns0:commentRangeStart ns0:id=\"0\"/>"),
            ("xmlns=\"\(space)\"", "", "<w:commentRangeStart xmlns:w=\"\(space)\" w:id=\"0\"/>"),
        ] {
            let part =
                "<\(prefix)document \(declaration)><\(prefix)body><\(prefix)p><\(prefix)r><\(prefix)t>Раз</\(prefix)t>"
                + "</\(prefix)r></\(prefix)p></\(prefix)body></\(prefix)document>"
            let package = PackageFixture.docx(body: "").replacing("word/document.xml", with: part)
            let copy = try Annotating.annotate(package.bytes(), at: [Place(block: 1)])
            #expect(try Archive(copy).text("word/document.xml").contains(expected))
            #expect(try DocumentReader().read(copy).string(of: DocumentReader().read(copy).blocks) == "Раз")
        }
    }

    @Test func `in the namespaces of a strict document`() throws {
        let strict = PackageFixture.docx(body: Annotating.paragraph("Раз"))
            .changing("word/document.xml") { part in
                let text = String(decoding: part.bytes, as: UTF8.self)
                part.bytes = Array(
                    text.replacing(
                        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        with: WordDialect.strictSpace
                    ).utf8
                )
            }
        let archive = try Archive(try Annotating.annotate(strict.bytes(), at: [Place(block: 1)]))
        #expect(archive.text("word/comments.xml").contains("xmlns:w=\"\(WordDialect.strictSpace)\""))
        #expect(
            archive.text("word/_rels/document.xml.rels")
                .contains("Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/comments\"")
        )
    }

    @Test func `beside those that people wrote`() throws {
        let comments = PackageFixture.wordPart(
            "comments",
            "<w:comment w:id=\"7\" w:author=\"Завуч\"><w:p><w:r><w:t>Проверить</w:t></w:r></w:p></w:comment>"
        )
        let relation =
            "<Relationship Id=\"rIdE1\" Type=\"\(PackageFixture.officeRelations)/comments\" Target=\"comments.xml\"/>"
        let marked = "<w:p><w:r><w:t>Раз</w:t><w:commentReference w:id=\"7\"/></w:r></w:p>"
        let package = PackageFixture.docx(body: marked)
            .replacing("word/comments.xml", with: comments)
            .replacing("word/_rels/document.xml.rels", with: PackageFixture.relationshipPart(relation))
        let original = package.bytes()
        let copy = try Annotating.annotate(original, at: [Place(block: 1)])
        let archive = try Archive(copy)
        #expect(archive.text("word/comments.xml").hasPrefix(comments.replacing("</w:comments>", with: "")))
        #expect(archive.text("word/comments.xml").contains("<w:comment w:id=\"8\" w:author=\"\(RemarkAuthor.name)\""))
        #expect(archive.text("word/_rels/document.xml.rels") == PackageFixture.relationshipPart(relation))
        // The reader counts the comments of people alone.
        #expect(try DocumentReader().read(copy).notes.comments == 1)
        #expect(try DocumentReader().read(original).notes.comments == 1)
    }

    @Test func `and say who says it, when and what`() throws {
        let package = PackageFixture.docx(body: Annotating.paragraph("Раз")).removing("word/_rels/document.xml.rels")
        let archive = try Archive(try Annotating.annotate(package.bytes(), at: [Place(block: 1)]))
        let comments = archive.text("word/comments.xml")
        #expect(
            comments.contains(
                "<w:comment w:id=\"0\" w:author=\"Экспертиза (автоматически)\" w:date=\"2023-03-28T13:15:02\" w:initials=\"Э\">"
            )
        )
        #expect(comments.contains("E20. Первый &lt;абзац&gt;.") && comments.contains("Второй &amp; последний."))
        #expect(archive.text("[Content_Types].xml").contains("PartName=\"/word/comments.xml\""))
        #expect(archive.text("word/_rels/document.xml.rels").contains("Target=\"comments.xml\""))
    }
}

@Suite("An annotated copy changes nothing but what it must")
struct UntouchedPartsTests {
    @Test func `every other part is there as it was packed, in its order`() throws {
        var package = PackageFixture.docx(body: Annotating.paragraph("Раз"), styles: "", header: "<w:p/>")
        package = package.adding(.init("word/media/image1.png", bytes: (0..<5_000).map { UInt8($0 & 0xFF) }))
        package = package.changing("word/styles.xml") { $0.hasDataDescriptor = true }
        package = package.adding(.init("customXml/item1.xml", "<a/>", method: .stored))
        let before = try Archive(package.bytes())
        let after = try Archive(try Annotating.annotate(package.bytes(), at: [Place(block: 1)]))
        #expect(after.parts.map(\.name) == before.parts.map(\.name) + ["word/comments.xml"])
        let changed: Set<String> = ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"]
        for part in before.parts {
            let now = try #require(after[part.name])
            if changed.contains(part.name) {
                #expect(now.bytes != part.bytes)
                #expect(now.time == part.time && now.method == part.method)
            } else {
                #expect(now == part)
            }
        }
    }

    @Test func `bytes are put between the bytes that were there`() throws {
        let body = Annotating.paragraph("Раз") + "\n<!-- <w:p> --><w:p><w:r><w:t>&#1044;ва]]&gt;</w:t></w:r></w:p>"
        let original = PackageFixture.docx(body: body)
        let before = try Archive(original.bytes()).text("word/document.xml")
        let after = try Annotating.word(body, at: Place(block: 2), Place(block: 1))
        let marks = (0...1).map { Annotating.marks($0) }
        let stripped = marks.reduce(after) { $0.replacing($1.start, with: "").replacing($1.end, with: "") }
        #expect(stripped == body)
        #expect(before.contains(body))
    }

    @Test func `the same remarks give the same bytes`() throws {
        let bytes = PackageFixture.docx(body: Annotating.paragraph("Раз")).bytes()
        let first = try Annotating.annotate(bytes, at: [Place(block: 1)])
        #expect(try Annotating.annotate(bytes, at: [Place(block: 1)]) == first)
    }

    @Test func `a part in another encoding is left alone`() throws {
        let package = PackageFixture.docx(body: Annotating.paragraph("Раз")).changing("word/document.xml") { part in
            let text = String(decoding: part.bytes, as: UTF8.self).replacing("UTF-8", with: "UTF-16")
            part.bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
        #expect(throws: AnnotationFailure.encoding(part: "word/document.xml")) {
            try Annotating.annotate(package.bytes(), at: [Place(block: 1)])
        }
    }

    @Test func `a byte order mark is no other encoding`() throws {
        let package = PackageFixture.docx(body: Annotating.paragraph("Раз")).changing("word/document.xml") {
            $0.bytes = [0xEF, 0xBB, 0xBF] + $0.bytes
        }
        let copy = try Annotating.annotate(package.bytes(), at: [Place(block: 1)])
        #expect(try Archive(copy).text("word/document.xml").contains("<w:p><w:commentRangeStart w:id=\"0\"/>"))
    }

    @Test func `a document of many chunks is marked at the right bytes`() throws {
        // Parsers are fed 64 KiB at once; places must be right beyond that too.
        let body = (1...4_000).map { Annotating.paragraph("Абзац \($0) – й") }.joined()
        let marked = try Annotating.word(body, at: Place(block: 3_999), Place(block: 2_000))
        // Numbers follow the order of the document.
        #expect(marked.contains("<w:p>\(Annotating.marks(0).start)<w:r><w:t>Абзац 2000 – й"))
        #expect(marked.contains("<w:p>\(Annotating.marks(1).start)<w:r><w:t>Абзац 3999 – й"))
    }
}

@Suite("Comments in an ODT stand where the remark belongs")
struct OpenDocumentAnnotationTests {
    private func content(_ text: String, at places: Place?...) throws -> String {
        let copy = try Annotating.annotate(PackageFixture.odt(text: text).bytes(), at: places)
        let read = try DocumentReader().read(copy)
        #expect(read.notes.comments == 0)
        return try Archive(copy).text("content.xml")
    }

    private static func start(_ number: Int) -> String {
        "<office:annotation xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
            + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:name=\"expertise-\(number)\">"
    }

    @Test func `at a paragraph, a heading and an empty one`() throws {
        let text = "<text:h text:outline-level=\"1\">Цели</text:h><text:p/><text:p>Раз</text:p>"
        let marked = try content(text, at: Place(block: 1), Place(block: 2), Place(block: 3))
        #expect(marked.contains("<text:h text:outline-level=\"1\">\(Self.start(1))"))
        #expect(marked.contains("Цели<office:annotation-end"))
        #expect(marked.contains("<text:p>\(Self.start(2))"))
        #expect(marked.contains("Раз<office:annotation-end"))
        #expect(
            marked.contains(
                "<dc:creator>Экспертиза (автоматически)</dc:creator><dc:date>2023-03-28T13:15:02</dc:date>"
                    + "<text:p>E20. Первый &lt;абзац&gt;.</text:p><text:p>Второй &amp; последний.</text:p>"
            )
        )
    }

    @Test func `in a cell, a list and a section`() throws {
        let cell =
            "<table:table-cell><text:list><text:list-item><text:p>пункт</text:p></text:list-item></text:list></table:table-cell>"
        let text =
            "<text:section><table:table><table:table-row><table:table-cell><text:p>а</text:p></table:table-cell>\(cell)"
            + "</table:table-row></table:table></text:section>"
        let marked = try content(text, at: Place(block: 1, table: 1, row: 1, cell: 2))
        #expect(marked.contains("<text:list-item><text:p>\(Self.start(1))"))
    }

    @Test func `at the paragraph that holds a frame`() throws {
        let box = "<draw:frame><draw:text-box><text:p>в рамке</text:p></draw:text-box></draw:frame>"
        let marked = try content("<text:p>Снаружи\(box)</text:p><text:p>Дальше</text:p>", at: Place(block: 2))
        #expect(marked.contains("<text:p>\(Self.start(1))"))
        #expect(marked.contains("</draw:frame><office:annotation-end"))
        // A frame of the page belongs to no paragraph: the first one stands for it.
        let apart = try content(box + "<text:p>Дальше</text:p>", at: Place(block: 1))
        #expect(apart.contains("<text:p>\(Self.start(1))"))
        #expect(!apart.contains("<draw:text-box><text:p><office:annotation"))
    }

    @Test func `and no other part changes`() throws {
        let package = PackageFixture.odt(text: "<text:p>Раз</text:p>")
        let before = try Archive(package.bytes())
        let after = try Archive(try Annotating.annotate(package.bytes(), at: [Place(block: 1)]))
        #expect(after.parts.map(\.name) == before.parts.map(\.name))
        for part in before.parts where part.name != "content.xml" { #expect(after[part.name] == part) }
        #expect(after["content.xml"] != before["content.xml"])
    }

    @Test func `in a flat file too`() throws {
        let flat =
            "\(PackageFixture.declaration)<office:document \(PackageFixture.odfNamespaces) "
            + "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>"
            + "<text:p>Раз</text:p></office:text></office:body></office:document>"
        let copy = try Annotating.annotate(Array(flat.utf8), at: [Place(block: 1)])
        #expect(String(decoding: copy, as: UTF8.self).contains("<text:p>\(Self.start(1))"))
        #expect(try DocumentReader().read(copy).notes.comments == 0)
    }

    @Test func `and a person's comment counts as before`() throws {
        let remark =
            "<office:annotation><dc:creator>Завуч</dc:creator><text:p>Проверить</text:p></office:annotation>"
        let bytes = PackageFixture.odt(text: "<text:p>\(remark)Раз</text:p>").bytes()
        let copy = try Annotating.annotate(bytes, at: [Place(block: 1)])
        #expect(try DocumentReader().read(copy).notes.comments == 1)
    }
}
