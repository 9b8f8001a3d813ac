internal import DocumentModel

/// A table that is open, with the row and the cell reading stands in.
struct WordTableState {
    enum Merge { case none, start, goesOn }

    var ordinal: Int
    /// Blocks of the container that holds the table.
    var outerBlocks: [Block]
    /// The table stands inside a paragraph, which goes on behind it.
    var interruptsParagraph: Bool
    var rows: [Row] = []

    var cells: [Cell] = []
    var column = 0
    var isInRowProperties = false
    var isHeader = false
    var isRowDeleted = false

    var span = 1
    var vertical = Merge.none
    var horizontal = Merge.none
    var isCellDeleted = false
    /// Columns in which a vertically merged cell of the row above may go on.
    var mergedColumns: Set<Int> = []
    var mergedColumnsOfRow: Set<Int> = []
}

extension WordStory {
    /// Widest span believed. Picked: Word allows 63 columns, other programs a few hundred.
    private static let widestSpan = 1024

    mutating func openTable() {
        let interrupts = paragraph.isOpen
        if interrupts { closeParagraph() }
        flushJoined()
        tablesOpened += 1
        tables.append(WordTableState(ordinal: tablesOpened, outerBlocks: blocks, interruptsParagraph: interrupts))
        blocks = []
    }

    mutating func openRow() {
        guard let last = tables.indices.last else { return }
        tables[last].cells = []
        tables[last].column = 0
        tables[last].isHeader = false
        tables[last].isRowDeleted = false
        tables[last].mergedColumnsOfRow = []
    }

    mutating func setRowProperties(_ isOpen: Bool) {
        guard let last = tables.indices.last else { return }
        tables[last].isInRowProperties = isOpen
    }

    mutating func openCell() {
        guard let last = tables.indices.last else { return }
        tables[last].span = 1
        tables[last].vertical = .none
        tables[last].horizontal = .none
        tables[last].isCellDeleted = false
        blocks = []
    }

    mutating func readTableProperty(_ name: WordName, _ element: XMLElement<WordName, WordSpace>) {
        guard let last = tables.indices.last else { return }
        let value = element.value(of: .val)
        switch name {
        case .gridSpan: tables[last].span = min(max(value?.integer ?? 1, 1), Self.widestSpan)
        case .vMerge: tables[last].vertical = value?.equals("restart") == true ? .start : .goesOn
        case .hMerge: tables[last].horizontal = value?.equals("restart") == true ? .start : .goesOn
        case .gridBefore: tables[last].column = min(max(value?.integer ?? 0, 0), Self.widestSpan)
        case .tblHeader: tables[last].isHeader = element.isOn
        case .cellDel:
            notes.deletions += 1
            tables[last].isCellDeleted = true
        default: return
        }
    }

    mutating func closeCell() {
        guard let last = tables.indices.last else { return }
        if paragraph.isOpen { closeParagraph() }
        flushJoined()
        defer { blocks = [] }
        let column = tables[last].column
        let span = tables[last].span
        tables[last].column = column + span
        if tables[last].isCellDeleted { return }
        if tables[last].horizontal == .goesOn, let before = tables[last].cells.indices.last {
            noteCoveredText()
            tables[last].cells[before].columnSpan += span
            return
        }
        // A cell that goes on with nothing above is a cell of its own.
        let goesOn = tables[last].vertical == .goesOn && tables[last].mergedColumns.contains(column)
        if tables[last].vertical != .none { tables[last].mergedColumnsOfRow.insert(column) }
        if goesOn { noteCoveredText() }
        countKept(1)
        tables[last].cells.append(
            Cell(blocks: goesOn ? [] : blocks, column: column, columnSpan: span, isContinuation: goesOn)
        )
    }

    /// Text in a cell that another one covers is not shown.
    private mutating func noteCoveredText() {
        let hasText = blocks.contains { block in
            if case .paragraph(let paragraph) = block { !paragraph.text.isEmpty } else { true }
        }
        if hasText { notes.hidden += 1 }
    }

    mutating func closeRow() {
        guard let last = tables.indices.last else { return }
        tables[last].mergedColumns = tables[last].mergedColumnsOfRow
        guard !tables[last].isRowDeleted else { return }
        countKept(2)
        tables[last].rows.append(Row(cells: tables[last].cells, isHeader: tables[last].isHeader))
        tables[last].cells = []
    }

    mutating func closeTable() {
        guard var table = tables.popLast() else { return }
        // Swapped, not copied: a second owner would make the next append copy the whole body.
        swap(&blocks, &table.outerBlocks)
        if !table.rows.isEmpty {
            countKept(4)
            blocks.append(.table(Table(ordinal: table.ordinal, rows: table.rows)))
        } else if table.ordinal == tablesOpened {
            // Nothing of it is shown, so the next table takes its number.
            tablesOpened -= 1
        }
        if table.interruptsParagraph { openParagraph() }
    }
}
