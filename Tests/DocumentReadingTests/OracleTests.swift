import DocumentModel
import DocumentReading
import Testing

/// Compares what is read here with what independent programs read in the same files.
///
/// The files are saved by LibreOffice from flat sources with known constructs, so a difference is a fault of one of
/// the readers; where it is known not to be this one's, the source says whom not to ask.
@Suite(
    "Files saved by LibreOffice",
    .enabled(if: OracleTools.isInstalled, "soffice and pandoc are not installed: nothing was compared")
)
struct OracleTests {
    private static let readings = Result { try OracleTools.readings(of: OracleSource.all, formats: ["odt", "docx"]) }

    @Test func `hold the words that LibreOffice shows, labels of lists included`() throws {
        for reading in try Self.readings.get() where !reading.source.doubts.contains(.officeWords) {
            let document = try reading.result.get()
            let words = document.labelledLines.joined(separator: "\n").words
            #expect(words == reading.officeText.dropByteOrderMark.words, "\(reading.name)")
        }
    }

    @Test func `hold the words that pandoc reads`() throws {
        for reading in try Self.readings.get() where reading.isPandocBelieved {
            let document = try reading.result.get()
            #expect(document.string(of: document.blocks).words == reading.pandoc.words, "\(reading.name)")
        }
    }

    @Test func `have the headings that pandoc finds`() throws {
        for reading in try Self.readings.get() {
            let document = try reading.result.get()
            var headings: [String] = []
            document.forEachParagraph { paragraph, _ in
                guard let heading = paragraph.heading else { return }
                headings.append("\(heading.level) \(document.string(of: paragraph).words.joined(separator: " "))")
            }
            #expect(headings == reading.pandoc.headings, "\(reading.name)")
        }
    }

    @Test func `have the tables that pandoc finds, with the same cells`() throws {
        for reading in try Self.readings.get() where reading.isPandocBelieved {
            let document = try reading.result.get()
            let tables = document.tables.map { document.string(of: [.table($0.table)]).words }
            #expect(tables == reading.pandoc.tables, "\(reading.name)")
        }
    }

    @Test func `say the same in both formats, text boxes and notes included`() throws {
        let byName = Dictionary(grouping: try Self.readings.get(), by: \.source.name)
        for (name, pair) in byName {
            let facts = try pair.map { try OracleFacts(of: $0.result.get()) }
            try #require(facts.count == 2)
            #expect(facts[0] == facts[1], "\(name)")
        }
    }

    @Test func `were compared in sufficient number`() throws {
        #expect(try Self.readings.get().count >= 30)
    }
}

/// What must not depend on the format that a text was saved in.
private struct OracleFacts: Equatable {
    var words: [String]
    var headings: [String] = []
    /// Rows of all tables, each cell as its first column, its span and its words.
    var rows: [String] = []
    var notes: [[String]]
    var boxed: [String] = []

    init(of document: Document) {
        words = document.labelledLines.joined(separator: "\n").words
        notes = [.footnote, .endnote, .header, .footer].map { document.texts(of: $0).joined(separator: "\n").words }
        document.forEachParagraph { paragraph, _ in
            let text = document.string(of: paragraph)
            if let heading = paragraph.heading { headings.append("\(heading.level) \(text)") }
            if paragraph.traits.contains(.textBox) { boxed.append(text) }
        }
        for (_, table) in document.tables {
            for row in table.rows {
                let cells = row.cells.map { cell in
                    "\(cell.column)+\(cell.columnSpan)"
                        + (cell.isContinuation ? "^" : " " + document.string(of: cell).words.joined(separator: " "))
                }
                rows.append(cells.joined(separator: " | "))
            }
        }
    }
}

extension String {
    fileprivate var dropByteOrderMark: String { hasPrefix("\u{FEFF}") ? String(dropFirst()) : self }
}
