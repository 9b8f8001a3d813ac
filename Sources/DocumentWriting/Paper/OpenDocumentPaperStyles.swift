/// The styles of a paper in OpenDocument, and its page with the foot.
enum OpenDocumentPaperStyles {
    static func part(foot: String) -> XMLWriter {
        var xml = XMLWriter()
        xml.element("office:document-styles", OpenDocumentPaper.spaces) { xml in
            xml.element("office:font-face-decls") { xml in
                xml.element(
                    "style:font-face",
                    [
                        "style:name": PaperStyleSheet.typeface, "svg:font-family": "'\(PaperStyleSheet.typeface)'",
                        "style:font-family-generic": "roman", "style:font-pitch": "variable",
                    ]
                )
            }
            xml.element("office:styles") { writeStyles(to: &$0) }
            xml.element("office:automatic-styles") { writePageLayout(to: &$0) }
            xml.element("office:master-styles") { xml in
                xml.element("style:master-page", ["style:name": "Standard", "style:page-layout-name": "Page"]) { xml in
                    xml.element("style:footer") { writeFoot(foot, to: &$0) }
                }
            }
        }
        return xml
    }

    private static func writeStyles(to xml: inout XMLWriter) {
        xml.element("style:default-style", ["style:family": "paragraph"]) { xml in
            xml.element(
                "style:paragraph-properties",
                ["fo:orphans": "2", "fo:widows": "2", "style:tab-stop-distance": "12.5mm"]
            )
            xml.element(
                "style:text-properties",
                [
                    "style:font-name": PaperStyleSheet.typeface, "fo:font-size": "12pt", "fo:language": "ru",
                    "fo:country": "RU", "fo:hyphenate": "true", "fo:hyphenation-remain-char-count": "2",
                    "fo:hyphenation-push-char-count": "2",
                ]
            )
        }
        xml.element("style:style", ["style:name": "Standard", "style:family": "paragraph", "style:class": "text"])
        for style in PaperLine.Style.allCases { write(style, to: &xml) }
        writeFootStyle(to: &xml)
        for tone in PaperSpan.Tone.allCases {
            for isBold in [false, true] { writeSpanStyle(PaperSpan("", isBold: isBold, tone: tone), to: &xml) }
        }
    }

    private static func write(_ style: PaperLine.Style, to xml: inout XMLWriter) {
        let face = PaperStyleSheet.face(style)
        let isHeading = style == .heading
        let attributes: XMLWriter.Attributes = [
            "style:name": style.openDocumentName, "style:family": "paragraph",
            "style:parent-style-name": "Standard", "style:default-outline-level": isHeading ? "1" : nil,
        ]
        xml.element("style:style", attributes) { xml in
            xml.element(
                "style:paragraph-properties",
                [
                    "fo:margin-left": face.hanging > 0 ? millimetres(face.hanging) : nil,
                    "fo:text-indent": face.hanging > 0 ? millimetres(-face.hanging) : nil,
                    "fo:margin-top": points(face.spaceBefore), "fo:margin-bottom": points(face.spaceAfter),
                    "fo:line-height": "\(face.lineHeightPercent)%",
                    "fo:text-align": face.isCentred ? "center" : face.isJustified ? "justify" : "start",
                    "fo:keep-with-next": face.keepsWithNext ? "always" : nil,
                ]
            )
            xml.element(
                "style:text-properties",
                [
                    "fo:color": face.colour.map { "#" + $0.lowercased() }, "fo:font-size": size(face.points),
                    "fo:font-weight": face.isBold ? "bold" : nil,
                ]
            )
        }
    }

    private static func writeSpanStyle(_ span: PaperSpan, to xml: inout XMLWriter) {
        guard let name = span.openDocumentStyle else { return }
        xml.element("style:style", ["style:name": name, "style:family": "text"]) { xml in
            xml.element(
                "style:text-properties",
                [
                    "fo:color": PaperStyleSheet.colour(span.tone).map { "#" + $0.lowercased() },
                    "fo:font-weight": span.isBold ? "bold" : nil,
                ]
            )
        }
    }

    // MARK: The page

    private static func writePageLayout(to xml: inout XMLWriter) {
        let margins = PaperStyleSheet.margins
        xml.element("style:page-layout", ["style:name": "Page"]) { xml in
            xml.element(
                "style:page-layout-properties",
                [
                    "fo:page-width": millimetres(PaperStyleSheet.page.width),
                    "fo:page-height": millimetres(PaperStyleSheet.page.height), "style:print-orientation": "portrait",
                    "fo:margin-top": millimetres(margins.top), "fo:margin-bottom": millimetres(100),
                    "fo:margin-left": millimetres(margins.left), "fo:margin-right": millimetres(margins.right),
                ]
            )
            xml.element("style:footer-style") { xml in
                xml.element(
                    "style:header-footer-properties",
                    ["fo:min-height": millimetres(margins.bottom - 100), "fo:margin-top": millimetres(40)]
                )
            }
        }
    }

    private static func writeFootStyle(to xml: inout XMLWriter) {
        let attributes: XMLWriter.Attributes = [
            "style:name": "Footer", "style:family": "paragraph", "style:parent-style-name": "Standard",
        ]
        xml.element("style:style", attributes) { xml in
            let line: XMLWriter.Attributes = [
                "fo:border-top": "0.5pt solid #\(PaperStyleSheet.lineColour)", "fo:padding-top": "1mm",
            ]
            xml.element("style:paragraph-properties", line) { xml in
                xml.element("style:tab-stops") { xml in
                    xml.element(
                        "style:tab-stop",
                        ["style:position": millimetres(Paper.textWidth), "style:type": "right"]
                    )
                }
            }
            xml.element("style:text-properties", ["fo:color": "#404040", "fo:font-size": "8pt"])
        }
    }

    private static func writeFoot(_ foot: String, to xml: inout XMLWriter) {
        xml.element("text:p", ["text:style-name": "Footer"]) { xml in
            xml.text(foot)
            xml.element("text:tab")
            xml.text("стр. ")
            xml.element("text:page-number", ["text:select-page": "current"], text: "1")
            xml.text(" из ")
            xml.element("text:page-count", text: "1")
        }
    }

    // MARK: Measures

    /// Twentieths of a point.
    private static func points(_ twentieths: Int) -> String { size(Double(twentieths) / 20) }

    private static func size(_ points: Double) -> String {
        points == points.rounded() ? "\(Int(points))pt" : "\(points)pt"
    }
}

extension PaperLine.Style {
    var openDocumentName: String {
        switch self {
        case .title: "Title"
        case .subtitle: "Subtitle"
        case .heading: "Heading_20_1"
        case .body: "Text_20_body"
        case .item: "List"
        case .cell: "TableText"
        case .cellHead: "TableHead"
        case .cellCentre: "TableCentre"
        case .cellNote: "TableNote"
        case .note: "Note"
        }
    }
}
