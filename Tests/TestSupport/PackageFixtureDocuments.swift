extension PackageFixture {
    /// Namespace declarations for a WordprocessingML part, as Word writes them.
    package static let wordNamespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
        xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        """

    /// A DOCX with `body` inside `w:body`, and further parts of `word/` by their contents.
    ///
    /// `styles`, `numbering`, `footnotes`, `header` are what stands inside the root of their part; a part that is
    /// nil is absent, with its relationship.
    package static func docx(
        body: String,
        styles: String? = nil,
        numbering: String? = nil,
        footnotes: String? = nil,
        endnotes: String? = nil,
        header: String? = nil,
        footer: String? = nil
    ) -> PackageFixture {
        let side: [(kind: String, root: String, content: String?)] = [
            ("styles", "styles", styles), ("numbering", "numbering", numbering), ("footnotes", "footnotes", footnotes),
            ("endnotes", "endnotes", endnotes), ("header", "hdr", header), ("footer", "ftr", footer),
        ]
        let present = side.compactMap { kind, root, content in content.map { (kind, root, $0) } }
        var relations = ""
        for (index, part) in present.enumerated() {
            relations += #"<Relationship Id="rId\#(index + 1)" Type="\#(officeRelations)/\#(part.0)" "#
            relations += #"Target="\#(part.0).xml"/>"#
        }
        var parts = [
            Part("[Content_Types].xml", contentTypes(main: "/word/document.xml")),
            Part("_rels/.rels", relationships(to: "word/document.xml")),
            Part("word/document.xml", wordPart("document", "<w:body>\(body)</w:body>")),
            Part("word/_rels/document.xml.rels", relationshipPart(relations)),
        ]
        for (kind, root, content) in present { parts.append(Part("word/\(kind).xml", wordPart(root, content))) }
        return PackageFixture(parts)
    }

    /// An ODT with `text` inside `office:text`, `automaticStyles` and `styles` inside their elements.
    package static func odt(text: String, automaticStyles: String = "", styles: String = "") -> PackageFixture {
        let content = """
            <office:document-content \(odfNamespaces) office:version="1.3">\
            <office:automatic-styles>\(automaticStyles)</office:automatic-styles>\
            <office:body><office:text>\(text)</office:text></office:body></office:document-content>
            """
        let stylesPart = """
            <office:document-styles \(odfNamespaces) office:version="1.3">\
            <office:styles>\(styles)</office:styles></office:document-styles>
            """
        return PackageFixture([
            Part("mimetype", "application/vnd.oasis.opendocument.text", method: .stored),
            Part("content.xml", declaration + content),
            Part("styles.xml", declaration + stylesPart),
            Part("META-INF/manifest.xml", odfManifest()),
        ])
    }

    /// An ODF manifest for a text document; `contentExtra` stands inside the entry of `content.xml`.
    package static func odfManifest(contentExtra: String = "") -> String {
        declaration + """
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
            <manifest:file-entry manifest:full-path="/" \
            manifest:media-type="application/vnd.oasis.opendocument.text"/>\
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">\
            \(contentExtra)</manifest:file-entry></manifest:manifest>
            """
    }

    /// Namespace declarations for an ODF part, as LibreOffice writes them.
    package static let odfNamespaces = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
        xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
        xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
        """

    package static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    package static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package static let wordMainType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    /// A part of WordprocessingML with the root `w:root` around `content`.
    package static func wordPart(_ root: String, _ content: String) -> String {
        "\(declaration)<w:\(root) \(wordNamespaces)>\(content)</w:\(root)>"
    }

    /// `[Content_Types].xml` that declares the part `main`, with a leading slash, to be of `type`.
    package static func contentTypes(main: String, type: String = wordMainType) -> String {
        """
        \(declaration)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="\(main)" ContentType="\(type)"/></Types>
        """
    }

    /// `_rels/.rels` that names `target` as the main part.
    package static func relationships(to target: String) -> String {
        relationshipPart(
            #"<Relationship Id="rId1" Type="\#(officeRelations)/officeDocument" Target="\#(target)"/>"#
        )
    }

    package static func relationshipPart(_ content: String) -> String {
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        return #"\#(declaration)<Relationships xmlns="\#(namespace)">\#(content)</Relationships>"#
    }
}
