import DocumentReading
import TestSupport

extension BrokenOpenDocumentInputs {
    private static let inclusion =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/>"
    private static let fileEntity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"

    /// Constructs that fetch or multiply, in every part that is read.
    private static let forbidden: [BrokenInput] = [main, "styles.xml", "meta.xml"].flatMap { part in
        [
            BrokenInput("a document type in \(part)", "forbidden-xml", prologue("<!DOCTYPE x>", of: part)),
            BrokenInput(
                "an external document type in \(part)",
                "forbidden-xml",
                prologue("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", of: part)
            ),
            BrokenInput("an entity of a file in \(part)", "forbidden-xml", prologue(fileEntity, of: part)),
            BrokenInput("an undeclared entity in \(part)", "forbidden-xml", inside("&nbsp;", of: part)),
            BrokenInput("an inclusion in \(part)", "forbidden-xml", inside(inclusion, of: part)),
        ]
    }

    static let hostile: [BrokenInput] =
        forbidden + [
            BrokenInput(
                "entities that multiply in the content",
                "forbidden-xml",
                prologue("<!DOCTYPE x [<!ENTITY a \"хххх\"><!ENTITY b \"&a;&a;&a;&a;\">]>")
            ),
            BrokenInput(
                "a parameter entity in the content",
                "forbidden-xml",
                prologue("<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>")
            ),
            // Old programs write a document type there, but never what it would allow.
            BrokenInput(
                "an entity used in the manifest",
                "forbidden-xml",
                inside("&e;", of: manifest)
            ),
            BrokenInput("an inclusion in the manifest", "forbidden-xml", inside(inclusion, of: manifest)),
            BrokenInput("spans 300 deep", "too-large", body("<text:p>\(nested("text:span", 300))</text:p>")),
            BrokenInput("unknown elements 100,000 deep", "too-large", body(nested("own:x", 100_000))),
            BrokenInput(
                "tables 100 deep",
                "too-large",
                body(
                    String(repeating: "<table:table><table:table-row><table:table-cell>", count: 100)
                        + String(repeating: "</table:table-cell></table:table-row></table:table>", count: 100)
                )
            ),
            BrokenInput("lists 200 deep", "too-large", body(nested("text:list><text:list-item", 200))),
            BrokenInput("3,000 attributes on one paragraph", "too-large", body(attributes(3_000))),
            BrokenInput("200,000 attributes on one paragraph", "too-large", body(attributes(200_000))),
            BrokenInput("40,000 namespaces on one paragraph", "too-large", body(namespaces(40_000))),
            BrokenInput(
                "70,000 styles in ODF",
                "too-large",
                body("", styles: many(70_000) { "<style:style style:name=\"s\($0)\" style:family=\"text\"/>" })
            ),
            BrokenInput(
                "70,000 list styles",
                "too-large",
                body("", automatic: many(70_000) { "<text:list-style style:name=\"s\($0)\"/>" })
            ),
            BrokenInput("70,000 lists", "too-large", body(many(70_000) { "<text:list xml:id=\"l\($0)\"/>" })),
            BrokenInput(
                "300,000 names of styles",
                "too-large",
                body(many(300_000) { "<text:p text:style-name=\"n\($0)\"/>" })
            ),
            BrokenInput(
                "11,000 parts in ODF",
                "too-large",
                PackageFixture(sound.parts + (0..<11_000).map { .init("x/\($0)", bytes: [], method: .stored) }).bytes()
            ),
            BrokenInput("30 MB of blanks in the content", "suspicious-archive", padded(main)),
            BrokenInput("30 MB of blanks in the styles", "suspicious-archive", padded("styles.xml")),
            BrokenInput("30 MB of blanks in the properties", "suspicious-archive", padded("meta.xml")),
            BrokenInput("30 MB of blanks in the manifest", "suspicious-archive", padded(manifest)),
            // Each asks for a thousand blanks: a hundred million in one paragraph.
            BrokenInput(
                "100,000 elements of 1,000 blanks each",
                "too-large",
                body("<text:p>\(String(repeating: "<text:s text:c=\"1000\"/>", count: 100_000))</text:p>")
            ),
        ]

    private static func padded(_ part: String) -> [UInt8] {
        sound.changing(part) { $0.bytes += [UInt8](repeating: 0x20, count: 30 << 20) }.bytes()
    }

    private static func nested(_ names: String, _ depth: Int) -> String {
        let closing = names.split(separator: "><").reversed().map { "</\($0)>" }.joined()
        return String(repeating: "<\(names)>", count: depth) + String(repeating: closing, count: depth)
    }

    private static func many(_ count: Int, _ piece: (Int) -> String) -> String { (0..<count).map(piece).joined() }

    private static func attributes(_ count: Int) -> String {
        "<text:p " + many(count) { "a\($0)=\"\" " } + "/>"
    }

    private static func namespaces(_ count: Int) -> String {
        "<text:p " + many(count) { "xmlns:n\($0)=\"u\($0)\" " } + "/>"
    }

    // MARK: One XML file

    private static func flat(_ change: (String) -> String) -> [UInt8] { Array(change(whole.flat).utf8) }

    private static func changed(_ word: String, _ replacement: String) -> [UInt8] {
        flat { text in
            precondition(text.contains(word), "no \(word) to change")
            return text.replacing(word, with: replacement)
        }
    }

    private static func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
        var bytes: [UInt8] = isLittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        for unit in text.utf16 {
            let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
            bytes += isLittleEndian ? pair : pair.reversed()
        }
        return bytes
    }

    static let flat: [BrokenInput] = [
        BrokenInput(
            "flat file of a spreadsheet",
            "unsupported",
            changed("opendocument.text", "opendocument.spreadsheet")
        ),
        BrokenInput(
            "flat file of a presentation by its body",
            "unsupported",
            changed("office:text>", "office:presentation>")
        ),
        BrokenInput("flat file without a body", "missing-part", changed("office:text>", "office:nothing>")),
        BrokenInput("flat file cut", "damaged-xml", flat { String($0.dropLast(200)) }),
        BrokenInput("flat file cut inside a tag", "damaged-xml", flat { String($0.dropLast(5)) }),
        BrokenInput("flat file with a document type", "forbidden-xml", changed("?>\n", "?><!DOCTYPE x>")),
        BrokenInput("flat file with an entity of a file", "forbidden-xml", changed("?>\n", "?>" + fileEntity)),
        BrokenInput(
            "flat file with an inclusion",
            "forbidden-xml",
            changed("<office:text>", "<office:text>" + inclusion)
        ),
        BrokenInput("flat file with an undeclared entity", "forbidden-xml", changed("Слово", "&mdash;")),
        BrokenInput(
            "flat file in a foreign namespace",
            "not-a-document",
            changed("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:x")
        ),
        BrokenInput(
            "flat file of noise behind its beginning",
            "damaged-xml",
            flat { String($0.prefix(2_000)) + "\u{1}<<<" }
        ),
    ]

    /// Flat files that must be read; their text begins with «Слово».
    static let soundFlat: [BrokenInput] = [
        BrokenInput(
            "flat file without a type",
            nil,
            changed("office:mimetype=\"\(OpenDocumentFixture.mimeType)\"", "")
        ),
        BrokenInput("flat file of a template", nil, changed("opendocument.text\"", "opendocument.text-template\"")),
        BrokenInput("flat file with a byte order mark", nil, flat { "\u{FEFF}" + $0 }),
        BrokenInput("flat file behind a comment", nil, changed("?>\n", "?>\n<!-- LibreOffice -->\n")),
        BrokenInput(
            "flat file without a declaration",
            nil,
            changed("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "")
        ),
        BrokenInput(
            "flat file in UTF-16, little end first",
            nil,
            utf16(whole.flat.replacing("UTF-8", with: "UTF-16"), isLittleEndian: true)
        ),
        BrokenInput(
            "flat file in UTF-16, big end first",
            nil,
            utf16(whole.flat.replacing("UTF-8", with: "UTF-16"), isLittleEndian: false)
        ),
        BrokenInput("flat file with a picture in it", nil, changed("<office:text>", "<office:text>" + picture)),
    ]

    private static let picture =
        "<draw:frame><draw:image><office:binary-data>0L/RgNC40LLQtdGC</office:binary-data></draw:image></draw:frame>"

    // MARK: Read in spite of it

    static let harmless: [BrokenInput] =
        soundFlat + [
            BrokenInput("a sound ODT", nil, sound.bytes()),
            BrokenInput("type not first", nil, PackageFixture(sound.parts.reversed()).bytes()),
            BrokenInput("type deflated", nil, sound.changing("mimetype") { $0.method = .deflated }.bytes()),
            BrokenInput("no type", nil, sound.removing("mimetype").bytes()),
            BrokenInput("empty type", nil, sound.replacing("mimetype", with: "").bytes()),
            BrokenInput("type of blanks", nil, sound.replacing("mimetype", with: " \r\n").bytes()),
            BrokenInput("type with a line end", nil, type(OpenDocumentFixture.mimeType + "\r\n")),
            BrokenInput("type behind a byte order mark", nil, type("\u{FEFF}" + OpenDocumentFixture.mimeType)),
            BrokenInput("type of a template", nil, odf("text-template")),
            BrokenInput("type of a master document", nil, odf("text-master")),
            BrokenInput("type of a web page template", nil, odf("text-web")),
            BrokenInput("no manifest", nil, sound.removing(manifest).bytes()),
            BrokenInput("no type and no manifest", nil, sound.removing(manifest).removing("mimetype").bytes()),
            BrokenInput("damaged manifest", nil, sound.replacing(manifest, with: "<manifest><").bytes()),
            BrokenInput("empty manifest", nil, sound.replacing(manifest, with: "").bytes()),
            BrokenInput(
                "manifest in another folder",
                nil,
                sound.changing(manifest) { $0.name = "manifest.xml" }.bytes()
            ),
            BrokenInput(
                "manifest with the document type of old programs",
                nil,
                prologue(
                    "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\">",
                    of: manifest
                )
            ),
            BrokenInput(
                "manifest that says spreadsheet",
                nil,
                sound.replacing(
                    manifest,
                    with: OpenDocumentFixture.manifestXML.replacing(
                        "opendocument.text",
                        with: "opendocument.spreadsheet"
                    )
                ).bytes()
            ),
            BrokenInput(
                "manifest that names what is not there",
                nil,
                sound.replacing(
                    manifest,
                    with: OpenDocumentFixture.manifestXML.replacing("content.xml", with: "../../etc/passwd")
                ).bytes()
            ),
            BrokenInput("wrong checksum of the manifest", nil, sound.bytes(damage: .wrongChecksum(part: manifest))),
            BrokenInput("ODT without styles", nil, sound.removing("styles.xml").bytes()),
            BrokenInput("ODT with damaged styles", nil, sound.replacing("styles.xml", with: "<office:x>").bytes()),
            BrokenInput(
                "wrong checksum of the ODT styles",
                nil,
                sound.bytes(damage: .wrongChecksum(part: "styles.xml"))
            ),
            BrokenInput("styles packed by deflate64", nil, sound.bytes(damage: .method(part: "styles.xml", number: 9))),
            BrokenInput("no properties", nil, sound.removing("meta.xml").bytes()),
            BrokenInput("properties that are no XML", nil, sound.replacing("meta.xml", with: "нет").bytes()),
            BrokenInput("ODT behind other bytes", nil, sound.bytes(damage: .prefixed(Array("мусор".utf8)))),
            BrokenInput(
                "ODT with a gap before its first part",
                nil,
                sound.bytes(damage: .leadingGap(Array("мусор".utf8)))
            ),
            BrokenInput("bytes behind the ODT", nil, sound.bytes(damage: .appended(Array("хвост".utf8)))),
            BrokenInput("content stored", nil, sound.changing(main) { $0.method = .stored }.bytes()),
            BrokenInput(
                "content with its sizes behind it",
                nil,
                sound.changing(main) { $0.hasDataDescriptor = true }.bytes()
            ),
            BrokenInput("content with ZIP64 fields", nil, sound.changing(main) { $0.isZip64 = true }.bytes()),
            BrokenInput(
                "backslash in the manifest's name",
                nil,
                sound.changing(manifest) { $0.name = "META-INF\\manifest.xml" }.bytes()
            ),
            BrokenInput("names in capitals", nil, capitals.bytes()),
            BrokenInput("names with a leading slash", nil, sound.changing(main) { $0.name = "/content.xml" }.bytes()),
            BrokenInput("content in UTF-16", nil, sound.replacing(main, bytes: wideContent).bytes()),
            BrokenInput("content behind a byte order mark", nil, content("\u{FEFF}" + whole.contentXML)),
            BrokenInput("content in windows-1251", nil, sound.replacing(main, bytes: cyrillicContent).bytes()),
            BrokenInput("a flat file as the content", nil, content(whole.flat)),
            BrokenInput("side parts with document types", nil, sideParts.bytes()),
        ]

    private static let capitals = PackageFixture(
        sound.parts.map {
            var part = $0
            part.name = part.name.uppercased()
            return part
        }
    )

    private static let wideContent = utf16(
        whole.contentXML.replacing("UTF-8", with: "UTF-16"),
        isLittleEndian: true
    )

    private static let cyrillicContent = whole.contentXML.replacing("UTF-8", with: "windows-1251").unicodeScalars.map {
        // Of Cyrillic the text has only letters from А to я, which stand in one row.
        $0.value < 0x80 ? UInt8($0.value) : UInt8($0.value - 0x410 + 0xC0)
    }

    private static let sideParts = PackageFixture(
        sound.parts
            + [
                "settings.xml", "manifest.rdf", "Basic/script-lc.xml", "Configurations2/accelerator/current.xml",
                "Object 1/content.xml", "Object 1/styles.xml", "META-INF/documentsignatures.xml", "layout-cache",
            ].map { .init($0, fileEntity + "<x>&e;\(inclusion)") }
    )
}
