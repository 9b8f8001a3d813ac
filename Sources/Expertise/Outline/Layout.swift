internal import DocumentModel

/// One line of the body: a paragraph, or a piece of it between two line breaks.
struct Line {
    var paragraph: Paragraph
    /// Bytes of the document's text.
    var bytes: Range<Int>
    var place: Place
    /// The first words; see ``Layout/scannedBytes``.
    var text: ScannedText
    /// Index into ``Layout/tables`` of the innermost table; nil in the body.
    var table: Int?
    /// It begins its paragraph: only then the paragraph's label and bold prefix are its own.
    var isParagraphStart: Bool
    /// Bytes at the start of the line that are bold.
    var boldPrefix: Int
    var isBold: Bool
    var isCapitals: Bool
    /// A line of a contents list: proves nothing.
    var isContents = false

    var isEmpty: Bool { text.isEmpty }
    var isCentered: Bool { paragraph.alignment == .center }
    /// Short enough for a title: 160 letters of two bytes.
    var isShort: Bool { bytes.count <= 320 }
    var isInTextBox: Bool { paragraph.traits.contains(.textBox) }
    var isListItem: Bool { isParagraphStart && paragraph.listLevel != nil }
}

/// A document as lines in reading order and tables as grids of lines; every text is folded once, here.
struct Layout {
    private(set) var lines: [Line] = []
    private(set) var tables: [Grid] = []
    let document: Document
    let scanner: WordScanner

    /// Words beyond this many bytes of a line are not looked at: titles, labels and names of risks stand before.
    static let scannedBytes = 640

    struct Grid {
        var ordinal: Int
        var block: Int
        var rows: [GridRow] = []
        var lines: Range<Int> = 0..<0
        var columnCount = 0
        /// Depth of nesting, 0 in the body.
        var depth = 0
    }

    struct GridRow {
        var cells: [GridCell] = []
        var lines: Range<Int> = 0..<0
        var isHeader = false
    }

    struct GridCell {
        var column: Int
        var span: Int
        var isContinuation: Bool
        var lines: Range<Int>
    }

    init(_ document: Document, scanner: WordScanner) {
        self.document = document
        self.scanner = scanner
        // Most lines stand in the body or in a few tables of some fifty cells.
        lines.reserveCapacity(document.blocks.count + 200)
        for (index, block) in document.blocks.enumerated() {
            add(block, at: Place(block: index + 1), table: nil, depth: 0)
        }
    }

    mutating func markContents(_ range: some Sequence<Int>) {
        for index in range { lines[index].isContents = true }
    }

    /// The text of a line as written.
    func string(_ index: Int) -> String { document.text[TextRange(lines[index].bytes)] }

    /// The lines of `range` that hold anything, joined by `separator`.
    func string(_ range: Range<Int>, separator: String = "\n") -> String {
        if range.count == 1 {
            return document.text[TextRange(Blanks.trimmed(document.text.bytes, lines[range.lowerBound].bytes))]
        }
        var bytes: [UInt8] = []
        for index in range {
            let trimmed = Blanks.trimmed(document.text.bytes, lines[index].bytes)
            guard !trimmed.isEmpty else { continue }
            if !bytes.isEmpty { bytes.append(contentsOf: separator.utf8) }
            bytes.append(contentsOf: document.text.bytes[trimmed])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A hash of the words of several lines.
    func wordHash(_ range: Range<Int>) -> LetterHash {
        var hash = Hashing64.seed
        for index in range {
            for token in lines[index].text.tokens { hash = Hashing64.mix(hash, token.word) }
        }
        return hash
    }

    /// Words of several lines as one text; a line break stands between them.
    func tokens(_ range: Range<Int>) -> [Token] {
        var all: [Token] = []
        for index in range {
            var tokens = lines[index].text.tokens
            if !all.isEmpty, !tokens.isEmpty { tokens[0].before.insert(.space) }
            all += tokens
        }
        return all
    }

    func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { lines[$0].isEmpty } }

    /// Calls `visit` for every paragraph of the body in reading order, with what its lines show together.
    func forEachParagraph(_ visit: (Paragraph, Place, LineSigns) -> Void) {
        var start = 0
        while start < lines.count {
            var signs = lines[start].text.signs
            var end = start + 1
            while end < lines.count, !lines[end].isParagraphStart {
                signs.formUnion(lines[end].text.signs)
                end += 1
            }
            visit(lines[start].paragraph, lines[start].place, signs)
            start = end
        }
    }

    // MARK: Building

    private mutating func add(_ block: Block, at place: Place, table: Int?, depth: Int) {
        switch block {
        case .paragraph(let paragraph): add(paragraph, at: place, table: table)
        case .table(let source): add(source, at: place, depth: depth)
        }
    }

    private mutating func add(_ source: Table, at place: Place, depth: Int) {
        let index = tables.count
        tables.append(Grid(ordinal: source.ordinal, block: place.block, depth: depth))
        let start = lines.count
        var rows: [GridRow] = []
        var columnCount = 0
        for (rowIndex, row) in source.rows.enumerated() {
            let rowStart = lines.count
            var cells: [GridCell] = []
            for cell in row.cells {
                let cellStart = lines.count
                let inside = Place(
                    block: place.block,
                    table: source.ordinal,
                    row: rowIndex + 1,
                    cell: cell.column + 1
                )
                if !cell.isContinuation {
                    for block in cell.blocks { add(block, at: inside, table: index, depth: depth + 1) }
                }
                columnCount = max(columnCount, cell.column + cell.columnSpan)
                cells.append(
                    GridCell(
                        column: cell.column,
                        span: cell.columnSpan,
                        isContinuation: cell.isContinuation,
                        lines: cellStart..<lines.count
                    )
                )
            }
            rows.append(GridRow(cells: cells, lines: rowStart..<lines.count, isHeader: row.isHeader))
        }
        tables[index].rows = rows
        tables[index].columnCount = columnCount
        tables[index].lines = start..<lines.count
    }

    private mutating func add(_ paragraph: Paragraph, at place: Place, table: Int?) {
        let bounds = paragraph.text.bounds
        let isAllBold = isBold(paragraph)
        var start = bounds.lowerBound
        var isFirst = true
        while isFirst || start < bounds.upperBound {
            let (text, end) = scanner.scanLine(
                document.text.bytes,
                start..<bounds.upperBound,
                limit: Self.scannedBytes
            )
            append(text, start..<end, of: paragraph, at: place, table: table, isFirst: isFirst, isAllBold: isAllBold)
            start = end + 1
            isFirst = false
        }
    }

    private func isBold(_ paragraph: Paragraph) -> Bool {
        let count = paragraph.text.count
        return count > 0 && Int(paragraph.boldBytes) * 100 >= count * 85
    }

    private mutating func append(
        _ text: ScannedText,
        _ bytes: Range<Int>,
        of paragraph: Paragraph,
        at place: Place,
        table: Int?,
        isFirst: Bool,
        isAllBold: Bool
    ) {
        let boldEnd = paragraph.text.bounds.lowerBound + Int(paragraph.boldPrefixBytes)
        let boldPrefix = max(0, min(boldEnd, bytes.upperBound) - bytes.lowerBound)
        lines.append(
            Line(
                paragraph: paragraph,
                bytes: bytes,
                place: place,
                text: text,
                table: table,
                isParagraphStart: isFirst,
                boldPrefix: boldPrefix,
                isBold: isAllBold || (!bytes.isEmpty && boldPrefix * 100 >= bytes.count * 85),
                isCapitals: paragraph.traits.contains(.capitals) || isCapitals(bytes),
                isContents: paragraph.traits.contains(.contents)
            )
        )
    }

    /// At least two Russian letters, and no small one; only short lines are looked at.
    private func isCapitals(_ range: Range<Int>) -> Bool {
        guard range.count <= 400 else { return false }
        return document.text.bytes.withUnsafeBufferPointer { bytes in
            var capitals = 0
            var previous: UInt8 = 0
            for position in range {
                let byte = bytes[position]
                if previous == 0xD0 {
                    if (0x90...0xAF).contains(byte) || byte == 0x81 { capitals += 1 }
                    if byte >= 0xB0 { return false }
                } else if previous == 0xD1, (0x80...0x91).contains(byte) {
                    return false
                }
                previous = byte
            }
            return capitals >= 2
        }
    }
}

extension TextRange {
    init(_ range: Range<Int>) { self.init(start: UInt32(range.lowerBound), end: UInt32(range.upperBound)) }
}
