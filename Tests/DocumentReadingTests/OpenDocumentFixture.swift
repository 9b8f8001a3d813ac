import DocumentModel
import DocumentReading
import TestSupport

/// An OpenDocument text in pieces: the same pieces make a flat file and the parts of a package.
struct OpenDocumentFixture {
    /// Content of `office:styles`.
    var styles = ""
    /// Content of `office:automatic-styles`.
    var automatic = ""
    /// Content of `office:master-styles`.
    var master = ""
    /// Content of `office:meta`.
    var meta = ""
    /// Content of `office:text`.
    var body = ""

    init(styles: String = "", automatic: String = "", master: String = "", meta: String = "", body: String) {
        self.styles = styles
        self.automatic = automatic
        self.master = master
        self.meta = meta
        self.body = body
    }

    static let mimeType = "application/vnd.oasis.opendocument.text"

    var flat: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document \(Self.namespaces) office:version="1.3" office:mimetype="\(Self.mimeType)">\
        <office:meta>\(meta)</office:meta><office:styles>\(styles)</office:styles>\
        <office:automatic-styles>\(automatic)</office:automatic-styles>\
        <office:master-styles>\(master)</office:master-styles>\
        <office:body><office:text>\(body)</office:text></office:body></office:document>
        """
    }

    var contentXML: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content \(Self.namespaces)><office:automatic-styles>\(automatic)</office:automatic-styles>\
        <office:body><office:text>\(body)</office:text></office:body></office:document-content>
        """
    }

    var stylesXML: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-styles \(Self.namespaces)><office:styles>\(styles)</office:styles>\
        <office:automatic-styles>\(automatic)</office:automatic-styles>\
        <office:master-styles>\(master)</office:master-styles></office:document-styles>
        """
    }

    var metaXML: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-meta \(Self.namespaces)><office:meta>\(meta)</office:meta></office:document-meta>
        """
    }

    static let manifestXML = """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
        <manifest:file-entry manifest:full-path="/" manifest:media-type="\(mimeType)"/>\
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
        """

    /// The parts of the document as a package, in the order the standard wants.
    var parts: [(String, String)] {
        [
            ("mimetype", Self.mimeType), ("content.xml", contentXML), ("styles.xml", stylesXML), ("meta.xml", metaXML),
            ("META-INF/manifest.xml", Self.manifestXML),
        ]
    }

    /// The document as its reader gives it from a flat file.
    func read() throws -> Document { try DocumentReader().read(Array(flat.utf8)) }

    static let namespaces = [
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "math": "http://www.w3.org/1998/Math/MathML",
        "own": "urn:example:a-program-nobody-knows",
    ].sorted { $0.key < $1.key }.map { "xmlns:\($0.key)=\"\($0.value)\"" }.joined(separator: " ")
}

/// The text of a body in reading order, one line for each paragraph.
func odfText(_ body: String, styles: String = "", automatic: String = "") throws -> String {
    let document = try OpenDocumentFixture(styles: styles, automatic: automatic, body: body).read()
    return document.string(of: document.blocks)
}

extension Document {
    /// Every paragraph of the body as «label text», the label only when there is one.
    var labelledLines: [String] {
        var lines: [String] = []
        forEachParagraph { paragraph, _ in
            let label = self.label(of: paragraph)
            lines.append(label.isEmpty ? string(of: paragraph) : label + " " + string(of: paragraph))
        }
        return lines
    }

    /// The first paragraph of the body whose text is `text`.
    func paragraph(_ text: String) -> Paragraph? {
        var found: Paragraph?
        forEachParagraph { paragraph, _ in
            if found == nil, string(of: paragraph) == text { found = paragraph }
        }
        return found
    }

    func texts(of kind: Aside.Kind) -> [String] { asides.filter { $0.kind == kind }.map { string(of: $0.blocks) } }
}
