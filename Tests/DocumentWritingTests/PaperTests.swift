import DocumentModel
import DocumentReading
import TestSupport
import Testing

@testable import DocumentWriting

@Suite("A paper is written the same in both formats")
struct PaperTests {
    static let paper = Paper(
        title: "Заключение <1> & «2»",
        creator: "Экспертиза 500+",
        created: "2023-03-28T09:15:02Z",
        foot: "Запись 12",
        blocks: [
            .line(PaperLine(.title, "ЭКСПЕРТНОЕ ЗАКЛЮЧЕНИЕ")),
            .line(PaperLine(.heading, "1. Оценка")),
            .table(
                PaperTable(
                    .grid,
                    widths: [150, 700, 800],
                    head: ["№", "Параметр", "Замечание"],
                    rows: [
                        [
                            [PaperLine(.cellCentre, "E22")],
                            [PaperLine(.cell, [PaperSpan("Показатели "), PaperSpan("числом", isBold: true)])],
                            [PaperLine(.cell, "Нет <чисел> & знаков"), PaperLine(.cellNote, "таблица 1, строка 2")],
                        ]
                    ]
                )
            ),
            .table(PaperTable(.plain, widths: [825, 825], rows: [[[PaperLine(.cell, "Куратор")], []]])),
            .line(PaperLine(.item, "1.\tДобавьте  число.", indent: 1)),
            .line(PaperLine(.body, [PaperSpan("нет", isBold: true, tone: .bad)])),
        ]
    )

    static let formats: [(name: String, bytes: @Sendable (Paper) throws -> [UInt8])] = [
        ("docx", { try WordPaper.bytes(of: $0) }), ("odt", { try OpenDocumentPaper.bytes(of: $0) }),
    ]

    @Test(arguments: [0, 1])
    func `and reads as what it says`(format: Int) throws {
        let document = try DocumentReader().read(Self.formats[format].bytes(Self.paper))

        #expect(document.format.rawValue == Self.formats[format].name)
        let text = document.string(of: document.blocks).split(separator: "\n")
        #expect(
            text == [
                "ЭКСПЕРТНОЕ ЗАКЛЮЧЕНИЕ", "1. Оценка", "№", "Параметр", "Замечание", "E22", "Показатели числом",
                "Нет <чисел> & знаков", "таблица 1, строка 2", "Куратор", "1.\tДобавьте  число.", "нет",
            ]
        )
        let tables = document.tables.map(\.table)
        #expect(tables.count == 2)
        #expect(tables[0].rows.map(\.isHeader) == [true, false])
        #expect(document.properties.title == "Заключение <1> & «2»")
        let headings = document.blocks.compactMap { block -> UInt8? in
            guard case .paragraph(let paragraph) = block, document.string(of: paragraph) == "1. Оценка" else {
                return nil
            }
            return paragraph.heading?.level
        }
        #expect(headings == [1])
    }

    @Test(arguments: [0, 1])
    func `to the byte, however often`(format: Int) throws {
        let first = try Self.formats[format].bytes(Self.paper)
        #expect(try Self.formats[format].bytes(Self.paper) == first)
        // 1 January 1980, 0:00, in the first local header.
        #expect(Array(first[10..<14]) == [0, 0, 0x21, 0])
    }

    @Test func `and an ODT names its type where programs look for it`() throws {
        let bytes = try OpenDocumentPaper.bytes(of: Self.paper)
        #expect(bytes[30..<38].elementsEqual("mimetype".utf8))
        #expect(bytes[38..<77].elementsEqual("application/vnd.oasis.opendocument.text".utf8))
    }

    @Test func `whatever the text holds`() throws {
        var nasty = Self.paper
        let text = "\u{0}\u{1}\u{1B}[31m\u{FFFE}\u{FFFF}]]>&amp;<w:t>\u{301}\"'\r\u{2028}🙂"
        nasty.blocks = [.line(PaperLine(.body, text))]
        nasty.title = text
        nasty.foot = text
        for (_, bytes) in Self.formats {
            let document = try DocumentReader().read(bytes(nasty))
            let read = document.string(of: document.blocks)
            // Compared scalar by scalar: the accent joins what stands before it into one character.
            #expect(read.utf8.starts(with: "[31m]]>&amp;<w:t>\u{301}\"'".utf8))
            #expect(read.hasSuffix("🙂"))
        }
    }
}

@Suite("WordprocessingML is written in the order of its schema")
struct WordOrderTests {
    /// ISO/IEC 29500-1, annex A: sequences of the types that are written; a name may be left out, never moved.
    static let sequences: [String: [String]] = [
        "w:pPr": [
            "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr",
            "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind",
            "w:contextualSpacing", "w:jc", "w:textAlignment", "w:outlineLvl", "w:rPr", "w:sectPr",
        ],
        "w:rPr": [
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:color", "w:spacing", "w:w", "w:kern",
            "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang",
        ],
        "w:tbl": ["w:tblPr", "w:tblGrid", "w:tr"],
        "w:tblPr": [
            "w:tblStyle", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout",
            "w:tblCellMar", "w:tblLook",
        ],
        "w:tblBorders": ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"],
        "w:tblCellMar": ["w:top", "w:left", "w:bottom", "w:right"],
        "w:tblGrid": ["w:gridCol"],
        "w:tr": ["w:trPr", "w:tc"],
        "w:trPr": ["w:cantSplit", "w:tblHeader"],
        "w:tc": ["w:tcPr", "w:p"],
        "w:tcPr": ["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign"],
        "w:p": ["w:pPr", "w:r"],
        "w:r": ["w:rPr", "w:t w:tab w:br w:fldChar w:instrText"],
        "w:body": ["w:p w:tbl", "w:sectPr"],
        "w:sectPr": ["w:footerReference", "w:pgSz", "w:pgMar"],
        "w:styles": ["w:docDefaults", "w:latentStyles", "w:style"],
        "w:style": [
            "w:name", "w:basedOn", "w:next", "w:link", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat",
            "w:pPr", "w:rPr", "w:tblPr",
        ],
        "w:settings": [
            "w:zoom", "w:defaultTabStop", "w:autoHyphenation", "w:characterSpacingControl", "w:compat",
            "w:themeFontLang", "w:decimalSymbol", "w:listSeparator",
        ],
        "w:docDefaults": ["w:rPrDefault", "w:pPrDefault"], "w:rPrDefault": ["w:rPr"], "w:pPrDefault": ["w:pPr"],
        "w:compat": ["w:compatSetting"], "w:pBdr": ["w:top"], "w:tabs": ["w:tab"], "w:document": ["w:body"],
        "w:ftr": ["w:p"],
    ]

    @Test(arguments: ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"])
    func `in every part`(part: String) throws {
        let archive = try Archive(WordPaper.bytes(of: PaperTests.paper))
        var checker = OrderChecker(sequences: Self.sequences)
        checker.check(try #require(archive[part]).bytes)
        #expect(checker.faults == [])
        #expect(checker.elements > 5)
    }

    @Test func `and every part is named and typed`() throws {
        let archive = try Archive(WordPaper.bytes(of: PaperTests.paper))
        let types = archive.text("[Content_Types].xml")
        for part in archive.parts where part.name.hasSuffix(".xml") && part.name != "[Content_Types].xml" {
            #expect(types.contains("PartName=\"/\(part.name)\""), "\(part.name)")
        }
        #expect(archive.parts.first?.name == "[Content_Types].xml")
    }
}

/// Compares the children of each element with the sequence of its type.
private struct OrderChecker {
    let sequences: [String: [String]]
    private(set) var faults: [String] = []
    private(set) var elements = 0

    init(sequences: [String: [String]]) { self.sequences = sequences }

    mutating func check(_ bytes: [UInt8]) {
        let scanner = XMLScanner(bytes: bytes)
        var open: [(name: String, position: Int)] = []
        var at = 0
        while let tag = scanner.nextTag(from: at) {
            at = tag.end
            let name = scanner.string(tag.name)
            if tag.isEnd {
                let element = open.removeLast()
                if element.name != name { faults.append("\(name) ends \(element.name)") }
                // A cell without a paragraph is what Word calls damaged.
                if name == "w:tc", element.position == 0 { faults.append("a cell without paragraphs") }
                continue
            }
            elements += 1
            if let parent = open.indices.last { place(name, in: &open[parent]) }
            if !tag.isEmpty { open.append((name, 0)) }
        }
        if !open.isEmpty { faults.append("not closed: \(open.map(\.name))") }
    }

    private mutating func place(_ name: String, in parent: inout (name: String, position: Int)) {
        let position = sequences[parent.name]?.firstIndex { $0.split(separator: " ").contains(Substring(name)) }
        if let position, position >= parent.position {
            parent.position = position
        } else {
            faults.append("\(name) in \(parent.name)")
        }
    }
}
