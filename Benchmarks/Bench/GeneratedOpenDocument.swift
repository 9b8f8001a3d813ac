/// OpenDocument as LibreOffice leaves it: an automatic style for each editing session and look, a span for each piece.
struct OpenDocumentMarkup: GeneratedMarkup {
    private var random: SplitMix64
    private var xml = ""
    private var tables = 0

    private static let sessions = 80

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    mutating func begin() {
        xml = GeneratedStyles.declaration + "<office:document-content \(GeneratedStyles.namespaces)>"
        xml += "<office:scripts/>\(GeneratedStyles.fonts)<office:automatic-styles>"
        beginTableStyles()
        for number in 1...Self.sessions {
            let session = String(random.below(0xFF_FFFF), radix: 16)
            xml += "<style:style style:name=\"P\(number)\" style:family=\"paragraph\" "
            xml += "style:parent-style-name=\"\(number % 5 == 0 ? "Table_20_Contents" : "Standard")\">"
            xml += "<style:paragraph-properties fo:margin-top=\"0cm\" fo:margin-bottom=\"0cm\" "
            xml += "style:contextual-spacing=\"false\" fo:line-height=\"100%\" fo:text-align=\"justify\" "
            xml += "style:justify-single-word=\"false\"/><style:text-properties "
            xml += "\(Self.font) officeooo:paragraph-rsid=\"\(session)\" style:font-size-asian=\"14pt\" "
            xml += "style:font-size-complex=\"14pt\"/></style:style>"
            xml += "<style:style style:name=\"T\(number)\" style:family=\"text\"><style:text-properties "
            xml += number % 8 == 0 ? Self.bold : ""
            xml += "\(Self.font) officeooo:rsid=\"\(session)\" style:font-name-asian=\"Times New Roman1\" "
            xml += "style:font-size-asian=\"14pt\" style:font-size-complex=\"14pt\"/></style:style>"
        }
        xml += "</office:automatic-styles><office:body><office:text text:use-soft-page-breaks=\"true\">"
        xml += "<text:sequence-decls>"
        for name in ["Illustration", "Table", "Text", "Drawing", "Figure"] {
            xml += "<text:sequence-decl text:display-outline-level=\"0\" text:name=\"\(name)\"/>"
        }
        xml += "</text:sequence-decls>"
    }

    private static let font = "style:font-name=\"Times New Roman\" fo:font-size=\"14pt\""
    private static let bold =
        "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\" "

    /// Styles of the tables that are still to come: of the whole, of each column, of the cells.
    private mutating func beginTableStyles() {
        for table in 1...2 {
            xml += "<style:style style:name=\"Таблица\(table)\" style:family=\"table\"><style:table-properties "
            xml += "style:width=\"17cm\" fo:margin-left=\"-0.191cm\" table:align=\"left\"/></style:style>"
            for column in "ABCDEF" {
                xml += "<style:style style:name=\"Таблица\(table).\(column)\" style:family=\"table-column\">"
                xml += "<style:table-column-properties style:column-width=\"2.833cm\"/></style:style>"
                xml += "<style:style style:name=\"Таблица\(table).\(column)1\" style:family=\"table-cell\">"
                xml += "<style:table-cell-properties fo:padding-left=\"0.191cm\" fo:padding-right=\"0.191cm\" "
                xml += "fo:padding-top=\"0cm\" fo:padding-bottom=\"0cm\" fo:border=\"0.5pt solid #000000\"/>"
                xml += "</style:style>"
            }
        }
    }

    mutating func paragraph(_ pieces: [String], isBold: Bool, isHeading: Bool) {
        let tag = isHeading ? "text:h" : "text:p"
        let style = isHeading ? "Heading_20_1" : "P\(random.below(Self.sessions) + 1)"
        xml += "<\(tag) text:style-name=\"\(style)\"\(isHeading ? " text:outline-level=\"1\"" : "")>"
        for piece in pieces {
            let session = random.below(Self.sessions / 8) * 8 + (isBold ? 8 : 1 + random.below(7))
            xml += "<text:span text:style-name=\"T\(session)\">\(piece)</text:span>"
            if random.below(40) == 0 { xml += "<text:soft-page-break/>" }
        }
        xml += "</\(tag)>"
    }

    mutating func beginTable(columns: Int) {
        tables += 1
        xml += "<table:table table:name=\"Таблица\(tables)\" table:style-name=\"Таблица\(tables)\">"
        xml += "<table:table-column table:style-name=\"Таблица\(tables).A\" "
        xml += "table:number-columns-repeated=\"\(columns)\"/>"
    }

    mutating func beginRow() { xml += "<table:table-row>" }
    mutating func beginCell() {
        xml += "<table:table-cell table:style-name=\"Таблица\(tables).A1\" office:value-type=\"string\">"
    }
    mutating func endCell() { xml += "</table:table-cell>" }
    mutating func endRow() { xml += "</table:table-row>" }
    mutating func endTable() { xml += "</table:table>" }
    mutating func end() -> String { xml + "</office:text></office:body></office:document-content>" }
}
