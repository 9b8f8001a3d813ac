/// Where a piece of text stands in a document. All numbers are 1-based.
///
/// A block's number is the same on every machine and in every program, so two people always find the same spot;
/// a page number would not be.
package struct Place: Sendable, Hashable {
    /// Number of the body block (paragraph or table) in reading order.
    package var block: Int
    /// ``Table/ordinal`` of the innermost table that holds the text.
    package var table: Int?
    /// Row of that table.
    package var row: Int?
    /// Column of that table's grid where the cell begins.
    package var cell: Int?

    package init(block: Int, table: Int? = nil, row: Int? = nil, cell: Int? = nil) {
        self.block = block
        self.table = table
        self.row = row
        self.cell = cell
    }
}

extension Document {
    /// Calls `visit` for every paragraph of the body in reading order, those in tables and nested tables included.
    package func forEachParagraph(_ visit: (Paragraph, Place) -> Void) {
        for (index, block) in blocks.enumerated() {
            Self.visit(block, at: Place(block: index + 1), visit)
        }
    }

    private static func visit(_ block: Block, at place: Place, _ visit: (Paragraph, Place) -> Void) {
        switch block {
        case .paragraph(let paragraph):
            visit(paragraph, place)
        case .table(let table):
            for (rowIndex, row) in table.rows.enumerated() {
                for cell in row.cells where !cell.isContinuation {
                    let inside = Place(
                        block: place.block,
                        table: table.ordinal,
                        row: rowIndex + 1,
                        cell: cell.column + 1
                    )
                    for block in cell.blocks { Self.visit(block, at: inside, visit) }
                }
            }
        }
    }

    /// All tables of the body, nested ones after the one that holds them, with the number of the block they stand in.
    package var tables: [(block: Int, table: Table)] {
        var found: [(Int, Table)] = []
        func collect(_ block: Block, _ number: Int) {
            guard case .table(let table) = block else { return }
            found.append((number, table))
            for row in table.rows {
                for cell in row.cells {
                    for inner in cell.blocks { collect(inner, number) }
                }
            }
        }
        for (index, block) in blocks.enumerated() { collect(block, index + 1) }
        return found
    }
}
