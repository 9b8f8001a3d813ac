import DocumentReading
import TestSupport
import Testing

/// Broken, hostile and odd OpenDocument files, each made from one sound file by one damage.
enum BrokenOpenDocumentInputs {
    static let sound = PackageFixture([
        .init("mimetype", OpenDocumentFixture.mimeType, method: .stored),
        .init("content.xml", whole.contentXML), .init("styles.xml", whole.stylesXML), .init("meta.xml", whole.metaXML),
        .init("META-INF/manifest.xml", OpenDocumentFixture.manifestXML),
    ])

    static let whole = OpenDocumentFixture(
        styles: "<style:style style:name=\"Standard\" style:family=\"paragraph\"/>",
        automatic: "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"/>",
        meta: "<dc:title>Программа</dc:title>",
        body: "<text:p text:style-name=\"P1\">Слово</text:p><text:p>\(BrokenWordInputs.noise)</text:p>"
    )

    static let main = "content.xml"
    static let manifest = "META-INF/manifest.xml"

    private static func damaged(_ damage: PackageFixture.Damage) -> [UInt8] { sound.bytes(damage: damage) }

    static func content(_ xml: String) -> [UInt8] { sound.replacing(main, with: xml).bytes() }

    /// The sound file with `body` behind its first word.
    static func body(_ body: String, styles: String = "", automatic: String = "") -> [UInt8] {
        let fixture = OpenDocumentFixture(styles: styles, automatic: automatic, body: "<text:p>Слово</text:p>" + body)
        return sound.replacing(main, with: fixture.contentXML).replacing("styles.xml", with: fixture.stylesXML).bytes()
    }

    /// The sound file with `before` in front of the root of `part`.
    static func prologue(_ before: String, of part: String = main) -> [UInt8] {
        sound.changing(part) {
            let text = String(decoding: $0.bytes, as: UTF8.self)
            guard let end = text.firstRange(of: "?>")?.upperBound else { preconditionFailure("no declaration") }
            $0.bytes = Array((text[..<end] + before + text[end...]).utf8)
        }.bytes()
    }

    /// The sound file with `inside` right behind the tag of the root of `part`.
    static func inside(_ inside: String, of part: String) -> [UInt8] {
        sound.changing(part) {
            let text = String(decoding: $0.bytes, as: UTF8.self)
            guard let start = text.firstRange(of: "?>")?.upperBound,
                let end = text[start...].firstRange(of: ">")?.upperBound
            else { preconditionFailure("no root") }
            $0.bytes = Array((text[..<end] + inside + text[end...]).utf8)
        }.bytes()
    }

    static func type(_ type: String) -> [UInt8] { sound.replacing("mimetype", with: type).bytes() }

    static func odf(_ kind: String) -> [UInt8] { type("application/vnd.oasis.opendocument." + kind) }

    static let all: [BrokenInput] = container + types + locks + markup + hostile + flat + harmless + odd

    static let container: [BrokenInput] = [
        BrokenInput("ODT cut after 4 bytes", "damaged-archive", damaged(.truncated(to: 4))),
        BrokenInput("ODT cut after a tenth", "damaged-archive", damaged(.cut(share: 0.1))),
        BrokenInput("ODT cut after half", "damaged-archive", damaged(.cut(share: 0.5))),
        BrokenInput("ODT cut after 99 %", "damaged-archive", damaged(.cut(share: 0.99))),
        BrokenInput("ODT with zeroes in its second half", "damaged-archive", damaged(.zeroedTail(share: 0.5))),
        BrokenInput("a hole in the content", "damaged-archive", damaged(.hole(part: main, bytes: 64))),
        BrokenInput("one bit turned in the content", "damaged-archive", damaged(.flippedBit(part: main))),
        BrokenInput("wrong checksum of the content", "damaged-archive", damaged(.wrongChecksum(part: main))),
        BrokenInput(
            "wrong checksum of stored content",
            "damaged-archive",
            stored.bytes(damage: .wrongChecksum(part: main))
        ),
        BrokenInput(
            "unpacked size of the content too small",
            "damaged-archive",
            damaged(.wrongSize(part: main, by: -9))
        ),
        BrokenInput(
            "unpacked size of the content too large",
            "damaged-archive",
            damaged(.wrongSize(part: main, by: 9))
        ),
        BrokenInput("content packed by deflate64", "unsupported", damaged(.method(part: main, number: 9))),
        BrokenInput("two contents", "suspicious-archive", twin(main)),
        BrokenInput("two contents that differ by letter case", "suspicious-archive", twin("Content.XML")),
        BrokenInput("two contents that differ by a slash", "suspicious-archive", twin("/content.xml")),
        BrokenInput("two types", "suspicious-archive", twin("mimetype")),
        BrokenInput("two pictures of one name", "suspicious-archive", pictures("Pictures/1.png", "Pictures/1.PNG")),
    ]

    private static let stored = sound.changing(main) { $0.method = .stored }

    private static func twin(_ name: String) -> [UInt8] {
        sound.adding(.init(name, OpenDocumentFixture(body: "<text:p>иное</text:p>").contentXML)).bytes()
    }

    private static func pictures(_ names: String...) -> [UInt8] {
        PackageFixture(sound.parts + names.map { .init($0, "x") }).bytes()
    }

    static let types: [BrokenInput] = [
        BrokenInput("type of a spreadsheet", "unsupported", odf("spreadsheet")),
        BrokenInput("type of a spreadsheet template", "unsupported", odf("spreadsheet-template")),
        BrokenInput("type of a presentation", "unsupported", odf("presentation")),
        BrokenInput("type of a drawing", "unsupported", odf("graphics")),
        BrokenInput("type of a formula", "unsupported", odf("formula")),
        BrokenInput("type of a database", "unsupported", odf("base")),
        BrokenInput("type that nobody knows", "unsupported", odf("hologram")),
        BrokenInput("type of OpenOffice.org 1", "unsupported", type("application/vnd.sun.xml.writer")),
        BrokenInput("type of plain text", "not-a-document", type("text/plain")),
        BrokenInput("type of a page and more", "not-a-document", type(String(repeating: "x", count: 5_000))),
        BrokenInput("no content", "missing-part", sound.removing(main).bytes()),
        BrokenInput("empty content", "damaged-xml", content("")),
        BrokenInput("content of blanks", "damaged-xml", content("  \n ")),
        BrokenInput("content that is no XML", "damaged-xml", content("Слово")),
        BrokenInput("content of zeroes", "damaged-xml", content(String(repeating: "\0", count: 9_000))),
        BrokenInput(
            "content in a foreign namespace",
            "missing-part",
            content("<document-content xmlns=\"urn:x\"><body><text><p>Слово</p></text></body></document-content>")
        ),
        BrokenInput(
            "content without a body",
            "missing-part",
            content("<office:document-content \(OpenDocumentFixture.namespaces)/>")
        ),
        BrokenInput("content of a spreadsheet", "unsupported", content(root("<office:spreadsheet/>"))),
        BrokenInput("content of a drawing", "unsupported", content(root("<office:drawing/>"))),
    ]

    private static func root(_ body: String) -> String {
        "<office:document-content \(OpenDocumentFixture.namespaces)><office:body>\(body)</office:body>"
            + "</office:document-content>"
    }

    private static let lock = "<manifest:encryption-data manifest:checksum=\"x\"/>"

    private static func manifest(
        _ entries: String,
        namespace: String = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    )
        -> [UInt8]
    {
        sound.replacing(manifest, with: "<m:manifest xmlns:m=\"\(namespace)\">\(entries)</m:manifest>").bytes()
    }

    static let locks: [BrokenInput] = [
        BrokenInput(
            "content with a password",
            "encrypted",
            manifest("<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry>")
        ),
        BrokenInput(
            "content with a password, by an old manifest",
            "encrypted",
            manifest(
                "<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry>",
                namespace: "http://openoffice.org/2001/manifest"
            )
        ),
        BrokenInput(
            "content that is noise, with a password",
            "encrypted",
            sound.replacing(main, bytes: (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ $0 >> 3) })
                .replacing(
                    manifest,
                    with: OpenDocumentFixture.manifestXML.replacing(
                        "</manifest:manifest>",
                        with: lock + "</manifest:manifest>"
                    )
                ).bytes()
        ),
        BrokenInput(
            "a password on the whole package",
            "encrypted",
            PackageFixture([sound.parts[0], .init("encrypted-package", "шум"), sound.parts[4]]).bytes()
        ),
        BrokenInput("content locked by ZIP", "encrypted", damaged(.encrypted(part: main))),
        BrokenInput("styles locked by ZIP", "encrypted", damaged(.encrypted(part: "styles.xml"))),
        BrokenInput("manifest locked by ZIP", "encrypted", damaged(.encrypted(part: manifest))),
    ]

    static let markup: [BrokenInput] = [
        BrokenInput("tags that do not match", "damaged-xml", body("<text:p><text:span></text:p>")),
        BrokenInput("content cut before its end", "damaged-xml", content(String(whole.contentXML.dropLast(30)))),
        BrokenInput("content cut inside a tag", "damaged-xml", content(String(whole.contentXML.dropLast(5)))),
        BrokenInput("an attribute of a paragraph twice", "damaged-xml", body("<text:p a=\"1\" a=\"2\"/>")),
        BrokenInput("a lone ampersand in the content", "damaged-xml", body("<text:p>А & Б</text:p>")),
        BrokenInput("a control character in the content", "damaged-xml", body("<text:p>А\u{1}Б</text:p>")),
        BrokenInput("a lone less-than sign", "damaged-xml", body("<text:p>А < Б</text:p>")),
        BrokenInput("text behind the content", "damaged-xml", content(whole.contentXML + "хвост")),
        BrokenInput("two roots in the content", "damaged-xml", content(whole.contentXML + "<x/>")),
        BrokenInput(
            "content that is not UTF-8",
            "damaged-xml",
            sound.replacing(main, bytes: Array(whole.contentXML.utf8.dropLast(60)) + [0xC3, 0x28, 0xFF]).bytes()
        ),
        BrokenInput(
            "content in an unknown encoding",
            "damaged-xml",
            content(whole.contentXML.replacing("encoding=\"UTF-8\"", with: "encoding=\"x-no-such\""))
        ),
    ]
}
