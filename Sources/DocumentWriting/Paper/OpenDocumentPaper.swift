/// Writes a ``Paper`` as OpenDocument text 1.2 (ISO/IEC 26300:2015).
package struct OpenDocumentPaper {
    let paper: Paper

    /// The bytes of an `.odt`; the same paper always gives the same bytes.
    ///
    /// - Throws: only when there is no memory.
    package static func bytes(of paper: Paper) throws -> [UInt8] {
        let writer = OpenDocumentPaper(paper: paper)
        return try PackageWriter.write([
            // Part 3, 3.3: first and not packed, so that the type can be read at a fixed place.
            .init("mimetype", stored: type),
            .init("content.xml", writer.content),
            .init("styles.xml", OpenDocumentPaperStyles.part(foot: paper.foot)),
            .init("meta.xml", writer.meta),
            .init("META-INF/manifest.xml", manifest),
        ])
    }

    private static let type = "application/vnd.oasis.opendocument.text"
    private static let version = "1.2"

    /// Namespaces of the parts.
    static let spaces: XMLWriter.Attributes = [
        "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "xmlns:svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "office:version": version,
    ]

    // MARK: The body

    private var tables: [PaperTable] {
        paper.blocks.compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
    }

    private var content: XMLWriter {
        var xml = XMLWriter()
        xml.element("office:document-content", Self.spaces) { xml in
            xml.element("office:automatic-styles") { xml in
                for (index, table) in tables.enumerated() { writeStyles(of: table, number: index + 1, to: &xml) }
                writeTableStyles(to: &xml)
                writeLineStyles(to: &xml)
            }
            xml.element("office:body") { xml in
                xml.element("office:text") { writeBlocks(to: &$0) }
            }
        }
        return xml
    }

    private func writeBlocks(to xml: inout XMLWriter) {
        var number = 0
        for block in paper.blocks {
            switch block {
            case .line(let line): write(line, to: &xml)
            case .table(let table):
                number += 1
                write(table, number: number, to: &xml)
            }
        }
    }

    private func write(_ line: PaperLine, keepingWithNext: Bool = false, to xml: inout XMLWriter) {
        var style = line.style.openDocumentName
        if line.indent > 0 {
            style += "_\(line.indent)"
        } else if keepingWithNext || line.keepsWithNext {
            style += "_K"
        }
        let isHeading = line.style == .heading
        let attributes: XMLWriter.Attributes = [
            "text:style-name": style, "text:outline-level": isHeading ? "1" : nil,
        ]
        xml.element(isHeading ? "text:h" : "text:p", attributes) { xml in
            for span in line.spans where !span.text.isEmpty { write(span, to: &xml) }
        }
    }

    private func write(_ span: PaperSpan, to xml: inout XMLWriter) {
        guard let style = span.openDocumentStyle else { return write(span.text, to: &xml) }
        xml.element("text:span", ["text:style-name": style]) { write(span.text, to: &$0) }
    }

    /// A reader joins blanks (part 1, 6.1.2); those that must stay have an element of their own.
    private func write(_ text: String, to xml: inout XMLWriter) {
        xml.forEachPiece(of: text) { xml, piece in
            switch piece {
            case .tab: xml.element("text:tab")
            case .lineEnd: xml.element("text:line-break")
            case .text(let text):
                var isAfterBlank = true
                for word in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                    if word.offset > 0 {
                        if isAfterBlank { xml.element("text:s") } else { xml.text(" ") }
                        isAfterBlank = true
                    }
                    if !word.element.isEmpty {
                        xml.text(String(word.element))
                        isAfterBlank = false
                    }
                }
            }
        }
    }

    // MARK: Tables

    private func write(_ table: PaperTable, number: Int, to xml: inout XMLWriter) {
        let name = "T\(number)"
        xml.element("table:table", ["table:name": name, "table:style-name": name]) { xml in
            for column in table.widths.indices {
                xml.element("table:table-column", ["table:style-name": "\(name).\(column + 1)"])
            }
            if let head = table.head {
                xml.element("table:table-header-rows") { xml in
                    xml.element("table:table-row", ["table:style-name": "RowKept"]) { xml in
                        for title in head {
                            let attributes = Self.cell("CellHead")
                            xml.element("table:table-cell", attributes) { write(PaperLine(.cellHead, title), to: &$0) }
                        }
                    }
                }
            }
            for (index, row) in table.rows.enumerated() {
                let keeps = table.form == .plain && index + 1 < table.rows.count
                xml.element("table:table-row", ["table:style-name": row.isShort ? "RowKept" : "RowSplit"]) { xml in
                    for cell in row {
                        xml.element("table:table-cell", Self.cell(table.form.openDocumentCell)) { xml in
                            for line in cell { write(line, keepingWithNext: keeps, to: &xml) }
                            if cell.isEmpty { write(PaperLine(.cell, ""), to: &xml) }
                        }
                    }
                }
            }
        }
    }

    private static func cell(_ style: String) -> XMLWriter.Attributes {
        ["table:style-name": style, "office:value-type": "string"]
    }

    // MARK: Automatic styles

    private func writeStyles(of table: PaperTable, number: Int, to xml: inout XMLWriter) {
        let name = "T\(number)"
        xml.element("style:style", ["style:name": name, "style:family": "table"]) { xml in
            xml.element(
                "style:table-properties",
                [
                    "style:width": millimetres(table.widths.reduce(0, +)), "table:align": "left",
                    "table:border-model": "collapsing",
                ]
            )
        }
        for (column, width) in table.widths.enumerated() {
            let attributes: XMLWriter.Attributes = [
                "style:name": "\(name).\(column + 1)", "style:family": "table-column",
            ]
            xml.element("style:style", attributes) { xml in
                xml.element("style:table-column-properties", ["style:column-width": millimetres(width)])
            }
        }
    }

    /// Indented lines and those that stay with the next one, for the styles that are used so.
    private func writeLineStyles(to xml: inout XMLWriter) {
        for style in PaperLine.Style.allCases {
            let hanging = PaperStyleSheet.face(style).hanging
            for indent in 1...8 {
                let left = indent * PaperStyleSheet.indentStep + hanging
                writeLineStyle(style, suffix: "_\(indent)", to: &xml) { xml in
                    xml.element(
                        "style:paragraph-properties",
                        ["fo:margin-left": millimetres(left), "fo:text-indent": millimetres(-hanging)]
                    )
                }
            }
            writeLineStyle(style, suffix: "_K", to: &xml) { xml in
                xml.element("style:paragraph-properties", ["fo:keep-with-next": "always"])
            }
        }
    }

    /// Among the automatic styles: LibreOffice takes styles of cells and rows from nowhere else.
    private func writeTableStyles(to xml: inout XMLWriter) {
        let line = "0.5pt solid #\(PaperStyleSheet.lineColour)"
        let padding = "1.8mm"
        let cells: [(name: String, properties: XMLWriter.Attributes)] = [
            ("CellGrid", ["fo:border": line, "fo:padding-left": padding, "fo:padding-right": padding]),
            (
                "CellHead",
                [
                    "fo:border": line, "fo:padding-left": "1mm", "fo:padding-right": "1mm",
                    "fo:background-color": "#" + PaperStyleSheet.headFill.lowercased(),
                    "style:vertical-align": "middle",
                ]
            ),
            (
                "CellRuled",
                [
                    "fo:border-top": line, "fo:border-bottom": line, "fo:padding-left": padding,
                    "fo:padding-right": padding,
                ]
            ),
            ("CellPlain", ["fo:border": "none", "fo:padding-left": padding, "fo:padding-right": padding]),
        ]
        for (name, properties) in cells {
            xml.element("style:style", ["style:name": name, "style:family": "table-cell"]) { xml in
                xml.element("style:table-cell-properties", properties)
            }
        }
        for (name, keeps) in [("RowKept", "always"), ("RowSplit", "auto")] {
            xml.element("style:style", ["style:name": name, "style:family": "table-row"]) { xml in
                xml.element("style:table-row-properties", ["fo:keep-together": keeps])
            }
        }
    }

    private func writeLineStyle(
        _ style: PaperLine.Style,
        suffix: String,
        to xml: inout XMLWriter,
        _ content: (inout XMLWriter) -> Void
    ) {
        let attributes: XMLWriter.Attributes = [
            "style:name": style.openDocumentName + suffix, "style:family": "paragraph",
            "style:parent-style-name": style.openDocumentName,
        ]
        xml.element("style:style", attributes, content)
    }

    // MARK: The package

    private var meta: XMLWriter {
        var xml = XMLWriter()
        xml.element("office:document-meta", Self.spaces) { xml in
            xml.element("office:meta") { xml in
                xml.element("meta:generator", text: paper.creator)
                xml.element("dc:title", text: paper.title)
                xml.element("meta:initial-creator", text: paper.creator)
                xml.element("dc:creator", text: paper.creator)
                xml.element("meta:creation-date", text: paper.created)
                xml.element("dc:date", text: paper.created)
                xml.element("dc:language", text: "ru-RU")
            }
        }
        return xml
    }

    private static var manifest: XMLWriter {
        var xml = XMLWriter()
        let attributes: XMLWriter.Attributes = [
            "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": version,
        ]
        xml.element("manifest:manifest", attributes) { xml in
            xml.element(
                "manifest:file-entry",
                ["manifest:full-path": "/", "manifest:version": version, "manifest:media-type": type]
            )
            for part in ["content.xml", "styles.xml", "meta.xml"] {
                xml.element("manifest:file-entry", ["manifest:full-path": part, "manifest:media-type": "text/xml"])
            }
        }
        return xml
    }
}

/// Tenths of a millimetre as a length.
func millimetres(_ tenths: Int) -> String {
    let size = abs(tenths)
    return "\(tenths < 0 ? "-" : "")\(size / 10).\(size % 10)mm"
}

extension PaperSpan {
    /// Nil for plain text.
    var openDocumentStyle: String? {
        guard isBold || tone != .plain else { return nil }
        return (isBold ? "Bold_" : "Tone_") + tone.rawValue
    }
}

extension PaperTable.Form {
    var openDocumentCell: String {
        switch self {
        case .grid: "CellGrid"
        case .ruled: "CellRuled"
        case .plain: "CellPlain"
        }
    }
}
