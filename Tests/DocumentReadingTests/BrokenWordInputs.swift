import DocumentReading
import TestSupport
import Testing

/// A file with one thing wrong, and the code it must be refused with; nil when it must be read all the same.
struct BrokenInput: Sendable, CustomTestStringConvertible {
    let name: String
    let code: String?
    let bytes: [UInt8]

    init(_ name: String, _ code: String?, _ bytes: [UInt8]) {
        self.name = name
        self.code = code
        self.bytes = bytes
    }

    var testDescription: String { name }
}

/// Broken DOCX files, each made from one sound file by one damage.
enum BrokenWordInputs {
    /// Text that packs badly, so that a damage in the middle of a part lands in its data.
    static let noise: String = {
        var state: UInt64 = 88_172_645_463_325_252
        return (0..<4000).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return String(state % 1_000_000)
        }.joined(separator: " ")
    }()

    static let sound = PackageFixture.docx(
        body: line("Слово ") + line(noise),
        styles: "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>",
        footnotes: "<w:footnote w:id=\"1\">\(line("сноска"))</w:footnote>"
    )

    private static let main = "word/document.xml"

    private static func damaged(_ damage: PackageFixture.Damage) -> [UInt8] { sound.bytes(damage: damage) }

    private static func mainPart(_ xml: String) -> [UInt8] { sound.replacing(main, with: xml).bytes() }

    private static func body(_ content: String) -> [UInt8] {
        mainPart(PackageFixture.wordPart("document", "<w:body>\(content)</w:body>"))
    }

    /// The main part with `before` in front of its root.
    private static func prologue(_ before: String, body: String = "<w:p/>") -> [UInt8] {
        let root = "<w:document \(PackageFixture.wordNamespaces)><w:body>\(body)</w:body></w:document>"
        return mainPart(PackageFixture.declaration + before + root)
    }

    static let all: [BrokenInput] = container + parts + markup + hostile + harmless

    static let container: [BrokenInput] = [
        BrokenInput("cut after 4 bytes", "damaged-archive", damaged(.truncated(to: 4))),
        BrokenInput("cut after 30 bytes", "damaged-archive", damaged(.truncated(to: 30))),
        BrokenInput("cut after a tenth", "damaged-archive", damaged(.cut(share: 0.1))),
        BrokenInput("cut after half", "damaged-archive", damaged(.cut(share: 0.5))),
        BrokenInput("cut after 99 %", "damaged-archive", damaged(.cut(share: 0.99))),
        BrokenInput("last byte missing", "damaged-archive", damaged(.truncated(to: sound.bytes().count - 1))),
        BrokenInput("second half zeroes", "damaged-archive", damaged(.zeroedTail(share: 0.5))),
        BrokenInput("a hole of 64 bytes in the text", "damaged-archive", damaged(.hole(part: main, bytes: 64))),
        BrokenInput("a hole of 4 KiB in the text", "damaged-archive", damaged(.hole(part: main, bytes: 4096))),
        BrokenInput("one bit turned in the text", "damaged-archive", damaged(.flippedBit(part: main))),
        BrokenInput("wrong checksum of the text", "damaged-archive", damaged(.wrongChecksum(part: main))),
        BrokenInput(
            "wrong checksum of stored text",
            "damaged-archive",
            stored.bytes(damage: .wrongChecksum(part: main))
        ),
        BrokenInput("one bit turned in stored text", "damaged-archive", stored.bytes(damage: .flippedBit(part: main))),
        BrokenInput("unpacked size too small", "damaged-archive", damaged(.wrongSize(part: main, by: -10))),
        BrokenInput("unpacked size too large", "damaged-archive", damaged(.wrongSize(part: main, by: 10))),
        BrokenInput("text marked as encrypted", "encrypted", damaged(.encrypted(part: main))),
        BrokenInput("text packed by deflate64", "unsupported", damaged(.method(part: main, number: 9))),
        BrokenInput("two parts of one name", "suspicious-archive", twin(main)),
        BrokenInput("two parts that differ by letter case", "suspicious-archive", twin("Word/Document.xml")),
        BrokenInput("two parts that differ by slashes", "suspicious-archive", twin("word\\document.xml")),
        BrokenInput("an empty archive", "not-a-document", PackageFixture([]).bytes()),
    ]

    private static let stored = sound.changing(main) { $0.method = .stored }

    private static func twin(_ name: String) -> [UInt8] {
        sound.adding(.init(name, PackageFixture.wordPart("document", "<w:body>\(line("иное"))</w:body>"))).bytes()
    }

    static let parts: [BrokenInput] = [
        BrokenInput("no main part", "missing-part", sound.removing(main).bytes()),
        BrokenInput(
            "relationships to nowhere",
            "missing-part",
            sound.removing(main).replacing("_rels/.rels", with: PackageFixture.relationships(to: "word/other.xml"))
                .bytes()
        ),
        BrokenInput("main part empty", "damaged-xml", mainPart("")),
        BrokenInput("main part blank", "damaged-xml", mainPart("   \n")),
        BrokenInput("main part plain text", "damaged-xml", mainPart("Слово")),
        BrokenInput("main part with another root", "missing-part", mainPart(PackageFixture.wordPart("styles", ""))),
        BrokenInput("main part without a body", "missing-part", mainPart(PackageFixture.wordPart("document", ""))),
        BrokenInput(
            "main part in a foreign namespace",
            "missing-part",
            mainPart("<document xmlns=\"urn:x\"><body><p>Слово</p></body></document>")
        ),
        BrokenInput(
            "a workbook by its content type",
            "unsupported",
            sound.replacing(
                "[Content_Types].xml",
                with: PackageFixture.contentTypes(
                    main: "/word/document.xml",
                    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                )
            ).bytes()
        ),
        BrokenInput(
            "a presentation by its content type",
            "unsupported",
            sound.replacing(
                "[Content_Types].xml",
                with: PackageFixture.contentTypes(
                    main: "/word/document.xml",
                    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
                )
            ).bytes()
        ),
        BrokenInput(
            "only documents in an archive",
            "not-a-document",
            PackageFixture([.init("Отчёт.docx", "x"), .init("Скан.pdf", "y")]).bytes()
        ),
        BrokenInput("only pictures in an archive", "not-a-document", PackageFixture([.init("фото.jpg", "x")]).bytes()),
        BrokenInput(
            "an electronic book",
            "unsupported",
            PackageFixture([.init("mimetype", "application/epub+zip", method: .stored)]).bytes()
        ),
        BrokenInput(
            "an archive whose type is nonsense",
            "not-a-document",
            PackageFixture([.init("mimetype", "x/y", method: .stored), .init("content.xml", "<a/>")]).bytes()
        ),
    ]

    static let markup: [BrokenInput] = [
        BrokenInput("a tag that is not closed", "damaged-xml", body("<w:p><w:r></w:p>")),
        BrokenInput(
            "text cut in the middle of a tag",
            "damaged-xml",
            mainPart("<w:document \(PackageFixture.wordNamespaces)><w:bo")
        ),
        BrokenInput(
            "text cut before its end",
            "damaged-xml",
            mainPart("<w:document \(PackageFixture.wordNamespaces)><w:body><w:p>")
        ),
        BrokenInput("an attribute twice", "damaged-xml", body("<w:p a=\"1\" a=\"2\"/>")),
        BrokenInput("a lone ampersand", "damaged-xml", body(line("А & Б"))),
        BrokenInput("a control character", "damaged-xml", body(line("А\u{1}Б"))),
        BrokenInput("a reference to a control character", "damaged-xml", body(line("А&#1;Б"))),
        BrokenInput(
            "text behind the root",
            "damaged-xml",
            mainPart(PackageFixture.wordPart("document", "<w:body/>") + "хвост")
        ),
        BrokenInput("two roots", "damaged-xml", mainPart(PackageFixture.wordPart("document", "<w:body/>") + "<x/>")),
        BrokenInput(
            "bytes that are not UTF-8",
            "damaged-xml",
            sound.replacing(
                main,
                bytes: Array(PackageFixture.wordPart("document", "<w:body><w:p>").utf8) + [0xC3, 0x28]
            ).bytes()
        ),
        BrokenInput(
            "an unknown encoding",
            "damaged-xml",
            mainPart("<?xml version=\"1.0\" encoding=\"x-no-such\"?><w:document/>")
        ),
        BrokenInput(
            "zeroes in place of the text",
            "damaged-xml",
            sound.replacing(main, bytes: .init(repeating: 0, count: 9000)).bytes()
        ),
    ]

    static let hostile: [BrokenInput] = [
        BrokenInput("a document type", "forbidden-xml", prologue("<!DOCTYPE w:document>")),
        BrokenInput(
            "an external document type",
            "forbidden-xml",
            prologue("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">")
        ),
        BrokenInput(
            "an inner entity",
            "forbidden-xml",
            prologue("<!DOCTYPE x [<!ENTITY e \"слово\">]>", body: line("&e;"))
        ),
        BrokenInput(
            "an entity of a file",
            "forbidden-xml",
            prologue("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", body: line("&e;"))
        ),
        BrokenInput(
            "entities that multiply",
            "forbidden-xml",
            prologue("<!DOCTYPE x [<!ENTITY a \"хххх\"><!ENTITY b \"&a;&a;&a;&a;\">]>", body: line("&b;"))
        ),
        BrokenInput(
            "a parameter entity",
            "forbidden-xml",
            prologue("<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>")
        ),
        BrokenInput("an entity without a declaration", "forbidden-xml", body(line("&nbsp;"))),
        BrokenInput(
            "an inclusion",
            "forbidden-xml",
            body("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/>")
        ),
        BrokenInput(
            "a document type in the relationships",
            "forbidden-xml",
            sound.changing("_rels/.rels") {
                let root = String(decoding: $0.bytes, as: UTF8.self).dropFirst(PackageFixture.declaration.count)
                $0.bytes = Array((PackageFixture.declaration + "<!DOCTYPE x>" + root).utf8)
            }.bytes()
        ),
        BrokenInput("wrappers 300 deep", "too-large", body(nested("w:x", 300))),
        BrokenInput("tables 100 deep", "too-large", body(nestedTables(100))),
        BrokenInput("wrappers 100,000 deep", "too-large", body(nested("w:x", 100_000))),
        BrokenInput("3,000 attributes on one element", "too-large", body(attributes(3_000))),
        BrokenInput("200,000 attributes on one element", "too-large", body(attributes(200_000))),
        BrokenInput("40,000 namespaces on one element", "too-large", body(namespaces(40_000))),
        BrokenInput("70,000 styles", "too-large", manyStyles(70_000)),
        BrokenInput("11,000 parts", "too-large", crowded(11_000)),
        BrokenInput("30 MB of blanks from 30 KB", "suspicious-archive", body(String(repeating: " ", count: 30 << 20))),
        BrokenInput(
            "30 MB of blanks in the content types",
            "suspicious-archive",
            sound.changing("[Content_Types].xml") { $0.bytes += [UInt8](repeating: 0x20, count: 30 << 20) }.bytes()
        ),
    ]

    private static func nested(_ name: String, _ depth: Int) -> String {
        String(repeating: "<\(name)>", count: depth) + String(repeating: "</\(name)>", count: depth)
    }

    private static func nestedTables(_ depth: Int) -> String {
        String(repeating: "<w:tbl><w:tr><w:tc>", count: depth)
            + String(repeating: "</w:tc></w:tr></w:tbl>", count: depth)
    }

    private static func attributes(_ count: Int) -> String {
        "<w:p " + (0..<count).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>"
    }

    private static func namespaces(_ count: Int) -> String {
        "<w:p " + (0..<count).map { "xmlns:n\($0)=\"u\($0)\"" }.joined(separator: " ") + "/>"
    }

    private static func manyStyles(_ count: Int) -> [UInt8] {
        let styles = (0..<count).map { "<w:style w:styleId=\"s\($0)\"/>" }.joined()
        return sound.replacing("word/styles.xml", with: PackageFixture.wordPart("styles", styles)).bytes()
    }

    private static func crowded(_ count: Int) -> [UInt8] {
        PackageFixture(sound.parts + (0..<count).map { .init("x/\($0)", bytes: [], method: .stored) }).bytes()
    }

    /// Defects that must not keep a document from being read.
    static let harmless: [BrokenInput] = [
        BrokenInput("nothing wrong", nil, sound.bytes()),
        BrokenInput("bytes before the archive", nil, damaged(.prefixed(Array("мусор, 1234".utf8)))),
        BrokenInput("bytes before the first part", nil, damaged(.leadingGap(Array("мусор".utf8)))),
        BrokenInput("bytes behind the archive", nil, damaged(.appended(Array("хвост".utf8)))),
        BrokenInput("100 KB behind the archive", nil, damaged(.appended(.init(repeating: 0x20, count: 100_000)))),
        BrokenInput("no content types", nil, sound.removing("[Content_Types].xml").bytes()),
        BrokenInput("damaged content types", nil, sound.replacing("[Content_Types].xml", with: "<Types>").bytes()),
        BrokenInput("no relationships of the package", nil, sound.removing("_rels/.rels").bytes()),
        BrokenInput("damaged relationships of the package", nil, sound.replacing("_rels/.rels", with: "<x").bytes()),
        BrokenInput("no relationships of the text", nil, sound.removing("word/_rels/document.xml.rels").bytes()),
        BrokenInput("no styles", nil, sound.removing("word/styles.xml").bytes()),
        BrokenInput("damaged styles", nil, sound.replacing("word/styles.xml", with: "<w:styles>").bytes()),
        BrokenInput(
            "1,000 fields that never end",
            nil,
            body(
                line("Слово") + "<w:p>"
                    + String(repeating: "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", count: 1_000) + "</w:p>"
            )
        ),
        BrokenInput("wrong checksum of the styles", nil, damaged(.wrongChecksum(part: "word/styles.xml"))),
        BrokenInput("damaged notes", nil, sound.replacing("word/footnotes.xml", with: "<a><b></a>").bytes()),
        BrokenInput("stored, not deflated", nil, stored.bytes()),
        BrokenInput("sizes behind the data", nil, sound.changing(main) { $0.hasDataDescriptor = true }.bytes()),
        BrokenInput("sizes in ZIP64 fields", nil, sound.changing(main) { $0.isZip64 = true }.bytes()),
        BrokenInput("backslashes in the names", nil, sound.changing(main) { $0.name = "word\\document.xml" }.bytes()),
        BrokenInput("another letter case", nil, sound.changing(main) { $0.name = "Word/Document.XML" }.bytes()),
        BrokenInput("a folder as an entry", nil, sound.adding(.init("word/", bytes: [], method: .stored)).bytes()),
        BrokenInput(
            "a foreign part that is no XML",
            nil,
            sound.adding(.init("customXml/item1.xml", "<!DOCTYPE x><")).bytes()
        ),
        BrokenInput("an undeclared prefix", nil, body("<w:p><zz:x>\(run("Слово"))</zz:x></w:p>")),
        BrokenInput(
            "a byte order mark",
            nil,
            mainPart("\u{FEFF}" + PackageFixture.wordPart("document", "<w:body>\(line("Слово"))</w:body>"))
        ),
    ]
}
