/// The styles and settings of a paper in WordprocessingML.
enum WordPaperStyles {
    static var part: XMLWriter {
        var xml = XMLWriter()
        xml.element("w:styles", ["xmlns:w": WordPaper.space]) { xml in
            writeDefaults(to: &xml)
            xml.element("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"]) { xml in
                xml.element("w:name", ["w:val": "Normal"])
                xml.element("w:qFormat")
            }
            writeTableStyles(to: &xml)
            for style in PaperLine.Style.allCases { write(style, to: &xml) }
            writeFoot(to: &xml)
        }
        return xml
    }

    private static func writeDefaults(to xml: inout XMLWriter) {
        xml.element("w:docDefaults") { xml in
            xml.element("w:rPrDefault") { xml in
                xml.element("w:rPr") { xml in
                    let face = PaperStyleSheet.typeface
                    xml.element("w:rFonts", ["w:ascii": face, "w:hAnsi": face, "w:eastAsia": face, "w:cs": face])
                    xml.element("w:sz", ["w:val": "24"])
                    xml.element("w:szCs", ["w:val": "24"])
                    xml.element("w:lang", ["w:val": "ru-RU", "w:eastAsia": "ru-RU", "w:bidi": "ar-SA"])
                }
            }
            xml.element("w:pPrDefault") { xml in
                xml.element("w:pPr") { xml in
                    xml.element("w:spacing", ["w:after": "0", "w:line": "240", "w:lineRule": "auto"])
                }
            }
        }
    }

    private static func write(_ style: PaperLine.Style, to xml: inout XMLWriter) {
        let face = PaperStyleSheet.face(style)
        xml.element("w:style", ["w:type": "paragraph", "w:customStyle": style.isOwn, "w:styleId": style.wordID]) {
            xml in
            xml.element("w:name", ["w:val": style.wordName])
            xml.element("w:basedOn", ["w:val": "Normal"])
            xml.element("w:qFormat")
            xml.element("w:pPr") { xml in
                if face.keepsWithNext {
                    xml.element("w:keepNext")
                    xml.element("w:keepLines")
                }
                xml.element(
                    "w:spacing",
                    [
                        "w:before": String(face.spaceBefore), "w:after": String(face.spaceAfter),
                        "w:line": String(240 * face.lineHeightPercent / 100), "w:lineRule": "auto",
                    ]
                )
                if face.hanging > 0 {
                    xml.element("w:ind", ["w:left": twips(face.hanging), "w:hanging": twips(face.hanging)])
                }
                if face.isCentred { xml.element("w:jc", ["w:val": "center"]) }
                if face.isJustified { xml.element("w:jc", ["w:val": "both"]) }
                if style == .heading { xml.element("w:outlineLvl", ["w:val": "0"]) }
            }
            xml.element("w:rPr") { xml in
                if face.isBold {
                    xml.element("w:b")
                    xml.element("w:bCs")
                }
                if let colour = face.colour { xml.element("w:color", ["w:val": colour]) }
                let size = String(Int(face.points * 2))
                xml.element("w:sz", ["w:val": size])
                xml.element("w:szCs", ["w:val": size])
            }
        }
    }

    private static func writeFoot(to xml: inout XMLWriter) {
        xml.element("w:style", ["w:type": "paragraph", "w:styleId": "Footer"]) { xml in
            xml.element("w:name", ["w:val": "footer"])
            xml.element("w:basedOn", ["w:val": "Normal"])
            xml.element("w:pPr") { xml in
                xml.element("w:pBdr") { xml in
                    xml.element("w:top", line(space: "4"))
                }
                xml.element("w:tabs") { xml in
                    xml.element("w:tab", ["w:val": "right", "w:pos": twips(Paper.textWidth)])
                }
            }
            xml.element("w:rPr") { xml in
                xml.element("w:color", ["w:val": "404040"])
                xml.element("w:sz", ["w:val": "16"])
                xml.element("w:szCs", ["w:val": "16"])
            }
        }
    }

    private static func writeTableStyles(to xml: inout XMLWriter) {
        xml.element("w:style", ["w:type": "table", "w:default": "1", "w:styleId": "TableNormal"]) { xml in
            xml.element("w:name", ["w:val": "Normal Table"])
            xml.element("w:uiPriority", ["w:val": "99"])
            xml.element("w:semiHidden")
            xml.element("w:unhideWhenUsed")
            xml.element("w:tblPr") { xml in
                xml.element("w:tblInd", ["w:w": "0", "w:type": "dxa"])
                xml.element("w:tblCellMar") { writeCellMargins(sides: 100, to: &$0) }
            }
        }
        for form in PaperTable.Form.allCases {
            xml.element("w:style", ["w:type": "table", "w:customStyle": "1", "w:styleId": form.wordID]) { xml in
                xml.element("w:name", ["w:val": form.wordID])
                xml.element("w:basedOn", ["w:val": "TableNormal"])
                xml.element("w:tblPr") { xml in
                    xml.element("w:tblInd", ["w:w": "0", "w:type": "dxa"])
                    let sides = lines(of: form)
                    if !sides.isEmpty {
                        xml.element("w:tblBorders") { xml in
                            for side in sides { xml.element("w:" + side, line(space: "0")) }
                        }
                    }
                }
            }
        }
    }

    /// In the order of the schema.
    private static func lines(of form: PaperTable.Form) -> [String] {
        switch form {
        case .grid: ["top", "left", "bottom", "right", "insideH", "insideV"]
        case .ruled: ["top", "bottom", "insideH"]
        case .plain: []
        }
    }

    private static func line(space: String) -> XMLWriter.Attributes {
        ["w:val": "single", "w:sz": "4", "w:space": space, "w:color": PaperStyleSheet.lineColour]
    }

    private static func writeCellMargins(sides: Int, to xml: inout XMLWriter) {
        for (side, width) in [("top", 30), ("left", sides), ("bottom", 30), ("right", sides)] {
            xml.element("w:" + side, ["w:w": String(width), "w:type": "dxa"])
        }
    }

    /// Mode 15 is what Word 2013 and later call their own: no «compatibility mode» in the title bar.
    static var settings: XMLWriter {
        var xml = XMLWriter()
        xml.element("w:settings", ["xmlns:w": WordPaper.space]) { xml in
            xml.element("w:zoom", ["w:percent": "100"])
            xml.element("w:defaultTabStop", ["w:val": "708"])
            xml.element("w:autoHyphenation")
            xml.element("w:characterSpacingControl", ["w:val": "doNotCompress"])
            xml.element("w:compat") { xml in
                xml.element(
                    "w:compatSetting",
                    [
                        "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
                        "w:val": "15",
                    ]
                )
            }
            xml.element("w:themeFontLang", ["w:val": "ru-RU"])
            xml.element("w:decimalSymbol", ["w:val": ","])
            xml.element("w:listSeparator", ["w:val": ";"])
        }
        return xml
    }
}

extension PaperLine.Style {
    /// Ids of built-in styles are Word's own, so that its navigation knows them.
    var wordID: String {
        switch self {
        case .title: "Title"
        case .subtitle: "Subtitle"
        case .heading: "Heading1"
        case .body: "BodyText"
        case .item: "List"
        case .cell: "TableText"
        case .cellHead: "TableHead"
        case .cellCentre: "TableCentre"
        case .cellNote: "TableNote"
        case .note: "Note"
        }
    }

    fileprivate var wordName: String {
        switch self {
        case .title: "Title"
        case .subtitle: "Subtitle"
        case .heading: "heading 1"
        case .body: "Body Text"
        case .item: "List"
        case .cell: "Текст таблицы"
        case .cellHead: "Шапка таблицы"
        case .cellCentre: "Текст таблицы посередине"
        case .cellNote: "Примечание таблицы"
        case .note: "Примечание"
        }
    }

    fileprivate var isOwn: String? {
        switch self {
        case .title, .subtitle, .heading, .body, .item: nil
        case .cell, .cellHead, .cellCentre, .cellNote, .note: "1"
        }
    }
}

extension PaperTable.Form {
    var wordID: String {
        switch self {
        case .grid: "GridTable"
        case .ruled: "RuledTable"
        case .plain: "PlainTable"
        }
    }
}
