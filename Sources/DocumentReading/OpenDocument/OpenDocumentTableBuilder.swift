internal import DocumentModel

/// A table that is being read: rows so far, and which columns a merged cell of an earlier row covers.
struct OpenDocumentTableBuilder {
    private(set) var rows: [Row] = []
    private var cells: [Cell] = []
    private var column = 0
    private var rowCopies = 1
    private var headerDepth = 0
    /// Merged cells by their first column, which ``mergedColumns`` lists; those that ended stay until they are met.
    private var merged: [Int: MergedCell] = [:]
    private var mergedColumns = ColumnSet()
    /// The latest cell of this row that covers columns to its right.
    private var wideCell: (endColumn: Int, index: Int)?

    /// What the attributes of a cell say; all from 1.
    struct CellShape {
        var copies = 1
        var columnSpan = 1
        var rowSpan = 1
        var isCovered = false
    }

    private struct MergedCell {
        var row: Int
        var index: Int
        var endRow: Int
        var columnSpan: Int
    }

    /// Largest column number and span taken over. Picked: four times what LibreOffice allows in a sheet.
    static let mostColumns = 65_536

    mutating func beginHeaderRows() { headerDepth += 1 }
    mutating func endHeaderRows() { headerDepth -= 1 }

    mutating func beginRow(copies: Int) {
        cells = []
        column = 0
        rowCopies = copies
        wideCell = nil
    }

    /// Ends a cell that holds `blocks`.
    mutating func endCell(_ shape: CellShape, blocks: [Block], copyBudget: inout OpenDocumentCopyBudget) {
        if shape.isCovered { return cover(shape.copies, blocks: blocks, copyBudget: &copyBudget) }
        let copies = copyBudget.allowed(shape.copies, of: blocks)
        for _ in 0..<copies {
            let index = cells.count
            cells.append(Cell(blocks: blocks, column: column, columnSpan: shape.columnSpan))
            if shape.rowSpan > 1 {
                merged[column] = MergedCell(
                    row: rows.count,
                    index: index,
                    endRow: rows.count + shape.rowSpan,
                    columnSpan: shape.columnSpan
                )
                mergedColumns.insert(column)
            }
            // Covered cells have their own elements, so the next one begins one column on.
            if shape.columnSpan > 1 { wideCell = (endColumn: column + shape.columnSpan, index: index) }
            column = min(column + 1, Self.mostColumns)
        }
        // Copies beyond the budget still take their columns.
        column = min(column + shape.copies - copies, Self.mostColumns)
    }

    /// Takes `count` columns that merged cells cover: one cell stands for each merged cell of a row above.
    ///
    /// A covered cell that is repeated may ask for as many cells as a copied one, so they come out of the same budget.
    private mutating func cover(_ count: Int, blocks: [Block], copyBudget: inout OpenDocumentCopyBudget) {
        let end = min(column + count, Self.mostColumns)
        var isFirst = true
        var next = column
        while let start = mergedColumns.first(from: next), start < end {
            next = start + 1
            guard let cell = standing(at: start), cell.row < rows.count else { continue }
            guard isFirst || copyBudget.allowed(2, of: []) == 2 else { break }
            isFirst = false
            cells.append(Cell(column: start, columnSpan: cell.columnSpan, isContinuation: true))
        }
        if blocks.contains(where: \.hasText) { giveToCoveringCell(blocks) }
        column = end
    }

    /// The merged cell that begins at `start` and has not ended; one that has is forgotten.
    private mutating func standing(at start: Int) -> MergedCell? {
        guard let cell = merged[start] else {
            mergedColumns.remove(start)
            return nil
        }
        if rows.count < cell.endRow { return cell }
        merged[start] = nil
        mergedColumns.remove(start)
        return nil
    }

    /// Text in a covered cell is shown by no program, yet it is text of the author: it goes to the covering cell.
    private mutating func giveToCoveringCell(_ blocks: [Block]) {
        if let wideCell, wideCell.endColumn > column {
            cells[wideCell.index].blocks += blocks
        } else if let cell = coveringCell() {
            rows[cell.row].cells[cell.index].blocks += blocks
        } else {
            cells.append(Cell(blocks: blocks, column: column))
        }
    }

    /// The merged cell of a row above that reaches over the present column.
    private mutating func coveringCell() -> MergedCell? {
        while let start = mergedColumns.last(upTo: column) {
            guard let cell = standing(at: start) else { continue }
            return cell.row < rows.count && start + cell.columnSpan > column ? cell : nil
        }
        return nil
    }

    mutating func endRow(copyBudget: inout OpenDocumentCopyBudget) {
        let row = Row(cells: cells, isHeader: headerDepth > 0)
        rows.append(row)
        if rowCopies > 1 {
            let copies = copyBudget.allowed(rowCopies, of: cells.flatMap(\.blocks), extra: cells.count)
            for _ in 1..<copies { rows.append(row) }
        }
        cells = []
    }
}

/// How much may still be added to a document by cells and rows that are to be repeated.
///
/// A dozen bytes can ask for a million copies of a long text; honest files repeat empty cells and a few numbers.
struct OpenDocumentCopyBudget {
    /// Bytes of text that copies may add, each cell and paragraph weighing ``weightOfOne``. Picked.
    private var left = 4 << 20
    private static let weightOfOne = 64
    /// Copies that were asked for and not made.
    private(set) var refused = 0

    /// How many of `copies` copies may be made; the first one costs nothing.
    mutating func allowed(_ copies: Int, of blocks: [Block], extra: Int = 0) -> Int {
        guard copies > 1 else { return 1 }
        let weight = Self.weightOfOne * (1 + extra) + blocks.reduce(0) { $0 + Self.weight(of: $1) }
        let allowed = min(copies - 1, left / weight)
        left -= allowed * weight
        refused += copies - 1 - allowed > 0 ? 1 : 0
        return allowed + 1
    }

    private static func weight(of block: Block) -> Int {
        switch block {
        case .paragraph(let paragraph): weightOfOne + paragraph.text.count
        case .table(let table):
            table.rows.reduce(0) { sum, row in
                row.cells.reduce(sum) { $1.blocks.reduce($0 + weightOfOne) { $0 + weight(of: $1) } }
            }
        }
    }
}

extension Block {
    /// Whether the block shows anything that can be read.
    var hasText: Bool {
        switch self {
        case .paragraph(let paragraph): !paragraph.text.isEmpty
        case .table(let table): table.rows.contains { $0.cells.contains { $0.blocks.contains(where: \.hasText) } }
        }
    }
}
