/// A document to be printed on A4 and signed, whatever format it is written in.
///
/// The form follows GOST R 7.0.97-2016: a serif face of 12 points, a margin of 30 mm on the left for the file, 15 mm
/// on the right, 20 mm above and below.
package struct Paper: Sendable, Equatable {
    package var title: String
    /// Who made it, for the properties of the file.
    package var creator: String
    /// UTC, `2023-03-28T09:15:02Z`.
    package var created: String
    /// Stands at the foot of every page, left of the page's number.
    package var foot: String
    package var blocks: [PaperBlock]

    package init(title: String, creator: String, created: String, foot: String, blocks: [PaperBlock] = []) {
        self.title = title
        self.creator = creator
        self.created = created
        self.foot = foot
        self.blocks = blocks
    }

    /// Between the margins, in tenths of a millimetre.
    package static let textWidth = 1_650
}

package enum PaperBlock: Sendable, Equatable {
    case line(PaperLine)
    case table(PaperTable)
}

/// One paragraph.
package struct PaperLine: Sendable, Equatable {
    package enum Style: String, Sendable, CaseIterable {
        /// The name of the paper, in the middle.
        case title
        /// Under the name, in the middle.
        case subtitle
        /// Begins a section; never the last line of a page.
        case heading
        case body
        /// Hangs behind its number or sign, which a tab ends.
        case item
        case cell
        case cellHead
        /// In the middle of its cell.
        case cellCentre
        /// Small and grey: where something stands, what it says there.
        case cellNote
        /// Small: what is said about the paper itself.
        case note
    }

    package var style: Style
    /// Levels the line stands further in.
    package var indent: Int
    /// Stands on one page with what follows; a signature is never alone on a page.
    package var keepsWithNext: Bool
    package var spans: [PaperSpan]

    package init(_ style: Style, _ spans: [PaperSpan], indent: Int = 0, keepsWithNext: Bool = false) {
        self.style = style
        self.indent = indent
        self.keepsWithNext = keepsWithNext
        self.spans = spans
    }

    package init(_ style: Style, _ text: String, indent: Int = 0, keepsWithNext: Bool = false) {
        self.init(style, [PaperSpan(text)], indent: indent, keepsWithNext: keepsWithNext)
    }
}

/// A piece of a line set in one way; a tab and a line end in it are what they are.
package struct PaperSpan: Sendable, Equatable {
    package enum Tone: String, Sendable, CaseIterable { case plain, good, bad, doubtful }

    package var text: String
    package var isBold: Bool
    package var tone: Tone

    package init(_ text: String, isBold: Bool = false, tone: Tone = .plain) {
        self.text = text
        self.isBold = isBold
        self.tone = tone
    }
}

package struct PaperTable: Sendable, Equatable {
    package enum Form: String, Sendable, CaseIterable {
        /// Lines around every cell.
        case grid
        /// A line under every row.
        case ruled
        /// No lines; rows stay together on a page.
        case plain
    }

    package var form: Form
    /// Widths of the columns in tenths of a millimetre, all together ``Paper/textWidth``.
    package var widths: [Int]
    /// Stands at the top of the table on every page; as many cells as columns.
    package var head: [String]?
    /// Each with as many cells as columns; a cell has at least one line.
    package var rows: [[[PaperLine]]]

    package init(_ form: Form, widths: [Int], head: [String]? = nil, rows: [[[PaperLine]]]) {
        self.form = form
        self.widths = widths
        self.head = head
        self.rows = rows
    }
}

/// The measures of the styles, one place for both formats.
struct PaperStyleSheet {
    struct Face {
        var points: Double
        var isBold = false
        /// Hexadecimal RGB; nil for black.
        var colour: String?
        var spaceBefore = 0
        var spaceAfter = 0
        var lineHeightPercent = 100
        var isCentred = false
        var isJustified = false
        var keepsWithNext = false
        /// Tenths of a millimetre the lines stand in, the first one aside.
        var hanging = 0
    }

    /// Spaces are in twentieths of a point.
    static func face(_ style: PaperLine.Style) -> Face {
        switch style {
        case .title: Face(points: 14, isBold: true, spaceAfter: 60, isCentred: true, keepsWithNext: true)
        case .subtitle: Face(points: 12, spaceAfter: 40, isCentred: true, keepsWithNext: true)
        case .heading: Face(points: 12, isBold: true, spaceBefore: 240, spaceAfter: 100, keepsWithNext: true)
        case .body: Face(points: 12, spaceAfter: 80, lineHeightPercent: 108, isJustified: true)
        case .item: Face(points: 12, spaceAfter: 60, lineHeightPercent: 108, hanging: 75)
        case .cell: Face(points: 10.5, spaceAfter: 20)
        case .cellHead: Face(points: 10.5, isBold: true, isCentred: true)
        case .cellCentre: Face(points: 10.5, isCentred: true)
        case .cellNote: Face(points: 9, colour: "404040", spaceAfter: 60)
        case .note: Face(points: 9.5, colour: "404040", spaceBefore: 60, isJustified: true)
        }
    }

    static let typeface = "Times New Roman"

    /// Dark enough for print and for contrast on white (WCAG 2.2, 1.4.3); nil for black.
    static func colour(_ tone: PaperSpan.Tone) -> String? {
        switch tone {
        case .plain: nil
        case .good: "1B5E20"
        case .bad: "9B1C1C"
        case .doubtful: "7A4B00"
        }
    }

    /// Behind the head of a table.
    static let headFill = "E8EAED"
    static let lineColour = "808080"

    /// A4 in tenths of a millimetre.
    static let page = (width: 2_100, height: 2_970)
    static let margins = (left: 300, right: 150, top: 200, bottom: 200)
    /// Tenths of a millimetre for one level of ``PaperLine/indent``.
    static let indentStep = 60
}
