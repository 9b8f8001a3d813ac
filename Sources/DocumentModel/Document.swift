/// A text document as its reader would see it, whatever format it came in.
///
/// Holds of every document:
/// - ``blocks`` is the body in reading order, with tracked changes accepted; deleted and hidden text, field codes
///   and comments are not in it;
/// - every ``TextRange`` in it is valid for ``text``, whose bytes are UTF-8;
/// - tables are numbered by ``Table/ordinal`` from 1 in reading order, a nested table after the one that holds it.
///
/// There is deliberately no page number: neither format stores pages, they appear only after layout.
package struct Document: Sendable, Equatable {
    package var format: DocumentFormat
    /// All text of the document; paragraphs hold ranges of it.
    package var text: TextArena
    package var blocks: [Block]
    /// Notes, headers and footers, in the order of their parts.
    package var asides: [Aside]
    /// Names of the paragraph styles met, as the author sees them; paragraphs hold indices.
    package var styleNames: [String]
    /// What was left out or changed on reading.
    package var notes: ReadingNotes
    package var properties: DocumentProperties

    package init(
        format: DocumentFormat,
        text: TextArena = TextArena(),
        blocks: [Block] = [],
        asides: [Aside] = [],
        styleNames: [String] = [],
        notes: ReadingNotes = ReadingNotes(),
        properties: DocumentProperties = DocumentProperties()
    ) {
        self.format = format
        self.text = text
        self.blocks = blocks
        self.asides = asides
        self.styleNames = styleNames
        self.notes = notes
        self.properties = properties
    }

    /// The text of `paragraph`, automatic numbers not included.
    package func string(of paragraph: Paragraph) -> String { text[paragraph.text] }

    /// The automatic number or bullet that Word or LibreOffice would show before the paragraph; empty when none.
    package func label(of paragraph: Paragraph) -> String { text[paragraph.label] }

    /// The text of a cell: its paragraphs, nested tables included, joined by newlines.
    package func string(of cell: Cell) -> String { string(of: cell.blocks) }

    /// The text of `blocks` in reading order, blocks and cells joined by newlines.
    package func string(of blocks: [Block]) -> String {
        var bytes: [UInt8] = []
        var isFirst = true
        appendText(of: blocks, to: &bytes, isFirst: &isFirst)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func appendText(of blocks: [Block], to bytes: inout [UInt8], isFirst: inout Bool) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                if !isFirst { bytes.append(UInt8(ascii: "\n")) }
                isFirst = false
                bytes.append(contentsOf: text.bytes[paragraph.text.bounds])
            case .table(let table):
                for row in table.rows {
                    for cell in row.cells where !cell.isContinuation {
                        appendText(of: cell.blocks, to: &bytes, isFirst: &isFirst)
                    }
                }
            }
        }
    }
}

/// The formats that are read.
package enum DocumentFormat: String, Sendable {
    /// Office Open XML WordprocessingML (ISO/IEC 29500): `.docx`, `.docm`, `.dotx`, `.dotm`.
    case docx
    /// OpenDocument text in a package (ISO/IEC 26300): `.odt`, `.ott`.
    case odt
    /// OpenDocument text as a single XML file: `.fodt`.
    case fodt
}

/// One unit of the body.
package enum Block: Sendable, Equatable {
    case paragraph(Paragraph)
    case table(Table)
}

/// A note, header or footer, apart from the body.
package struct Aside: Sendable, Equatable {
    package enum Kind: String, Sendable { case footnote, endnote, header, footer }
    package var kind: Kind
    package var blocks: [Block]

    package init(kind: Kind, blocks: [Block]) {
        self.kind = kind
        self.blocks = blocks
    }
}

/// Counts of what was left out or changed on reading; keys as in the contract of `outline`.
package struct ReadingNotes: Sendable, Equatable {
    /// Tracked insertions, read as text.
    package var insertions = 0
    /// Tracked deletions, left out.
    package var deletions = 0
    /// Comments of people; those the program itself wrote (``RemarkAuthor``) do not count.
    package var comments = 0
    /// Runs or paragraphs of hidden text, left out.
    package var hidden = 0
    /// Fields; their results are text, their codes are not.
    package var fields = 0
    package var pictures = 0
    /// Embedded objects (sheets, formulas, charts) whose content was not read.
    package var embedded = 0
    /// Parts or constructs that could not be read and were passed over.
    package var skipped = 0

    package init() {}
}

/// Hints about where the file came from. Templates travel between schools, so these prove nothing.
package struct DocumentProperties: Sendable, Equatable {
    package var title = ""
    package var creator = ""
    package var lastModifiedBy = ""
    package var company = ""

    package init() {}
}
