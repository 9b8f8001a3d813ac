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
