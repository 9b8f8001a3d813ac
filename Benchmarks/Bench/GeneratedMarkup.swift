/// How a generated document is written down.
protocol GeneratedMarkup {
    init(seed: UInt64)
    mutating func begin()
    mutating func paragraph(_ pieces: [String], isBold: Bool, isHeading: Bool)
    mutating func beginTable(columns: Int)
    mutating func beginRow()
    mutating func beginCell()
    mutating func endCell()
    mutating func endRow()
    mutating func endTable()
    /// The whole part.
    mutating func end() -> String
}

/// WordprocessingML as Word 365 leaves it after several people edited a document.
struct WordMarkup: GeneratedMarkup {
    private var random: SplitMix64
    private var xml = ""
    /// Marks of editing sessions.
    private let sessions: [String]

    init(seed: UInt64) {
        var random = SplitMix64(state: seed)
        sessions = (0..<500).map { _ in Self.hexadecimal(&random) }
        self.random = random
    }

    private static func hexadecimal(_ random: inout SplitMix64) -> String {
        let digits = String(random.below(0x7FFF_FFFF), radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private mutating func session() -> String { sessions[random.below(sessions.count)] }

    mutating func begin() {
        xml =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\""
            + "http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w14=\""
            + "http://schemas.microsoft.com/office/word/2010/wordml\"><w:body>"
    }

    mutating func paragraph(_ pieces: [String], isBold: Bool, isHeading: Bool) {
        xml += "<w:p w14:paraId=\"\(Self.hexadecimal(&random))\" w14:textId=\"77777777\" w:rsidR=\"\(session())\" "
        xml += "w:rsidRDefault=\"\(session())\" w:rsidP=\"\(session())\"><w:pPr>"
        if isHeading { xml += "<w:pStyle w:val=\"1\"/>" }
        xml += "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"both\"/></w:pPr>"
        for piece in pieces {
            xml += "<w:r w:rsidR=\"\(session())\" w:rsidRPr=\"\(session())\"><w:rPr>"
            xml += "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/>"
            xml += isBold ? "<w:b/>" : ""
            xml += "<w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">\(piece)</w:t></w:r>"
            if random.below(9) == 0 { xml += "<w:proofErr w:type=\"spellStart\"/><w:proofErr w:type=\"spellEnd\"/>" }
        }
        xml += "</w:p>"
    }

    mutating func beginTable(columns: Int) {
        xml += "<w:tbl><w:tblPr><w:tblStyle w:val=\"a3\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>"
        for _ in 0..<columns { xml += "<w:gridCol w:w=\"\(9600 / columns)\"/>" }
        xml += "</w:tblGrid>"
    }

    mutating func beginRow() { xml += "<w:tr w:rsidR=\"\(session())\" w:rsidTr=\"\(session())\">" }
    mutating func beginCell() { xml += "<w:tc><w:tcPr><w:tcW w:w=\"2400\" w:type=\"dxa\"/></w:tcPr>" }
    mutating func endCell() { xml += "</w:tc>" }
    mutating func endRow() { xml += "</w:tr>" }
    mutating func endTable() { xml += "</w:tbl>" }

    mutating func end() -> String {
        xml + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
    }
}

/// OpenDocument as LibreOffice leaves it: an automatic style for each editing session and look, a span for each piece.
struct OpenDocumentMarkup: GeneratedMarkup {
    private var random: SplitMix64
    private var xml = ""
    private var tables = 0

    private static let sessions = 80
    static let namespaces = [
        "office", "text", "table", "style", "fo:xsl-fo-compatible", "draw:drawing", "svg:svg-compatible", "meta",
    ].map { name in
        let parts = name.split(separator: ":")
        return "xmlns:\(parts[0])=\"urn:oasis:names:tc:opendocument:xmlns:\(parts[parts.count - 1]):1.0\""
    }.joined(separator: " ")

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    mutating func begin() {
        xml =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content \(Self.namespaces) xmlns:officeooo=\""
            + "http://openoffice.org/2009/office\" office:version=\"1.3\"><office:automatic-styles>"
        for number in 1...Self.sessions {
            let session = String(random.below(0xFF_FFFF), radix: 16)
            xml +=
                "<style:style style:name=\"P\(number)\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
            xml +=
                "<style:paragraph-properties fo:margin-top=\"0cm\" fo:text-align=\"justify\"/><style:text-properties "
            xml += "officeooo:paragraph-rsid=\"\(session)\"/></style:style><style:style style:name=\"T\(number)\" "
            xml +=
                "style:family=\"text\"><style:text-properties style:font-name=\"Times New Roman\" fo:font-size=\"14pt\" "
            xml +=
                "fo:font-weight=\"\(number % 8 == 0 ? "bold" : "normal")\" officeooo:rsid=\"\(session)\"/></style:style>"
        }
        xml += "</office:automatic-styles><office:body><office:text>"
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
        xml +=
            "<table:table table:name=\"Таблица\(tables)\"><table:table-column table:number-columns-repeated=\"\(columns)\"/>"
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
