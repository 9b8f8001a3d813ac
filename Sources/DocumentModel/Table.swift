/// A table as rows of cells on a grid.
package struct Table: Sendable, Equatable {
    /// 1-based number of the table in the document, in reading order; a nested table comes after the one around it.
    package var ordinal: Int
    package var rows: [Row]

    package init(ordinal: Int, rows: [Row] = []) {
        self.ordinal = ordinal
        self.rows = rows
    }
}

package struct Row: Sendable, Equatable {
    package var cells: [Cell]
    /// Marked to be repeated at the top of each page.
    package var isHeader: Bool

    package init(cells: [Cell] = [], isHeader: Bool = false) {
        self.cells = cells
        self.isHeader = isHeader
    }
}

/// One cell; a merged cell is one cell with spans.
///
/// In the rows below its first one, a vertically merged cell is stood for by a cell with ``isContinuation`` and
/// without blocks, in DOCX and ODF alike; columns covered horizontally have no cell of their own.
package struct Cell: Sendable, Equatable {
    package var blocks: [Block]
    /// 0-based column of the table's grid where the cell begins.
    package var column: Int
    package var columnSpan: Int
    /// The cell continues the one above it.
    package var isContinuation: Bool

    package init(blocks: [Block] = [], column: Int, columnSpan: Int = 1, isContinuation: Bool = false) {
        self.blocks = blocks
        self.column = column
        self.columnSpan = columnSpan
        self.isContinuation = isContinuation
    }
}
