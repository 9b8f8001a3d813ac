internal import TestSupport

/// Packages whose parts are the fuzzer's, all else being sound, so that its bytes get past the ZIP.
///
/// The input is cut at each byte 0x1E, which no XML in UTF-8 can hold. The pieces are the parts in the order of
/// ``wordParts`` or ``openDocumentParts``; an empty piece leaves the part out, except for the first. A piece that
/// begins like a whole XML file is one; any other stands inside the part's root element, with all prefixes declared,
/// so that a few bytes already say something.
enum FuzzedPackage {
    private static let separator: UInt8 = 0x1E

    /// A part of the package, and the markup that a piece is put into.
    private struct Slot {
        var name: String
        var opening: String
        var closing: String
    }

    static func word(_ input: [UInt8]) -> [UInt8] {
        var parts = wordFrame.parts
        parts += filled(wordSlots, with: input)
        return bytes(of: parts)
    }

    static func openDocument(_ input: [UInt8]) -> [UInt8] {
        var parts = [PackageFixture.Part("mimetype", "application/vnd.oasis.opendocument.text", method: .stored)]
        parts += filled(openDocumentSlots, with: input)
        return bytes(of: parts)
    }

    private static func filled(_ slots: [Slot], with input: [UInt8]) -> [PackageFixture.Part] {
        let pieces = input.split(separator: separator, maxSplits: slots.count - 1, omittingEmptySubsequences: false)
        var parts: [PackageFixture.Part] = []
        for (index, (slot, piece)) in zip(slots, pieces).enumerated() where index == 0 || !piece.isEmpty {
            let bytes = isWhole(piece) ? Array(piece) : Array(slot.opening.utf8) + piece + Array(slot.closing.utf8)
            parts.append(PackageFixture.Part(slot.name, bytes: bytes, method: .stored))
        }
        return parts
    }

    /// Whether `piece` begins like an XML file in some encoding, rather than like content.
    private static func isWhole(_ piece: ArraySlice<UInt8>) -> Bool {
        let beginnings: [[UInt8]] = [
            Array("<?xml".utf8), Array("<!DOCTYPE".utf8), [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x3C, 0],
            [0, 0x3C],
        ]
        return beginnings.contains { piece.starts(with: $0) }
    }

    private static func bytes(of parts: [PackageFixture.Part]) -> [UInt8] {
        var parts = parts
        // Packing costs more than reading and tells the fuzzer nothing.
        for index in parts.indices { parts[index].method = .stored }
        return PackageFixture(parts).bytes()
    }

    // MARK: WordprocessingML

    private static let wordSlots: [Slot] =
        [wordSlot("document", "document", "<w:body>", "</w:body>")]
        + [
            ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"), ("endnotes", "endnotes"),
            ("header", "hdr"), ("footer", "ftr"),
        ].map { wordSlot($0.0, $0.1) } + [
            Slot(name: "word/_rels/document.xml.rels", opening: relationshipsOpening, closing: "</Relationships>")
        ]

    private static func wordSlot(_ part: String, _ root: String, _ inner: String = "", _ end: String = "") -> Slot {
        Slot(
            name: "word/\(part).xml",
            opening: "<w:\(root) \(PackageFixture.wordNamespaces)>\(inner)",
            closing: "\(end)</w:\(root)>"
        )
    }

    private static let relationshipsOpening =
        #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#

    /// Content types and relationships that name every part there may be.
    private static let wordFrame: PackageFixture = {
        let sound = PackageFixture.docx(
            body: "",
            styles: "",
            numbering: "",
            footnotes: "",
            endnotes: "",
            header: "",
            footer: ""
        )
        return PackageFixture(sound.parts.filter { !$0.name.hasPrefix("word/") || $0.name.hasSuffix(".rels") })
    }()

    // MARK: OpenDocument

    private static let openDocumentSlots: [Slot] = [
        Slot(
            name: "content.xml",
            opening: "<office:document-content \(namespaces)><office:body><office:text>",
            closing: "</office:text></office:body></office:document-content>"
        ),
        Slot(
            name: "styles.xml",
            opening: "<office:document-styles \(namespaces)>",
            closing: "</office:document-styles>"
        ),
        Slot(
            name: "meta.xml",
            opening: "<office:document-meta \(namespaces)><office:meta>",
            closing: "</office:meta></office:document-meta>"
        ),
        Slot(
            name: "META-INF/manifest.xml",
            opening: #"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">"#,
            closing: "</manifest:manifest>"
        ),
    ]

    private static let namespaces =
        PackageFixture.odfNamespaces + #" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0""#
        + #" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0""#
}
