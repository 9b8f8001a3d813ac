import DocumentModel
import DocumentReading
import Foundation
import TestSupport
import Testing

@Suite("What a file is")
struct FileKindTests {
    /// An OLE container of 512-byte sectors whose directory holds `streams`.
    static func compoundFile(_ streams: [String]) -> [UInt8] {
        var header = [UInt8](repeating: 0xFF, count: 512)
        header.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        header.replaceSubrange(30..<32, with: [9, 0])
        // The allocation table is sector 0, the directory begins in sector 1, no chain of further tables.
        header.replaceSubrange(48..<52, with: [1, 0, 0, 0])
        header.replaceSubrange(68..<72, with: [0xFE, 0xFF, 0xFF, 0xFF])
        header.replaceSubrange(76..<80, with: [0, 0, 0, 0])
        let directorySectors = (streams.count + 4) / 4
        var table = [UInt8](repeating: 0xFF, count: 512)
        for sector in 1...directorySectors {
            let next = sector == directorySectors ? [0xFE, 0xFF, 0xFF, 0xFF] : [UInt8(sector + 1), 0, 0, 0]
            table.replaceSubrange(sector * 4..<sector * 4 + 4, with: next)
        }
        var directory: [UInt8] = []
        for name in ["Root Entry"] + streams {
            var entry = [UInt8](repeating: 0, count: 128)
            for (index, unit) in name.utf16.enumerated() {
                entry[index * 2] = UInt8(unit & 0xFF)
                entry[index * 2 + 1] = UInt8(unit >> 8)
            }
            entry[64] = UInt8((name.utf16.count + 1) * 2)
            entry[66] = 2
            directory += entry
        }
        directory += [UInt8](repeating: 0, count: directorySectors * 512 - directory.count)
        return header + table + directory
    }

    static let foreign: [BrokenInput] = [
        BrokenInput("no bytes", "empty-file", []),
        BrokenInput("a binary Word document", "legacy-doc", compoundFile(["1Table", "WordDocument", "Data"])),
        BrokenInput("a document behind a password", "encrypted", compoundFile(["EncryptionInfo", "EncryptedPackage"])),
        BrokenInput("a password in another case", "encrypted", compoundFile(["a", "b", "c", "d", "ENCRYPTEDPACKAGE"])),
        BrokenInput("a binary workbook", "unsupported", compoundFile(["Workbook"])),
        BrokenInput("a binary presentation", "unsupported", compoundFile(["PowerPoint Document"])),
        BrokenInput("another OLE file", "not-a-document", compoundFile(["Contents"])),
        BrokenInput("an OLE header alone", "not-a-document", Array(compoundFile([]).prefix(100))),
        BrokenInput("PDF", "pdf", Array("%PDF-1.7\n".utf8)),
        BrokenInput("PDF behind a few bytes", "pdf", Array("\r\n\u{1}%PDF-1.4\n".utf8)),
        BrokenInput("RTF", "rtf", Array("{\\rtf1\\ansi слово}".utf8)),
        BrokenInput("a web page", "not-a-document", Array("<!DOCTYPE HTML><html></html>".utf8)),
        BrokenInput("a web page with a byte order mark", "not-a-document", Array("\u{FEFF}\n<HTML>".utf8)),
        BrokenInput(
            "a web page as XML",
            "not-a-document",
            Array("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>".utf8)
        ),
        BrokenInput("a web archive", "not-a-document", Array("MIME-Version: 1.0\r\n".utf8)),
        BrokenInput("JPEG", "not-a-document", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]),
        BrokenInput("PNG", "not-a-document", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]),
        BrokenInput("RAR", "not-a-document", Array("Rar!\u{1A}\u{7}".utf8)),
        BrokenInput("plain text", "not-a-document", Array("Концепция развития\n".utf8)),
        BrokenInput("plain text in windows-1251", "not-a-document", [0xCA, 0xEE, 0xED, 0xF6, 0xE5, 0xEF]),
        BrokenInput("bytes of no meaning", "not-a-document", [0, 1, 2, 3, 4, 5, 6, 7]),
        BrokenInput("some XML", "not-a-document", Array("<?xml version=\"1.0\"?><project/>".utf8)),
        BrokenInput("XML with a document type", "forbidden-xml", Array("<?xml version=\"1.0\"?><!DOCTYPE x><x/>".utf8)),
        BrokenInput(
            "Word 2003 XML",
            "unsupported",
            Array("<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>".utf8)
        ),
        BrokenInput(
            "Word XML in one file",
            "unsupported",
            Array("<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>".utf8)
        ),
    ]

    @Test(arguments: foreign)
    func `is told by its bytes`(input: BrokenInput) {
        #expect(refusal(of: input.bytes)?.code == input.code)
    }

    @Test(arguments: [
        ("spreadsheet", "unsupported"), ("presentation", "unsupported"), ("graphics", "unsupported"),
        ("formula", "unsupported"), ("database", "unsupported"),
    ])
    func `is told by the type of an ODF package`(kind: String, code: String) {
        let package = PackageFixture.odt(text: "")
            .replacing("mimetype", with: "application/vnd.oasis.opendocument.\(kind)")

        #expect(refusal(of: package.bytes())?.code == code)
    }

    @Test func `is told apart when ODF is encrypted`() {
        let manifest = PackageFixture.odfManifest(contentExtra: "<manifest:encryption-data/>")

        let package = PackageFixture.odt(text: "").replacing("META-INF/manifest.xml", with: manifest)

        #expect(refusal(of: package.bytes()) == .encrypted(.openDocumentPassword))
    }

    /// Content types of text documents that are read.
    @Test(arguments: [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "application/xml",
    ])
    func `may be a template or hold macros`(type: String) throws {
        let package = PackageFixture.docx(body: line("слово"))
            .replacing("[Content_Types].xml", with: PackageFixture.contentTypes(main: "/word/document.xml", type: type))

        #expect(try DocumentReader().read(package.bytes()).bodyText == "слово")
    }

    @Test(arguments: ["docs/main.xml", "/docs/main.xml", "./docs/x/../main.xml"])
    func `may keep its main part under any name`(target: String) throws {
        let package = PackageFixture.docx(body: line("слово"))
            .changing("word/document.xml") { $0.name = "docs/main.xml" }
            .replacing("_rels/.rels", with: PackageFixture.relationships(to: target))
            .replacing("[Content_Types].xml", with: PackageFixture.contentTypes(main: "/docs/main.xml"))

        #expect(try DocumentReader().read(package.bytes()).bodyText == "слово")
    }

    @Test func `may use the strict namespaces`() throws {
        let strict = { (text: String) in
            text.replacingOccurrences(
                of: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                with: "http://purl.oclc.org/ooxml/wordprocessingml/main"
            ).replacingOccurrences(
                of: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                with: "http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
        }
        var package = PackageFixture.docx(
            body: line("слово", "<w:pStyle w:val=\"x\"/>"),
            styles: """
                <w:style w:type="paragraph" w:styleId="x"><w:name w:val="Стиль"/><w:pPr>\
                <w:outlineLvl w:val="0"/></w:pPr></w:style>
                """
        )
        for index in package.parts.indices {
            package.parts[index].bytes = Array(strict(String(decoding: package.parts[index].bytes, as: UTF8.self)).utf8)
        }

        let document = try DocumentReader().read(package.bytes())

        #expect(document.bodyText == "слово")
        #expect(document.paragraphs.first?.heading == Heading(level: 1, source: .styleOutlineLevel))
    }

    // MARK: Encodings

    @Test func `may be written in UTF-16`() throws {
        let xml = PackageFixture.wordPart("document", "<w:body>\(line("слово"))</w:body>")
            .replacingOccurrences(of: "UTF-8", with: "UTF-16")
        for order in [[0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]] {
            let units = xml.utf16.flatMap { unit in
                order[0] == 0xFF ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            }
            let package = PackageFixture.docx(body: "").replacing("word/document.xml", bytes: order + units)

            #expect(try DocumentReader().read(package.bytes()).bodyText == "слово")
        }
    }

    @Test func `may be written in windows-1251, longer than one piece`() throws {
        let words = String(repeating: "слово ", count: 50_000)
        let xml = PackageFixture.wordPart("document", "<w:body>\(line(words))</w:body>")
            .replacingOccurrences(of: "UTF-8", with: "windows-1251")
        let bytes = try #require(xml.data(using: .windowsCP1251))
        let package = PackageFixture.docx(body: "").replacing("word/document.xml", bytes: [UInt8](bytes))

        #expect(try DocumentReader().read(package.bytes()).bodyText == words)
    }

    // MARK: Files on disk

    @Test func `is the same from the disk, under a Russian name, small or large`() throws {
        let scratch = Scratch("reading")
        let path = scratch.appending("Антирисковая программа (1).docx")
        let bytes = BrokenWordInputs.sound.bytes()
        try Data(bytes).write(to: URL(filePath: path))
        var streaming = ReadingLimits()
        streaming.bytesReadAtOnce = 0

        let document = try DocumentReader().read(bytes)

        #expect(try DocumentReader().read(path: path) == document)
        #expect(try DocumentReader(limits: streaming).read(path: path) == document)
    }

    @Test func `is found behind leading bytes from the disk too`() throws {
        let scratch = Scratch("reading")
        let path = scratch.appending("файл.docx")
        try Data(BrokenWordInputs.sound.bytes(damage: .prefixed([1, 2, 3]))).write(to: URL(filePath: path))
        var streaming = ReadingLimits()
        streaming.bytesReadAtOnce = 0

        #expect(try DocumentReader(limits: streaming).read(path: path).bodyText.hasPrefix("Слово"))
    }

    @Test func `is refused with the system's reason when it cannot be opened`() {
        let scratch = Scratch("reading")

        #expect(throws: Refusal.unreadableFile(errno: 2)) { try DocumentReader().read(path: scratch.appending("нет")) }
        #expect(throws: Refusal.unreadableFile(errno: 21)) { try DocumentReader().read(path: scratch.path) }
        #expect(throws: Refusal.unreadableFile(errno: 22)) { try DocumentReader().read(path: "/dev/null") }
    }
}
