/// Writes a ``Paper`` as WordprocessingML, transitional (ISO/IEC 29500-4), in the order its schemas ask for.
package struct WordPaper {
    let paper: Paper

    /// The bytes of a `.docx`; the same paper always gives the same bytes.
    ///
    /// - Throws: only when there is no memory.
    package static func bytes(of paper: Paper) throws -> [UInt8] {
        let writer = WordPaper(paper: paper)
        return try PackageWriter.write([
            .init("[Content_Types].xml", writer.contentTypes),
            .init("_rels/.rels", writer.packageRelationships),
            .init("docProps/core.xml", writer.coreProperties),
            .init("docProps/app.xml", writer.applicationProperties),
            .init("word/document.xml", writer.document),
            .init("word/_rels/document.xml.rels", writer.documentRelationships),
            .init("word/styles.xml", WordPaperStyles.part),
            .init("word/settings.xml", WordPaperStyles.settings),
            .init("word/footer1.xml", writer.footer),
        ])
    }

    static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let relationshipSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    // MARK: The body

    private var document: XMLWriter {
        var xml = XMLWriter()
        xml.element("w:document", ["xmlns:w": Self.space, "xmlns:r": Self.relationshipSpace]) { xml in
            xml.element("w:body") { xml in
                for (index, block) in paper.blocks.enumerated() {
                    switch block {
                    case .line(let line): write(line, to: &xml)
                    case .table(let table):
                        write(table, to: &xml)
                        // Word joins tables that touch, and needs a paragraph before the end.
                        if index + 1 == paper.blocks.count || paper.blocks[index + 1].isTable {
                            write(PaperLine(.cellNote, ""), to: &xml)
                        }
                    }
                }
                writeSection(to: &xml)
            }
        }
        return xml
    }

    private func writeSection(to xml: inout XMLWriter) {
        let margins = PaperStyleSheet.margins
        xml.element("w:sectPr") { xml in
            xml.element("w:footerReference", ["w:type": "default", "r:id": "rId3"])
            xml.element(
                "w:pgSz",
                ["w:w": twips(PaperStyleSheet.page.width), "w:h": twips(PaperStyleSheet.page.height)]
            )
            xml.element(
                "w:pgMar",
                [
                    "w:top": twips(margins.top), "w:right": twips(margins.right), "w:bottom": twips(margins.bottom),
                    "w:left": twips(margins.left), "w:header": twips(100), "w:footer": twips(100), "w:gutter": "0",
                ]
            )
        }
    }

    private func write(_ line: PaperLine, keepingWithNext: Bool = false, to xml: inout XMLWriter) {
        xml.element("w:p") { xml in
            xml.element("w:pPr") { xml in
                xml.element("w:pStyle", ["w:val": line.style.wordID])
                if keepingWithNext || line.keepsWithNext { xml.element("w:keepNext") }
                if line.indent > 0 {
                    let hanging = PaperStyleSheet.face(line.style).hanging
                    let left = line.indent * PaperStyleSheet.indentStep + hanging
                    xml.element("w:ind", ["w:left": twips(left), "w:hanging": hanging > 0 ? twips(hanging) : nil])
                }
            }
            for span in line.spans where !span.text.isEmpty { write(span, to: &xml) }
        }
    }

    private func write(_ span: PaperSpan, to xml: inout XMLWriter) {
        xml.element("w:r") { xml in
            let colour = PaperStyleSheet.colour(span.tone)
            if span.isBold || colour != nil {
                xml.element("w:rPr") { xml in
                    if span.isBold {
                        xml.element("w:b")
                        xml.element("w:bCs")
                    }
                    if let colour { xml.element("w:color", ["w:val": colour]) }
                }
            }
            xml.forEachPiece(of: span.text) { xml, piece in
                switch piece {
                case .text(let text): xml.element("w:t", ["xml:space": "preserve"], text: text)
                case .tab: xml.element("w:tab")
                case .lineEnd: xml.element("w:br")
                }
            }
        }
    }

    // MARK: Tables

    private func write(_ table: PaperTable, to xml: inout XMLWriter) {
        xml.element("w:tbl") { xml in
            xml.element("w:tblPr") { xml in
                xml.element("w:tblStyle", ["w:val": table.form.wordID])
                xml.element("w:tblW", ["w:w": twips(table.widths.reduce(0, +)), "w:type": "dxa"])
                xml.element("w:tblLayout", ["w:type": "fixed"])
                xml.element("w:tblLook", ["w:val": table.head == nil ? "0000" : "0020"])
            }
            xml.element("w:tblGrid") { xml in
                for width in table.widths { xml.element("w:gridCol", ["w:w": twips(width)]) }
            }
            if let head = table.head { writeHead(head, table, to: &xml) }
            for (index, row) in table.rows.enumerated() {
                let isLast = index + 1 == table.rows.count
                write(row, table, keepsWithNext: table.form == .plain && !isLast, to: &xml)
            }
        }
    }

    private func writeHead(_ head: [String], _ table: PaperTable, to xml: inout XMLWriter) {
        xml.element("w:tr") { xml in
            xml.element("w:trPr") { xml in
                xml.element("w:cantSplit")
                xml.element("w:tblHeader")
            }
            for (title, width) in zip(head, table.widths) {
                xml.element("w:tc") { xml in
                    xml.element("w:tcPr") { xml in
                        xml.element("w:tcW", ["w:w": twips(width), "w:type": "dxa"])
                        xml.element(
                            "w:shd",
                            ["w:val": "clear", "w:color": "auto", "w:fill": PaperStyleSheet.headFill]
                        )
                        xml.element("w:vAlign", ["w:val": "center"])
                    }
                    write(PaperLine(.cellHead, title), to: &xml)
                }
            }
        }
    }

    private func write(_ row: [[PaperLine]], _ table: PaperTable, keepsWithNext: Bool, to xml: inout XMLWriter) {
        xml.element("w:tr") { xml in
            if row.isShort { xml.element("w:trPr") { $0.element("w:cantSplit") } }
            for (cell, width) in zip(row, table.widths) {
                xml.element("w:tc") { xml in
                    xml.element("w:tcPr") { $0.element("w:tcW", ["w:w": twips(width), "w:type": "dxa"]) }
                    for line in cell { write(line, keepingWithNext: keepsWithNext, to: &xml) }
                    if cell.isEmpty { write(PaperLine(.cell, ""), to: &xml) }
                }
            }
        }
    }

    // MARK: The foot

    private var footer: XMLWriter {
        var xml = XMLWriter()
        xml.element("w:ftr", ["xmlns:w": Self.space]) { xml in
            xml.element("w:p") { xml in
                xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": "Footer"]) }
                write(PaperSpan(paper.foot + "\tстр. "), to: &xml)
                writeField(" PAGE ", to: &xml)
                write(PaperSpan(" из "), to: &xml)
                writeField(" NUMPAGES ", to: &xml)
            }
        }
        return xml
    }

    private func writeField(_ code: String, to xml: inout XMLWriter) {
        func mark(_ type: String, _ xml: inout XMLWriter) {
            xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": type]) }
        }
        mark("begin", &xml)
        xml.element("w:r") { $0.element("w:instrText", ["xml:space": "preserve"], text: code) }
        mark("separate", &xml)
        xml.element("w:r") { $0.element("w:t", text: "1") }
        mark("end", &xml)
    }

    // MARK: The package

    private var contentTypes: XMLWriter {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        let parts = [
            ("/word/document.xml", word + "document.main+xml"), ("/word/styles.xml", word + "styles+xml"),
            ("/word/settings.xml", word + "settings+xml"), ("/word/footer1.xml", word + "footer+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ]
        var xml = XMLWriter()
        xml.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) { xml in
            xml.element(
                "Default",
                ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"]
            )
            xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
            for (name, type) in parts { xml.element("Override", ["PartName": name, "ContentType": type]) }
        }
        return xml
    }

    private var packageRelationships: XMLWriter {
        relationships([
            (Self.relationshipSpace + "/officeDocument", "word/document.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml"
            ),
            (Self.relationshipSpace + "/extended-properties", "docProps/app.xml"),
        ])
    }

    private var documentRelationships: XMLWriter {
        relationships([
            (Self.relationshipSpace + "/styles", "styles.xml"), (Self.relationshipSpace + "/settings", "settings.xml"),
            (Self.relationshipSpace + "/footer", "footer1.xml"),
        ])
    }

    private func relationships(_ list: [(type: String, target: String)]) -> XMLWriter {
        var xml = XMLWriter()
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        xml.element("Relationships", ["xmlns": space]) { xml in
            for (index, relationship) in list.enumerated() {
                xml.element(
                    "Relationship",
                    ["Id": "rId\(index + 1)", "Type": relationship.type, "Target": relationship.target]
                )
            }
        }
        return xml
    }

    private var coreProperties: XMLWriter {
        var xml = XMLWriter()
        let attributes: XMLWriter.Attributes = [
            "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        ]
        xml.element("cp:coreProperties", attributes) { xml in
            xml.element("dc:title", text: paper.title)
            xml.element("dc:creator", text: paper.creator)
            xml.element("dc:language", text: "ru-RU")
            xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: paper.created)
            xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], text: paper.created)
        }
        return xml
    }

    private var applicationProperties: XMLWriter {
        var xml = XMLWriter()
        let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        xml.element("Properties", ["xmlns": space]) { $0.element("Application", text: paper.creator) }
        return xml
    }
}

/// Tenths of a millimetre as twentieths of a point.
func twips(_ tenths: Int) -> String { String((tenths * 1_440 + 127) / 254) }

extension PaperBlock {
    var isTable: Bool {
        if case .table = self { true } else { false }
    }
}

extension [[PaperLine]] {
    /// Few enough lines to be kept on one page.
    var isShort: Bool { allSatisfy { $0.count <= 6 } }
}

/// What the text of a span is made of.
enum PaperPiece {
    case text(String)
    case tab, lineEnd
}

extension XMLWriter {
    mutating func forEachPiece(of text: String, _ body: (inout XMLWriter, PaperPiece) -> Void) {
        var stretch = ""
        for character in text {
            guard character == "\t" || character.isNewline else {
                stretch.append(character)
                continue
            }
            if !stretch.isEmpty { body(&self, .text(stretch)) }
            stretch = ""
            body(&self, character == "\t" ? .tab : .lineEnd)
        }
        if !stretch.isEmpty { body(&self, .text(stretch)) }
    }
}
